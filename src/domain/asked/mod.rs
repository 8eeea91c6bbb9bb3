//! What is known of what the members of a server asked? Of nobody by name.

mod figures;
mod leading;
mod unanswered;

pub use figures::{FIGURES_OF_DAYS, Figures, MondayFigures, monday_due};
pub use leading::{LeadingQuestion, MOST_LEADING};
pub use unanswered::Unanswered;
