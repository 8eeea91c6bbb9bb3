//! How is an export of a chat read: of Discord (by DiscordChatExporter), Telegram or Slack, in JSON?

use serde_json::Value;

use crate::import::draft::{Block, Draft};
use crate::import::markdown::inline::{BOLD, END_BOLD};
use crate::import::problem::Problem;
use crate::import::remark::Remark;

/// What a file of messages says where it begins.
const SIGNS: [&str; 2] = ["\"messages\"", "\"type\": \"message\""];
/// How many characters of a point in time are its day.
const DAY: usize = 10;

/// Whether a text of JSON begins as an export of a chat does.
pub(crate) fn is_chat(head: &str) -> bool {
    let packed = head.replace("\":\"", "\": \"");
    SIGNS.iter().any(|sign| packed.contains(sign))
}

/// Reads the messages, with a heading for each day.
///
/// # Errors
/// When it is no JSON, or nobody says anything in it.
pub(crate) fn read(text: &str) -> Result<Draft, Problem> {
    let export: Value = serde_json::from_str(text).map_err(|_| Problem::Broken("JSON"))?;
    let messages = export.get("messages").unwrap_or(&export).as_array().ok_or(Problem::NoText)?;
    let mut blocks = Vec::new();
    let mut day = String::new();
    for message in messages {
        let (Some(who), Some(words)) = (who(message), words(message)) else { continue };
        let on = when(message);
        if on != day && !on.is_empty() {
            blocks.push(Block::Heading { level: 1, words: on.clone() });
            day = on;
        }
        blocks.push(Block::Paragraph(format!("{BOLD}{who}:{END_BOLD} {words}")));
    }
    Ok(Draft { title: title(&export), blocks, remarks: vec![Remark::Chat], ..Draft::default() })
}

fn title(export: &Value) -> Option<String> {
    let channel = export.get("channel").and_then(|channel| channel.get("name"));
    channel.or(export.get("name")).and_then(Value::as_str).map(str::to_owned)
}

/// Who says it: by the name that the others see.
fn who(message: &Value) -> Option<String> {
    let author = message.get("author");
    let names = ["nickname", "name"].map(|name| author.and_then(|author| author.get(name)));
    let profile = message.get("user_profile").and_then(|profile| profile.get("real_name"));
    let others = [message.get("from"), profile, message.get("user")];
    let name = names.into_iter().chain(others).flatten().find_map(Value::as_str)?;
    Some(name.trim().to_owned()).filter(|name| !name.is_empty())
}

/// What is said. Telegram cuts it into pieces where a link or bold words stand.
fn words(message: &Value) -> Option<String> {
    let said = message.get("content").or(message.get("text"))?;
    let piece = |piece: &Value| {
        let text = piece.as_str().or_else(|| piece.get("text")?.as_str());
        text.unwrap_or_default().to_owned()
    };
    let words = match said {
        Value::Array(pieces) => pieces.iter().map(piece).collect::<String>(),
        other => piece(other),
    };
    Some(words.trim().to_owned()).filter(|words| !words.is_empty())
}

/// The day on which it was said; Slack counts seconds.
fn when(message: &Value) -> String {
    let told = message.get("timestamp").or(message.get("date")).and_then(Value::as_str);
    if let Some(told) = told {
        return told.chars().take(DAY).collect();
    }
    let seconds = message.get("ts").and_then(Value::as_str).and_then(|ts| ts.split('.').next()?.parse().ok());
    let moment = seconds.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    moment.map_or(String::new(), |moment| moment.to_string().chars().take(DAY).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::markdown::render;

    #[test]
    fn reads_the_exports_of_three_programs() {
        let expected = "## 2024-05-03\n\n**Jan:** Waar ligt de sleutel?\n\n**Mia:** Bij de beheerder.";
        for (text, title) in [
            (
                r#"{"channel":{"name":"vragen"},"messages":[
                {"timestamp":"2024-05-03T10:00:00Z","content":"Waar ligt de sleutel?","author":{"name":"jan1","nickname":"Jan"}},
                {"timestamp":"2024-05-03T10:01:00Z","content":"","author":{"name":"bot"}},
                {"timestamp":"2024-05-03T10:02:00Z","content":"Bij de beheerder.","author":{"name":"Mia"}}]}"#,
                Some("vragen"),
            ),
            (
                r#"{"name":"Huis","messages":[
                {"type":"service","date":"2024-05-03T09:00:00","text":""},
                {"type":"message","date":"2024-05-03T10:00:00","from":"Jan","text":"Waar ligt de sleutel?"},
                {"type":"message","date":"2024-05-03T10:02:00","from":"Mia","text":["Bij de ",{"type":"bold","text":"beheerder"},"."]}]}"#,
                Some("Huis"),
            ),
            (
                r#"[{"type":"message","user":"U1","user_profile":{"real_name":"Jan"},"text":"Waar ligt de sleutel?","ts":"1714730400.0001"},
                {"type":"message","user":"Mia","text":"Bij de beheerder.","ts":"1714730460.0001"}]"#,
                None,
            ),
        ] {
            assert!(is_chat(text), "{text}");
            let draft = read(text).expect("a chat");
            assert_eq!(draft.title.as_deref(), title);
            assert_eq!(render::markdown(&draft.blocks), expected);
        }
        assert!(!is_chat("{\"title\": \"Een\"}") && read("[1, 2").is_err() && read("{\"a\":1}").is_err());
    }
}
