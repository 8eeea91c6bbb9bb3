//! Are questions that lead to passages kept, forgotten with their passages, and counted without anybody's name?

use std::num::NonZeroU64;
use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use vraagbaak::domain::{
    ChannelId, GuildId, Language, LeadingQuestion, MOST_LEADING, MondayFigures, Settings, Shards, Unanswered,
};
use vraagbaak::store::{COUNTS_FOR, DayCount, LEADING_FOR, SETTLED_FOR};

use super::databases::each;

fn guild(number: u64) -> GuildId {
    GuildId::new(NonZeroU64::new(number).expect("not 0"))
}

fn leading(passage: &str, question: &str) -> LeadingQuestion {
    let [passage, question] = [passage, question].map(str::to_owned);
    LeadingQuestion { passage, document: "a.md".to_owned(), question, language: Language::Dutch }
}

#[tokio::test]
async fn questions_lead_on_their_server_alone_and_go_with_their_passage() {
    each(async |fresh| {
        let (store, now) = (fresh.open().await, SystemTime::now());
        for one in [leading("a", "één"), leading("a", "twee"), leading("b", "één")] {
            assert!(store.lead(guild(1), &one, now).await.expect("the store works"));
        }
        assert!(store.lead(guild(2), &leading("a", "één"), now).await.expect("the store works"));
        let known = async || store.leading_questions(guild(1)).await.expect("the store works");
        assert_eq!(known().await, [leading("a", "twee"), leading("a", "één"), leading("b", "één")]);
        store.stop_leading(guild(1), &leading("a", "twee")).await.expect("the store works");
        assert_eq!(known().await.len(), 2);

        let later = |days: u64| now + Duration::from_hours(24 * days);
        let only_a = |passage: &str| passage == "a";
        assert_eq!(store.forget_lost_leading(only_a, now).await.expect("the store works"), 0);
        assert_eq!(store.forget_lost_leading(|_| true, later(80)).await.expect("the store works"), 0, "back");
        assert_eq!(store.forget_lost_leading(only_a, later(81)).await.expect("the store works"), 0);
        let gone = later(81) + LEADING_FOR + Duration::from_secs(1);
        assert_eq!(store.forget_lost_leading(only_a, gone).await.expect("the store works"), 1, "b");
        assert_eq!(known().await, [leading("a", "één")]);

        for number in 1..MOST_LEADING {
            let another = leading("a", &number.to_string());
            assert!(store.lead(guild(1), &another, now).await.expect("the store works"));
        }
        assert!(!store.lead(guild(1), &leading("a", "te veel"), now).await.expect("the store works"));
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_is_settled_stays_off_the_list_and_its_words_go() {
    each(async |fresh| {
        let (store, now) = (fresh.open().await, SystemTime::now());
        let asked = Unanswered::new("Hoe lang moet een ei koken?", Language::Dutch, now);
        store.keep_unanswered(guild(1), &asked).await.expect("the store works");
        let (kept, _) = store.unanswered(guild(1), 0, 9).await.expect("the store works");
        store.settle_gap(guild(1), (&[7, -7], &[kept[0].at]), now).await.expect("the store works");
        assert_eq!(store.unanswered(guild(1), 0, 9).await.expect("the store works").1, 0);
        assert_eq!(store.settled_gaps(guild(1)).await.expect("the store works"), [7, -7].into());
        assert!(store.settled_gaps(guild(2)).await.expect("the store works").is_empty());
        let after = now + SETTLED_FOR + Duration::from_secs(1);
        assert_eq!(store.forget_old_settled_gaps(after).await.expect("the store works"), 2);
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn counts_are_added_up_by_day_and_the_figures_of_a_monday_are_claimed_once() {
    each(async |fresh| {
        let (store, now) = (fresh.open().await, SystemTime::now());
        let count = |days: u64, asked, answered| DayCount {
            guild: guild(1),
            at: now - Duration::from_hours(24 * days),
            asked,
            answered,
        };
        let counts = [count(0, 3, 1), count(1, 4, 4), count(0, 2, 0), count(40, 100, 100)];
        store.count_questions(&counts).await.expect("the store works");
        let since = now - Duration::from_hours(24 * 28);
        let figures = store.figures(guild(1), since).await.expect("the store works");
        assert_eq!((figures.asked, figures.answered), (9, 5));
        let elsewhere = store.figures(guild(2), since).await.expect("the store works");
        assert_eq!(elsewhere, vraagbaak::domain::Figures::default());

        let wanted = MondayFigures {
            channel: ChannelId::new(NonZeroU64::new(9).expect("not 0")),
            timezone: "Europe/Amsterdam".to_owned(),
            language: Language::Dutch,
        };
        let settings = Settings { figures: Some(wanted.clone()), ..Settings::default() };
        store.keep_settings(guild(1), &settings).await.expect("the store works");
        assert_eq!(store.settings(guild(1)).await.expect("the store works"), settings);
        let all = store.figures_wanted(Shards::ALL).await.expect("the store works");
        assert_eq!(all, [(guild(1), wanted)]);
        let (monday, at) = (jiff::civil::date(2026, 11, 30), Timestamp::try_from(now).expect("now"));
        assert!(store.claim_figures(guild(1), monday, at).await.expect("the store works"));
        assert!(!store.claim_figures(guild(1), monday, at).await.expect("the store works"), "once");
        store.unclaim_figures(guild(1), monday).await.expect("the store works");
        assert!(store.claim_figures(guild(1), monday, at).await.expect("the store works"), "tried again");

        let after = now + COUNTS_FOR + Duration::from_hours(24);
        assert_eq!(
            store.forget_old_counts(after).await.expect("the store works"),
            4,
            "three days and a Monday"
        );
        store.close().await;
    })
    .await;
}
