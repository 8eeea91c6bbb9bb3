//! What is told to somebody who asks how the bot is used? One screen, with what differs on their server.

use super::markdown::mention;
use crate::domain::{ChannelId, ChannelList, Settings};
use crate::texts::Texts;

/// How many channels of a list are named.
const NAMED: usize = 5;

/// How to use the bot, and what moderators chose.
pub(crate) fn words(bot: &str, settings: Option<&Settings>, texts: &dyn Texts) -> String {
    let here: Vec<_> = settings.into_iter().flat_map(|settings| differs(settings, texts)).collect();
    let parts = [texts.help(bot), here.join("\n")];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// What is other on this server than elsewhere.
fn differs(settings: &Settings, texts: &dyn Texts) -> Vec<String> {
    let named = |list| named(settings.channels(list).iter().copied(), texts);
    let unasked = settings.questions_in.iter().chain(&settings.forums).copied();
    let open = named(ChannelList::Answer).map(|channels| texts.answers_openly_in(&channels));
    let private = named(ChannelList::Private).map(|channels| texts.only_you_see_it_in(&channels));
    let unasked = self::named(unasked, texts).map(|channels| texts.answers_unasked_in(&channels));
    let pause = settings.member_cooldown.unwrap_or_default().max(settings.channel_cooldown).as_secs();
    let pause = (pause > 0).then(|| texts.pause_between_questions(pause));
    [open, private, unasked, pause].into_iter().flatten().collect()
}

/// Channels as Discord shows them; `None` where there are none.
fn named(channels: impl Iterator<Item = ChannelId>, texts: &dyn Texts) -> Option<Vec<String>> {
    let all: Vec<_> = channels.map(mention).collect();
    let left = all.len().saturating_sub(NAMED);
    let mut named: Vec<_> = all.into_iter().take(NAMED).collect();
    named.extend((left > 0).then(|| texts.more_channels(left)));
    (!named.is_empty()).then_some(named)
}
