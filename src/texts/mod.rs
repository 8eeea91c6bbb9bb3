//! What does the program say to people? Every sentence they read, in each language.
//!
//! A sentence is a function of [`Texts`], so that none can be missing in a language. A folder a
//! language; nothing here decides when something is said.

mod adding;
mod answers;
mod arranging;
mod command;
mod connection;
mod daily;
mod documents;
mod dutch;
mod english;
mod gaps;
mod group;
mod helpers;
mod kept;
mod languages;
mod open;
mod own;
mod permissions;
mod reading;
mod running;
mod self_check;
mod sentences;
mod server;
mod speaking;
mod trying;

pub use adding::AddingTexts;
pub use answers::AnswerTexts;
pub use arranging::ArrangingTexts;
pub use command::{CommandName, CommandText, OptionText};
pub use connection::ConnectionTexts;
pub use daily::{DailyTexts, Named, ScheduleWords};
pub use documents::{DocumentTexts, Findings};
pub use gaps::{Figure, FiguresTexts, GapTexts};
pub use group::{GroupTexts, PersonalData, QuestionStatus};
pub use helpers::{HelperChoice, HelperTexts, NoMore, PauseFor, WakeReason, WakeWords};
pub use kept::{KeptTexts, NotAlone, ThanksTexts, WantedBy};
pub use languages::{arranging, daily, documents, gaps, group, helpers, kept, own, texts};
pub use open::{OpenList, OpenTexts};
pub use own::{DocumentDeed, DocumentRefusal, OwnTexts};
pub use permissions::Permission;
pub use reading::ReadingTexts;
pub use running::RunningTexts;
pub use running::settings::{SettingsTexts, WrongChoice};
pub use self_check::{CheckPart, SelfCheckTexts};
pub use sentences::Texts;
pub use server::{GatewayTrouble, ServerTexts, Setting};
pub use speaking::SpeakingTexts;
pub use trying::TryingTexts;
