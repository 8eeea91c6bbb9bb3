//! Where was something chosen, and what may be chosen for it?

/// Where something was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Typed as a flag.
    Typed,
    /// A variable of the environment.
    Environment,
    /// This line, from 1, of the file with variables.
    File {
        /// Which line.
        line: usize,
    },
    /// Nowhere: it is as it comes.
    Default,
}

/// What may be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// Yes or no.
    Switch,
    /// One of these.
    OneOf(Vec<String>),
    /// A whole number.
    Number {
        /// The least.
        least: u64,
        /// The most.
        most: u64,
    },
    /// Something of the kind of this.
    Like(&'static str),
}
