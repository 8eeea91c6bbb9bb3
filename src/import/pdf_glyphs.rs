//! Which lines of text stand on the pages of a PDF, and where?

use hayro_interpret::font::{Glyph, GlyphRun, PositionedGlyph};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};
use unicode_normalization::char::compose;

use super::problem::{MAX_TEXT_BYTES, Problem};

/// Units of a font's own space in its size.
const UNITS_PER_EM: f64 = 1000.0;
/// All measures are in parts of the letters' size. A gap as wide as this is a space...
const SPACE: f64 = 0.12;
/// ... and one as wide as this is between two columns, or cells.
const COLUMN_GAP: f64 = 4.0;
/// Letters this far up or down are still on the line: a raised number, say.
const OFF_THE_LINE: f64 = 0.6;
/// A small number raised by this much is the mark of a note.
const NOTE_RAISED: f64 = 0.2;
const NOTE_SIZE: f64 = 0.8;
/// A letter that begins this far before the end of an accent stands below it.
const OVERLAP: f64 = 0.15;
/// Accents that stand by themselves, and the marks that they are on a letter.
const ACCENTS: [(char, char); 13] = [
    ('`', '\u{300}'),
    ('´', '\u{301}'),
    ('^', '\u{302}'),
    ('ˆ', '\u{302}'),
    ('~', '\u{303}'),
    ('˜', '\u{303}'),
    ('¯', '\u{304}'),
    ('˘', '\u{306}'),
    ('˙', '\u{307}'),
    ('¨', '\u{308}'),
    ('˚', '\u{30a}'),
    ('ˇ', '\u{30c}'),
    ('¸', '\u{327}'),
];
/// More lines than this are not held at once. A book of a thousand pages has 50 000.
const MAX_LINES: usize = 500_000;
/// Fonts of this weight are bold.
const BOLD_WEIGHT: u32 = 600;

/// A line of text on a page, y counted downwards.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// Its page, from 0.
    pub(super) page: usize,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) y: f64,
    /// The size of its first letter.
    pub(super) size: f64,
    /// Whether all of it is bold.
    pub(super) bold: bool,
    pub(super) text: String,
}

/// All lines in the order in which they are drawn, which is nearly always that of reading; and the
/// number of glyphs of which the file does not say what letter they are.
///
/// # Errors
/// When there is more text than is read.
pub(super) fn lines(pdf: &Pdf) -> Result<(Vec<Line>, usize), Problem> {
    let cache = InterpreterCache::new();
    let mut collector = Collector::default();
    for (number, page) in pdf.pages().iter().enumerate() {
        collector.page = number;
        collector.open = false;
        let transform = Affine::new(page.initial_transform(true).as_coeffs());
        let (width, height) = page.render_dimensions();
        let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut context = Context::new(transform, bounds, &cache, pdf.xref(), InterpreterSettings::default());
        collector.height = f64::from(height);
        draw(page, &mut context, &mut collector);
        if collector.bytes > MAX_TEXT_BYTES {
            return Err(Problem::TooMuchText);
        }
        if collector.lines.len() > MAX_LINES {
            return Err(Problem::TooManyPieces);
        }
    }
    Ok((collector.lines, collector.unreadable))
}

fn draw<'a>(page: &Page<'a>, context: &mut Context<'a>, collector: &mut Collector) {
    interpret_page(page, context, collector);
}

#[derive(Default)]
struct Collector {
    page: usize,
    height: f64,
    lines: Vec<Line>,
    /// Whether the last line may go on.
    open: bool,
    bytes: usize,
    unreadable: usize,
}

/// A letter on the page.
struct Letter {
    text: String,
    x: f64,
    y: f64,
    width: f64,
    size: f64,
    bold: bool,
}

impl Collector {
    fn letter(&mut self, letter: &Letter) {
        self.bytes += letter.text.len();
        let is_full = self.bytes > MAX_TEXT_BYTES || self.lines.len() > MAX_LINES;
        if is_full || letter.size <= 0.0 {
            return;
        }
        let Some(line) = self.lines.last_mut().filter(|_| self.open) else { return self.begin(letter) };
        let gap = (letter.x - line.right) / line.size;
        let raised = (line.y - letter.y) / line.size;
        if raised.abs() > OFF_THE_LINE || !(-1.0..COLUMN_GAP).contains(&gap) {
            return self.begin(letter);
        }
        if is_blank(&letter.text) {
            return push_space(&mut line.text);
        }
        if raised > NOTE_RAISED && letter.size < NOTE_SIZE * line.size && is_number(&letter.text) {
            line.right = line.right.max(letter.x + letter.width);
            return;
        }
        let accented =
            Some(gap).filter(|gap| *gap < -OVERLAP).and_then(|_| accented(&line.text, &letter.text));
        if let Some(accented) = accented {
            line.text.pop();
            line.text.push(accented);
        } else {
            if gap > SPACE {
                push_space(&mut line.text);
            }
            line.text.push_str(&letter.text);
        }
        line.right = line.right.max(letter.x + letter.width);
        line.bold &= letter.bold;
    }

