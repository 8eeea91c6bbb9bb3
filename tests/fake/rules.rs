//! Does a bot that breaks a rule fail its test, each rule for itself?

use serde_json::{Value, json};
use serenity::all::{LightMethod, Request, Route};
use tokio::task::JoinHandle;

use crate::bot::Bot;
use crate::fake_discord::{FakeDiscord, Rule, Violation, bodies_checked};
use crate::verbs::netwerkers;

/// The one rule that was broken, once it is.
async fn broken(discord: &FakeDiscord) -> Violation {
    discord.until("a rule to be broken", |discord| !discord.violations().is_empty()).await;
    let all = discord.take_violations();
    assert!(all.len() == 1 || all.iter().skip(1).all(|v| v.rule == Rule::Schema), "{all:?}");
    all.into_iter().next().expect("one at least")
}

#[tokio::test]
async fn misbehaviour_is_recorded() {
    let (discord, _, channel, anna, _bot) = netwerkers().await;
    for (how, rule, part) in [
        ("long", Rule::Limit, "embeds.0.title: Must be between 0 and 256 in length; it is 257."),
        ("empty", Rule::Limit, "Cannot send an empty message"),
        ("twins", Rule::Limit, "custom_id \"twin\" stands twice"),
        ("pings", Rule::Mentions, "no allowed_mentions with an empty parse"),
    ] {
        let _unanswered = anna.slash(&channel, "misbehave", &[("how", how)]);
        let violation = broken(&discord).await;
        assert_eq!(violation.rule, rule, "{how}");
        assert!(violation.to_string().contains(part), "{how}: {violation}");
    }
    discord.finish().await;
}

