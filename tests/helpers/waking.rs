//! Who is asked when nobody replies, what do they read, and what comes of what they say?

use std::time::Duration;

use vraagbaak::domain::open_question::{MadeBy, Waking};

use super::scene::{Scene, WAIT};

const BEES: &str = "bijen houden";
const QUESTION: &str = "Wie weet iets van bijen?";

#[tokio::test]
async fn after_twenty_minutes_of_silence_who_may_know_is_asked_and_has_a_look() {
    let scene = Scene::set("nl").await;
    scene.joins(&scene.bert, BEES).await;
    let eva = scene.guild.member("eva", "nl");
    scene.joins(&eva, "boekhouden voor een stichting").await;
    let asked = scene.asks(QUESTION).await;
    scene.passes(WAIT - Duration::from_secs(5)).await;
    assert_eq!((scene.dms(&scene.bert), scene.dms(&eva)), (1, 1), "they were greeted, and no more");
    scene.passes(Duration::from_secs(10)).await;
    let message = scene.last_dm(&scene.bert);
    let text = message.to_string();
    assert!(text.contains("**Een vraag op *Netwerkers* waar jij misschien iets van weet**"), "{text}");
    assert!(text.contains("> Wie weet iets van bijen?"), "{text}");
    assert!(text.contains("Ik vraag het jou omdat je \"bijen houden\" schreef."), "{text}");
    assert!(text.contains("-# Hooguit 3 per week · veranderen met </helper"), "{text}");
    assert_eq!(scene.dms(&eva), 1, "it has nothing to do with what she knows");
    let looks = scene.bert.presses(&message, "Ik kijk even").reply().await;
    let link = format!("https://discord.com/channels/{}/{}", scene.guild.id(), asked.thread.id());
    assert!(looks.content().contains(&link) && looks.content().starts_with("Fijn. Hier is het:"), "{looks}");
    assert!(looks.buttons().is_empty(), "{looks}");
    scene.end().await;
}

#[tokio::test]
async fn the_same_in_english() {
    let scene = Scene::set("en-GB").await;
    scene.joins(&scene.bert, "beekeeping").await;
    scene.asks("Who knows about beekeeping?").await;
    scene.passes(WAIT).await;
    let message = scene.last_dm(&scene.bert);
    let text = message.to_string();
    assert!(text.contains("**A question on *Netwerkers* that you may know something about**"), "{text}");
    assert!(text.contains("I'm asking you because you wrote \"beekeeping\"."), "{text}");
    let fine = scene.bert.presses(&message, "Not now").reply().await;
    assert_eq!(fine.content(), "That's fine. Nobody sees this.");
    scene.passes(Duration::from_hours(3)).await;
    assert_eq!(scene.dms(&scene.bert), 2, "nobody is asked twice about a question");
    scene.end().await;
}

#[tokio::test]
async fn when_somebody_replies_the_others_are_told_without_a_new_message_and_nobody_more_is_asked() {
    let scene = Scene::set("nl").await;
    scene.joins(&scene.bert, BEES).await;
    let asked = scene.asks(QUESTION).await;
    scene.passes(WAIT).await;
    let message = scene.last_dm(&scene.bert);
    let eva = scene.guild.member("eva", "nl");
    scene.replies(&eva, &asked).await;
    scene.settles().await;
    assert_eq!(message.now().content(), "Er heeft al iemand geantwoord. Fijn dat je er was.");
    assert!(message.now().buttons().is_empty());
    scene.joins(&eva, BEES).await;
    scene.passes(Duration::from_hours(3)).await;
    assert_eq!((scene.dms(&scene.bert), scene.dms(&eva)), (2, 1), "none after a reply");
    scene.end().await;
}

