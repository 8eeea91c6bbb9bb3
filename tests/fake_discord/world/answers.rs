//! Has the bot answered, and with what? The end of an interaction or of a conversation's turn.

use serde_json::Value;

use super::World;
use super::ids::Id;
use super::interactions::{InteractionData, Response};
use super::messages::MessageData;

/// What a test waits for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Awaited {
    /// What becomes of an interaction. Changes of its source count from this moment on.
    Interaction { id: Id, since: u64 },
    /// The answer to a person's message that was posted or changed after this moment.
    AnswerTo { message: Id, since: u64 },
}

/// What a person ends up seeing.
#[derive(Clone, Debug)]
pub(crate) enum Outcome {
    Message(Id),
    Modal { interaction: Id, form: Value },
    Choices(Vec<Value>),
}

impl World {
    /// The outcome, if there is one yet.
    pub(crate) fn outcome(&self, awaited: Awaited) -> Option<Outcome> {
        match awaited {
            Awaited::Interaction { id, since } => self.of_interaction(&self.interactions[&id], since),
            Awaited::AnswerTo { message, since } => {
                self.answer_to(message, since).map(|m| Outcome::Message(m.id))
            }
        }
    }

    fn of_interaction(&self, interaction: &InteractionData, since: u64) -> Option<Outcome> {
        let original = interaction.original.map(|id| self.message(id));
        match interaction.response.as_ref()? {
            Response::Choices(choices) => Some(Outcome::Choices(choices.clone())),
            Response::Modal(form) => Some(Outcome::Modal { interaction: interaction.id, form: form.clone() }),
            Response::Updated => original.map(|m| Outcome::Message(m.id)),
            Response::Posted => original
                .filter(|m| m.is_readable())
                .map(|m| m.id)
                .or_else(|| interaction.follow_ups.first().copied())
                .map(Outcome::Message),
            Response::UpdateDeferred => original
                .filter(|m| m.changed_at > since)
                .map(|m| m.id)
                .or_else(|| interaction.follow_ups.first().copied())
                .map(Outcome::Message),
        }
    }

    /// The bot's message that answers this one: its reply, or else what it posted next in the
    /// same channel or in the thread of the message.
    fn answer_to(&self, question: Id, since: u64) -> Option<&MessageData> {
        let asked = self.message(question);
        let place = asked.thread.unwrap_or(asked.channel);
        let mut answers = self.messages.values().filter(|m| {
            m.author == self.bot
                && m.is_readable()
                && m.changed_at > since
                && m.interaction.is_none()
                && (m.channel == asked.channel || m.channel == place)
        });
        let is_reply = |m: &&MessageData| m.reference == Some(question);
        let is_next = |m: &&MessageData| m.reference.is_none() && m.id > question;
        answers.clone().find(is_reply).or_else(|| answers.find(is_next))
    }
}
