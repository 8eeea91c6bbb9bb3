//! Does the doctor tell the volunteer when the next quote of the day comes?

use std::num::NonZeroU64;

use jiff::Timestamp;
use tempfile::TempDir;
use vraagbaak::domain::schedule::extras::Extras;
use vraagbaak::domain::schedule::{
    Days, LATE_WITHIN, LanguageRule, Pause, PostTime, Schedule, ScheduleKey, ScheduleState, Timetable,
};
use vraagbaak::domain::{ChannelId, GuildId, Language};
use vraagbaak::store::{Location, Store};

use super::program::doctor;
use crate::fake_discord::{Channel, FakeDiscord, Guild};

#[tokio::test]
async fn the_doctor_tells_when_the_next_quote_of_the_day_comes() {
    let (discord, data) = (FakeDiscord::start().await, TempDir::new().expect("a folder"));
    let guild = discord.guild("Netwerkers");
    let (morning, quiet) = (guild.text_channel("ochtend"), guild.text_channel("stil"));
    let folder = data.path().to_string_lossy().into_owned();
    let (_, said) = doctor(&discord, &[("DATA_DIR", &folder)]).await;
    assert!(!said.contains("quote of the day"), "nothing is set: {said}");
    let location = Location::new(data.path(), None).expect("a file");
    let store = Store::open(&location).await.expect("the store opens");
    for (channel, state) in
        [(&morning, ScheduleState::Active), (&quiet, ScheduleState::Paused(Pause::NotAllowed))]
    {
        let schedule = every_morning(&guild, channel, state);
        store.save_schedule(&schedule, Timestamp::now()).await.expect("the store works");
    }
    store.close().await;
    for (language, next, paused) in [
        ("en", "The next quote of the day on Netwerkers, in #ochtend: ", "in #stil: Paused."),
        ("nl", "Het volgende citaat van de dag op Netwerkers, in #ochtend: ", "in #stil: Gepauzeerd."),
    ] {
        let settings = [("DATA_DIR", folder.as_str()), ("DEFAULT_LANGUAGE", language)];
        let (code, said) = doctor(&discord, &settings).await;
        assert_eq!(code, Some(0), "{said}");
        let line = said.lines().find(|line| line.starts_with(next)).expect("the next quote");
        assert!(line.ends_with(", 09:00 (Europe/Amsterdam)"), "{line}");
        assert!(said.contains(paused), "{said}");
    }
    discord.finish().await;
}

/// A quote at nine in Amsterdam.
fn every_morning(guild: &Guild, channel: &Channel, state: ScheduleState) -> Schedule {
    let number = |id: String| NonZeroU64::new(id.parse().expect("a number")).expect("not 0");
    let time = PostTime::from_minutes(9 * 60).expect("a time");
    Schedule {
        key: ScheduleKey {
            guild: GuildId::new(number(guild.id())),
            channel: ChannelId::new(number(channel.id())),
        },
        timetable: Timetable { time, zone: "Europe/Amsterdam".to_owned(), days: Days::ALL },
        language: LanguageRule::Alternate,
        topics: Vec::new(),
        late_within: LATE_WITHIN,
        extras: Extras::default(),
        set_by: None,
        speaks: Language::Dutch,
        state,
        done_until: Timestamp::now(),
        look_at: Timestamp::MAX,
        version: 1,
    }
}
