//! Do a tester's verbs work, each of them, against a real client?

use crate::bot::Bot;
use crate::fake_discord::{Channel, FakeDiscord, Guild, Member, permissions};

/// A Discord with a guild, a channel, Anna, and the bot.
pub(crate) async fn netwerkers() -> (FakeDiscord, Guild, Channel, Member, Bot) {
    let discord = FakeDiscord::start().await;
    let guild = discord.guild("Netwerkers");
    let channel = guild.text_channel("algemeen");
    let anna = guild.member("anna", "nl");
    let bot = Bot::start(&discord).await;
    discord.bot_ready().await;
    (discord, guild, channel, anna, bot)
}

/// Id and token of the interaction that was responded to last.
pub(crate) fn interaction(discord: &FakeDiscord) -> (String, String) {
    let transcript = discord.transcript();
    let path = transcript.rsplit("/interactions/").next().unwrap_or_default();
    let mut parts = path.split('/').map(str::to_owned);
    (parts.next().unwrap_or_default(), parts.next().unwrap_or_default())
}

#[tokio::test]
async fn a_slash_command_is_deferred_and_answered() {
    let (discord, _, channel, anna, bot) = netwerkers().await;
    let reply = anna.slash(&channel, "ask", &[("question", "Wat is een netwerk?")]).await;
    insta::assert_snapshot!(reply, @r"
    public
    | colour: #5865f2
    | author: Handboek
    | title: Passage 1 <https://example.org/handboek>
    | This is passage 1.
    | It has two lines.
    | inline: locale = nl
    | field: question = Wat is een netwerk?
    | footer: 1 of 3
    [Vorige (disabled)] [Volgende] [Bron -> https://example.org]
    [👍 Nuttig] [Later]
    ");
    assert_eq!(reply.buttons(), ["Vorige", "Volgende", "Bron", "Nuttig", "Later"]);
    bot.stop().await;
    discord.finish().await;
}

#[tokio::test]
async fn buttons_update_and_add() {
    let (discord, _, channel, anna, _bot) = netwerkers().await;
    let reply = anna.slash(&channel, "ask", &[("question", "hoe")]).await;
    let next = anna.presses(&reply, "Volgende").await;
    insta::assert_snapshot!(next, @r"
    public
    | colour: #5865f2
    | author: Handboek
    | title: Passage 2 <https://example.org/handboek>
    | This is passage 2.
    | It has two lines.
    | footer: 2 of 3
    [Vorige] [Volgende] [Bron -> https://example.org]
    [👍 Nuttig] [Later]
    ");
    assert_eq!(next.id(), reply.id());
    let thanks = anna.presses(&reply, "thanks").await;
    insta::assert_snapshot!(thanks, @r"
    ephemeral
    Bedankt!
    ");
    let later = anna.presses(&reply, "Later").await;
    assert_eq!(later.content(), "Later then");
    assert_eq!(channel.messages().len(), 1, "the ephemeral one is nobody else's");
    discord.finish().await;
}

#[tokio::test]
async fn options_of_every_type_are_typed_as_text() {
    let (discord, guild, channel, anna, _bot) = netwerkers().await;
    guild.role("helpers", 0);
    let options = [
        ("count", "3"),
        ("flag", "true"),
        ("who", "@anna"),
        ("place", "#algemeen"),
        ("role", "helpers"),
        ("measure", "2.5"),
        ("file", "plan.pdf"),
    ];
    let reply = anna.slash(&channel, "typed", &options).await;
    insta::assert_snapshot!(reply, @r"
    ephemeral
    3 Some(true) @anna #algemeen helpers Some(2.5) plan.pdf
    ");
    discord.finish().await;
}

#[tokio::test]
async fn choices_come_while_typing() {
    let (discord, _, channel, anna, _bot) = netwerkers().await;
    let choices = anna.autocompletes(&channel, "ask", "question", "netw").await;
    insta::assert_snapshot!(choices, @r"
    netwerkorganisatie = netwerkorganisatie
    netwerkleren = netwerkleren
    ");
    assert_eq!(choices.names(), choices.values());
    let dutch = anna.autocompletes(&channel, "vraag", "tekst", "netw").await;
    assert_eq!(dutch, choices, "by its name in her language");
    assert!(!discord.guild("x").member("bob", "en-US").can_use(&channel, "vraag"));
    discord.finish().await;
}

#[tokio::test]
async fn commands_are_offered_to_whom_they_are_meant_for() {
    let (discord, guild, channel, anna, _bot) = netwerkers().await;
    assert!(!anna.can_use(&channel, "config"));
    anna.gets_role(&guild.role("mods", permissions::MANAGE_GUILD));
    let reply = anna.slash(&channel, "config language", &[("to", "Nederlands")]).await;
    assert_eq!(reply.content(), "Dutch");
    assert!(!anna.can_use(&anna.dm_channel(), "config"), "it is for guilds only");
    discord.finish().await;
}

#[tokio::test]
async fn people_talk_to_the_bot() {
    let (discord, _, channel, anna, _bot) = netwerkers().await;
    let reply = anna.mentions_bot(&channel, "waarom?").await;
    insta::assert_snapshot!(reply, @r"
    public, reply to @anna
    You said: waarom?
    ");
    assert!(reply.pings().is_empty());
    let more = anna.replies_to(&channel, &reply, "en verder?").await;
    assert_eq!(more.content(), "You said: en verder?");
    let direct = anna.dms("ben je daar?").await;
    insta::assert_snapshot!(direct, @r"
    public, reply to @anna
    You said: ben je daar?
    ");
    discord.finish().await;
}

#[tokio::test]
async fn the_bot_keeps_silent_where_it_isnt_addressed() {
    let (discord, _, channel, anna, _bot) = netwerkers().await;
    let reply = anna.mentions_bot(&channel, "hallo").await;
    let said = discord.stays_silent(|| anna.says(&channel, "hallo allemaal")).await;
    discord.stays_silent(|| anna.replies_quietly_to(&channel, &reply, "hm")).await;
    discord.stays_silent(|| anna.deletes(&said)).await;
    discord
        .stays_silent_until(
            || anna.reacts(&reply, "👍"),
            |stranger| stranger.slash(&stranger.dm_channel(), "pick", &[]),
        )
        .await;
    assert_eq!(reply.now().reactions(), ["👍"]);
    discord.finish().await;
}

#[tokio::test]
#[should_panic(expected = "should have kept silent")]
async fn a_bot_that_speaks_is_noticed() {
    let (discord, _, channel, anna, _bot) = netwerkers().await;
    discord.stays_silent(|| anna.mentions_bot(&channel, "hallo")).await;
}

#[tokio::test]
async fn an_answer_follows_its_question() {
    let (discord, _, channel, anna, _bot) = netwerkers().await;
    let bot = discord.bot_id();
    let asked = anna.says(&channel, &format!("<@{bot}> wat"));
    let answer = channel.next_post().await;
    assert_eq!(answer.replies_to(), Some(asked.id()));
    let amended = anna.edits(&asked, &format!("<@{bot}> hoe")).await;
    assert_eq!(amended.id(), answer.id());
    insta::assert_snapshot!(amended, @r"
    public, reply to @anna
    You now say: @vraagbaak hoe
    ");
    assert_eq!(answer.changed().await.content(), amended.content());
    discord.finish().await;
}

#[tokio::test]
async fn time_goes_by_as_the_ids_tell() {
    let (discord, _, channel, anna, _bot) = netwerkers().await;
    let millisecond = |id: String| id.parse::<u64>().expect("an id") >> 22;
    let before = anna.says(&channel, "hallo").id();
    discord.lets_pass(std::time::Duration::from_secs(90));
    let after = anna.says(&channel, "hallo").id();
    assert!(millisecond(after) - millisecond(before) >= 90_000);
    // Months later a moment is still one that the bot can read.
    discord.lets_pass(std::time::Duration::from_secs(100 * 24 * 3_600));
    anna.mentions_bot(&channel, "hallo").reply().await;
    discord.finish().await;
}

#[tokio::test]
async fn menus_forms_and_selects() {
    let (discord, _, channel, anna, _bot) = netwerkers().await;
    let said = anna.says(&channel, "het geheim zit in het menu");
    let found = anna.uses_message_command(&channel, "Find passages", &said).await;
    assert_eq!(found.content(), "het geheim zit in het menu");

    let form = anna.slash(&channel, "opinion", &[]).await;
    insta::assert_snapshot!(form, @r"
    form: Your opinion
    Opinion: line
    Reason: line, optional
    ");
    let thanks = anna.submits_modal(&form, &[("Opinion", "mooi"), ("why", "zomaar")]).await;
    assert_eq!(thanks.content(), "2 by anna");

    let menu = anna.slash(&channel, "pick", &[]).await;
    insta::assert_snapshot!(menu, @r"
    public
    Pick
    <Fruit: Appel | Peer>
    ");
    let picked = anna.selects(&menu, "Fruit", &["Peer"]).await;
    assert_eq!(picked.content(), r#"StringSelect { values: ["peer"] }"#);
    discord.finish().await;
}

#[tokio::test]
async fn an_installed_app_goes_along_everywhere() {
    let (discord, _, _, anna, bot) = netwerkers().await;
    let elsewhere = discord.foreign_guild("Elders");
    elsewhere.member("anna", "nl");
    let bob = elsewhere.member("bob", "en-GB");
    let channel = elsewhere.text_channel("general");
    assert!(!anna.can_use(&channel, "pick"));
    anna.installs_bot();
    for place in [&anna.dm_channel(), &anna.private_channel(&bob), &channel] {
        assert_eq!(anna.slash(place, "pick", &[]).await.content(), "Pick");
    }
    assert!(!bob.can_use(&channel, "pick"));
    let token = interaction(&discord).1;
    let more = serde_json::json!({ "content": "more", "allowed_mentions": { "parse": [] } });
    for _ in 0..5 {
        bot.http.create_followup_message(&token, &more, vec![]).await.expect("a follow-up");
    }
    let sixth = bot.http.create_followup_message(&token, &more, vec![]).await;
    assert!(format!("{sixth:?}").contains("40094"));
    let id = channel.id().parse().expect("an id");
    let body = serde_json::json!({ "content": "hello", "allowed_mentions": { "parse": [] } });
    let refused = bot.http.send_message(id, vec![], &body).await;
    assert!(refused.expect_err("no access").to_string().contains("Missing Access"));
    discord.finish().await;
}

#[tokio::test]
async fn a_forum_post_is_welcomed_once_it_is_there() {
    let (discord, guild, _, anna, bot) = netwerkers().await;
    let forum = guild.forum("vragen");
    let thread = anna.begins_post(&forum, "Hoe werkt dit?");
    let early = "POST /channels/{channel_id}/messages";
    discord.until("the bot to welcome too early", |discord| discord.requests(early) == 1).await;
    assert!(discord.transcript().contains("40058"));
    let pending = anna.writes_starter(&thread, "Niemand weet het.");
    let id = thread.id().parse().expect("an id");
    let body = serde_json::json!({
        "content": "Nu wel", "allowed_mentions": { "parse": [] }, "nonce": "1",
        "enforce_nonce": true,
    });
    for _ in 0..2 {
        bot.http.send_message(id, vec![], &body).await.expect("a message");
    }
    assert_eq!(pending.await.content(), "Nu wel");
    assert_eq!(thread.messages().len(), 2, "the second was the same by its nonce");
    discord.forgets_nonces();
    bot.http.send_message(id, vec![], &body).await.expect("a message");
    assert_eq!(thread.messages().len(), 3);
    assert_eq!(forum.threads().len(), 1);
    discord.finish().await;
}

#[tokio::test]
async fn files_come_and_go() {
    let (discord, _, channel, anna, bot) = netwerkers().await;
    let id = channel.id().parse().expect("an id");
    let body = serde_json::json!({
        "content": "hier", "allowed_mentions": { "parse": [] },
        "attachments": [{ "id": 0, "filename": "alles.json" }],
    });
    let file = serenity::all::CreateAttachment::bytes(*b"{}", "alles.json");
    let message = bot.http.send_message(id, vec![file], &body).await.expect("a message");
    let posted = channel.next_post().await;
    insta::assert_snapshot!(posted, @r"
    public
    hier
    file: alles.json
    ");
    assert_eq!(posted.files(), [("alles.json".to_owned(), b"{}".to_vec())]);
    assert_eq!(message.attachments[0].download().await.expect("the file"), b"{}");

    discord.holds_file("plan.md", b"# Plan");
    let reply = anna.slash(&channel, "typed", &[("count", "1"), ("file", "plan.md")]).await;
    assert_eq!(reply.content(), "1 None    None plan.md");
    discord.finish().await;
}

#[tokio::test]
async fn threads_are_begun_and_roles_are_lost() {
    let (discord, guild, channel, anna, _bot) = netwerkers().await;
    let thread = anna.begins_thread(&channel, "Een gesprek");
    assert_eq!((thread.name(), channel.threads().len()), ("Een gesprek".to_owned(), 1));
    let answer = anna.slash(&thread, "ask", &[("question", "Wat is een netwerk?")]).await;
    assert_eq!(answer.channel().id(), thread.id());
    anna.gets_role(&guild.role("mods", permissions::MANAGE_GUILD));
    assert!(anna.can_use(&channel, "config"));
    anna.loses_roles();
    assert!(!anna.can_use(&channel, "config"));
    discord.finish().await;
}
