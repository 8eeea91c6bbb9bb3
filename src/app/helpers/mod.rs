//! Who may know, and how are they asked? Members who offered to think along, and the rounds in which they are asked
//! about what nobody replies to.
//!
//! [`Helpers`] knows neither Discord nor how a message looks: it asks by a [`WakeOutlet`].

mod handle;
mod known;
mod offer;
mod outlet;
mod owner;
mod press;
mod rounds;
mod run;
mod silent;
mod stand_down;
mod thanked;
mod topics;

pub use handle::{Helpers, HelpersOptions};
pub use offer::{Begun, Draft, Own};
pub use outlet::{Greeting, NotWoken, Presence, StandDown, WakeMessage, WakeOutlet};
pub use press::{Answered, GoOn, WakePress};
pub use rounds::Round;
pub use thanked::ThankedMember;
