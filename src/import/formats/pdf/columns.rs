//! In which order are two columns read, where a PDF draws them row by row?
//!
//! Nearly all programs draw one column after the other, and the order in which they draw is that of
//! reading. Where a row of the left column and one of the right follow each other all down the page,
//! the lines are put in order here. A table is drawn likewise, but its cells are short.

use super::lines::Line;

/// Lines whose heights differ by less than this, in letters' sizes, stand in a row.
const SAME_ROW: f64 = 0.3;
/// Fewer rows than this are no columns.
const MIN_ROWS: usize = 6;
/// Left edges this close together, in letters' sizes, are the same.
const SAME_EDGE: f64 = 0.5;
/// In this part of the rows of two lines, the second begins at the edge of the right column...
const ALIGNED: f64 = 0.7;
/// ... and both fill this part of their column.
const FILLED: f64 = 0.7;

/// The lines in the order of reading.
pub(super) fn in_order(lines: Vec<Line>) -> Vec<Line> {
    let mut ordered = Vec::with_capacity(lines.len());
    let mut lines = lines.into_iter().peekable();
    while let Some(first) = lines.next() {
        let number = first.page;
        let mut page = vec![first];
        while let Some(line) = lines.next_if(|line| line.page == number) {
            page.push(line);
        }
        match right_column(&page) {
            Some(edge) => ordered.extend(column_by_column(page, edge)),
            None => ordered.extend(page),
        }
    }
    ordered
}

/// Where the right column begins, on a page that is drawn row by row.
fn right_column(page: &[Line]) -> Option<f64> {
    let in_a_row = |pair: &&[Line]| {
        let [left, right] = pair else { return false };
        (left.y - right.y).abs() < SAME_ROW * left.size && left.right <= right.left
    };
    let rows: Vec<_> = page.windows(2).filter(in_a_row).collect();
    let mut edges: Vec<f64> = rows.iter().map(|row| row[1].left).collect();
    edges.sort_by(f64::total_cmp);
    let edge = *edges.get(edges.len() / 2)?;
    let columns: Vec<_> =
        rows.iter().filter(|row| (row[1].left - edge).abs() < SAME_EDGE * row[1].size).collect();
    let is_aligned = columns.len() >= MIN_ROWS && columns.len() as f64 >= ALIGNED * rows.len() as f64;
    let is_text = |side: usize| {
        let start = columns.iter().map(|row| row[side].left).fold(f64::INFINITY, f64::min);
        let end = columns.iter().map(|row| row[side].right).fold(0.0, f64::max);
        // The left column has all the room up to the right one.
        let end = if side == 0 { end.max(edge - 2.0 * columns[0][0].size) } else { end };
        let filled = columns.iter().filter(|row| row[side].right - start >= FILLED * (end - start)).count();
        filled as f64 >= FILLED * columns.len() as f64
    };
    (is_aligned && is_text(0) && is_text(1)).then_some(edge)
}

/// Between the lines that stand across both columns, first the left and then the right one.
fn column_by_column(page: Vec<Line>, edge: f64) -> Vec<Line> {
    let mut ordered = Vec::with_capacity(page.len());
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for line in page {
        if line.left >= edge - SAME_EDGE * line.size {
            right.push(line);
        } else if line.right <= edge {
            left.push(line);
        } else {
            ordered.append(&mut left);
            ordered.append(&mut right);
            ordered.push(line);
        }
    }
    ordered.append(&mut left);
    ordered.append(&mut right);
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::formats::pdf::tests;

    fn line(left: f64, y: f64, text: &str) -> Line {
        tests::line(0, left, y, 10.0, text)
    }

    /// A heading, rows of two lines, and a line under them.
    fn page(left: &str, right: &str, edge: f64) -> Vec<String> {
        let mut lines = vec![line(72.0, 60.0, &"Een kop over de hele bladzijde ".repeat(3))];
        for row in 0..8 {
            let y = 100.0 + 12.0 * f64::from(row);
            lines.push(line(72.0, y, left));
            lines.push(line(edge, y, right));
        }
        lines.push(line(72.0, 240.0, &"En een regel daaronder die doorloopt ".repeat(2)));
        in_order(lines).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn reads_columns_one_after_the_other() {
        let (left, right) = ("een regel links die haast vol is", "en een regel rechts die vol is");
        let texts = page(left, right, 260.0);
        assert!(texts[0].starts_with("Een kop") && texts[17].starts_with("En een regel"), "{texts:?}");
        assert!(texts[1..9].iter().all(|text| text == left), "{texts:?}");
        assert!(texts[9..17].iter().all(|text| text == right), "{texts:?}");
    }

    #[test]
    fn leaves_a_table_in_rows() {
        let texts = page("Jan", "2011", 300.0);
        assert_eq!(texts[1..5], ["Jan", "2011", "Jan", "2011"]);
    }
}