#[tokio::test]
async fn an_unguarded_reply_pings_and_is_recorded() {
    let (discord, _, channel, anna, _bot) = netwerkers().await;
    let reply = anna.mentions_bot(&channel, "bare").await;
    assert_eq!(reply.pings(), ["@everyone"]);
    insta::assert_snapshot!(reply, @r"
    public, reply to @anna, pings @everyone
    @everyone, this isn't guarded
    ");
    assert_eq!(broken(&discord).await.rule, Rule::Mentions);
    discord.finish().await;
}

/// Sends any body to a route.
async fn send(bot: &Bot, method: LightMethod, route: Route<'_>, body: &Value) -> Option<Value> {
    let bytes = serde_json::to_vec(body).expect("JSON");
    let request = Request::new(route, method).body(Some(bytes));
    bot.http.fire(request).await.ok()
}

#[tokio::test]
async fn messages_outside_of_the_limits_are_recorded() {
    let (discord, _, channel, _, bot) = netwerkers().await;
    let channel_id = channel.id().parse().expect("an id");
    let text = |length: usize| "x".repeat(length);
    let button = |id: &str| json!({ "type": 2, "style": 1, "label": "B", "custom_id": id });
    let row = |parts: Value| json!({ "content": "c", "components": [{ "type": 1, "components": parts }] });
    let select = |options: Value| row(json!([{ "type": 3, "custom_id": "s", "options": options }]));
    let field = json!({ "name": "n", "value": text(1_024) });
    for (body, place) in [
        (json!({ "content": text(2_001) }), "content"),
        (json!({ "content": " " }), "empty"),
        (json!({ "embeds": vec![json!({ "title": "t" }); 11] }), "embeds"),
        (json!({ "embeds": [{ "title": text(257) }] }), "embeds.0.title"),
        (json!({ "embeds": [{ "description": text(4_097) }] }), "embeds.0.description"),
        (json!({ "embeds": [{ "title": "t", "url": "javascript:x" }] }), "embeds.0.url"),
        (json!({ "embeds": [{ "fields": [{ "name": "", "value": "v" }] }] }), "fields.0.name"),
        (json!({ "embeds": [{ "fields": vec![field.clone(); 6] }] }), "exceeds maximum size"),
        (json!({ "embeds": [{ "footer": { "text": text(2_049) } }] }), "footer.text"),
        (json!({ "embeds": [{ "author": { "name": text(257) } }] }), "author.name"),
        (json!({ "embeds": [{ "color": 3 }] }), "nothing in it"),
        (json!({ "content": "c", "nonce": text(26) }), "nonce"),
        (row(json!([])), "components.0.components"),
        (row(json!([button("")])), "custom_id"),
        (row(json!([button(&text(101))])), "custom_id"),
        (row(json!([{ "type": 2, "style": 1, "label": "B" }])), "custom_id"),
        (row(json!([{ "type": 2, "style": 1, "custom_id": "b" }])), "a label or an emoji"),
        (row(json!([{ "type": 2, "style": 5, "label": "B" }])), "url"),
        (row((0..6).map(|n| button(&n.to_string())).collect()), "components.0.components"),
        (row(json!([{ "type": 2, "style": 1, "label": text(81), "custom_id": "b" }])), "label"),
        (select(json!([])), "without options"),
        (select(json!(vec![json!({ "label": "l", "value": "v" }); 2])), "stands twice"),
    ] {
        let mut body = body;
        body["allowed_mentions"] = json!({ "parse": [] });
        let route = Route::ChannelMessages { channel_id };
        let answer = send(&bot, LightMethod::Post, route, &body).await;
        assert!(answer.is_none(), "Discord refuses {body}");
        let violations = discord.take_violations();
        let found = violations.iter().any(|v| v.rule == Rule::Limit && v.what.contains(place));
        assert!(found, "{place} isn't in {violations:?}");
    }
    assert!(channel.messages().is_empty());
    discord.finish().await;
}

#[tokio::test]
async fn commands_outside_of_the_limits_are_recorded() {
    let (discord, _, _, _, bot) = netwerkers().await;
    let application_id = discord.bot_id().parse().expect("an id");
    let command = |key: &str, value: Value| {
        let mut command = json!({ "name": "c", "description": "d" });
        command[key] = value;
        json!([command])
    };
    let option = |required: bool, name: &str| json!({ "type": 3, "name": name, "description": "d", "required": required });
    let long = json!({ "type": 3, "name": "o", "description": "d", "choices":
        (0..25).map(|n| json!({ "name": format!("{n:0100}"), "value": format!("{n:0100}") }))
            .collect::<Vec<_>>() });
    for (body, place) in [
        (command("name", json!("Ask")), "name is invalid"),
        (command("name", json!("a b")), "name is invalid"),
        (command("description", json!("")), "description"),
        (command("description", Value::Null), "description"),
        (command("name_localizations", json!({ "xx": "c" })), "not a locale"),
        (command("description_localizations", json!({ "nl": "x".repeat(101) })), "nl"),
        (command("options", json!([option(false, "a"), option(true, "b")])), "Required options"),
        (command("options", json!([option(true, "a"), option(true, "a")])), "must be unique"),
        (command("options", json!(vec![long.clone(); 2])), "exceeds maximum size"),
        (command("contexts", json!([7])), "contexts"),
        (json!([{ "name": "c", "description": "d" }, { "name": "c", "description": "d" }]), "unique"),
        (json!([{ "name": "c", "type": 3, "description": "d" }]), "menu command"),
    ] {
        let route = Route::Commands { application_id };
        let answer = send(&bot, LightMethod::Put, route, &body).await;
        assert!(answer.is_none(), "Discord refuses {body}");
        let violations = discord.take_violations();
        let found = violations.iter().any(|v| v.rule == Rule::Limit && v.what.contains(place));
        assert!(found, "{place} isn't in {violations:?}");
    }
    discord.finish().await;
}

#[tokio::test]
async fn an_invalid_body_is_recorded_where_the_schema_is_at_hand() {
    let (discord, _, channel, _, bot) = netwerkers().await;
    if discord.schema_checked() == 0 {
        assert_eq!(bodies_checked(), 0);
        return discord.finish().await;
    }
    let channel_id = channel.id().parse().expect("an id");
    let body = json!({ "content": "c", "tts": "yes", "allowed_mentions": { "parse": [] } });
    let route = Route::ChannelMessages { channel_id };
    assert!(send(&bot, LightMethod::Post, route, &body).await.is_none());
    let violation = broken(&discord).await;
    assert_eq!(violation.rule, Rule::Schema);
    assert!(violation.what.starts_with("tts: "), "{violation}");
    discord.finish().await;
}

#[tokio::test]
async fn a_dropped_event_is_recorded_with_the_reason() {
    let (discord, _, _, _, _bot) = netwerkers().await;
    discord.dispatch("MESSAGE_CREATE", &json!({ "id": "1", "channel_id": "2" }));
    let violation = broken(&discord).await;
    assert_eq!(violation.rule, Rule::Dropped);
    assert!(violation.what.contains("MESSAGE_CREATE: missing field `author`"), "{violation}");
    discord.dispatch("SOMETHING_NEW", &json!({ "id": "1" }));
    assert_eq!(broken(&discord).await.rule, Rule::Dropped);
    discord.finish().await;
}

#[tokio::test]
async fn an_unknown_route_is_recorded() {
    let (discord, guild, _, _, bot) = netwerkers().await;
    let guild_id = guild.id().parse().expect("an id");
    assert!(bot.http.get_guild_prune_count(guild_id, 7).await.is_err());
    assert_eq!(broken(&discord).await.rule, Rule::Unknown);
    discord.finish().await;
}

/// How a task ended that ended a Discord whose bot broke a rule.
async fn end(task: JoinHandle<()>) -> String {
    let panic = task.await.expect_err("a panic").into_panic();
    panic.downcast_ref::<String>().cloned().unwrap_or_default()
}

#[tokio::test]
async fn a_broken_rule_fails_the_test() {
    let (discord, _, _, _, _bot) = netwerkers().await;
    discord.dispatch("MESSAGE_CREATE", &json!({ "id": "1" }));
    discord.until("the drop", |discord| !discord.violations().is_empty()).await;
    let report = end(tokio::spawn(discord.finish())).await;
    assert!(report.starts_with("the bot broke 1 rules"), "{report}");
    assert!(report.contains("gateway -> MESSAGE_CREATE"), "with the transcript: {report}");
}

#[tokio::test]
async fn a_broken_rule_fails_the_test_that_forgets_to_finish() {
    let (discord, _, _, _, _bot) = netwerkers().await;
    discord.dispatch("MESSAGE_CREATE", &json!({ "id": "1" }));
    discord.until("the drop", |discord| !discord.violations().is_empty()).await;
    let report = end(tokio::spawn(async move { drop(discord) })).await;
    assert!(report.starts_with("the bot broke 1 rules"), "{report}");
}

#[tokio::test]
async fn a_broken_rule_ends_what_waits_for_the_bot() {
    let (discord, _, channel, anna, _bot) = netwerkers().await;
    let unanswered = anna.slash(&channel, "misbehave", &[("how", "long")]);
    let report = end(tokio::spawn(async { drop(unanswered.await) })).await;
    assert!(report.starts_with("a rule was broken, before an answer to /misbehave"), "{report}");
    discord.take_violations();
    discord.finish().await;
}
