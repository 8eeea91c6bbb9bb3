//! What is the file of a document called?

use unicode_normalization::UnicodeNormalization as _;

/// The longest name that is given, in bytes, without its `.md`.
const MAX_BYTES: usize = 80;

/// A title as a file name: lower case, ASCII, words joined by `-`. Empty where nothing of the
/// title can be written in ASCII.
pub(crate) fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in title.nfkd().flat_map(char::to_lowercase) {
        match letters(c) {
            Some(letters) => slug.push_str(letters),
            None if c.is_ascii_alphanumeric() => slug.push(c),
            // Marks over letters, and apostrophes: foto's becomes fotos.
            None if is_passed_over(c) => {}
            None if slug.ends_with('-') || slug.is_empty() => {}
            None => slug.push('-'),
        }
    }
    shortened(&slug).trim_end_matches('-').to_owned()
}

/// Letters that are not a plain one with a mark.
fn letters(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'ı' => "i",
        'þ' => "th",
        _ => return None,
    })
}

fn is_passed_over(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c) || matches!(c, '\'' | '’' | '‘' | '`')
}

/// Cut between words, where it is too long.
fn shortened(slug: &str) -> &str {
    if slug.len() <= MAX_BYTES {
        return slug;
    }
    let cut = &slug[..MAX_BYTES];
    cut.rfind('-').filter(|at| *at > MAX_BYTES / 2).map_or(cut, |at| &cut[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_to_ascii() {
        assert_eq!(
            slug("Café's in ’s-Gravenhage: 3.0 – Straße & Ægir!"),
            "cafes-in-s-gravenhage-3-0-strasse-aegir"
        );
        assert_eq!(slug("日本"), "");
        assert_eq!(slug("../../etc/passwd"), "etc-passwd");
    }

    #[test]
    fn cuts_between_words() {
        assert_eq!(slug(&"netwerk ".repeat(20)).len(), 79);
    }
}
