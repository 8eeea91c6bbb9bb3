//! How does a test wait for the bot's answer? A verb sends at once; awaiting it gives the answer.

use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::Arc;

use super::reply::{Choices, Reply};
use super::shared::Shared;
use super::world::answers::{Awaited, Outcome};

/// Something a person did, whose answer can be waited for.
pub(crate) struct Pending {
    shared: Arc<Shared>,
    what: String,
    awaited: Awaited,
}

impl Pending {
    pub(super) fn new(shared: &Arc<Shared>, what: String, awaited: Awaited) -> Pending {
        Pending { shared: Arc::clone(shared), what, awaited }
    }

    /// Whether the bot has answered.
    pub(crate) fn is_answered(&self) -> bool {
        self.shared.read(|world| world.outcome(self.awaited).is_some())
    }

    async fn outcome(&self) -> Outcome {
        self.shared.wait_for(&self.what, |world| world.outcome(self.awaited)).await
    }

    /// The final state of what the bot shows: a message or a form.
    pub(crate) async fn reply(self) -> Reply {
        match self.outcome().await {
            Outcome::Message(id) => Reply::message(&self.shared, id),
            Outcome::Modal { interaction, form } => Reply::modal(&self.shared, interaction, form),
            Outcome::Choices(_) => panic!("{}: choices came, not a message", self.what),
        }
    }

    /// The choices the bot offers.
    pub(super) async fn choices(self) -> Choices {
        match self.outcome().await {
            Outcome::Choices(choices) => Choices::new(&choices),
            other => panic!("{}: not choices, but {other:?}", self.what),
        }
    }
}

impl IntoFuture for Pending {
    type Output = Reply;
    type IntoFuture = Pin<Box<dyn Future<Output = Reply> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.reply())
    }
}
