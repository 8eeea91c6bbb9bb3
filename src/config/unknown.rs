//! Which names in the file with variables look like ours, and are none?

use std::collections::BTreeSet;

use super::dot_env::DotEnv;

/// One wrong letter in so many is a slip; more make another name.
const LETTERS_A_SLIP: usize = 4;

/// A name in the file with variables that is none of ours, and nearly one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misspelt {
    /// The file.
    pub file: String,
    /// In which line, from 1.
    pub line: usize,
    /// The name as it stands there.
    pub name: String,
    /// The name that is meant.
    pub near: String,
}

/// The names that are misspelt.
pub(super) fn misspelt(command: &clap::Command, file: &DotEnv) -> Vec<Misspelt> {
    let mut known = BTreeSet::new();
    collect(command, &mut known);
    let unknown = file.variables.iter().filter(|variable| !known.contains(&variable.name));
    unknown
        .filter_map(|variable| {
            let near = nearest(&variable.name, &known)?.to_owned();
            Some(Misspelt { file: file.file.clone(), line: variable.line, name: variable.name.clone(), near })
        })
        .collect()
}

fn collect(command: &clap::Command, known: &mut BTreeSet<String>) {
    let names = command.get_arguments().filter_map(|argument| argument.get_env());
    known.extend(names.map(|name| name.to_string_lossy().into_owned()));
    command.get_subcommands().for_each(|below| collect(below, known));
}

/// The name that this one is a slip of.
fn nearest<'k>(name: &str, known: &'k BTreeSet<String>) -> Option<&'k str> {
    let upper = name.to_uppercase().replace('-', "_");
    let slips = |known: &str| strsim::damerau_levenshtein(&upper, known);
    let nearest = known.iter().min_by_key(|known| slips(known))?;
    let length = upper.chars().count().min(nearest.chars().count());
    (slips(nearest) <= (length / LETTERS_A_SLIP).min(3)).then_some(nearest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_told_from_a_name_of_something_else() {
        let known = ["MEMBER_PAUSE", "DISCORD_TOKEN", "LOG", "MODEL", "CORPUS_DIR"].map(str::to_owned).into();
        for (name, near) in [
            ("MEMBER_PAUZE", Some("MEMBER_PAUSE")),
            ("MEMBERPAUSE", Some("MEMBER_PAUSE")),
            ("discord_token", Some("DISCORD_TOKEN")),
            ("DISCORD-TOKEN", Some("DISCORD_TOKEN")),
            ("DISCROD_TOKEN", Some("DISCORD_TOKEN")),
            ("CORPUS_MAP", None),
            ("LANG", None),
            ("TZ", None),
            ("VRAAGBAAK_IMAGE", None),
            ("POSTGRES_PASSWORD", None),
        ] {
            assert_eq!(nearest(name, &known), near, "{name}");
        }
    }
}
