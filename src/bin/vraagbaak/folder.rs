//! What may the program do in a folder, and how much room is there?

use std::io;
use std::path::Path;

/// Whether anything can be kept in a folder. What has to be made to find that out goes again.
pub(super) fn writable(folder: &Path) -> io::Result<()> {
    let made: Vec<_> = folder.ancestors().take_while(|folder| !is_there(folder)).collect();
    let tried = std::fs::create_dir_all(folder).and_then(|()| tempfile::tempfile_in(folder).map(drop));
    for folder in made {
        // Not where somebody else has begun to use it meanwhile.
        let _ = std::fs::remove_dir(folder);
    }
    tried
}

/// The last ancestor of a relative path is empty: the folder that we stand in.
fn is_there(folder: &Path) -> bool {
    folder.as_os_str().is_empty() || folder.exists()
}

/// Whose a file or folder is and who may do what with it, as `ls` and `chmod` say it: the rights, and the
/// numbers of user and group.
#[cfg(unix)]
pub(super) fn rights(path: &Path) -> io::Result<(u32, String)> {
    use std::os::unix::fs::MetadataExt as _;
    let found = std::fs::metadata(path)?;
    Ok((found.mode() & 0o777, format!("{}:{}", found.uid(), found.gid())))
}

/// As whom the program runs: the numbers of user and group.
#[cfg(unix)]
pub(super) fn ourselves() -> String {
    format!("{}:{}", rustix::process::geteuid().as_raw(), rustix::process::getegid().as_raw())
}

/// Our group by its name (`group(5)`), or else by its number.
#[cfg(unix)]
pub(super) fn our_group() -> String {
    let number = rustix::process::getegid().as_raw().to_string();
    let groups = std::fs::read_to_string("/etc/group").unwrap_or_default();
    let name = groups.lines().find_map(|line| {
        let mut fields = line.split(':');
        let name = fields.next()?;
        (fields.nth(1)? == number).then(|| name.to_owned())
    });
    name.unwrap_or(number)
}

/// How many megabytes may still be written to a folder, or to the nearest folder above it.
#[cfg(unix)]
pub(super) fn free_megabytes(folder: &Path) -> Option<u64> {
    let nearest = folder.ancestors().find(|folder| is_there(folder))?;
    let nearest = if nearest.as_os_str().is_empty() { Path::new(".") } else { nearest };
    let found = rustix::fs::statvfs(nearest).ok()?;
    Some(found.f_bavail.saturating_mul(found.f_frsize) / 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whether_a_folder_can_be_written_to_is_found_out_without_a_trace() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let deep = folder.path().join("a/b/c");
        writable(&deep).expect("it can be made");
        assert!(!folder.path().join("a").exists());
        std::fs::create_dir_all(folder.path().join("a")).expect("made");
        writable(&deep).expect("it can be made");
        assert!(folder.path().join("a").is_dir() && !folder.path().join("a/b").exists());
        let file = folder.path().join("file");
        std::fs::write(&file, "").expect("written");
        assert!(writable(&file).is_err() && writable(&file.join("below")).is_err() && file.exists());
    }
}
