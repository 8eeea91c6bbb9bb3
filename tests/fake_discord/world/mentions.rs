//! Whom does a message ping? Worked out, as Discord does, from what is written in it and from
//! what its sender allows.

use serde_json::Value;

use super::World;
use super::ids::Id;
use super::permissions::MENTION_EVERYONE;

/// Everything a text mentions, whether or not it pings.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Mentions {
    pub(crate) users: Vec<Id>,
    pub(crate) roles: Vec<Id>,
    pub(crate) everyone: bool,
    pub(crate) here: bool,
}

impl Mentions {
    /// What is mentioned in this text.
    pub(crate) fn of(text: &str) -> Mentions {
        let mut found = Mentions {
            everyone: text.contains("@everyone"),
            here: text.contains("@here"),
            ..Mentions::default()
        };
        for piece in text.split("<@").skip(1) {
            let Some((inside, _)) = piece.split_once('>') else { continue };
            let (list, digits) = match inside.strip_prefix('&') {
                Some(role) => (&mut found.roles, role),
                None => (&mut found.users, inside.strip_prefix('!').unwrap_or(inside)),
            };
            if let Ok(id) = digits.parse()
                && !list.contains(&id)
            {
                list.push(id);
            }
        }
        found
    }
}

/// Who gets a notification.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pings {
    pub(crate) users: Vec<Id>,
    pub(crate) roles: Vec<Id>,
    pub(crate) everyone: bool,
}

/// What `allowed_mentions` lets through.
struct Allowed<'a>(Option<&'a Value>);

impl Allowed<'_> {
    /// Whether mentions of this kind in the text count, all or this one of them.
    fn lets(&self, kind: &str, id: Option<Id>) -> bool {
        let Some(allowed) = self.0 else { return true };
        let lists = |key: &str, wanted: &str| {
            allowed[key].as_array().is_some_and(|list| list.iter().any(|item| item == wanted))
        };
        lists("parse", kind) || id.is_some_and(|id| lists(kind, &id.to_string()))
    }

    /// Whether the author of the message that is replied to is pinged.
    fn lets_replied_user(&self) -> bool {
        self.0.is_none_or(|allowed| allowed["replied_user"] == true)
    }
}

impl World {
    /// Whom a message pings that this author sends in this channel.
    pub(crate) fn pings(
        &self,
        author: Id,
        channel: Id,
        text: &str,
        allowed: Option<&Value>,
        replies_to: Option<Id>,
    ) -> Pings {
        let allowed = Allowed(allowed.filter(|value| !value.is_null()));
        let said = Mentions::of(text);
        let may_all = self.permissions(author, channel) & MENTION_EVERYONE != 0;
        let mut users: Vec<Id> = said
            .users
            .into_iter()
            .filter(|id| self.users.contains_key(id) && allowed.lets("users", Some(*id)))
            .collect();
        let replied = replies_to.and_then(|id| self.messages.get(&id)).map(|m| m.author);
        if let Some(replied) = replied
            && allowed.lets_replied_user()
            && !users.contains(&replied)
        {
            users.push(replied);
        }
        Pings {
            users,
            roles: said
                .roles
                .into_iter()
                .filter(|id| allowed.lets("roles", Some(*id)) && self.may_ping(channel, *id, may_all))
                .collect(),
            everyone: (said.everyone || said.here) && may_all && allowed.lets("everyone", None),
        }
    }

    fn may_ping(&self, channel: Id, role: Id, may_all: bool) -> bool {
        let guild = self.channel(channel).guild;
        let roles = guild.map_or(&[][..], |guild| &self.guild(guild).roles);
        roles.iter().any(|known| known.id == role && (known.mentionable || may_all))
    }

    /// These pings as people read them: `@everyone`, `@role`, `@anna`.
    pub(crate) fn ping_names(&self, pings: &Pings, channel: Id) -> Vec<String> {
        let everyone = pings.everyone.then(|| "@everyone".to_owned());
        let guild = self.channel(channel).guild;
        let roles = guild.map_or(&[][..], |guild| &self.guild(guild).roles);
        let roles = roles.iter().filter(|role| pings.roles.contains(&role.id));
        let roles = roles.map(|role| format!("@{}", role.name));
        let users = pings.users.iter().map(|id| format!("@{}", self.user(*id).shown_name()));
        everyone.into_iter().chain(roles).chain(users).collect()
    }
}
