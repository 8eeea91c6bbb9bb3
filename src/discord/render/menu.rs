//! What was chosen from a menu?

use std::num::NonZeroU64;

use serenity::all::{ComponentInteraction, ComponentInteractionDataKind};

/// The value of the first that was chosen from a menu of ours.
pub(crate) fn chosen(press: &ComponentInteraction) -> Option<&str> {
    match &press.data.kind {
        ComponentInteractionDataKind::StringSelect { values } => values.first().map(String::as_str),
        _ => None,
    }
}

/// The number in a value, as ids of Discord are written there.
pub(crate) fn number(value: &str) -> Option<NonZeroU64> {
    u64::from_str_radix(value, 16).ok().and_then(NonZeroU64::new)
}
