//! What does a server see when the bot comes, for the first time and again?

use insta::assert_snapshot;

use super::community::Community;
use crate::fake_discord::permissions::{MANAGE_MESSAGES, SEND_MESSAGES};
use crate::fake_discord::{Channel, Guild};

/// A server in Dutch where the bot isn't yet, with two channels for talk.
fn founded(community: &Community) -> (Guild, Channel, Channel) {
    let guild = community.discord.foreign_guild("Nieuwe gemeenschap");
    guild.prefers("nl");
    let (first, second) = (guild.text_channel("welkom"), guild.text_channel("praat"));
    (guild, first, second)
}

#[tokio::test]
async fn it_says_hello_once_ever_with_a_question_to_try_that_mentions_nobody() {
    let mut community = Community::set().await;
    let (guild, welcome, _) = founded(&community);
    guild.adds_bot();
    let hello = welcome.next_post().await;
    assert!(hello.pings().is_empty(), "{hello}");
    assert_snapshot!(hello, @"
    public
    Hoi! Ik ben @vraagbaak. Stel me een vraag in het Nederlands of Engels, en je leest de passage die antwoordt: woord voor woord uit de documenten van deze gemeenschap, met de bron erbij. Staat het er niet in, dan zeg ik dat.

    **Vragen:** typ </ask>, of noem me in een bericht. Probeer het hieronder maar: alleen jij ziet het antwoord.
    **Moderators:** met </settings> kies je waar ik antwoord, met </daily set> komt er elke dag een citaat.
    [Wat is een sleutelfiguur?] [Verberg dit bericht]
    ");
    let bert = guild.member("bert", "nl");
    let question = hello.buttons()[0].clone();
    let answer = bert.presses(&hello, &question).reply().await;
    assert!(answer.is_ephemeral() && !answer.embeds().is_empty(), "{answer}");
    community.discord.stays_silent(|| guild.removes_bot()).await;
    community.discord.stays_silent(|| guild.adds_bot()).await;
    community.restart().await;
    community
        .discord
        .stays_silent(|| {
            guild.removes_bot();
            guild.adds_bot();
        })
        .await;
    assert_eq!(welcome.messages().len(), 1);
    community.end().await;
}

#[tokio::test]
async fn it_says_hello_where_discord_does_and_else_where_it_may_write() {
    let community = Community::set().await;
    let (guild, _, talk) = founded(&community);
    guild.welcomes_in(&talk);
    guild.adds_bot();
    talk.next_post().await;
    let (other, closed, talk) = founded(&community);
    other.welcomes_in(&closed);
    closed.denies_bot(SEND_MESSAGES);
    other.adds_bot();
    talk.next_post().await;
    let mute = community.discord.foreign_guild("Stil");
    mute.text_channel("dicht").denies_bot(SEND_MESSAGES);
    community.discord.stays_silent(|| mute.adds_bot()).await;
    // It waits until it may.
    mute.text_channel("open").next_post().await;
    community.discord.stays_silent(|| mute.text_channel("nog een")).await;
    community.end().await;
}

#[tokio::test]
async fn moderators_hide_the_hello_and_members_do_not() {
    let community = Community::set().await;
    let (guild, welcome, _) = founded(&community);
    guild.adds_bot();
    let hello = welcome.next_post().await;
    let (bert, mo) = (guild.member("bert", "nl"), guild.member("mona", "nl"));
    mo.gets_role(&guild.role("moderators", MANAGE_MESSAGES));
    let refused = bert.presses(&hello, "Verberg dit bericht").reply().await;
    assert!(refused.is_ephemeral() && !hello.is_deleted(), "{refused}");
    drop(mo.presses(&hello, "Verberg dit bericht"));
    hello.deleted().await;
    community.end().await;
}

#[tokio::test]
async fn a_server_that_was_there_before_it_started_is_not_greeted_and_hears_that_its_quote_waits() {
    let mut community = Community::set().await;
    let set = community.moderator.slash(&community.channel, "daily set", &[("time", "09:00")]).reply().await;
    assert!(set.content().starts_with("Ingesteld."), "{set}");
    community.discord.stays_silent(|| ()).await;
    community.restart().await;
    community.discord.stays_silent(|| ()).await;
    let before = community.channel.messages().len();
    community.guild.prefers("nl");
    community.guild.removes_bot();
    // Whoever set it hears that it can't go on.
    community.moderator.dm_channel().next_post().await;
    community.guild.adds_bot();
    let line = community.channel.next_post().await;
    assert_snapshot!(line, @"
    public
    Ik ben er weer, en wat jullie hadden gekozen ook. Alleen het citaat van de dag wacht nog: met </daily resume> gaat het verder.
    ");
    assert_eq!(community.channel.messages().len(), before + 1, "and nothing else");
    community.end().await;
}

#[tokio::test]
async fn it_says_hello_once_where_it_was_let_in_while_it_was_away_and_nowhere_else() {
    let mut community = Community::set().await;
    let (guild, welcome, _) = founded(&community);
    community.restart_while(|| guild.adds_bot()).await;
    let hello = welcome.next_post().await;
    assert!(hello.content().starts_with("Hoi! Ik ben"), "{hello}");
    community.restart().await;
    community.discord.stays_silent(|| ()).await;
    assert_eq!((welcome.messages().len(), community.channel.messages().len()), (1, 0));
    community.end().await;
}
