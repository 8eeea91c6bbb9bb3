//! What do people click and type? Commands, buttons, selects and forms.

use std::sync::Arc;

use serde_json::{Value, json};

use super::guild::Channel;
use super::member::Member;
use super::pending::Pending;
use super::render;
use super::reply::{Choices, Message, Reply};
use super::wire;
use super::world::World;
use super::world::answers::Awaited;
use super::world::commands::MESSAGE_MENU;
use super::world::ids::Id;
use super::world::interactions::Deed;
use super::world::options::Typist;

impl Member {
    /// Sends a slash command, `"ask"` or with its subcommand `"config language"`. Options of every
    /// type are given as a person types them: `"5"`, `"true"`, `"@anna"`, `"#algemeen"`.
    pub(crate) fn slash(&self, channel: &Channel, command: &str, options: &[(&str, &str)]) -> Pending {
        let who = Typist { user: self.user, channel: channel.id };
        let sent = self.shared.change(|world| {
            let data = world.typed_command(who, command, options, None)?;
            Ok(begin(world, Deed::Slash, who, &data))
        });
        self.pending(&format!("/{command}"), sent)
    }

    /// Types a slash command up to this text in this option: the choices the bot offers.
    pub(crate) async fn autocompletes(
        &self,
        channel: &Channel,
        command: &str,
        option: &str,
        text: &str,
    ) -> Choices {
        let who = Typist { user: self.user, channel: channel.id };
        let sent = self.shared.change(|world| {
            let data = world.typed_command(who, command, &[(option, text)], Some(option))?;
            Ok(begin(world, Deed::Autocomplete, who, &data))
        });
        self.pending(&format!("choices of /{command}"), sent).choices().await
    }

    /// Whether Discord offers this slash command to them here.
    pub(crate) fn can_use(&self, channel: &Channel, command: &str) -> bool {
        let kind = super::world::commands::SLASH;
        self.shared.read(|world| world.command_for(self.user, channel.id, kind, command).is_ok())
    }

    /// Uses a command in the menu of a message.
    pub(crate) fn uses_message_command(
        &self,
        channel: &Channel,
        command: &str,
        message: &Message,
    ) -> Pending {
        let who = Typist { user: self.user, channel: channel.id };
        let target = message.data.id;
        let sent = self.shared.change(|world| {
            let found = world.command_for(who.user, who.channel, MESSAGE_MENU, command)?;
            let messages = json!({ target.to_string(): wire::message::full(world, target) });
            let data = json!({
                "id": found.id, "name": found.name, "type": MESSAGE_MENU,
                "target_id": target, "resolved": { "messages": messages },
            });
            Ok(begin(world, Deed::Menu, who, &data))
        });
        self.pending(&format!("message command {command:?}"), sent)
    }

    /// Presses the button with this label or custom_id, as the message stands now.
    pub(crate) fn presses(&self, message: &Message, button: &str) -> Pending {
        self.uses(message, "button", button, |part| {
            let named = part["label"] == button || part["custom_id"] == button;
            (named && part["type"] == 2).then(|| json!({ "component_type": 2 }))
        })
    }

    /// Selects these values, or the options with these labels, in the select with this placeholder
    /// or custom_id. In selects of people, roles and channels values are ids.
    pub(crate) fn selects(&self, message: &Message, select: &str, values: &[&str]) -> Pending {
        self.uses(message, "select", select, |part| {
            let named = part["placeholder"] == select || part["custom_id"] == select;
            if !named || part["type"] == 2 {
                return None;
            }
            let chosen: Vec<Value> = values.iter().map(|value| chosen(part, value)).collect();
            Some(json!({ "component_type": part["type"], "values": chosen }))
        })
    }

    /// Sends what Discord's own program never would: a press, on a message, of a button that isn't there.
    pub(crate) fn forges_press(&self, message: &Message, custom_id: &str) -> Pending {
        let data = json!({ "component_type": 2, "custom_id": custom_id });
        self.forges(Deed::Component(message.data.id), message, &data)
    }

    /// The same with a form that was never opened.
    pub(crate) fn forges_form(&self, message: &Message, custom_id: &str, inputs: &[(&str, &str)]) -> Pending {
        let input = |(id, value): &(&str, &str)| {
            let input = json!({ "type": 4, "custom_id": id, "value": value });
            json!({ "type": 1, "components": [input] })
        };
        let inputs: Vec<Value> = inputs.iter().map(input).collect();
        let deed = self.shared.read(|world| Deed::Modal {
            opener: *world.interactions.keys().next().expect("somebody did something"),
            message: Some(world.message(message.data.id).id),
        });
        self.forges(deed, message, &json!({ "custom_id": custom_id, "components": inputs }))
    }

