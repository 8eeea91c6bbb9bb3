//! Who may use what is not for everybody? Whoever Discord lets give the command, and nobody else.

use super::community::Community;
use crate::fake_discord::{Member, Message, Reply, permissions};

/// The commands that are hidden from members by default.
const HIDDEN: [&str; 3] = ["settings", "diagnose", "daily"];

/// A member without any permission, whom an administrator let give those commands by a role.
fn allowed(community: &Community) -> Member {
    let (editors, eva) = (community.guild.role("redactie", 0), community.guild.member("eva", "nl"));
    HIDDEN.iter().for_each(|command| community.guild.allows(&editors, command));
    eva.gets_role(&editors);
    eva
}

/// Every `custom_id` on a message.
fn ids(message: &Message) -> Vec<String> {
    let parts =
        message.components().iter().flat_map(|row| row["components"].as_array().cloned().unwrap_or_default());
    parts.filter_map(|part| part["custom_id"].as_str().map(str::to_owned)).collect()
}

fn is_refused(reply: &Reply) -> bool {
    reply.content() == "Dit scherm is niet van jou, of staat al te lang open. Geef het commando opnieuw."
}

#[tokio::test]
async fn the_commands_are_for_moderators_by_default_and_on_servers_alone() {
    let community = Community::set().await;
    for name in HIDDEN {
        let command = community.discord.command(name).expect("it is registered");
        assert_eq!(command["default_member_permissions"], permissions::MANAGE_GUILD.to_string(), "{name}");
        assert_eq!(command["contexts"], serde_json::json!([0]), "{name}");
        assert!(!community.anna.can_use(&community.channel, name));
        assert!(!community.moderator.can_use(&community.moderator.dm_channel(), name));
    }
    assert_eq!(
        community.discord.command("settings").expect("it")["name_localizations"]["nl"],
        "instellingen"
    );
    community.end().await;
}

#[tokio::test]
async fn whom_an_administrator_allowed_a_command_may_use_it_and_its_screens() {
    let community = Community::set().await;
    let eva = allowed(&community);
    let told = eva.slash(&community.channel, "diagnose", &[]).reply().await.to_string();
    assert!(told.contains("Rechten"), "{told}");
    let zone = [("time", "9:00"), ("timezone", "Europe/Amsterdam")];
    let told = eva.slash(&community.channel, "daily set", &zone).reply().await.to_string();
    assert!(told.contains("elke dag om 09:00"), "{told}");

    let screen = eva.slash(&community.channel, "settings", &[]).reply().await;
    let log = eva.selects(&screen, "Wat wil je veranderen?", &["Onbeantwoorde vragen"]).reply().await;
    let kept = eva.presses(&log, "Zet aan").reply().await;
    assert_eq!(kept.content(), "Opgeslagen.");
    assert!(community.kept().await.log_unanswered);
    let home = eva.presses(&kept, "Terug").reply().await;
    let form = eva.selects(&home, "Wat wil je veranderen?", &["Pauzes"]).reply().await;
    let filled =
        [("Seconden per lid (0 is geen pauze)", "30"), ("Seconden per kanaal (0 is geen pauze)", "0")];
    assert_eq!(eva.submits_modal(&form, &filled).reply().await.content(), "Opgeslagen.");
    community.end().await;
}

#[tokio::test]
async fn what_somebody_else_may_do_is_no_ones_to_copy() {
    let community = Community::set().await;
    let eva = allowed(&community);
    let channel = &community.channel;
    // A message of their own to send a press from; the ids are those of others, and of older versions.
    let own = community.anna.slash(channel, "topics", &[]).reply().await;
    let mine = community.moderator.slash(channel, "settings", &[]).reply().await;
    let evas = eva.slash(channel, "settings", &[]).reply().await;
    let log = eva.selects(&evas, "Wat wil je veranderen?", &["Onbeantwoorde vragen"]).reply().await;
    let forged = [ids(&mine), ids(&log), vec!["set:log:on".to_owned(), "set:x:log:on".to_owned()]].concat();
    assert!(forged.len() > 5, "{forged:?}");
    for id in &forged {
        for who in [&community.anna, &community.moderator] {
            let from = if ids(&mine).contains(id) { &community.anna } else { who };
            let refused = from.forges_press(&own, id).reply().await;
            assert!(refused.is_ephemeral() && is_refused(&refused), "{id}: {refused}");
        }
    }
    let form = ids(&mine)[0].replace(":menu", ":pauses");
    let inputs = [("member", "5"), ("channel", "5")];
    assert!(is_refused(&community.anna.forges_form(&own, &form, &inputs).reply().await));
    assert_eq!(community.kept().await, vraagbaak::domain::Settings::default(), "nothing has changed");
    community.end().await;
}
