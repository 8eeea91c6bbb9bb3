//! How is a file of each format read?

pub(crate) mod asciidoc;
pub(crate) mod chat;
pub(crate) mod docx;
pub(crate) mod epub;
pub(crate) mod html;
pub(crate) mod markdown;
pub(crate) mod notion;
pub(crate) mod pdf;
pub(crate) mod plain;
