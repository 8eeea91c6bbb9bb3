//! Which letters and rules are drawn on the pages of a PDF, and where?

use hayro_interpret::font::{Glyph, GlyphRun, PositionedGlyph};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};

use super::letter::Letter;
use super::lines::{Line, Lines};
use super::rules::{self, Rule};
use super::tables;
use crate::import::markdown::inline::is_mark;
use crate::import::problem::{MAX_TEXT_BYTES, Problem};

/// Units of a font's own space in its size.
const UNITS_PER_EM: f64 = 1000.0;
/// More lines than this are not held at once. A book of a thousand pages has 50 000.
const MAX_LINES: usize = 500_000;
/// More letters than this are no page with tables, and are not held at once.
const MAX_PAGE_LETTERS: usize = 50_000;
/// Fonts of this weight are bold.
const BOLD_WEIGHT: u32 = 600;

/// A page with fewer letters than this has hardly any text...
const MIN_PAGE_LETTERS: usize = 20;
/// ... and so many figures are drawn on it that they may well be letters.
const MANY_FIGURES: usize = 200;

/// What is drawn on the pages of a PDF.
pub(super) struct Drawn {
    /// All lines in the order in which they are drawn, which is nearly always that of reading.
    pub(super) lines: Vec<Line>,
    /// The number of glyphs of which the file does not say what letter they are.
    pub(super) unreadable: usize,
    /// How many pages there are.
    pub(super) pages: usize,
    /// How many of them are pictures or drawings, with hardly any text.
    pub(super) unread_pages: usize,
}

/// Reads all pages.
///
/// # Errors
/// When there is more text than is read.
pub(super) fn read(pdf: &Pdf) -> Result<Drawn, Problem> {
    let cache = InterpreterCache::new();
    let mut collector = Collector::default();
    for (number, page) in pdf.pages().iter().enumerate() {
        let transform = Affine::new(page.initial_transform(true).as_coeffs());
        let (width, height) = page.render_dimensions();
        let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut context = Context::new(transform, bounds, &cache, pdf.xref(), InterpreterSettings::default());
        collector.begin_page(number, f64::from(height));
        draw(page, &mut context, &mut collector);
        collector.end_page();
        if collector.bytes > MAX_TEXT_BYTES {
            return Err(Problem::TooMuchText);
        }
        if collector.lines.lines.len() > MAX_LINES {
            return Err(Problem::TooManyPieces);
        }
    }
    let Collector { lines, unreadable, unread_pages, .. } = collector;
    Ok(Drawn { lines: lines.lines, unreadable, pages: pdf.pages().len(), unread_pages })
}

fn draw<'a>(page: &Page<'a>, context: &mut Context<'a>, collector: &mut Collector) {
    interpret_page(page, context, collector);
}

#[derive(Default)]
struct Collector {
    height: f64,
    /// What is drawn on the page, until it is known which of it is a table.
    letters: Vec<Letter>,
    rules: Vec<Rule>,
    lines: Lines,
    bytes: usize,
    unreadable: usize,
    /// How many letters, pictures and figures there are on the page.
    page_letters: usize,
    pictures: usize,
    figures: usize,
    unread_pages: usize,
}

impl Collector {
    fn begin_page(&mut self, number: usize, height: f64) {
        self.height = height;
        self.lines.page = number;
        self.lines.close();
        (self.page_letters, self.pictures, self.figures) = (0, 0, 0);
    }

    fn letter(&mut self, letter: Letter) {
        if letter.text.contains(is_mark) {
            return;
        }
        self.page_letters += usize::from(letter.text.contains(char::is_alphabetic));
        self.bytes += letter.text.len();
        if self.bytes > MAX_TEXT_BYTES || self.lines.lines.len() > MAX_LINES {
            return;
        }
        self.letters.push(letter);
        if self.letters.len() > MAX_PAGE_LETTERS {
            self.letters.drain(..).for_each(|letter| self.lines.letter(&letter));
        }
    }

    /// Makes lines of the letters, and tables of those between rules.
    fn end_page(&mut self) {
        let is_drawn = self.pictures > 0 || self.figures > MANY_FIGURES;
        self.unread_pages += usize::from(is_drawn && self.page_letters < MIN_PAGE_LETTERS);
        let letters = std::mem::take(&mut self.letters);
        tables::read(&letters, std::mem::take(&mut self.rules), &mut self.lines);
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
                self.letter(Letter { text, x: origin.x, y: origin.y, width, size, bold });
            }
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'_>, mode: &DrawMode) {
        self.figures += 1;
        let is_stroked = matches!(mode, DrawMode::Stroke(_) | DrawMode::FillAndStroke(..));
        rules::collect(path, props.transform, is_stroked, &mut self.rules);
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.pictures += 1;
    }
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
