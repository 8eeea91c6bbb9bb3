//! How does a moderator put to the group what somebody asked the documents in vain, and make one question of several
//! there?

use serenity::all::{Context, ModalInteraction};

use crate::app::gaps::Gap;
use crate::app::group::{Changed, GroupAsker, Put, cleaned, personal_data};
use crate::discord::asking::who::Actor;
use crate::discord::group::form;
use crate::discord::render::card::Card;
use crate::discord::render::markdown::mention;
use crate::discord::render::screen::Screen;
use crate::discord::rest::send;
use crate::discord::state::{Error, State};
use crate::domain::open_question::QUESTION_LENGTH;
use crate::texts::{gaps, group, texts};

/// Takes in the form: posts the question, without anybody's name.
pub(super) async fn put(
    ctx: &Context,
    sent: &ModalInteraction,
    actor: &Actor,
    state: &State,
) -> Result<(), Error> {
    let (texts, least) = (gaps(actor.language), *QUESTION_LENGTH.start());
    let words = cleaned(&form::filled_in(sent), actor.guild);
    send::defer(&ctx.http, sent.into(), true).await?;
    let said = match state.group.get() {
        None => group(actor.language).no_group(),
        Some(_) if words.question.chars().count() < usize::from(least) => {
            group(actor.language).too_short(least)
        }
        Some(_) if personal_data(&words).is_some() => texts.without_personal_data(),
        Some(questions) => {
            let asker = actor.asker(questions.now());
            let name =
                gaps(state.app.language_of(&words.question).unwrap_or(actor.language)).somebody_asked();
            let somebody = GroupAsker { name, picture: None, is_new: false, ..asker };
            match questions.put_for_somebody(&somebody, &words, sent.id.get()).await {
                Put::There(there) => texts.put_there(&mention(there.question.key.thread)),
                Put::Refused(_) => group(actor.language).no_group(),
                Put::NotKept => self::texts(actor.language).not_kept(),
                Put::Undelivered(why) => {
                    tracing::warn!(error = %why, "posting what somebody asked to the group");
                    group(actor.language).not_posted()
                }
            }
        }
    };
    send::edit_deferred(&ctx.http, sent.into(), Card::notice(&said)).await.map(drop)
}

/// Of several open questions that ask the same, the first goes on, and the others lead there.
pub(super) async fn merge(gap: &Gap, actor: &Actor, state: &State) -> Screen {
    let (Some(questions), [first, later @ ..]) = (state.group.get(), gap.open.as_slice()) else {
        return Screen::default().saying(group(actor.language).no_group());
    };
    let mut said = gaps(actor.language).merged_open(&mention(first.thread));
    for other in later {
        match questions.merge(*other, *first, actor.rank()).await {
            Ok(Changed::Done | Changed::Gone) => {}
            Ok(Changed::NotYours) => said = group(actor.language).not_yours(),
            Err(_) => said = texts(actor.language).not_kept(),
        }
    }
    Screen::default().saying(said).buttons(vec![super::screens::back(actor.language)])
}
