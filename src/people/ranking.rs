//! In which order do helpers come for a question?
//!
//! What each factor gave on real conversations stands in `docs/people.md`.

use std::cmp::Ordering;

use jiff::Timestamp;

use super::evidence::{Mark, evidence};
use super::habits::{Habits, Reply};
use super::index::{Fit, Fits};
use super::without::Part;
use crate::domain::MemberId;
use crate::domain::helper::Because;

/// What everybody has who may be asked at all: who helps now and then often knows what no text tells.
const ANYBODY: f64 = 0.2;
/// How much what somebody said of themselves counts beside what they replied to.
const DECLARED: f64 = 2.0;
/// A chosen topic among those of the question's best documents counts as a match as good as this.
const TOPIC: f64 = 0.5;
/// How much a wake without any reaction takes off.
const IGNORED: f64 = 0.7;
/// From this share on of what fits best, somebody's texts fit.
const FITS: f64 = 0.25;
/// In so many questions somebody has replied who may be asked about anything, where they named no subject.
const HELPS_WITH_ALL: usize = 2;

/// What is known of somebody who may be asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// The questions in which they replied.
    pub replied: Vec<Reply>,
    /// What tells that they helped.
    pub marks: Vec<Mark>,
    /// When they were last seen: a reply, a press, a look at their own screen.
    pub seen: Option<Timestamp>,
    /// When they were asked in the last seven days.
    pub wakes: Vec<Timestamp>,
    /// How often they were asked at all, as far as is kept.
    pub woken: usize,
    /// How often in a row they were asked without any reaction.
    pub ignored: u32,
    /// Whether they chose a topic of the documents that come nearest to the question.
    pub on_topic: bool,
    /// Whether they named what they may be asked about.
    pub named_subjects: bool,
}

/// Somebody who may know, with what speaks for them.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    /// Who it is.
    pub member: MemberId,
    /// How much speaks for them; comparable within one question only.
    pub score: f64,
    /// The text that speaks most for them.
    pub because: Option<Because>,
    /// Whether a text of theirs fits.
    pub fits: bool,
    /// Whether they named what fits themselves.
    pub named: bool,
    /// How often they were asked.
    pub woken: usize,
    /// How often they were asked in the last seven days.
    pub this_week: usize,
}

/// Those who may know, best first. Who has no text that fits, and no topic of the question, is left out. Who named
/// subjects is asked about those alone: that they replied to something else tells little, and asking for it wears them
/// out. Who named none may be asked about anything, once they have replied to more than one question. A part of it may be
/// left out, to see what it is worth.
#[must_use]
pub fn rank<'s>(
    candidates: impl Iterator<Item = (MemberId, &'s Standing)>,
    fits: &Fits,
    (now, without): (Timestamp, Option<Part>),
) -> Vec<Ranked> {
    let nothing = Fit::default();
    let candidates: Vec<(MemberId, &Standing)> = candidates.collect();
    let habits = Habits::of(candidates.iter().map(|(_, standing)| standing.replied.as_slice()));
    let habits = (&habits, without);
    let mut ranked: Vec<Ranked> = candidates
        .into_iter()
        .filter_map(|(member, standing)| {
            let fit = fits.get(&member).unwrap_or(&nothing);
            let by_texts = if standing.named_subjects { fit.declared } else { fit.all };
            let fitting = by_texts >= FITS || standing.on_topic;
            let with_all = !standing.named_subjects && standing.replied.len() >= HELPS_WITH_ALL;
            (fitting || with_all).then(|| Ranked {
                member,
                score: score(fit, standing, now, habits),
                because: fit.because.clone(),
                fits: fitting,
                named: fitting && standing.named_subjects,
                woken: standing.woken,
                this_week: standing.wakes.len(),
            })
        })
        .collect();
    ranked.sort_by(order);
    ranked
}

fn order(one: &Ranked, other: &Ranked) -> Ordering {
    other.score.total_cmp(&one.score).then(one.member.cmp(&other.member))
}

fn score(fit: &Fit, standing: &Standing, now: Timestamp, (habits, without): (&Habits, Option<Part>)) -> f64 {
    let unless = |part: Part, factor: f64| if without == Some(part) { 1.0 } else { factor };
    let topic = if standing.on_topic { TOPIC } else { 0.0 };
    let matches = ANYBODY + fit.all.max(topic) + DECLARED * fit.declared.max(topic);
    let helps = unless(Part::Evidence, 1.0 + (1.0 + evidence(&standing.marks, now)).ln());
    let rest = unless(Part::Rest, 1.0 / (1.0 + count(standing.wakes.len())).sqrt());
    let ready = IGNORED.powf(f64::from(standing.ignored));
    // Who said that they know it wants to be asked, also when they were not about lately.
    let about = unless(Part::Recent, habits.about(standing.seen, now) + fit.declared.max(topic));
    let hour = unless(Part::Hour, at_this_hour(&standing.replied, now));
    matches * about * hour * helps * rest * ready
}

