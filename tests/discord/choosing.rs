//! How do moderators choose with `/settings`, and who may?

use std::time::{Duration, SystemTime};

use insta::assert_snapshot;
use vraagbaak::domain::{ChannelId, ChannelList, Language, Unanswered};

use super::community::Community;
use crate::fake_discord::Channel;

fn number(channel: &Channel) -> ChannelId {
    ChannelId::new(channel.id().parse().expect("a number"))
}

#[tokio::test]
async fn the_summary_shows_what_has_been_chosen_to_the_moderator_alone() {
    let community = Community::set().await;
    assert_snapshot!(community.settings().await, @"
    ephemeral
    | title: Instellingen van deze server
    | inline: Taal = Zoals de server op Discord
    | inline: Antwoordkanalen = Overal
    | inline: Privékanalen = Nergens
    | inline: Vraagkanalen = Nergens
    | inline: Forums = Nergens
    | inline: Pauzes = Per lid: geen
    | Per kanaal: geen
    | inline: Onbeantwoorde vragen = Uit
    | inline: De groep = Nergens
    <Wat wil je veranderen?: Taal | Antwoordkanalen | Privékanalen | Vraagkanalen | Forums | Pauzes | Onbeantwoorde vragen | De groep>
    ");
    community.choose("Antwoordkanalen", &[&community.channel]).await;
    assert_snapshot!(community.settings().await, @"
    ephemeral
    | title: Instellingen van deze server
    | inline: Taal = Zoals de server op Discord
    | inline: Antwoordkanalen = #algemeen
    | inline: Privékanalen = Nergens
    | inline: Vraagkanalen = Nergens
    | inline: Forums = Nergens
    | inline: Pauzes = Per lid: geen
    | Per kanaal: geen
    | inline: Onbeantwoorde vragen = Uit
    | inline: De groep = Nergens
    <Wat wil je veranderen?: Taal | Antwoordkanalen | Privékanalen | Vraagkanalen | Forums | Pauzes | Onbeantwoorde vragen | De groep>
    ");
    community.end().await;
}

#[tokio::test]
async fn a_choice_is_kept_and_menus_work_after_a_restart() {
    let mut community = Community::set().await;
    let screen = community.setting("Taal").await;
    community.restart().await;
    let kept = community.moderator.selects(&screen, "Kies een taal", &["Engels"]).reply().await;
    assert_eq!(kept.id(), screen.id(), "the screen itself changes");
    assert!(kept.to_string().contains("*Engels"), "{kept}");
    assert_eq!(community.kept().await.language, Some(Language::English));
    let back = community.moderator.presses(&kept, "Terug").reply().await;
    assert!(back.to_string().contains("Instellingen van deze server"), "{back}");
    community.end().await;
}

#[tokio::test]
async fn channels_are_chosen_and_cleared() {
    let community = Community::set().await;
    let other = community.guild.text_channel("vragen");
    community.choose("Privékanalen", &[&community.channel, &other]).await;
    let kept = community.kept().await;
    assert_eq!(kept.private_in, [number(&community.channel), number(&other)].into());
    assert_eq!(ChannelList::ALL.into_iter().filter(|list| !kept.channels(*list).is_empty()).count(), 1);
    let screen = community.setting("Privékanalen").await;
    let cleared = community.moderator.presses(&screen, "Nergens").reply().await;
    assert_eq!(cleared.content(), "Opgeslagen.");
    assert!(community.kept().await.private_in.is_empty());
    community.end().await;
}

#[tokio::test]
async fn a_channel_that_is_deleted_leaves_the_lists_but_never_opens_all_channels() {
    let community = Community::set().await;
    let other = community.guild.text_channel("vragen");
    community.choose("Antwoordkanalen", &[&community.channel, &other]).await;
    community.choose("Privékanalen", &[&other]).await;
    other.gets_deleted();
    until(async || community.kept().await.private_in.is_empty()).await;
    assert_eq!(community.kept().await.answer_in, [number(&community.channel)].into());
    let last = community.guild.text_channel("tijdelijk");
    community.choose("Antwoordkanalen", &[&last]).await;
    community.choose("Privékanalen", &[&last]).await;
    last.gets_deleted();
    until(async || community.kept().await.private_in.is_empty()).await;
    assert_eq!(community.kept().await.answer_in, [number(&last)].into(), "nobody chose to open all");
    community.end().await;
}

#[tokio::test]
async fn pauses_are_typed_into_a_form_and_nonsense_changes_nothing() {
    let community = Community::set().await;
    assert_snapshot!(community.setting("Pauzes").await, @"
    form: Pauzes tussen vragen
    Seconden per lid (0 is geen pauze): line = 0
    Seconden per kanaal (0 is geen pauze): line = 0
    ");
    assert_eq!(community.pause("30", " 60 ").await.content(), "Opgeslagen.");
    for nonsense in ["-1", "3601", "veel"] {
        let refused = community.pause(nonsense, "0").await;
        assert!(refused.content().contains("Er is niets veranderd"), "{refused}");
    }
    let kept = community.kept().await;
    assert_eq!(kept.member_cooldown, Some(Duration::from_secs(30)));
    assert_eq!(kept.channel_cooldown, Duration::from_secs(60));
    community.end().await;
}

#[tokio::test]
async fn unanswered_questions_are_kept_only_when_that_is_switched_on_and_without_the_asker() {
    let community = Community::set().await;
    let ask = async |text: &str| {
        community.anna.slash(&community.channel, "ask", &[("question", text)]).reply().await;
    };
    ask("Hoe lang moet een ei koken?").await;
    let screen = community.setting("Onbeantwoorde vragen").await;
    let on = community.moderator.presses(&screen, "Zet aan").reply().await;
    ask(&format!("Hoe oud wordt een schildpad, <@{}>?", community.anna.id())).await;
    ask("Wat is een zwakke band?").await;
    ask("bedankt!").await;
    community.anna.mentions_bot(&community.channel, "Hoe duur is een brood?").reply().await;
    // Nobody waits for a question to be kept.
    let store = community.store().await;
    let kept = async || store.unanswered(community.id(), 0, 9).await.expect("the store works").1;
    until(async || kept().await == 2).await;
    let shown = community.moderator.presses(&on, "Bekijk de vragen").reply().await.to_string();
    assert!(shown.contains("2 onbeantwoorde vragen"), "{shown}");
    assert!(shown.contains("Hoe oud wordt een schildpad") && shown.contains("brood"), "{shown}");
    assert!(
        !shown.contains("ei koken")
            && !shown.contains("zwakke")
            && !shown.contains("bedankt")
            && !shown.contains(&community.anna.id())
    );
    // Switching it off erases them.
    let screen = community.setting("Onbeantwoorde vragen").await;
    community.moderator.presses(&screen, "Zet uit en wis").reply().await;
    assert_eq!(kept().await, 0);
    store.close().await;
    community.end().await;
}

#[tokio::test]
async fn the_unanswered_questions_are_paged_and_erased() {
    let community = Community::set().await;
    let screen = community.setting("Onbeantwoorde vragen").await;
    let on = community.moderator.presses(&screen, "Zet aan").reply().await;
    let store = community.store().await;
    for number in 0..23 {
        let at = SystemTime::now() - Duration::from_secs(3_600 + number);
        let long = format!("*Vraag {number}* {}", "woord_".repeat(60));
        let asked = Unanswered::new(&long, Language::Dutch, at);
        store.keep_unanswered(community.id(), &asked).await.expect("the store works");
    }
    let first = community.moderator.presses(&on, "Bekijk de vragen").reply().await;
    assert!(first.to_string().contains("23 onbeantwoorde vragen"), "{first}");
    assert!(first.to_string().contains("Pagina 1 van 3") && first.to_string().contains("Vraag 9"), "{first}");
    let second = community.moderator.presses(&first, "Volgende").reply().await;
    let last = community.moderator.presses(&second, "Volgende").reply().await;
    assert!(last.to_string().contains("Vraag 22") && !last.buttons().contains(&"Volgende".to_owned()));
    let erased = community.moderator.presses(&last, "Wis de vragen").reply().await;
    assert!(erased.to_string().contains("Er zijn geen onbeantwoorde vragen."), "{erased}");
    store.close().await;
    community.end().await;
}

#[tokio::test]
async fn what_is_kept_of_a_server_goes_after_the_bot_left_it_and_not_in_an_outage() {
    let community = Community::set().await;
    community.choose("Antwoordkanalen", &[&community.channel]).await;
    let store = community.store().await;
    let departed = async || store.departed().await.expect("the store works");
    community.guild.becomes_unavailable();
    community.guild.becomes_available();
    // Events are handled in order, as far as this one is concerned: it has had its turn.
    community.anna.slash(&community.channel, "help", &[]).reply().await;
    assert!(departed().await.is_empty());
    community.guild.removes_bot();
    until(async || departed().await == [community.id()]).await;
    let now = SystemTime::now() + vraagbaak::store::ERASED_AFTER;
    assert_eq!(store.erase_departed(now).await.expect("the store works"), 1);
    assert_eq!(community.kept().await, vraagbaak::domain::Settings::default());
    store.close().await;
    community.end().await;
}

#[tokio::test]
async fn a_server_that_the_bot_left_while_it_was_off_is_noticed_and_so_is_a_return() {
    let mut community = Community::set().await;
    community.choose("Antwoordkanalen", &[&community.channel]).await;
    let store = community.store().await;
    let departed = async || store.departed().await.expect("the store works");
    community.discord.guild("Buren");
    let absent = community.guild.clone();
    // It is away while it starts anew: the event comes to nobody.
    community.restart_while(|| absent.removes_bot()).await;
    until(async || departed().await == [community.id()]).await;
    community.guild.adds_bot();
    until(async || departed().await.is_empty()).await;
    assert!(!community.kept().await.answer_in.is_empty());
    store.close().await;
    community.end().await;
}

/// Waits for something to become true that only the database tells.
async fn until(holds: impl AsyncFn() -> bool) {
    let waiting = async {
        while !holds().await {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), waiting).await.expect("it becomes true");
}
