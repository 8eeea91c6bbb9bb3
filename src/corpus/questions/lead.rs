//! Does a piece of text begin with a question that the rest of it answers?

/// A question of more words than this is no heading.
const MAX_WORDS: usize = 30;
/// What stands before a question, and before its answer, in lists of them.
const ASKS: [&str; 5] = ["v", "q", "vraag", "question", "f"];
const ANSWERS: [&str; 4] = ["a", "antwoord", "answer", "r"];

/// A question ends within as many bytes.
const FARTHEST: usize = 300;

/// What closes what a question stands in.
const CLOSING: [char; 5] = [')', '"', '”', '’', '»'];

/// How a question is set off from its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sign {
    /// Not at all: it is the first sentence.
    None,
    /// It is a line of its own.
    Line,
    /// It is in bold, or says that it is a question.
    Told,
}

/// A question at the beginning of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lead {
    /// Its words, without signs.
    pub(super) words: String,
    /// Where what follows it begins, in bytes; the length of the text where nothing does.
    pub(super) rest: usize,
    pub(super) sign: Sign,
}

/// Whether words ask something.
#[must_use]
pub fn is_question(words: &str) -> bool {
    let words = words.trim_end_matches(|c: char| c.is_whitespace() || "*_\"'”’)".contains(c));
    words.ends_with('?')
        && words.split_whitespace().count() <= MAX_WORDS
        && words.chars().any(char::is_alphabetic)
}

/// The question with which a text begins.
pub(super) fn lead(text: &str) -> Option<Lead> {
    let start = text.len() - text.trim_start().len();
    labelled(text, start).or_else(|| in_bold(text, start)).or_else(|| plain(text, start))
}

/// `V: Wanneer is dat?`, `**Vraag 2.** Wanneer is dat?`
fn labelled(text: &str, start: usize) -> Option<Lead> {
    let after = start + label(&text[start..], &ASKS)?;
    let line = text[after..].lines().next().unwrap_or_default();
    // The answer may go on in the same line, `V: Wanneer? A: Morgen.`, and the question in the next.
    let below = text[after + line.len()..].lines().nth(1).unwrap_or_default();
    let goes_on = !below.trim().is_empty() && label(below.trim_start(), &ANSWERS).is_none();
    let whole = if line.contains('?') || !goes_on { line } else { &text[after..] };
    let end = whole.find('?').filter(|at| *at <= FARTHEST).map_or(line.len(), |at| at + 1);
    let line = whole;
    let words = bare(&line[..end]);
    let words_end = after + end;
    let rest = after_signs(text, words_end);
    (!words.is_empty() && words.split_whitespace().count() <= MAX_WORDS).then_some(Lead {
        words,
        rest,
        sign: Sign::Told,
    })
}

/// How long a label is that begins a text, such as `V:`, `**Q1.**` or `Antwoord:`.
pub(super) fn label(text: &str, names: &[&str]) -> Option<usize> {
    let bold = text.len() - text.trim_start_matches(['*', '_']).len();
    let inner = &text[bold..];
    let length = inner.find(|c: char| !c.is_alphabetic()).unwrap_or(inner.len());
    // In the middle of a sentence, a line may begin with `vraag:`.
    if !inner.starts_with(char::is_uppercase) {
        return None;
    }
    let name = inner[..length].to_lowercase();
    if !names.contains(&name.as_str()) {
        return None;
    }
    let after = inner[length..].trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let after = after.trim_start_matches(['*', '_']);
    // `A. De` may well be a sentence: only a full word or a numbered one may end in a full stop.
    let may_stop = name.len() > 1 || inner[length..].starts_with(|c: char| c.is_ascii_digit());
    let signs: &[char] = if may_stop { &[':', '.', ')'] } else { &[':'] };
    let after = after.strip_prefix(signs)?;
    let after = after.trim_start_matches(['*', '_']);
    (after.is_empty() || after.starts_with(char::is_whitespace))
        .then(|| text.len() - after.trim_start_matches([' ', '\t', '\u{a0}']).len())
}

/// Where the answer begins that follows a question: after its label, if it has one.
pub(super) fn answer_start(text: &str, from: usize) -> usize {
    let from = text.len() - text[from..].trim_start().len();
    let from = from + text[from..].strip_prefix(": ").map_or(0, |after| text[from..].len() - after.len());
    from + label(&text[from..], &ANSWERS).unwrap_or_default()
}

/// `**Wat kost dat?** Tien euro.`
fn in_bold(text: &str, start: usize) -> Option<Lead> {
    let inner = &text[start..];
    let mark = ["***", "**", "__", "*", "_"].into_iter().find(|mark| inner.starts_with(mark))?;
    let inside = &inner[mark.len()..];
    let end = inside.find(mark).filter(|end| !inside[..*end].contains("\n\n"))?;
    let after = &inside[end + mark.len()..];
    let stops = after.starts_with('?');
    let words = bare(inside[..end].trim_end_matches([':', ' ']));
    if !(is_question(&words) || stops && is_question(&format!("{words}?"))) {
        return None;
    }
    let words = if stops { format!("{words}?") } else { words };
    let rest = after_signs(text, start + 2 * mark.len() + end + usize::from(stops));
    // A word in italics at the beginning of a sentence is none.
    let is_alone = mark.len() > 1 || rest == text.len() || text[..rest].ends_with('\n');
    // A label in bold of which the question follows: `**Vraag?**` has none.
    (is_alone && words.split_whitespace().count() > 1).then_some(Lead { words, rest, sign: Sign::Told })
}

