//! Which bot do these tests use? A small one, of serenity and poise, that does a bit of everything,
//! and misbehaves when it is told to.

use std::sync::Arc;

use poise::serenity_prelude as serenity;
use serenity::{
    Attachment, AutocompleteChoice, CreateActionRow, CreateAllowedMentions, CreateAutocompleteResponse,
    CreateButton, CreateEmbed, CreateInputText, CreateInteractionResponse, CreateInteractionResponseFollowup,
    CreateInteractionResponseMessage, CreateMessage, CreateModal, CreateSelectMenu, CreateSelectMenuKind,
    CreateSelectMenuOption, EditInteractionResponse, EditMessage, FullEvent, GatewayIntents, InputTextStyle,
    Interaction, Mentionable,
};

use tokio::sync::watch;

use crate::fake_discord::FakeDiscord;

pub(crate) type Error = Box<dyn std::error::Error + Send + Sync>;
type Context<'a> = poise::Context<'a, Heard, Error>;
type Framework<'a> = poise::FrameworkContext<'a, Heard, Error>;

/// The nonces of the member chunks the bot was sent.
pub(crate) type Heard = Arc<watch::Sender<Vec<String>>>;

/// A running bot.
pub(crate) struct Bot {
    pub(crate) shards: Arc<serenity::ShardManager>,
    pub(crate) task: tokio::task::JoinHandle<Result<(), serenity::Error>>,
    pub(crate) http: Arc<serenity::Http>,
    pub(crate) chunks: watch::Receiver<Vec<String>>,
}

/// The intents of this bot that need no approval.
pub(crate) fn intents() -> GatewayIntents {
    GatewayIntents::GUILDS | GatewayIntents::GUILD_MESSAGES | GatewayIntents::DIRECT_MESSAGES
}

impl Bot {
    /// Starts it on this Discord.
    pub(crate) async fn start(discord: &FakeDiscord) -> Bot {
        Bot::start_with(discord, intents()).await
    }

    /// Starts it with these intents.
    pub(crate) async fn start_with(discord: &FakeDiscord, intents: GatewayIntents) -> Bot {
        let options = poise::FrameworkOptions {
            commands: vec![ask(), typed(), config(), find_passages(), opinion(), pick(), misbehave()],
            allowed_mentions: Some(CreateAllowedMentions::new()),
            event_handler: |framework, event| Box::pin(hear(framework, event)),
            // What goes wrong here is what the tests are after; they see it at Discord's side.
            on_error: |_| Box::pin(async {}),
            ..Default::default()
        };
        let (heard, chunks) = watch::channel(Vec::new());
        let framework = poise::Framework::builder()
            .options(options)
            .setup(|ctx, _, framework| {
                Box::pin(async move {
                    let commands = &framework.options().commands;
                    poise::builtins::register_globally(ctx, commands).await?;
                    Ok(Arc::new(heard))
                })
            })
            .build();
        let http = serenity::HttpBuilder::new(discord.token())
            .proxy(discord.api_url())
            .ratelimiter_disabled(true)
            .build();
        let mut client = serenity::ClientBuilder::new_with_http(http, intents)
            .framework(framework)
            .await
            .expect("a client");
        let (shards, http) = (Arc::clone(&client.shard_manager), Arc::clone(&client.http));
        let task = tokio::spawn(async move { client.start().await });
        Bot { shards, task, http, chunks }
    }

    /// Stops it, as a service does.
    pub(crate) async fn stop(self) {
        self.shards.shutdown_all().await;
        // How it ended is no matter to the test that stops it.
        let _ = self.task.await;
    }
}

/// Answers a question with a passage to leaf through.
#[poise::command(slash_command, name_localized("nl", "vraag"))]
async fn ask(
    ctx: Context<'_>,
    #[description = "The question"]
    #[autocomplete = "suggest"]
    #[max_length = 200]
    #[name_localized("nl", "tekst")]
    question: String,
) -> Result<(), Error> {
    ctx.defer().await?;
    let locale = ctx.locale().unwrap_or("?").to_owned();
    let embed = page(1).field("locale", locale, true).field("question", question, false);
    ctx.send(poise::CreateReply::default().embed(embed).components(buttons(1))).await?;
    Ok(())
}

async fn suggest(_: Context<'_>, partial: &str) -> CreateAutocompleteResponse {
    let known = ["netwerkorganisatie", "netwerkleren", "nieuwsbrief"];
    let known = known.into_iter().filter(|word| word.starts_with(partial));
    let choices = known.map(|word| AutocompleteChoice::new(word, word)).collect();
    CreateAutocompleteResponse::new().set_choices(choices)
}

fn page(number: u32) -> CreateEmbed {
    CreateEmbed::new()
        .colour(0x5865F2)
        .author(serenity::CreateEmbedAuthor::new("Handboek"))
        .title(format!("Passage {number}"))
        .url("https://example.org/handboek")
        .description(format!("This is passage {number}.\nIt has two lines."))
        .footer(serenity::CreateEmbedFooter::new(format!("{number} of 3")))
}

