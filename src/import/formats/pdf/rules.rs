//! Which rules are drawn on a page of a PDF: straight lines, across or down?

use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect};

/// A box at most as thick as this, in points, is a rule.
const THICKEST: f64 = 3.0;
/// Rules, and edges of tables, that are as close as this, in points, are one.
pub(super) const SAME: f64 = 3.0;
/// A page with more rules than this is a drawing.
const MAX_RULES: usize = 20_000;

/// A rule, in points, y counted downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    /// Whether it goes across the page; otherwise it goes down.
    pub(super) is_across: bool,
    /// How far down a rule across stands, or how far to the right one that goes down.
    pub(super) at: f64,
    pub(super) from: f64,
    pub(super) to: f64,
}

impl Rule {
    /// Whether a place along it is on it.
    pub(super) fn covers(&self, along: f64) -> bool {
        self.from - SAME <= along && along <= self.to + SAME
    }

    /// The rule that a box is, if it is thin.
    fn of(area: Rect) -> Option<Self> {
        let (width, height) = (area.width(), area.height());
        if height <= THICKEST && width > height {
            Some(Self { is_across: true, at: area.center().y, from: area.x0, to: area.x1 })
        } else if width <= THICKEST && height > width {
            Some(Self { is_across: false, at: area.center().x, from: area.y0, to: area.y1 })
        } else {
            None
        }
    }
}

/// Adds the rules that a path draws: thin boxes, and straight lines where it is drawn with a pen.
pub(super) fn collect(path: &BezPath, transform: Affine, is_stroked: bool, rules: &mut Vec<Rule>) {
    let mut corners: Vec<Point> = Vec::new();
    for element in path.elements() {
        if rules.len() > MAX_RULES {
            return;
        }
        match element {
            PathEl::MoveTo(point) => {
                push(&std::mem::take(&mut corners), is_stroked, rules);
                corners.push(transform * *point);
            }
            PathEl::LineTo(point) => corners.push(transform * *point),
            PathEl::ClosePath => corners.extend(corners.first().copied()),
            // What is round is no rule.
            PathEl::QuadTo(..) | PathEl::CurveTo(..) => corners.clear(),
        }
    }
    push(&corners, is_stroked, rules);
}

/// The rules of one figure.
fn push(corners: &[Point], is_stroked: bool, rules: &mut Vec<Rule>) {
    let [first, rest @ ..] = corners else { return };
    let area = rest.iter().fold(Rect::from_points(*first, *first), |area, corner| area.union_pt(*corner));
    match Rule::of(area) {
        Some(rule) => rules.push(rule),
        None if is_stroked => {
            rules.extend(corners.windows(2).filter_map(|side| Rule::of(Rect::from_points(side[0], side[1]))));
        }
        None => {}
    }
}

/// The rules with those that go on in each other made one. None of a page that is a drawing.
pub(super) fn joined(mut rules: Vec<Rule>) -> Vec<Rule> {
    if rules.len() > MAX_RULES {
        return Vec::new();
    }
    rules.sort_by(|one, other| {
        let place = |rule: &Rule| (rule.is_across, (rule.at / SAME).round() as i64);
        place(one).cmp(&place(other)).then(one.from.total_cmp(&other.from))
    });
    let mut joined: Vec<Rule> = Vec::new();
    for rule in rules {
        match joined.last_mut() {
            Some(last) if goes_on(last, &rule) => {
                last.from = last.from.min(rule.from);
                last.to = last.to.max(rule.to);
            }
            _ => joined.push(rule),
        }
    }
    joined
}

fn goes_on(last: &Rule, rule: &Rule) -> bool {
    last.is_across == rule.is_across
        && (last.at - rule.at).abs() <= SAME
        && rule.from <= last.to + SAME
        && last.from <= rule.to + SAME
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules_of(path: &str, is_stroked: bool) -> Vec<Rule> {
        let mut rules = Vec::new();
        let path = BezPath::from_svg(path).expect("a path");
        collect(&path, Affine::IDENTITY, is_stroked, &mut rules);
        rules
    }

    #[test]
    fn finds_thin_boxes_and_lines() {
        let across = Rule { is_across: true, at: 10.5, from: 0.0, to: 50.0 };
        assert_eq!(rules_of("M0 10 L50 10 L50 11 L0 11 Z", false), [across]);
        assert_eq!(rules_of("M0 0 L50 0 L50 40 L0 40 Z", true).len(), 4);
        assert_eq!(rules_of("M0 0 L50 0 L50 40 L0 40 Z", false), []);
        assert_eq!(rules_of("M0 0 C9 9 9 9 50 0", true), []);
    }

    #[test]
    fn joins_what_goes_on() {
        let rule = |at, from, to| Rule { is_across: false, at, from, to };
        let pieces = vec![rule(5.0, 20.0, 40.0), rule(5.0, 0.0, 19.0), rule(5.0, 60.0, 70.0)];
        assert_eq!(joined(pieces), [rule(5.0, 0.0, 40.0), rule(5.0, 60.0, 70.0)]);
        let tables = vec![rule(4.0, 60.0, 90.0), rule(5.0, 0.0, 40.0)];
        assert_eq!(joined(tables.clone()), tables);
    }
}
