//! What do moderators see of what the documents lack?

use std::time::SystemTime;

use serenity::all::{
    ButtonStyle, CreateButton, CreateEmbed, CreateEmbedFooter, CreateSelectMenu, CreateSelectMenuKind,
    CreateSelectMenuOption,
};

use super::ids::GapId;
use crate::app::gaps::Gap;
use crate::corpus::{Passage, PassageKey};
use crate::discord::asking::steps::moment;
use crate::discord::render::limits;
use crate::discord::render::markdown::{clean, escape, mention};
use crate::discord::render::screen::{Screen, page};
use crate::domain::{Language, LeadingQuestion, unix_millis};
use crate::texts::{gaps, texts};

/// How many questions stand on a page: as many as fit, of 300 characters, half of whose signs are escaped.
const ON_A_PAGE: usize = 7;
/// How many questions that lead to a passage stand on a page.
const LEADING_ON_A_PAGE: usize = 5;
/// How many other wordings are shown.
const OTHER_WORDS: usize = 8;
/// The most characters of a question in a list.
const QUESTION: usize = 250;
/// The most characters of a passage to choose.
const PASSAGE: usize = 350;

/// A page of what the documents lack.
pub(crate) fn list(found: &[Gap], wanted: usize, log_is_on: bool, language: Language) -> Screen {
    let texts = gaps(language);
    let (at, pages, range) = page(wanted, found.len(), ON_A_PAGE);
    let shown = &found[range];
    let lines = shown.iter().map(|gap| line(gap, language));
    let mut words = vec![texts.gaps_explained()];
    if !log_is_on {
        words.push(texts.log_is_off());
    }
    if found.is_empty() {
        words.push(texts.nothing_lacking());
    }
    words.extend(lines);
    let mut embed = CreateEmbed::new()
        .title(texts.gaps_title())
        .description(limits::cut(&words.join("\n"), limits::EMBED_DESCRIPTION));
    if pages > 1 {
        embed = embed.footer(CreateEmbedFooter::new(self::texts(language).page_of(at + 1, pages)));
    }
    let mut screen = Screen::of(embed);
    if !shown.is_empty() {
        let option = |gap: &Gap| CreateSelectMenuOption::new(label(&gap.question), format!("{:x}", gap.mark));
        let kind = CreateSelectMenuKind::String { options: shown.iter().map(option).collect() };
        screen = screen
            .menu(CreateSelectMenu::new(GapId::Choose.to_string(), kind).placeholder(texts.choose_gap()));
    }
    let more = [
        (!found.is_empty()).then(|| quiet(GapId::File, texts.as_a_file())),
        Some(quiet(GapId::Leading(0), texts.leading_button())),
    ];
    screen.buttons(paging(GapId::List, (at, pages), language)).buttons(more.into_iter().flatten().collect())
}

fn line(gap: &Gap, language: Language) -> String {
    let question = escape(&limits::cut(&gap.question, QUESTION));
    let open: Vec<_> = gap.open.iter().take(2).map(|key| mention(key.thread)).collect();
    gaps(language).gap_line(gap.count, &question, &since(gap.latest), &open)
}

fn since(moment_of: SystemTime) -> String {
    moment(unix_millis(moment_of).div_euclid(1_000))
}

/// One of them, with what can be done about it.
pub(crate) fn one(gap: &Gap, has_group: bool, language: Language) -> Screen {
    let texts = gaps(language);
    let mut embed = CreateEmbed::new()
        .title(limits::cut(&escape(&gap.question), limits::EMBED_TITLE))
        .description(texts.asked_so_often(gap.count, &since(gap.latest)));
    if !gap.other_words.is_empty() {
        let lines = gap.other_words.iter().take(OTHER_WORDS);
        let lines: Vec<_> = lines.map(|words| format!("- {}", escape(&limits::cut(words, 120)))).collect();
        embed =
            embed.field(texts.also_asked_as(), limits::cut(&lines.join("\n"), limits::EMBED_FIELD), false);
    }
    if !gap.open.is_empty() {
        let links: Vec<_> = gap.open.iter().take(10).map(|key| mention(key.thread)).collect();
        embed = embed.field(texts.waits_in_the_group(), links.join("\n"), false);
    }
    let mark = gap.mark;
    let lead = CreateButton::new(GapId::Lead(mark).to_string()).label(texts.a_passage_answers_it());
    let mut buttons = vec![lead.style(ButtonStyle::Success)];
    if has_group && gap.open.is_empty() {
        buttons.push(quiet(GapId::Put(mark), texts.put_to_the_group()));
    }
    if gap.open.len() > 1 {
        buttons.push(quiet(GapId::Merge(mark), texts.merge_open()));
    }
    buttons.push(quiet(GapId::NotOurs(mark), texts.not_ours()));
    Screen::of(embed).buttons(buttons).buttons(vec![back(language)])
}

