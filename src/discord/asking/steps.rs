//! What does an asker see between the form and the post? At most one question about theirs at a time, in private.

use serenity::all::{ButtonStyle, ChannelId, Context, CreateButton};

use super::numbers::post_id;
use super::who::Actor;
use crate::app::AnswerCard;
use crate::app::Reply;
use crate::app::daily::Undelivered;
use crate::app::group::{Next, Passed, Put, PutThere, Questions};
use crate::discord::group::ids::{Deed, GroupId};
use crate::discord::group::outlet::DiscordGroup;
use crate::discord::group::{draft, permissions};
use crate::discord::helpers::ids::{HelperDeed, HelperId};
use crate::discord::render::card::Card;
use crate::discord::render::markdown::mention;
use crate::discord::render::reader::Reader;
use crate::discord::render::reply;
use crate::discord::render::screen::Screen;
use crate::discord::rest::message::MessageBody;
use crate::discord::rest::send::{self, InteractionRef};
use crate::discord::state::{Error, State};
use crate::domain::open_question::{MOST_A_DAY, MOST_AT_ONCE, OpenQuestion, QUESTION_LENGTH, QuestionWords};
use crate::texts::{GroupTexts, group, helpers, texts};

/// A question on its way into the group.
pub(crate) struct Draft {
    /// Its words, cleaned.
    pub(crate) words: QuestionWords,
    /// What its asker has been asked.
    pub(crate) passed: Passed,
    /// Whether the documents have yet to be asked with all of its words.
    pub(crate) anew: bool,
}

/// The steps of one asker, in a message that only they see.
pub(crate) struct Steps<'a> {
    pub(crate) ctx: &'a Context,
    pub(crate) ticket: InteractionRef<'a>,
    pub(crate) actor: &'a Actor,
    pub(crate) questions: &'a Questions<DiscordGroup>,
    pub(crate) state: &'a State,
}

