//! Who may use a screen that is not for everybody?
//!
//! Whether a member may give a command, Discord decides: by its default permission, or by what an
//! administrator set under Integrations. A press of a menu or a button tells nothing of that. So each
//! carries, in its `custom_id`, to whom and when Discord let the screen be shown, under a seal that
//! nobody else can make.

use std::fmt::Write as _;

use hmac::{Hmac, KeyInit as _, Mac as _};
use serenity::all::{GuildId, Member, MessageId, UserId};
use sha2::Sha256;

use crate::domain::Secret;

/// How long a screen may be used, in seconds, by somebody who doesn't have the permission that its
/// command has by default: a quarter of an hour, as long as Discord's own token for an answer. What an
/// administrator allowed may be taken back.
const USED_WITHIN: i64 = 15 * 60;
/// How many bytes of the seal are written: as many as nobody can guess, one try a press.
const SEAL: usize = 8;

/// Makes the seals, and tells them from others.
#[derive(Clone)]
pub(crate) struct Grants {
    key: Hmac<Sha256>,
}

impl Grants {
    /// The seals of the bot with this token: the same in each of its processes, and after a restart.
    pub(crate) fn new(token: &Secret) -> Self {
        // Any length will do for a key: https://www.rfc-editor.org/rfc/rfc2104#section-3.
        let key = Hmac::new_from_slice(token.reveal().as_bytes());
        Self { key: key.unwrap_or_else(|_| unreachable!("HMAC takes keys of any length")) }
    }

    /// What the menus and buttons of a screen carry that this member opened on a server at that moment,
    /// in seconds since 1970.
    pub(crate) fn stamp(&self, guild: GuildId, member: UserId, opened: i64) -> String {
        let mut stamp = format!("{member:x}.{opened:x}.", member = member.get());
        write_seal(&mut stamp, &self.seal(guild, member, opened).finalize().into_bytes()[..SEAL]);
        stamp
    }

    /// Whether this member may use, now, what carries that stamp.
    pub(crate) fn admits(&self, stamp: &str, guild: GuildId, member: &Member, now: i64) -> bool {
        let Some((owner, opened, seal)) = parts(stamp) else { return false };
        let sealed = self.seal(guild, owner, opened).verify_truncated_left(&seal).is_ok();
        let manages = member.permissions.is_some_and(|may| may.manage_guild() || may.administrator());
        sealed && owner == member.user.id && (manages || now - opened <= USED_WITHIN)
    }

    /// What the button carries that takes an answer of ours away, for the member who caused it.
    pub(crate) fn stamp_answer(&self, answer: MessageId, member: UserId) -> String {
        let mut stamp = format!("{:x}.", answer.get());
        write_seal(&mut stamp, &self.answer_seal(answer, member).finalize().into_bytes()[..SEAL]);
        stamp
    }

    /// The answer that this member may take away, by what a button carries.
    pub(crate) fn answer_of(&self, stamp: &str, member: UserId) -> Option<MessageId> {
        let (answer, seal) = stamp.split_once('.')?;
        let answer = u64::from_str_radix(answer, 16).ok().filter(|number| *number > 0).map(MessageId::new)?;
        let seal = u64::from_str_radix(seal, 16).ok()?.to_be_bytes();
        self.answer_seal(answer, member).verify_truncated_left(&seal).is_ok().then_some(answer)
    }

    fn answer_seal(&self, answer: MessageId, member: UserId) -> Hmac<Sha256> {
        self.key.clone().chain_update(format!("answer {answer} {member}"))
    }

    fn seal(&self, guild: GuildId, member: UserId, opened: i64) -> Hmac<Sha256> {
        self.key.clone().chain_update(format!("screen {guild} {member} {opened}"))
    }
}

fn write_seal(stamp: &mut String, seal: &[u8]) {
    for byte in seal {
        // Writing to a String can't fail.
        let _ = write!(stamp, "{byte:02x}");
    }
}

/// The member, the moment and the seal of a stamp.
fn parts(stamp: &str) -> Option<(UserId, i64, [u8; SEAL])> {
    let mut parts = stamp.split('.');
    let owner = u64::from_str_radix(parts.next()?, 16).ok().filter(|number| *number > 0)?;
    let opened = i64::from_str_radix(parts.next()?, 16).ok()?;
    let seal = u64::from_str_radix(parts.next()?, 16).ok()?;
    parts.next().is_none().then(|| (UserId::new(owner), opened, seal.to_be_bytes()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serenity::all::Permissions;

    use super::*;

    const OPENED: i64 = 1_795_000_000;

    fn member(id: u64, may: Permissions) -> Member {
        let mut member = Member::default();
        member.user.id = UserId::new(id);
        member.permissions = Some(may);
        member
    }

    fn grants() -> Grants {
        Grants::new(&Secret::new("a.token"))
    }

    #[test]
    fn a_stamp_is_for_one_member_on_one_server_and_for_a_while() {
        let (here, there) = (GuildId::new(7), GuildId::new(8));
        let (anna, bert) = (member(1, Permissions::empty()), member(2, Permissions::ADMINISTRATOR));
        let stamp = grants().stamp(here, anna.user.id, OPENED);
        assert!(grants().admits(&stamp, here, &anna, OPENED + USED_WITHIN));
        assert!(!grants().admits(&stamp, here, &anna, OPENED + USED_WITHIN + 1), "too long ago");
        let manages = member(1, Permissions::MANAGE_GUILD);
        assert!(grants().admits(&stamp, here, &manages, OPENED + 1_000_000), "they need no grant");
        assert!(!grants().admits(&stamp, here, &bert, OPENED), "somebody else's");
        assert!(!grants().admits(&stamp, there, &anna, OPENED), "of another server");
        assert!(!Grants::new(&Secret::new("b.token")).admits(&stamp, here, &anna, OPENED), "of another bot");
        let renamed = stamp.replacen('1', "2", 1);
        assert!(!grants().admits(&renamed, here, &bert, OPENED), "made of somebody else's");
    }

    #[test]
    fn an_answer_is_taken_away_by_whoever_caused_it_and_nobody_else() {
        let (answer, anna, bert) = (MessageId::new(99), UserId::new(1), UserId::new(2));
        let stamp = grants().stamp_answer(answer, anna);
        assert_eq!(grants().answer_of(&stamp, anna), Some(answer));
        assert_eq!(grants().answer_of(&stamp, bert), None);
        assert_eq!(grants().answer_of(&stamp.replacen("63", "64", 1), anna), None, "another answer");
        assert_eq!(Grants::new(&Secret::new("b.token")).answer_of(&stamp, anna), None, "of another bot");
    }

    proptest! {
        #[test]
        fn nothing_else_is_taken_for_a_stamp(stamp in "\\PC{0,60}|[0-9a-f]{1,16}\\.[0-9a-f]{8}\\.[0-9a-f]{16}") {
            let anna = member(1, Permissions::ADMINISTRATOR);
            prop_assert!(!grants().admits(&stamp, GuildId::new(7), &anna, OPENED));
            prop_assert_eq!(grants().answer_of(&stamp, anna.user.id), None);
        }
    }
}
