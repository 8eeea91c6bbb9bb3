//! What do the screens of `/documents` show?

use jiff::tz::TimeZone;
use serenity::all::{
    ButtonStyle, CreateActionRow, CreateButton, CreateEmbed, CreateInputText, CreateModal, CreateSelectMenu,
    CreateSelectMenuKind, CreateSelectMenuOption, InputTextStyle,
};

use super::ids::DocumentId;
use crate::app::DocumentDraft;
use crate::discord::render::command_links::CommandLinks;
use crate::discord::render::limits;
use crate::discord::render::markdown::{clean, escape};
use crate::discord::render::screen::{Screen, page};
use crate::domain::{Language, ListedDocument, MOST_DOCUMENTS, MOST_TEXT_OF_SERVER, ServerDocument};
use crate::texts::{OwnTexts, documents, own, texts};

pub(super) const TITLE: &str = "title";
pub(super) const TEXT: &str = "text";
pub(super) const SOURCE: &str = "source";

/// The longest title and source of a form, and its longest text, which is Discord's.
const LONGEST_TITLE: u16 = 100;
const LONGEST_SOURCE: u16 = 300;
const LONGEST_FORM_TEXT: u16 = 4_000;
/// How much of a document's beginning is shown, in characters.
const BEGINNING: usize = 700;
/// How many things to look at are told.
const WARNINGS: usize = 4;
/// How much of each.
const WARNING: usize = 250;

/// The screens of a moderator, with what they carry on of who may use them.
pub(super) struct Screens<'a> {
    pub(super) language: Language,
    pub(super) stamp: &'a str,
    pub(super) commands: &'a CommandLinks,
}

