//! What of an asker's words does the bot say for them?
//!
//! Discord's AutoMod doesn't look at what bots post: so links, invitations and mentions are taken out, but for
//! links to messages of the same server.

use crate::domain::GuildId;
use crate::domain::open_question::{LONGEST_BY_WHEN, LONGEST_TEXT, QUESTION_LENGTH, QuestionWords};

/// Endings of names on the internet that need no path after them to be taken for an address.
const ENDINGS: [&str; 14] =
    ["com", "nl", "org", "net", "eu", "be", "de", "uk", "io", "gg", "me", "co", "info", "xyz"];
/// Where invitations lead.
const INVITATIONS: [&str; 4] = ["discord.gg", "discord.com/invite", "discordapp.com/invite", "dsc.gg"];
/// Where the messages of a server are.
const MESSAGES: [&str; 3] = [
    "https://discord.com/channels/",
    "https://ptb.discord.com/channels/",
    "https://canary.discord.com/channels/",
];

/// The words as they are posted: cleaned, and each of the length that is allowed.
#[must_use]
pub fn cleaned(words: &QuestionWords, guild: GuildId) -> QuestionWords {
    let clean = |text: &str, most: u16| {
        let line = clean(text, guild);
        line.chars().take(usize::from(most)).collect::<String>().trim_end().to_owned()
    };
    QuestionWords {
        question: clean(&words.question, *QUESTION_LENGTH.end()),
        purpose: clean(&words.purpose, LONGEST_TEXT),
        tried: clean(&words.tried, LONGEST_TEXT),
        by_when: clean(&words.by_when, LONGEST_BY_WHEN),
    }
}

/// One line, without what can't be seen and without what leads elsewhere or calls somebody.
fn clean(text: &str, guild: GuildId) -> String {
    let seen: String =
        text.chars().map(|c| if is_blank(c) { ' ' } else { c }).filter(|c| !is_unseen(*c)).collect();
    let without_signs = without_signs(&seen);
    let words = without_signs.split_whitespace().filter_map(|word| said(word, guild));
    words.collect::<Vec<_>>().join(" ")
}

fn is_blank(c: char) -> bool {
    c.is_whitespace()
}

/// What changes how a text is read and can't be seen: marks of direction, borders of no width, controls.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    ) || c.is_control()
}

/// Without what Discord writes between angle brackets: mentions, channels, moments, emoji of a server, links.
fn without_signs(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        kept.push_str(&rest[..start]);
        let inside = &rest[start + 1..];
        match inside.find('>').filter(|end| is_sign(&inside[..*end])) {
            Some(end) => {
                kept.push(' ');
                rest = &inside[end + 1..];
            }
            None => {
                kept.push('<');
                rest = inside;
            }
        }
    }
    kept.push_str(rest);
    // A Markdown link hides where it leads: its words stay, apart from that.
    kept.replace("](", "] ").replace("@everyone", "everyone").replace("@here", "here")
}

fn is_sign(inside: &str) -> bool {
    ["@", "#", ":", "a:", "t:", "id:", "/", "http"].iter().any(|mark| inside.starts_with(mark))
}

/// A word that may be said; `None` where it leads elsewhere.
fn said(word: &str, guild: GuildId) -> Option<&str> {
    let bare = word.trim_matches(|c: char| "()[]{}<>\"'`*_~|,;:!?".contains(c)).trim_end_matches('.');
    let lower = bare.to_lowercase();
    let own = MESSAGES.iter().any(|place| {
        let rest = lower.strip_prefix(place).and_then(|rest| rest.strip_prefix(&guild.to_string()));
        rest.is_some_and(|rest| rest.starts_with('/') && rest.chars().all(|c| c.is_ascii_digit() || c == '/'))
    });
    (own || !leads_elsewhere(&lower)).then_some(word)
}

fn leads_elsewhere(word: &str) -> bool {
    let has_scheme = word.contains("://") || word.starts_with("www.") || word.contains("javascript:");
    has_scheme || INVITATIONS.iter().any(|invitation| word.contains(invitation)) || is_address(word)
}

/// Whether a word is the name of a host, with a path after it or with one of the usual endings.
fn is_address(word: &str) -> bool {
    let (host, path) = word.split_once('/').map_or((word, None), |(host, path)| (host, Some(path)));
    // Half of an e-mail address is none: those are asked about.
    if host.contains('@') {
        return false;
    }
    let host = host.split(':').next().unwrap_or_default();
    let labels: Vec<&str> = host.split('.').collect();
    let is_label = |label: &&str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let [.., before, ending] = labels.as_slice() else { return false };
    let named = labels.iter().all(&is_label) && ending.chars().all(char::is_alphabetic);
    let usual = ENDINGS.contains(ending) && before.chars().count() > 1;
    named && ending.chars().count() > 1 && (usual || path.is_some())
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU64;

    use proptest::prelude::*;

    use super::*;

    fn guild() -> GuildId {
        GuildId::new(NonZeroU64::new(7).expect("not 0"))
    }

    #[test]
    fn what_leads_elsewhere_or_calls_somebody_is_taken_out_and_the_rest_stays() {
        for (typed, said) in [
            ("Wie kent een zaal in Zwolle?", "Wie kent een zaal in Zwolle?"),
            ("zie https://kwaad.nl/x en dan?", "zie en dan?"),
            ("kom op discord.gg/abc123 (of discord.com/invite/abc)", "kom op of"),
            ("KIJK OP WWW.KWAAD.NL!", "KIJK OP"),
            ("[klik hier](https://kwaad.nl) nu", "[klik hier] nu"),
            ("<@123> <@&4> <#5> hoi @everyone en @here", "hoi everyone en here"),
            ("naar kwaad.com of kwaad.club/x", "naar of"),
            (
                "bijv. Node.js, o.a. voor 12.30 uur en 1.000 euro",
                "bijv. Node.js, o.a. voor 12.30 uur en 1.000 euro",
            ),
            ("mail anna@voorbeeld.nl", "mail anna@voorbeeld.nl"),
            ("a\u{200b}b\u{202e}c\nd", "abc d"),
            ("dis\u{200b}cord.gg/abc", ""),
            ("zie https://discord.com/channels/7/8/9", "zie https://discord.com/channels/7/8/9"),
            ("zie https://discord.com/channels/8/8/9", "zie"),
            ("en/of 2 < 3 > 1", "en/of 2 < 3 > 1"),
        ] {
            assert_eq!(clean(typed, guild()).replace("(of", "of").replace("()", ""), said, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_leads_elsewhere_is_left(before in "\\PC{0,20}", after in "\\PC{0,20}") {
            for link in ["https://kwaad.nl/x", "discord.gg/abc", "<@123>", "@everyone"] {
                let said = clean(&format!("{before} {link} {after}"), guild());
                let low = said.to_lowercase();
                prop_assert!(!low.contains("kwaad.nl") && !low.contains("discord.gg"), "{}", said);
                prop_assert!(!low.contains("<@123>") && !low.contains("@everyone"), "{}", said);
            }
        }

        #[test]
        fn what_is_clean_stays_so_and_fits(text in "\\PC{0,400}") {
            let words = QuestionWords {
                question: text.clone(), purpose: text.clone(), tried: text.clone(), by_when: text,
            };
            let once = cleaned(&words, guild());
            prop_assert!(once.question.chars().count() <= 100 && once.by_when.chars().count() <= 60);
        }
    }
}
