//! How can a test know that the bot keeps silent? By what it answers afterwards, not by waiting.

use super::discord::FakeDiscord;
use super::member::Member;
use super::pending::Pending;

/// How often the bot is addressed after what it should say nothing to. More than once, so that
/// work that was begun before has had its turn.
const ROUNDS: usize = 2;

impl FakeDiscord {
    /// Does something, and sees to it that the bot does nothing people would notice: it answers
    /// two direct messages that come after it, and has said nothing else by then.
    ///
    /// The bot must answer direct messages; where it doesn't, see `stays_silent_until`.
    pub(crate) async fn stays_silent<R>(&self, act: impl FnOnce() -> R) -> R {
        self.stays_silent_until(act, |stranger| stranger.dms("Hello, are you there?")).await
    }

    /// The same, with something else that the bot answers. It is done by a new person, in a
    /// channel where nothing else happens.
    pub(crate) async fn stays_silent_until<R>(
        &self,
        act: impl FnOnce() -> R,
        address: impl Fn(&Member) -> Pending,
    ) -> R {
        let before = self.shared().read(|world| world.deeds.len());
        let result = act();
        let mut apart = Vec::new();
        for _ in 0..ROUNDS {
            let stranger = Member::stranger(self.shared());
            let reply = address(&stranger).await;
            apart.push(reply.data.channel);
        }
        let noise: Vec<String> = self.shared().read(|world| {
            let deeds = world.deeds.iter().skip(before);
            deeds.filter(|(at, _)| !apart.contains(at)).map(|(_, deed)| deed.clone()).collect()
        });
        let what = format!("the bot should have kept silent, but {noise:?}");
        assert!(noise.is_empty(), "{}", self.shared().report(&what));
        result
    }
}
