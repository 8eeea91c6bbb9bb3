//! What goes to Discord for a reply? For whoever measures or draws a message without sending it.

use std::num::NonZeroU64;

use serde_json::Value;

use super::message::MessageBody;
use crate::app::Reply;
use crate::discord::render::command_links::CommandLinks;
use crate::discord::render::reader::Reader;
use crate::discord::render::reply;
use crate::domain::MemberId;

/// The body of the message that brings a reply to its asker, as it goes to Discord ("Create Message").
#[must_use]
pub fn message_body(reply: &Reply) -> Value {
    let (asker, commands) = (MemberId::new(NonZeroU64::MIN), CommandLinks::default());
    let card = reply::lay_out(reply, Reader::new(asker, &commands));
    // A message without files is plain data: it can always be written.
    serde_json::to_value(MessageBody::from(card).create()).unwrap_or_default()
}
