//! How is the bot doing on a server? `/diagnose`, for its moderators.

use serenity::all::{CreateEmbed, GuildId, Http, UserId};

use crate::discord::daily::words;
use crate::discord::render::markdown::{escape, mention};
use crate::discord::render::screen::Screen;
use crate::discord::render::{citation, limits};
use crate::discord::rest::refusal::told;
use crate::discord::state::{Context, Error, State};
use crate::discord::{permissions, respond};
use crate::domain::{ChannelId, Language, unix_millis};
use crate::texts::{Permission, Texts, daily, group, helpers, texts};

/// Of how many channels the next quote is told: the longest reason for a pause fits so often.
const SCHEDULES: usize = 3;
/// How many passages are told of.
const RATED: u32 = 8;
/// How many channels with the same trouble are named.
const LISTED: usize = 8;

/// Tells moderators how the bot is doing.
#[poise::command(
    slash_command,
    install_context = "Guild",
    interaction_context = "Guild",
    default_member_permissions = "MANAGE_GUILD"
)]
pub(crate) async fn diagnose(ctx: Context<'_>) -> Result<(), Error> {
    let Some(_at_work) = ctx.data().begin_work() else { return Ok(()) };
    // The store may have to be waited for.
    respond::defer(ctx, true).await?;
    let texts = texts(respond::language(ctx));
    // Discord gives the command on servers only, and to those alone who may give it there.
    let Some(guild) = ctx.interaction.guild_id else { return Ok(()) };
    let next =
        next_quotes(ctx.data(), crate::domain::GuildId::new(guild.into()), respond::language(ctx)).await;
    let (http, bot) = (&ctx.serenity_context().http, ctx.data().directory.bot());
    let permissions = permissions_report(http, guild, bot, texts).await;
    let report = report(ctx.data(), permissions, texts);
    let report = match next {
        Some(next) => report.field(texts.next_quotes_label(), next, false),
        None => report,
    };
    let report = match of_the_group(http, ctx.data(), guild, respond::language(ctx)).await {
        Some(words) => report.field(group(respond::language(ctx)).group_label(), words, false),
        None => report,
    };
    let rated = ratings(ctx.data(), crate::domain::GuildId::new(guild.into()), texts).await;
    respond::reply(ctx, Screen::of(report.field(texts.ratings_label(), rated, false)), true).await
}

/// What members thought of passages, as many lines as fit: first what most did not find helpful.
async fn ratings(state: &State, guild: crate::domain::GuildId, texts: &dyn Texts) -> String {
    let Ok(rated) = state.app.ratings(guild, RATED).await else { return texts.not_read() };
    let lines = rated.iter().map(|(passage, rated)| {
        let place = limits::cut(&escape(&citation::place(passage)), limits::SELECT_TEXT);
        texts.rated(&place, rated.helpful, rated.unhelpful)
    });
    let mut shown = String::new();
    for line in lines {
        if shown.chars().count() + line.chars().count() + 1 > limits::EMBED_FIELD {
            break;
        }
        shown.push_str(&line);
        shown.push('\n');
    }
    if shown.is_empty() { texts.no_ratings() } else { shown.trim_end().to_owned() }
}

fn report(state: &State, permissions: String, texts: &dyn Texts) -> CreateEmbed {
    let trouble = state.status.last_trouble();
    let trouble = trouble.map(|(at, what)| (moment(unix_millis(at), 'R'), what));
    let library = state.app.library();
    let changed = library.changed.map(|at| moment(unix_millis(at), 'D'));
    let read = (library.corpus.documents.len(), library.corpus.passages.len());
    CreateEmbed::new()
        .title(texts.diagnosis_title())
        .field(texts.permissions_label(), permissions, false)
        .field(texts.intents_label(), texts.message_content(state.message_content), false)
        .field(
            texts.connection_label(),
            texts.last_trouble(trouble.as_ref().map(|(when, what)| (when.as_str(), *what))),
            false,
        )
        .field(texts.documents_label(), texts.documents(read.0, read.1, changed.as_deref()), false)
        .field(texts.version_label(), env!("CARGO_PKG_VERSION"), false)
}

