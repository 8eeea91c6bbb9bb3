//! What does a request carry? Its query, and its JSON, sent as such or within a form.

use std::collections::BTreeMap;
use std::io;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::HeaderMap;
use serde_json::Value;
use serenity::futures::stream;

/// Discord takes at most 10 MiB from a bot.
const LARGEST: usize = 12 * 1024 * 1024;

/// The parts of a query string. The values bots send need no decoding.
pub(crate) fn query(text: Option<&str>) -> BTreeMap<String, String> {
    let pairs = text.unwrap_or_default().split('&').filter_map(|pair| pair.split_once('='));
    pairs.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
}

/// The JSON of a request; null where there is none, a string where it is none.
pub(crate) async fn read(headers: &HeaderMap, body: Body) -> Value {
    let kind = headers.get("content-type").and_then(|value| value.to_str().ok());
    let kind = kind.unwrap_or_default();
    if kind.starts_with("multipart/") {
        return form(kind, body).await;
    }
    let bytes = to_bytes(body, LARGEST).await.unwrap_or_default();
    if bytes.is_empty() {
        return Value::Null;
    }
    serde_json::from_slice(&bytes)
        .unwrap_or_else(|_| Value::String(String::from_utf8_lossy(&bytes).into_owned()))
}

async fn form(kind: &str, body: Body) -> Value {
    let request = Request::builder().header("content-type", kind).body(body);
    let request = request.expect("a request with one known header");
    let Ok(mut form) = Multipart::from_request(request, &()).await else { return Value::Null };
    while let Ok(Some(field)) = form.next_field().await {
        if field.name() == Some("payload_json") {
            let text = field.text().await.unwrap_or_default();
            return serde_json::from_str(&text).unwrap_or(Value::String(text));
        }
    }
    Value::Null
}

/// A body that breaks off after its first half.
pub(crate) fn breaking_off(text: String) -> Body {
    let half = Bytes::from(text.into_bytes()[..1].to_vec());
    let broken = io::Error::new(io::ErrorKind::ConnectionReset, "an injected fault");
    Body::from_stream(stream::iter([Ok(half), Err(broken)]))
}
