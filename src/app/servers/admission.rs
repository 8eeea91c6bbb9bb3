//! May this question be answered here, now, and aloud?

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::domain::{ChannelId, ChannelList, GuildId, MemberId, Place, Settings, Spot};

/// How many cooldowns are remembered at the most.
const REMEMBERED: usize = 100_000;
/// Of fewer than so many, those that are over are not looked for.
const FEW: usize = 1_024;
/// How often, at the most, they are looked for.
const FORGOTTEN_EVERY: Duration = Duration::from_secs(1);

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
    /// It is answered for the asker alone: here, answers are private.
    Privately,
    /// It is answered for the asker alone: the bot speaks in these channels only.
    Elsewhere(Vec<ChannelId>),
    /// It has to wait this long, at least a second.
    Wait(Duration),
}

/// When the last questions were asked, so that the next ones keep their pause. Only in memory: a
/// pause is an hour at the most.
#[derive(Default)]
pub(crate) struct Cooldowns(Mutex<Until>);

#[derive(Default)]
struct Until {
    ends: HashMap<Whose, Instant>,
    /// When those that were over have last been forgotten.
    forgotten: Option<Instant>,
    /// How many were left then.
    left: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Whose {
    Member(Place, MemberId),
    Channel(GuildId, ChannelId),
}

impl Cooldowns {
    /// Admits a question whose cooldown is over, and starts the next cooldown. Where no moderator chose
    /// one for members, they have the usual one.
    pub(crate) fn admit(
        &self,
        settings: &Settings,
        usual: Duration,
        asker: Asker,
        now: Instant,
    ) -> Admission {
        let cooldowns = [
            (
                Whose::Member(Place::Guild(asker.guild), asker.member),
                settings.member_cooldown.unwrap_or(usual),
            ),
            (Whose::Channel(asker.guild, asker.spot.channel), settings.channel_cooldown),
        ];
        match self.wait(&cooldowns, now) {
            Some(wait) => Admission::Wait(wait),
            None if !settings.may_answer_in(asker.spot) => {
                Admission::Elsewhere(settings.channels(ChannelList::Answer).iter().copied().collect())
            }
            None if settings.lists(ChannelList::Private, asker.spot) => Admission::Privately,
            None => Admission::Aloud,
        }
    }

    /// The same for a question in private, where no moderator chooses anything.
    pub(crate) fn admit_in_private(&self, usual: Duration, member: MemberId, now: Instant) -> Admission {
        let cooldown = (Whose::Member(Place::Member(member), member), usual);
        self.wait(&[cooldown], now).map_or(Admission::Aloud, Admission::Wait)
    }

