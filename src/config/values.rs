//! How is a value read, and what may be chosen in the place of a wrong one?

use std::error::Error;
use std::net::AddrParseError;
use std::num::ParseIntError;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use url::Url;

use crate::domain::{Allowed, Language, NoShards, UnknownLanguage};

/// What stands for yes, and what for no.
const YES: [&str; 9] = ["ja", "j", "aan", "yes", "y", "true", "t", "on", "1"];
const NO: [&str; 9] = ["nee", "n", "uit", "no", "false", "f", "off", "0", "neen"];

/// A value that can't be.
#[derive(Clone, Debug, thiserror::Error)]
#[error("choose {0:?}")]
pub(super) struct Wrong(Allowed);

/// Yes or no, in either language.
pub(super) fn switch(text: &str) -> Result<bool, Wrong> {
    let said = text.trim().to_lowercase();
    match (YES.contains(&&*said), NO.contains(&&*said)) {
        (true, _) => Ok(true),
        (false, true) => Ok(false),
        (false, false) => Err(Wrong(Allowed::Switch)),
    }
}

/// A whole number within bounds, both of which may be chosen.
pub(super) fn whole<N: TryFrom<u64> + 'static>(
    least: u64,
    most: u64,
) -> impl Fn(&str) -> Result<N, Wrong> + Clone + Send + Sync + 'static {
    move |text| {
        let number = text.trim().parse().ok().filter(|number| (least..=most).contains(number));
        number.and_then(|number| N::try_from(number).ok()).ok_or(Wrong(Allowed::Number { least, most }))
    }
}

pub(super) fn api_url(text: &str) -> Result<Url, Wrong> {
    server_url(text, ["http", "https"], "http://127.0.0.1:8080")
}

pub(super) fn gateway_url(text: &str) -> Result<Url, Wrong> {
    server_url(text, ["ws", "wss"], "ws://127.0.0.1:8081")
}

/// The scheme, host and port only.
fn server_url(text: &str, schemes: [&str; 2], example: &'static str) -> Result<Url, Wrong> {
    Url::parse(text)
        .ok()
        .filter(|url| schemes.contains(&url.scheme()) && url.has_host())
        .filter(|url| url.path() == "/" && url.query().is_none())
        .ok_or(Wrong(Allowed::Like(example)))
}

pub(super) fn web_address(text: &str) -> Result<Url, Wrong> {
    Url::parse(text)
        .ok()
        .filter(|url| ["http", "https"].contains(&url.scheme()) && url.has_host())
        .ok_or(Wrong(Allowed::Like("https://example.org/vraagbaak")))
}

/// What may be chosen in the place of the value that an error is about; `None` where it is about something else.
pub(super) fn allowed(error: &clap::Error) -> Option<Allowed> {
    match error.kind() {
        ErrorKind::InvalidValue => match error.get(ContextKind::ValidValue)? {
            ContextValue::Strings(values) if !values.is_empty() => Some(Allowed::OneOf(values.clone())),
            _ => None,
        },
        ErrorKind::ValueValidation => of_source(error.source()?),
        _ => None,
    }
}

fn of_source(source: &(dyn Error + 'static)) -> Option<Allowed> {
    if let Some(Wrong(allowed)) = source.downcast_ref() {
        return Some(allowed.clone());
    }
    if source.is::<UnknownLanguage>() {
        return Some(Allowed::OneOf(Language::ALL.map(|language| language.code().to_owned()).to_vec()));
    }
    let example = [
        (source.is::<NoShards>(), "0-3/16"),
        (source.is::<AddrParseError>(), "127.0.0.1:9100"),
        (source.is::<ParseIntError>(), "1234567890"),
    ];
    example.into_iter().find(|(is_it, _)| *is_it).map(|(_, example)| Allowed::Like(example))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_are_understood_in_either_language() {
        for text in ["ja", "Ja", "YES", "on", "aan", "1", "true"] {
            assert!(switch(text).expect(text), "{text}");
        }
        for text in ["nee", "NO", "off", "uit", "0", "false"] {
            assert!(!switch(text).expect(text), "{text}");
        }
        assert!(switch("misschien").is_err() && switch("").is_err());
    }

    #[test]
    fn a_number_stays_within_its_bounds() {
        let read = whole::<u16>(2, 600);
        assert_eq!(read(" 600 ").expect("the most"), 600);
        for text in ["1", "601", "veel", "-3", "2.5", "99999999999999999999"] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
