//! Where do vectors stay between two starts of the program?
//!
//! In a file for each model, by the hash of their text: a header, then records of one size, which are only
//! ever added. So a text that comes back has its vector at once, and one that is interrupted while it is
//! written costs itself alone.

use std::fs::{self, File, OpenOptions};
use std::hash::Hasher as _;
use std::io::{self, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};

use fnv::FnvHasher;
use meaning::{Model, Vector};

use super::known::Known;

/// What such a file begins with; the digit is raised when its layout changes.
const MAGIC: &[u8; 8] = b"VBVECT1\n";
/// The model's number and the width of its vectors.
const HEADER: usize = MAGIC.len() + 8 + 4;
/// Before each vector, the hash of its text; after it, the sum of its bytes.
const KEY: usize = 8;
const SUM: usize = 4;

/// A file of vectors of one model.
#[derive(Clone, Debug)]
pub struct VectorFile {
    path: PathBuf,
    model: u64,
    width: usize,
}

impl VectorFile {
    /// The file of a model in a folder; it need not be there yet.
    #[must_use]
    pub fn of(folder: &Path, model: &Model) -> Self {
        Self::at(folder.join(format!("vectors-{:016x}.bin", model.id())), model)
    }

    /// A file of a model's vectors at a path.
    #[must_use]
    pub fn at(path: PathBuf, model: &Model) -> Self {
        Self { path, model: model.id(), width: model.width() }
    }

    fn tell(&self, tell: &mut dyn FnMut(u64, &Vector)) -> io::Result<()> {
        let file = File::open(&self.path)?;
        let Some(length) = self.whole_records(&file)? else {
            tracing::debug!(file = %self.path.display(), "vectors of another model");
            return Ok(());
        };
        let mut file = BufReader::new(file);
        let mut record = vec![0; self.record()];
        for _ in 0..(length - HEADER as u64) / self.record() as u64 {
            file.read_exact(&mut record)?;
            let (key, rest) = record.split_at(KEY);
            let (vector, told) = rest.split_at(self.width);
            if told == sum(vector) {
                let key = key.iter().rev().fold(0, |key, byte| (key << 8) | u64::from(*byte));
                tell(key, &Vector::from_bytes(vector));
            }
        }
        Ok(())
    }

    /// Adds vectors to those that it holds. Several threads and processes may do so at once: each waits for its turn,
    /// since a file is longer for a moment before what is being written to it stands there whole.
    ///
    /// # Errors
    ///
    /// When the file can't be written.
    pub fn add(&self, vectors: &[(u64, Vector)]) -> io::Result<()> {
        if vectors.is_empty() {
            return Ok(());
        }
        fs::create_dir_all(self.folder())?;
        let mut file = OpenOptions::new().read(true).append(true).create(true).open(&self.path)?;
        file.lock()?;
        let whole = self.whole_records(&file)?;
        file.set_len(whole.unwrap_or_default())?;
        let mut bytes = whole.map_or_else(|| self.header(), |_| Vec::new());
        self.put(vectors, &mut bytes);
        file.write_all(&bytes)
    }

    /// Puts these vectors in the place of all that it holds.
    ///
    /// # Errors
    ///
    /// When the file can't be written.
    pub fn replace(&self, vectors: &[(u64, Vector)]) -> io::Result<()> {
        fs::create_dir_all(self.folder())?;
        let mut bytes = self.header();
        self.put(vectors, &mut bytes);
        let unfinished = self.path.with_extension(format!("{}.new", std::process::id()));
        File::create(&unfinished)?.write_all(&bytes)?;
        fs::rename(&unfinished, &self.path)
    }

    /// How long it is without a record that was cut off at its end; nothing where it is empty or another model's.
    fn whole_records(&self, mut file: &File) -> io::Result<Option<u64>> {
        let length = file.metadata()?.len();
        let mut header = vec![0; HEADER];
        if length < HEADER as u64 {
            return Ok(None);
        }
        file.read_exact(&mut header)?;
        let rest = (length - HEADER as u64) % self.record() as u64;
        Ok((header == self.header()).then_some(length - rest))
    }

    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("."))
    }

    fn header(&self) -> Vec<u8> {
        let width = u32::try_from(self.width).unwrap_or_default();
        let mut header = Vec::with_capacity(HEADER);
        header.extend_from_slice(MAGIC);
        header.extend_from_slice(&self.model.to_le_bytes());
        header.extend_from_slice(&width.to_le_bytes());
        header
    }

    fn record(&self) -> usize {
        KEY + self.width + SUM
    }

    fn put(&self, vectors: &[(u64, Vector)], bytes: &mut Vec<u8>) {
        for (key, vector) in vectors {
            let vector = vector.bytes();
            bytes.extend_from_slice(&key.to_le_bytes());
            bytes.extend_from_slice(&vector);
            bytes.extend_from_slice(&sum(&vector));
        }
    }
}

