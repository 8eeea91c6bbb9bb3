//! What do the screens of `/topics` show?

use std::collections::HashSet;

use serenity::all::{
    ButtonStyle, CreateButton, CreateEmbed, CreateEmbedFooter, CreateSelectMenu, CreateSelectMenuKind,
    CreateSelectMenuOption,
};

use super::ids::{Screenful, TopicsId};
use crate::app::browse::{self, Section, Shelf, ShelfKey};
use crate::app::helpers::ThankedMember;
use crate::corpus::PassageKey;
use crate::discord::render::markdown::escape;
use crate::discord::render::screen::{Screen, page};
use crate::discord::render::{citation, limits, passage};
use crate::domain::{ChannelId, GuildId, Language, MessageId};
use crate::texts::{Texts, texts};

/// The documents, for a member of this language.
pub(crate) struct TopicScreens<'a> {
    pub(crate) shelf: Shelf<'a>,
    pub(crate) language: Language,
}

/// A choice in a menu: its label, its value, and what is said of it.
type Choice = (String, String, Option<String>);

impl TopicScreens<'_> {
    fn texts(&self) -> &'static dyn Texts {
        texts(self.language)
    }

    /// The topics.
    pub(crate) fn topics(&self, wanted: usize) -> Screen {
        let texts = self.texts();
        let topics = self.shelf.topics(self.language);
        if topics.is_empty() {
            return Screen::default().saying(texts.no_documents());
        }
        let choices = topics.iter().map(|topic| {
            let name = topic.name.clone().unwrap_or_else(|| texts.other_topics());
            (name, format!("{:08x}", topic.key), Some(texts.documents_in_topic(topic.documents)))
        });
        let list = MenuList {
            choices: choices.collect(),
            placeholder: texts.choose_topic(),
            at: |page| Screenful::Topics { page },
            back: None,
        };
        list.show(CreateEmbed::new().title(texts.topics_title()), wanted, texts)
    }

    /// The documents on a topic; `None` when there are none any more.
    pub(crate) fn documents(&self, topic: ShelfKey, wanted: usize) -> Option<Screen> {
        let texts = self.texts();
        let documents = self.shelf.documents_on(self.language, topic);
        let named = self.shelf.topics(self.language).into_iter().find(|known| known.key == topic)?;
        let title = named.name.unwrap_or_else(|| texts.other_topics());
        let choices = documents.iter().map(|document| {
            let foreign = document.language != self.language;
            let language = foreign.then(|| texts.language_name(document.language));
            (document.title.clone(), format!("{:08x}", browse::key(&document.id)), language)
        });
        let list = MenuList {
            choices: choices.collect(),
            placeholder: texts.choose_document(),
            at: |page| Screenful::Documents { topic, page },
            back: Some(Screenful::Topics { page: 0 }),
        };
        let title = limits::cut(&escape(&title), limits::EMBED_TITLE);
        Some(list.show(CreateEmbed::new().title(title), wanted, texts))
    }

    /// The sections of a document, one of them opened; `None` when the document or the section is
    /// there no longer.
    pub(crate) fn sections(
        &self,
        topic: ShelfKey,
        document: ShelfKey,
        wanted: usize,
        opened: Option<PassageKey>,
    ) -> Option<Screen> {
        let texts = self.texts();
        let sections = self.shelf.sections(document);
        let first = sections.first()?;
        let embed = match opened {
            Some(key) => opened_section(sections.iter().find(|section| section.key == key)?, texts),
            None => {
                CreateEmbed::new().title(limits::cut(&escape(&first.document.title), limits::EMBED_TITLE))
            }
        };
        let choices =
            sections.iter().map(|section| (section.heading().to_owned(), section.key.to_string(), None));
        let list = MenuList {
            choices: choices.collect(),
            placeholder: texts.choose_section(),
            at: |page| Screenful::Sections { topic, document, page },
            back: Some(Screenful::Documents { topic, page: 0 }),
        };
        Some(list.show(embed, wanted, texts))
    }
}

fn opened_section(section: &Section, texts: &dyn Texts) -> CreateEmbed {
    let document = &section.document;
    let path = std::iter::once(&document.title).chain(section.headings.iter());
    let title = path.map(String::as_str).collect::<Vec<_>>().join(" › ");
    let text = passage::words(document, section.text());
    let embed = CreateEmbed::new()
        .title(limits::cut(&escape(&title), limits::EMBED_TITLE))
        .description(limits::cut(&text, limits::EMBED_DESCRIPTION));
    match citation::sources(&document.sources) {
        Some(sources) => embed.field(texts.sources_label(document.sources.len()), sources, false),
        None => embed,
    }
}

/// With the members who helped, and links to what helped; in the order of the day, and without numbers.
pub(crate) fn members(
    embed: CreateEmbed,
    members: &[ThankedMember],
    guild: GuildId,
    texts: &dyn Texts,
) -> CreateEmbed {
    let line = |thanked: &ThankedMember| {
        let link = |(thread, message): &(ChannelId, MessageId)| {
            format!("[{}](https://discord.com/channels/{guild}/{thread}/{message})", texts.their_answer())
        };
        let links: Vec<_> = thanked.messages.iter().map(link).collect();
        format!("<@{}>: {}", thanked.member, links.join(", "))
    };
    let mut shown = String::new();
    for line in members.iter().map(line) {
        if shown.chars().count() + line.chars().count() < limits::EMBED_FIELD {
            shown = if shown.is_empty() { line } else { format!("{shown}\n{line}") };
        }
    }
    embed.field(texts.members_who_helped(), shown, false)
}

/// A list to choose from, of as many pages as it takes.
struct MenuList<F: Fn(usize) -> Screenful> {
    choices: Vec<Choice>,
    placeholder: String,
    /// Where a page of it is.
    at: F,
    back: Option<Screenful>,
}

impl<F: Fn(usize) -> Screenful> MenuList<F> {
    fn show(mut self, embed: CreateEmbed, wanted: usize, texts: &dyn Texts) -> Screen {
        // Discord refuses a menu in which a value stands twice.
        let mut seen = HashSet::new();
        self.choices.retain(|(_, value, _)| seen.insert(value.clone()));
        let (page, pages, here) = page(wanted, self.choices.len(), limits::SELECT_OPTIONS);
        let options = self.choices[here].iter().map(option).collect();
        let menu = CreateSelectMenu::new(
            TopicsId::Pick((self.at)(page)).to_string(),
            CreateSelectMenuKind::String { options },
        );
        let button = |screenful: Screenful, label: String| {
            CreateButton::new(TopicsId::Go(screenful).to_string()).label(label).style(ButtonStyle::Secondary)
        };
        let mut buttons = Vec::new();
        if page > 0 {
            buttons.push(button((self.at)(page - 1), texts.previous_page()));
        }
        if page + 1 < pages {
            buttons.push(button((self.at)(page + 1), texts.next_page()));
        }
        buttons.extend(self.back.map(|screenful| button(screenful, texts.go_back())));
        let embed = match pages {
            1 => embed,
            _ => embed.footer(CreateEmbedFooter::new(texts.page_of(page + 1, pages))),
        };
        Screen::of(embed).menu(menu.placeholder(self.placeholder)).buttons(buttons)
    }
}

fn option((label, value, said): &Choice) -> CreateSelectMenuOption {
    let label = if label.trim().is_empty() { "…" } else { label };
    let option = CreateSelectMenuOption::new(limits::cut(label, limits::SELECT_TEXT), value.clone());
    match said {
        Some(said) => option.description(limits::cut(said, limits::SELECT_TEXT)),
        None => option,
    }
}
