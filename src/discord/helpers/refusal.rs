//! What does Discord's answer mean for a message to a helper?

use serenity::all::HttpError;

use crate::app::helpers::NotWoken;
use crate::discord::rest::refusal::told;

// The codes, by their names under "JSON Error Codes":
// <https://docs.discord.com/developers/topics/opcodes-and-status-codes#json>.

/// "Cannot send messages to this user".
const CLOSED: isize = 50_007;
/// "Cannot message this user due to having no mutual guilds".
const NO_MUTUAL_GUILDS: isize = 50_278;
/// "You are opening direct messages too fast".
const TOO_FAST: isize = 40_003;
/// "Your account was found to be potentially engaging in spam-like behavior": a quarantine.
const QUARANTINED: isize = 20_026;

/// Why a message is not there.
pub(crate) fn not_woken(error: &serenity::Error) -> NotWoken {
    let serenity::Error::Http(HttpError::UnsuccessfulRequest(answer)) = error else {
        return NotWoken::Uncertain(told(error));
    };
    let said = format!("{} {} ({})", answer.status_code, answer.error.message, answer.error.code);
    match (answer.error.code, answer.status_code.as_u16()) {
        (CLOSED | NO_MUTUAL_GUILDS, _) => NotWoken::Closed,
        (TOO_FAST | QUARANTINED, _) => NotWoken::TooMany,
        // It may have been carried out before the answer was lost.
        (_, 500..) => NotWoken::Uncertain(said),
        _ => NotWoken::Refused(said),
    }
}
