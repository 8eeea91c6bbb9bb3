//! When does the bot answer what was not put to it? Only where moderators chose that, and only when
//! it is sure.

use super::community::Community;
use crate::fake_discord::Channel;

/// A question that a passage only comes close to.
const CLOSE: &str = "Helpen vrienden bij het verhuizen van meubels?";

async fn question_channel(message_content: bool) -> Community {
    let community = Community::set_reading(message_content).await;
    community.choose("Vraagkanalen", &[&community.channel]).await;
    community
}

async fn forum() -> (Community, Channel) {
    let community = Community::set().await;
    let forum = community.guild.forum("hulp");
    community.choose("Forums", &[&forum]).await;
    (community, forum)
}

#[tokio::test]
async fn a_question_in_a_question_channel_is_answered_in_reply_without_a_ping() {
    let community = question_channel(true).await;
    let said = community.anna.says(&community.channel, "Weet iemand wat een zwakke band is?");
    let answer = community.channel.next_post().await;
    assert_eq!(answer.replies_to(), Some(said.id()));
    assert!(answer.to_string().contains("-# Zwakke banden"), "{answer}");
    assert!(answer.pings().is_empty());
    community.end().await;
}

#[tokio::test]
async fn what_is_no_sure_answer_or_no_question_or_for_somebody_else_stays_unanswered() {
    let community = question_channel(true).await;
    let (anna, here) = (&community.anna, &community.channel);
    let earlier = anna.says(here, "Ik las gisteren iets over zwakke banden.");
    for said in [
        "Hoe lang moet een ei koken?",
        CLOSE,
        "Zwakke banden, daar las ik gisteren over.",
        "Wat een mooie uitleg over zwakke banden!",
        &format!("<@{}> wat is een zwakke band?", community.moderator.id()),
        "@everyone wat is een zwakke band?",
    ] {
        community.discord.stays_silent(|| anna.says(here, said)).await;
    }
    let to_somebody = || community.moderator.replies_quietly_to(here, &earlier, "Wat is een zwakke band?");
    community.discord.stays_silent(to_somebody).await;
    let near = anna.slash(&anna.dm_channel(), "ask", &[("question", CLOSE)]).reply().await;
    assert!(near.content().starts_with("❔"), "or it shows nothing: {near}");
    // Another channel is none for questions.
    let other = community.guild.text_channel("kletsen");
    community.discord.stays_silent(|| anna.says(&other, "Wat is een zwakke band?")).await;
    community.end().await;
}

#[tokio::test]
async fn without_the_intent_a_question_channel_is_silent_and_the_moderator_is_told_why() {
    let community = question_channel(false).await;
    let ask = || community.anna.says(&community.channel, "Wat is een zwakke band?");
    community.discord.stays_silent(ask).await;
    let screen = community.settings().await;
    assert!(screen.to_string().contains("MESSAGE_CONTENT"), "{screen}");
    community.end().await;
}

#[tokio::test]
async fn a_question_channel_keeps_its_pauses_in_silence() {
    let community = question_channel(true).await;
    community.pause("0", "3600").await;
    let ask = || community.anna.says(&community.channel, "Wat is een zwakke band?");
    ask();
    community.channel.next_post().await;
    community.discord.stays_silent(ask).await;
    community.end().await;
}

#[tokio::test]
async fn a_forum_post_is_answered_by_its_title_once_its_author_has_written() {
    let (community, forum) = forum().await;
    let begin = || community.anna.begins_post(&forum, "Wat is een zwakke band?");
    let thread = community.discord.stays_silent(begin).await;
    let answer = community.anna.writes_starter(&thread, "Ik zoek het al een tijd.").reply().await;
    assert!(answer.to_string().contains("-# Zwakke banden"), "{answer}");
    // Told of it again, as when it reconnects, the bot has had its say.
    community.discord.forgets_nonces();
    community.discord.stays_silent(|| thread.is_told_again()).await;
    let starter = thread.messages().into_iter().next().expect("what Anna wrote");
    community.anna.deletes(&starter);
    answer.deleted().await;
    community.end().await;
}

