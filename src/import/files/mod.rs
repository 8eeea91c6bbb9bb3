//! Which files are there to read, of what kind, and where do their documents go?

pub(crate) mod archive;
pub(crate) mod decode;
pub(crate) mod isolate;
pub(crate) mod kind;
pub(crate) mod other_kinds;
pub(crate) mod pandoc;
pub(crate) mod save;
pub(crate) mod slug;
pub(crate) mod walk;
pub(crate) mod xml;
