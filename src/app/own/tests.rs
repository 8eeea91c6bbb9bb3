//! Is a server that has nothing of its own, or not any more, answered from the documents alone?
//!
//! Where `Stacks` has nothing of a server's own, what the documents' engine says is given as it is, and the answers that
//! were given just now are the same as those of everybody else: so it needs no more than this.

use std::num::NonZeroU64;
use std::path::Path;
use std::time::SystemTime;

use jiff::Timestamp;

use crate::app::bot::App;
use crate::app::library::Library;
use crate::domain::kept_answer::{AnswerWords, KeptAnswer, KeptAuthor, KeptEvent};
use crate::domain::thanks::MessageKey;
use crate::domain::{ChannelId, GuildId, Language, LeadingQuestion, MemberId, MessageId, ServerDocument};
use crate::store::{Location, Store};

fn number(number: u64) -> NonZeroU64 {
    NonZeroU64::new(number).expect("not 0")
}

async fn app(folder: &Path) -> App {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/corpus");
    let library = Library::open(&corpus, Language::Dutch, &folder.join("index")).expect("the corpus loads");
    let location = Location::new(folder, None).expect("a file");
    App::with_store(library, 7, Store::open(&location).await.expect("the store opens"))
}

/// Whether a server has something of its own; where not, all is as it is where there is no server.
async fn has_own(app: &App, guild: GuildId) -> bool {
    let stacks = app.stacks_of(Some(guild)).await;
    let elsewhere = app.stacks_of(None).await;
    if stacks.own.is_none() {
        assert_eq!(stacks.version(), elsewhere.version());
    }
    stacks.own.is_some()
}

fn said(words: &str) -> AnswerWords {
    let thread = ChannelId::new(number(3));
    let (question, words) = ("Hoe lang moet een ei koken?".to_owned(), words.to_owned());
    AnswerWords { place: (thread, thread), question, words, language: Language::Dutch }
}

#[tokio::test]
async fn a_server_that_has_nothing_of_its_own_any_more_is_as_all_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = app(folder.path()).await;
    let store = app.store.clone().expect("it remembers");
    let [guild, other] = [1, 2].map(|of| GuildId::new(number(of)));
    let (member, now) = (MemberId::new(number(4)), Timestamp::now());
    assert!(!has_own(&app, guild).await, "it never had");

    let text = "# Regels\n\nHet buurthuis gaat op werkdagen om elf uur dicht.\n".to_owned();
    let (title, language) = ("Regels".to_owned(), Language::Dutch);
    let document = ServerDocument { number: 0, title, language, source: None, text };
    app.keep_document(guild, &document, (member, SystemTime::now())).await.expect("it is kept");
    assert!(has_own(&app, guild).await && !has_own(&app, other).await, "that server alone");
    let listed = app.server_documents(guild).await.expect("the store works");
    app.remove_document(guild, listed[0].number).await.expect("it is removed");
    assert!(!has_own(&app, guild).await, "its document was removed");

    let key = MessageKey { guild, message: MessageId::new(number(5)) };
    let answer = KeptAnswer::new(key, said("Vier minuten, en daarna meteen onder de koude kraan."), now);
    assert!(store.begin_keeping(&answer, member, now).await.expect("the store works"));
    let author = KeptAuthor { member, display_name: String::new() };
    store.consent(key, &author, now).await.expect("the store works").expect("it was asked");
    for (event, is_shown) in [(KeptEvent::Approved, true), (KeptEvent::Withdrawn, false)] {
        let happens = |answer: &mut KeptAnswer| answer.happens(event, now);
        store.change_kept(key, now, happens).await.expect("the store works").expect("it is there");
        app.kept_changes().changed(guild);
        assert_eq!(has_own(&app, guild).await, is_shown, "{event:?}");
    }

    let passage = app.library().corpus.passages[0].clone();
    let leads = app.lead(guild, ("Hoe lang moet een ei koken?", passage.key()), SystemTime::now()).await;
    leads.expect("it is kept");
    assert!(has_own(&app, guild).await);
    let leading: Vec<LeadingQuestion> = app.leading(guild).await.expect("the store works");
    app.stop_leading(guild, &leading[0]).await.expect("it is stopped");
    assert!(!has_own(&app, guild).await, "no question leads anywhere any more");
}