fn buttons(number: u32) -> Vec<CreateActionRow> {
    let paging = vec![
        CreateButton::new(format!("page:{}", number.saturating_sub(1))).label("Vorige").disabled(number == 1),
        CreateButton::new(format!("page:{}", number + 1)).label("Volgende").disabled(number == 3),
        CreateButton::new_link("https://example.org").label("Bron"),
    ];
    let rest = vec![
        CreateButton::new("thanks").label("Nuttig").emoji('👍'),
        CreateButton::new("later").label("Later"),
    ];
    vec![CreateActionRow::Buttons(paging), CreateActionRow::Buttons(rest)]
}

/// Says what it got, of every type there is.
#[expect(clippy::too_many_arguments, reason = "one of each type")]
#[poise::command(slash_command)]
async fn typed(
    ctx: Context<'_>,
    #[description = "a number"]
    #[min = 1]
    #[max = 10]
    count: i64,
    #[description = "yes or no"] flag: Option<bool>,
    #[description = "somebody"] who: Option<serenity::Member>,
    #[description = "somewhere"] place: Option<serenity::GuildChannel>,
    #[description = "a role"] role: Option<serenity::Role>,
    #[description = "a measure"] measure: Option<f64>,
    #[description = "a file"] file: Option<Attachment>,
) -> Result<(), Error> {
    let text = format!(
        "{count} {flag:?} {} {} {} {measure:?} {}",
        who.map(|member| member.mention().to_string()).unwrap_or_default(),
        place.map(|channel| channel.mention().to_string()).unwrap_or_default(),
        role.map(|role| role.name).unwrap_or_default(),
        file.map(|file| file.filename).unwrap_or_default(),
    );
    ctx.send(poise::CreateReply::default().content(text).ephemeral(true)).await?;
    Ok(())
}

/// Sets the server up.
#[expect(clippy::unused_async, reason = "only its subcommands are used")]
#[poise::command(
    slash_command,
    subcommands("language"),
    default_member_permissions = "MANAGE_GUILD",
    guild_only
)]
async fn config(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

#[derive(Debug, poise::ChoiceParameter)]
enum Language {
    #[name = "Nederlands"]
    Dutch,
    English,
}

/// Sets the language.
#[poise::command(slash_command)]
async fn language(ctx: Context<'_>, #[description = "which"] to: Language) -> Result<(), Error> {
    ctx.say(format!("{to:?}")).await?;
    Ok(())
}

/// Finds what fits a message.
#[poise::command(context_menu_command = "Find passages")]
async fn find_passages(ctx: Context<'_>, message: serenity::Message) -> Result<(), Error> {
    ctx.send(poise::CreateReply::default().content(message.content).ephemeral(true)).await?;
    Ok(())
}

/// Asks for an opinion in a form.
#[poise::command(slash_command)]
async fn opinion(ctx: poise::ApplicationContext<'_, Heard, Error>) -> Result<(), Error> {
    let inputs = [("what", "Opinion", true), ("why", "Reason", false)];
    let inputs = inputs.map(|(id, label, required)| {
        let input = CreateInputText::new(InputTextStyle::Short, label, id).required(required);
        CreateActionRow::InputText(input.max_length(20))
    });
    let modal = CreateModal::new("opinion", "Your opinion").components(inputs.to_vec());
    ctx.interaction.create_response(ctx, CreateInteractionResponse::Modal(modal)).await?;
    Ok(())
}

/// Offers things to pick from, to everybody.
#[poise::command(
    slash_command,
    install_context = "Guild|User",
    interaction_context = "Guild|BotDm|PrivateChannel"
)]
async fn pick(ctx: Context<'_>) -> Result<(), Error> {
    let options = ["Appel", "Peer"];
    let options = options.map(|name| CreateSelectMenuOption::new(name, name.to_lowercase())).to_vec();
    let kind = CreateSelectMenuKind::String { options };
    let menu = CreateSelectMenu::new("fruit", kind).placeholder("Fruit");
    let rows = vec![CreateActionRow::SelectMenu(menu)];
    ctx.send(poise::CreateReply::default().content("Pick").components(rows)).await?;
    Ok(())
}

/// Does what a bot should not do.
#[poise::command(slash_command)]
async fn misbehave(ctx: Context<'_>, #[description = "how"] how: String) -> Result<(), Error> {
    let reply = poise::CreateReply::default();
    let reply = match how.as_str() {
        "long" => reply.embed(CreateEmbed::new().title("x".repeat(257))),
        "empty" => reply,
        "pings" => reply.content("@everyone").allowed_mentions(CreateAllowedMentions::new().everyone(true)),
        "twins" => {
            let button = CreateButton::new("twin").label("Twin");
            let rows = vec![CreateActionRow::Buttons(vec![button.clone(), button])];
            reply.content("twins").components(rows)
        }
        "slow" => {
            tokio::time::sleep(std::time::Duration::from_millis(300)).await;
            reply.content("too late")
        }
        other => reply.content(format!("nothing called {other}")),
    };
    ctx.send(reply).await?;
    Ok(())
}

