//! For whom is a card laid out?

use crate::domain::MemberId;

/// Who reads a card.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader {
    /// The one who asked.
    pub(crate) asker: MemberId,
    /// Whether only they see it, in a place where others would if they shared it.
    pub(crate) shareable: bool,
}
