//! What is known, at the moment of a question, of those who may be asked?

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, PoisonError};

use jiff::{Timestamp, ToSpan as _};

use super::handle::Helpers;
use super::outlet::WakeOutlet;
use super::topics::{TopicTexts, same, topic_texts};
use crate::app::fault::Fault;
use crate::app::library::Library;
use crate::app::panics::Panicked;
use crate::domain::MemberId;
use crate::domain::helper::{Because, WakeOutcome};
use crate::domain::open_question::OpenQuestion;
use crate::people::{
    Mark, MarkKind, NOT_MINE_FOR, Part, PeopleIndex, Ranked, Reply, Standing, Within, choose, is_quiet, rank,
    within_limits,
};
use crate::schedule::zone;
use crate::search::{ContentWords, Question};
use crate::store::{Candidate, RoundClaim};
use crate::texts::WakeReason;

/// How many of the best passages tell which topics a question is about.
const PASSAGES: usize = 5;
/// How much a text counts that led to a question which wasn't somebody's thing.
const NOT_MINE: f64 = 0.5;
const WEEK_HOURS: i64 = 7 * 24;

/// Everything that decides who is asked, at one moment.
struct Facts {
    question: OpenQuestion,
    asker: Option<MemberId>,
    candidates: Vec<Candidate>,
    now: Timestamp,
    seed: u64,
    without: Option<Part>,
}

impl<O: WakeOutlet> Helpers<O> {
    /// Those who may be asked about a question at this moment, in the order in which they are.
    ///
    /// # Errors
    /// When the index of the documents or a word list fails.
    pub(super) async fn who_may_know(
        &self,
        question: &OpenQuestion,
        asker: Option<MemberId>,
        candidates: Vec<Candidate>,
    ) -> Result<Vec<Ranked>, Fault> {
        let now = self.now();
        let facts = Facts {
            question: question.clone(),
            asker,
            candidates,
            now,
            seed: self.seed(),
            without: self.options.without,
        };
        let (words, library, topics) = (self.words()?, self.app.library(), self.topic_texts());
        let work = move || facts.order(&library, words, &topics);
        tokio::task::spawn_blocking(work).await.map_err(|_| Panicked)?
    }

    /// Whether somebody might be asked, were it not night where they are.
    pub(super) fn somebody_sleeps(&self, claim: &RoundClaim, candidates: &[Candidate]) -> bool {
        let (question, asker, now) = (claim.question.clone(), claim.asker, self.now());
        let facts = Facts { question, asker, candidates: Vec::new(), now, seed: 0, without: None };
        candidates.iter().any(|candidate| facts.could_be_asked(candidate) && facts.sleeps(candidate))
    }

    /// The texts of the topics of the library in use.
    fn topic_texts(&self) -> Arc<TopicTexts> {
        let library = self.app.library();
        let mut kept = self.topics.lock().unwrap_or_else(PoisonError::into_inner);
        match &*kept {
            Some((version, topics)) if *version == library.version() => topics.clone(),
            _ => {
                let topics = Arc::new(topic_texts(&library.corpus));
                *kept = Some((library.version(), topics.clone()));
                topics
            }
        }
    }
}

impl Facts {
    fn order(
        &self,
        library: &Library,
        words: Arc<ContentWords>,
        topics: &TopicTexts,
    ) -> Result<Vec<Ranked>, Fault> {
        let able: Vec<&Candidate> = self.candidates.iter().filter(|c| self.may_be_asked(c)).collect();
        if able.is_empty() {
            return Ok(Vec::new());
        }
        let about = self.topics_of_question(library)?;
        let index = self.index(&able, library, words, topics);
        let not_mine = self.not_mine();
        let fits = index.fits(&self.words(), &|member, source| {
            let is_not = not_mine.get(&member).is_some_and(|sources| sources.contains(source));
            if is_not { NOT_MINE } else { 1.0 }
        });
        let standings: Vec<(MemberId, Standing)> =
            able.iter().map(|c| (c.helper.key.member, self.standing(c, &about))).collect();
        let ranked = rank(
            standings.iter().map(|(member, standing)| (*member, standing)),
            &fits,
            (self.now, self.without),
        );
        let ranked = ranked.into_iter().map(|ranked| self.with_topic(ranked, &about)).collect();
        Ok(choose(ranked, (self.seed, self.without)))
    }

    fn words(&self) -> String {
        format!("{}\n{}", self.question.words.question, self.question.words.purpose)
    }

    fn may_be_asked(&self, candidate: &Candidate) -> bool {
        self.could_be_asked(candidate) && !self.sleeps(candidate)
    }

    /// Whether it is night where they are.
    fn sleeps(&self, Candidate { helper, .. }: &Candidate) -> bool {
        let clock = zone(&helper.timezone).unwrap_or(jiff::tz::TimeZone::UTC);
        is_quiet(helper.quiet, &clock, self.now)
    }

    /// By what they chose and how often they were asked, at whatever hour; of this question only whom it
    /// concerns.
    fn could_be_asked(&self, candidate: &Candidate) -> bool {
        let Candidate { helper, wakes, replied, not_for_asker, .. } = candidate;
        let key = self.question.key;
        let sent: Vec<Timestamp> = wakes.iter().map(|wake| wake.sent_at).collect();
        Some(helper.key.member) != self.asker
            && helper.may_be_asked(self.question.language, self.now)
            && !not_for_asker
            && within_limits(&sent, helper.a_week, self.now) == Within::Yes
            && wakes.iter().all(|wake| wake.question != key)
            && replied.iter().all(|replied| replied.question != key)
    }

