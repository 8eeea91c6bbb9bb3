//! How does the bot register its commands?

use serde_json::Value;

use super::call::{Answer, ApiError, Call};
use crate::fake_discord::wire;
use crate::fake_discord::world::World;
use crate::fake_discord::world::commands::CommandData;
use crate::fake_discord::world::ids::Id;

/// The guild of the commands that are meant; none for global ones.
fn scope(world: &World, call: &Call) -> Result<Option<Id>, ApiError> {
    if call.id(0)? != world.application {
        return Err(ApiError::unknown(10002, "Application"));
    }
    if !call.template.contains("/guilds/") {
        return Ok(None);
    }
    let guild = call.id(1)?;
    let known = world.guilds.get(&guild).is_some_and(|guild| guild.has_bot);
    if known { Ok(Some(guild)) } else { Err(ApiError::missing_access()) }
}

/// The command that is meant.
fn meant(world: &World, call: &Call) -> Result<CommandData, ApiError> {
    let guild = scope(world, call)?;
    let id = call.id(call.params.len() - 1)?;
    let found = world.commands.iter().find(|c| c.guild == guild && c.id == id);
    found.cloned().ok_or_else(|| ApiError::unknown(10063, "application command"))
}

fn all(world: &World, guild: Option<Id>) -> Value {
    let commands = world.commands.iter().filter(|command| command.guild == guild);
    commands.map(|command| wire::application::command(world, command)).collect::<Vec<_>>().into()
}

fn one(world: &World, id: Id) -> Value {
    let command = world.commands.iter().find(|command| command.id == id);
    command.map_or(Value::Null, |command| wire::application::command(world, command))
}

/// `GET .../commands`
pub(crate) fn list(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let guild = scope(world, call)?;
    Answer::ok(all(world, guild))
}

/// `PUT .../commands`
pub(crate) fn set(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let guild = scope(world, call)?;
    world.register_all(guild, call.body.as_array().map_or(&[], Vec::as_slice));
    Answer::ok(all(world, guild))
}

/// `POST .../commands`
pub(crate) fn create(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let guild = scope(world, call)?;
    let before = world.commands.len();
    let id = world.register(guild, &call.body);
    let value = one(world, id);
    if world.commands.len() > before { Answer::created(value) } else { Answer::ok(value) }
}

/// `GET .../commands/{command_id}`
pub(crate) fn get(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let command = meant(world, call)?;
    Answer::ok(one(world, command.id))
}

/// `PATCH .../commands/{command_id}`
pub(crate) fn change(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let mut command = meant(world, call)?;
    if let (Some(body), Some(changes)) = (command.body.as_object_mut(), call.body.as_object()) {
        body.extend(changes.clone());
    }
    world.commands.retain(|other| other.id != command.id);
    let name = command.body["name"].as_str().unwrap_or_default().to_owned();
    let version = world.ids.next();
    world.commands.push(CommandData { name, version, ..command.clone() });
    Answer::ok(one(world, command.id))
}

/// `DELETE .../commands/{command_id}`
pub(crate) fn delete(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let command = meant(world, call)?;
    world.commands.retain(|other| other.id != command.id);
    Answer::nothing()
}