/// Tells all vectors that it holds, one at a time: so those of a large corpus are not in memory twice. None where there
/// is no such file, and none of another model; what is damaged is left out, and made anew by whoever misses it.
impl Known for VectorFile {
    fn each(&self, tell: &mut dyn FnMut(u64, &Vector)) {
        match self.tell(tell) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => {
                tracing::warn!(file = %self.path.display(), %error, "reading the vectors; they are made anew");
            }
        }
    }
}

impl<const FILES: usize> Known for [VectorFile; FILES] {
    fn each(&self, tell: &mut dyn FnMut(u64, &Vector)) {
        self.iter().for_each(|file| file.each(tell));
    }
}

/// What tells a damaged vector from a sound one.
fn sum(vector: &[u8]) -> [u8; SUM] {
    let mut hasher = FnvHasher::default();
    hasher.write(vector);
    let hash = hasher.finish().to_le_bytes();
    [hash[0], hash[1], hash[2], hash[3]]
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use meaning::Role;

    use super::*;
    use crate::search::vectors::known::KnownVectors;

    static MODEL: LazyLock<Model> = LazyLock::new(|| Model::shipped().expect("the model is sound"));

    fn read(file: &VectorFile) -> KnownVectors {
        let mut known = KnownVectors::default();
        file.each(&mut |key, vector| drop(known.insert(key, vector.clone())));
        known
    }

    fn vectors(texts: &[&str]) -> Vec<(u64, Vector)> {
        let vector = |(at, text): (u64, &&str)| (at, MODEL.embed(Role::Query, text).expect("a vector"));
        (1_u64..).zip(texts).map(vector).collect()
    }

    #[test]
    fn what_is_kept_comes_back_and_what_is_added_too() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = VectorFile::of(&folder.path().join("not/there/yet"), &MODEL);
        assert!(read(&file).is_empty());
        let all = vectors(&["netwerk", "vertrouwen", "kennis delen"]);
        file.add(&all[..1]).expect("written");
        file.add(&all[1..]).expect("added");
        file.add(&[]).expect("nothing to add");
        assert_eq!(read(&file), all.iter().cloned().collect());
        file.replace(&all[..1]).expect("replaced");
        assert_eq!(read(&file).len(), 1);
    }

    #[test]
    fn what_is_damaged_is_made_anew_and_the_rest_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = VectorFile::of(folder.path(), &MODEL);
        let all = vectors(&["netwerk", "vertrouwen"]);
        file.add(&all).expect("written");
        let sound = fs::read(&file.path).expect("it is there");

        let mut flipped = sound.clone();
        flipped[HEADER + KEY + 5] ^= 1;
        fs::write(&file.path, &flipped).expect("damaged");
        assert_eq!(read(&file), all[1..].iter().cloned().collect());

        fs::write(&file.path, &sound[..sound.len() - 7]).expect("cut off");
        assert_eq!(read(&file), all[..1].iter().cloned().collect());
        file.add(&all[1..]).expect("added behind what is whole");
        assert_eq!(read(&file), all.iter().cloned().collect());

        for other in [&b"?"[..], &[], b"VBVECT0\n another layout"] {
            fs::write(&file.path, other).expect("another file");
            assert!(read(&file).is_empty());
            file.add(&all).expect("begun anew");
            assert_eq!(read(&file), all.iter().cloned().collect());
        }
    }

    /// Each hand opens the file for itself, as processes do.
    #[test]
    fn many_hands_add_to_one_file_and_nothing_is_lost() {
        const HANDS: u64 = 8;
        const EACH: u64 = 50;
        let folder = tempfile::tempdir().expect("a folder");
        let (_, vector) = vectors(&["netwerk"]).remove(0);
        std::thread::scope(|scope| {
            for hand in 0..HANDS {
                let (folder, vector) = (folder.path(), vector.clone());
                scope.spawn(move || {
                    for at in 0..EACH {
                        let file = VectorFile::of(folder, &MODEL);
                        file.add(&[(hand * EACH + at, vector.clone())]).expect("added");
                    }
                });
            }
        });
        let known = read(&VectorFile::of(folder.path(), &MODEL));
        assert_eq!(known.len(), usize::try_from(HANDS * EACH).expect("few"));
    }
}
