//! What does a message look like to the person who reads it? Plain text, for snapshots.

use serde_json::Value;

use super::world::World;
use super::world::ids::Id;

/// The components within rows.
pub(super) fn parts(rows: &[Value]) -> impl Iterator<Item = &Value> {
    rows.iter().flat_map(|row| row["components"].as_array().into_iter().flatten())
}

/// A message.
pub(super) fn message(world: &World, id: Id) -> String {
    let message = world.message(id);
    let mut lines = vec![headline(world, id)];
    if !message.content.is_empty() {
        lines.push(readable(world, &message.content));
    }
    for (index, embed) in message.embeds.iter().enumerate() {
        lines.extend((index > 0).then(|| "|---".to_owned()));
        lines.extend(embed_lines(world, embed));
    }
    lines.extend(message.attachments.iter().map(|file| format!("file: {}", plain(&file["filename"]))));
    for row in &message.components {
        let cells = row["components"].as_array().into_iter().flatten();
        lines.push(cells.map(component).collect::<Vec<_>>().join(" "));
    }
    lines.join("\n")
}

/// Who sees it, whom it replies to and pings.
fn headline(world: &World, id: Id) -> String {
    let message = world.message(id);
    if message.deleted {
        return "deleted".to_owned();
    }
    let mut line = if message.is_ephemeral() { "ephemeral" } else { "public" }.to_owned();
    if !message.is_readable() {
        line += ", thinking";
    }
    if let Some(replied) = message.reference.and_then(|id| world.messages.get(&id)) {
        line += &format!(", reply to @{}", world.user(replied.author).shown_name());
    }
    let pings = world.ping_names(&message.pings, message.channel);
    if !pings.is_empty() {
        line += &format!(", pings {}", pings.join(" "));
    }
    line
}

fn embed_lines(world: &World, embed: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().map(|text| readable(world, text));
    let linked = |text: String, url: &Value| match url.as_str() {
        Some(url) => format!("{text} <{url}>"),
        None => text,
    };
    let mut lines = Vec::new();
    if let Some(colour) = embed["color"].as_u64() {
        lines.push(format!("colour: #{colour:06x}"));
    }
    let author = &embed["author"];
    lines.extend(text(&author["name"]).map(|t| linked(format!("author: {t}"), &author["url"])));
    lines.extend(text(&embed["title"]).map(|t| linked(format!("title: {t}"), &embed["url"])));
    lines.extend(text(&embed["description"]));
    for field in embed["fields"].as_array().into_iter().flatten() {
        let kind = if field["inline"] == true { "inline" } else { "field" };
        let value = text(&field["value"]).unwrap_or_default();
        lines.push(format!("{kind}: {} = {value}", plain(&field["name"])));
    }
    for picture in ["image", "thumbnail"] {
        lines.extend(embed[picture]["url"].as_str().map(|url| format!("{picture}: <{url}>")));
    }
    lines.extend(text(&embed["footer"]["text"]).map(|text| format!("footer: {text}")));
    lines.extend(text(&embed["timestamp"]).map(|text| format!("time: {text}")));
    lines.iter().flat_map(|line| line.lines()).map(|line| format!("| {line}")).collect()
}

/// A button as `[label]`, a select as `<placeholder: option | *chosen option>`.
fn component(part: &Value) -> String {
    let off = if part["disabled"] == true { " (disabled)" } else { "" };
    if part["type"] == 2 {
        let emoji = part["emoji"]["name"].as_str().unwrap_or_default();
        let label = [emoji, part["label"].as_str().unwrap_or_default()];
        let label: Vec<&str> = label.into_iter().filter(|text| !text.is_empty()).collect();
        let link = part["url"].as_str().map_or(String::new(), |url| format!(" -> {url}"));
        return format!("[{}{link}{off}]", label.join(" "));
    }
    let options = part["options"].as_array().into_iter().flatten().map(|option| {
        let chosen = if option["default"] == true { "*" } else { "" };
        format!("{chosen}{}", plain(&option["label"]))
    });
    let options = options.collect::<Vec<_>>().join(" | ");
    format!("<{}: {options}{off}>", plain(&part["placeholder"]))
}

/// A form: its title, and a line for each input.
pub(super) fn modal(world: &World, form: &Value) -> String {
    let mut lines = vec![format!("form: {}", plain(&form["title"]))];
    for (label, input) in inputs(form) {
        let size = if input["style"] == 2 { "paragraph" } else { "line" };
        let optional = if input["required"] == false { ", optional" } else { "" };
        let hint = input["placeholder"].as_str().map_or(String::new(), |t| format!(" ({t})"));
        let value = input["value"].as_str().map_or(String::new(), |text| format!(" = {text}"));
        lines.push(format!("{label}: {size}{optional}{hint}{}", readable(world, &value)));
    }
    lines.join("\n")
}

/// The inputs of a form with their labels, in rows or below labels.
pub(super) fn inputs(form: &Value) -> Vec<(String, &Value)> {
    let mut found = Vec::new();
    for row in form["components"].as_array().into_iter().flatten() {
        if row["component"].is_object() {
            found.push((plain(&row["label"]), &row["component"]));
        }
        for input in row["components"].as_array().into_iter().flatten() {
            found.push((plain(&input["label"]), input));
        }
    }
    found
}

fn plain(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// A text with its mentions as Discord shows them.
fn readable(world: &World, text: &str) -> String {
    let mut shown = text.to_owned();
    for user in world.users.values() {
        for mention in [format!("<@{}>", user.id), format!("<@!{}>", user.id)] {
            shown = shown.replace(&mention, &format!("@{}", user.shown_name()));
        }
    }
    for role in world.guilds.values().flat_map(|guild| &guild.roles) {
        shown = shown.replace(&format!("<@&{}>", role.id), &format!("@{}", role.name));
    }
    for channel in world.channels.values() {
        shown = shown.replace(&format!("<#{}>", channel.id), &format!("#{}", channel.name));
    }
    for command in &world.commands {
        shown = shown.replace(&format!(":{}>", command.id), ">");
    }
    shown
}
