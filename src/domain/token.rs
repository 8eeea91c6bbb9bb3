//! Can this text be the token of a bot at all?

use std::hash::Hasher as _;

use super::secret::Secret;

/// What Discord's API wants before a token; it may have been copied along.
const SCHEME: &str = "Bot ";
/// A token's parts: the number of the bot, a time, and a signature.
const PARTS: usize = 3;

impl Secret {
    /// Whether it has the shape of a bot's token: three parts in base64url, with points between them.
    #[must_use]
    pub fn looks_like_token(&self) -> bool {
        let sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let parts: Vec<&str> = token(self).split('.').collect();
        parts.len() == PARTS && parts.iter().all(|part| !part.is_empty() && part.chars().all(sign))
    }

    /// A number for the bot whose token this is, which stays the same when it gets a new one. Nothing of
    /// the token can be told from it.
    #[must_use]
    pub fn bot_key(&self) -> i64 {
        let mut hasher = fnv::FnvHasher::default();
        hasher.write(token(self).split('.').next().unwrap_or_default().as_bytes());
        hasher.finish().cast_signed()
    }
}

fn token(secret: &Secret) -> &str {
    let text = secret.reveal();
    text.strip_prefix(SCHEME).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_not_be_a_token_is_told_by_its_shape() {
        for token in ["MTIz.fake.token", "Bot MTQ1NjA2.GfAkE0.dGhpcy1pcy1ub3Q_-", " MTIz.a.b\n"] {
            assert!(Secret::new(token).looks_like_token(), "{token}");
        }
        for wrong in [
            "",
            "MTIz",
            "MTIz.fake",
            "MTIz.fake.token.more",
            "MTIz..token",
            "MTIz.fa ke.token",
            "MTIz.fa\nke.token",
            "MTIz.fa\u{1b}ke.token",
            "\"MTIz.fake.token\"",
            "Bearer MTIz.fake.token",
            "MTIz.faké.token",
            "0123456789abcdef0123456789abcdef",
        ] {
            assert!(!Secret::new(wrong).looks_like_token(), "{wrong}");
        }
    }

    #[test]
    fn a_new_token_of_a_bot_has_the_same_key() {
        let key = |token: &str| Secret::new(token).bot_key();
        assert_eq!(key("MTIz.fake.token"), key("Bot MTIz.other.sign"));
        assert_ne!(key("MTIz.fake.token"), key("MTI0.fake.token"));
    }
}
