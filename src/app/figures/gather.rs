//! What do the figures of a server hold?

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::app::bot::App;
use crate::app::gaps::Gap;
use crate::app::library::Library;
use crate::app::outages::Operation;
use crate::app::servers::settings_cache::NotKept;
use crate::domain::{FIGURES_OF_DAYS, Figures, GuildId};
use crate::search::Question;
use crate::store::Store;

/// How many topics are named.
const TOPICS: usize = 5;
/// How many questions are looked at for them: those asked most.
const MOST_QUESTIONS: usize = 200;

const READING: Operation = Operation::asked("reading how it goes with the questions of a server");

/// How it went with the questions of a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The numbers.
    pub figures: Figures,
    /// The topics with the most questions that have no answer, and how many those are.
    pub topics: Vec<(String, usize)>,
}

impl App {
    /// How it went with the questions of a server in the last [`FIGURES_OF_DAYS`].
    ///
    /// # Errors
    /// When it can't be read.
    pub async fn report(&self, guild: GuildId, now: SystemTime) -> Result<Report, NotKept> {
        self.write_counts().await;
        let days = Duration::from_hours(24 * u64::from(FIGURES_OF_DAYS));
        let since = now.checked_sub(days).unwrap_or(SystemTime::UNIX_EPOCH);
        let read = async |store: &Store| store.figures(guild, since).await;
        let figures = self.servers.with_store(READING, read).await?;
        let (gaps, library) = (self.gaps(guild).await?, self.library());
        let topics = tokio::task::spawn_blocking(move || topics_lacking(&gaps, &library)).await;
        Ok(Report { figures, topics: topics.unwrap_or_default() })
    }
}

/// The topics of the documents that come nearest to what has no answer.
fn topics_lacking(gaps: &[Gap], library: &Arc<Library>) -> Vec<(String, usize)> {
    let mut topics: BTreeMap<String, usize> = BTreeMap::new();
    for gap in gaps.iter().take(MOST_QUESTIONS) {
        let question = Question::new(&gap.question, gap.language, 1);
        let found = library.engine.ask(&question).ok().filter(crate::search::Answer::comes_close);
        let document = found.and_then(|answer| Some(answer.hits.into_iter().next()?.passage.document));
        for topic in document.iter().flat_map(|document| &document.topics) {
            *topics.entry(topic.clone()).or_default() += gap.count;
        }
    }
    let mut topics: Vec<_> = topics.into_iter().collect();
    topics.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    topics.truncate(TOPICS);
    topics
}
