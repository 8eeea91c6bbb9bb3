//! Does `docs/metrics.md` list the metrics as the program does?

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use vraagbaak::domain::schedule::Fate;
use vraagbaak::search::Outcome;
use vraagbaak::telemetry::{ALL, Metric};

/// A metric's row of the table.
fn row(metric: &Metric) -> String {
    let labels = metric.labels.iter().map(|label| format!("`{}`: {}", label.name, label.values.join(", ")));
    let labels: Vec<_> = labels.collect();
    format!("| `{}` | {} | {} | {} |", metric.name, metric.kind.name(), labels.join("; "), metric.help)
}

#[test]
fn the_list_in_the_docs_is_that_of_the_program() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/metrics.md");
    let text = fs::read_to_string(path).expect("docs/metrics.md");
    let told: Vec<_> = text.lines().filter(|line| line.starts_with("| `")).collect();
    let listed: Vec<_> = ALL.iter().map(row).collect();
    assert_eq!(told, listed, "docs/metrics.md should read:\n{}", listed.join("\n"));
}

#[test]
fn each_metric_has_a_name_of_its_own_that_prometheus_takes() {
    let names: BTreeSet<_> = ALL.iter().map(|metric| metric.name).collect();
    assert_eq!(names.len(), ALL.len());
    for metric in ALL {
        let fits = |name: &str| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        assert!(metric.name.starts_with("vraagbaak_") && fits(metric.name), "{}", metric.name);
        assert_eq!(metric.kind.name() == "counter", metric.name.ends_with("_total"), "{}", metric.name);
        assert!(metric.help.ends_with('.') && !metric.help.contains('|'), "{}", metric.help);
        assert!(metric.labels.iter().all(|label| fits(label.name) && !label.values.is_empty()));
    }
}

#[test]
fn what_the_labels_may_say_is_all_that_can_happen() {
    let values = |name: &'static str| {
        ALL.iter().flat_map(|metric| metric.labels).filter(move |label| label.name == name).map(|l| l.values)
    };
    for outcomes in values("outcome") {
        let all = [Outcome::Answer, Outcome::Near, Outcome::None].map(Outcome::name);
        assert!(all.iter().all(|outcome| outcomes.contains(outcome)), "{outcomes:?}");
    }
    for fates in values("fate") {
        let settled = Fate::ALL.into_iter().filter(|fate| *fate != Fate::Claimed);
        assert_eq!(fates.to_vec(), settled.map(Fate::code).collect::<Vec<_>>());
    }
}
