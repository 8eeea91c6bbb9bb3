//! Does `/diagnose` tell moderators what is wrong?

use super::community::Community;
use crate::fake_discord::{Fault, permissions};

async fn diagnosis(community: &Community) -> String {
    let told = community.moderator.slash(&community.channel, "diagnose", &[]).reply().await;
    assert!(told.is_ephemeral());
    told.to_string()
}

#[tokio::test]
async fn all_is_well() {
    let community = Community::set().await;
    let told = diagnosis(&community).await;
    assert!(told.contains("In alle kanalen heb ik wat ik nodig heb."), "{told}");
    assert!(told.contains("Message Content staat uit"), "{told}");
    assert!(told.contains("Geen storing sinds de bot gestart is."), "{told}");
    assert!(told.contains("4 documenten") && told.contains("bijgewerkt op <t:"), "{told}");
    assert!(told.contains(env!("CARGO_PKG_VERSION")), "{told}");
    community.end().await;
}

#[tokio::test]
async fn missing_permissions_are_named_as_discord_names_them() {
    let community = Community::set().await;
    let forum = community.guild.forum("hulp");
    forum.denies_bot(permissions::SEND_MESSAGES);
    let quiet = community.guild.text_channel("stil");
    quiet.denies_bot(permissions::SEND_MESSAGES | permissions::READ_MESSAGE_HISTORY);
    let told = diagnosis(&community).await;
    assert!(told.contains("#stil: daar mis ik Berichten versturen (Send Messages), Berichtgeschiedenis lezen (Read Message History)"), "{told}");
    assert!(!told.contains("#hulp"), "nobody writes in a forum itself: {told}");
    forum.denies_bot(permissions::SEND_MESSAGES_IN_THREADS);
    assert!(
        diagnosis(&community)
            .await
            .contains("#hulp: daar mis ik Berichten versturen in threads (Send Messages in Threads)")
    );
    community.end().await;
}

#[tokio::test]
async fn many_lacking_channels_fit_into_one_answer() {
    let community = Community::set().await;
    for number in 0..30 {
        let channel = community.guild.text_channel(&format!("kanaal-{number}"));
        channel.denies_bot(permissions::ALL & !permissions::VIEW_CHANNEL);
    }
    let told = diagnosis(&community).await;
    assert!(told.contains("#kanaal-7, en nog 22 kanalen: daar mis ik Berichten versturen"), "{told}");
    // A trouble of its own for many a channel: more of them than there is room for.
    let rights = [
        permissions::SEND_MESSAGES,
        permissions::SEND_MESSAGES_IN_THREADS,
        permissions::EMBED_LINKS,
        permissions::READ_MESSAGE_HISTORY,
    ];
    for kind in 1..15_usize {
        let denied = (0..4).filter(|bit| kind >> bit & 1 == 1).map(|bit| rights[bit]);
        community
            .guild
            .text_channel(&format!("apart-{kind}"))
            .denies_bot(denied.fold(0, |all, one| all | one));
    }
    let told = diagnosis(&community).await;
    assert!(told.contains("#apart-1: daar mis ik") && told.contains("\n| en nog "), "{told}");
    community.end().await;
}

#[tokio::test]
async fn the_next_quotes_of_the_day_are_told() {
    let community = Community::set().await;
    let told = diagnosis(&community).await;
    assert!(told.contains("Er is nog geen citaat van de dag ingesteld."), "{told}");
    let daily = async |what: &str, options: &[(&str, &str)]| {
        community.moderator.slash(&community.channel, &format!("daily {what}"), options).reply().await
    };
    daily("set", &[("time", "9:00"), ("timezone", "Europe/Amsterdam")]).await;
    let told = diagnosis(&community).await;
    assert!(told.contains("#algemeen: ") && told.contains(", 09:00 (<t:"), "{told}");
    daily("pause", &[]).await;
    let told = diagnosis(&community).await;
    assert!(told.contains("#algemeen: Gepauzeerd. Ga verder met </daily resume>."), "{told}");
    community.end().await;
}

#[tokio::test]
async fn the_last_trouble_with_the_connection_is_told() {
    let community = Community::set().await;
    let before = community.discord.connections();
    community.discord.inject(Fault::reconnect());
    community.discord.until("a new connection", |discord| discord.connections() > before).await;
    community.discord.bot_connected().await;
    let told = diagnosis(&community).await;
    assert!(told.contains("De verbinding met Discord viel voor het laatst weg: <t:"), "{told}");
    community.end().await;
}

#[tokio::test]
async fn what_was_found_helpful_or_not_is_told_without_who() {
    let mut community = Community::set().await;
    let told = diagnosis(&community).await;
    assert!(told.contains("Nog niemand heeft op *Nuttig*"), "{told}");
    let ben = community.guild.member("ben", "nl");
    let question = [("question", "Waarom helpen zwakke banden bij het vinden van werk?")];
    let answer = community.anna.slash(&community.channel, "ask", &question).reply().await;
    community.anna.presses(&answer, "Nuttig").reply().await;
    community.anna.presses(&answer, "Niet nuttig").reply().await;
    ben.presses(&answer, "Niet nuttig").reply().await;
    community.restart().await;
    let told = diagnosis(&community).await;
    let line =
        "Zwakke banden › Waarom helpen zwakke banden bij het vinden van werk?: 1 keer nuttig, 1 keer niet";
    assert!(told.contains(line), "each counts once: {told}");
    assert!(!told.contains("anna") && !told.contains("ben:"), "{told}");
    community.end().await;
}
