//! What is each part of the choice worth? It can be left out, and what comes of that measured.

/// A part of the choice that is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What tells that somebody helped.
    Evidence,
    /// That the third seat is for somebody new.
    NewcomersSeat,
    /// That who was asked this week comes later.
    Rest,
    /// That who was about lately comes first.
    Recent,
    /// The hours at which somebody usually replies.
    Hour,
}

impl Part {
    /// All parts that can be left out.
    pub const ALL: [Self; 5] = [Self::Evidence, Self::NewcomersSeat, Self::Rest, Self::Recent, Self::Hour];

    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Evidence => "evidence",
            Self::NewcomersSeat => "newcomer's seat",
            Self::Rest => "rest",
            Self::Recent => "recent",
            Self::Hour => "hour",
        }
    }
}
