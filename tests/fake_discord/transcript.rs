//! What was said between the bot and Discord? All traffic of one fake, in order.

use std::fmt;
use std::time::Instant;

use serde_json::Value;

/// What is shown of one line.
const LINE: usize = 900;

/// The traffic so far.
pub(crate) struct Transcript {
    began: Instant,
    lines: Vec<String>,
}

impl Default for Transcript {
    fn default() -> Self {
        Transcript { began: Instant::now(), lines: Vec::new() }
    }
}

impl Transcript {
    /// Adds a line, cut where it is very long.
    pub(crate) fn note(&mut self, line: String) {
        let cut: String = line.chars().take(LINE).collect();
        let dots = if cut.len() < line.len() { " ..." } else { "" };
        let after = self.began.elapsed().as_secs_f64();
        self.lines.push(format!("{after:8.3} {cut}{dots}"));
    }
}

/// A JSON value without what says nothing: nulls, empty lists, empty objects. An empty `parse` does
/// say something: nobody is mentioned.
pub(crate) fn brief(value: &Value) -> Value {
    let says = |value: &Value| match value {
        Value::Null => false,
        Value::Array(list) => !list.is_empty(),
        Value::Object(object) => !object.is_empty(),
        _ => true,
    };
    match value {
        Value::Array(list) => list.iter().map(brief).collect(),
        Value::Object(object) => {
            let kept = object.iter().map(|(key, value)| (key.clone(), brief(value)));
            Value::Object(kept.filter(|(key, value)| says(value) || *key == "parse").collect())
        }
        other => other.clone(),
    }
}

impl fmt::Display for Transcript {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}
