//! What is counted, and by which name? The list of all metrics, and the only way to count.
//!
//! No other module names the crate `metrics`, so that a metric which isn't listed here can't be counted;
//! `docs/metrics.md` holds the same list for those who read `/metrics`.

use metrics::{Label as Pair, Unit};

use Kind::{Counter, Gauge, Histogram};

/// What kind of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It only grows, from 0 at the start of the program.
    Counter,
    /// It goes up and down.
    Gauge,
    /// How often it was how much, in buckets.
    Histogram,
}

impl Kind {
    /// The word for it in Prometheus' text format.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Counter => "counter",
            Self::Gauge => "gauge",
            Self::Histogram => "histogram",
        }
    }
}

/// What a metric is told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// Its name.
    pub name: &'static str,
    /// All that it may say. Never an id, nor anything that somebody typed.
    pub values: &'static [&'static str],
}

/// A number that the program keeps for those who watch over it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metric {
    /// Its name in Prometheus.
    pub name: &'static str,
    /// What kind of number it is.
    pub kind: Kind,
    /// What it counts, in one word.
    pub unit: &'static str,
    /// What it tells.
    pub help: &'static str,
    /// What it is told apart by.
    pub labels: &'static [Label],
}

/// The outcomes of [`crate::search::Outcome`], by their names.
const OUTCOMES: &[&str] = &["answer", "near", "none"];

/// The upper bounds of the buckets of a histogram of seconds: an answer takes milliseconds, people take it for
/// slow from a second on, and Discord waits for no first response longer than three.
pub const SECONDS: &[f64] = &[0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0];