    /// The topics of the documents that come nearest to the question; none where nothing comes near.
    fn topics_of_question(&self, library: &Library) -> Result<BTreeSet<String>, Fault> {
        let text = self.words();
        let (language, limit) = (self.question.language, PASSAGES);
        let answer = library.engine.ask(&Question::new(&text, language, limit))?;
        if !answer.comes_close() {
            return Ok(BTreeSet::new());
        }
        let hits = answer.hits.iter().flat_map(|hit| same(&library.corpus, &hit.passage.document));
        Ok(hits.flat_map(|document| document.topics.iter().cloned()).collect())
    }

    fn index(
        &self,
        able: &[&Candidate],
        library: &Library,
        words: Arc<ContentWords>,
        topics: &TopicTexts,
    ) -> PeopleIndex {
        let mut index = PeopleIndex::new(words, &library.corpus.glossary);
        let mut owners = BTreeMap::<&str, Vec<MemberId>>::new();
        for Candidate { helper, replied, kept, .. } in able.iter().copied() {
            let member = helper.key.member;
            if !helper.own_words.is_empty() {
                index.add(&helper.own_words, Because::OwnWords(member), vec![member]);
            }
            helper.topics.iter().for_each(|topic| owners.entry(topic).or_default().push(member));
            for replied in replied {
                let source = Because::Question(replied.question.thread);
                if !index.add_owner(&source, member) {
                    index.add(&replied.words, source, vec![member]);
                }
            }
            for kept in kept {
                let text = format!("{}\n{}", kept.question, kept.words);
                index.add(&text, Because::Question(kept.thread), vec![member]);
            }
        }
        for (topic, owners) in owners {
            for text in topics.get(topic).into_iter().flatten() {
                index.add(text, Because::Topic(topic.to_owned()), owners.clone());
            }
        }
        index
    }

    /// What somebody was asked about lately that wasn't their thing, by the text that led to it.
    fn not_mine(&self) -> HashMap<MemberId, BTreeSet<Because>> {
        let mut not_mine = HashMap::<MemberId, BTreeSet<Because>>::new();
        for Candidate { helper, wakes, .. } in &self.candidates {
            let lately = wakes.iter().filter(|wake| {
                let age = self.now.duration_since(wake.sent_at).as_secs_f64();
                wake.outcome == WakeOutcome::NotMine && age < NOT_MINE_FOR.as_secs_f64()
            });
            let sources = lately.filter_map(|wake| wake.because.clone());
            not_mine.entry(helper.key.member).or_default().extend(sources);
        }
        not_mine
    }

    fn standing(&self, candidate: &Candidate, about: &BTreeSet<String>) -> Standing {
        let Candidate { helper, wakes, woken, replied, helped, .. } = candidate;
        let went_on = replied.iter().filter(|replied| replied.asker_went_on);
        let marks = helped.iter().map(|mark| Mark { weight: mark.weight.share(), at: mark.at });
        let is_recent = |at: &Timestamp| self.now.duration_since(*at).as_hours() < WEEK_HOURS;
        // Of a press only the day is kept: its noon is never far from it.
        let pressed = Timestamp::from_second(helper.seen_day * 86_400).ok().map(|day| day + 12.hours());
        let spoke = replied.iter().map(|replied| replied.last_at).max();
        Standing {
            replied: replied.iter().map(|r| Reply { asked: r.asked_at, at: r.at }).collect(),
            marks: went_on.map(|replied| Mark::of(MarkKind::WentOn, replied.last_at)).chain(marks).collect(),
            seen: pressed.max(spoke).map(|seen| seen.min(self.now)),
            wakes: wakes.iter().map(|wake| wake.sent_at).filter(is_recent).collect(),
            woken: *woken,
            ignored: u32::from(helper.ignored),
            on_topic: helper.topics.iter().any(|topic| about.contains(topic)),
            named_subjects: !helper.own_words.is_empty() || !helper.topics.is_empty(),
        }
    }

    /// Who has no text that fits is asked for a topic of theirs, where there is one.
    fn with_topic(&self, ranked: Ranked, about: &BTreeSet<String>) -> Ranked {
        if ranked.because.is_some() {
            return ranked;
        }
        let helper = self.candidates.iter().find(|c| c.helper.key.member == ranked.member);
        let mut topics = helper.into_iter().flat_map(|c| &c.helper.topics);
        let topic = topics.find(|topic| about.contains(*topic)).cloned();
        Ranked { because: topic.map(Because::Topic), ..ranked }
    }
}

/// Why somebody is asked, in words.
pub(super) fn reason(because: Option<&Because>, candidate: &Candidate) -> WakeReason {
    match because {
        Some(Because::OwnWords(_)) => WakeReason::OwnWords(candidate.helper.own_words.clone()),
        Some(Because::Topic(topic)) => WakeReason::Topic(topic.clone()),
        Some(Because::Question(thread)) => {
            let replied = candidate.replied.iter().find(|replied| replied.question.thread == *thread);
            let replied = replied.and_then(|replied| replied.words.lines().next());
            let kept = candidate.kept.iter().find(|kept| kept.thread == *thread);
            replied
                .or(kept.map(|kept| kept.question.as_str()))
                .filter(|words| !words.is_empty())
                .map_or(WakeReason::OftenHere, |words| WakeReason::Earlier(words.to_owned()))
        }
        None => WakeReason::OftenHere,
    }
}
