//! Which requests does the fake answer? Discord's routes, written as in its OpenAPI file.

use super::call::{Answer, ApiError, Call};
use super::{channels, commands, guilds, interactions, messages, meta, reactions, threads, webhooks};
use crate::fake_discord::world::World;

/// What carries a request out.
pub(crate) type Handler = fn(&mut World, &Call) -> Result<Answer, ApiError>;

/// A route: method, path template, handler.
pub(crate) type Route = (&'static str, &'static str, Handler);

const WEBHOOK: &str = "/webhooks/{webhook_id}/{webhook_token}";
const ORIGINAL: &str = "/webhooks/{webhook_id}/{webhook_token}/messages/@original";
const FOLLOW_UP: &str = "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}";
const MESSAGES: &str = "/channels/{channel_id}/messages";
const MESSAGE: &str = "/channels/{channel_id}/messages/{message_id}";
const OWN_REACTION: &str = "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me";
const COMMANDS: &str = "/applications/{application_id}/commands";
const COMMAND: &str = "/applications/{application_id}/commands/{command_id}";
const GUILD_COMMANDS: &str = "/applications/{application_id}/guilds/{guild_id}/commands";
const GUILD_COMMAND: &str = "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}";

/// Every route; where two templates fit, the first counts.
pub(crate) const ROUTES: &[Route] = &[
    ("GET", "/gateway", meta::gateway),
    ("GET", "/gateway/bot", meta::gateway_bot),
    ("GET", "/applications/@me", meta::application),
    ("PATCH", "/applications/@me", meta::change_application),
    ("GET", "/oauth2/applications/@me", meta::application),
    ("GET", "/users/@me", meta::current_user),
    ("GET", "/users/@me/guilds", meta::current_guilds),
    ("DELETE", "/users/@me/guilds/{guild_id}", guilds::leave),
    ("POST", "/users/@me/channels", meta::open_dm),
    ("GET", "/users/{user_id}", meta::user),
    ("GET", "/guilds/{guild_id}", guilds::get),
    ("GET", "/guilds/{guild_id}/channels", guilds::channels),
    ("GET", "/guilds/{guild_id}/roles", guilds::roles),
    ("GET", "/guilds/{guild_id}/members", guilds::members),
    ("GET", "/guilds/{guild_id}/members/{user_id}", guilds::member),
    ("GET", "/guilds/{guild_id}/threads/active", guilds::active_threads),
    ("GET", "/channels/{channel_id}", channels::get),
    ("PATCH", "/channels/{channel_id}", channels::change),
    ("DELETE", "/channels/{channel_id}", channels::delete),
    ("POST", "/channels/{channel_id}/typing", channels::typing),
    ("GET", MESSAGES, messages::list),
    ("POST", MESSAGES, messages::create),
    ("GET", MESSAGE, messages::get),
    ("PATCH", MESSAGE, messages::edit),
    ("DELETE", MESSAGE, messages::delete),
    ("PUT", "/channels/{channel_id}/messages/pins/{message_id}", reactions::pin),
    ("DELETE", "/channels/{channel_id}/messages/pins/{message_id}", reactions::unpin),
    ("PUT", "/channels/{channel_id}/pins/{message_id}", reactions::pin),
    ("DELETE", "/channels/{channel_id}/pins/{message_id}", reactions::unpin),
    ("PUT", OWN_REACTION, reactions::add),
    ("DELETE", OWN_REACTION, reactions::remove),
    ("POST", "/channels/{channel_id}/messages/{message_id}/crosspost", messages::publish),
    ("POST", "/channels/{channel_id}/messages/{message_id}/threads", threads::from_message),
    ("POST", "/channels/{channel_id}/threads", threads::create),
    ("PUT", "/channels/{channel_id}/thread-members/@me", threads::join),
    ("POST", "/interactions/{interaction_id}/{interaction_token}/callback", interactions::callback),
    ("POST", WEBHOOK, webhooks::follow_up),
    ("GET", ORIGINAL, webhooks::get),
    ("PATCH", ORIGINAL, webhooks::edit),
    ("DELETE", ORIGINAL, webhooks::delete),
    ("GET", FOLLOW_UP, webhooks::get),
    ("PATCH", FOLLOW_UP, webhooks::edit),
    ("DELETE", FOLLOW_UP, webhooks::delete),
    ("GET", COMMANDS, commands::list),
    ("PUT", COMMANDS, commands::set),
    ("POST", COMMANDS, commands::create),
    ("GET", COMMAND, commands::get),
    ("PATCH", COMMAND, commands::change),
    ("DELETE", COMMAND, commands::delete),
    ("GET", GUILD_COMMANDS, commands::list),
    ("PUT", GUILD_COMMANDS, commands::set),
    ("POST", GUILD_COMMANDS, commands::create),
    ("GET", GUILD_COMMAND, commands::get),
    ("PATCH", GUILD_COMMAND, commands::change),
    ("DELETE", GUILD_COMMAND, commands::delete),
];

/// The route of a request, and the parameters in its path.
pub(crate) fn find(method: &str, path: &str) -> Option<(&'static Route, Vec<String>)> {
    let same_method = ROUTES.iter().filter(|(known, _, _)| *known == method);
    same_method.into_iter().find_map(|route| Some((route, fit(route.1, path)?)))
}

fn fit(template: &str, path: &str) -> Option<Vec<String>> {
    let (expected, given) = (template.split('/'), path.split('/'));
    if expected.clone().count() != given.clone().count() {
        return None;
    }
    let mut params = Vec::new();
    for (expected, given) in expected.zip(given) {
        if expected.starts_with('{') {
            params.push(given.to_owned());
        } else if expected != given {
            return None;
        }
    }
    Some(params)
}

/// Whether a pattern, `POST /channels/{channel_id}/messages` or with `*` for anything, means this
/// request.
pub(crate) fn matches(pattern: &str, method: &str, template: &str, path: &str) -> bool {
    fits(pattern, &format!("{method} {template}"), &format!("{method} {path}"))
}

/// The same, of a request that was noted as route and as method and path.
pub(crate) fn fits(pattern: &str, route: &str, request: &str) -> bool {
    glob(pattern, route) || glob(pattern, request)
}

fn glob(pattern: &str, text: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else { return pattern == text };
    let Some(mut left) = text.strip_prefix(start) else { return false };
    let mut parts = rest.split('*').peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return left.ends_with(part);
        }
        let Some(at) = left.find(part) else { return false };
        left = &left[at + part.len()..];
    }
    true
}
