//! What does a comment tell of the section that it stands in?

use crate::corpus::block::Kind;

/// What a comment begins with that lists questions, in either language.
const ASKED: [&str; 2] = ["vragen", "questions"];
/// What a comment begins with that names the works a section rests on, in either language.
const CITED: [&str; 2] = ["bronnen", "sources"];
/// Stands in the place of the keys where a section rests on no work.
const NO_WORK: &str = "-";

/// What a comment tells of its section; `None` for any other.
pub(super) fn told(html: &str) -> Option<Kind> {
    asked(html).or_else(|| cited(html))
}

/// Whether HTML is comments and nothing else.
pub(super) fn are_all(html: &str) -> bool {
    let mut rest = html.trim();
    while let Some(inside) = rest.strip_prefix("<!--") {
        rest = inside.find("-->").map_or("", |end| inside[end + 3..].trim_start());
    }
    rest.is_empty()
}

/// The questions in a comment that begins with `vragen` or `questions`, one on each line after it;
/// `None` for any other HTML.
fn asked(html: &str) -> Option<Kind> {
    let mut lines = comment(html)?.lines().map(str::trim);
    let name = lines.next()?.trim_end_matches(':').to_lowercase();
    let is_list = ASKED.contains(&name.as_str());
    let question = |line: &str| line.trim_start_matches(['-', '*']).trim().to_owned();
    let questions = || lines.map(question).filter(|line| !line.is_empty()).collect();
    is_list.then(|| Kind::Asked { questions: questions() })
}

/// The keys in a comment such as `bronnen: granovetter-1973, burt-1992` or `sources: -`; `None` for any
/// other HTML.
fn cited(html: &str) -> Option<Kind> {
    let (name, keys) = comment(html)?.split_once(':')?;
    let keys = keys.split([',', '\n']).map(str::trim).filter(|key| !key.is_empty() && *key != NO_WORK);
    let is_list = CITED.contains(&name.trim().to_lowercase().as_str());
    is_list.then(|| Kind::Cited { keys: keys.map(str::to_owned).collect() })
}

/// What stands in a comment.
fn comment(html: &str) -> Option<&str> {
    html.strip_prefix("<!--")?.strip_suffix("-->")
}
