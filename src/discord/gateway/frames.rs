//! What stands in a frame of the gateway?

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Read as _;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use tokio_tungstenite::tungstenite::Message;

/// The most that a compressed frame may hold. The largest that Discord sends, a server with all it has,
/// is a few MB.
const LARGEST: u64 = 64 << 20;

/// A frame, of which only the head has been looked into.
#[derive(Debug, Deserialize)]
pub(super) struct Frame<'t> {
    pub(super) op: u8,
    /// The number of an event, which count up within a session.
    #[serde(default)]
    pub(super) s: Option<u64>,
    /// The name of an event.
    #[serde(borrow, default)]
    pub(super) t: Option<Cow<'t, str>>,
    #[serde(borrow, default)]
    d: Option<&'t RawValue>,
}

impl<'t> Frame<'t> {
    /// `None` where it is no frame of the gateway.
    pub(super) fn read(text: &'t str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// What it says, where it can be read as that.
    pub(super) fn says<D: Deserialize<'t>>(&self) -> Option<D> {
        serde_json::from_str(self.d?.get()).ok()
    }

    /// The same frame with these lists emptied, where it is an event that has some of them; `None` where not.
    pub(super) fn without(&self, lists: &[&str]) -> Option<String> {
        let mut d: BTreeMap<String, &RawValue> = self.says()?;
        let empty: &RawValue = serde_json::from_str("[]").ok()?;
        let full = d.iter_mut().filter(|(name, list)| {
            lists.contains(&name.as_str()) && list.get().starts_with('[') && list.get() != empty.get()
        });
        if full.map(|(_, list)| *list = empty).count() == 0 {
            return None;
        }
        serde_json::to_string(&Event { op: self.op, s: self.s, t: self.t.as_deref(), d }).ok()
    }

    /// Whether serenity can begin with it, as READY: what it can't read, it drops without a word.
    pub(super) fn begins(&self) -> bool {
        self.says::<serenity::all::Ready>().is_some()
    }
}

/// A frame as it is passed on.
#[derive(Serialize)]
struct Event<'f> {
    op: u8,
    s: Option<u64>,
    t: Option<&'f str>,
    d: BTreeMap<String, &'f RawValue>,
}

/// The first frame (op 10).
#[derive(Debug, Deserialize)]
pub(super) struct Hello {
    pub(super) heartbeat_interval: u64,
}

/// A session has begun.
#[derive(Debug, Deserialize)]
pub(super) struct Ready {
    pub(super) session_id: String,
    #[serde(default)]
    pub(super) resume_gateway_url: Option<String>,
    pub(super) user: Named,
    #[serde(default)]
    pub(super) guilds: Option<Vec<Named>>,
}

/// Something with an id; a server may be unavailable.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Named {
    pub(super) id: String,
    #[serde(default)]
    pub(super) unavailable: Option<bool>,
}

/// The text of a message, which may be compressed; `None` where there is none in it.
pub(super) fn text(message: Message) -> Option<String> {
    match message {
        Message::Text(text) => Some(text),
        Message::Binary(bytes) => {
            let mut text = String::new();
            let mut reader = flate2::read::ZlibDecoder::new(&bytes[..]).take(LARGEST);
            reader.read_to_string(&mut text).ok()?;
            Some(text)
        }
        _ => None,
    }
}

/// A frame of ours.
pub(super) fn frame(op: u8, d: &Value) -> Message {
    Message::Text(serde_json::json!({ "op": op, "d": d }).to_string())
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn the_head_of_a_frame_is_read_whatever_stands_in_it() {
        let text = r#"{"t":"READY","s":1,"op":0,"d":{"session_id":"s","user":{"id":"5"},"guilds":null}}"#;
        let frame = Frame::read(text).expect("a frame");
        assert_eq!((frame.op, frame.s, frame.t.as_deref()), (0, Some(1), Some("READY")));
        assert_eq!(frame.says::<Ready>().expect("it can be read").session_id, "s");
        assert!(frame.says::<Hello>().is_none());
        for odd in ["", "[]", "null", r#"{"op":"0"}"#, r#"{"op":-1}"#, r#"{"op":0"#, "1e999"] {
            assert!(Frame::read(odd).is_none(), "{odd}");
        }
        let deep = format!(r#"{{"op":0,"t":"X","s":3,"d":{}{}}}"#, "[".repeat(100_000), "]".repeat(100_000));
        assert!(Frame::read(&deep).is_none_or(|frame| frame.says::<Value>().is_none()));
    }

    #[test]
    fn lists_that_nobody_needs_are_left_out_and_the_rest_stays_as_it_was() {
        let text = r#"{"t":"GUILD_CREATE","s":7,"op":0,"d":{"id":"5","name":"é","channels":[{"id":"6"}],"roles":[1]}}"#;
        let frame = Frame::read(text).expect("a frame");
        let slim = frame.without(&["channels", "emojis"]).expect("it has channels");
        let read: Value = serde_json::from_str(&slim).expect("JSON");
        let d = serde_json::json!({ "id": "5", "name": "é", "channels": [], "roles": [1] });
        assert_eq!(read, serde_json::json!({ "t": "GUILD_CREATE", "s": 7, "op": 0, "d": d }));
        assert_eq!(frame.without(&["emojis"]), None);
        for odd in [r#"{"op":0,"d":[1]}"#, r#"{"op":0}"#, r#"{"op":0,"d":{"channels":null}}"#] {
            assert_eq!(Frame::read(odd).expect("a frame").without(&["channels"]), None, "{odd}");
        }
    }

    #[test]
    fn a_session_begins_only_with_what_serenity_can_read() {
        let ready = |guilds: &str| {
            format!(
                r#"{{"t":"READY","s":1,"op":0,"d":{{"v":10,"session_id":"s","resume_gateway_url":"wss://x",
                "user":{{"id":"5","username":"v","discriminator":"0","avatar":null}},
                "application":{{"id":"5","flags":0}},"guilds":{guilds}}}}}"#
            )
        };
        let begins = |text: &str| Frame::read(text).expect("a frame").begins();
        assert!(begins(&ready(r#"[{"id":"1","unavailable":true}]"#)));
        assert!(!begins(&ready("null")));
    }

    fn packed(text: &[u8]) -> Vec<u8> {
        let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(text).expect("memory");
        packed.finish().expect("memory")
    }

    #[test]
    fn a_compressed_frame_is_read_and_a_broken_or_endless_one_is_not() {
        let whole = packed(b"{\"op\":11}");
        assert_eq!(text(Message::Binary(whole.clone())).as_deref(), Some("{\"op\":11}"));
        assert_eq!(text(Message::Binary(whole[..6].to_vec())), None);
        assert_eq!(text(Message::Binary(b"nonsense".to_vec())), None);
        let bomb = packed(&vec![b'0'; 80 << 20]);
        assert!(text(Message::Binary(bomb)).is_none_or(|text| text.len() as u64 <= LARGEST));
    }
}
