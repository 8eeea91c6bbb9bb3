//! Where in a Markdown text do the addresses of links stand, which nobody sees or asks for?

use std::borrow::Cow;

/// What stands between the words of a link and its address.
const BETWEEN: &str = "](";

/// How much of a text the address of a link takes up that it begins with, as in `](https://...)`, up to
/// what closes it.
pub(crate) fn at(text: &str) -> Option<usize> {
    let address = text.strip_prefix(BETWEEN)?;
    let is_address = address.starts_with("https://") || address.starts_with("http://");
    is_address.then(|| address.find(')'))?.map(|end| BETWEEN.len() + end)
}

/// The text with the words of links in their place.
pub(crate) fn without(text: &str) -> Cow<'_, str> {
    if !text.contains("](http") {
        return text.into();
    }
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find(BETWEEN) {
        let length = at(&rest[place..]);
        let end = place + length.map_or(BETWEEN.len(), |length| length + 1);
        let kept = if length.is_some() { place } else { end };
        words.push_str(&rest[..kept]);
        rest = &rest[end..];
    }
    words.push_str(rest);
    words.replace('[', "").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_the_words_of_links() {
        let text = "Vul [het formulier](https://x.nl/a) in, [b](c) en [d](https://x";
        assert_eq!(without(text), "Vul het formulier in, b](c) en d](https://x");
        assert_eq!(without("Zie [b](c)."), "Zie [b](c).");
    }
}
