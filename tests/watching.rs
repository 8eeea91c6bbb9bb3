//! Do the board and the alerts of `docs/watching` speak of metrics that there are?

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;
use vraagbaak::telemetry::{ALL, Metric};

fn text(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/watching").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn board() -> Value {
    serde_json::from_str(&text("vraagbaak.board.json")).expect("JSON")
}

fn rules() -> Value {
    serde_saphyr::from_str(&text("vraagbaak.rules.yml")).expect("YAML")
}

/// What the board asks of Prometheus.
fn of_the_board() -> Vec<String> {
    let board = board();
    let panels = board["panels"].as_array().expect("panels");
    let targets = panels.iter().flat_map(|panel| panel["targets"].as_array().expect("targets"));
    targets.map(|target| target["expr"].as_str().expect("an expression").to_owned()).collect()
}

/// The alerts: their names and what they ask.
fn alerts() -> Vec<(String, String)> {
    let rules = rules();
    let rules = rules["groups"][0]["rules"].as_array().expect("rules").clone();
    let word = |rule: &Value, key: &str| rule[key].as_str().unwrap_or_else(|| panic!("{key}")).to_owned();
    rules.iter().map(|rule| (word(rule, "alert"), word(rule, "expr"))).collect()
}

/// The metrics that an expression names, each with what stands in braces behind it.
fn named(expression: &str) -> Vec<(&str, &str)> {
    let part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut found = Vec::new();
    for (at, _) in expression.match_indices("vraagbaak_") {
        let rest = &expression[at..];
        let (name, behind) = rest.split_at(rest.find(|c| !part(c)).unwrap_or(rest.len()));
        let braces = behind.strip_prefix('{').and_then(|inner| inner.split_once('}'));
        found.push((name, braces.map_or("", |(inner, _)| inner)));
    }
    found
}

/// What is wrong with an expression.
fn mistakes(expression: &str) -> Vec<String> {
    let mut mistakes = Vec::new();
    for (name, braces) in named(expression) {
        // Prometheus makes three of a histogram.
        let of_histogram = ["_bucket", "_sum", "_count"].iter().find_map(|end| name.strip_suffix(end));
        let histogram =
            |metric: &&Metric| metric.kind.name() == "histogram" && Some(metric.name) == of_histogram;
        let found = ALL.iter().find(|metric| metric.name == name && metric.kind.name() != "histogram");
        let Some(metric) = found.or_else(|| ALL.iter().find(histogram)) else {
            mistakes.push(format!("there is no metric {name}"));
            continue;
        };
        for matcher in braces.split(',').filter(|matcher| !matcher.is_empty()) {
            let (label, said) = matcher.split_once(['=', '!']).expect("a matcher");
            let said = said.trim_start_matches(['=', '~']).trim_matches('"');
            // Which process it is, Prometheus adds itself.
            if label != "instance" && !said.split('|').all(|value| may_say(metric, label, value)) {
                mistakes.push(format!("{name} has no {label} that says {said}"));
            }
        }
    }
    mistakes
}

fn may_say(metric: &Metric, label: &str, value: &str) -> bool {
    metric.labels.iter().any(|known| known.name == label && known.values.contains(&value))
}

#[test]
fn the_board_and_the_alerts_name_metrics_and_labels_that_there_are() {
    let alerts = alerts().into_iter().map(|(_, expression)| expression);
    let all: Vec<_> = of_the_board().into_iter().chain(alerts).collect();
    assert!(all.len() > 15, "they are read: {}", all.len());
    for expression in &all {
        assert_eq!(mistakes(expression), Vec::<String>::new(), "{expression}");
    }
}

/// The metrics of how the bot does; the others are about how much it could do.
const SHOWN: &[&str] =
    &["questions", "ratings", "gateway", "daily", "search_milliseconds", "answer_seconds", "store"];

#[test]
fn what_tells_how_the_bot_does_is_on_the_board() {
    let expressions = of_the_board().join(" ");
    let shown: BTreeSet<_> =
        named(&expressions).into_iter().map(|(name, _)| name.trim_end_matches("_bucket")).collect();
    for metric in ALL {
        let topic = metric.name.trim_start_matches("vraagbaak_");
        if SHOWN.iter().any(|about| topic.starts_with(about)) {
            assert!(shown.contains(metric.name), "{} is on no panel", metric.name);
        }
    }
}

#[test]
fn each_alert_says_what_it_means_and_stands_in_the_guide() {
    let guide = text("README.md");
    for (name, _) in alerts() {
        assert!(guide.contains(&format!("`{name}`")), "{name} is not in docs/watching/README.md");
    }
    for rule in rules()["groups"][0]["rules"].as_array().expect("rules") {
        for key in ["summary", "description"] {
            assert!(rule["annotations"][key].as_str().is_some_and(|words| words.ends_with('.')), "{rule}");
        }
        assert!(["critical", "warning", "info"].contains(&rule["labels"]["severity"].as_str().unwrap_or("")));
    }
}

#[test]
fn the_check_can_fail() {
    assert_eq!(mistakes("sum(vraagbaak_nothing_total)").len(), 1);
    assert_eq!(mistakes("rate(vraagbaak_questions_total{outcome=\"maybe\"}[5m])").len(), 1);
    assert_eq!(mistakes("vraagbaak_questions_total{colour=\"answer\"} > vraagbaak_no{a=\"b\"}").len(), 2);
    assert_eq!(
        mistakes("vraagbaak_answer_seconds_bucket{outcome=\"near\"} / vraagbaak_answer_seconds").len(),
        1
    );
    assert_eq!(mistakes("vraagbaak_daily_posts_total{fate=~\"missed|posted\",instance=~\"$i\"}").len(), 0);
}