/// Names each metric once, as a constant and in the list of all.
macro_rules! list {
    ($($(#[$doc:meta])* $name:ident: $metric:expr;)+) => {
        $($(#[$doc])* pub const $name: Metric = $metric;)+

        /// Every metric.
        pub const ALL: &[Metric] = &[$($name),+];
    };
}

list! {
    /// Questions, by what came of them.
    QUESTIONS: Metric {
        name: "vraagbaak_questions_total",
        kind: Counter,
        unit: "questions",
        help: "Questions that were looked up, by outcome; courtesy: a greeting, thanks or a remark, which asks nothing.",
        labels: &[Label { name: "outcome", values: &["answer", "near", "none", "courtesy"] }],
    };
    /// Questions that were asked before, just now.
    REMEMBERED: Metric {
        name: "vraagbaak_remembered_answers_total",
        kind: Counter,
        unit: "questions",
        help: "Questions whose answer was remembered, and so not looked up again; they count as questions too.",
        labels: &[],
    };
    /// Questions for which there was no time.
    HURRIED: Metric {
        name: "vraagbaak_hurried_answers_total",
        kind: Counter,
        unit: "questions",
        help: "Questions that were answered by words alone, without the sentence model, since many others waited.",
        labels: &[],
    };
    /// What was not taken on.
    REFUSED: Metric {
        name: "vraagbaak_refused_total",
        kind: Counter,
        unit: "requests",
        help: "What was not taken on: too soon after the last (pause), too much of one member (member), or \
               too much in all (busy); and whether the asker was told.",
        labels: &[
            Label { name: "why", values: &["pause", "member", "busy"] },
            Label { name: "told", values: &["yes", "no"] },
        ],
    };
    /// What is being worked on.
    IN_HAND: Metric {
        name: "vraagbaak_in_hand",
        kind: Gauge,
        unit: "requests",
        help: "What is in hand now: what was asked (asked), who is told that it is too much (told), and what \
               nobody asked the bot for (unasked).",
        labels: &[Label { name: "kind", values: &["asked", "told", "unasked"] }],
    };
    /// Searches whose turn it isn't yet.
    WAITING: Metric {
        name: "vraagbaak_searches_waiting",
        kind: Gauge,
        unit: "searches",
        help: "Searches that wait for a processor.",
        labels: &[],
    };
    /// Opinions on answers.
    RATINGS: Metric {
        name: "vraagbaak_ratings_total",
        kind: Counter,
        unit: "ratings",
        help: "Presses of helpful (yes) and not helpful (no), by the outcome of the answer.",
        labels: &[Label { name: "helpful", values: &["yes", "no"] }, Label { name: "outcome", values: OUTCOMES }],
    };
    /// What was begun to get on to Discord.
    GATEWAY_ATTEMPTS: Metric {
        name: "vraagbaak_gateway_attempts_total",
        kind: Counter,
        unit: "attempts",
        help: "Connections and sessions (IDENTIFYs, of which Discord allows a thousand a day) that were begun.",
        labels: &[Label { name: "step", values: &["connection", "session"] }],
    };
    /// What became of the quotes of the day.
    DAILY_POSTS: Metric {
        name: "vraagbaak_daily_posts_total",
        kind: Counter,
        unit: "posts",
        help: "Quotes of the day, by what became of them.",
        labels: &[Label { name: "fate", values: &["posted", "skipped", "missed", "refused", "unclear"] }],
    };
    /// How long the searches took.
    SEARCHING: Metric {
        name: "vraagbaak_search_milliseconds_total",
        kind: Counter,
        unit: "milliseconds",
        help: "What looking up all questions together took, in milliseconds: greetings and thanks take none.",
        labels: &[],
    };
    /// How long it took from a question to its answer.
    ANSWERING: Metric {
        name: "vraagbaak_answer_seconds",
        kind: Histogram,
        unit: "seconds",
        help: "How long it took from a question to its answer, waiting for a processor included, by outcome; not \
               what Discord needs to show it.",
        labels: &[Label { name: "outcome", values: OUTCOMES }],
    };
    /// When shards began to hear from Discord, and when they no longer did.
    GATEWAY_TURNS: Metric {
        name: "vraagbaak_gateway_turns_total",
        kind: Counter,
        unit: "turns",
        help: "How often a shard began to hear from Discord (hears) or no longer did (silent); the difference is \
               how many hear now.",
        labels: &[Label { name: "to", values: &["hears", "silent"] }],
    };
    /// When the database began to fail, and when it worked again.
    STORE_TURNS: Metric {
        name: "vraagbaak_store_turns_total",
        kind: Counter,
        unit: "turns",
        help: "How often something began to fail at the database (failing) or worked again (working); the \
               difference is at how much it fails now.",
        labels: &[Label { name: "to", values: &["failing", "working"] }],
    };
}

impl Metric {
    /// Counts so many more of those whose labels say this, in the order of [`Metric::labels`].
    pub fn count(&self, number: u64, says: &[&'static str]) {
        metrics::counter!(self.name, self.pairs(says)).increment(number);
    }

    /// Says how many there are now of those whose labels say this.
    pub fn set(&self, number: usize, says: &[&'static str]) {
        // No number of ours is so large that an f64 can't hold it.
        metrics::gauge!(self.name, self.pairs(says)).set(number as f64);
    }

    /// Notes how much it was this time, in its unit.
    pub fn record(&self, measured: f64, says: &[&'static str]) {
        metrics::histogram!(self.name, self.pairs(says)).record(measured);
    }

    fn pairs(&self, says: &[&'static str]) -> Vec<Pair> {
        debug_assert!(
            self.labels.len() == says.len()
                && self.labels.iter().zip(says).all(|(label, value)| label.values.contains(value)),
            "{}: {says:?} is not listed",
            self.name
        );
        self.labels
            .iter()
            .zip(says)
            .map(|(label, value)| Pair::from_static_parts(label.name, value))
            .collect()
    }

    /// Every combination of what the labels may say.
    fn combinations(&self) -> Vec<Vec<&'static str>> {
        self.labels.iter().fold(vec![Vec::new()], |all, label| {
            let with = |value: &&'static str| all.iter().map(|before| [&before[..], &[*value]].concat());
            label.values.iter().flat_map(with).collect()
        })
    }
}

/// Tells whoever collects the metrics what each means, and begins all of them at 0: what has not
/// happened yet is seen as well.
pub fn describe() {
    for metric in ALL {
        match metric.kind {
            Counter => {
                metrics::describe_counter!(metric.name, Unit::Count, metric.help);
                metric.combinations().iter().for_each(|says| metric.count(0, says));
            }
            Gauge => {
                metrics::describe_gauge!(metric.name, Unit::Count, metric.help);
                metric.combinations().iter().for_each(|says| metric.set(0, says));
            }
            Histogram => {
                metrics::describe_histogram!(metric.name, Unit::Seconds, metric.help);
                // It is there from the start, with nothing in its buckets.
                for says in metric.combinations() {
                    let _ = metrics::histogram!(metric.name, metric.pairs(&says));
                }
            }
        }
    }
}
