//! Is what a server chose kept, and is it erased when it should be?

use std::num::NonZeroU64;
use std::time::{Duration, SystemTime};

use proptest::prelude::*;
use vraagbaak::domain::{
    ChannelId, ChannelList, Group, GuildId, LONGEST_COOLDOWN, Language, MondayFigures, Settings, Unanswered,
    from_unix_millis,
};
use vraagbaak::store::{ERASED_AFTER, Store, UNANSWERED_FOR};

use super::databases::{Fresh, each};
use super::decks::lines;

fn guild(number: u64) -> GuildId {
    GuildId::new(NonZeroU64::new(number).expect("not 0"))
}

fn chosen() -> impl Strategy<Value = Settings> {
    let channels = || {
        let channel = (1_u64..).prop_map(|id| ChannelId::new(NonZeroU64::new(id).expect("not 0")));
        prop::collection::btree_set(channel, 0..4)
    };
    let cooldown = || (0..=LONGEST_COOLDOWN.as_secs()).prop_map(Duration::from_secs);
    let language = prop::option::of(prop::sample::select(Language::ALL.to_vec()));
    let lists = (channels(), channels(), channels(), channels());
    let wait = prop::sample::select(Group::WAITS.to_vec());
    let gone_at = prop::option::of((1_i64..4_000_000_000_000).prop_map(from_unix_millis));
    let group = prop::option::of((1_u64.., any::<bool>(), wait, gone_at)).prop_map(|group| {
        group.map(|(channel, wakes, wait, gone_at)| {
            let channel = ChannelId::new(NonZeroU64::new(channel).expect("not 0"));
            Group { channel, wakes, wait, gone_at }
        })
    });
    let language_of_figures = prop::sample::select(Language::ALL.to_vec());
    let figures = prop::option::of((1_u64.., language_of_figures)).prop_map(|figures| {
        figures.map(|(channel, language)| {
            let channel = ChannelId::new(NonZeroU64::new(channel).expect("not 0"));
            MondayFigures { channel, timezone: "Asia/Tokyo".to_owned(), language }
        })
    });
    (language, lists, prop::option::of(cooldown()), cooldown(), any::<bool>(), (group, figures)).prop_map(
        |(language, lists, member_cooldown, channel_cooldown, log_unanswered, (group, figures))| Settings {
            group,
            figures,
            language,
            answer_in: lists.0,
            private_in: lists.1,
            questions_in: lists.2,
            forums: lists.3,
            member_cooldown,
            channel_cooldown,
            log_unanswered,
        },
    )
}

proptest! {
    // Each choice is on the disk before the next one.
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn the_last_choice_is_read_back_as_it_was_made(choices in prop::collection::vec(chosen(), 1..4)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let fresh = Fresh::sqlite();
            let store = fresh.open().await;
            for settings in &choices {
                store.keep_settings(guild(u64::MAX), settings).await.expect("the store works");
            }
            store.close().await;
            let store = fresh.open().await;
            let read = store.settings(guild(u64::MAX)).await.expect("the store works");
            prop_assert_eq!(Some(&read), choices.last());
            store.close().await;
            Ok::<(), TestCaseError>(())
        })?;
    }
}

/// Something of each kind, for one server.
async fn settle(store: &Store, guild: GuildId, now: SystemTime) {
    let channel = ChannelId::new(NonZeroU64::new(7).expect("not 0"));
    let mut settings = Settings { language: Some(Language::English), ..Settings::default() };
    settings.channels_mut(ChannelList::Answer).insert(channel);
    store.keep_settings(guild, &settings).await.expect("the store works");
    let asked = Unanswered::new("Hoe lang moet een ei koken?", Language::Dutch, now);
    store.keep_unanswered(guild, &asked).await.expect("the store works");
    let place = vraagbaak::domain::Place::Guild(guild);
    store.draw_line(place, Language::Dutch, &lines(3), 1, now).await.expect("the store works");
}

#[tokio::test]
async fn a_server_that_chose_nothing_has_the_defaults() {
    each(async |fresh| {
        let store = fresh.open().await;
        assert_eq!(store.settings(guild(1)).await.expect("the store works"), Settings::default());
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_server_that_the_bot_left_is_erased_after_the_stated_time_and_no_other() {
    each(async |fresh| {
        let (store, now) = (fresh.open().await, SystemTime::now());
        for number in [1, 2, 3] {
            settle(&store, guild(number), now).await;
        }
        // It left two, and came back to one of them.
        store.leave_guild(guild(1), now).await.expect("the store works");
        store.leave_guild(guild(2), now).await.expect("the store works");
        store.join_guild(guild(2)).await.expect("the store works");
        let early = now + ERASED_AFTER - Duration::from_secs(1);
        assert_eq!(store.erase_departed(early).await.expect("the store works"), 0);
        assert_eq!(store.known_guilds().await.expect("the store works"), [guild(1), guild(2), guild(3)]);
        // That it left is noted again, as at each start; the first time counts.
        store.leave_guild(guild(1), early).await.expect("the store works");
        assert_eq!(store.erase_departed(now + ERASED_AFTER).await.expect("the store works"), 1);
        assert_eq!(store.known_guilds().await.expect("the store works"), [guild(2), guild(3)]);
        assert_eq!(store.erase_departed(now + ERASED_AFTER).await.expect("the store works"), 0);
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn questions_of_one_moment_are_all_kept_and_shown_the_newest_first() {
    each(async |fresh| {
        let (store, now) = (fresh.open().await, SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_000_000));
        for question in ["een", "twee", "drie"] {
            let asked = Unanswered::new(question, Language::Dutch, now);
            store.keep_unanswered(guild(1), &asked).await.expect("the store works");
        }
        let (shown, count) = store.unanswered(guild(1), 1, 5).await.expect("the store works");
        assert_eq!(shown.iter().map(|asked| asked.question.as_str()).collect::<Vec<_>>(), ["twee", "een"]);
        assert_eq!(count, 3);
        assert_eq!(store.unanswered(guild(2), 0, 5).await.expect("the store works").1, 0);
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn questions_are_erased_after_thirty_days_and_on_request() {
    each(async |fresh| {
        let (store, now) = (fresh.open().await, SystemTime::now());
        let old = now - UNANSWERED_FOR - Duration::from_secs(1);
        for (number, at) in [(1, old), (1, now), (2, now)] {
            let asked = Unanswered::new("Hoe lang moet een ei koken?", Language::Dutch, at);
            store.keep_unanswered(guild(number), &asked).await.expect("the store works");
        }
        assert_eq!(store.forget_old_unanswered(now).await.expect("the store works"), 1);
        assert_eq!(store.unanswered(guild(1), 0, 5).await.expect("the store works").1, 1);
        store.forget_unanswered(guild(1)).await.expect("the store works");
        assert_eq!(store.unanswered(guild(1), 0, 5).await.expect("the store works").1, 0);
        assert_eq!(store.unanswered(guild(2), 0, 5).await.expect("the store works").1, 1);
        store.close().await;
    })
    .await;
}