/// When the next quotes of the day come; `None` without a store, which they need.
async fn next_quotes(state: &State, guild: crate::domain::GuildId, language: Language) -> Option<String> {
    let next = match state.daily.get()?.next_of(guild).await {
        Ok(next) => words::next(&next, language),
        Err(why) => return Some(words::error(&why, language)),
    };
    if next.is_empty() {
        return Some(daily(language).none_set());
    }
    let mut lines: Vec<_> = next.iter().take(SCHEDULES).cloned().collect();
    if next.len() > SCHEDULES {
        lines.push(texts(language).more_channels(next.len() - SCHEDULES));
    }
    Some(limits::cut(&lines.join("\n"), limits::EMBED_FIELD))
}

/// Where questions to the group are put, how many, and what the bot lacks there; `None` where there is no group.
async fn of_the_group(http: &Http, state: &State, guild: GuildId, language: Language) -> Option<String> {
    let (server, texts) = (crate::domain::GuildId::new(guild.into()), group(language));
    let settings = state.app.settings(server).await;
    let chosen = settings.group?;
    if chosen.gone_at.is_some() {
        return Some(texts.group_lost());
    }
    let mut lines = vec![mention(chosen.channel)];
    let asked = state.group.get()?.asked_this_week(server).await;
    lines.extend(asked.ok().map(|count| texts.asked_this_week(count)));
    if let Ok((all, awake, stopped)) = state.helpers.get()?.figures(server).await {
        lines.push(helpers(language).how_many(all, awake));
        lines.extend(stopped.then(|| helpers(language).openings_stopped()));
    }
    let channel = serenity::all::ChannelId::new(chosen.channel.number());
    let lacking = match state.directory.bot() {
        Some(bot) => crate::discord::group::permissions::missing(http, guild, channel, bot).await,
        None => None,
    };
    lines.extend(lacking.map(
        |lacking| {
            if lacking.is_empty() { texts.lacks_nothing() } else { texts.lacks(&lacking) }
        },
    ));
    Some(lines.join(" · "))
}

/// A moment, as Discord shows it in everybody's own language and time: `D` a date, `R` so long ago.
fn moment(millis: i64, style: char) -> String {
    format!("<t:{}:{style}>", millis / 1_000)
}

/// Where permissions are missing, as Discord itself tells: no more is known of a server than its language.
async fn permissions_report(http: &Http, guild: GuildId, bot: Option<UserId>, texts: &dyn Texts) -> String {
    let Some(bot) = bot else { return texts.server_unknown() };
    let found = match permissions::lacking(http, guild, bot).await {
        Ok(found) => found,
        Err(error) => {
            tracing::warn!(error = told(&error), "asking Discord what the bot may do on a server");
            return texts.server_unknown();
        }
    };
    let mut lacking: Vec<Lacking> = Vec::new();
    for (channel, missing) in found {
        let channel = mention(ChannelId::new(channel.id.into()));
        match lacking.iter_mut().find(|group| group.missing == missing) {
            Some(group) => group.channels.push(channel),
            None => lacking.push(Lacking { missing, channels: vec![channel] }),
        }
    }
    if lacking.is_empty() { texts.permissions_complete() } else { fitting(&lacking, texts) }
}

/// Channels where the same permissions are missing.
struct Lacking {
    missing: Vec<Permission>,
    channels: Vec<String>,
}

impl Lacking {
    fn line(&self, texts: &dyn Texts) -> String {
        let mut named: Vec<_> = self.channels.iter().take(LISTED).cloned().collect();
        if self.channels.len() > LISTED {
            named.push(texts.more_channels(self.channels.len() - LISTED));
        }
        texts.permissions_missing(&named.join(", "), &self.missing)
    }
}

/// As many lines as fit, whole, and of how many channels more there is something to tell.
fn fitting(lacking: &[Lacking], texts: &dyn Texts) -> String {
    let mut shown = String::new();
    for (at, group) in lacking.iter().enumerate() {
        let line = group.line(texts);
        let left = lacking[at..].iter().map(|group| group.channels.len()).sum();
        let rest = texts.more_channels(left);
        let room = if at + 1 == lacking.len() { 0 } else { rest.chars().count() + 1 };
        if shown.chars().count() + line.chars().count() + 1 + room > limits::EMBED_FIELD {
            shown.push_str(&rest);
            break;
        }
        shown.push_str(&line);
        shown.push('\n');
    }
    shown.trim_end().to_owned()
}
