//! Which words of a message are looked up? What somebody typed, or else what it shows: a message that it
//! forwards, a card, a poll, the description of a picture.

use serenity::all::{Embed, Message, MessageSnapshot};

use super::render::limits;
use super::render::markdown::spoken;
use crate::corpus::sentence_ranges;
use crate::search::asks_everybody;

/// What somebody said in a message: typed, or forwarded without a word of their own.
pub(crate) fn said(message: &Message) -> String {
    if has_words(&message.content) {
        return message.content.clone();
    }
    let forwarded = message.message_snapshots.iter().map(|snapshot| snapshot.content.as_str());
    forwarded.collect::<Vec<_>>().join("\n")
}

/// All that can be looked up of a message to which somebody points.
pub(crate) fn shown(message: &Message) -> String {
    let said = spoken(&said(message));
    if has_words(&said) {
        return said;
    }
    let poll = message.poll.iter().filter_map(|poll| poll.question.text.clone());
    let cards = message.embeds.iter().flat_map(of_card);
    let forwarded = message.message_snapshots.iter().flat_map(of_forward);
    let pictures = message.attachments.iter().filter_map(|file| file.description.clone());
    let parts: Vec<_> = poll.chain(cards).chain(forwarded).chain(pictures).collect();
    spoken(&parts.join("\n"))
}

fn of_card(card: &Embed) -> impl Iterator<Item = String> + use<> {
    let fields = card.fields.iter().flat_map(|field| [field.name.clone(), field.value.clone()]);
    let fields: Vec<_> = fields.collect();
    [card.title.clone(), card.description.clone()].into_iter().flatten().chain(fields)
}

fn of_forward(snapshot: &MessageSnapshot) -> Vec<String> {
    let cards = snapshot.embeds.iter().flat_map(of_card);
    let pictures = snapshot.attachments.iter().filter_map(|file| file.description.clone());
    cards.chain(pictures).collect()
}

/// Whether there is anything in a text to read.
pub(crate) fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// A question as it is looked up: without Discord's signs, and no longer than [`limits::QUESTION`]. Of a
/// longer message, what asks in it is kept, wherever that stands.
pub(crate) fn question(text: &str) -> String {
    let text = spoken(text);
    if text.chars().count() <= limits::QUESTION {
        return text;
    }
    let sentences = sentence_ranges(&text).into_iter().map(|range| text[range].trim());
    let asking: Vec<_> = sentences.filter(|sentence| asks_everybody(sentence)).collect();
    limits::cut(&if asking.is_empty() { text.clone() } else { asking.join(" ") }, limits::QUESTION)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const QUESTION: &str = "Waarom helpen zwakke banden bij het vinden van werk?";

    fn message(parts: &serde_json::Value) -> Message {
        let mut whole = json!({
            "id": "1", "channel_id": "2", "type": 0, "content": "", "timestamp": "2026-11-01T00:00:00Z",
            "edited_timestamp": null, "tts": false, "mention_everyone": false, "mentions": [],
            "mention_roles": [], "attachments": [], "embeds": [], "pinned": false,
            "author": { "id": "3", "username": "a", "discriminator": "0", "avatar": null },
        });
        for (key, value) in parts.as_object().expect("parts") {
            whole[key] = value.clone();
        }
        serde_json::from_value(whole).expect("as Discord sends it")
    }

    #[test]
    fn what_was_typed_goes_before_what_is_shown() {
        let card = json!([{ "type": "rich", "title": QUESTION, "description": "Nieuw op ons blog." }]);
        let both = message(&json!({ "content": "Wat is een netwerk?", "embeds": card }));
        assert_eq!(shown(&both), "Wat is een netwerk?");
        assert_eq!(shown(&message(&json!({ "embeds": card }))), format!("{QUESTION} Nieuw op ons blog."));
        let preview = message(&json!({ "content": "https://voorbeeld.nl/a", "embeds": card }));
        assert!(shown(&preview).starts_with(QUESTION));
    }

    #[test]
    fn a_forward_is_said_and_a_poll_and_a_described_picture_are_shown() {
        let snapshot = json!({ "type": 0, "content": QUESTION, "timestamp": "2026-11-01T00:00:00Z",
            "edited_timestamp": null, "mentions": [], "attachments": [], "embeds": [], "flags": 0 });
        let forward = message(&json!({ "message_snapshots": [{ "message": snapshot }] }));
        assert_eq!(said(&forward), QUESTION);
        let poll = json!({ "question": { "text": QUESTION }, "answers": [], "expiry": null,
            "allow_multiselect": false, "layout_type": 1 });
        assert_eq!(shown(&message(&json!({ "poll": poll }))), QUESTION);
        let picture = json!([{ "id": "5", "filename": "a.png", "size": 1, "url": "https://x/a.png",
            "proxy_url": "https://x/a.png", "description": QUESTION }]);
        let picture = message(&json!({ "attachments": picture }));
        assert_eq!((said(&picture).as_str(), shown(&picture).as_str()), ("", QUESTION));
    }

    #[test]
    fn of_a_long_message_the_question_is_kept_wherever_it_stands() {
        let story = "Gisteren liep ik door de stad en zag van alles. ".repeat(40);
        assert_eq!(question(&format!("{story}{QUESTION}")), QUESTION);
        assert_eq!(question(&format!("{QUESTION} {story}")), QUESTION);
        assert!(question(&story).chars().count() <= limits::QUESTION);
        assert_eq!(question("Kort. En goed?"), "Kort. En goed?");
    }
}
