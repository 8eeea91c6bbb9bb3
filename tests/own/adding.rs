//! Is a document that moderators add from Discord answered from, on that server alone, until it is replaced or removed?

use insta::assert_snapshot;

use crate::fake_discord::{Member, Reply};
use crate::group::scene::{Kind, Scene};
use crate::store::databases::{Fresh, each};

const RULES: &str = "# Huisregels van het buurthuis\n\n## Hoe laat gaat het buurthuis dicht?\n\nHet buurthuis gaat \
    op werkdagen om elf uur 's avonds dicht. Op zondag sluiten we om zes uur, en op feestdagen zijn we er niet.\n\n## \
    Wie heeft de sleutel van de kelder?\n\nDe sleutel van de kelder ligt bij de beheerder. Vraag ernaar bij de bar, \
    en breng hem dezelfde avond terug.\n";
const ENGLISH: &str = "# House rules\n\n## When does the community centre close?\n\nThe community centre closes at \
    eleven in the evening on working days. On Sundays we close at six, and on holidays nobody is there.\n";

const CLOSES: &str = "Hoe laat gaat het buurthuis dicht?";

/// Sends a file to be read; what is shown of it.
pub(super) async fn sends(scene: &Scene, command: &str, option: &str, name: &str, content: &[u8]) -> Reply {
    scene.mo.has_file(name, content);
    scene.mo.slash(&scene.channel, command, &[(option, name)]).reply().await
}

async fn asks(scene: &Scene, who: &Member, question: &str) -> String {
    let pause = std::time::Duration::from_secs(30);
    scene.clock.pass(pause);
    who.mentions_bot(&scene.channel, question).reply().await.to_string()
}

#[tokio::test]
async fn a_document_is_added_asked_replaced_and_removed_in_dutch() {
    each(async |fresh: &Fresh| {
        let scene = Scene::without_group_on(fresh.again(), Kind::Text, "nl").await;
        let before = asks(&scene, &scene.anna, CLOSES).await;
        assert!(!before.contains("elf uur"), "{before}");
        let read = sends(&scene, "documenten toevoegen", "bestand", "huisregels.md", RULES.as_bytes()).await;
        assert!(read.is_ephemeral());
        assert_snapshot!("read", read);
        let still = asks(&scene, &scene.anna, CLOSES).await;
        assert_eq!(still, before, "nothing counts before a moderator says so");
        let added = scene.mo.presses(&read, "Toevoegen").reply().await;
        assert_snapshot!("added", added);
        // The next question knows it: nothing waits for a clock.
        let answer = asks(&scene, &scene.anna, CLOSES).await;
        assert_snapshot!("answered", answer);

        let other = scene.discord.guild("Elders");
        let (there, zoe) = (other.text_channel("algemeen"), other.member("zoe", "nl"));
        let elsewhere = zoe.mentions_bot(&there, CLOSES).reply().await.to_string();
        assert!(!elsewhere.contains("elf uur"), "of that server alone: {elsewhere}");
        let private = scene.anna.dms(CLOSES).reply().await.to_string();
        assert!(!private.contains("elf uur"), "in private there is no server: {private}");

        let anew = RULES.replace("elf uur", "tien uur");
        let read = sends(&scene, "documenten toevoegen", "bestand", "huisregels.md", anew.as_bytes()).await;
        assert!(read.content().contains("dezelfde titel") || read.content().contains("deze titel"), "{read}");
        let replaced = scene.mo.presses(&read, "Vervangen").reply().await;
        assert!(replaced.content().starts_with("Vervangen: "), "{replaced}");
        let answer = asks(&scene, &scene.anna, CLOSES).await;
        assert!(answer.contains("tien uur") && !answer.contains("elf uur"), "{answer}");

        let list = scene.mo.slash(&scene.channel, "documenten lijst", &[]).reply().await;
        let one =
            scene.mo.selects(&list, "Kies een document", &["Huisregels van het buurthuis"]).reply().await;
        assert_snapshot!("one", one);
        let sure = scene.mo.presses(&one, "Weghalen").reply().await;
        let removed = scene.mo.presses(&sure, "Weghalen").reply().await;
        assert!(removed.content().starts_with("Weggehaald: "), "{removed}");
        assert_eq!(asks(&scene, &scene.anna, CLOSES).await, before);
        scene.end().await;
    })
    .await;
}

#[tokio::test]
async fn a_document_is_written_and_written_anew_in_english() {
    let scene = Scene::without_group(Kind::Text, "en-GB").await;
    let form = scene.mo.slash(&scene.channel, "documents add", &[]).reply().await;
    assert_snapshot!("form", form);
    let (_, text) = ENGLISH.split_once("\n\n").expect("a title");
    let filled = [("title", "House rules"), ("text", text), ("source", "https://example.org/rules")];
    let read = scene.mo.submits_modal(&form, &filled).reply().await;
    assert_snapshot!("written", read);
    scene.mo.presses(&read, "Add").reply().await;
    let question = "When does the community centre close?";
    let answer = asks(&scene, &scene.anna, question).await;
    assert!(answer.contains("eleven in the evening") && answer.contains("example.org"), "{answer}");

    let list = scene.mo.slash(&scene.channel, "documents list", &[]).reply().await;
    let one = scene.mo.selects(&list, "Choose a document", &["House rules"]).reply().await;
    let form = scene.mo.presses(&one, "Write it anew").reply().await;
    let text = text.replace("eleven", "ten");
    let read = scene.mo.submits_modal(&form, &[("text", text.as_str())]).reply().await;
    let replaced = scene.mo.presses(&read, "Replace").reply().await;
    assert!(replaced.content().starts_with("Replaced: "), "{replaced}");
    let answer = asks(&scene, &scene.anna, question).await;
    assert!(answer.contains("ten in the evening"), "{answer}");

    let read =
        sends(&scene, "documents add", "file", "rules.txt", b"Never kept, whatever it says here.").await;
    let left = scene.mo.presses(&read, "Leave it").reply().await;
    assert_eq!(left.content(), "Left as it was.");
    let list = scene.mo.slash(&scene.channel, "documents list", &[]).reply().await;
    assert!(!list.to_string().contains("Never kept"), "{list}");
    scene.end().await;
}

#[tokio::test]
async fn only_moderators_may_and_what_is_shown_to_one_is_no_others() {
    let mut scene = Scene::without_group(Kind::Text, "nl").await;
    assert!(!scene.anna.can_use(&scene.channel, "documenten"));
    assert!(scene.mo.can_use(&scene.channel, "documenten"));
    let read = sends(&scene, "documenten toevoegen", "bestand", "huisregels.md", RULES.as_bytes()).await;
    let id = read.custom_id("Toevoegen").expect("a button");
    let forged = scene.anna.forges_press(&read, &id).reply().await;
    assert!(
        forged.content().contains("instellingen") || !forged.content().contains("Toegevoegd"),
        "{forged}"
    );
    scene.restarts().await;
    let gone = scene.mo.presses(&read, "Toevoegen").reply().await;
    assert!(gone.content().starts_with("Dat is te lang geleden"), "{gone}");
    scene.end().await;
}
