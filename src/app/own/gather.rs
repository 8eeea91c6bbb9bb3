//! Where is what a server has of its own kept? (In the store.)

use jiff::tz::TimeZone;

use crate::app::library::own::{OwnAnswer, OwnTexts};
use crate::domain::kept_answer::KeptPassage;
use crate::domain::{AnsweredBy, GuildId};
use crate::store::{Store, StoreError};

/// All that a server has of its own.
pub(super) async fn gather(store: &Store, guild: GuildId) -> Result<OwnTexts, StoreError> {
    let documents = store.server_documents(guild).await?;
    let answers = store.kept(guild).await?.into_iter().map(answer).collect();
    let leading = store.leading_questions(guild).await?.into_iter();
    let leading = leading.filter_map(|leading| Some((leading.passage.parse().ok()?, leading.question)));
    Ok(OwnTexts { documents, answers, leading: leading.collect() })
}

fn answer(kept: KeptPassage) -> OwnAnswer {
    let on = kept.written_at().to_zoned(TimeZone::UTC).date();
    let message = (kept.key.guild, kept.thread, kept.key.message);
    OwnAnswer {
        id: kept.key.message.number(),
        question: kept.question,
        words: kept.words,
        language: kept.language,
        by: AnsweredBy { name: kept.name, on, message },
    }
}