#[tokio::test]
async fn not_my_thing_and_not_from_this_person_are_seen_by_nobody_and_kept() {
    let scene = Scene::set("nl").await;
    scene.joins(&scene.bert, BEES).await;
    let asked = scene.asks(QUESTION).await;
    scene.passes(WAIT).await;
    let less = scene.bert.presses(&scene.last_dm(&scene.bert), "Niet mijn ding").reply().await;
    assert_eq!(less.content(), "Dank je, zoiets vraag ik je minder.");
    let never = scene.bert.presses(&less, "Niet van deze persoon").reply().await;
    assert!(never.content().starts_with("Begrepen:"), "{never}");
    assert!(asked.thread.messages().iter().all(|message| !message.to_string().contains("bert")));
    scene.passes(Duration::from_hours(25)).await;
    scene.asks("Hoe houd je bijen in de winter?").await;
    scene.passes(WAIT).await;
    assert_eq!(scene.dms(&scene.bert), 2, "not for Anna any more");
    let eva = scene.guild.member("eva", "nl");
    scene.asked_by(&eva, "Waar koop ik bijen?", MadeBy::Form).await;
    scene.passes(WAIT).await;
    assert_eq!(scene.dms(&scene.bert), 3, "but for others");
    let screen = scene.screen(&scene.bert).await;
    assert!(screen.to_string().contains("Niet gevraagd voor één persoon"), "{screen}");
    let screen = scene.bert.selects(&screen, "Verander iets", &["everybody"]).reply().await;
    assert!(!screen.to_string().contains("Niet gevraagd voor"), "{screen}");
    scene.end().await;
}

#[tokio::test]
async fn in_quiet_hours_at_the_limit_and_by_the_asker_nobody_is_asked() {
    let scene = Scene::set("nl").await;
    scene.joins(&scene.bert, BEES).await;
    scene.joins(&scene.anna, BEES).await;
    scene.clock.set("2026-11-23T22:00:00Z");
    scene.asks(QUESTION).await;
    scene.passes(WAIT).await;
    assert_eq!(scene.dms(&scene.bert), 1, "it is eleven at night");
    scene.clock.set("2026-11-24T07:05:00Z");
    scene.settles().await;
    assert_eq!(scene.dms(&scene.bert), 2, "in the morning he is asked after all");
    scene.bert.presses(&scene.last_dm(&scene.bert), "Nu niet").reply().await;
    // Three days at noon, of which the limit of three a week lets two through.
    for (day, dms) in [(25, 3), (26, 4), (27, 4)] {
        scene.clock.set(&format!("2026-11-{day}T11:00:00Z"));
        scene.asks(&format!("{QUESTION} ({day})")).await;
        scene.passes(WAIT).await;
        assert_eq!(scene.dms(&scene.bert), dms, "on the {day}th");
        if day < 27 {
            scene.bert.presses(&scene.last_dm(&scene.bert), "Nu niet").reply().await;
        }
    }
    assert_eq!(scene.dms(&scene.anna), 1, "nobody is asked their own question");
    scene.end().await;
}

#[tokio::test]
async fn who_is_mentioned_in_the_thread_alone_can_press_there() {
    let scene = Scene::set("nl").await;
    scene.bert.refuses_dms();
    let refused = scene.joins(&scene.bert, BEES).await;
    scene.bert.presses(&refused, "Noem me liever in het draadje").reply().await;
    let asked = scene.asks(QUESTION).await;
    scene.passes(WAIT).await;
    let mention = asked.thread.messages().pop().expect("a mention");
    assert!(mention.content().ends_with(", weet jij dit misschien?"), "{mention}");
    assert_eq!(mention.pings().len(), 1, "{mention}");
    let other = scene.anna.presses(&mention, "Ik kijk even").reply().await;
    assert!(other.is_ephemeral() && other.content().starts_with("Dit is voor"), "{other}");
    let fine = scene.bert.presses(&mention, "Nu niet").reply().await;
    assert!(fine.is_ephemeral() && fine.content() == "Prima. Niemand ziet dit.", "{fine}");
    assert_eq!(mention.now().content(), mention.content(), "nobody sees it");
    let screen = scene.screen(&scene.bert).await;
    scene.bert.presses(&screen, "Stoppen").reply().await;
    mention.deleted().await;
    scene.end().await;
}

