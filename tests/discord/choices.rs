//! Do questions keep to what the moderators of a server chose?

use vraagbaak::domain::Language;

use super::community::Community;

const QUESTION: [(&str, &str); 1] = [("question", "Wat is een zwakke band?")];

#[tokio::test]
async fn the_language_of_the_server_is_for_those_whose_own_says_nothing() {
    let community = Community::set().await;
    let screen = community.setting("Taal").await;
    community.moderator.selects(&screen, "Kies een taal", &["Engels"]).reply().await;
    assert_eq!(community.kept().await.language, Some(Language::English));
    let help = async || community.anna.slash(&community.channel, "help", &[]).reply().await;
    assert!(help().await.content().starts_with("Hoi!"));
    community.anna.speaks("fr");
    assert!(help().await.content().starts_with("Hi!"));
    let bare = community.anna.mentions_bot(&community.channel, "").reply().await;
    assert!(bare.content().starts_with("Hi!"), "{bare}");
    community.end().await;
}

#[tokio::test]
async fn elsewhere_than_in_the_answer_channels_an_answer_is_private() {
    let mut community = Community::set().await;
    let questions = community.guild.text_channel("vragen");
    community.choose("Antwoordkanalen", &[&questions]).await;
    community.restart().await;
    let (anna, here) = (&community.anna, &community.channel);
    let private = anna.slash(here, "ask", &QUESTION).reply().await;
    assert!(private.is_ephemeral() && private.to_string().contains("Zwakke banden"), "{private}");
    assert!(!anna.slash(&questions, "ask", &QUESTION).reply().await.is_ephemeral());
    let elsewhere = anna.mentions_bot(here, "Wat is een zwakke band?").reply().await;
    assert!(elsewhere.to_string().contains("Vraag het in #vragen"), "{elsewhere}");
    assert!(elsewhere.embeds().is_empty());
    let aloud = anna.mentions_bot(&questions, "Wat is een sleutelfiguur?").reply().await;
    assert!(aloud.to_string().contains("Wat is een sleutelfiguur?"), "{aloud}");
    // A thread is where its channel is; a direct message is nowhere.
    let thread = anna.begins_thread(&questions, "Een gesprek");
    assert!(!anna.slash(&thread, "ask", &QUESTION).reply().await.is_ephemeral());
    let aloud = anna.mentions_bot(&thread, "Wat is een sleutelfiguur?").reply().await;
    assert!(aloud.to_string().contains("Wat is een sleutelfiguur?"), "{aloud}");
    assert!(anna.dms("Wat is een zwakke band?").reply().await.to_string().contains("Zwakke banden"));
    community.end().await;
}

#[tokio::test]
async fn in_a_private_channel_only_the_asker_sees_the_answer() {
    let community = Community::set().await;
    community.choose("Privékanalen", &[&community.channel]).await;
    let answer = community.anna.slash(&community.channel, "ask", &QUESTION).reply().await;
    assert!(answer.is_ephemeral(), "{answer}");
    // What moderators chose goes before what the asker wants.
    let aloud = [QUESTION[0], ("private", "false")];
    assert!(community.anna.slash(&community.channel, "ask", &aloud).reply().await.is_ephemeral());
    community.choose("Antwoordkanalen", &[&community.guild.text_channel("vragen")]).await;
    assert!(community.anna.slash(&community.channel, "ask", &aloud).reply().await.is_ephemeral());
    community.choose("Antwoordkanalen", &[&community.channel]).await;
    let mention = community.anna.mentions_bot(&community.channel, "Wat is een zwakke band?").reply().await;
    assert!(mention.content().contains("onder vier ogen"), "{mention}");
    assert!(mention.embeds().is_empty());
    community.end().await;
}

#[tokio::test]
async fn who_asks_too_soon_is_told_in_private_how_long_to_wait() {
    let community = Community::set().await;
    community.pause("3600", "0").await;
    let (anna, here) = (&community.anna, &community.channel);
    assert!(!anna.slash(here, "ask", &QUESTION).reply().await.is_ephemeral());
    let wait = anna.slash(here, "ask", &QUESTION).reply().await;
    assert!(wait.is_ephemeral() && wait.embeds().is_empty(), "{wait}");
    assert!(
        wait.content().starts_with("Even geduld: over 3") && wait.content().contains("seconden"),
        "{wait}"
    );
    // A mention can't be answered in private where it stands.
    anna.mentions_bot(here, "Wat is een zwakke band?");
    let told = anna.dm_channel().next_post().await;
    assert!(told.content().starts_with("Even geduld"), "{told}");
    // Others may ask, and so may she in private.
    assert!(!community.moderator.slash(here, "ask", &QUESTION).reply().await.embeds().is_empty());
    assert!(!anna.dms("Wat is een zwakke band?").reply().await.embeds().is_empty());
    community.end().await;
}

#[tokio::test]
async fn somebody_who_takes_no_direct_messages_is_left_alone() {
    let community = Community::set().await;
    community.pause("0", "3600").await;
    community.anna.refuses_dms();
    let (anna, here) = (&community.anna, &community.channel);
    anna.mentions_bot(here, "Wat is een zwakke band?").reply().await;
    let before = here.messages().len();
    community.discord.stays_silent(|| anna.mentions_bot(here, "Wat is een zwakke band?")).await;
    assert_eq!(here.messages().len(), before + 1, "only her own");
    community.end().await;
}

#[tokio::test]
async fn questions_are_answered_while_the_store_is_in_trouble() {
    let community = Community::set().await;
    community.bot.store.as_ref().expect("it remembers").close().await;
    let answer = community.anna.slash(&community.channel, "ask", &QUESTION).reply().await;
    assert!(answer.to_string().contains("Zwakke banden"), "{answer}");
    let screen = community.setting("Taal").await;
    let refused = community.moderator.selects(&screen, "Kies een taal", &["Engels"]).reply().await;
    assert!(refused.content().contains("ik weet niet of dit nog gelukt is"), "{refused}");
    community.end().await;
}

#[tokio::test]
async fn what_has_been_read_once_holds_without_the_store() {
    let community = Community::set().await;
    community.choose("Privékanalen", &[&community.channel]).await;
    community.bot.store.as_ref().expect("it remembers").close().await;
    let answer = community.anna.slash(&community.channel, "ask", &QUESTION).reply().await;
    assert!(answer.is_ephemeral() && answer.to_string().contains("Zwakke banden"), "{answer}");
    community.end().await;
}
