//! Do changed documents come into use by themselves, and broken ones not?

use std::fs;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;
use vraagbaak::app::{App, Ask, Kept, Request, Shelf};
use vraagbaak::domain::Language;

const OLD: &str = "# Vossen\n\nDe fluwelen vos slaapt overdag in een holle wilg langs de sloot.\n";
const NEW: &str = "# Vossen\n\nDe fluwelen vos slaapt overdag onder het tuinhuis van de buren.\n";
const BROKEN: &str = " \n";

struct Den {
    folder: tempfile::TempDir,
    shelf: Shelf,
    app: App,
}

fn den() -> Den {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("nl")).expect("a folder");
    fs::write(folder.path().join("nl/vossen.md"), OLD).expect("written");
    let index = folder.path().join(".index");
    let shelf = Shelf { folder: folder.path().join("nl"), default_language: Language::Dutch, index };
    let app = App::new(shelf.open().expect("it can be read"), 7);
    Den { folder, shelf, app }
}

impl Den {
    fn write(&self, text: &str) {
        fs::write(self.folder.path().join("nl/vossen.md"), text).expect("written");
    }

    fn text(&self) -> String {
        self.app.library().corpus.passages[0].text().to_owned()
    }
}

#[tokio::test]
async fn what_was_asked_just_now_is_answered_from_the_documents_in_use() {
    let den = den();
    let ask = |text: &str| {
        let text = text.to_owned();
        den.app.handle(Request::Ask(Ask { text, before: None, language: Language::Dutch, limit: 5 }))
    };
    let first = ask("Waar slaapt de fluwelen vos?").await;
    assert_eq!(ask("Waar slaapt de fluwelen vos?").await, first);
    assert_eq!(ask("  Waar slaapt  de fluwelen vos? ").await, first, "blanks make no difference");
    assert!(format!("{first:?}").contains("holle wilg"), "{first:?}");
    den.write(NEW);
    den.app.reload(&den.shelf).await.expect("all is well");
    let then = ask("Waar slaapt de fluwelen vos?").await;
    assert!(format!("{then:?}").contains("tuinhuis"), "{then:?}");
}

#[tokio::test]
async fn what_is_broken_leaves_the_old_documents_in_use() {
    let den = den();
    den.write(BROKEN);
    assert!(matches!(den.app.reload(&den.shelf).await, Err(Kept::Empty)));
    fs::write(den.folder.path().join("nl/wilgen.md"), "# Wilgen\n\nEen wilg staat langs de sloot.\n")
        .expect("written");
    let kept = den.app.reload(&den.shelf).await.expect_err("a file broke");
    assert!(kept.to_string().starts_with("vossen.md:1: is empty"), "{kept}");
    assert!(den.text().contains("holle wilg"));
    den.write(NEW);
    den.app.reload(&den.shelf).await.expect("all is well again");
    assert!(den.text().contains("tuinhuis"));
    assert_eq!(den.app.library().corpus.documents.len(), 2);
    fs::remove_dir_all(den.shelf.folder.clone()).expect("removed");
    assert!(matches!(den.app.reload(&den.shelf).await, Err(Kept::Unreadable(_))));
    assert!(den.text().contains("tuinhuis"));
}

#[tokio::test]
async fn a_changed_folder_is_read_when_it_is_quiet_or_when_asked() {
    let den = den();
    let (again, asked) = mpsc::channel(1);
    let stop = CancellationToken::new();
    let every = Duration::from_millis(20);
    let watching = tokio::spawn(den.app.clone().keep_fresh(den.shelf.clone(), every, asked, stop.clone()));
    // Until the first look has been taken, a change would be the state to start from.
    again.send(()).await.expect("it listens");
    again.send(()).await.expect("it listens");
    den.write(NEW);
    until(|| den.text().contains("tuinhuis")).await;
    den.write(OLD);
    again.send(()).await.expect("it listens");
    until(|| den.text().contains("holle wilg")).await;
    stop.cancel();
    watching.await.expect("it ends");
}

async fn until(is_so: impl Fn() -> bool) {
    let looking = async {
        while !is_so() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), looking).await.expect("it comes about");
}
