//! Has anything in the corpus folder changed since it was read?

use std::collections::HashSet;
use std::fs;
use std::hash::Hasher as _;
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// A number that changes when a file in the folder is added, removed, renamed or written to.
///
/// It rests on names, lengths and times of change, so that it costs no reading. What a link points
/// at counts as if it stood there.
///
/// # Errors
/// When the folder itself can't be opened.
pub fn fingerprint(folder: &Path) -> io::Result<u64> {
    let mut files = Vec::new();
    collect(&folder.canonicalize()?, &mut files, &mut HashSet::new())?;
    files.sort();
    let mut hasher = fnv::FnvHasher::default();
    for (path, length, changed) in files {
        hasher.write(path.as_os_str().as_encoded_bytes());
        hasher.write_u64(length);
        hasher.write_u128(changed);
    }
    Ok(hasher.finish())
}

/// A file, its length in bytes, and when it was changed, in nanoseconds since 1970.
type Seen = (PathBuf, u64, u128);

fn collect(folder: &Path, files: &mut Vec<Seen>, folders: &mut HashSet<PathBuf>) -> io::Result<()> {
    if !folders.insert(folder.canonicalize()?) {
        // Reached before, by a link that leads back up.
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        // A file that goes away while we look is one that the next look does without.
        let Ok(known) = fs::metadata(&path) else { continue };
        if known.is_dir() {
            let _ = collect(&path, files, folders);
        } else {
            let changed = known.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
            files.push((path, known.len(), changed.unwrap_or_default().as_nanos()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_change_shows() {
        let folder = tempfile::tempdir().expect("a folder");
        let look = || fingerprint(folder.path()).expect("it can be read");
        let mut seen = vec![look()];
        let file = folder.path().join("a.md");
        fs::create_dir(folder.path().join("nl")).expect("a folder");
        fs::write(&file, "een").expect("written");
        seen.push(look());
        fs::write(&file, "twee").expect("written");
        seen.push(look());
        fs::rename(&file, folder.path().join("nl/b.md")).expect("renamed");
        seen.push(look());
        assert_eq!(look(), *seen.last().expect("a look"));
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 4);
    }
}
