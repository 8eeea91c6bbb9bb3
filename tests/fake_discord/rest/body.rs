//! What does a request carry? Its query, and its JSON, sent as such or within a form.

use std::collections::BTreeMap;

use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::HeaderMap;
use serde_json::Value;

use crate::fake_discord::world::files::Upload;

/// Discord takes at most 10 MiB from a bot.
const LARGEST: usize = 12 * 1024 * 1024;

/// The parts of a query string. The values bots send need no decoding.
pub(crate) fn query(text: Option<&str>) -> BTreeMap<String, String> {
    let pairs = text.unwrap_or_default().split('&').filter_map(|pair| pair.split_once('='));
    pairs.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
}

/// The JSON of a request, null where there is none and a string where it is none; and its files.
pub(crate) async fn read(headers: &HeaderMap, body: Body) -> (Value, Vec<Upload>) {
    let kind = headers.get("content-type").and_then(|value| value.to_str().ok());
    let kind = kind.unwrap_or_default();
    if kind.starts_with("multipart/") {
        return form(kind, body).await;
    }
    let bytes = to_bytes(body, LARGEST).await.unwrap_or_default();
    (if bytes.is_empty() { Value::Null } else { parse(&bytes) }, Vec::new())
}

fn parse(bytes: &[u8]) -> Value {
    let text = || String::from_utf8_lossy(bytes).into_owned();
    serde_json::from_slice(bytes).unwrap_or_else(|_| Value::String(text()))
}

async fn form(kind: &str, body: Body) -> (Value, Vec<Upload>) {
    let request = Request::builder().header("content-type", kind).body(body);
    let request = request.expect("a request with one known header");
    let (mut json, mut uploads) = (Value::Null, Vec::new());
    let Ok(mut form) = Multipart::from_request(request, &()).await else { return (json, uploads) };
    while let Ok(Some(field)) = form.next_field().await {
        let part = field.name().unwrap_or_default().to_owned();
        let name = field.file_name().unwrap_or_default().to_owned();
        let content = field.bytes().await.unwrap_or_default();
        match part.strip_prefix("files[").and_then(|part| part.strip_suffix(']')) {
            Some(index) => {
                uploads.push(Upload { index: index.to_owned(), name, content: content.to_vec() });
            }
            None if part == "payload_json" => json = parse(&content),
            None => {}
        }
    }
    (json, uploads)
}
