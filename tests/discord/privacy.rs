//! Does a member see what is kept of them, get it, and get rid of it?

use std::num::NonZeroU64;
use std::time::{Duration, SystemTime};

use insta::assert_snapshot;
use vraagbaak::domain::{Language, LineKey, MemberId, Place};
use vraagbaak::store::{ERASED_AFTER, FORGOTTEN_AFTER, POSTS_KEPT, UNANSWERED_FOR};

use super::community::Community;
use crate::fake_discord::Member;

fn number(member: &Member) -> MemberId {
    MemberId::new(member.id().parse::<NonZeroU64>().expect("a number"))
}

/// Draws quotes in private, which is what is kept of a person.
async fn draws(community: &Community, member: &Member, quotes: u64) {
    let store = community.store().await;
    let lines: Vec<_> = (1..=quotes).map(LineKey::new).collect();
    for seed in 0..quotes {
        let place = Place::Member(number(member));
        let drawn = store.draw_line(place, Language::Dutch, &lines, seed, SystemTime::now()).await;
        drawn.expect("the store works");
    }
    store.close().await;
}

#[tokio::test]
async fn what_is_kept_is_told_with_why_and_how_long() {
    let community = Community::set().await;
    draws(&community, &community.anna, 2).await;
    let told = community.anna.slash(&community.channel, "privacy show", &[]).reply().await;
    assert_snapshot!(told, @"
    ephemeral
    | title: Wat ik bewaar
    | - Wie wat vraagt en wat ik antwoord, bewaar ik niet.
    | - Vraag je onder vier ogen om citaten, dan onthoud ik bij je Discord-nummer welke je al hebt gezien, zodat je niet steeds dezelfde krijgt. Vraag je er 400 dagen geen meer, dan wis ik dat.
    | - Stel je een citaat van de dag in, dan onthoud ik dat jij dat deed, om je te waarschuwen als het stilvalt. Dat bewaar ik zolang jouw instelling geldt.
    | - Met </privacy export> krijg je alles wat ik van je bewaar; met </privacy erase> is het weg.
    | - Van deze server bewaar ik de instellingen, welke citaten er al zijn geweest, hoe vaak een passage nuttig is genoemd of niet (180 dagen, zonder te onthouden door wie), en 100 dagen lang wanneer er een citaat van de dag is geplaatst of overgeslagen. Verlaat ik de server, dan wis ik alles na zeven dagen.
    | - Vragen waarop ik geen antwoord heb, bewaar ik hier niet.
    | Van jou bewaar ik nu 2 regels.
    ");
    // The times that are told are the times that are kept.
    assert_eq!(FORGOTTEN_AFTER, Duration::from_hours(24 * 400));
    assert_eq!(POSTS_KEPT, Duration::from_hours(24 * 100));
    assert_eq!(ERASED_AFTER, Duration::from_hours(24 * 7));
    assert_eq!(UNANSWERED_FOR, Duration::from_hours(24 * 30));
    let screen = community.setting("Onbeantwoorde vragen").await;
    community.moderator.presses(&screen, "Zet aan").reply().await;
    let told = community.anna.slash(&community.channel, "privacy show", &[]).reply().await;
    assert!(told.to_string().contains("bewaar ik hier 30 dagen voor de moderators"), "{told}");
    let alone = community.anna.slash(&community.anna.dm_channel(), "privacy show", &[]).reply().await;
    assert!(!alone.to_string().contains("deze server"), "{alone}");
    community.end().await;
}

#[tokio::test]
async fn all_that_is_kept_of_a_member_is_exported_and_nothing_of_others() {
    let community = Community::set().await;
    draws(&community, &community.anna, 3).await;
    draws(&community, &community.moderator, 1).await;
    community.choose("Antwoordkanalen", &[&community.channel]).await;
    let reply = community.anna.slash(&community.channel, "privacy export", &[]).reply().await;
    assert!(reply.is_ephemeral());
    let files = reply.files();
    let [(name, content)] = files.as_slice() else { panic!("one file: {reply}") };
    assert_eq!(name, "vraagbaak.json");
    let exported: serde_json::Value = serde_json::from_slice(content).expect("JSON");
    assert_eq!(exported["member"], community.anna.id());
    let rows = exported["kept"]["quotes_shown"].as_array().expect("rows");
    assert_eq!(rows.len(), 3);
    assert!(rows.iter().all(|row| row["place_id"] == community.anna.id() && row["place_kind"] == "member"));
    community.end().await;
}

#[tokio::test]
async fn erasing_asks_first_and_then_erases_all_of_this_member_only() {
    let mut community = Community::set().await;
    draws(&community, &community.anna, 3).await;
    draws(&community, &community.moderator, 1).await;
    let sure = community.anna.slash(&community.channel, "privacy erase", &[]).reply().await;
    assert!(sure.is_ephemeral() && sure.content().contains("3 regels"), "{sure}");
    let store = community.store().await;
    let rows = async |member: &Member| {
        let kept = store.kept_of(number(member)).await.expect("the store works");
        kept["quotes_shown"].as_array().expect("rows").len()
    };
    assert_eq!(rows(&community.anna).await, 3, "nothing goes before she is sure");
    // The button works after a restart, and a second press finds nothing.
    community.restart().await;
    let erased = community.anna.presses(&sure, "Wis alles van mij").reply().await;
    assert_eq!(erased.id(), sure.id());
    assert_eq!(erased.content(), "Gewist: 3 regels.");
    assert!(erased.buttons().is_empty(), "{erased}");
    assert_eq!((rows(&community.anna).await, rows(&community.moderator).await), (0, 1));
    let nothing = community.anna.slash(&community.channel, "privacy erase", &[]).reply().await;
    assert!(nothing.content().contains("niets te wissen"), "{nothing}");
    store.close().await;
    community.end().await;
}

#[tokio::test]
async fn when_nothing_can_be_erased_it_says_so() {
    let community = Community::set().await;
    draws(&community, &community.anna, 1).await;
    let sure = community.anna.slash(&community.channel, "privacy erase", &[]).reply().await;
    community.bot.store.as_ref().expect("it remembers").close().await;
    let failed = community.anna.presses(&sure, "Wis alles van mij").reply().await;
    assert!(failed.content().contains("niet gelukt"), "{failed}");
    let unread = community.anna.slash(&community.channel, "privacy export", &[]).reply().await;
    assert!(unread.files().is_empty() && unread.content().contains("kan ik nu niet bij"), "{unread}");
    community.end().await;
}
