//! Does a message name a command in code, where Discord would make a link of it?

use serde_json::Value;

use super::messages::{Written, written};
use super::{Problem, below, items};
use crate::fake_discord::rest::call::Call;
use crate::fake_discord::world::World;
use crate::fake_discord::world::commands::SLASH;

/// How the name of a command begins in code.
const IN_CODE: &str = "`/";

/// The registered commands that the words of a message name in code. Discord makes no links in titles, on buttons and in
/// menus; what was written before commands were registered names those that nobody has.
pub(super) fn check(world: &World, call: &Call) -> Vec<Problem> {
    let Some(Written { path, body, .. }) = written(call) else { return Vec::new() };
    let mut words = vec![(below(path, "content"), &body["content"])];
    for (path, embed) in items(&below(path, "embeds"), &body["embeds"]) {
        words.push((below(&path, "description"), &embed["description"]));
        words.extend(
            items(&below(&path, "fields"), &embed["fields"]).map(|(path, field)| (path, &field["value"])),
        );
    }
    words.iter().flat_map(|(path, text)| named(world, path, text.as_str().unwrap_or_default())).collect()
}

fn named(world: &World, path: &str, text: &str) -> Vec<Problem> {
    let names = text.split(IN_CODE).skip(1).filter_map(|rest| rest.split(['`', ' ', '\n']).next());
    let known = names.filter(|name| {
        world.commands.iter().any(|known| known.kind == SLASH && is_called(&known.body, name))
    });
    known.map(|name| Problem::new(path, "COMMAND_IN_CODE", &format!("/{name} is no link"))).collect()
}

/// Whether a command is called so in any language.
fn is_called(command: &Value, name: &str) -> bool {
    let mut localised = command["name_localizations"].as_object().into_iter().flatten();
    command["name"] == name || localised.any(|(_, other)| other == name)
}
