//! Where does a link lead that a reader of the answer can follow?

use url::Url;

use super::marks::{ADDRESS, END_LINK, LINK, plain};

/// Endings of files that a site is made of, and that stand on no site.
const SOURCES: [&str; 7] = [".md", ".markdown", ".mdx", ".rst", ".adoc", ".org", ".ipynb"];
/// What is not written as it is between the brackets of a link.
const ENCODED: [(char, &str); 8] = [
    ('(', "%28"),
    (')', "%29"),
    ('<', "%3C"),
    ('>', "%3E"),
    ('\\', "%5C"),
    ('|', "%7C"),
    ('`', "%60"),
    ('*', "%2A"),
];

/// What becomes of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Followed {
    /// It leads to this address.
    To(String),
    /// It leads to no page: this is told beside its words. A number, say.
    Beside(String),
    /// Its words are all that is left.
    Nowhere,
}

/// Where an address leads, on a page that stands at `base`, as far as that is known.
pub(crate) fn followed(address: &str, base: Option<&Url>) -> Followed {
    let address = address.trim();
    if address.is_empty() || address.starts_with('#') {
        return Followed::Nowhere;
    }
    for scheme in ["mailto:", "tel:"] {
        if let Some(told) = strip_prefix(address, scheme) {
            let told = told.split('?').next().unwrap_or_default().trim();
            return if told.is_empty() { Followed::Nowhere } else { Followed::Beside(told.to_owned()) };
        }
    }
    match Url::parse(address) {
        Ok(url) => to(&url),
        Err(url::ParseError::RelativeUrlWithoutBase) if !is_source(address) => {
            base.and_then(|base| base.join(address).ok()).map_or(Followed::Nowhere, |url| to(&url))
        }
        Err(_) => Followed::Nowhere,
    }
}

/// The words with each link as `follow` has it, which is given its address.
pub(crate) fn with_links(words: &str, follow: impl Fn(&str) -> Followed) -> String {
    let mut done = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, after)) = rest.split_once(LINK) {
        done.push_str(before);
        let inside = after.split_once(ADDRESS).and_then(|(words, after)| {
            let (address, rest) = after.split_once(END_LINK)?;
            (!words.contains(LINK)).then_some((words, address, rest))
        });
        let Some((words, address, after)) = inside else {
            rest = after;
            continue;
        };
        match follow(address) {
            Followed::To(address) => done.push_str(&format!("{LINK}{words}{ADDRESS}{address}{END_LINK}")),
            Followed::Beside(told) if plain(words).contains(&told) => done.push_str(words),
            Followed::Beside(told) => done.push_str(&format!("{words} ({told})")),
            Followed::Nowhere => done.push_str(words),
        }
        rest = after;
    }
    done.push_str(rest);
    done
}

fn to(url: &Url) -> Followed {
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        return Followed::Nowhere;
    }
    let mut address = url.to_string();
    for (sign, encoded) in ENCODED {
        address = address.replace(sign, encoded);
    }
    Followed::To(address)
}

fn is_source(address: &str) -> bool {
    let path = address.split(['#', '?']).next().unwrap_or_default().to_ascii_lowercase();
    SOURCES.iter().any(|ending| path.ends_with(ending))
}

fn strip_prefix<'a>(address: &'a str, scheme: &str) -> Option<&'a str> {
    let start = address.get(..scheme.len())?;
    start.eq_ignore_ascii_case(scheme).then(|| &address[scheme.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_what_can_be_followed() {
        let base = Url::parse("https://x.nl/regels/geluid").expect("an address");
        let to = |address: &str| Followed::To(address.to_owned());
        let beside = |told: &str| Followed::Beside(told.to_owned());
        for (address, with_base, without) in [
            ("https://x.nl/a(b)", to("https://x.nl/a%28b%29"), to("https://x.nl/a%28b%29")),
            ("HTTP://x.nl/a b", to("http://x.nl/a%20b"), to("http://x.nl/a%20b")),
            ("../lid?x=1#y", to("https://x.nl/lid?x=1#y"), Followed::Nowhere),
            ("//y.nl/z", to("https://y.nl/z"), Followed::Nowhere),
            ("mailto:a@x.nl?subject=Hoi", beside("a@x.nl"), beside("a@x.nl")),
            ("tel:+31201234567", beside("+31201234567"), beside("+31201234567")),
            ("#geluid", Followed::Nowhere, Followed::Nowhere),
            ("andere%20notitie.md#kop", Followed::Nowhere, Followed::Nowhere),
            ("javascript:x()", Followed::Nowhere, Followed::Nowhere),
            ("obsidian://open?x", Followed::Nowhere, Followed::Nowhere),
            ("", Followed::Nowhere, Followed::Nowhere),
        ] {
            assert_eq!(followed(address, Some(&base)), with_base, "{address}");
            assert_eq!(followed(address, None), without, "{address}");
        }
    }

    fn link(words: &str, address: &str) -> String {
        format!("{LINK}{words}{ADDRESS}{address}{END_LINK}")
    }

    #[test]
    fn leads_where_a_reader_can_follow() {
        let words = [link("Mail ons", "mailto:"), link("info@x.nl", "b"), link("dit", "c")].join(" ");
        let follow = |address: &str| match address {
            "c" => Followed::Nowhere,
            _ => Followed::Beside("info@x.nl".to_owned()),
        };
        assert_eq!(with_links(&words, follow), "Mail ons (info@x.nl) info@x.nl dit");
        let broken = format!("een {LINK}twee {LINK}drie{END_LINK}");
        assert_eq!(plain(&with_links(&broken, follow)), "een twee drie");
    }
}
