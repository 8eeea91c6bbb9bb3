//! Who gets an answer when more is asked than the bot takes on? No speed is measured here: requests to
//! Discord are held back, so that what is in hand stays there.

use std::collections::BTreeSet;
use std::time::Duration;

use vraagbaak::app::{Bounds, Limits};

use crate::discord::bot::Bot;
use crate::fake_discord::{Channel, FakeDiscord, Fault, Guild, Injected, Member, Message, Pending};

/// The request by which an answer takes the place of its promise.
const ANSWER: &str = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original";
const QUESTION: [(&str, &str); 1] = [("question", "Wat is een zwakke band?")];

/// So much in all and of a member, and so much of telling that it is too much.
pub(super) fn limits(total: usize, member: usize, told: usize) -> Limits {
    Limits {
        in_hand: Bounds { total, member },
        told: Bounds { total: told, member: told },
        ..Limits::default()
    }
}

/// A server with a channel.
pub(super) fn server(discord: &FakeDiscord, name: &str) -> (Guild, Channel) {
    let guild = discord.guild(name);
    let channel = guild.text_channel("algemeen");
    (guild, channel)
}

/// Holds back the word that an answer has come through: what is asked stays in hand.
pub(super) fn hold(discord: &FakeDiscord) -> Injected {
    discord.inject(Fault::held().on(ANSWER).always())
}

/// Members of a server.
fn members(guild: &Guild, count: usize) -> Vec<Member> {
    (0..count).map(|number| guild.member(&format!("{} {number}", guild.id()), "nl")).collect()
}

/// Asks, and waits until that many questions are in hand.
async fn asks(member: &Member, channel: &Channel, held: &Injected, in_hand: usize) -> Pending {
    let pending = member.slash(channel, "ask", &QUESTION);
    held.hit(in_hand).await;
    pending
}

#[tokio::test]
async fn a_member_has_as_much_in_hand_as_one_may_and_others_are_not_kept_waiting() {
    let discord = FakeDiscord::start().await;
    let (guild, channel) = server(&discord, "Netwerkers");
    let (anna, ben) = (guild.member("anna", "nl"), guild.member("ben", "en-GB"));
    let bot = Bot::start_within(&discord, limits(100, 2, 100));
    discord.bot_ready().await;
    let held = hold(&discord);
    let first = asks(&anna, &channel, &held, 1).await;
    let second = asks(&anna, &channel, &held, 2).await;
    let third = anna.slash(&channel, "ask", &QUESTION).reply().await;
    assert!(third.is_ephemeral() && third.content().starts_with("Rustig aan"), "{third}");
    let other = asks(&ben, &channel, &held, 3).await;
    held.release();
    for answered in [first, second, other] {
        assert!(!answered.reply().await.content().starts_with("Rustig aan"));
    }
    held.remove();
    assert!(!anna.slash(&channel, "ask", &QUESTION).reply().await.content().starts_with("Rustig aan"));
    bot.stop().await.expect("it ends well");
    discord.finish().await;
}

#[tokio::test]
async fn a_server_in_a_flood_leaves_half_of_the_room_to_the_others() {
    let discord = FakeDiscord::start().await;
    let ((flooded, loud), (quiet, calm)) = (server(&discord, "Druk"), server(&discord, "Rustig"));
    let (crowd, carla) = (members(&flooded, 3), quiet.member("carla", "nl"));
    let bot = Bot::start_within(&discord, limits(4, 2, 100));
    discord.bot_ready().await;
    let held = hold(&discord);
    asks(&crowd[0], &loud, &held, 1).await;
    asks(&crowd[1], &loud, &held, 2).await;
    let refused = crowd[2].slash(&loud, "ask", &QUESTION).reply().await;
    assert!(refused.is_ephemeral() && refused.content().starts_with("Het is nu erg druk"), "{refused}");
    asks(&carla, &calm, &held, 3).await;
    held.remove();
    bot.stop().await.expect("it ends well");
    discord.finish().await;
}

