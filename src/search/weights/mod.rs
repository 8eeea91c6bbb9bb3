//! How much does each thing count for, and from where on? Every weight and threshold of the search.
//!
//! In the order of the pipeline. Each tells what it is in the field's terms, its unit or range, and what
//! set it: a row or a section of `docs/retrieval.md`, or nobody's measurement. What changes no answer is
//! not here, such as how an index is laid out and how deep an evaluation looks.

mod completion;
mod confidence;
mod finding;
mod ranking;

pub(crate) use completion::*;
pub(crate) use confidence::*;
pub(crate) use finding::*;
pub(crate) use ranking::*;

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    /// What each constant says that it was set by.
    fn sources() -> Vec<(String, String)> {
        let code = [
            include_str!("finding.rs"),
            include_str!("ranking.rs"),
            include_str!("confidence.rs"),
            include_str!("completion.rs"),
        ]
        .concat();
        let (mut sources, mut said) = (Vec::new(), String::new());
        for line in code.lines() {
            if let Some(words) = line.strip_prefix("///") {
                said.push_str(words);
            } else if let Some(constant) = line.strip_prefix("pub(crate) const ") {
                let name = constant.split(':').next().unwrap_or_default().to_owned();
                let source = said.split_once("Set by: ").unwrap_or_else(|| panic!("{name}: set by what?")).1;
                sources.push((name, source.to_owned()));
                said.clear();
            }
        }
        sources
    }

    #[test]
    fn each_names_what_set_it_and_that_is_there() {
        let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/retrieval.md");
        let docs = fs::read_to_string(docs).expect("docs/retrieval.md");
        let docs = docs.split_whitespace().collect::<Vec<_>>().join(" ");
        let sources = sources();
        assert!(sources.len() > 40, "the constants are read: {}", sources.len());
        for (name, source) in sources {
            let known = ["judgement, never measured.", "literature.", "a prototype."];
            match source.strip_prefix("docs/retrieval.md, ") {
                Some(quoted) => {
                    for words in quoted.trim_end_matches('.').split("\", \"") {
                        let words = words.trim_matches('"');
                        assert!(docs.contains(words), "{name}: docs/retrieval.md has no {words:?}");
                    }
                }
                None => assert!(known.iter().any(|known| source.starts_with(known)), "{name}: {source}"),
            }
        }
    }
}
