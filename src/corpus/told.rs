//! What comes to light while the files of a folder are read?

use std::collections::{BTreeMap, HashMap};

use unicode_normalization::UnicodeNormalization as _;

use super::problem::Problem;

/// What is wrong with the files, and what is known of them all.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// What is wrong with one of them.
    pub(super) problems: Vec<Problem>,
    /// Fields that nothing reads: where each stands first, and in how many documents.
    unknown: BTreeMap<String, (String, usize, usize)>,
    /// The files, by names that differ only in how their letters are written.
    ids: HashMap<String, String>,
}

impl Told {
    /// Nothing yet, of files with these names.
    pub(super) fn of<'f>(ids: impl Iterator<Item = &'f str>) -> Self {
        Self { ids: ids.map(|id| (plain(id), id.to_owned())).collect(), ..Self::default() }
    }

    /// A field of front matter that nothing reads.
    pub(super) fn unknown(&mut self, id: &str, line: usize, name: String) {
        self.unknown.entry(name).or_insert_with(|| (id.to_owned(), line, 0)).2 += 1;
    }

    /// The name of a file as it stands in the folder, by a name that somebody wrote.
    pub(super) fn id(&self, written: &str) -> String {
        self.ids.get(&plain(written)).cloned().unwrap_or_else(|| written.to_owned())
    }

    /// All problems. A field that many documents have is told once.
    pub(super) fn into_problems(self) -> Vec<Problem> {
        let mut problems = self.problems;
        for (name, (id, line, count)) in self.unknown {
            let field = format!("unknown field `{name}` in the front matter");
            let told = match count {
                0 | 1 => field,
                2 => format!("{field}, and of one other document"),
                count => format!("{field}, and of {} other documents", count - 1),
            };
            problems.push(Problem::warning(&id, line, told));
        }
        problems
    }
}

/// Letters with their accents as one sign, and no `./` or `/` before the name.
fn plain(id: &str) -> String {
    id.trim().replace('\\', "/").trim_start_matches("./").trim_start_matches('/').nfc().collect()
}