/// Hears what the framework doesn't: mentions, direct messages, buttons, forms.
async fn hear(framework: Framework<'_>, event: &FullEvent) -> Result<(), Error> {
    let ctx = framework.serenity_context;
    match event {
        FullEvent::GuildMembersChunk { chunk } => {
            let nonce = chunk.nonce.clone().unwrap_or_default();
            let heard: &Heard = framework.user_data;
            heard.send_modify(|all| all.push(nonce));
            Ok(())
        }
        FullEvent::Message { new_message } => answer(ctx, new_message, framework.bot_id()).await,
        FullEvent::MessageUpdate { event, .. } => amend(ctx, event).await,
        FullEvent::InteractionCreate { interaction: Interaction::Component(pressed) } => {
            use_component(ctx, pressed).await
        }
        FullEvent::InteractionCreate { interaction: Interaction::Modal(form) } => {
            let text = format!("{:?} by {}", form.data.components.len(), form.user.name);
            let message = CreateInteractionResponseMessage::new()
                .content(text)
                .allowed_mentions(CreateAllowedMentions::new());
            form.create_response(ctx, CreateInteractionResponse::Message(message)).await?;
            Ok(())
        }
        FullEvent::ThreadCreate { thread } if thread.owner_id.is_some() => {
            let early = guarded("Welcome").nonce(serenity::Nonce::String("welcome".to_owned()));
            // Whether that is too early is the test's to say.
            let _ = thread.id.send_message(ctx, early.enforce_nonce(true)).await;
            Ok(())
        }
        _ => Ok(()),
    }
}

fn guarded(text: impl Into<String>) -> CreateMessage {
    CreateMessage::new().content(text).allowed_mentions(CreateAllowedMentions::new())
}

async fn answer(
    ctx: &serenity::Context,
    message: &serenity::Message,
    me: serenity::UserId,
) -> Result<(), Error> {
    if message.author.bot || (message.guild_id.is_some() && !message.mentions_user_id(me)) {
        return Ok(());
    }
    let said = message.content.replace(&me.mention().to_string(), "");
    if said.trim() == "bare" {
        message.reply(ctx, "@everyone, this isn't guarded").await?;
        return Ok(());
    }
    let reply = guarded(format!("You said: {}", said.trim())).reference_message(message);
    message.channel_id.send_message(ctx, reply).await?;
    Ok(())
}

/// Changes its answer when the question changes.
async fn amend(ctx: &serenity::Context, event: &serenity::MessageUpdateEvent) -> Result<(), Error> {
    if event.author.as_ref().is_none_or(|author| author.bot) {
        return Ok(());
    }
    let after = serenity::GetMessages::new().after(event.id);
    let answers = event.channel_id.messages(ctx, after).await?;
    let question = Some(event.id);
    let own = |m: &&serenity::Message| {
        m.message_reference.as_ref().and_then(|reference| reference.message_id) == question
    };
    if let Some(answer) = answers.iter().find(own) {
        let text = format!("You now say: {}", event.content.as_deref().unwrap_or_default());
        let edit = EditMessage::new().content(text).allowed_mentions(CreateAllowedMentions::new());
        event.channel_id.edit_message(ctx, answer.id, edit).await?;
    }
    Ok(())
}

async fn use_component(
    ctx: &serenity::Context,
    pressed: &serenity::ComponentInteraction,
) -> Result<(), Error> {
    let none = CreateAllowedMentions::new;
    match pressed.data.custom_id.as_str() {
        "thanks" => {
            pressed.create_response(ctx, CreateInteractionResponse::Acknowledge).await?;
            let thanks = CreateInteractionResponseFollowup::new()
                .content("Bedankt!")
                .ephemeral(true)
                .allowed_mentions(none());
            pressed.create_followup(ctx, thanks).await?;
        }
        "later" => {
            pressed.create_response(ctx, CreateInteractionResponse::Acknowledge).await?;
            let edit = EditInteractionResponse::new().content("Later then").allowed_mentions(none());
            pressed.edit_response(ctx, edit).await?;
        }
        "fruit" => {
            let text = format!("{:?}", pressed.data.kind);
            let message = CreateInteractionResponseMessage::new().content(text).allowed_mentions(none());
            pressed.create_response(ctx, CreateInteractionResponse::Message(message)).await?;
        }
        other => {
            let number = other.trim_start_matches("page:").parse().unwrap_or(1);
            let message = CreateInteractionResponseMessage::new()
                .embed(page(number))
                .components(buttons(number))
                .allowed_mentions(none());
            pressed.create_response(ctx, CreateInteractionResponse::UpdateMessage(message)).await?;
        }
    }
    Ok(())
}
