//! What does a question go on from that leaves out its subject, and what becomes of a second question in a message?

use super::bot::Scene;

const TIES: &str = "Waarom helpen zwakke banden bij het vinden van werk?";
const GOES_ON: &str = "Gelezen als vervolg op: ";

#[tokio::test]
async fn in_private_the_next_question_may_leave_out_its_subject() {
    let scene = Scene::set("nl").await;
    let alone = scene.anna.dms("wie bedacht dat?").reply().await;
    assert!(alone.embeds().is_empty(), "{alone}");
    scene.anna.dms("Wat is een zwakke band?").reply().await;
    let follow = scene.anna.dms("waarom helpt dat?").reply().await;
    assert!(follow.content().ends_with(&format!("\n-# {GOES_ON}Wat is een zwakke band?")), "{follow}");
    assert!(follow.to_string().contains("-# Zwakke banden"), "{follow}");
    let further = scene.anna.dms("en wie bedacht het?").reply().await;
    assert!(further.content().ends_with(&format!("\n-# {GOES_ON}Wat is een zwakke band?")), "{further}");
    let ben = scene.guild.member("ben", "nl");
    let other = ben.dms("waarom helpt dat?").reply().await;
    assert!(!other.content().contains(GOES_ON), "another member asked nothing before: {other}");
    scene.end().await;
}

#[tokio::test]
async fn a_reply_to_an_answer_goes_on_from_its_question_and_a_mention_elsewhere_does_not() {
    let scene = Scene::set("nl").await;
    let ben = scene.guild.member("ben", "nl");
    let answer = scene.anna.mentions_bot(&scene.channel, TIES).reply().await;
    let follow = ben.replies_to(&scene.channel, &answer, "en wie bedacht dat?").reply().await;
    assert!(follow.content().contains(GOES_ON) || follow.content().contains("staat hier al"), "{follow}");
    let mention = scene.anna.mentions_bot(&scene.channel, "en wie bedacht dat?").reply().await;
    assert!(!mention.content().contains(GOES_ON), "many talk in a channel: {mention}");
    scene.end().await;
}

#[tokio::test]
async fn in_a_thread_the_next_question_goes_on_and_a_deleted_one_is_forgotten() {
    let scene = Scene::set("nl").await;
    let thread = scene.anna.begins_thread(&scene.channel, "vragen");
    let asked = scene.anna.says(&thread, &format!("<@{}> {TIES}", scene.discord.bot_id()));
    let answer = thread.next_post().await;
    let follow = scene.anna.mentions_bot(&thread, "wie bedacht dat?").reply().await;
    assert!(follow.content().contains(GOES_ON) || follow.content().contains("staat hier al"), "{follow}");
    scene.anna.deletes(&asked);
    answer.deleted().await;
    let forgotten = scene.anna.mentions_bot(&thread, "wie bedacht dat?").reply().await;
    assert!(!forgotten.content().contains(GOES_ON), "{forgotten}");
    scene.end().await;
}

#[tokio::test]
async fn the_second_question_of_a_message_is_named_with_a_button_to_its_answer() {
    let scene = Scene::set("nl").await;
    let both = "Hoi! Waarom helpen zwakke banden bij het vinden van werk? En hoe stel je een goede vraag bij Durftevragen?";
    let answer = scene.anna.dms(both).reply().await;
    let button = "Je vroeg ook: hoe stel je een goede vraag bij Durftevragen?";
    assert!(answer.to_string().contains("-# Zwakke banden"), "{answer}");
    assert!(answer.to_string().contains(button), "{answer}");
    let other = scene.anna.presses(&answer, button).reply().await;
    assert!(!other.to_string().contains("-# Zwakke banden"), "{other}");
    assert!(!other.embeds().is_empty(), "{other}");
    scene.end().await;
}

#[tokio::test]
async fn the_words_of_a_question_choose_the_language_of_its_passage_and_the_member_that_of_the_words_around()
{
    let scene = Scene::set("en-US").await;
    scene.anna.speaks("en-GB");
    let dutch =
        scene.anna.slash(&scene.channel, "ask", &[("question", "Wat is een zwakke band?")]).reply().await;
    assert!(dutch.to_string().contains("-# Dutch · Zwakke banden"), "{dutch}");
    assert!(dutch.to_string().contains("Helpful"), "the words around it are hers: {dutch}");
    let english =
        scene.anna.slash(&scene.channel, "ask", &[("question", "What is a weak tie?")]).reply().await;
    assert!(english.to_string().contains("-# Weak ties"), "{english}");
    scene.end().await;
}