#[tokio::test]
async fn a_forum_post_without_a_sure_answer_or_in_another_forum_is_left_to_people() {
    let (community, forum) = forum().await;
    let posts = |forum: &Channel, title: &str| {
        community.anna.posts(forum, title, "Wie weet het?");
    };
    community.discord.stays_silent(|| posts(&forum, "Hoe lang moet een ei koken?")).await;
    community.discord.stays_silent(|| posts(&forum, CLOSE)).await;
    let other = community.guild.forum("prikbord");
    community.discord.stays_silent(|| posts(&other, "Wat is een zwakke band?")).await;
    // A thread in a text channel is no post.
    let thread = || community.anna.begins_thread(&community.channel, "Wat is een zwakke band?");
    community.discord.stays_silent(thread).await;
    community.end().await;
}

#[tokio::test]
async fn where_it_may_be_read_the_first_message_helps() {
    let community = Community::set_reading(true).await;
    let forum = community.guild.forum("hulp");
    community.choose("Forums", &[&forum]).await;
    let post =
        community.anna.posts(&forum, "Hulp gezocht", "Hoi allemaal. Wat is een zwakke band? Groet, Anna");
    let answer = post.reply().await;
    assert!(answer.to_string().contains("-# Zwakke banden"), "{answer}");
    community.end().await;
}

#[tokio::test]
async fn a_post_gets_one_answer_also_where_it_calls_the_bot_and_it_is_not_given_there_again() {
    let (community, forum) = forum().await;
    let question = "Waarom helpen zwakke banden bij het vinden van werk?";
    let mentioning = format!("<@{}> weet jij dit? {question}", community.discord.bot_id());
    let thread = community.anna.begins_post(&forum, question);
    let answer = community.anna.writes_starter(&thread, &mentioning).reply().await;
    assert!(answer.to_string().contains("-# Zwakke banden"), "{answer}");
    let thank = || community.moderator.says(&thread, "Fijn, dank je wel allemaal.");
    community.discord.stays_silent(thank).await;
    assert_eq!(thread.messages().len(), 3, "one answer");
    community.discord.lets_pass(std::time::Duration::from_secs(60 * 60));
    let again = community.moderator.mentions_bot(&thread, question).reply().await;
    assert!(again.content().contains(&answer.id()), "it stands in this post: {again}");
    let unasked = community.anna.posts(&forum, "Wat is een zwakke band?", "Wie weet het?").reply().await;
    let post = unasked.channel();
    community.discord.lets_pass(std::time::Duration::from_secs(60 * 60));
    let again = community.moderator.mentions_bot(&post, "wat is een zwakke band?").reply().await;
    assert!(again.content().contains(&unasked.id()), "{again}");
    community.end().await;
}

#[tokio::test]
async fn a_post_that_a_program_began_is_left_alone() {
    let (community, forum) = forum().await;
    let other = community.guild.other_bot("agenda");
    community.discord.stays_silent(|| other.posts(&forum, "Wat is een zwakke band?", "Lees mee")).await;
    let feed = forum.webhook("nieuws");
    community.discord.stays_silent(|| feed.posts("Wat is een zwakke band?", "Lees mee")).await;
    community.end().await;
}

#[tokio::test]
async fn talk_in_a_thread_below_a_question_channel_is_between_people() {
    let community = question_channel(true).await;
    let thread = community.anna.begins_thread(&community.channel, "Praatje");
    let said = "En wat is een zwakke band dan precies volgens jou?";
    community.discord.stays_silent(|| community.anna.says(&thread, said)).await;
    let asked = community.anna.mentions_bot(&thread, "wat is een zwakke band?").reply().await;
    assert!(asked.to_string().contains("-# Zwakke banden"), "{asked}");
    community.end().await;
}
