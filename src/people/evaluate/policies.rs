//! In which orders can people be asked?

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::Timestamp;

use super::measures::Tally;
use crate::domain::MemberId;
use crate::people::choice::{SEATS, choose};
use crate::people::index::Fits;
use crate::people::limits::{Within, within_limits};
use crate::people::ranking::{Standing, rank};

/// How often a week somebody is asked at the most: what a helper has who chose nothing else.
const A_WEEK: u16 = 3;

/// A way to choose people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Policy {
    /// As this program does.
    Ours,
    /// By lot.
    Random,
    /// Who replied to most questions first.
    MostActive,
    /// Who replied last first.
    MostRecent,
    /// Who replied to questions like this one first.
    MostSimilar,
}

impl Policy {
    pub(super) const ALL: [Self; 5] =
        [Self::Ours, Self::Random, Self::MostActive, Self::MostRecent, Self::MostSimilar];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Ours => "vraagbaak",
            Self::Random => "random",
            Self::MostActive => "most active",
            Self::MostRecent => "most recent",
            Self::MostSimilar => "most similar",
        }
    }

    /// Whether chance has a hand in it.
    pub(super) fn draws(self) -> bool {
        matches!(self, Self::Ours | Self::Random)
    }
}

/// What is known of everybody at a moment; the same for all policies.
pub(super) struct Known<'k> {
    pub(super) people: &'k BTreeMap<MemberId, Standing>,
    pub(super) fits: &'k Fits,
    pub(super) asker: MemberId,
    pub(super) now: Timestamp,
}

/// One policy on its way through the conversations, with whom it has asked.
pub(super) struct Router {
    pub(super) policy: Policy,
    pub(super) tally: Tally,
    wakes: HashMap<MemberId, Vec<Timestamp>>,
    random: fastrand::Rng,
}

impl Router {
    pub(super) fn new(policy: Policy, seed: u64) -> Self {
        let random = fastrand::Rng::with_seed(seed);
        Self { policy, tally: Tally::default(), wakes: HashMap::new(), random }
    }

    /// Asks three people about a question to which these replied later.
    pub(super) fn route(&mut self, known: &Known<'_>, replied: &HashSet<MemberId>) {
        let order = self.order(known);
        for member in order.iter().take(SEATS) {
            self.wakes.entry(*member).or_default().push(known.now);
        }
        self.tally.add(&order, replied);
    }

    fn order(&mut self, known: &Known<'_>) -> Vec<MemberId> {
        let may: Vec<MemberId> =
            known.people.keys().copied().filter(|member| self.may_be_asked(*member, known)).collect();
        match self.policy {
            Policy::Ours => self.ours(&may, known),
            Policy::Random => {
                let mut order = may;
                self.random.shuffle(&mut order);
                order
            }
            Policy::MostActive => by(may, |member| count(known.people[member].replied.len())),
            Policy::MostRecent => by(may, |member| {
                known.people[member]
                    .seen
                    .map_or(0.0, |seen| seen.duration_since(Timestamp::MIN).as_secs_f64())
            }),
            Policy::MostSimilar => by(may, |member| {
                let similar = known.fits.get(member).map_or(0.0, |fit| fit.all);
                // Of those who are as similar, which is mostly not at all, the more active comes first.
                similar * 1e6 + count(known.people[member].replied.len())
            }),
        }
    }

    fn may_be_asked(&self, member: MemberId, known: &Known<'_>) -> bool {
        let wakes = self.wakes.get(&member).map_or(&[][..], Vec::as_slice);
        member != known.asker && within_limits(wakes, A_WEEK, known.now) == Within::Yes
    }

    fn ours(&mut self, may: &[MemberId], known: &Known<'_>) -> Vec<MemberId> {
        let standings: Vec<(MemberId, Standing)> = may
            .iter()
            .map(|member| {
                let wakes = self.wakes.get(member).cloned().unwrap_or_default();
                let woken = wakes.len();
                let week = |at: &Timestamp| known.now.duration_since(*at).as_hours() < 7 * 24;
                let wakes = wakes.into_iter().filter(week).collect();
                (*member, Standing { wakes, woken, ..known.people[member].clone() })
            })
            .collect();
        let standings = standings.iter().map(|(member, standing)| (*member, standing));
        let ranked = rank(standings, known.fits, (known.now, None));
        choose(ranked, (self.random.u64(..), None)).into_iter().map(|ranked| ranked.member).collect()
    }
}

/// Those with the highest number first, and of the same number those who came first.
fn by(mut members: Vec<MemberId>, number: impl Fn(&MemberId) -> f64) -> Vec<MemberId> {
    members.sort_by(|one, other| number(other).total_cmp(&number(one)).then(one.cmp(other)));
    members
}

#[expect(clippy::cast_precision_loss, reason = "a number of questions")]
fn count(number: usize) -> f64 {
    number as f64
}