#[tokio::test]
async fn after_three_without_a_reaction_one_friendly_question_and_then_nothing() {
    let scene = Scene::set("nl").await;
    scene.joins(&scene.bert, BEES).await;
    for day in [24, 26, 28] {
        scene.clock.set(&format!("2026-11-{day}T11:00:00Z"));
        scene.asks(&format!("{QUESTION} ({day})")).await;
        scene.passes(WAIT).await;
    }
    assert_eq!(scene.dms(&scene.bert), 4);
    scene.clock.set("2026-11-30T11:00:00Z");
    scene.settles().await;
    let question = scene.last_dm(&scene.bert);
    assert!(question.content().contains("Zal ik je blijven vragen namens Netwerkers?"), "{question}");
    scene.clock.set("2026-12-07T11:00:00Z");
    scene.asks("Wie heeft bijen?").await;
    scene.passes(WAIT).await;
    assert_eq!(scene.dms(&scene.bert), 5, "nothing more while there is no answer");
    scene.clock.set("2026-12-15T11:00:00Z");
    scene.settles().await;
    scene.asks("Wie kent een imker met bijen?").await;
    scene.passes(WAIT).await;
    assert_eq!(scene.dms(&scene.bert), 5, "asleep");
    let screen = scene.screen(&scene.bert).await;
    assert!(screen.to_string().contains("Ik vraag je niets meer"), "{screen}");
    scene.bert.presses(&screen, "Vraag me weer").reply().await;
    scene.asks("Zijn er nog bijen?").await;
    scene.passes(WAIT).await;
    assert_eq!(scene.dms(&scene.bert), 6);
    let rarely = scene.bert.presses(&question, "Minder vaak").reply().await;
    assert_eq!(rarely.content(), "Fijn. Hooguit 2 per week, en \"nu niet\" mag altijd.");
    scene.end().await;
}

#[tokio::test]
async fn who_refuses_twice_is_unreachable_and_the_next_one_is_asked() {
    let scene = Scene::set("nl").await;
    scene.joins(&scene.bert, BEES).await;
    let eva = scene.guild.member("eva", "nl");
    scene.joins(&eva, "honing van bijen").await;
    scene.bert.refuses_dms();
    for day in [24, 26] {
        scene.clock.set(&format!("2026-11-{day}T11:00:00Z"));
        scene.asks(&format!("{QUESTION} ({day})")).await;
        scene.passes(WAIT).await;
    }
    assert_eq!((scene.dms(&scene.bert), scene.dms(&eva)), (1, 3));
    let screen = scene.screen(&scene.bert).await;
    assert!(screen.to_string().contains("Mijn privéberichten komen niet bij je aan."), "{screen}");
    scene.end().await;
}

#[tokio::test]
async fn who_put_a_question_to_the_group_themselves_is_asked_first() {
    let scene = Scene::set("nl").await;
    scene.joins(&scene.bert, BEES).await;
    let asked = scene.asked_by(&scene.anna, QUESTION, MadeBy::Member).await;
    scene.passes(WAIT).await;
    assert_eq!(scene.dms(&scene.bert), 1);
    let word = asked.thread.messages().pop().expect("a word");
    assert!(word.content().contains("Zal ik een paar mensen vragen die het misschien weten?"), "{word}");
    let said = scene.anna.presses(&word, "Ja, graag").reply().await;
    assert_eq!(said.content(), "Ik vraag een paar mensen die het misschien weten.");
    scene.settles().await;
    assert_eq!(scene.dms(&scene.bert), 2);
    let kept = scene.store().question(asked.key).await.expect("the store works").expect("it is there");
    assert_eq!(kept.question.waking, Waking::Yes);
    scene.end().await;
}

#[tokio::test]
async fn buttons_work_after_a_restart_and_say_so_when_the_question_is_gone() {
    let mut scene = Scene::set("nl").await;
    scene.joins(&scene.bert, BEES).await;
    let asked = scene.asks(QUESTION).await;
    scene.passes(WAIT).await;
    scene.restarts().await;
    let message = scene.last_dm(&scene.bert);
    let fine = scene.bert.presses(&message, "Nu niet").reply().await;
    assert_eq!(fine.content(), "Prima. Niemand ziet dit.");
    let gone = vraagbaak::domain::open_question::QuestionEvent::Withdrawn;
    scene.store().happened(asked.key, gone, scene.clock.now()).await.expect("the store works");
    let look = message.custom_id("Ik kijk even").expect("its id");
    let said = scene.bert.forges_press(&message, &look).reply().await;
    assert_eq!(said.content(), "Deze vraag is teruggenomen. Fijn dat je er was.");
    scene.end().await;
}