    fn forges(&self, deed: Deed, message: &Message, data: &Value) -> Pending {
        let who = Typist { user: self.user, channel: message.data.channel };
        let begun = self.shared.change(|world| begin(world, deed, who, data));
        self.pending("what isn't there", Ok(begun))
    }

    fn uses(
        &self,
        message: &Message,
        kind: &str,
        name: &str,
        fits: impl Fn(&Value) -> Option<Value>,
    ) -> Pending {
        let id = message.data.id;
        let sent = self.shared.change(|world| {
            let current = world.message(id).clone();
            if current.only_for.is_some_and(|user| user != self.user) {
                return Err(format!("{} doesn't see that message", world.user(self.user).name));
            }
            let found = render::parts(&current.components).find_map(|p| Some((p, fits(p)?)));
            let Some((part, mut data)) = found else {
                return Err(format!("there is no {kind} {name:?} on\n{}", render::message(world, id)));
            };
            if part["disabled"] == true || part["custom_id"].is_null() {
                return Err(format!("{kind} {name:?} cannot be used"));
            }
            data["custom_id"] = part["custom_id"].clone();
            let who = Typist { user: self.user, channel: current.channel };
            Ok(begin(world, Deed::Component(id), who, &data))
        });
        self.pending(&format!("{kind} {name:?}"), sent)
    }

    /// Fills a form in, by the labels or custom_ids of its inputs, and sends it.
    pub(crate) fn submits_modal(&self, form: &Reply, values: &[(&str, &str)]) -> Pending {
        let modal = form.form().unwrap_or_else(|| panic!("that is no form:\n{form}"));
        let sent = filled(&modal.form, values).map(|components| {
            self.shared.change(|world| {
                let opened = &world.interactions[&modal.interaction];
                let deed = Deed::Modal { opener: opened.id, message: opened.deed.source() };
                let who = Typist { user: self.user, channel: opened.channel };
                let custom_id = &modal.form["custom_id"];
                let data = json!({ "custom_id": custom_id, "components": components });
                begin(world, deed, who, &data)
            })
        });
        self.pending("form", sent)
    }

    /// What a person did, to be waited for; a panic if Discord wouldn't have let them.
    fn pending(&self, what: &str, sent: Result<(Id, u64), String>) -> Pending {
        let name = self.shared.read(|world| world.user(self.user).name.clone());
        let (id, since) = sent.unwrap_or_else(|why| panic!("{name} cannot use {what}: {why}"));
        let what = format!("an answer to {what} of {name}");
        Pending::new(&Arc::clone(&self.shared), what, Awaited::Interaction { id, since })
    }
}

/// Begins an interaction: its id, and the moment of that.
fn begin(world: &mut World, deed: Deed, who: Typist, data: &Value) -> (Id, u64) {
    let since = world.moment;
    (world.interact(deed, who.user, who.channel, data), since)
}

/// The value of an option that is given by value or label.
fn chosen(select: &Value, given: &str) -> Value {
    let mut options = select["options"].as_array().into_iter().flatten();
    let found = options.find(|option| option["value"] == given || option["label"] == given);
    match found {
        Some(option) => option["value"].clone(),
        None if select["options"].is_array() => panic!("there is no option {given:?}"),
        None => json!(given),
    }
}

/// The components of a form as they are sent in.
fn filled(form: &Value, values: &[(&str, &str)]) -> Result<Vec<Value>, String> {
    let inputs = render::inputs(form);
    for (name, _) in values {
        let known = |(label, input): &(String, &Value)| label == name || input["custom_id"] == *name;
        if !inputs.iter().any(known) {
            return Err(format!("it has no input {name:?}"));
        }
    }
    let rows = inputs.iter().map(|(label, input)| {
        let given = values.iter().find(|(name, _)| label == name || input["custom_id"] == *name);
        let text = given.map_or(input["value"].as_str().unwrap_or_default(), |(_, text)| *text);
        fits_input(label, input, text)?;
        let input = json!({ "type": 4, "custom_id": input["custom_id"], "value": text });
        Ok(json!({ "type": 1, "components": [input] }))
    });
    rows.collect()
}

/// Whether Discord lets this text be sent in.
fn fits_input(label: &str, input: &Value, text: &str) -> Result<(), String> {
    let length = text.chars().count() as u64;
    if length == 0 && input["required"] != false {
        return Err(format!("{label:?} must be filled in"));
    }
    let least = if length == 0 { 0 } else { input["min_length"].as_u64().unwrap_or(0) };
    let most = input["max_length"].as_u64().unwrap_or(4_000);
    if (least..=most).contains(&length) {
        return Ok(());
    }
    Err(format!("the {length} characters of {label:?} are not within {least}..={most}"))
}
