//! Is this a request to make something, and no question?
//!
//! "Write me a post about weak ties", "Schrijf een welkomstbericht": whoever asks this wants a text
//! that nobody wrote yet, and the corpus has only those that somebody did. A passage about posts is
//! no answer.

use crate::search::text::phrase::after;
use crate::search::word_lists::{
    POLITE_REQUESTS, REQUEST_FOR_WHOM, REQUEST_OBJECTS, REQUEST_OPENERS, REQUEST_VERBS,
};

/// Whether folded words ask for something to be made.
pub(crate) fn is_request(words: &[&str]) -> bool {
    let words = without_opener(words);
    match POLITE_REQUESTS.iter().find_map(|polite| after(words, polite)) {
        Some(asked) => is_polite_request(without_opener(asked)),
        None => matches!(words, [verb, object, ..] if REQUEST_VERBS.contains(verb)
            && (REQUEST_OBJECTS.contains(object) || REQUEST_FOR_WHOM.contains(object))),
    }
}

/// English has the verb first, and Dutch at the end.
fn is_polite_request(words: &[&str]) -> bool {
    match words {
        [verb, whom, ..] if REQUEST_VERBS.contains(verb) => REQUEST_FOR_WHOM.contains(whom),
        [whom, .., verb] => REQUEST_FOR_WHOM.contains(whom) && REQUEST_VERBS.contains(verb),
        _ => false,
    }
}

fn without_opener<'a>(words: &'a [&'a str]) -> &'a [&'a str] {
    let from = words.iter().position(|word| !REQUEST_OPENERS.contains(word)).unwrap_or(words.len());
    &words[from..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_told_from_questions() {
        for (text, request) in [
            ("write me a linkedin post about weak ties", true),
            ("can you please translate this into french", true),
            ("hoi schrijf een welkomstbericht voor nieuwe leden", true),
            ("kun je me een gedicht over netwerken schrijven", true),
            ("maak een rooster voor zes moderators", true),
            ("hoe schrijf je een socialmediabeleid", false),
            ("how do i write a social media policy", false),
            ("design principles of ostrom", false),
            ("maak kennis met durftevragen", false),
            ("kun je een commons maken van een wijk", false),
            ("can you make a living with a commons", false),
            ("schrijf", false),
            ("please", false),
        ] {
            let words: Vec<&str> = text.split(' ').collect();
            assert_eq!(is_request(&words), request, "{text}");
        }
    }
}