/// Many servers with a crowd in each, and the bot with so much room.
struct Flood {
    discord: FakeDiscord,
    crowd: Vec<(Member, Channel)>,
    bot: Bot,
    /// Somebody who was answered before.
    witness: Member,
    answer: Message,
}

impl Flood {
    async fn begin(limits: Limits) -> Flood {
        let discord = FakeDiscord::start().await;
        // However slow the machine is.
        discord.first_response_within(Duration::from_secs(600));
        let servers: Vec<_> = (0..20).map(|number| server(&discord, &format!("server {number}"))).collect();
        let crowd = servers
            .iter()
            .flat_map(|(guild, channel)| {
                members(guild, 5).into_iter().map(|member| (member, channel.clone()))
            })
            .collect();
        let bot = Bot::start_within(&discord, limits);
        discord.bot_ready().await;
        let witness = servers[0].0.member("getuige", "nl");
        let answer = witness.dms("Wat is een sleutelfiguur?").reply().await.now();
        Flood { discord, crowd, bot, witness, answer }
    }

    /// Everybody does something at once; then waits until all of that has been looked at.
    /// Events are looked at in their turn: when the question that is deleted after them has lost its answer,
    /// which needs no room, so have they been.
    async fn breaks(&self, act: impl Fn(&Member, &Channel)) {
        self.crowd.iter().for_each(|(member, channel)| act(member, channel));
        self.witness.deletes(&self.witness.dm_channel().messages()[0]);
        self.discord.until("the answer to be gone", |_| self.answer.is_deleted()).await;
    }

    /// Everybody mentions the bot, which has no room beside a question that is held back; so is telling them. What
    /// holds back the one and the other, and how many direct channels there were before.
    async fn mentions_when_full(&self) -> (Injected, Injected, usize) {
        let held = hold(&self.discord);
        let (member, channel) = &self.crowd[0];
        asks(member, channel, &held, 1).await;
        let telling = self.discord.inject(Fault::held().on("POST /users/@me/channels").always());
        let before = self.discord.direct_channels();
        self.breaks(|member, channel| drop(member.mentions_bot(channel, QUESTION[0].1))).await;
        (held, telling, before)
    }

    async fn end(self) {
        self.bot.stop().await.expect("it ends well");
        self.discord.finish().await;
    }
}

#[tokio::test]
async fn in_a_flood_no_more_is_in_hand_than_there_is_room_for() {
    let flood = Flood::begin(limits(8, 2, 100)).await;
    let held = hold(&flood.discord);
    // In private, where nobody waits for the answer of another.
    let question = [QUESTION[0], ("private", "true")];
    flood.breaks(|member, channel| drop(member.slash(channel, "ask", &question))).await;
    // An answer that isn't acknowledged is sent again.
    let answered = |discord: &FakeDiscord| discord.paths(ANSWER).into_iter().collect::<BTreeSet<_>>().len();
    flood.discord.until("eight answers", |discord| answered(discord) >= 8).await;
    assert_eq!(answered(&flood.discord), 8);
    held.remove();
    flood.end().await;
}

#[tokio::test]
async fn in_a_flood_no_more_are_being_told_than_there_is_room_for() {
    let flood = Flood::begin(limits(1, 1, 4)).await;
    let (held, telling, before) = flood.mentions_when_full().await;
    telling.hit(4).await;
    assert_eq!(flood.discord.direct_channels(), before + 4);
    telling.remove();
    held.remove();
    flood.end().await;
}

#[tokio::test]
async fn those_who_are_to_be_told_hear_it_one_after_the_other() {
    let patient = Limits { telling: 1, told_within: Duration::from_secs(3_600), ..limits(1, 1, 200) };
    let flood = Flood::begin(patient).await;
    let (held, telling, before) = flood.mentions_when_full().await;
    telling.hit(1).await;
    assert_eq!(flood.discord.direct_channels(), before + 1, "one at a time");
    telling.remove();
    // The one whose question is in hand has as much as one may, and hears that too.
    let all = before + flood.crowd.len();
    flood.discord.until("everybody to hear it", |discord| discord.direct_channels() == all).await;
    held.remove();
    flood.end().await;
}
