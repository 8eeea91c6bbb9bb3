//! What is said to the volunteer whose bot can't get on to Discord?

use crate::domain::NetworkTrouble;

/// What is said when there is no way on to Discord, with what to do.
pub trait ConnectionTexts {
    /// What stands where the token is to be can't be one.
    fn malformed_token(&self) -> String;
    /// Discord refused the token (gateway close code 4004).
    fn token_refused(&self) -> String;
    /// Discord refused an intent (gateway close code 4014).
    fn intents_refused(&self) -> String;
    /// Discord refused the number of shards (gateway close codes 4010 and 4011); whether the volunteer chose
    /// it.
    fn shards_refused(&self, chosen: bool) -> String;
    /// Discord no longer speaks the version of the gateway that this program does (close code 4012).
    fn version_refused(&self) -> String;
    /// Discord can't be reached, or not for long.
    fn network_trouble(&self, trouble: NetworkTrouble) -> String;
}
