//! Is this a request to make something, and no question?
//!
//! "Write me a post about weak ties", "Schrijf een welkomstbericht": whoever asks this wants a text
//! that nobody wrote yet, and the corpus has only those that somebody did. A passage about posts is
//! no answer.

/// What may go before the verb, folded.
const BEFORE: &[&str] =
    &["hoi", "hallo", "hey", "hi", "hello", "bot", "vraagbaak", "svp", "please", "even", "ff"];

/// What a request to the bot begins with, though a question about people in general does too: `Can
/// you make a living with a commons?`
const POLITE: &[&[&str]] = &[
    &["kun", "je"],
    &["kan", "je"],
    &["kunt", "u"],
    &["wil", "je"],
    &["wilt", "u"],
    &["zou", "je"],
    &["can", "you"],
    &["could", "you"],
    &["will", "you"],
    &["would", "you"],
];

/// What is made, or made something else of.
const VERBS: &str = "\
schrijf schrijven herschrijf herschrijven verzin verzinnen bedenk bedenken vertaal vertalen teken tekenen genereer \
genereren ontwerp ontwerpen maak maken write rewrite draft compose generate translate draw create design make";

/// What follows the verb of a request: so `maak kennis` and `design principles` are none.
const OBJECTS: &str = "een a an my our mijn onze the de het voor for";

/// Whom something is made for, or what of.
const FOR_WHOM: &str = "me us mij ons this these dit deze";

/// Whether folded words ask for something to be made.
pub(crate) fn is_request(words: &[&str]) -> bool {
    let words = without_greeting(words);
    match POLITE.iter().find_map(|polite| words.strip_prefix(*polite)) {
        Some(asked) => is_polite_request(without_greeting(asked)),
        None => {
            matches!(words, [verb, object, ..] if among(VERBS, verb) && (among(OBJECTS, object) || among(FOR_WHOM, object)))
        }
    }
}

/// English has the verb first, and Dutch at the end.
fn is_polite_request(words: &[&str]) -> bool {
    match words {
        [verb, whom, ..] if among(VERBS, verb) => among(FOR_WHOM, whom),
        [whom, .., verb] => among(FOR_WHOM, whom) && among(VERBS, verb),
        _ => false,
    }
}

fn without_greeting<'a, 'b>(words: &'a [&'b str]) -> &'a [&'b str] {
    let from = words.iter().position(|word| !BEFORE.contains(word)).unwrap_or(words.len());
    &words[from..]
}

fn among(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == word)
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