impl Steps<'_> {
    /// Asks what there is to be asked, or else posts the question.
    pub(crate) async fn go_on(&self, draft: Draft) -> Result<(), Error> {
        let asker = self.actor.asker(self.questions.now());
        let next = self.questions.consider(&asker, &draft.words, (draft.passed, draft.anew)).await;
        let body = match next {
            Ok(Next::Post) => return Box::pin(self.put(&draft)).await,
            Ok(next) => self.ask(next, &draft),
            Err(_) => self.again(&draft, &self.texts().not_posted()),
        };
        self.show(body).await
    }

    async fn put(&self, draft: &Draft) -> Result<(), Error> {
        let asker = self.actor.asker(self.questions.now());
        let body = match self.questions.put(&asker, &draft.words, self.ticket.id.get()).await {
            Put::There(there) => self.posted(&there),
            Put::Refused(next) => self.ask(next, draft),
            Put::NotKept => self.again(draft, &self.texts().not_posted()),
            Put::Undelivered(why) => self.undelivered(&why, draft).await,
        };
        self.show(body).await
    }

    /// Where it stands; and whether they would think along too, for who may be asked that.
    fn posted(&self, there: &PutThere) -> MessageBody {
        let wait = there.wait.map(|wait| wait.as_secs() / 60);
        let posted = self.texts().posted(&mention(there.question.key.thread), wait);
        if !there.invites {
            return notice(&posted);
        }
        let texts = helpers(self.actor.language);
        let id = HelperId { deed: HelperDeed::Invited, guild: self.actor.guild };
        let yes =
            CreateButton::new(id.to_string()).label(texts.i_think_along_too()).style(ButtonStyle::Secondary);
        let words = format!("{posted}\n\n{}", texts.would_you_too());
        Screen::default().saying(words).buttons(vec![yes]).into()
    }

    fn texts(&self) -> &'static dyn GroupTexts {
        group(self.actor.language)
    }

    async fn show(&self, body: MessageBody) -> Result<(), Error> {
        let body = body.clickable(&self.state.commands).whole();
        send::edit(&self.ctx.http, self.ticket, body).await.map(drop)
    }

    /// What is said or asked of a question that isn't posted yet.
    fn ask(&self, next: Next, draft: &Draft) -> MessageBody {
        let texts = self.texts();
        match next {
            Next::NoGroup => notice(&texts.no_group()),
            Next::Stopped(until) => notice(&texts.may_not_ask(&moment(until.as_second()))),
            Next::TooManyAtOnce => notice(&texts.too_many_at_once(MOST_AT_ONCE)),
            Next::TooManyToday => notice(&texts.too_many_today(MOST_A_DAY)),
            Next::PostedBefore(key) => notice(&texts.posted_before(&mention(key.thread))),
            Next::TooShort => {
                self.draft(draft, &texts.too_short(*QUESTION_LENGTH.start()), vec![self.change_first()])
            }
            Next::Personal(what) => {
                let post = self.post(draft, Passed::PERSONAL, texts.post_all_the_same());
                self.draft(draft, &texts.holds_personal_data(what), vec![post, self.change_first()])
            }
            Next::MayBeAnswer(found) => self.may_be_answer(*found, draft),
            Next::LooksLike(other) => self.looks_like(&other, draft),
            Next::Post => self.again(draft, &texts.not_posted()),
        }
    }

    fn may_be_answer(&self, found: AnswerCard, draft: &Draft) -> MessageBody {
        let texts = self.texts();
        let reader = Reader::new(self.actor.member, &self.state.commands);
        let shown = reply::lay_out(&Reply::Answer(found), reader);
        let found = button(GroupId::plain(Deed::Found), texts.that_is_it(), ButtonStyle::Success);
        let post = self.post(draft, Passed::DOCUMENTS, texts.post_my_question());
        let words = std::iter::once(texts.may_be_your_answer()).chain(shown.content);
        let body = self.draft(draft, &words.collect::<Vec<_>>().join("\n"), vec![found, post]);
        match shown.embed {
            Some(passage) => body.and_embed(passage),
            None => body,
        }
    }

    fn looks_like(&self, other: &OpenQuestion, draft: &Draft) -> MessageBody {
        let texts = self.texts();
        let words = texts.looks_like(&mention(other.key.thread), &moment(other.asked_at.as_second()));
        let same = GroupId::of(Deed::Same, other.key.thread);
        let same = button(same, texts.tell_me_when_answered(), ButtonStyle::Success);
        self.draft(draft, &words, vec![same, self.post(draft, Passed::SAME, texts.mine_differs())])
    }

    /// Discord didn't take it: why, and what can be done.
    async fn undelivered(&self, why: &Undelivered, draft: &Draft) -> MessageBody {
        let texts = self.texts();
        let channel = self.state.app.settings(self.actor.guild).await.group.map(|group| group.channel);
        match (why, channel) {
            (Undelivered::ChannelGone, Some(channel)) => {
                self.state.app.channel_gone(self.actor.guild, channel, self.state.now()).await;
                notice(&texts.no_group())
            }
            (Undelivered::NotAllowed, Some(channel)) => {
                let (guild, bot) = (self.actor.guild.number().into(), self.state.directory.bot());
                let lacking = match bot {
                    Some(bot) => {
                        permissions::missing(&self.ctx.http, guild, ChannelId::new(channel.number()), bot)
                            .await
                    }
                    None => None,
                };
                match lacking.filter(|lacking| !lacking.is_empty()) {
                    Some(lacking) => self.again(draft, &texts.may_not_post(&mention(channel), &lacking)),
                    None => self.again(draft, &texts.not_posted()),
                }
            }
            (Undelivered::Wrong(_), _) => self.again(draft, &self::texts(self.actor.language).held_back()),
            _ => {
                tracing::warn!(error = %why, "posting a question to the group");
                self.again(draft, &texts.not_posted())
            }
        }
    }

    /// The draft, to be posted again when what was wrong has passed.
    fn again(&self, draft: &Draft, words: &str) -> MessageBody {
        let post = self.post(draft, Passed::default(), self.texts().post_my_question());
        self.draft(draft, words, vec![post, self.change_first()])
    }

    fn draft(&self, draft: &Draft, words: &str, buttons: Vec<CreateButton>) -> MessageBody {
        let has_words = draft.words != QuestionWords::default();
        let embed = has_words.then(|| draft::embed(&draft.words, self.texts()));
        Screen { embed, ..Screen::default() }.saying(words.to_owned()).buttons(buttons).into()
    }

    fn post(&self, draft: &Draft, now_passed: Passed, label: String) -> CreateButton {
        let passed = draft.passed.and(now_passed);
        button(post_id(passed, draft.anew), label, ButtonStyle::Primary)
    }

    fn change_first(&self) -> CreateButton {
        button(GroupId::plain(Deed::Redraft), self.texts().change_it_first(), ButtonStyle::Secondary)
    }
}

fn notice(words: &str) -> MessageBody {
    Card::notice(words).into()
}

pub(crate) fn button(id: GroupId, label: String, style: ButtonStyle) -> CreateButton {
    CreateButton::new(id.to_string()).label(label).style(style)
}

/// A moment, so long ago or from now, in everybody's own language.
pub(crate) fn moment(second: i64) -> String {
    format!("<t:{second}:R>")
}
