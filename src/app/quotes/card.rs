//! What is on the card of a quotable line?

use super::wish::QuoteWish;
use crate::corpus::Quote;
use crate::domain::Language;

/// A quotable line, ready to be laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct QuoteCard {
    /// The language of the words around it.
    pub language: Language,
    /// The line, with its document.
    pub quote: Quote,
    /// What was wanted of it, which the next one is to fit too.
    pub wish: QuoteWish,
}
