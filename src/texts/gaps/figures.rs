//! What is said about how a server's questions went, in numbers?

/// A number among the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Questions to the documents.
    Asked,
    /// Those that the documents answered.
    Answered,
    /// Questions that were put to the group.
    Put,
    /// Those with a reply within an hour.
    RepliedWithinHour,
    /// Those with a reply within a day.
    RepliedWithinDay,
    /// Those that were answered, as their asker says.
    Helped,
    /// Answers that were kept.
    Kept,
    /// Members who replied.
    Repliers,
    /// Those who had not replied before, as far as is known.
    NewRepliers,
    /// Helpers who are asked.
    HelpersAwake,
    /// Helpers who are not asked at the moment.
    HelpersAsleep,
    /// Direct messages to helpers.
    Wakes,
    /// Those that said they would have a look, or replied.
    WakesTakenUp,
}

/// What is said about the figures, in one language.
pub trait FiguresTexts {
    /// What they are called, in the menu and above them: 1 to 100 characters.
    fn figures_title(&self) -> String;
    /// In the menu below that: 1 to 100 characters.
    fn figures_hint(&self) -> String;
    /// Of which days they are.
    fn figures_of(&self, days: u16) -> String;
    /// A number with what it is of.
    fn figure(&self, figure: Figure, count: u64) -> String;
    /// Above the topics with the most unanswered questions.
    fn topics_lacking(&self) -> String;
    /// A topic with how many were unanswered.
    fn topic_lacking(&self, topic: &str, count: usize) -> String;
    /// Above the group of numbers about the documents.
    fn of_the_documents(&self) -> String;
    /// Above the group of numbers about the group.
    fn of_the_group(&self) -> String;
    /// Above the group of numbers about helpers.
    fn of_the_helpers(&self) -> String;
    /// Above the figures that are posted each Monday.
    fn monday_figures(&self) -> String;
    /// In the menu of the channel for them: 1 to 150 characters.
    fn choose_figures_channel(&self) -> String;
    /// Where they are posted, for moderators.
    fn figures_go_to(&self, channel: &str) -> String;
    /// On the button after which they are posted nowhere.
    fn no_more_figures(&self) -> String;
}
