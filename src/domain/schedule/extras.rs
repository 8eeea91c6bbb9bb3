//! What may come along with a quote of the day, where somebody chose that?

/// Something that is done with a post once it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ExtraKind {
    /// It is published to the servers that follow its announcement channel.
    Publish,
    /// A thread below it, to talk about it.
    Thread,
}

impl ExtraKind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Publish, Self::Thread];

    /// The word for it in a table.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::Thread => "thread",
        }
    }

    /// What [`ExtraKind::code`] wrote; `None` for any other word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Whether an extra is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extra {
    /// Nobody wants it.
    #[default]
    Off,
    /// It is.
    On,
    /// It was wanted, until Discord refused it.
    Refused,
}

impl Extra {
    /// Every one of them.
    pub const ALL: [Self; 3] = [Self::Off, Self::On, Self::Refused];

    /// On where it is chosen, and off where it is chosen not to be.
    #[must_use]
    pub fn chosen(on: bool) -> Self {
        if on { Self::On } else { Self::Off }
    }

    /// The word for it in a table.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::On => "on",
            Self::Refused => "refused",
        }
    }

    /// What [`Extra::code`] wrote; `None` for any other word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|extra| extra.code() == code)
    }
}

/// What comes along with the posts of a schedule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extras {
    /// Whether they are published.
    pub publish: Extra,
    /// Whether a thread is opened below each.
    pub thread: Extra,
}

impl Extras {
    /// How it stands with one of them.
    #[must_use]
    pub fn of(self, kind: ExtraKind) -> Extra {
        match kind {
            ExtraKind::Publish => self.publish,
            ExtraKind::Thread => self.thread,
        }
    }
}
