//! How does a question wait in a private message until it is posted? Its words stand there, and nowhere else.

use serenity::all::{CreateEmbed, Message};

use crate::discord::render::limits;
use crate::discord::render::markdown::{escape, unescape};
use crate::domain::Language;
use crate::domain::open_question::QuestionWords;
use crate::texts::{GroupTexts, group};

/// A question as it will be posted.
pub(crate) fn embed(words: &QuestionWords, texts: &dyn GroupTexts) -> CreateEmbed {
    let mut embed = CreateEmbed::new();
    if !words.question.is_empty() {
        embed = embed.title(limits::cut(&escape(&words.question), limits::EMBED_TITLE));
    }
    let parts =
        [(texts.what_for(), &words.purpose), (texts.tried(), &words.tried), (texts.by(), &words.by_when)];
    for (name, text) in parts.into_iter().filter(|(_, text)| !text.is_empty()) {
        embed = embed.field(name, limits::cut(&escape(text), limits::EMBED_FIELD), false);
    }
    embed
}

/// The words of the draft in a message of ours.
pub(crate) fn words(message: &Message) -> Option<QuestionWords> {
    let embed = message.embeds.first()?;
    let question = embed.title.as_deref().map(unescape).unwrap_or_default();
    let mut words = QuestionWords { question, ..QuestionWords::default() };
    for field in &embed.fields {
        let is = |name: fn(&dyn GroupTexts) -> String| {
            Language::ALL.into_iter().any(|language| field.name == name(group(language)))
        };
        let text = unescape(&field.value);
        if is(|texts| texts.what_for()) {
            words.purpose = text;
        } else if is(|texts| texts.tried()) {
            words.tried = text;
        } else if is(|texts| texts.by()) {
            words.by_when = text;
        }
    }
    Some(words)
}
