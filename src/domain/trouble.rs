//! What can be wrong with the place where things are kept?

/// Why something can't be kept or looked up. In these words it is logged; `texts` has the words for
/// the volunteer, with what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// Another program is writing to it, for too long.
    #[error("another program has locked it")]
    Locked,
    /// There is no room left.
    #[error("the disk is full")]
    Full,
    /// It may be read only.
    #[error("it can't be written to")]
    ReadOnly,
    /// It is gone, or does not answer.
    #[error("it can't be reached")]
    Unreachable,
    /// It takes longer than anybody waits.
    #[error("it doesn't answer in time")]
    Slow,
    /// It knows neither the user, the password nor the name of the database.
    #[error("it refuses the user, the password or the name of the database")]
    Refused,
    /// The address can't be understood.
    #[error("its address is no postgres://user:password@host/database")]
    BadAddress,
    /// It is broken, or no database.
    #[error("it is damaged, or no database")]
    Damaged,
    /// It is a database, but not one of ours.
    #[error("it is no database of vraagbaak")]
    Foreign,
    /// A newer program has made it.
    #[error("it has version {found}; this program knows up to version {known}")]
    Newer {
        /// The version that it has.
        found: i64,
        /// The last version that this program knows.
        known: i64,
    },
    /// There is nothing there.
    #[error("it is not there")]
    Missing,
    /// There is something there already, which must not be lost.
    #[error("it is there already")]
    Exists,
    /// Something else.
    #[error("it failed")]
    Other,
}

impl Trouble {
    /// Whether what was to be kept may have been kept all the same: a connection that was lost may have
    /// brought the last word, and not the answer to it.
    #[must_use]
    pub fn leaves_doubt(self) -> bool {
        matches!(self, Self::Unreachable | Self::Slow | Self::Other)
    }
}
