//! Does a sentence end at a full stop, a question mark and the like?

/// Shortened words that end in a full stop in the middle of a sentence, without that last stop.
const ABBREVIATIONS: &[&str] = &[
    "a.d", "a.u.b", "afb", "approx", "bijv", "blz", "ca", "cf", "ch", "d.d", "d.i", "d.m.v", "d.w.z", "dhr",
    "dr", "drs", "ds", "e.g", "ed", "eds", "eq", "evt", "fa", "fam", "fig", "figs", "gebr", "i.c.m", "i.e",
    "i.p.v", "i.v.m", "ing", "ir", "jhr", "jr", "m.b.t", "m.b.v", "m.i", "m.i.v", "m.n", "m.u.v", "mevr",
    "mr", "mrs", "ms", "mw", "n.a.v", "n.v.t", "nl", "nr", "nrs", "o.a", "o.b.v", "o.l.v", "o.m", "o.v.v",
    "p", "pag", "pp", "prof", "resp", "sr", "st", "ste", "t.a.v", "t.b.v", "t.e.m", "t.g.v", "t.o.v", "t/m",
    "u.s", "v.a", "v.d", "vgl", "vs", "z.g", "z.o.z", "zgn",
];
/// Those after which a number goes on, and nothing else: `art. 5`, `5 jan. 2025`, `No. 5`.
const BEFORE_NUMBERS: &[&str] = &[
    "apr", "art", "artt", "aug", "bijl", "dec", "feb", "febr", "hfdst", "hfst", "hs", "jan", "jl", "jul",
    "juli", "jun", "max", "min", "mar", "mrt", "no", "nos", "nov", "okt", "oct", "par", "sec", "sect", "sep",
    "sept", "tab", "tel", "vol",
];
/// Those that often end a sentence: what begins with a capital after them is the next.
const ENDING: &[&str] = &[
    "a.m", "cm", "e.a", "e.d", "e.o", "e.v", "enz", "etc", "excl", "incl", "jl", "kg", "km", "max", "min",
    "n.chr", "o.i.d", "p.m", "sec", "tel", "v.chr",
];
/// Words that a sentence begins with, rather than a name.
const OPENERS: &[&str] = &[
    "a", "aan", "alle", "als", "an", "and", "at", "bij", "but", "daar", "daarna", "dan", "dat", "de", "deze",
    "die", "dit", "een", "elke", "en", "er", "for", "from", "ga", "he", "het", "hier", "hij", "if", "ik",
    "in", "is", "it", "je", "maar", "met", "na", "neem", "niet", "of", "om", "on", "ook", "op", "she", "ten",
    "that", "the", "then", "there", "these", "they", "this", "those", "to", "toen", "u", "van", "voor",
    "wat", "we", "when", "wie", "wij", "you", "your", "ze", "zie", "zij", "zo",
];
/// Words before somebody's name.
const BEFORE_NAMES: &[&str] = &[
    "aan", "and", "by", "bij", "die", "door", "en", "for", "from", "heer", "met", "naar", "of", "or", "prof",
    "van", "voor", "with",
];

/// Whether a sign may end a sentence.
pub(super) fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？')
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '*' | '_')
}

fn is_opening(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '„' | '«' | '(' | '[' | '*' | '_')
}

/// How many bytes belong to the end of a sentence that a text begins with: the sign itself, more of them,
/// what closes a quotation, and the mark of a note.
pub(super) fn length_of_end(text: &str) -> usize {
    let mut length = 0;
    loop {
        let rest = &text[length..];
        match rest.chars().next() {
            Some(c) if is_terminator(c) || is_closing(c) => length += c.len_utf8(),
            Some(_) => match length_of_note(rest) {
                0 => return length,
                note => length += note,
            },
            None => return length,
        }
    }
}

/// How many bytes of a text are the mark of a note: `[^1]`, `[3]`, `¹`.
fn length_of_note(text: &str) -> usize {
    let raised = text.len() - text.trim_start_matches(|c| "⁰¹²³⁴⁵⁶⁷⁸⁹".contains(c)).len();
    if raised > 0 {
        return raised;
    }
    let note = text.strip_prefix('[').and_then(|inside| inside.split_once(']'));
    let is_note = |name: &str| {
        let bare = name.strip_prefix('^').unwrap_or(name);
        let is_short = !bare.is_empty() && bare.len() <= 20;
        is_short && bare.chars().all(|c| c.is_ascii_digit() || name.len() > bare.len() && !c.is_whitespace())
    };
    note.filter(|(name, _)| is_note(name)).map_or(0, |(name, _)| name.len() + 2)
}

/// Does the sentence `before` end at `mark`, given what follows?
pub(super) fn ends_sentence(before: &str, mark: char, after: &str) -> bool {
    let Some(first) = after.chars().next() else { return true };
    if !first.is_whitespace() {
        // 3.0, e-mail addresses, and the like; but not the scripts that put no space there.
        return matches!(mark, '。' | '！' | '？');
    }
    let words = after.trim_start();
    let bare = words.trim_start_matches(is_opening);
    let Some(next) = bare.chars().next() else { return true };
    if next.is_lowercase() && !begins_with_short_word(words) {
        return false;
    }
    mark != '.' || !goes_on(before, bare)
}

/// `'s Avonds`, `'t Hek`: the first word of a Dutch sentence may have lost its capital to the next.
fn begins_with_short_word(words: &str) -> bool {
    let Some(inside) = words.strip_prefix(['\'', '’', '‘']) else { return false };
    let mut parts = inside.splitn(2, [' ', '-']);
    let short = matches!(parts.next(), Some("s" | "t" | "n" | "k" | "m" | "r"));
    short && parts.next().is_some_and(|next| next.starts_with(char::is_uppercase))
}

/// Whether the full stop between the two belongs to the last word of `before`: a known abbreviation, or an initial.
#[must_use]
pub fn goes_on(before: &str, after: &str) -> bool {
    let mut words = before.rsplit(|c: char| c.is_whitespace() || is_opening(c));
    let word = words.next().unwrap_or(before);
    let small = word.to_lowercase();
    let number_follows = after.starts_with(|c: char| c.is_ascii_digit())
        || after.split(|c: char| !c.is_alphanumeric()).next().is_some_and(is_roman);
    let is_one_of = |list: &[&str]| list.contains(&small.as_str());
    if number_follows && (is_one_of(BEFORE_NUMBERS) || is_one_of(ENDING)) {
        return true;
    }
    if is_one_of(ENDING) {
        return !after.starts_with(char::is_uppercase);
    }
    if is_initial(word) {
        return !follows_its_noun(words.next(), after);
    }
    let initials = word.contains('.')
        && word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic));
    initials || is_one_of(ABBREVIATIONS)
}

fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    matches!((letters.next(), letters.next()), (Some(c), None) if c.is_uppercase())
}

/// Whether a letter is what something is called (`route A. De ...`) and no initial (`van J. De Vries`).
fn follows_its_noun(noun: Option<&str>, after: &str) -> bool {
    let next = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    let noun = noun.unwrap_or_default();
    OPENERS.contains(&next.as_str())
        && noun.starts_with(char::is_lowercase)
        && noun.ends_with(char::is_alphanumeric)
        && !BEFORE_NAMES.contains(&noun)
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L')) && word != "I"
}
