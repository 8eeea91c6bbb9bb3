//! Does the same bot run already with this data folder?
//!
//! Two processes with one token would each answer every question. A lock on a file tells: the system takes it away
//! with the process that holds it, however that ends.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;

use crate::domain::Shards;

/// The folder in the data folder with a file for each shard of each bot.
const FOLDER: &str = "locks";

/// The word that no other process has these shards of this bot in this data folder, for as long as it is held.
#[derive(Debug)]
#[must_use = "once it is dropped, another process may begin"]
pub struct Alone {
    _locks: Vec<File>,
}

impl Alone {
    /// Claims shards of the bot that this number stands for ([`crate::domain::Secret::bot_key`]); `None` where
    /// another process has one of them.
    ///
    /// # Errors
    /// When no file can be made there, or the file system knows no locks.
    pub fn claim(data: &Path, bot: i64, shards: Shards) -> io::Result<Option<Self>> {
        let folder = data.join(FOLDER);
        fs::create_dir_all(&folder)?;
        let mut locks = Vec::new();
        for shard in shards.first()..=shards.last() {
            let name = format!("{:016x}-{shard}-of-{}", bot.cast_unsigned(), shards.total());
            let file = File::options().create(true).append(true).open(folder.join(name))?;
            match file.try_lock() {
                Ok(()) => locks.push(file),
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
        Ok(Some(Self { _locks: locks }))
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    #[test]
    fn a_shard_of_a_bot_is_had_once_at_a_time() {
        let folder = TempDir::new().expect("a folder");
        let data = folder.path().join("made/for/it");
        let claim = |bot, shards: &str| {
            Alone::claim(&data, bot, shards.parse().expect("shards")).expect("a folder to write to")
        };
        let first = claim(1, "0-3/16");
        assert!(first.is_some());
        assert!(claim(1, "3-5/16").is_none(), "shard 3 is taken");
        let beside = (claim(1, "4-7/16"), claim(2, "0-3/16"));
        assert!(beside.0.is_some() && beside.1.is_some(), "what failed has left nothing taken");
        drop(first);
        assert!(claim(1, "0-3/16").is_some());
    }
}
