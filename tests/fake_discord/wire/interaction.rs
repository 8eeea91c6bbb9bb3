//! In which JSON are interactions written?

use serde_json::{Value, json};

use super::{message, person, place};
use crate::fake_discord::world::World;
use crate::fake_discord::world::commands::context;
use crate::fake_discord::world::interactions::InteractionData;
use crate::fake_discord::world::places::ChannelKind;

/// What an ordinary upload may weigh.
const ATTACHMENT_SIZE: u32 = 10 * 1024 * 1024;

/// The event of an interaction that has just begun, with this `data`.
pub(crate) fn create(world: &World, interaction: &InteractionData, data: &Value) -> Value {
    let channel = world.channel(interaction.channel);
    let mut value = json!({
        "id": interaction.id,
        "application_id": world.application,
        "type": interaction.deed.number(),
        "data": data,
        "channel_id": channel.id,
        "channel": place::partial(world, channel.id, interaction.user),
        "token": interaction.token,
        "version": 1,
        "app_permissions": world.permissions(world.bot, channel.id).to_string(),
        "locale": world.locale_of(interaction.user),
        "entitlements": [],
        "authorizing_integration_owners": owners(world, interaction),
        "context": context(channel.kind, channel.guild.is_some()),
        "attachment_size_limit": ATTACHMENT_SIZE,
    });
    if let Some(source) = interaction.deed.source() {
        value["message"] = message::full(world, source);
    }
    add_person(world, interaction, &mut value);
    value
}

fn add_person(world: &World, interaction: &InteractionData, value: &mut Value) {
    let Some(guild) = world.channel(interaction.channel).guild else {
        value["user"] = person::user(world.user(interaction.user));
        return;
    };
    let mut member = person::member(world, guild, interaction.user);
    let may = world.permissions(interaction.user, interaction.channel);
    member["permissions"] = json!(may.to_string());
    value["member"] = member;
    value["guild_id"] = json!(guild);
    value["guild_locale"] = json!(world.guild(guild).locale);
    value["guild"] = json!({ "id": guild, "locale": world.guild(guild).locale, "features": [] });
}

/// Who brought the bot to where this interaction takes place: guild (0) and user (1).
pub(crate) fn owners(world: &World, interaction: &InteractionData) -> Value {
    let channel = world.channel(interaction.channel);
    let mut owners = json!({});
    if !interaction.by_user_only {
        match (channel.guild, channel.kind) {
            (Some(guild), _) => owners["0"] = json!(guild),
            (None, ChannelKind::Dm) => owners["0"] = json!("0"),
            (None, _) => {}
        }
    }
    if world.user(interaction.user).installed {
        owners["1"] = json!(interaction.user);
    }
    owners
}
