//! May this question be answered here, now, and aloud?

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::domain::{ChannelId, ChannelList, GuildId, MemberId, Settings, Spot};

/// How many cooldowns are remembered before those that are over are looked for.
const REMEMBERED: usize = 10_000;

/// Who asks, and where on which server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asker {
    /// The server.
    pub guild: GuildId,
    /// The channel or thread.
    pub spot: Spot,
    /// The person.
    pub member: MemberId,
}

/// What a server's choices make of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Admission {
    /// It is answered for all to see.
    Aloud,
    /// It is answered for the asker alone: here, answers are private by default.
    Privately,
    /// It is answered for the asker alone: the bot speaks in these channels only.
    Elsewhere(Vec<ChannelId>),
    /// It has to wait this long, at least a second.
    Wait(Duration),
}

/// When the last questions were asked, so that the next ones keep their pause. Only in memory: a
/// pause is an hour at the most.
#[derive(Default)]
pub(crate) struct Cooldowns {
    until: Mutex<HashMap<Whose, Instant>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Whose {
    Member(GuildId, MemberId),
    Channel(GuildId, ChannelId),
}

impl Cooldowns {
    /// Lets a question through that keeps its pause, from which the next ones then begin.
    pub(crate) fn admit(&self, settings: &Settings, asker: Asker, now: Instant) -> Admission {
        match self.wait(settings, asker, now) {
            Some(wait) => Admission::Wait(wait),
            None if !settings.may_answer_in(asker.spot) => {
                Admission::Elsewhere(settings.channels(ChannelList::Answer).iter().copied().collect())
            }
            None if settings.lists(ChannelList::Private, asker.spot) => Admission::Privately,
            None => Admission::Aloud,
        }
    }

    fn wait(&self, settings: &Settings, asker: Asker, now: Instant) -> Option<Duration> {
        let cooldowns = [
            (Whose::Member(asker.guild, asker.member), settings.member_cooldown),
            (Whose::Channel(asker.guild, asker.spot.channel), settings.channel_cooldown),
        ];
        // Nobody waits for a pause that has been switched off since.
        let cooldowns: Vec<_> = cooldowns.into_iter().filter(|(_, pause)| !pause.is_zero()).collect();
        let mut until = self.until.lock().unwrap_or_else(PoisonError::into_inner);
        let left = |(whose, pause): &(Whose, Duration)| {
            let left = until.get(whose)?.checked_duration_since(now)?;
            Some(left.min(*pause)).filter(|left| !left.is_zero())
        };
        if let Some(wait) = cooldowns.iter().filter_map(left).max() {
            return Some(Duration::from_secs(wait.as_secs_f64().ceil() as u64));
        }
        if until.len() >= REMEMBERED {
            until.retain(|_, end| *end > now);
        }
        until.extend(cooldowns.into_iter().map(|(whose, pause)| (whose, now + pause)));
        None
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU64;

    use proptest::prelude::*;

    use super::*;

    fn asker(member: u64, channel: u64) -> Asker {
        let number = |n| NonZeroU64::new(n).expect("not 0");
        let spot = Spot { channel: ChannelId::new(number(channel)), parent: None };
        Asker { guild: GuildId::new(number(1)), spot, member: MemberId::new(number(member)) }
    }

    fn pauses_of(member: u64, channel: u64) -> Settings {
        Settings {
            member_cooldown: Duration::from_secs(member),
            channel_cooldown: Duration::from_secs(channel),
            ..Settings::default()
        }
    }

    #[test]
    fn a_member_waits_and_another_does_not() {
        let (cooldowns, settings, now) = (Cooldowns::default(), pauses_of(30, 0), Instant::now());
        assert_eq!(cooldowns.admit(&settings, asker(1, 1), now), Admission::Aloud);
        let soon = now + Duration::from_millis(20_500);
        assert_eq!(cooldowns.admit(&settings, asker(1, 2), soon), Admission::Wait(Duration::from_secs(10)));
        assert_eq!(cooldowns.admit(&settings, asker(2, 1), soon), Admission::Aloud);
        assert_eq!(cooldowns.admit(&settings, asker(1, 1), now + Duration::from_secs(30)), Admission::Aloud);
    }

    #[test]
    fn a_channel_has_a_pause_of_its_own_and_the_longest_counts() {
        let (cooldowns, settings, now) = (Cooldowns::default(), pauses_of(10, 60), Instant::now());
        assert_eq!(cooldowns.admit(&settings, asker(1, 1), now), Admission::Aloud);
        assert_eq!(cooldowns.admit(&settings, asker(2, 1), now), Admission::Wait(Duration::from_secs(60)));
        assert_eq!(cooldowns.admit(&settings, asker(1, 1), now), Admission::Wait(Duration::from_secs(60)));
        assert_eq!(cooldowns.admit(&settings, asker(2, 2), now), Admission::Aloud);
    }

    #[test]
    fn a_question_that_had_to_wait_begins_no_pause() {
        let (cooldowns, settings, now) = (Cooldowns::default(), pauses_of(30, 0), Instant::now());
        cooldowns.admit(&settings, asker(1, 1), now);
        cooldowns.admit(&settings, asker(1, 1), now + Duration::from_secs(29));
        assert_eq!(cooldowns.admit(&settings, asker(1, 1), now + Duration::from_secs(30)), Admission::Aloud);
    }

    #[test]
    fn a_shorter_pause_holds_at_once() {
        let (cooldowns, now) = (Cooldowns::default(), Instant::now());
        cooldowns.admit(&pauses_of(3_600, 0), asker(1, 1), now);
        assert_eq!(
            cooldowns.admit(&pauses_of(5, 0), asker(1, 1), now),
            Admission::Wait(Duration::from_secs(5))
        );
        assert_eq!(cooldowns.admit(&pauses_of(0, 0), asker(1, 1), now), Admission::Aloud);
    }

    #[test]
    fn a_thread_is_where_its_channel_is() {
        let (cooldowns, now) = (Cooldowns::default(), Instant::now());
        let (mut settings, mut asked) = (Settings::default(), asker(1, 7));
        let parent = ChannelId::new(NonZeroU64::new(8).expect("not 0"));
        settings.answer_in.insert(parent);
        assert_eq!(cooldowns.admit(&settings, asked, now), Admission::Elsewhere(vec![parent]));
        asked.spot.parent = Some(parent);
        assert_eq!(cooldowns.admit(&settings, asked, now), Admission::Aloud);
        settings.private_in.insert(parent);
        assert_eq!(cooldowns.admit(&settings, asked, now), Admission::Privately);
    }

    proptest! {
        #[test]
        fn no_two_admitted_questions_of_a_member_are_closer_than_the_pause(
            steps in prop::collection::vec(0_u64..20, 1..40), pause in 1_u64..15
        ) {
            let (cooldowns, settings) = (Cooldowns::default(), pauses_of(pause, 0));
            let (mut now, mut last) = (Instant::now(), None);
            for step in steps {
                now += Duration::from_secs(step);
                match cooldowns.admit(&settings, asker(1, 1), now) {
                    Admission::Wait(wait) => prop_assert!(wait >= Duration::from_secs(1)),
                    _ => {
                        prop_assert!(last.is_none_or(|last| now - last >= Duration::from_secs(pause)));
                        last = Some(now);
                    }
                }
            }
        }
    }
}