    fn begin(&mut self, letter: &Letter) {
        if is_blank(&letter.text) {
            return;
        }
        self.open = true;
        self.lines.push(Line {
            page: self.page,
            left: letter.x,
            right: letter.x + letter.width,
            y: letter.y,
            size: letter.size,
            bold: letter.bold,
            text: letter.text.clone(),
        });
    }
}

/// The letter with the accent that the text ends with: TeX draws them apart, one over the other.
fn accented(text: &str, letter: &str) -> Option<char> {
    let accent = text.chars().next_back()?;
    let (_, mark) = ACCENTS.iter().find(|(spacing, _)| *spacing == accent)?;
    let mut letters = letter.chars();
    let letter = match letters.next()? {
        'ı' => 'i',
        'ȷ' => 'j',
        letter => letter,
    };
    compose(letter, *mark).filter(|_| letters.next().is_none())
}

fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c.is_control())
}

fn is_number(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit())
}

fn push_space(text: &mut String) {
    if !text.ends_with(' ') {
        text.push(' ');
    }
}

/// Whether a run of letters is bold, as far as its font tells.
fn is_bold(glyph: &PositionedGlyph<'_>) -> bool {
    let Glyph::Outline(glyph) = &**glyph else { return false };
    let Some(font) = glyph.font_data() else { return false };
    let named =
        font.postscript_name.as_deref().is_some_and(|name| name.contains("Bold") || name.contains("Black"));
    named || font.weight.is_some_and(|weight| weight >= BOLD_WEIGHT)
}

fn width_of(glyph: &Glyph<'_>) -> f64 {
    let width = match glyph {
        Glyph::Outline(glyph) => glyph.advance_width(),
        Glyph::Type3(glyph) => glyph.advance_width(),
    };
    // Half the size is about what a letter takes up.
    width.map_or(UNITS_PER_EM / 2.0, f64::from)
}

impl Device<'_> for Collector {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        let bold = run.glyphs().first().is_some_and(is_bold);
        for glyph in run.glyphs() {
            let transform = props.transform * glyph.transform();
            let [a, b, c, d, ..] = transform.as_coeffs();
            let origin = transform * Point::ZERO;
            let text = match glyph.as_unicode() {
                Some(BfString::Char(c)) => c.to_string(),
                Some(BfString::String(text)) => text,
                None => {
                    self.unreadable += 1;
                    continue;
                }
            };
            // What runs up the page or stands outside of it is no text to read.
            let on_the_page = (0.0..=self.height).contains(&origin.y);
            if b.abs() <= a.abs() && on_the_page {
                let size = c.hypot(d) * UNITS_PER_EM;
                let width = width_of(glyph) * a.abs();
                self.letter(&Letter { text, x: origin.x, y: origin.y, width, size, bold });
            }
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read of letters of ten points, each with where it stands and its width.
    fn read(letters: &[(&str, f64, f64)]) -> String {
        let mut collector = Collector::default();
        for (text, x, width) in letters {
            let (text, bold) = ((*text).to_owned(), false);
            collector.letter(&Letter { text, x: *x, y: 0.0, width: *width, size: 10.0, bold });
        }
        collector.lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn puts_an_accent_on_the_letter_below_it() {
        let invested = [("e", 0.0, 4.4), ("¨", 3.3, 5.0), ("ı", 4.4, 2.8), ("n", 7.2, 5.6)];
        assert_eq!(read(&invested), "eïn");
        let one = [("p", 0.0, 5.6), ("´", 8.6, 5.0), ("e", 8.9, 4.4), ("´", 13.0, 5.0), ("e", 13.3, 4.4)];
        assert_eq!(read(&one), "p éé");
    }

    #[test]
    fn leaves_an_accent_alone_that_stands_beside_a_letter() {
        assert_eq!(read(&[("´", 0.0, 5.0), ("e", 5.0, 4.4)]), "´e");
        assert_eq!(read(&[("~", 0.0, 5.0), ("5", 0.2, 5.0)]), "~5");
    }
}
