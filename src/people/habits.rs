//! How much does it tell, on this server, that somebody was about lately?
//!
//! In a chat it tells most of who replies next; in a forum of subjects nothing. So it is learnt from the last replies:
//! how long before the question its author was last heard of, beside how long that was of all who might have replied.
//! Before the question, since that is when people are asked: who answers three questions of the day in one sitting has
//! been heard of a minute before the second reply, and that says nothing of who will come to the next question.

use jiff::Timestamp;

use super::evidence::days;

/// Up to how many days ago each of the steps goes in which it is counted; the last one has no end.
const STEPS: [f64; 6] = [0.1, 0.5, 2.0, 7.0, 21.0, 60.0];
const COUNT: usize = STEPS.len() + 1;
/// So many of the last replies are looked at.
const REPLIES: usize = 100;
/// As if each step had come so many times more, among those who replied and among all.
const SMOOTHING: f64 = 2.0;
/// After so many replies, what they tell counts as much as what is usual elsewhere.
const AS_MUCH_AS_USUAL: f64 = 20.0;

/// What somebody has who wasn't seen for long.
const UNSEEN: f64 = 0.1;
/// In how many days having been seen fades to a third: slowly as for who comes by now and then, and soon as for
/// who is there at the moment.
const FADES_IN: [f64; 2] = [7.0, 0.5];

/// That somebody replied in a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reply {
    /// When it was asked.
    pub asked: Timestamp,
    /// When they first replied.
    pub at: Timestamp,
}

/// What the last replies tell of when people reply.
pub(super) struct Habits {
    /// How much likelier than others somebody is to reply, by how long ago they were last heard of.
    likelier: [f64; COUNT],
    /// How much that counts beside what is usual: 0 to 1.
    trust: f64,
}

impl Habits {
    /// Of the replies of each of these people.
    pub(super) fn of<'r>(people: impl Iterator<Item = &'r [Reply]>) -> Self {
        let replied: Vec<&[Reply]> = people.collect();
        let people: Vec<Vec<Timestamp>> = replied.iter().map(|replied| in_order(replied)).collect();
        let each = |who: usize| replied[who].iter().map(move |reply| (reply.at, reply.asked, who));
        let mut replies: Vec<(Timestamp, Timestamp, usize)> = (0..people.len()).flat_map(each).collect();
        replies.sort_unstable();
        let (mut those, mut all, mut seen) = ([SMOOTHING; COUNT], [SMOOTHING; COUNT], 0.0);
        for (_, asked, who) in replies.iter().rev().take(REPLIES) {
            let Some(step) = step_before(&people[*who], *asked) else { continue };
            those[step] += 1.0;
            seen += 1.0;
            let others: Vec<usize> = people.iter().filter_map(|heard| step_before(heard, *asked)).collect();
            others.iter().for_each(|step| all[*step] += 1.0 / count(others.len()));
        }
        let mut likelier: [f64; COUNT] = std::array::from_fn(|step| those[step] / all[step]);
        // Who was about longer ago is never likelier: what looks so is chance.
        for step in 1..COUNT {
            likelier[step] = likelier[step].min(likelier[step - 1]);
        }
        Self { likelier, trust: seen / (seen + AS_MUCH_AS_USUAL) }
    }

    /// How much speaks for somebody who was last seen then.
    pub(super) fn about(&self, seen: Option<Timestamp>, now: Timestamp) -> f64 {
        let likelier = self.likelier[seen.map_or(COUNT - 1, |seen| step(days(seen, now)))];
        usually(seen, now).powf(1.0 - self.trust) * likelier.powf(self.trust)
    }
}

/// How much it tells that somebody was seen then, where nothing is known of when people reply: as measured in chats.
fn usually(seen: Option<Timestamp>, now: Timestamp) -> f64 {
    let fading =
        seen.map_or(0.0, |seen| FADES_IN.iter().map(|fades_in| (-days(seen, now) / fades_in).exp()).sum());
    UNSEEN + fading
}

fn in_order(replied: &[Reply]) -> Vec<Timestamp> {
    let mut moments: Vec<Timestamp> = replied.iter().map(|reply| reply.at).collect();
    moments.sort_unstable();
    moments
}

/// How long before a moment somebody replied last, as a step; nothing where they had not.
fn step_before(replied: &[Timestamp], at: Timestamp) -> Option<usize> {
    let before = replied.partition_point(|reply| *reply < at);
    let last = replied[..before].last()?;
    Some(step(days(*last, at)))
}

fn step(days: f64) -> usize {
    STEPS.iter().position(|end| days < *end).unwrap_or(STEPS.len())
}

#[expect(clippy::cast_precision_loss, reason = "a number of people")]
fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;

    use super::*;

    fn now() -> Timestamp {
        "2026-11-22T12:00:00Z".parse().expect("a moment")
    }

    /// Ten people with ten replies each, of which those of one follow each other closely, or everybody's are spread.
    fn people(closely: bool) -> Vec<Vec<Reply>> {
        let reply = |who: i64, reply: i64| {
            let hours = if closely { who * 200 + reply } else { who + reply * 10 * 24 };
            let at = now() - 3_000.hours() + hours.hours();
            Reply { asked: at - 30.minutes(), at }
        };
        (0..10).map(|who| (0..10).map(|number| reply(who, number)).collect()).collect()
    }

    /// How much more speaks for who was heard of an hour ago than for who was a month ago.
    fn more(people: &[Vec<Reply>]) -> f64 {
        let habits = Habits::of(people.iter().map(Vec::as_slice));
        let about = |ago: i64| habits.about(Some(now() - ago.hours()), now());
        about(1) / about(24 * 30)
    }

    #[test]
    fn where_replies_follow_each_other_who_is_about_comes_first_and_where_they_do_not_it_hardly_tells() {
        let nothing_known = more(&[]);
        assert!(more(&people(true)) > 5.0, "{}", more(&people(true)));
        assert!(more(&people(false)) < nothing_known / 2.0, "{} {nothing_known}", more(&people(false)));
    }

    #[test]
    fn replies_of_one_sitting_do_not_tell_that_who_is_about_replies() {
        // Every ten days somebody answers, within an hour, ten questions of the days before.
        let sitting = |who: i64| now() - 3_000.hours() + (who % 10 * 240).hours();
        let replied = |who: i64, number: i64| {
            let at = sitting(who) + (number * 5).minutes();
            Reply { asked: sitting(who) - (number * 20).hours(), at }
        };
        let people: Vec<Vec<Reply>> =
            (0..10).map(|who| (0..10).map(|number| replied(who, number)).collect()).collect();
        assert!(more(&people) < more(&[]) * 1.01, "{}", more(&people));
    }
}
