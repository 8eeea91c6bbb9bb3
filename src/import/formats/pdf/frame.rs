//! Which rules of a page make a grid, and which cells are in it?

use super::letter::Letter;
use super::rules::{Rule, SAME};

/// A page with more rules than this, after joining, is a drawing.
const MAX_RULES: usize = 1000;
/// A grid of more columns or rows than this is one too.
const MAX_EDGES: usize = 200;
/// The middle of a letter is this far above the line that it stands on, in its size.
const MIDDLE: f64 = 0.3;

/// A grid of rules that touch each other.
#[derive(Debug)]
pub(super) struct Frame {
    /// Where columns begin, and where the last one ends.
    xs: Vec<f64>,
    /// Where rows begin, and where the last one ends.
    ys: Vec<f64>,
    rules: Vec<Rule>,
    /// The cells, row by row.
    pub(super) cells: Vec<Cell>,
    /// The cell that each place of the grid is part of, row by row.
    places: Vec<usize>,
}

/// A cell, the row that it begins in, and how many it takes up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) row: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
}

/// The grids of two columns and two rows and more that rules make.
pub(super) fn frames(rules: &[Rule]) -> Vec<Frame> {
    if rules.len() > MAX_RULES {
        return Vec::new();
    }
    groups(rules).into_iter().filter_map(Frame::new).collect()
}

/// The rules by what they touch.
fn groups(rules: &[Rule]) -> Vec<Vec<Rule>> {
    let mut left: Vec<Rule> = rules.to_vec();
    let mut groups = Vec::new();
    while let Some(first) = left.pop() {
        let mut group = vec![first];
        let mut next = 0;
        while let Some(rule) = group.get(next).copied() {
            let (touching, others) = left.into_iter().partition(|other| touch(&rule, other));
            left = others;
            group.extend::<Vec<Rule>>(touching);
            next += 1;
        }
        groups.push(group);
    }
    groups
}

fn touch(one: &Rule, other: &Rule) -> bool {
    one.is_across != other.is_across && one.covers(other.at) && other.covers(one.at)
}

impl Frame {
    fn new(rules: Vec<Rule>) -> Option<Self> {
        let xs = edges(&rules, false);
        let ys = edges(&rules, true);
        let is_grid = |edges: &[f64]| (3..MAX_EDGES).contains(&edges.len());
        if !is_grid(&xs) || !is_grid(&ys) {
            return None;
        }
        let places = vec![usize::MAX; (xs.len() - 1) * (ys.len() - 1)];
        let mut frame = Self { xs, ys, rules, cells: Vec::new(), places };
        frame.find_cells();
        Some(frame)
    }

    /// How many rows there are.
    pub(super) fn row_count(&self) -> usize {
        self.ys.len() - 1
    }

    fn column_count(&self) -> usize {
        self.xs.len() - 1
    }

    /// Its left and right edge.
    pub(super) fn sides(&self) -> (f64, f64) {
        (self.xs[0], self.xs[self.column_count()])
    }

    /// The cell in which a letter stands.
    pub(super) fn cell_of(&self, letter: &Letter) -> Option<usize> {
        let column = place(&self.xs, letter.x + letter.width / 2.0)?;
        let row = place(&self.ys, letter.y - MIDDLE * letter.size)?;
        Some(self.places[row * self.column_count() + column])
    }

    /// Cells stretch to the right and down until there is a rule.
    fn find_cells(&mut self) {
        for row in 0..self.row_count() {
            for column in 0..self.column_count() {
                if self.places[row * self.column_count() + column] == usize::MAX {
                    self.add_cell(row, column);
                }
            }
        }
    }

    fn add_cell(&mut self, row: usize, column: usize) {
        let is_free =
            |row: usize, column: usize| self.places[row * self.column_count() + column] == usize::MAX;
        let across = (column + 1..self.column_count())
            .take_while(|next| is_free(row, *next) && !self.has_rule(false, *next, row));
        let columns = 1 + across.count();
        let down = (row + 1..self.row_count()).take_while(|next| {
            (column..column + columns)
                .all(|column| is_free(*next, column) && !self.has_rule(true, *next, column))
        });
        let rows = 1 + down.count();
        let width = self.column_count();
        for row in row..row + rows {
            self.places[row * width + column..row * width + column + columns].fill(self.cells.len());
        }
        self.cells.push(Cell { row, rows, columns });
    }

    /// Whether a rule stands at an edge, where it passes a row or a column.
    fn has_rule(&self, is_across: bool, edge: usize, passing: usize) -> bool {
        let (edges, others) = if is_across { (&self.ys, &self.xs) } else { (&self.xs, &self.ys) };
        let middle = f64::midpoint(others[passing], others[passing + 1]);
        let is_there = |rule: &&Rule| {
            rule.is_across == is_across && (rule.at - edges[edge]).abs() <= SAME && rule.covers(middle)
        };
        self.rules.iter().any(|rule| is_there(&rule))
    }
}

/// Where the rules of one direction stand, and where those of the other begin and end: a table may
/// have no rules at its sides.
fn edges(rules: &[Rule], is_across: bool) -> Vec<f64> {
    let (along, other): (Vec<&Rule>, Vec<&Rule>) = rules.iter().partition(|rule| rule.is_across == is_across);
    let start = other.iter().map(|rule| rule.from).min_by(f64::total_cmp);
    let end = other.iter().map(|rule| rule.to).max_by(f64::total_cmp);
    let mut edges: Vec<f64> = along.iter().map(|rule| rule.at).chain(start).chain(end).collect();
    edges.sort_by(f64::total_cmp);
    edges.dedup_by(|one, other| (*one - *other).abs() <= SAME);
    edges
}

/// Between which edges a place is.
fn place(edges: &[f64], at: f64) -> Option<usize> {
    let after = edges.partition_point(|edge| *edge <= at);
    after.checked_sub(1).filter(|before| *before + 1 < edges.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn across(at: f64, from: f64, to: f64) -> Rule {
        Rule { is_across: true, at, from, to }
    }

    fn down(at: f64, from: f64, to: f64) -> Rule {
        Rule { is_across: false, at, from, to }
    }

    #[test]
    fn finds_cells_that_stretch() {
        let rows = [0.0, 20.0, 40.0].map(|at| across(at, 0.0, 90.0));
        let columns = [down(0.0, 0.0, 40.0), down(30.0, 0.0, 20.0), down(90.0, 0.0, 40.0)];
        let rules = [rows, columns].concat();
        let found = frames(&rules);
        assert_eq!(found.len(), 1);
        let cells = [(0, 1, 1), (0, 1, 1), (1, 1, 2)].map(|(row, rows, columns)| Cell { row, rows, columns });
        assert_eq!(found[0].cells, cells);
        // Without rules at the sides.
        let open = [rows.to_vec(), vec![down(30.0, 0.0, 40.0)]].concat();
        assert_eq!(frames(&open)[0].cells.len(), 4);
    }

    #[test]
    fn takes_no_lone_lines_and_no_box_for_a_grid() {
        assert!(frames(&[across(0.0, 0.0, 90.0), across(20.0, 0.0, 90.0)]).is_empty());
        let sides =
            [across(0.0, 0.0, 90.0), across(20.0, 0.0, 90.0), down(0.0, 0.0, 20.0), down(90.0, 0.0, 20.0)];
        assert!(frames(&sides).is_empty());
    }
}
