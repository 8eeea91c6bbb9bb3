//! How does Discord show the bot to those who would add it, and with what is it added? Both stand with its
//! application, which a token may change.

use std::collections::HashSet;
use std::time::Duration;

use serde_json::{Value, json};
use serenity::all::{CurrentApplicationInfo, InstallationContext, Scope};

use super::connection::{Options, http};
use super::permissions;
use crate::domain::Language;
use crate::texts::texts;

/// Where Discord's API is, where no other was chosen.
const DISCORD: &str = "https://discord.com";
/// The application of whoever asks (Resources, Application, "Edit Current Application").
const OWN: &str = "/api/v10/applications/@me";
/// How long Discord may take to change it.
const CHANGED_WITHIN: Duration = Duration::from_secs(15);

/// How the application stands with Discord.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Whether it tells what the bot is.
    pub described: bool,
    /// Whether it is added to servers, and to people's own account, with what it needs.
    pub installable: bool,
}

/// What became of the wish to set the application up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetUp {
    /// Discord took it.
    Done,
    /// Discord refused it, or could not be reached; what was heard of it.
    Refused(String),
}

/// What stands with the application now.
pub(crate) fn profile(application: &CurrentApplicationInfo) -> Profile {
    let with = |context: InstallationContext, scopes: &[Scope]| {
        let config = application.integration_types_config.get(&context);
        config.and_then(|config| config.oauth2_install_params.as_ref()).filter(|params| {
            let chosen: HashSet<_> = params.scopes.iter().map(ToString::to_string).collect();
            chosen == scopes.iter().map(ToString::to_string).collect()
        })
    };
    let on_servers = with(InstallationContext::Guild, &[Scope::Bot, Scope::ApplicationsCommands])
        .is_some_and(|params| params.permissions == permissions::needed());
    let by_people = with(InstallationContext::User, &[Scope::ApplicationsCommands]).is_some();
    Profile { described: !application.description.trim().is_empty(), installable: on_servers && by_people }
}

/// Sets up what is not in order: what is written there by hand is left as it is.
pub async fn set_up(options: &Options, now: Profile) -> SetUp {
    let described = (!now.described).then(description);
    let installable = (!now.installable).then(installation);
    for change in [described, installable].into_iter().flatten() {
        if let Err(why) = change_to(options, &change).await {
            return SetUp::Refused(why);
        }
    }
    SetUp::Done
}

/// What the bot is, in English and for those who have their Discord in Dutch.
fn description() -> Value {
    let dutch = texts(Language::Dutch).application_description();
    let english = texts(Language::English).application_description();
    json!({ "description": { "default": english, "localizations": { "nl": dutch, "en-GB": english } } })
}

/// What it is added with: on a server as a bot with its commands, for a person with the commands alone.
fn installation() -> Value {
    let on_servers = json!({ "scopes": ["bot", "applications.commands"],
                             "permissions": permissions::needed().bits() });
    let by_people = json!({ "scopes": ["applications.commands"], "permissions": 0 });
    json!({
        "integration_types_config": {
            "0": { "oauth2_install_params": on_servers },
            "1": { "oauth2_install_params": by_people },
        }
    })
}

/// serenity knows no such request.
async fn change_to(options: &Options, change: &Value) -> Result<(), String> {
    let base = options.api_url.as_ref().map_or(DISCORD, |url| url.as_str()).trim_end_matches('/');
    let client = reqwest::Client::builder().timeout(CHANGED_WITHIN).build().map_err(|error| cause(&error))?;
    let request = client
        .patch(format!("{base}{OWN}"))
        .header("authorization", http(options).token())
        .header("content-type", "application/json")
        .header("user-agent", concat!("DiscordBot (vraagbaak, ", env!("CARGO_PKG_VERSION"), ")"))
        .body(change.to_string());
    let answer = request.send().await.map_err(|error| cause(&error))?;
    if answer.status().is_success() {
        return Ok(());
    }
    let status = answer.status().as_u16();
    let said: Value = serde_json::from_str(&answer.text().await.unwrap_or_default()).unwrap_or_default();
    Err(format!("{status} {}", said["message"].as_str().unwrap_or_default()).trim().to_owned())
}

/// What an error comes down to, without the address of the request.
fn cause(error: &reqwest::Error) -> String {
    let mut deepest: &dyn std::error::Error = error;
    while let Some(source) = deepest.source() {
        deepest = source;
    }
    deepest.to_string()
}
