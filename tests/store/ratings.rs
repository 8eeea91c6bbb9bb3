//! Are opinions of passages counted, and forgotten, without who gave them?

use std::num::NonZeroU64;
use std::time::{Duration, SystemTime};

use vraagbaak::domain::GuildId;
use vraagbaak::store::{RATINGS_FOR, Rated};

use super::databases::each;

fn guild(number: u64) -> GuildId {
    GuildId::new(NonZeroU64::new(number).expect("not 0"))
}

fn rated(passage: &str, helpful: u64, unhelpful: u64) -> Rated {
    Rated { passage: passage.to_owned(), helpful, unhelpful }
}

#[tokio::test]
async fn opinions_are_counted_by_passage_and_server_and_forgotten_in_time() {
    each(async |fresh| {
        let (store, now) = (fresh.open().await, SystemTime::now());
        let old = now - RATINGS_FOR - Duration::from_secs(1);
        let said = [
            (1, "a", true, old),
            (1, "a", true, now),
            (1, "b", false, now),
            (1, "c", true, old),
            (2, "a", false, now),
        ];
        for (server, passage, helpful, at) in said {
            store.rate(guild(server), passage, helpful, at).await.expect("the store works");
        }
        let all = store.ratings(guild(1), 9).await.expect("the store works");
        assert_eq!(all, [rated("b", 0, 1), rated("a", 2, 0), rated("c", 1, 0)]);
        assert_eq!(store.ratings(guild(1), 1).await.expect("the store works"), [rated("b", 0, 1)]);
        assert_eq!(store.forget_old_ratings(now).await.expect("the store works"), 1, "c alone");
        assert_eq!(store.ratings(guild(1), 9).await.expect("the store works").len(), 2);
        store.close().await;
    })
    .await;
}
