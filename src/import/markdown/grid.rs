//! How do cells that stretch over several columns and rows become a plain table?

/// A table of more columns than this places things on a page; the reader of HTML knows no span of
/// more either.
const MAX_COLUMNS: usize = 1000;
/// A table of more places than this, empty ones included, is not laid out: each takes memory.
const MAX_PLACES: usize = 1_000_000;
/// A table with a cell of more words than this is there to place text on a page.
pub(crate) const MAX_CELL_WORDS: usize = 60;

/// A cell, and how far it stretches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    /// What it says.
    pub(crate) text: String,
    /// How many columns it takes up: at least one.
    pub(crate) columns: usize,
    /// How many rows it takes up: at least one.
    pub(crate) rows: usize,
}

/// A row, and whether it is the first of a group of rows: no cell stretches into another group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    /// Its cells, without those that stretch into it from above.
    pub(crate) cells: Vec<Cell>,
    /// Whether cells from above end before it.
    pub(crate) begins_group: bool,
}

/// The texts, row by row, all rows equally long. Each stands once, in the first row and the first
/// column that its cell takes up. Rows and columns without any text are left out. `None` where the
/// table has too many columns to be one, or too many places to be held.
pub(crate) fn lay_out(rows: Vec<Row>) -> Option<Vec<Vec<String>>> {
    let mut placed: Vec<Vec<(usize, String)>> = Vec::new();
    // For each column, how many rows its last cell still takes up.
    let mut taken: Vec<usize> = Vec::new();
    for row in rows {
        if row.begins_group {
            taken.clear();
        }
        placed.push(place(row.cells, &mut taken)?);
    }
    filled(placed)
}

/// Puts the cells of one row in the columns that are free.
fn place(cells: Vec<Cell>, taken: &mut Vec<usize>) -> Option<Vec<(usize, String)>> {
    let mut texts = Vec::new();
    let mut stretching = Vec::new();
    let mut column = 0;
    for cell in cells {
        while taken.get(column).is_some_and(|rows| *rows > 0) {
            column += 1;
        }
        let end = column + cell.columns.clamp(1, MAX_COLUMNS);
        if end > MAX_COLUMNS {
            return None;
        }
        if !cell.text.trim().is_empty() {
            texts.push((column, cell.text));
        }
        stretching.push((column..end, cell.rows));
        column = end;
    }
    for (columns, rows) in stretching {
        taken.resize(taken.len().max(columns.end), 0);
        taken[columns].fill(rows);
    }
    taken.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
    Some(texts)
}

/// The rows with an empty text wherever none begins, without the columns that have none at all.
fn filled(placed: Vec<Vec<(usize, String)>>) -> Option<Vec<Vec<String>>> {
    let mut used: Vec<usize> = placed.iter().flatten().map(|(column, _)| *column).collect();
    used.sort_unstable();
    used.dedup();
    if placed.len().saturating_mul(used.len()) > MAX_PLACES {
        return None;
    }
    let fill = |texts: Vec<(usize, String)>| {
        let mut row = vec![String::new(); used.len()];
        for (column, text) in texts {
            if let Ok(at) = used.binary_search(&column) {
                row[at] = text;
            }
        }
        row
    };
    Some(placed.into_iter().filter(|texts| !texts.is_empty()).map(fill).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cell(text: &str, columns: usize, rows: usize) -> Cell {
        Cell { text: text.to_owned(), columns, rows }
    }

    fn row(cells: Vec<Cell>) -> Row {
        Row { cells, begins_group: false }
    }

    #[test]
    fn keeps_what_is_below_and_beside_a_wide_cell_in_its_column() {
        let rows = vec![
            row(vec![cell("Naam", 1, 2), cell("Jaren", 2, 1)]),
            row(vec![cell("2011", 1, 1), cell("2012", 1, 1)]),
            row(vec![cell("Jan", 1, 1), cell("", 1, 1), cell("4", 1, 1)]),
            row(vec![cell("Totaal", 3, 1)]),
        ];
        let expected = [["Naam", "Jaren", ""], ["", "2011", "2012"], ["Jan", "", "4"], ["Totaal", "", ""]];
        assert_eq!(lay_out(rows).expect("a table"), expected);
    }

    #[test]
    fn ends_a_high_cell_with_its_group_and_leaves_empty_columns_out() {
        let mut body = row(vec![cell("b", 5, 1), cell("c", 1, 1)]);
        body.begins_group = true;
        let rows = vec![row(vec![cell("a", 1, 9)]), body, row(vec![cell(" ", 1, 1)])];
        assert_eq!(lay_out(rows).expect("a table"), [["a", ""], ["b", "c"]]);
    }

    #[test]
    fn takes_no_table_of_endless_width() {
        assert_eq!(lay_out(vec![row(vec![cell("a", 1000, 1), cell("b", usize::MAX, 1)])]), None);
    }

    #[test]
    fn takes_no_table_of_more_empty_places_than_can_be_held() {
        let stairs = (0..2_000).map(|at| row(vec![cell("", at % 998 + 1, 1), cell("a", 1, 1)])).collect();
        assert_eq!(lay_out(stairs), None);
    }

    proptest! {
        #[test]
        fn loses_no_text(
            rows in prop::collection::vec(
                prop::collection::vec(("[a-z]{0,2}", 1_usize..5, 1_usize..5), 0..6), 0..8),
        ) {
            let rows: Vec<Row> = rows
                .iter()
                .map(|cells| row(cells.iter().map(|(text, columns, high)| cell(text, *columns, *high)).collect()))
                .collect();
            let texts = |cells: Vec<String>| cells.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
            let before = texts(rows.iter().flat_map(|row| &row.cells).map(|cell| cell.text.clone()).collect());
            let table = lay_out(rows).expect("a table");
            prop_assert!(table.windows(2).all(|pair| pair[0].len() == pair[1].len()));
            prop_assert_eq!(texts(table.into_iter().flatten().collect()), before);
        }
    }
}
