//! Are the embeds of a message within Discord's limits, one by one and together?

use serde_json::Value;

use super::{Problems, below, items, limits};

/// Checks all embeds of a message.
pub(super) fn check(path: &str, embeds: &Value, problems: &mut Problems) {
    let mut together = 0;
    for (path, embed) in items(path, embeds) {
        one(&path, embed, problems);
        together += characters(embed);
    }
    if together > limits::EMBEDS_TOGETHER {
        let why = format!("Embed size exceeds maximum size of 6000; it is {together}.");
        problems.add(path, "MAX_EMBED_SIZE_EXCEEDED", &why);
    }
}

fn one(path: &str, embed: &Value, problems: &mut Problems) {
    let at = |key: &str| below(path, key);
    problems.length(&at("title"), &embed["title"], 0, limits::EMBED_TITLE);
    problems.length(&at("description"), &embed["description"], 0, limits::EMBED_DESCRIPTION);
    problems.length(&at("footer.text"), &embed["footer"]["text"], 0, limits::EMBED_FOOTER);
    problems.length(&at("author.name"), &embed["author"]["name"], 0, limits::EMBED_AUTHOR);
    problems.range(&at("color"), &embed["color"], 0, limits::COLOUR);
    problems.count(&at("fields"), &embed["fields"], 0, limits::EMBED_FIELDS);
    for (path, field) in items(&at("fields"), &embed["fields"]) {
        problems.required(&below(&path, "name"), &field["name"], 1, limits::FIELD_NAME);
        problems.required(&below(&path, "value"), &field["value"], 1, limits::FIELD_VALUE);
    }
    for (key, link) in links(embed) {
        url(&at(key), link, problems);
    }
    if characters(embed) == 0 && links(embed).all(|(_, link)| link.is_null()) {
        problems.add(path, "BASE_TYPE_REQUIRED", "an embed with nothing in it");
    }
}

fn links(embed: &Value) -> impl Iterator<Item = (&'static str, &Value)> {
    [
        ("url", &embed["url"]),
        ("author.url", &embed["author"]["url"]),
        ("author.icon_url", &embed["author"]["icon_url"]),
        ("footer.icon_url", &embed["footer"]["icon_url"]),
        ("image.url", &embed["image"]["url"]),
        ("thumbnail.url", &embed["thumbnail"]["url"]),
    ]
    .into_iter()
}

/// A link of an embed must lead to the web.
fn url(path: &str, value: &Value, problems: &mut Problems) {
    let Some(text) = value.as_str() else { return };
    let known = ["http://", "https://", "attachment://"];
    if !known.iter().any(|scheme| text.starts_with(scheme)) || text.contains(char::is_whitespace) {
        let why = format!("Not a well formed URL: {text:?}.");
        problems.add(path, "URL_TYPE_INVALID_URL", &why);
    }
    problems.length(path, value, 1, limits::EMBED_URL);
}

/// The characters of an embed that count towards the sum.
fn characters(embed: &Value) -> usize {
    let length = |value: &Value| value.as_str().map_or(0, |text| text.chars().count());
    let fields = embed["fields"].as_array().into_iter().flatten();
    let fields: usize = fields.map(|field| length(&field["name"]) + length(&field["value"])).sum();
    length(&embed["title"])
        + length(&embed["description"])
        + length(&embed["footer"]["text"])
        + length(&embed["author"]["name"])
        + fields
}
