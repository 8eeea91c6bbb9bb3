//! How are helpers asked, and what was asked taken back? By Discord's REST alone.

use std::collections::HashMap;
use std::hash::Hasher as _;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serenity::all::{
    ChannelId as DiscordChannel, GuildChannel, GuildId as DiscordGuild, Http, PartialGuild, Permissions,
    Timestamp, UserId,
};

use super::cards;
use super::refusal::not_woken;
use crate::app::helpers::{Greeting, NotWoken, Presence, StandDown, WakeMessage, WakeOutlet};
use crate::discord::render::card::Card;
use crate::discord::render::command_links::CommandLinks;
use crate::discord::rest::message::MessageBody;
use crate::discord::rest::refusal::{Refusal, code, refusal_of};
use crate::discord::rest::send;
use crate::domain::helper::{Helper, HelperKey, MessagePlace, Way};
use crate::domain::open_question::OpenQuestion;
use crate::domain::{ChannelId, GuildId, Language, MemberId, MessageId};
use crate::texts::{NoMore, helpers};

/// "Unknown member", "unknown user": they have left.
const LEFT: [isize; 2] = [10_007, 10_013];
/// How long it is remembered what a server and its group are like.
const REMEMBERED_FOR: Duration = Duration::from_mins(2);

/// A server and the channel of its group, as they were a moment ago.
type Known = Arc<(PartialGuild, Option<GuildChannel>)>;

/// Which server, and which channel of it.
type Asked = (GuildId, Option<ChannelId>);

/// Discord, to those who look after the helpers.
pub(crate) struct DiscordWakes {
    http: Arc<Http>,
    commands: Arc<CommandLinks>,
    known: Mutex<HashMap<Asked, (Instant, Known)>>,
}

impl DiscordWakes {
    pub(crate) fn new(http: Arc<Http>, commands: Arc<CommandLinks>) -> Self {
        Self { http, commands, known: Mutex::default() }
    }

    async fn known(&self, guild: GuildId, channel: Option<ChannelId>) -> serenity::Result<Known> {
        let key = (guild, channel);
        if let Some((at, known)) = self.known.lock().unwrap_or_else(PoisonError::into_inner).get(&key)
            && at.elapsed() < REMEMBERED_FOR
        {
            return Ok(known.clone());
        }
        let server = self.http.get_guild(DiscordGuild::new(guild.number())).await?;
        let place = match channel {
            Some(channel) => self.http.get_channel(DiscordChannel::new(channel.number())).await?.guild(),
            None => None,
        };
        let known = Arc::new((server, place));
        let mut all = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, (at, _)| at.elapsed() < REMEMBERED_FOR);
        all.insert(key, (Instant::now(), known.clone()));
        Ok(known)
    }

    async fn server(&self, guild: GuildId) -> Result<String, NotWoken> {
        self.known(guild, None).await.map(|known| known.0.name.clone()).map_err(|error| not_woken(&error))
    }

    async fn look_up(&self, question: &OpenQuestion, member: MemberId) -> serenity::Result<Presence> {
        let guild = DiscordGuild::new(question.key.guild.number());
        let found = match self.http.get_member(guild, UserId::new(member.number())).await {
            Err(error) if LEFT.contains(&code(&error)) => return Ok(Presence::Left),
            found => found?,
        };
        if found.communication_disabled_until.is_some_and(|until| until > Timestamp::now()) {
            return Ok(Presence::Away);
        }
        let known = self.known(question.key.guild, Some(question.channel)).await?;
        let Some(channel) = &known.1 else { return Ok(Presence::Away) };
        let sees = known.0.user_permissions_in(channel, &found).contains(Permissions::VIEW_CHANNEL);
        Ok(if sees { Presence::There } else { Presence::Away })
    }

    async fn post(
        &self,
        channel: DiscordChannel,
        body: MessageBody,
        nonce: String,
    ) -> Result<MessageId, NotWoken> {
        self.commands.settled().await;
        let sent = send::post(&self.http, channel, body.clickable(&self.commands), nonce).await;
        sent.map(|id| MessageId::new(id.into())).map_err(|error| not_woken(&error))
    }
}

