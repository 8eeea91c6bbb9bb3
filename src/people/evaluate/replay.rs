//! What would have been known, and done, at each moment of the conversations?

use std::collections::{BTreeMap, HashSet};
use std::num::NonZeroU64;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use super::conversations::{Asked, Said};
use super::measures::PeopleMeasures;
use super::policies::{Known, Policy, Router};
use super::report::{PeopleReport, PolicyReport};
use crate::corpus::Glossary;
use crate::domain::helper::Because;
use crate::domain::{ChannelId, MemberId};
use crate::people::evidence::{Mark, MarkKind};
use crate::people::habits::Reply;
use crate::people::index::PeopleIndex;
use crate::people::ranking::Standing;
use crate::search::ContentWords;

/// How long nobody has replied when people are asked.
const WAIT: Duration = Duration::from_mins(20);
/// Where chance has a hand, the average of so many runs is told.
const RUNS: u64 = 5;

/// What happens in the conversations, in the order in which it does where two things happen at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    /// Somebody wrote after a question.
    Said(usize, usize),
    /// The wait for this question has ended.
    Waited(usize),
}

/// Goes through conversations.
pub(super) fn replay(asked: &[Asked], name: String, words: Arc<ContentWords>) -> PeopleReport {
    let mut world = World {
        asked,
        people: BTreeMap::new(),
        index: PeopleIndex::new(words, &Glossary::default()),
        replied: vec![HashSet::new(); asked.len()],
        went_on: vec![HashSet::new(); asked.len()],
        routers: routers(),
        routed: 0,
        replied_later: 0,
    };
    for (at, event) in events(asked) {
        match event {
            Event::Said(question, said) => world.said(question, asked[question].said[said]),
            Event::Waited(question) => world.waited(question, at),
        }
    }
    world.report(name)
}

fn routers() -> Vec<Router> {
    let runs = |policy: Policy| if policy.draws() { 1..=RUNS } else { 1..=1 };
    Policy::ALL.into_iter().flat_map(|p| runs(p).map(move |seed| Router::new(p, seed))).collect()
}

fn events(asked: &[Asked]) -> Vec<(Timestamp, Event)> {
    let mut events = Vec::new();
    for (question, asked) in asked.iter().enumerate() {
        events.extend(asked.said.iter().enumerate().map(|(at, said)| (said.at, Event::Said(question, at))));
        events.push((asked.at.saturating_add(WAIT).unwrap_or(Timestamp::MAX), Event::Waited(question)));
    }
    events.sort_unstable();
    events
}

struct World<'a> {
    asked: &'a [Asked],
    people: BTreeMap<MemberId, Standing>,
    index: PeopleIndex,
    /// Who has replied to each question.
    replied: Vec<HashSet<MemberId>>,
    /// After whose reply the asker has gone on.
    went_on: Vec<HashSet<MemberId>>,
    routers: Vec<Router>,
    routed: usize,
    replied_later: usize,
}

impl World<'_> {
    fn said(&mut self, question: usize, said: Said) {
        if said.person == self.asked[question].person {
            return self.asker_went_on(question, said.at);
        }
        let person = self.people.entry(said.person).or_default();
        person.seen = Some(said.at);
        if !self.replied[question].insert(said.person) {
            return;
        }
        person.replied.push(Reply { asked: self.asked[question].at, at: said.at });
        let source = source(question);
        if !self.index.add_owner(&source, said.person) {
            self.index.add(&self.asked[question].text, source, vec![said.person]);
        }
    }

    fn asker_went_on(&mut self, question: usize, at: Timestamp) {
        for member in &self.replied[question] {
            if self.went_on[question].insert(*member) {
                let mark = Mark::of(MarkKind::WentOn, at);
                self.people.entry(*member).or_default().marks.push(mark);
            }
        }
    }

    fn waited(&mut self, question: usize, now: Timestamp) {
        if !self.replied[question].is_empty() {
            return;
        }
        let asked = &self.asked[question];
        let others = asked.said.iter().filter(|said| said.person != asked.person);
        let replied: HashSet<MemberId> = others.map(|said| said.person).collect();
        let fits = self.index.fits(&asked.text, &|_, _| 1.0);
        let known = Known { people: &self.people, fits: &fits, asker: asked.person, now };
        self.routers.iter_mut().for_each(|router| router.route(&known, &replied));
        self.routed += 1;
        self.replied_later += usize::from(!replied.is_empty());
    }

    fn report(self, name: String) -> PeopleReport {
        let people = self.people.len();
        let policies = Policy::ALL.into_iter().map(|policy| {
            let runs = self.routers.iter().filter(|router| router.policy == policy);
            let runs: Vec<PeopleMeasures> = runs.map(|router| router.tally.measures(people)).collect();
            PolicyReport { name: policy.name(), measures: PeopleMeasures::mean(&runs) }
        });
        PeopleReport {
            name,
            questions: self.asked.len(),
            people,
            routed: self.routed,
            replied_later: self.replied_later,
            policies: policies.collect(),
        }
    }
}

/// A question by its place.
fn source(question: usize) -> Because {
    let number = NonZeroU64::MIN.saturating_add(u64::try_from(question).unwrap_or_default());
    Because::Question(ChannelId::new(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(number: u64) -> MemberId {
        MemberId::new(NonZeroU64::new(number).expect("not 0"))
    }

    /// A community of two subjects, each with somebody who knows it; every tenth question waits for an hour.
    fn community() -> Vec<Asked> {
        let subjects = ["bijen en honing", "belasting en aangifte"];
        (0..400_i64)
            .map(|number| {
                let at = Timestamp::from_second(number * 9 * 3_600).expect("early");
                let subject = usize::try_from(number % 7 % 2).expect("small");
                let wait = if number % 10 == 0 { 3_600 } else { 60 };
                let who = member(u64::try_from(subject).expect("small") + 1);
                let said = Said { person: who, at: at + jiff::SignedDuration::from_secs(wait) };
                let text = format!("Wie weet iets van {}?", subjects[subject]);
                Asked { person: member(100), at, text, said: vec![said] }
            })
            .collect()
    }

    #[test]
    fn who_knows_a_subject_is_asked_first_and_what_was_answered_in_time_asks_nobody() {
        let words = Arc::new(ContentWords::new().expect("the word lists"));
        let report = replay(&community(), "here".to_owned(), words);
        assert_eq!((report.questions, report.people), (400, 2));
        assert_eq!((report.routed, report.replied_later), (40, 40));
        let of = |name: &str| {
            report.policies.iter().find(|policy| policy.name == name).expect("it is there").measures
        };
        assert!(of("vraagbaak").first > of("most active").first, "{report}");
        assert!(of("vraagbaak").first > 0.8, "{report}");
        assert!(of("random").woken > 1.9, "{report}");
    }
}
