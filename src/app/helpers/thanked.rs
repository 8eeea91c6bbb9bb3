//! Which members helped with a topic of the documents, of those who want to be named?

use std::collections::BTreeMap;
use std::hash::Hasher as _;

use jiff::Timestamp;

use crate::app::bot::App;
use crate::app::outages::Operation;
use crate::app::servers::settings_cache::NotKept;
use crate::domain::open_question::QuestionKey;
use crate::domain::thanks::Helped;
use crate::domain::{ChannelId, GuildId, Language, MemberId, MessageId};
use crate::people::faded;
use crate::search::Question;
use crate::store::Store;

/// How much has to be said for a member to be named: that of one asker.
const ENOUGH: f64 = 1.0;
/// How much of it has to be left: of one asker's thanks, half a year later.
const STILL: f64 = 0.5;
/// How many members are named.
const MEMBERS: usize = 10;
/// How many of their messages are linked.
const MESSAGES: usize = 3;
/// How many threads are looked at, the latest first.
const THREADS: usize = 60;

const READING: Operation = Operation::asked("reading who helped with a topic");

/// A member who helped with a topic, and with which messages, the latest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThankedMember {
    /// Who it is.
    pub member: MemberId,
    /// The messages, each with its thread.
    pub messages: Vec<(ChannelId, MessageId)>,
}

/// A question in which somebody was helped.
struct HelpedWith {
    question: String,
    language: Language,
    marks: Vec<Helped>,
}

impl App {
    /// The members of a server who helped with a topic, as far as they want to be named, in an order that is another
    /// one each day.
    ///
    /// # Errors
    /// When it can't be read.
    pub async fn who_helped(
        &self,
        guild: GuildId,
        topic: &str,
        now: Timestamp,
    ) -> Result<Vec<ThankedMember>, NotKept> {
        let helped = self.servers.with_store(READING, async |store| helped(store, guild).await).await?;
        if helped.is_empty() {
            return Ok(Vec::new());
        }
        let (library, topic) = (self.library(), topic.to_owned());
        let about = move || {
            let is_about = |with: &HelpedWith| {
                let question = Question::new(&with.question, with.language, 1);
                let found = library.engine.ask(&question).ok().filter(crate::search::Answer::comes_close);
                let document = found.and_then(|found| Some(found.hits.into_iter().next()?.passage.document));
                document.is_some_and(|document| document.topics.contains(&topic))
            };
            helped.into_iter().filter(is_about).flat_map(|with| with.marks).collect::<Vec<_>>()
        };
        let marks = tokio::task::spawn_blocking(about).await.unwrap_or_default();
        Ok(named(&marks, now))
    }
}

/// The marks of those who want to be named, by the questions under which they got them.
async fn helped(store: &Store, guild: GuildId) -> Result<Vec<HelpedWith>, crate::store::StoreError> {
    let named = store.named_helpers(guild).await?;
    if named.is_empty() {
        return Ok(Vec::new());
    }
    let mut threads: BTreeMap<ChannelId, Vec<Helped>> = BTreeMap::new();
    for mark in store.helped_on(guild).await? {
        if named.contains(&mark.receiver) {
            threads.entry(mark.thread).or_default().push(mark);
        }
    }
    let mut helped = Vec::new();
    // Later threads have higher numbers.
    for (thread, marks) in threads.into_iter().rev().take(THREADS) {
        if let Some(listed) = store.question(QuestionKey { guild, thread }).await? {
            let question = listed.question;
            helped.push(HelpedWith { question: question.words.question, language: question.language, marks });
        }
    }
    Ok(helped)
}

/// What was said of a member.
#[derive(Default)]
struct Said {
    said: f64,
    /// What is left of it by now.
    left: f64,
    messages: Vec<(ChannelId, MessageId)>,
}

/// Who has enough of them, in the order of the day.
fn named(marks: &[Helped], now: Timestamp) -> Vec<ThankedMember> {
    let mut members: BTreeMap<MemberId, Said> = BTreeMap::new();
    for mark in marks.iter().rev() {
        let of = members.entry(mark.receiver).or_default();
        of.said += mark.weight.share();
        of.left += mark.weight.share() * faded(mark.at, now);
        let message = (mark.thread, mark.key.message);
        if of.messages.len() < MESSAGES && !of.messages.contains(&message) {
            of.messages.push(message);
        }
    }
    members.retain(|_, of| of.said >= ENOUGH && of.left >= STILL);
    let day = now.as_second().div_euclid(24 * 60 * 60);
    let named = members.into_iter().map(|(member, of)| ThankedMember { member, messages: of.messages });
    let mut named: Vec<_> = named.collect();
    named.sort_by_key(|thanked| place_on(day, thanked.member));
    named.truncate(MEMBERS);
    named
}

/// Where a member stands on a day: nobody is always first.
fn place_on(day: i64, member: MemberId) -> u64 {
    let mut hasher = fnv::FnvHasher::default();
    hasher.write_i64(day);
    hasher.write_u64(member.number());
    // The last bytes alone would decide.
    hasher.finish().wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU64;

    use super::*;
    use crate::domain::thanks::{HelpedKind, MarkWeight, MessageKey};

    const DAY: i64 = 24 * 60 * 60;

    fn at(day: i64) -> Timestamp {
        Timestamp::from_second(20_000 * DAY + day * DAY).expect("a moment")
    }

    fn mark(receiver: u64, message: u64, weight: u16, day: i64) -> Helped {
        let number = |number| NonZeroU64::new(number).expect("not 0");
        Helped {
            key: MessageKey { guild: GuildId::new(number(1)), message: MessageId::new(number(message)) },
            thread: ChannelId::new(number(2)),
            receiver: MemberId::new(number(receiver)),
            kind: HelpedKind::Asker,
            weight: MarkWeight(weight),
            at: at(day),
        }
    }

    #[test]
    fn who_helped_enough_is_named_in_another_order_each_day_and_for_half_a_year() {
        let marks = [
            mark(1, 11, 1000, 0),
            mark(2, 12, 500, 0),
            mark(3, 13, 1000, 0),
            mark(3, 13, 500, 0),
            mark(4, 14, 2000, -360),
            mark(5, 15, 1000, -180),
            mark(6, 16, 1000, -181),
        ];
        let on = |day| named(&marks, at(day)).into_iter().map(|one| one.member.number()).collect::<Vec<_>>();
        let mut first = on(0);
        first.sort_unstable();
        assert_eq!(first, [1, 3, 4, 5], "2 has half of it, and it is too long ago for 6");
        let same_marks = |day: i64| {
            let marks: Vec<_> = (1..=4).map(|member| mark(member, 10 + member, 2000, day)).collect();
            named(&marks, at(day)).into_iter().map(|one| one.member.number()).collect::<Vec<_>>()
        };
        let orders: std::collections::BTreeSet<_> = (0..10).map(same_marks).collect();
        assert!(orders.len() > 3, "{orders:?}");
        assert_eq!(
            named(&marks, at(0)).iter().find(|one| one.member.number() == 3).map(|m| m.messages.len()),
            Some(1)
        );
    }
}
