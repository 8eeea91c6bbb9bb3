//! How does what the bot says become a message, whichever way it goes to Discord?
//!
//! The only place where one is made (`tests/layers.rs` holds that): whatever is in it, it pings nobody but whom
//! it is meant to, who asked for it.

use serenity::all::{
    CreateActionRow, CreateAllowedMentions, CreateAttachment, CreateEmbed, CreateForumPost,
    CreateInteractionResponse, CreateInteractionResponseFollowup, CreateInteractionResponseMessage,
    CreateMessage, EditInteractionResponse, EditMessage, ForumTagId, UserId,
};

use crate::discord::render::card::Card;
use crate::discord::render::command_links::CommandLinks;
use crate::discord::render::limits;
use crate::discord::render::screen::Screen;

/// Nobody is to be mentioned: without this, Discord takes @everyone in a message at its word.
pub(crate) fn nobody() -> CreateAllowedMentions {
    CreateAllowedMentions::new()
}

/// What a message says. In the place of an earlier one, what is `None` here stays as it was there.
#[derive(Clone, Debug, Default)]
pub(crate) struct MessageBody {
    /// Our own words.
    content: Option<String>,
    /// The words of the corpus, or a list.
    embeds: Option<Vec<CreateEmbed>>,
    /// The buttons and menus.
    rows: Option<Vec<CreateActionRow>>,
    /// A file that goes with it.
    file: Option<CreateAttachment>,
    /// Who is pinged by it, since they asked for it.
    pings: Vec<UserId>,
    /// Whether nothing in it is of the corpus.
    is_ours: bool,
}

impl From<Card> for MessageBody {
    fn from(card: Card) -> Self {
        let (rows, is_ours) = (Some(card.rows()), card.embed.is_none());
        let embeds = card.embed.map(|embed| vec![embed]);
        Self { content: card.content, embeds, rows, is_ours, ..Self::default() }
    }
}

impl From<Screen> for MessageBody {
    fn from(screen: Screen) -> Self {
        Self {
            content: screen.line,
            embeds: Some(screen.embed.into_iter().collect()),
            rows: Some(screen.rows),
            is_ours: true,
            ..Self::default()
        }
    }
}

impl MessageBody {
    /// With links in the place of the commands that our own words name; what the corpus says stays as it is written.
    pub(crate) fn clickable(self, links: &CommandLinks) -> Self {
        if !self.is_ours {
            return self;
        }
        let content = self.content.map(|text| links.clickable_within(&text, limits::CONTENT));
        let linked = |all: Vec<_>| all.into_iter().map(|embed| links.clickable_embed(embed)).collect();
        Self { content, embeds: self.embeds.map(linked), ..self }
    }

    /// With one embed more, below what is there.
    pub(crate) fn and_embed(self, embed: CreateEmbed) -> Self {
        let embeds = self.embeds.unwrap_or_default().into_iter().chain([embed]).collect();
        Self { embeds: Some(embeds), is_ours: false, ..self }
    }

    /// With a file.
    pub(crate) fn file(self, file: CreateAttachment) -> Self {
        Self { file: Some(file), ..self }
    }

    /// Leaves nothing of an earlier message but its place.
    pub(crate) fn whole(self) -> Self {
        let body = self.without_earlier_embeds();
        Self { content: Some(body.content.unwrap_or_default()), ..body }
    }

    /// Leaves no embeds of an earlier message.
    pub(crate) fn without_earlier_embeds(self) -> Self {
        Self { embeds: Some(self.embeds.unwrap_or_default()), ..self }
    }

    /// Leaves all of an earlier message but its words as it is.
    pub(crate) fn words_only(self) -> Self {
        Self { embeds: None, rows: None, ..self }
    }

    /// Which pings this person, who asked for it.
    pub(crate) fn pinging(self, whom: UserId) -> Self {
        Self { pings: [self.pings, vec![whom]].concat(), ..self }
    }

    /// As a post in a forum.
    pub(crate) fn forum_post(self, name: &str, tags: Vec<ForumTagId>) -> CreateForumPost<'static> {
        CreateForumPost::new(name, self.create()).set_applied_tags(tags)
    }

    /// As a message of its own.
    pub(crate) fn create(self) -> CreateMessage {
        let message = CreateMessage::new().allowed_mentions(nobody().users(self.pings)).add_files(self.file);
        let message = message.embeds(self.embeds.unwrap_or_default());
        let message = with(message, self.content, CreateMessage::content);
        with(message, self.rows, CreateMessage::components)
    }

    /// As the new form of a message of ours.
    pub(crate) fn edit(self) -> EditMessage {
        let message = EditMessage::new().allowed_mentions(nobody());
        let message = with(message, self.content, EditMessage::content);
        let message = with(message, self.embeds, EditMessage::embeds);
        with(message, self.rows, EditMessage::components)
    }

    /// As the new form of the first response to an interaction.
    pub(crate) fn edit_response(self) -> EditInteractionResponse {
        let message = EditInteractionResponse::new().allowed_mentions(nobody());
        let message = with(message, self.content, EditInteractionResponse::content);
        let message = with(message, self.embeds, EditInteractionResponse::embeds);
        let message = with(message, self.rows, EditInteractionResponse::components);
        with(message, self.file, EditInteractionResponse::new_attachment)
    }

    /// As the answer to an interaction, for the one who acted alone or for all to see.
    pub(crate) fn respond(self, private: bool) -> CreateInteractionResponse {
        CreateInteractionResponse::Message(self.response().ephemeral(private))
    }

    /// As the new form of the message that an interaction came from.
    pub(crate) fn update(self) -> CreateInteractionResponse {
        CreateInteractionResponse::UpdateMessage(self.response())
    }

    /// As a further answer to an interaction, for the one who acted alone.
    pub(crate) fn follow_up_privately(self) -> CreateInteractionResponseFollowup {
        let message = CreateInteractionResponseFollowup::new().allowed_mentions(nobody()).ephemeral(true);
        let message = with(message, self.content, CreateInteractionResponseFollowup::content);
        let message = with(message, self.embeds, CreateInteractionResponseFollowup::embeds);
        with(message, self.rows, CreateInteractionResponseFollowup::components).add_files(self.file)
    }

    fn response(self) -> CreateInteractionResponseMessage {
        let message = CreateInteractionResponseMessage::new().allowed_mentions(nobody());
        let message = with(message, self.content, CreateInteractionResponseMessage::content);
        let message = with(message, self.embeds, CreateInteractionResponseMessage::embeds);
        with(message, self.rows, CreateInteractionResponseMessage::components).add_files(self.file)
    }
}

/// The message with one thing more, where there is that.
fn with<M, T>(message: M, part: Option<T>, add: impl FnOnce(M, T) -> M) -> M {
    match part {
        Some(part) => add(message, part),
        None => message,
    }
}

/// The promise of an answer to an interaction.
pub(crate) fn deferral(private: bool) -> CreateInteractionResponse {
    let message = CreateInteractionResponseMessage::new().allowed_mentions(nobody()).ephemeral(private);
    CreateInteractionResponse::Defer(message)
}
