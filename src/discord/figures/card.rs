//! How do the figures look?

use serenity::all::CreateEmbed;

use crate::app::figures::Report;
use crate::discord::render::limits;
use crate::discord::render::markdown::escape;
use crate::domain::{FIGURES_OF_DAYS, Language};
use crate::texts::{Figure, FiguresTexts, gaps};

/// The figures, without names.
pub(crate) fn embed(report: &Report, title: String, language: Language) -> CreateEmbed {
    let (texts, figures) = (gaps(language), &report.figures);
    let lines = |figures: &[(Figure, u64)]| {
        let lines: Vec<_> = figures.iter().map(|(figure, count)| texts.figure(*figure, *count)).collect();
        lines.join("\n")
    };
    let documents = [(Figure::Asked, figures.asked), (Figure::Answered, figures.answered)];
    let group = [
        (Figure::Put, figures.put),
        (Figure::RepliedWithinHour, figures.replied_within_hour),
        (Figure::RepliedWithinDay, figures.replied_within_day),
        (Figure::Helped, figures.helped),
        (Figure::Kept, figures.kept),
        (Figure::Repliers, figures.repliers),
        (Figure::NewRepliers, figures.new_repliers),
    ];
    let helpers = [
        (Figure::HelpersAwake, figures.awake),
        (Figure::HelpersAsleep, figures.asleep),
        (Figure::Wakes, figures.wakes),
        (Figure::WakesTakenUp, figures.taken_up),
    ];
    let embed = CreateEmbed::new()
        .title(title)
        .description(texts.figures_of(FIGURES_OF_DAYS))
        .field(texts.of_the_documents(), lines(&documents), true)
        .field(texts.of_the_group(), lines(&group), true)
        .field(texts.of_the_helpers(), lines(&helpers), true);
    if report.topics.is_empty() {
        return embed;
    }
    let topics = topics(report, texts);
    embed.field(texts.topics_lacking(), limits::cut(&topics, limits::EMBED_FIELD), false)
}

fn topics(report: &Report, texts: &dyn FiguresTexts) -> String {
    let topics = report.topics.iter().map(|(topic, count)| texts.topic_lacking(&escape(topic), *count));
    topics.collect::<Vec<_>>().join("\n")
}
