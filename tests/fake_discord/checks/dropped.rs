//! Did serenity drop an event? It says so only in a log line of level DEBUG, which is caught here.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, Once, PoisonError, Weak};

use serde_json::Value;
use tracing::field::{Field, Visit};
use tracing::level_filters::LevelFilter;
use tracing::subscriber::NoSubscriber;
use tracing::{Event, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::{Context, SubscriberExt};

use crate::fake_discord::shared::Shared;
use crate::fake_discord::violations::Rule;
use crate::fake_discord::world::events::MARK;

/// Where serenity 0.12 says it: of an event it cannot read, and of a frame it cannot read.
const TARGETS: [(&str, LevelFilter); 2] =
    [("serenity::client::dispatch", LevelFilter::DEBUG), ("serenity::gateway::ws", LevelFilter::WARN)];

/// How those lines begin.
const LINES: [&str; 2] = ["An unknown event was received", "Err deserializing"];

/// The fakes of this process that may still hear of a drop.
static FAKES: Mutex<BTreeMap<u64, Weak<Shared>>> = Mutex::new(BTreeMap::new());

/// Makes drops known to this fake. The first call sets the process's subscriber up.
pub(crate) fn watch(number: u64, shared: &Arc<Shared>) {
    static SETUP: Once = Once::new();
    SETUP.call_once(|| {
        let layer = Catcher.with_filter(Targets::new().with_targets(TARGETS));
        let subscriber = tracing_subscriber::registry().with(layer);
        tracing::subscriber::set_global_default(subscriber)
            .expect("the fake needs to be the one that sets the global tracing subscriber");
    });
    let mut fakes = FAKES.lock().unwrap_or_else(PoisonError::into_inner);
    fakes.retain(|_, fake| fake.strong_count() > 0);
    fakes.insert(number, Arc::downgrade(shared));
}

/// The layer that catches the lines.
struct Catcher;

impl<S: Subscriber> Layer<S> for Catcher {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut line = Line(String::new());
        event.record(&mut line);
        if LINES.iter().any(|start| line.0.starts_with(start)) {
            tell(&line.0);
        }
    }
}

/// The message of a log line.
struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        if field.name() == "message" {
            self.0 = format!("{value:?}");
        }
    }
}

/// Tells the fake that sent the event; all of them, if the line doesn't tell which it was.
fn tell(line: &str) {
    let fakes: Vec<(u64, Weak<Shared>)> = {
        let known = FAKES.lock().unwrap_or_else(PoisonError::into_inner);
        known.iter().map(|(number, fake)| (*number, Weak::clone(fake))).collect()
    };
    let sender = sender(line);
    for (number, fake) in fakes {
        if sender.is_none_or(|sender| sender == number)
            && let Some(fake) = fake.upgrade()
        {
            fake.change(|world| {
                let why = world.unreadable.pop().unwrap_or_default();
                world.violate(Rule::Dropped, &format!("serenity dropped {why}"), Some(line));
            });
        }
    }
}

/// The number of the fake in a line, as Debug (`"_fake": Number(7)`) or JSON writes it.
fn sender(line: &str) -> Option<u64> {
    let (_, rest) = line.split_once(&format!("{:?}", MARK))?;
    let digits = rest.trim_start_matches([':', ' ']).trim_start_matches("Number(");
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    digits[..end].parse().ok()
}

/// Why serenity drops an event: what it says of the parts it knows.
pub(crate) fn reason(event: &str, data: &Value) -> Option<String> {
    // Unlogged: the caller holds the world, which the catcher above would want to change.
    tracing::subscriber::with_default(NoSubscriber::default(), || refusal(event, data))
}

fn refusal(event: &str, data: &Value) -> Option<String> {
    use serenity::model::event as e;
    match event {
        "READY" => read::<e::ReadyEvent>(data),
        "GUILD_CREATE" => read::<e::GuildCreateEvent>(data),
        "MESSAGE_CREATE" => read::<e::MessageCreateEvent>(data),
        "MESSAGE_UPDATE" => read::<e::MessageUpdateEvent>(data),
        "INTERACTION_CREATE" => read::<e::InteractionCreateEvent>(data),
        "CHANNEL_CREATE" => read::<e::ChannelCreateEvent>(data),
        "THREAD_CREATE" => read::<e::ThreadCreateEvent>(data),
        "MESSAGE_REACTION_ADD" => read::<e::ReactionAddEvent>(data),
        "GUILD_MEMBERS_CHUNK" => read::<e::GuildMembersChunkEvent>(data),
        _ => None,
    }
}

fn read<T: serde::de::DeserializeOwned>(data: &Value) -> Option<String> {
    serde_json::from_value::<T>(data.clone()).err().map(|why| why.to_string())
}
