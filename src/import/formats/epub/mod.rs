//! How is an EPUB read: in which order do its chapters stand, and what are they called?

mod book;
mod contents;
mod letters;
mod package;
mod page;
mod path;
#[cfg(test)]
mod tests;

pub(crate) use book::read;