/// How usual it is for somebody to reply to what is asked at this hour of the day: 1 where nothing is known, or where
/// all hours are the same to them. It goes by when it was asked, not by when they replied: who reads a forum in the
/// evening replies to the questions of the whole day.
fn at_this_hour(replied: &[Reply], now: Timestamp) -> f64 {
    const NEAR: f64 = 6.0;
    const OF_A_DAY: f64 = 24.0;
    let hour = |moment: Timestamp| moment.as_second().rem_euclid(86_400) / 3_600;
    let near: f64 = replied
        .iter()
        .map(|reply| match (hour(reply.asked) - hour(now)).rem_euclid(24) {
            0 | 1 | 23 => 1.0,
            2 | 22 => 0.5,
            _ => 0.0,
        })
        .sum();
    // As if they had also replied six times, spread over the day.
    (near + NEAR * NEAR / OF_A_DAY) / (count(replied.len()) + NEAR) * OF_A_DAY / NEAR
}

#[expect(clippy::cast_precision_loss, reason = "small numbers")]
fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU64;

    use jiff::ToSpan as _;

    use super::*;
    use crate::people::evidence::MarkKind;

    fn member(number: u64) -> MemberId {
        MemberId::new(NonZeroU64::new(number).expect("not 0"))
    }

    fn now() -> Timestamp {
        "2026-11-22T12:00:00Z".parse().expect("a moment")
    }

    #[test]
    fn each_factor_tells_in_its_direction() {
        let usual = Standing { seen: Some(now() - 24.hours()), ..Standing::default() };
        let fit = Fit { all: 0.5, declared: 0.0, because: None };
        let unknown = Habits::of(std::iter::empty());
        let habits = (&unknown, None);
        let base = score(&fit, &usual, now(), habits);
        let better: [(Fit, Standing); 4] = [
            (Fit { all: 1.0, ..fit.clone() }, usual.clone()),
            (Fit { declared: 0.5, ..fit.clone() }, usual.clone()),
            (fit.clone(), Standing { seen: Some(now()), ..usual.clone() }),
            (fit.clone(), Standing { marks: vec![Mark::of(MarkKind::Asker, now())], ..usual.clone() }),
        ];
        for (fit, standing) in better {
            assert!(score(&fit, &standing, now(), habits) > base, "{fit:?} {standing:?}");
        }
        let worse = [
            Standing { wakes: vec![now()], ..usual.clone() },
            Standing { ignored: 1, ..usual.clone() },
            Standing { seen: None, ..usual.clone() },
            // Asked at an hour that isn't theirs, though they replied at this one.
            Standing { replied: vec![Reply { asked: now() - 12.hours(), at: now() }; 5], ..usual.clone() },
        ];
        for standing in worse {
            assert!(score(&fit, &standing, now(), habits) < base, "{standing:?}");
        }
    }

    #[test]
    fn who_has_nothing_to_do_with_it_is_left_out() {
        let often = Standing {
            replied: vec![Reply { asked: now(), at: now() }; HELPS_WITH_ALL],
            ..Standing::default()
        };
        let on_topic = Standing { on_topic: true, ..Standing::default() };
        let nobody = Standing::default();
        let named = Standing { named_subjects: true, ..often.clone() };
        let all = [
            (member(1), &nobody),
            (member(2), &often),
            (member(3), &on_topic),
            (member(4), &named),
            (member(5), &named),
        ];
        // The fourth has replied to something like it, and the fifth has named it.
        let fits = Fits::from([
            (member(4), Fit { all: 1.0, ..Fit::default() }),
            (member(5), Fit { all: 1.0, declared: 1.0, because: None }),
        ]);
        let ranked = rank(all.into_iter(), &fits, (now(), None));
        let who: Vec<_> = ranked.iter().map(|ranked| (ranked.member, ranked.fits)).collect();
        assert_eq!(who.len(), 3, "{who:?}");
        assert!(
            [(member(2), false), (member(3), true), (member(5), true)].iter().all(|one| who.contains(one))
        );
    }
}