    /// How long is still to be waited; where that is over, the next cooldowns begin.
    fn wait(&self, cooldowns: &[(Whose, Duration)], now: Instant) -> Option<Duration> {
        // Nobody waits for a pause that has been switched off since.
        let cooldowns = cooldowns.iter().filter(|(_, pause)| !pause.is_zero());
        let mut until = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let left = |(whose, pause): &(Whose, Duration)| {
            let left = until.ends.get(whose)?.checked_duration_since(now)?;
            Some(left.min(*pause)).filter(|left| !left.is_zero())
        };
        if let Some(wait) = cooldowns.clone().filter_map(left).max() {
            return Some(Duration::from_secs(wait.as_secs_f64().ceil() as u64));
        }
        // More than these ask at once nowhere; if they do, some have no pause.
        if until.has_room(now) {
            until.ends.extend(cooldowns.map(|(whose, pause)| (*whose, now + *pause)));
        }
        None
    }
}

impl Until {
    /// Whether there is room for another, once those that are over are forgotten: to look through all of
    /// them takes so long that it is done once a second at the most, and when there are twice as many as were
    /// left the last time.
    fn has_room(&mut self, now: Instant) -> bool {
        let is_due = self.forgotten.is_none_or(|last| now.duration_since(last) >= FORGOTTEN_EVERY);
        if self.ends.len() >= FEW.max(2 * self.left).min(REMEMBERED) && is_due {
            self.ends.retain(|_, end| *end > now);
            self.left = self.ends.len();
            self.forgotten = Some(now);
        }
        self.ends.len() < REMEMBERED
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU64;

    use proptest::prelude::*;

    use super::*;

    /// The pause where no moderator chose one: longer than any that one chooses here.
    const USUAL: Duration = Duration::from_secs(7_200);

    fn asker(member: u64, channel: u64) -> Asker {
        let number = |n| NonZeroU64::new(n).expect("not 0");
        let spot = Spot { channel: ChannelId::new(number(channel)), parent: None };
        Asker { guild: GuildId::new(number(1)), spot, member: MemberId::new(number(member)) }
    }

    fn pauses_of(member: u64, channel: u64) -> Settings {
        Settings {
            member_cooldown: Some(Duration::from_secs(member)),
            channel_cooldown: Duration::from_secs(channel),
            ..Settings::default()
        }
    }

    #[test]
    fn a_member_waits_and_another_does_not() {
        let (cooldowns, settings, now) = (Cooldowns::default(), pauses_of(30, 0), Instant::now());
        assert_eq!(cooldowns.admit(&settings, USUAL, asker(1, 1), now), Admission::Aloud);
        let soon = now + Duration::from_millis(20_500);
        assert_eq!(
            cooldowns.admit(&settings, USUAL, asker(1, 2), soon),
            Admission::Wait(Duration::from_secs(10))
        );
        assert_eq!(cooldowns.admit(&settings, USUAL, asker(2, 1), soon), Admission::Aloud);
        assert_eq!(
            cooldowns.admit(&settings, USUAL, asker(1, 1), now + Duration::from_secs(30)),
            Admission::Aloud
        );
    }

    #[test]
    fn a_channel_has_a_pause_of_its_own_and_the_longest_counts() {
        let (cooldowns, settings, now) = (Cooldowns::default(), pauses_of(10, 60), Instant::now());
        assert_eq!(cooldowns.admit(&settings, USUAL, asker(1, 1), now), Admission::Aloud);
        assert_eq!(
            cooldowns.admit(&settings, USUAL, asker(2, 1), now),
            Admission::Wait(Duration::from_secs(60))
        );
        assert_eq!(
            cooldowns.admit(&settings, USUAL, asker(1, 1), now),
            Admission::Wait(Duration::from_secs(60))
        );
        assert_eq!(cooldowns.admit(&settings, USUAL, asker(2, 2), now), Admission::Aloud);
    }

    #[test]
    fn a_question_that_had_to_wait_begins_no_pause() {
        let (cooldowns, settings, now) = (Cooldowns::default(), pauses_of(30, 0), Instant::now());
        cooldowns.admit(&settings, USUAL, asker(1, 1), now);
        cooldowns.admit(&settings, USUAL, asker(1, 1), now + Duration::from_secs(29));
        assert_eq!(
            cooldowns.admit(&settings, USUAL, asker(1, 1), now + Duration::from_secs(30)),
            Admission::Aloud
        );
    }

    #[test]
    fn a_shorter_pause_holds_at_once() {
        let (cooldowns, now) = (Cooldowns::default(), Instant::now());
        cooldowns.admit(&pauses_of(3_600, 0), USUAL, asker(1, 1), now);
        assert_eq!(
            cooldowns.admit(&pauses_of(5, 0), USUAL, asker(1, 1), now),
            Admission::Wait(Duration::from_secs(5))
        );
        assert_eq!(cooldowns.admit(&pauses_of(0, 0), USUAL, asker(1, 1), now), Admission::Aloud);
    }

    #[test]
    fn the_usual_pause_holds_until_a_moderator_chooses_one_or_none() {
        let (cooldowns, now, usual) = (Cooldowns::default(), Instant::now(), Duration::from_secs(3));
        let admit = |settings: &Settings, now| cooldowns.admit(settings, usual, asker(1, 1), now);
        assert_eq!(admit(&Settings::default(), now), Admission::Aloud);
        assert_eq!(admit(&Settings::default(), now), Admission::Wait(usual));
        assert_eq!(admit(&pauses_of(0, 0), now), Admission::Aloud, "none is a choice");
        assert_eq!(admit(&pauses_of(60, 0), now + usual), Admission::Aloud);
        assert_eq!(admit(&pauses_of(60, 0), now + usual * 2), Admission::Wait(Duration::from_secs(57)));
    }

    #[test]
    fn in_private_the_usual_pause_holds_and_is_nobody_elses() {
        let (cooldowns, now, usual) = (Cooldowns::default(), Instant::now(), Duration::from_secs(3));
        let member = asker(1, 1).member;
        assert_eq!(cooldowns.admit_in_private(usual, member, now), Admission::Aloud);
        assert_eq!(cooldowns.admit_in_private(usual, member, now), Admission::Wait(usual));
        assert_eq!(cooldowns.admit(&Settings::default(), usual, asker(1, 1), now), Admission::Aloud);
        assert_eq!(cooldowns.admit_in_private(usual, asker(2, 1).member, now), Admission::Aloud);
        assert_eq!(cooldowns.admit_in_private(usual, member, now + usual), Admission::Aloud);
    }

    #[test]
    fn memory_has_an_end() {
        let (cooldowns, now) = (Cooldowns::default(), Instant::now());
        for member in 1..=2 * REMEMBERED as u64 {
            cooldowns.admit(&pauses_of(60, 0), USUAL, asker(member, 1), now);
        }
        assert_eq!(cooldowns.0.lock().expect("no panic").ends.len(), REMEMBERED);
        let later = now + Duration::from_secs(60);
        cooldowns.admit(&pauses_of(60, 0), USUAL, asker(1, 1), later);
        assert_eq!(cooldowns.0.lock().expect("no panic").ends.len(), 1);
    }

    #[test]
    fn a_thread_is_where_its_channel_is() {
        let (cooldowns, now) = (Cooldowns::default(), Instant::now());
        let (mut settings, mut asked) = (Settings::default(), asker(1, 7));
        let parent = ChannelId::new(NonZeroU64::new(8).expect("not 0"));
        settings.answer_in.insert(parent);
        assert_eq!(
            cooldowns.admit(&settings, Duration::ZERO, asked, now),
            Admission::Elsewhere(vec![parent])
        );
        asked.spot.parent = Some(parent);
        assert_eq!(cooldowns.admit(&settings, Duration::ZERO, asked, now), Admission::Aloud);
        settings.private_in.insert(parent);
        assert_eq!(cooldowns.admit(&settings, Duration::ZERO, asked, now), Admission::Privately);
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
                match cooldowns.admit(&settings, USUAL, asker(1, 1), now) {
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