impl Screens<'_> {
    pub(super) fn texts(&self) -> &'static dyn OwnTexts {
        own(self.language)
    }

    fn button(&self, id: DocumentId, label: String) -> CreateButton {
        CreateButton::new(id.stamped(self.stamp)).label(label).style(ButtonStyle::Secondary)
    }

    /// The documents of the server.
    pub(super) fn list(&self, all: &[ListedDocument], wanted: usize) -> Screen {
        let own = self.texts();
        if all.is_empty() {
            return Screen::of(
                CreateEmbed::new()
                    .title(own.documents())
                    .description(self.commands.clickable(&own.no_documents())),
            );
        }
        let (at, pages, shown) = page(wanted, all.len(), limits::SELECT_OPTIONS);
        let line = |document: &ListedDocument| {
            format!(
                "**{}**\n-# {} · {}",
                escape(&limits::cut(&document.title, limits::HEADING)),
                own.size(document.size),
                own.date(day(document)),
            )
        };
        let lines: Vec<_> = all[shown.clone()].iter().map(line).collect();
        let size = all.iter().map(|document| document.size).sum();
        let size = (own.size(size), own.size(MOST_TEXT_OF_SERVER));
        let room = own.room(all.len(), MOST_DOCUMENTS, &size.0, &size.1);
        let text = format!("{}\n\n{room}", lines.join("\n"));
        let option = |document: &ListedDocument| {
            let title = limits::cut(&clean(&document.title), limits::SELECT_TEXT);
            CreateSelectMenuOption::new(title, document.number.to_string())
        };
        let options = all[shown].iter().map(option).collect();
        let menu = CreateSelectMenu::new(
            DocumentId::Choose.stamped(self.stamp),
            CreateSelectMenuKind::String { options },
        );
        let turn = |to: usize, label: String| self.button(DocumentId::List(to), label);
        let texts = texts(self.language);
        let before = at.checked_sub(1).map(|before| turn(before, texts.previous()));
        let after = (at + 1 < pages).then(|| turn(at + 1, texts.next()));
        let embed = CreateEmbed::new()
            .title(own.documents())
            .description(limits::cut(&text, limits::EMBED_DESCRIPTION));
        Screen::of(embed)
            .menu(menu.placeholder(own.choose_document()))
            .buttons(before.into_iter().chain(after).collect())
    }

    /// One of them.
    pub(super) fn one(&self, document: &ServerDocument, begins: &str) -> Screen {
        let own = self.texts();
        let which = document.number;
        Screen::of(self.about(document).field(own.begins(), beginning(begins), false)).buttons(vec![
            self.button(DocumentId::Write(which), own.write_anew()),
            self.button(DocumentId::Remove(which), own.remove()),
            self.button(DocumentId::List(0), own.all_documents()),
        ])
    }

    /// Whether it is to be removed.
    pub(super) fn remove(&self, document: &ServerDocument) -> Screen {
        let own = self.texts();
        let surely = DocumentId::RemoveSurely(document.number);
        Screen::default().saying(own.remove_sure(&escape(&document.title))).buttons(vec![
            self.button(surely, own.remove()).style(ButtonStyle::Danger),
            self.button(DocumentId::List(0), own.leave_it()),
        ])
    }

    /// What was read, before it counts.
    pub(super) fn draft(&self, draft: &DocumentDraft, number: u64) -> Screen {
        let own = self.texts();
        let passages = format!("{} · {}", own.passages(draft.passages), own.size(draft.document.text.len()));
        let mut embed = self.about(&draft.document).field(own.begins(), beginning(&draft.begins), false);
        if !draft.warnings.is_empty() {
            embed = embed.field(own.look_at_this(), self.warnings(&draft.warnings), false);
        }
        embed = embed.footer(serenity::all::CreateEmbedFooter::new(passages));
        let replaces = (draft.document.number != 0).then_some(draft.document.number);
        let like = replaces.or(draft.like.as_ref().map(|like| like.number));
        let replace = like.map(|which| self.button(DocumentId::Keep(number, which), own.replace()));
        let add = replaces.is_none().then(|| self.button(DocumentId::Keep(number, 0), own.add()));
        let leave = self.button(DocumentId::Leave(number), own.leave_it());
        let buttons = replace.into_iter().chain(add).chain([leave]).collect();
        let line = match (&draft.like, replaces) {
            (Some(_), None) => format!("{}\n{}", own.not_added_yet(), own.same_title()),
            _ => own.not_added_yet(),
        };
        Screen::of(embed).saying(line).buttons(buttons)
    }

    fn about(&self, document: &ServerDocument) -> CreateEmbed {
        let source = document.source.as_ref().map(|source| match &source.url {
            Some(url) => format!("[{}](<{url}>)", escape(&source.title)),
            None => escape(&source.title),
        });
        let embed = CreateEmbed::new().title(limits::cut(&escape(&document.title), limits::EMBED_TITLE));
        let language = texts(self.language).language_name(document.language);
        let parts: Vec<_> = std::iter::once(language).chain(source).collect();
        embed.description(limits::cut(&parts.join(" · "), limits::EMBED_FIELD))
    }

    fn warnings(&self, warnings: &[String]) -> String {
        let shown = warnings.iter().take(WARNINGS).map(|warning| {
            let told = documents(self.language).message(warning);
            format!("- {}", escape(&limits::cut(&told, WARNING)))
        });
        let left = warnings.len().saturating_sub(WARNINGS);
        let more = (left > 0).then(|| self.texts().and_more(left));
        limits::cut(&shown.chain(more).collect::<Vec<_>>().join("\n"), limits::EMBED_FIELD)
    }

    /// The form for the text of a document.
    pub(super) fn form(&self, document: Option<&ServerDocument>, which: i64) -> CreateModal {
        let own = self.texts();
        let [title, text, source] = own.form_inputs();
        let known = |most: u16, words: Option<&str>| words.map(|words| limits::cut(words, most.into()));
        let title = CreateInputText::new(InputTextStyle::Short, title, TITLE).max_length(LONGEST_TITLE);
        let title = filled(title, known(LONGEST_TITLE, document.map(|document| document.title.as_str())));
        let text = CreateInputText::new(InputTextStyle::Paragraph, text, TEXT)
            .max_length(LONGEST_FORM_TEXT)
            .placeholder(own.form_hint());
        let source = CreateInputText::new(InputTextStyle::Short, source, SOURCE)
            .max_length(LONGEST_SOURCE)
            .required(false);
        let named = document.and_then(|document| document.source.as_ref());
        let named = named.map(|source| source.url.as_deref().unwrap_or(&source.title));
        let source = filled(source, known(LONGEST_SOURCE, named));
        CreateModal::new(DocumentId::Write(which).stamped(self.stamp), own.form())
            .components([title, text, source].into_iter().map(CreateActionRow::InputText).collect())
    }
}

fn filled(input: CreateInputText, value: Option<String>) -> CreateInputText {
    match value {
        Some(value) => input.value(value),
        None => input,
    }
}

fn beginning(words: &str) -> String {
    limits::cut(&clean(words), BEGINNING)
}

fn day(document: &ListedDocument) -> jiff::civil::Date {
    let moment = jiff::Timestamp::try_from(document.changed_at).unwrap_or_default();
    moment.to_zoned(TimeZone::UTC).date()
}