impl WakeOutlet for DiscordWakes {
    async fn presence(&self, question: &OpenQuestion, member: MemberId) -> Presence {
        self.look_up(question, member).await.unwrap_or(Presence::Unknown)
    }

    async fn open(&self, greeting: &Greeting) -> Result<ChannelId, NotWoken> {
        let user = UserId::new(greeting.member.number());
        let server = self.server(greeting.guild).await?;
        let opened = user.create_dm_channel(&*self.http).await.map_err(|error| not_woken(&error))?;
        let guild = DiscordGuild::new(greeting.guild.number());
        let member = self.http.get_member(guild, user).await.map_err(|error| not_woken(&error))?;
        let card = cards::greeting(greeting.guild, (member.display_name(), &server), greeting.language);
        // The same press is greeted once; another one, after a stop, again.
        let nonce = format!("hello-{:x}", fastrand::u64(..));
        self.post(opened.id, card.into(), nonce).await?;
        Ok(ChannelId::new(opened.id.into()))
    }

    async fn wake(&self, wake: &WakeMessage) -> Result<MessagePlace, NotWoken> {
        let nonce = nonce(wake);
        let (channel, body) = match (wake.helper.way, wake.helper.dm_channel) {
            (Way::Thread, _) => {
                let whom = UserId::new(wake.helper.key.member.number());
                (wake.question.key.thread, MessageBody::from(cards::wake_in_thread(wake)).pinging(whom))
            }
            (Way::DirectMessage, Some(channel)) => {
                let server = self.server(wake.question.key.guild).await?;
                (channel, MessageBody::from(cards::wake(wake, &server)))
            }
            // It was never opened by a press of theirs.
            (Way::DirectMessage, None) => return Err(NotWoken::Closed),
        };
        let message = self.post(DiscordChannel::new(channel.number()), body, nonce).await?;
        Ok(MessagePlace { channel, message })
    }

    async fn stand_down(
        &self,
        place: MessagePlace,
        (why, language): (StandDown, Language),
    ) -> Result<(), NotWoken> {
        let why = match why {
            StandDown::Answered => NoMore::Answered,
            StandDown::Replied => NoMore::Replied,
            StandDown::TakenBack => NoMore::TakenBack,
        };
        let card = Card::notice(&helpers(language).no_more(why));
        let at = (DiscordChannel::new(place.channel.number()), place.message.number().into());
        match send::replace(&self.http, at, card).await {
            Err(error) if refusal_of(&error) == Refusal::Gone => Ok(()),
            done => done.map_err(|error| not_woken(&error)),
        }
    }

    async fn ask_to_go_on(&self, helper: &Helper) -> Result<(), NotWoken> {
        let HelperKey { guild, .. } = helper.key;
        let Some(channel) = helper.dm_channel else { return Err(NotWoken::Closed) };
        let card = cards::go_on(guild, &self.server(guild).await?, helper.speaks);
        let nonce = format!("goon-{:x}", fastrand::u64(..));
        self.post(DiscordChannel::new(channel.number()), card.into(), nonce).await.map(drop)
    }

    async fn ask_owner(&self, question: &OpenQuestion, owner: MemberId) -> Result<(), NotWoken> {
        let body = MessageBody::from(cards::ask_owner(question, owner)).pinging(UserId::new(owner.number()));
        let thread = DiscordChannel::new(question.key.thread.number());
        self.post(thread, body, format!("own-{:x}", question.key.thread.number())).await.map(drop)
    }
}

/// The same for the same question and helper, in every process: Discord takes it once, for some minutes.
fn nonce(wake: &WakeMessage) -> String {
    let mut hasher = fnv::FnvHasher::default();
    hasher.write_u64(wake.question.key.thread.number());
    hasher.write_u64(wake.helper.key.member.number());
    format!("wake-{:016x}", hasher.finish())
}
