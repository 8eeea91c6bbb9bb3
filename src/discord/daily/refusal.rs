//! What does Discord's answer mean for a post?
//!
//! Only a code that is known to be for ever ends a post, in Discord's own words. All else may pass by
//! itself: a page of a proxy, whatever its status says, and codes that nobody has heard of yet.

use serenity::all::HttpError;

use crate::app::daily::Undelivered;
use crate::discord::rest::refusal::{Refusal, code, refusal_of, told};

// The codes, by their names under "JSON Error Codes":
// <https://docs.discord.com/developers/topics/opcodes-and-status-codes#json>.

/// "Unknown channel": it was deleted.
pub(crate) const UNKNOWN_CHANNEL: isize = 10_003;
/// "Unknown guild": the bot is not on the server.
pub(crate) const UNKNOWN_GUILD: isize = 10_004;
/// "Unknown message".
pub(crate) const UNKNOWN_MESSAGE: isize = 10_008;
/// "Missing access": the channel can't be seen, or the bot is not on the server.
pub(crate) const MISSING_ACCESS: isize = 50_001;
/// "You lack permissions to perform that action".
pub(crate) const MISSING_PERMISSIONS: isize = 50_013;
/// "Cannot send an empty message".
const EMPTY_MESSAGE: isize = 50_006;
/// "Cannot send messages in a non-text channel".
const NOT_A_TEXT_CHANNEL: isize = 50_008;
/// "Invalid form body (returned for both `application/json` and `multipart/form-data` bodies)".
const INVALID_FORM_BODY: isize = 50_035;
/// "Tried to perform an operation on an archived thread": one that is locked too; to another one, whoever
/// writes there opens it.
const THREAD_ARCHIVED: isize = 50_083;
/// "Thread is locked".
const THREAD_LOCKED: isize = 160_005;
/// "Cannot execute action on this channel type".
const OTHER_CHANNEL_TYPE: isize = 50_024;
/// "This message has already been crossposted".
const PUBLISHED_BEFORE: isize = 40_033;
/// "A thread has already been created for this message".
const THREAD_BEFORE: isize = 160_004;
/// "Message was blocked by automatic moderation".
const BLOCKED: isize = 200_000;

/// What an error means. "Missing access" has two meanings; this is the one where the bot is still on
/// the server.
pub(crate) fn undelivered(error: &serenity::Error) -> Undelivered {
    let serenity::Error::Http(HttpError::UnsuccessfulRequest(answer)) = error else {
        return Undelivered::Uncertain(told(error));
    };
    let said = format!("{} {} ({})", answer.status_code, answer.error.message, answer.error.code);
    match (answer.error.code, answer.status_code.as_u16()) {
        (UNKNOWN_CHANNEL, _) => Undelivered::ChannelGone,
        (UNKNOWN_GUILD, _) => Undelivered::Removed,
        (MISSING_ACCESS | MISSING_PERMISSIONS, _) => Undelivered::NotAllowed,
        (THREAD_ARCHIVED | THREAD_LOCKED, _) => Undelivered::ThreadClosed,
        (EMPTY_MESSAGE | NOT_A_TEXT_CHANNEL | OTHER_CHANNEL_TYPE | INVALID_FORM_BODY | BLOCKED, _) => {
            Undelivered::Wrong(said)
        }
        // It may have been carried out before the answer was lost.
        (_, 500..) => Undelivered::Uncertain(said),
        // A refused token (401) ends the program; until then it says nothing of the post.
        _ => Undelivered::Later(said),
    }
}

/// Whether what was to be done with a post has been done before, or can't be any more since it is gone.
pub(crate) fn is_as_good_as_done(error: &serenity::Error) -> bool {
    matches!(code(error), PUBLISHED_BEFORE | THREAD_BEFORE | UNKNOWN_MESSAGE)
}

/// What came of changing or deleting a message: one that isn't there any more needs no change.
pub(crate) fn changed_or_gone(done: Result<(), serenity::Error>) -> Result<(), Undelivered> {
    match done {
        Err(error) if refusal_of(&error) == Refusal::Gone => Ok(()),
        done => done.map_err(|error| undelivered(&error)),
    }
}
