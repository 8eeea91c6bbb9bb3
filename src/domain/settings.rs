//! What can the moderators of a server choose?

use std::collections::BTreeSet;
use std::time::{Duration, SystemTime};

use super::asked::MondayFigures;
use super::ids::ChannelId;
use super::language::Language;

/// The most channels in one list: as many as one of Discord's select menus can choose.
pub const MOST_CHANNELS: usize = 25;

/// The longest pause between two questions: an hour. A longer one would be a way to switch the bot
/// off, for which Discord has better ones.
pub const LONGEST_COOLDOWN: Duration = Duration::from_hours(1);

/// What the moderators of one server have chosen. The default is what holds until they do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The language where a member's own tells nothing; `None`: that of the server on Discord.
    pub language: Option<Language>,
    /// The channels where it may answer aloud; empty: everywhere.
    pub answer_in: BTreeSet<ChannelId>,
    /// The channels where an answer is for the asker alone.
    pub private_in: BTreeSet<ChannelId>,
    /// The channels where it answers questions that are not put to it.
    pub questions_in: BTreeSet<ChannelId>,
    /// The forums where it answers new posts.
    pub forums: BTreeSet<ChannelId>,
    /// The pause between two questions of one member, up to [`LONGEST_COOLDOWN`]; zero: none; `None`: the
    /// one that the volunteer chose.
    pub member_cooldown: Option<Duration>,
    /// The pause between two questions in one channel, up to [`LONGEST_COOLDOWN`]; zero: none.
    pub channel_cooldown: Duration,
    /// Whether questions without an answer are kept, without who asked them.
    pub log_unanswered: bool,
    /// Where members can ask each other; `None`: nowhere.
    pub group: Option<Group>,
    /// Where the figures are posted each Monday; `None`: nowhere.
    pub figures: Option<MondayFigures>,
}

/// Where members can ask each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// The text channel or forum.
    pub channel: ChannelId,
    /// Whether members who offered to think along are asked when nobody replies.
    pub wakes: bool,
    /// How long nobody has replied by then: one of [`Group::WAITS`].
    pub wait: Duration,
    /// Since when the channel is gone, to the millisecond: nothing is put there any more.
    pub gone_at: Option<SystemTime>,
}

impl Group {
    /// The times after which helpers may be asked.
    pub const WAITS: [Duration; 5] = [
        Duration::from_mins(10),
        Duration::from_mins(20),
        Duration::from_hours(1),
        Duration::from_hours(4),
        Duration::from_hours(24),
    ];
    /// How long open questions wait for another channel when theirs is gone; then they are closed.
    pub const WAITED_FOR: Duration = Duration::from_hours(24 * 7);

    /// A group in this channel, with all else as it is by default: half of the questions that get an
    /// answer have it within 20 minutes.
    #[must_use]
    pub fn new(channel: ChannelId) -> Self {
        Self { channel, wakes: true, wait: Self::WAITS[1], gone_at: None }
    }
}

/// One of the lists of channels in [`Settings`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChannelList {
    /// [`Settings::answer_in`]
    Answer,
    /// [`Settings::private_in`]
    Private,
    /// [`Settings::questions_in`]
    Questions,
    /// [`Settings::forums`]
    Forums,
}

impl ChannelList {
    /// Every list, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Answer, Self::Private, Self::Questions, Self::Forums];
}

impl Settings {
    /// The channels in a list.
    #[must_use]
    pub fn channels(&self, list: ChannelList) -> &BTreeSet<ChannelId> {
        match list {
            ChannelList::Answer => &self.answer_in,
            ChannelList::Private => &self.private_in,
            ChannelList::Questions => &self.questions_in,
            ChannelList::Forums => &self.forums,
        }
    }

    /// The channels in a list, to change them.
    pub fn channels_mut(&mut self, list: ChannelList) -> &mut BTreeSet<ChannelId> {
        match list {
            ChannelList::Answer => &mut self.answer_in,
            ChannelList::Private => &mut self.private_in,
            ChannelList::Questions => &mut self.questions_in,
            ChannelList::Forums => &mut self.forums,
        }
    }

    /// Whether a list names the channel, or the one that its thread hangs below.
    #[must_use]
    pub fn lists(&self, list: ChannelList, spot: Spot) -> bool {
        let channels = self.channels(list);
        channels.contains(&spot.channel) || spot.parent.is_some_and(|parent| channels.contains(&parent))
    }

    /// Whether any list names a channel at all.
    #[must_use]
    pub fn chooses_channels(&self) -> bool {
        ChannelList::ALL.into_iter().any(|list| !self.channels(list).is_empty())
    }

    /// Whether any list names the channel.
    #[must_use]
    pub fn names(&self, channel: ChannelId) -> bool {
        ChannelList::ALL.into_iter().any(|list| self.channels(list).contains(&channel))
            || self.figures.as_ref().is_some_and(|figures| figures.channel == channel)
    }

    /// Takes a channel that is gone from all lists; but the last answer channel stays, since without
    /// it the bot would speak everywhere, which nobody has chosen.
    pub fn without(&mut self, channel: ChannelId) {
        for list in ChannelList::ALL {
            let channels = self.channels_mut(list);
            if list != ChannelList::Answer || channels.len() > 1 {
                channels.remove(&channel);
            }
        }
        self.figures.take_if(|figures| figures.channel == channel);
    }

    /// The group, if there is one whose channel is there.
    #[must_use]
    pub fn open_group(&self) -> Option<Group> {
        self.group.filter(|group| group.gone_at.is_none())
    }

    /// Whether it may answer aloud there.
    #[must_use]
    pub fn may_answer_in(&self, spot: Spot) -> bool {
        self.answer_in.is_empty() || self.lists(ChannelList::Answer, spot)
    }
}

/// Where on a server something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The channel or thread.
    pub channel: ChannelId,
    /// What the thread hangs below.
    pub parent: Option<ChannelId>,
}
