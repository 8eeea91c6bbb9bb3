//! How does the name of a command become one that can be pressed, and that everybody reads in their own language?

use std::collections::HashMap;
use std::sync::Arc;

use arc_swap::ArcSwap;
use serenity::all::{CreateEmbed, Embed};
use tokio::sync::watch;

use super::limits;

/// What our sentences put before the name of a command, and after it.
const BEFORE: &str = "`/";
const AFTER: char = '`';

/// The names of commands, in every language, with what Discord makes a link of ("Message Formatting"). Their numbers
/// come with registering: until then a name stays what it is.
#[derive(Default)]
pub(crate) struct CommandLinks {
    links: ArcSwap<HashMap<String, String>>,
    /// Whether nobody needs to wait for them any more.
    settled: watch::Sender<bool>,
}

impl CommandLinks {
    /// Learns the link of each name, such as `dagelijks tonen`.
    pub(crate) fn learn(&self, links: HashMap<String, String>) {
        self.links.store(Arc::new(links));
        self.settle();
    }

    /// The links are not to be waited for any longer: they will be late, or never come.
    pub(crate) fn settle(&self) {
        self.settled.send_replace(true);
    }

    /// Waits until the links are known, or not to be waited for. What is said before names commands that nobody can
    /// press.
    pub(crate) async fn settled(&self) {
        // The sender lives as long as this.
        let _ = self.settled.subscribe().wait_for(|settled| *settled).await;
    }

    /// A sentence of ours, with links in the place of the commands that it names.
    pub(crate) fn clickable(&self, sentence: &str) -> String {
        let links = self.links.load();
        let mut shown = String::with_capacity(sentence.len());
        let mut rest = sentence;
        while let Some((before, from)) = rest.split_once(BEFORE) {
            shown.push_str(before);
            let named = from.split_once(AFTER).and_then(|(name, after)| Some((links.get(name)?, after)));
            rest = match named {
                Some((link, after)) => {
                    shown.push_str(link);
                    after
                }
                None => {
                    shown.push_str(BEFORE);
                    from
                }
            };
        }
        shown.push_str(rest);
        shown
    }

    /// The same, where it stays short enough: a link is longer than a name.
    pub(crate) fn clickable_within(&self, sentence: &str, limit: usize) -> String {
        let linked = self.clickable(sentence);
        if linked.chars().count() > limit { sentence.to_owned() } else { linked }
    }

    /// An embed of our own words, with links in its text and its fields; Discord makes none in a title.
    pub(crate) fn clickable_embed(&self, embed: CreateEmbed) -> CreateEmbed {
        let Ok(mut shown) = serde_json::to_value(&embed).and_then(serde_json::from_value::<Embed>) else {
            return embed;
        };
        let text = shown.description.as_mut().map(|text| (text, limits::EMBED_DESCRIPTION));
        let fields = shown.fields.iter_mut().map(|field| (&mut field.value, limits::EMBED_FIELD));
        for (words, limit) in text.into_iter().chain(fields) {
            *words = self.clickable_within(words, limit);
        }
        CreateEmbed::from(shown)
    }
}

/// The link to a command, or to one of its subcommands, by the number of the command.
pub(crate) fn link(name: &str, id: u64) -> String {
    format!("</{name}:{id}>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_links_once_their_numbers_are_known() {
        let links = CommandLinks::default();
        let sentence = "Met `/vraag`, `/dagelijks tonen` of `/iets anders`: `x`.";
        assert_eq!(links.clickable(sentence), sentence);
        let names = [("vraag", link("ask", 7)), ("dagelijks tonen", link("daily show", 8))];
        links.learn(names.map(|(name, link)| (name.to_owned(), link)).into());
        assert_eq!(links.clickable(sentence), "Met </ask:7>, </daily show:8> of `/iets anders`: `x`.");
        assert_eq!(links.clickable("`/vraag zonder einde"), "`/vraag zonder einde");
    }

    #[test]
    fn an_embed_has_links_where_there_is_room_and_nothing_else_of_it_changes() {
        let links = CommandLinks::default();
        links.learn([("vraag".to_owned(), link("ask", 77))].into());
        let (long, named) = ("x".repeat(limits::EMBED_FIELD - 8), "Met `/vraag`.");
        let embed = |text: &str, value: &str| {
            let embed = CreateEmbed::new().title("`/vraag`").description(text).colour(3_046_706);
            embed.field("`/vraag`", value, true).field("lang", format!("{long}`/vraag`"), false)
        };
        let linked = links.clickable_embed(embed(named, named));
        let told = |embed| serde_json::to_value(embed).expect("an embed");
        assert_eq!(told(linked), told(embed("Met </ask:77>.", "Met </ask:77>.")));
    }
}
