//! What of a message did nobody say as words of their own: mentions, emoji, addresses, code, quotations, the name of a
//! command typed before them?

use std::borrow::Cow;
use std::ops::Range;

/// A text with blanks in the place of all that, byte for byte, so that places in it are places in the
/// message. Code and quotations stay where there is nothing else: who sends nothing but those means them.
pub(crate) fn without(text: &str) -> Cow<'_, str> {
    let marks = marks(text);
    let command = typed_command(&blanked(text, marks.iter()));
    let own = blanked(text, marks.iter().chain(&borrowed(text)).chain(&command));
    if own.chars().any(char::is_alphanumeric) { own } else { blanked(text, marks.iter()) }
}

/// A text with blanks in the place of some ranges of it.
pub(crate) fn blanked<'t, 'r>(text: &'t str, ranges: impl Iterator<Item = &'r Range<usize>>) -> Cow<'t, str> {
    let mut blanked = Cow::Borrowed(text);
    for range in ranges {
        let blanks = " ".repeat(range.len());
        blanked.to_mut().replace_range(range.clone(), &blanks);
    }
    blanked
}

/// `/ask` before what is asked, typed by hand, or pasted with the rest: a slash and a name, as Discord's commands have.
fn typed_command(text: &str) -> Option<Range<usize>> {
    let start = text.len() - text.trim_start().len();
    let name = text[start..].strip_prefix('/')?;
    let length = name.find(|c: char| !c.is_alphanumeric() && !"-_".contains(c)).unwrap_or(name.len());
    let is_name = length > 0 && name[length..].chars().next().is_none_or(char::is_whitespace);
    is_name.then(|| start..start + 1 + length)
}

/// Code and what is quoted from others.
fn borrowed(text: &str) -> Vec<Range<usize>> {
    let mut borrowed = code(text);
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let start = offset;
        offset += line.len();
        let said = line.trim_start();
        if said.starts_with(">>> ") {
            borrowed.push(start..text.len());
            break;
        }
        if said.starts_with("> ") || said.trim_end() == ">" {
            borrowed.push(start..start + line.trim_end_matches('\n').len());
        }
    }
    borrowed
}

/// What stands between backticks, with them.
fn code(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut from) = (Vec::new(), 0);
    while let Some(start) = text[from..].find('`').map(|at| from + at) {
        let fence: String = text[start..].chars().take_while(|c| *c == '`').collect();
        let after = start + fence.len();
        match text[after..].find(&fence) {
            Some(end) => {
                from = after + end + fence.len();
                found.push(start..from);
            }
            None => from = after,
        }
    }
    found
}

/// Mentions, emoji by name, and addresses.
fn marks(text: &str) -> Vec<Range<usize>> {
    let mut found = angled(text);
    let is_free = |at: usize| text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    for (at, _) in text.match_indices('@').filter(|(at, _)| is_free(*at)) {
        let name = text[at + 1..].find(|c: char| !c.is_alphanumeric() && !"._-".contains(c));
        let name = name.unwrap_or(text.len() - at - 1);
        found.push(at..at + 1 + name);
    }
    let address = |range: Range<usize>| Some(range.start + address(&text[range.clone()])?..range.end);
    found.extend(words(text).filter_map(address));
    found.extend(named_emoji(text));
    found
}

/// What Discord writes between angle brackets ("Message Formatting").
fn angled(text: &str) -> Vec<Range<usize>> {
    let marks = ["@", "#", "/", ":", "a:", "t:", "id:", "http://", "https://"];
    let starts = text.match_indices('<').map(|(at, _)| at);
    let whole = starts.filter_map(|start| {
        let inner = &text[start + 1..start + text[start..].find('>')?];
        let is_sign = marks.iter().any(|mark| inner.starts_with(mark)) && !inner.contains('\n');
        is_sign.then(|| start..start + inner.len() + 2)
    });
    whole.collect()
}

/// The words between white space.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split_whitespace().map(move |word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        start..start + word.len()
    })
}

/// Where the address of a page begins in a word: the words of a link come before it.
fn address(word: &str) -> Option<usize> {
    let from = word.find("](").unwrap_or(0);
    is_address(word[from..].trim_start_matches(']')).then_some(from)
}

fn is_address(word: &str) -> bool {
    let word = word.trim_start_matches(['(', '<', '"']);
    word.contains("://") || word.starts_with("www.") || word.starts_with("discord.gg/")
}

/// `:wave:`, as one types an emoji that the keyboard lacks.
fn named_emoji(text: &str) -> Vec<Range<usize>> {
    let colons: Vec<usize> = text.match_indices(':').map(|(at, _)| at).collect();
    let between = colons.windows(2).map(|pair| pair[0]..pair[1] + 1);
    let is_name = |range: &Range<usize>| {
        let name = &text[range.start + 1..range.end - 1];
        let letters = name.chars().all(|c| c.is_ascii_alphanumeric() || "_+-~".contains(c));
        name.len() > 1 && letters && !name.bytes().all(|b| b.is_ascii_digit())
    };
    between.filter(is_name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_word_of_the_writers_is_left_out() {
        for (text, own) in [
            ("@everyone wat zijn slapende netwerken", "wat zijn slapende netwerken"),
            ("@here hoe werkt crowdfunding?", "hoe werkt crowdfunding?"),
            ("<@123> <@!4> <@&5> <#6> </ask:7> <t:8:R> wat is <a:dans:9> vertrouwen", "wat is vertrouwen"),
            ("@Sanne.de-Vries: wat is een netwerk?", ": wat is een netwerk?"),
            ("mail jan@voorbeeld.nl over netwerken", "mail jan@voorbeeld.nl over netwerken"),
            ("zie https://voorbeeld.nl/a?b=c en www.x.nl: wat is dit", "zie en wat is dit"),
            ("hoi :wave: :blij_kat: om 10:30:15 uur", "hoi om 10:30:15 uur"),
            ("> Wat is een zwakke band?\nweet jij dit?", "weet jij dit?"),
            ("hoe doe ik dit?\n>>> lang\nverhaal", "hoe doe ik dit?"),
            ("De code is `a ? b : c` en dat werkt", "De code is en dat werkt"),
            ("```\nlet x = 1;\n``` wat is een commons", "wat is een commons"),
            ("> Wat is een zwakke band?", "> Wat is een zwakke band?"),
            ("`commons`", "`commons`"),
            ("2 < 3 > 1 en #durftevragen", "2 < 3 > 1 en #durftevragen"),
            ("/ask wat is een commons", "wat is een commons"),
            ("<@123> /vraag wat is een commons", "wat is een commons"),
            ("/commons", "/commons"),
            ("[wat is een commons](https://voorbeeld.nl)", "[wat is een commons"),
            ("/etc/hosts en /r/place", "/etc/hosts en /r/place"),
            ("hoe werkt /ask hier", "hoe werkt /ask hier"),
            ("een ` los en café @", "een ` los en café"),
        ] {
            let left = without(text);
            assert_eq!(left.len(), text.len(), "{text}");
            assert_eq!(left.split_whitespace().collect::<Vec<_>>().join(" "), own, "{text}");
        }
    }
}
