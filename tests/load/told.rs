//! What does somebody hear who can't be answered now? Once, kindly, in private, in their own language.

use std::time::Duration;

use vraagbaak::app::Limits;

use super::sharing::{hold, limits, server};
use crate::discord::bot::Bot;
use crate::discord::community::Community;
use crate::fake_discord::FakeDiscord;

const ASKED: &str = "Wat is een zwakke band?";
const QUESTION: [(&str, &str); 1] = [("question", ASKED)];
const OTHER: [(&str, &str); 1] = [("question", "Wat is een sleutelfiguur?")];

#[tokio::test]
async fn whoever_finds_no_room_is_told_in_private_whichever_way_they_asked() {
    let discord = FakeDiscord::start().await;
    let places = ["Een", "Twee", "Drie"].map(|name| server(&discord, name));
    let [ben, anna, carla] = [(0, "ben"), (1, "anna"), (2, "carla")]
        .map(|(place, name): (usize, _)| places[place].0.member(name, "nl"));
    let bot = Bot::start_within(&discord, limits(2, 2, 100));
    discord.bot_ready().await;
    let own = carla.slash(&places[2].1, "ask", &OTHER).reply().await;
    let held = hold(&discord);
    anna.slash(&places[1].1, "ask", &QUESTION);
    held.hit(1).await;
    ben.slash(&ben.dm_channel(), "ask", &QUESTION);
    held.hit(2).await;

    let busy = "Het is nu erg druk bij mij. Probeer het over 30 seconden nog eens";
    let here = &places[2].1;
    let command = carla.slash(here, "ask", &QUESTION).reply().await;
    assert!(command.is_ephemeral() && command.content().starts_with(busy), "{command}");
    let press = carla.presses(&own, "Nuttig").reply().await;
    assert!(press.is_ephemeral() && press.content().starts_with(busy), "{press}");
    carla.speaks("en-GB");
    let english = carla.slash(here, "help", &[]).reply().await;
    assert!(english.content().starts_with("I'm very busy right now."), "{english}");
    let before = here.messages().len();
    carla.mentions_bot(here, ASKED);
    let told = carla.dm_channel().next_post().await;
    assert!(told.content().starts_with(busy), "in the language of the question: {told}");
    let direct = ben.dms(ASKED).reply().await;
    assert!(direct.content().starts_with(busy), "{direct}");
    // Who writes on and on is told once.
    carla.mentions_bot(here, "Wat is een sleutelfiguur?");
    held.remove();
    bot.stop().await.expect("it ends well");
    assert_eq!(carla.dm_channel().messages().len(), 1);
    assert_eq!(here.messages().len(), before + 2, "only her own");
    discord.finish().await;
}

#[tokio::test]
async fn a_search_whose_turn_does_not_come_is_given_up_in_private() {
    let discord = FakeDiscord::start().await;
    let (guild, channel) = server(&discord, "Netwerkers");
    let anna = guild.member("anna", "nl");
    let never = Limits { turn_within: Duration::ZERO, at_once: Some(0), ..Limits::default() };
    let bot = Bot::start_within(&discord, never);
    discord.bot_ready().await;
    let command = anna.slash(&channel, "ask", &QUESTION).reply().await;
    assert!(command.is_ephemeral() && command.content().starts_with("Het is nu erg druk"), "{command}");
    let before = channel.messages().len();
    anna.mentions_bot(&channel, ASKED);
    let told = anna.dm_channel().next_post().await;
    assert!(told.content().starts_with("Het is nu erg druk"), "{told}");
    assert_eq!(channel.messages().len(), before + 1, "only her own");
    bot.stop().await.expect("it ends well");
    discord.finish().await;
}

/// A pause that no test outlasts.
fn an_hour() -> Limits {
    Limits { member_pause: Duration::from_secs(3_600), ..Limits::default() }
}

#[tokio::test]
async fn there_is_a_pause_between_two_questions_of_a_member_where_nobody_chose_one() {
    let community = Community::set_within(an_hour()).await;
    let (anna, here) = (&community.anna, &community.channel);
    assert!(!anna.slash(here, "ask", &QUESTION).reply().await.is_ephemeral());
    let wait = anna.slash(here, "ask", &OTHER).reply().await;
    assert!(wait.is_ephemeral() && wait.content().starts_with("Even geduld: over 3"), "{wait}");
    // In private she is somebody else, and has a pause there too.
    assert!(!anna.dms(ASKED).reply().await.embeds().is_empty());
    let direct = anna.dms("Wat is een sleutelfiguur?").reply().await;
    assert!(direct.content().starts_with("Even geduld: over 3"), "{direct}");
    // Others need not wait for her.
    assert!(!community.moderator.slash(here, "ask", &OTHER).reply().await.embeds().is_empty());
    community.end().await;
}

#[tokio::test]
async fn what_moderators_choose_goes_before_it() {
    let community = Community::set_within(an_hour()).await;
    let (anna, here) = (&community.anna, &community.channel);
    let screen = community.setting("Pauzes").await;
    assert!(screen.to_string().contains("3600"), "what holds is told: {screen}");
    anna.slash(here, "ask", &QUESTION).reply().await;
    community.pause("0", "0").await;
    let answer = anna.slash(here, "ask", &OTHER).reply().await;
    assert!(!answer.embeds().is_empty(), "{answer}");
    assert_eq!(community.kept().await.member_cooldown, Some(Duration::ZERO));
    community.end().await;
}

#[tokio::test]
async fn who_mentions_the_bot_again_and_again_gets_one_direct_message() {
    let community = Community::set_within(an_hour()).await;
    let (anna, here) = (&community.anna, &community.channel);
    anna.mentions_bot(here, ASKED).reply().await;
    for _ in 0..5 {
        anna.mentions_bot(here, "Wat is een sleutelfiguur?");
    }
    let told = anna.dm_channel().next_post().await;
    assert!(told.content().starts_with("Even geduld"), "{told}");
    community.bot.stop().await.expect("it ends well");
    assert_eq!(anna.dm_channel().messages().len(), 1);
    community.discord.finish().await;
}
