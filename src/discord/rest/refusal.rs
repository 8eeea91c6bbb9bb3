//! What does a refusal of Discord mean?

use std::io::ErrorKind;

use serenity::all::{ErrorResponse, HttpError, ModelError};

/// The kinds of trouble that a request can meet, by what can be done about them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// It may pass by itself: a server error, too many requests, a broken connection.
    Passing,
    /// The interaction is gone: the three seconds or the fifteen minutes are over.
    TooLate,
    /// Somebody answered this interaction before.
    AlreadyAnswered,
    /// The message or channel isn't there any more.
    Gone,
    /// The bot may not see the channel.
    NoAccess,
    /// The bot may not do this in the channel.
    NoPermission,
    /// The bot may not reply here, since it may not read what was said before.
    NoHistory,
    /// The server's AutoMod holds back what the message says.
    Blocked,
    /// The person takes no direct messages of the bot.
    NoDirectMessages,
    /// Discord finds the body wrong: a fault of ours.
    BadBody,
    /// Anything else.
    Other,
}

/// What an error of serenity means.
pub(crate) fn refusal_of(error: &serenity::Error) -> Refusal {
    match error {
        serenity::Error::Http(HttpError::UnsuccessfulRequest(answer)) => of_answer(answer),
        serenity::Error::Http(HttpError::Request(_)) => Refusal::Passing,
        serenity::Error::Io(error) if error.kind() == ErrorKind::TimedOut => Refusal::Passing,
        serenity::Error::Model(ModelError::InvalidPermissions { .. }) => Refusal::NoPermission,
        // serenity itself counts some lengths before it sends.
        serenity::Error::Model(_) => Refusal::BadBody,
        _ => Refusal::Other,
    }
}

/// Discord's code of an error, 0 where it has none.
pub(crate) fn code(error: &serenity::Error) -> isize {
    match error {
        serenity::Error::Http(HttpError::UnsuccessfulRequest(answer)) => answer.error.code,
        _ => 0,
    }
}

/// What an error says, for the log: without the address of the request, in which stand the ids of an
/// interaction and the token that answers it; and without what was read, which may be somebody's words.
pub(crate) fn told(error: &serenity::Error) -> String {
    if let serenity::Error::Json(error) = error {
        let (what, line, column) = (error.classify(), error.line(), error.column());
        return format!("what Discord sent can't be read: {what:?} at line {line}, column {column}");
    }
    let whole = error.to_string();
    let Some((before, rest)) = whole.split_once(" for url (") else { return whole };
    let after = rest.split_once(')').map_or("", |(_, after)| after);
    format!("{before}{after}")
}

/// By the codes that Discord lists under "JSON Error Codes".
fn of_answer(answer: &ErrorResponse) -> Refusal {
    let status = answer.status_code;
    if status.is_server_error() || status.as_u16() == 429 {
        return Refusal::Passing;
    }
    match answer.error.code {
        // Unknown interaction, unknown webhook, invalid webhook token.
        10062 | 10015 | 50027 => Refusal::TooLate,
        40060 => Refusal::AlreadyAnswered,
        // Unknown channel (10003), unknown message (10008), and whatever else is unknown by now.
        10001..=10099 => Refusal::Gone,
        50001 => Refusal::NoAccess,
        50013 => Refusal::NoPermission,
        160_002 => Refusal::NoHistory,
        // The text, or the title of a thread.
        200_000 | 200_001 => Refusal::Blocked,
        50007 => Refusal::NoDirectMessages,
        // Invalid form body, empty message.
        50035 | 50006 => Refusal::BadBody,
        _ => Refusal::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_not_be_read_is_not_told() {
        let error = serde_json::from_str::<u8>("\"waarom?\"").expect_err("no number");
        assert!(error.to_string().contains("waarom"), "serde_json quotes it: {error}");
        let told = told(&serenity::Error::Json(error));
        assert!(!told.contains("waarom") && told.contains("line 1"), "{told}");
    }
}