/// The passages to which a question may lead: the question stands in the title, from where a choice reads it.
pub(crate) fn passages(question: &str, mark: i64, found: &[Passage], language: Language) -> Screen {
    let texts = gaps(language);
    let mut embed = CreateEmbed::new().title(limits::cut(&escape(question), limits::EMBED_TITLE));
    if found.is_empty() {
        let again = quiet(GapId::Lead(mark), texts.a_passage_answers_it());
        return Screen::of(embed).saying(texts.no_passage()).buttons(vec![again, back(language)]);
    }
    for passage in found {
        let place = limits::cut(&escape(&place(passage)), limits::EMBED_TITLE);
        let words = passage.text().split_whitespace().collect::<Vec<_>>().join(" ");
        embed = embed.field(place, escape(&limits::cut(&words, PASSAGE)), false);
    }
    let option = |passage: &Passage| {
        let words = passage.text().split_whitespace().collect::<Vec<_>>().join(" ");
        CreateSelectMenuOption::new(label(&place(passage)), passage.key().to_string())
            .description(limits::cut(&words, limits::SELECT_TEXT))
    };
    let kind = CreateSelectMenuKind::String { options: found.iter().map(option).collect() };
    let menu = CreateSelectMenu::new(GapId::Passage(mark).to_string(), kind);
    let again = quiet(GapId::Lead(mark), texts.words_to_find());
    Screen::of(embed)
        .saying(texts.choose_passage())
        .menu(menu.placeholder(texts.choose_passage()))
        .buttons(vec![again, back(language)])
}

/// Where a passage stands.
pub(crate) fn place(passage: &Passage) -> String {
    let title = std::iter::once(&passage.document.title);
    title.chain(passage.headings.iter()).map(String::as_str).collect::<Vec<_>>().join(" › ")
}

/// A page of the questions that lead to passages, each with its passage where that is there.
pub(crate) fn leading(
    all: &[(LeadingQuestion, Option<Passage>)],
    wanted: usize,
    language: Language,
) -> Screen {
    let texts = gaps(language);
    let (at, pages, range) = page(wanted, all.len(), LEADING_ON_A_PAGE);
    let shown = &all[range];
    let line = |(leading, passage): &(LeadingQuestion, Option<Passage>)| {
        let place = passage.as_ref().map_or_else(|| texts.passage_lost(), |passage| escape(&place(passage)));
        let question = escape(&limits::cut(&leading.question, QUESTION));
        format!("- {}", texts.leading_line(&question, &place))
    };
    let lines: Vec<_> = shown.iter().map(line).collect();
    let words = if lines.is_empty() { texts.nothing_leads() } else { lines.join("\n") };
    let mut embed = CreateEmbed::new()
        .title(texts.leading_title())
        .description(limits::cut(&words, limits::EMBED_DESCRIPTION));
    if pages > 1 {
        embed = embed.footer(CreateEmbedFooter::new(self::texts(language).page_of(at + 1, pages)));
    }
    let mut screen = Screen::of(embed);
    if !shown.is_empty() {
        let option = |(leading, _): &(LeadingQuestion, Option<Passage>)| {
            CreateSelectMenuOption::new(label(&leading.question), leading_value(leading))
        };
        let kind = CreateSelectMenuKind::String { options: shown.iter().map(option).collect() };
        let menu = CreateSelectMenu::new(GapId::StopLeading.to_string(), kind);
        screen = screen.menu(menu.placeholder(texts.choose_to_stop()));
    }
    screen.buttons(paging(GapId::Leading, (at, pages), language)).buttons(vec![back(language)])
}

/// What stands in a menu for a question that leads to a passage: the passage and a hash of the words.
pub(crate) fn leading_value(leading: &LeadingQuestion) -> String {
    use std::hash::{DefaultHasher, Hash as _, Hasher as _};
    let mut hasher = DefaultHasher::new();
    leading.question.hash(&mut hasher);
    format!("{}.{:x}", leading.passage, hasher.finish())
}

/// The key in the value of a passage's option.
pub(crate) fn key(value: &str) -> Option<PassageKey> {
    value.parse().ok()
}

pub(crate) fn back(language: Language) -> CreateButton {
    quiet(GapId::List(0), gaps(language).back_to_the_list())
}

fn quiet(id: GapId, label: String) -> CreateButton {
    CreateButton::new(id.to_string()).label(limits::cut(&label, limits::BUTTON)).style(ButtonStyle::Secondary)
}

fn paging(to: fn(usize) -> GapId, (at, pages): (usize, usize), language: Language) -> Vec<CreateButton> {
    let previous = at.checked_sub(1).map(|page| quiet(to(page), texts(language).previous_page()));
    let next = (at + 1 < pages).then(|| quiet(to(at + 1), texts(language).next_page()));
    previous.into_iter().chain(next).collect()
}

/// A text as the label of an option: Discord refuses an empty one.
fn label(text: &str) -> String {
    let text = clean(text);
    limits::cut(if text.trim().is_empty() { "?" } else { &text }, limits::SELECT_TEXT)
}
