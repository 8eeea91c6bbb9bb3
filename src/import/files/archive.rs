//! How are the parts of an EPUB or a DOCX unpacked, without trusting what the archive says?

use std::io::{BufReader, Read, Seek};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::import::problem::{MAX_ARCHIVE_FILES, MAX_UNPACKED_BYTES, Problem};

/// What an archive is read from.
pub(crate) trait Source: Read + Seek + Send {}

impl<S: Read + Seek + Send> Source for S {}

/// An archive. Its parts are only ever read into memory, one at a time: no path in it leads anywhere.
pub(crate) struct Archive {
    zip: ZipArchive<BufReader<Box<dyn Source>>>,
    /// How many bytes the parts may still unpack to.
    left: u64,
    format: &'static str,
}

impl Archive {
    /// Opens an archive; `format` is what it is called where it turns out to be broken.
    ///
    /// # Errors
    /// When it is no archive, or has more files than any document.
    pub(crate) fn open(source: Box<dyn Source>, format: &'static str) -> Result<Self, Problem> {
        let zip = ZipArchive::new(BufReader::new(source)).map_err(|error| problem(&error, format))?;
        if zip.len() > MAX_ARCHIVE_FILES {
            return Err(Problem::TooManyFiles);
        }
        Ok(Self { zip, left: MAX_UNPACKED_BYTES, format })
    }

    /// Whether there is a part of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// Names the archive after what it turned out to be.
    pub(crate) fn is_a(&mut self, format: &'static str) {
        self.format = format;
    }

    /// The archive as a problem: a part of it is not as it should be.
    pub(crate) fn broken(&self) -> Problem {
        Problem::Broken(self.format)
    }

    /// Unpacks a part as text. All parts together are bounded, by what they really unpack to.
    ///
    /// # Errors
    /// When there is no such part, it is broken, or it is too large.
    pub(crate) fn text(&mut self, name: &str) -> Result<String, Problem> {
        let format = self.format;
        let part = self.zip.by_name(name).map_err(|error| problem(&error, format))?;
        let mut bytes = Vec::new();
        part.take(self.left + 1).read_to_end(&mut bytes).map_err(|_| Problem::Broken(format))?;
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or(Problem::UnpacksTooLarge)?;
        let text = super::decode::text(&bytes, true);
        if super::xml::defines_entities(&text) { Err(Problem::Entities) } else { Ok(text) }
    }

    /// Unpacks a part that need not be there.
    ///
    /// # Errors
    /// When it is there, but broken or too large.
    pub(crate) fn text_if_any(&mut self, name: &str) -> Result<Option<String>, Problem> {
        if self.has(name) { self.text(name).map(Some) } else { Ok(None) }
    }
}

fn problem(error: &ZipError, format: &'static str) -> Problem {
    match error {
        ZipError::UnsupportedArchive(message) if *message == ZipError::PASSWORD_REQUIRED => Problem::Password,
        _ => Problem::Broken(format),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::io::{Cursor, Write as _};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    /// An archive with these files.
    pub(crate) fn packed(files: &[(&str, &str)]) -> Box<dyn Source> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in files {
            writer.start_file(*name, SimpleFileOptions::default()).expect("started");
            writer.write_all(text.as_bytes()).expect("written");
        }
        Box::new(Cursor::new(writer.finish().expect("finished").into_inner()))
    }

    #[test]
    fn stops_at_the_bound_and_not_at_what_the_archive_says() {
        let mut archive = Archive::open(packed(&[("a", "12345"), ("b", "12345")]), "EPUB").expect("opened");
        archive.left = 8;
        assert_eq!(archive.text("a").expect("small"), "12345");
        assert!(matches!(archive.text("b"), Err(Problem::UnpacksTooLarge)));
    }

    #[test]
    fn reads_no_part_that_defines_words_of_its_own() {
        let hidden = "<!-- x --><!DOCTYPE a SYSTEM \"b>c\" [<!-- ]> --><!ENTITY a \"aaaa\">]><a>&a;</a>";
        let plain = "<!DOCTYPE ncx PUBLIC \"-//NISO//DTD ncx 2005-1//EN\" \"ncx.dtd\"><ncx/>";
        let mut archive = Archive::open(packed(&[("a", hidden), ("b", plain)]), "EPUB").expect("opened");
        assert!(matches!(archive.text("a"), Err(Problem::Entities)));
        assert_eq!(archive.text("b").expect("a DOCTYPE alone is harmless"), plain);
    }

    #[test]
    fn says_that_it_is_broken() {
        assert!(matches!(
            Archive::open(Box::new(Cursor::new(b"PK\x03\x04 and no more")), "EPUB"),
            Err(Problem::Broken("EPUB"))
        ));
    }
}
