//! How does a test let the program run on a disk that really has no room, or that may only be read?
//!
//! In a mount namespace of its own, the program's data folder is a tiny file system in memory (tmpfs).
//! That takes no rights but to make namespaces, which some containers refuse; then it is said aloud.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Mounts the disk over the folder `$1`, puts what was in it back, and becomes the program. The
/// options after the size come last: a disk that may only be read must be filled first.
const MOUNT: &str = r#"
    set -e
    folder=$1 size=$2 options=$3 kept=$4
    shift 4
    mount -t tmpfs -o "size=${size}k,mode=700" tmpfs "$folder"
    cp -a "$kept/." "$folder"
    [ -z "$options" ] || mount -o "remount,$options" "$folder"
    exec "$@"
"#;

/// A small disk, over a folder.
#[derive(Clone, Debug)]
pub(crate) struct SmallDisk {
    /// Where it is mounted, for the program alone.
    pub(crate) folder: PathBuf,
    /// How much fits on it.
    pub(crate) kilobytes: u32,
    /// Whether it may only be read.
    pub(crate) read_only: bool,
    /// What is on it at first: what is in this folder.
    pub(crate) holds: PathBuf,
}

impl SmallDisk {
    /// Whether such disks can be made here; where they can't, that is said.
    pub(crate) fn can_be_made() -> bool {
        let made = Command::new("unshare")
            .args(["--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"])
            .stdin(Stdio::null())
            .output()
            .is_ok_and(|output| output.status.success());
        if !made {
            let words = "SKIPPED on a small disk: no namespace can be made here";
            writeln!(std::io::stderr(), "{words}").expect("standard error");
        }
        made
    }

    /// A command that runs this program with that disk.
    pub(crate) fn run(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new("unshare");
        command.args(["--map-root-user", "--mount", "sh", "-c", MOUNT, "sh"]);
        command.arg(&self.folder).arg(self.kilobytes.to_string());
        command.arg(if self.read_only { "ro" } else { "" });
        command.arg(&self.holds).arg(program);
        command
    }
}