/// A question that only its own sign tells.
fn plain(text: &str, start: usize) -> Option<Lead> {
    let paragraph = text[start..].split("\n\n").next()?;
    let line = paragraph.get(..FARTHEST).unwrap_or(paragraph);
    let end = end_of_sentence(line)?;
    let question = &line[..=end];
    if !question.ends_with('?')
        || !question.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "'’\"“‘[".contains(c))
    {
        return None;
    }
    if !is_question(question) {
        return None;
    }
    let after = &line[end + 1..];
    let closed = after.trim_start_matches(CLOSING);
    let closing = after.len() - closed.len();
    let after = closed.lines().next().unwrap_or_default();
    let sign = if after.trim_matches(['\\', ' ', '*', '_']).is_empty() { Sign::Line } else { Sign::None };
    Some(Lead { words: bare(question), rest: after_signs(text, start + end + 1 + closing), sign })
}

/// Where the first sign stands that may end a sentence: not one in an address.
fn end_of_sentence(line: &str) -> Option<usize> {
    let ends = |at: usize| {
        let after = line[at + 1..].chars().next();
        after.is_none_or(|c| c.is_whitespace() || "*_\"”’)\\".contains(c))
    };
    line.match_indices(['?', '.', '!', ':', ';']).map(|(at, _)| at).find(|at| ends(*at))
}

/// Where the words begin that come after a question and the signs that end it.
fn after_signs(text: &str, from: usize) -> usize {
    let rest = text[from..].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '\\'));
    let begins_mark = text[from..text.len() - rest.len()].len()
        - text[from..text.len() - rest.len()].trim_end_matches(['*', '_']).len();
    // The signs right before the words may be their own: `**Q?** *Soms.*`
    let own =
        if text[from..text.len() - rest.len()].trim_end_matches(['*', '_']).ends_with(char::is_whitespace) {
            begins_mark
        } else {
            0
        };
    let start = text.len() - rest.len() - own;
    let dash = ["- ", "– ", "— ", "→ "].iter().find_map(|dash| text[start..].strip_prefix(dash));
    let is_line = text[from..start].contains('\n');
    dash.filter(|_| !is_line).map_or(start, |after| text.len() - after.len())
}

/// The words without the signs of Markdown around them, in one line.
fn bare(words: &str) -> String {
    let words = words.replace("**", "").replace("__", "").replace('`', "");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = link_words(&words);
    words.trim_matches(['*', '_', ' ']).to_owned()
}

/// The words of links without their addresses.
fn link_words(words: &str) -> String {
    let (mut out, mut rest) = (String::new(), words);
    while let Some((before, after)) = rest.split_once('[') {
        let link = after.split_once("](").and_then(|(inner, after)| Some((inner, after.split_once(')')?.1)));
        let Some((inner, after)) = link else { break };
        out.push_str(before);
        out.push_str(inner);
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<(String, &str, Sign)> {
        lead(text).map(|lead| (lead.words, &text[answer_start(text, lead.rest)..], lead.sign))
    }

    #[test]
    fn finds_the_question_with_which_a_text_begins() {
        for (text, words, answer, sign) in [
            ("**Wat kost dat?** Tien euro.", "Wat kost dat?", "Tien euro.", Sign::Told),
            ("**Wat kost dat**? Tien euro.", "Wat kost dat?", "Tien euro.", Sign::Told),
            ("**Wat kost dat?**\nTien euro.", "Wat kost dat?", "Tien euro.", Sign::Told),
            ("**Wat kost dat?**\\\n*Soms* niets.", "Wat kost dat?", "*Soms* niets.", Sign::Told),
            ("*Wat kost dat?*", "Wat kost dat?", "", Sign::Told),
            ("V: Wanneer is dat?\nA: Morgen.", "Wanneer is dat?", "Morgen.", Sign::Told),
            ("**Q1:** When is that? **A:** Tomorrow.", "When is that?", "Tomorrow.", Sign::Told),
            ("**Vraag:** Mag dat?\n\n**Antwoord:** Ja.", "Mag dat?", "Ja.", Sign::Told),
            (
                "Vraag 3. Iets over de kosten\nAntwoord: tien euro.",
                "Iets over de kosten",
                "tien euro.",
                Sign::Told,
            ),
            ("V: Wanneer is\ndat?\nA: Morgen.", "Wanneer is dat?", "Morgen.", Sign::Told),
            ("Wat kost\ndat?\nTien euro.", "Wat kost dat?", "Tien euro.", Sign::Line),
            ("Kosten (wat kost dat?)", "Kosten (wat kost dat?", "", Sign::Line),
            ("Wat kost dat?\n: Tien euro.", "Wat kost dat?", "Tien euro.", Sign::Line),
            ("Wat kost [dat](x.md)? Tien euro.", "Wat kost dat?", "Tien euro.", Sign::None),
        ] {
            assert_eq!(told(text), Some((words.to_owned(), answer, sign)), "{text}");
        }
    }

    #[test]
    fn takes_no_sentence_for_a_question() {
        for text in [
            "Tien euro. Is dat veel?",
            "Vraag het de beheerder.",
            "A. De deur",
            "*Wat* is dat? Iets.",
            "**Let op!** Zo?",
            "Zie https://a.nl/?x=1",
            "V. Is dat zo",
            "vraag: mag dat? Ja.",
            "Kijk: mag dat?",
            "**Vraag?** Iets",
        ] {
            assert!(lead(text).is_none_or(|lead| lead.sign == Sign::None), "{text}: {:?}", lead(text));
        }
    }
}
