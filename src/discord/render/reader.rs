//! For whom is a card laid out?

use super::button_ids::MessageNumber;
use super::command_links::CommandLinks;
use crate::domain::MemberId;

/// Who reads a card, and what they can do with it.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    /// The one who asked.
    pub(crate) asker: MemberId,
    /// Whether only they see it, in a place where others would if they shared it.
    pub(crate) shareable: bool,
    /// Whether it is a copy of their own that they read on in.
    pub(crate) is_copy: bool,
    /// The message that it was looked up for, from that message's own menu.
    pub(crate) about: Option<MessageNumber>,
    /// The `custom_id` of the button that takes the answer away, for whoever asked for it.
    pub(crate) take_back: Option<&'a str>,
    /// The commands that can be named to them.
    pub(crate) commands: &'a CommandLinks,
}

impl<'a> Reader<'a> {
    /// The one who asked something, of which the answer is for all to see.
    pub(crate) fn new(asker: MemberId, commands: &'a CommandLinks) -> Self {
        Self { asker, shareable: false, is_copy: false, about: None, take_back: None, commands }
    }
}
