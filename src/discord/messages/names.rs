//! By which names is the bot called in a message: its own, and that of the role that Discord made for it?

use serenity::all::{GuildId, Message, RoleId, UserId};

use crate::discord::memory::recent_answers::Wording;
use crate::discord::state::State;

/// What calls the bot on a server.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Names {
    pub(crate) bot: UserId,
    /// Discord's picker offers it under the same name.
    role: Option<RoleId>,
}

impl Names {
    /// Those on a server, or in private; `None` before the bot knows its own.
    pub(crate) fn on(guild: Option<GuildId>, state: &State) -> Option<Self> {
        let bot = state.directory.bot()?;
        Some(Self { bot, role: guild.and_then(|guild| state.directory.role(guild)) })
    }

    /// Whether a message calls the bot, by either name.
    pub(crate) fn call_in(&self, message: &Message) -> bool {
        message.mentions.iter().any(|user| user.id == self.bot) || self.role_in(message)
    }

    /// Whether a message calls it by its role. Then, its words can only be read with the privileged intent.
    pub(crate) fn role_in(&self, message: &Message) -> bool {
        let called = |role: RoleId| {
            message.mention_roles.contains(&role) || message.content.contains(&format!("<@&{role}>"))
        };
        self.role.is_some_and(called)
    }

    /// The words around the names.
    pub(crate) fn without(&self, content: &str) -> String {
        let mut words = content.replace(&format!("<@{}>", self.bot), " ");
        words = words.replace(&format!("<@!{}>", self.bot), " ");
        if let Some(role) = self.role {
            words = words.replace(&format!("<@&{role}>"), " ");
        }
        words.trim().to_owned()
    }
}

/// What is remembered of a message that asks.
pub(crate) fn wording(message: &Message, names: &Names) -> Wording {
    Wording::new(&message.content, &names.without(&message.content), message.author.id)
}
