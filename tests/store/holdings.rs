//! Is everything that is kept of a person exported and erased, and of a server erased?

use std::num::NonZeroU64;
use std::time::SystemTime;

use sqlx::{AnyPool, AssertSqlSafe, Row as _};
use vraagbaak::domain::{GuildId, MemberId};
use vraagbaak::store::{ERASED_AFTER, Holding, OF_A_GUILD, OF_A_MEMBER};

use super::databases::{Fresh, each};
use super::migrations::{latest, populate};

/// The person and the server in `tests/fixtures/store`.
const MEMBER: u64 = 2_222_222_222_222_222_222;
const GUILD: u64 = 1_111_111_111_111_111_111;

/// The columns that tell of no person and no server by themselves: not by its number, at least.
const OF_NOBODY: &[(&str, &[&str])] = &[
    ("schema_versions", &["version", "applied_at"]),
    ("quotes_shown", &["place_kind", "language", "line", "round", "shown_at"]),
    (
        "guild_settings",
        &[
            "language",
            "member_cooldown",
            "channel_cooldown",
            "log_unanswered",
            "group_channel",
            "group_wakes",
            "group_wait",
            "group_gone_at",
            "figures_channel",
            "figures_timezone",
            "figures_language",
        ],
    ),
    (
        // The words are the asker's, and go with them: `erase_words_of`, which has a test of its own.
        "open_questions",
        &[
            "thread",
            "channel",
            "starter",
            "made_by",
            "language",
            "question",
            "purpose",
            "tried",
            "by_when",
            "state",
            "waking",
            "asked_at",
            "first_reply_at",
            "last_message_at",
            "reminded_at",
            "settled_at",
            "round",
            "look_at",
            "looking_until",
            "lease_until",
            "holder",
            "version",
            "helped_message",
        ],
    ),
    // Who received or gave it stands in columns of its own.
    ("helped", &["message", "mark", "thread", "kind", "weight", "at", "told_at"]),
    ("helped_by", &["message", "mark", "at"]),
    (
        // The words are the author's, and go with them: `erase_kept_of`, which has a test of its own.
        "kept_answers",
        &[
            "message",
            "thread",
            "channel",
            "question",
            "words",
            "language",
            "state",
            "named",
            "reworded",
            "changed_since",
            "since",
            "decided_at",
            "look_at",
            "seen_at",
            "touched_at",
            "ask_channel",
            "ask_message",
            "version",
        ],
    ),
    ("kept_authors", &["message", "display_name"]),
    ("kept_deciders", &["message"]),
    ("kept_doubters", &["message"]),
    ("question_askers", &["thread", "invited"]),
    ("question_followers", &["thread", "since", "told_at"]),
    ("question_replies", &["thread", "message", "at", "asker_went_on"]),
    ("asking_stopped", &["until"]),
    ("to_be_edited", &["channel", "message", "what", "language", "since", "try_at", "noted", "tries"]),
    (
        "helpers",
        &[
            "state",
            "paused_until",
            "a_week",
            "quiet_from",
            "quiet_to",
            "timezone",
            "speaks",
            "languages",
            "topics",
            "own_words",
            "way",
            "dm_channel",
            "since",
            "last_seen_day",
            "ignored",
            "refused",
            "asked_to_go_on_at",
            "settled_at",
            "named",
        ],
    ),
    ("wakes", &["thread", "round", "sent_at", "channel", "message", "because", "outcome", "settled_at"]),
    // For whom a helper doesn't want to be asked is that helper's own business: shown and erased with them.
    ("not_for", &["other"]),
    ("dm_openings", &["mark", "at"]),
    ("guild_channels", &["list", "channel_id"]),
    // The number goes with the row itself, when the server is erased.
    ("departed_guilds", &["guild_id", "left_at"]),
    ("unanswered_questions", &["asked_at", "language", "question"]),
    ("passage_ratings", &["passage", "helpful", "unhelpful", "rated_at"]),
    ("listed_questions", &["passage", "document", "question", "language", "since", "gone_since"]),
    // A hash of what a question is about.
    ("settled_gaps", &["mark", "since"]),
    ("day_counts", &["day", "asked", "answered"]),
    ("figures_posts", &["monday", "claimed_at"]),
    (
        "schedules",
        &[
            "channel",
            "time_of_day",
            "timezone",
            "days",
            "language",
            "topics",
            "late_within",
            "speaks",
            "state",
            "done_until",
            "look_at",
            "changed_at",
            "version",
            "publish",
            "thread",
        ],
    ),
    (
        "server_documents",
        &["number", "title", "language", "source_title", "source_url", "text", "size", "changed_at"],
    ),
    ("server_document_adders", &["number"]),
    ("documents_seen", &["document", "fingerprint", "since"]),
    ("documents_asked", &["until"]),
    ("documents_offered", &["thread", "document", "offered_at"]),
    ("post_extras", &["channel", "local_date", "what", "message", "tries", "look_at"]),
    ("continuity", &["id", "since", "alive_at"]),
    ("schedule_setters", &["channel"]),
    // The number is a hash of the server's, and outlives what is kept of it.
    ("greeted_servers", &["server", "greeted_at"]),
    // The number is a hash of the bot's own.
    ("gateway_attempts", &["bot", "shard", "mark", "at"]),
    (
        "posts",
        &[
            "channel",
            "local_date",
            "due_at",
            "fate",
            "holder",
            "lease_until",
            "tries",
            "claimed_at",
            "line",
            "language",
            "message",
            "settled_at",
            "read_up_to",
        ],
    ),
];

async fn columns() -> Vec<(String, String)> {
    let fresh = Fresh::sqlite();
    fresh.open().await.close().await;
    let pool = fresh.raw().await;
    let all = "SELECT tables.name, columns.name FROM sqlite_master AS tables
        JOIN pragma_table_info(tables.name) AS columns
        WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%'";
    let rows = sqlx::query(all).fetch_all(&pool).await.expect("the schema");
    pool.close().await;
    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
}

#[tokio::test]
async fn every_column_is_known_to_be_about_a_person_a_server_or_nobody() {
    let columns = columns().await;
    assert!(columns.len() > 20, "the schema has been read");
    for (table, column) in columns {
        let held = |holdings: &[Holding]| holdings.iter().any(|h| h.table == table && h.column == column);
        let of_nobody = OF_NOBODY.iter().any(|(t, c)| *t == table && c.contains(&column.as_str()));
        assert!(
            held(OF_A_MEMBER) || held(OF_A_GUILD) || of_nobody,
            "{table}.{column}: whose number does it hold? Put it into OF_A_MEMBER or OF_A_GUILD in \
             src/store/holdings.rs, and an example into the last of tests/fixtures/store; or, where it \
             is nobody's, into OF_NOBODY here"
        );
    }
}

async fn count(pool: &AnyPool, holding: &Holding, number: u64) -> i64 {
    let only = if holding.condition.is_empty() { "1 = 1" } else { holding.condition };
    let query = format!("SELECT COUNT(*) FROM {} WHERE {} = $1 AND {only}", holding.table, holding.column);
    let row = sqlx::query(AssertSqlSafe(query)).bind(number.cast_signed()).fetch_one(pool).await;
    row.expect("the query is sound").get(0)
}

#[tokio::test]
async fn all_that_is_kept_of_a_person_is_exported_and_erased_and_nothing_else() {
    each(async |fresh| {
        populate(fresh, usize::try_from(latest()).expect("few")).await;
        let (store, pool) = (fresh.open().await, fresh.raw().await);
        let member = MemberId::new(NonZeroU64::new(MEMBER).expect("not 0"));
        let kept = store.kept_of(member).await.expect("the store works");
        let (mut rows, member_text) = (0, MEMBER.to_string());
        for holding in OF_A_MEMBER {
            let here = count(&pool, holding, MEMBER).await;
            assert!(here > 0, "{}: the last fixture needs an example of {MEMBER}", holding.table);
            let shown = kept[holding.table].as_array().expect("a list");
            let told = shown.iter().filter(|row| row[holding.column].as_str() == Some(&member_text));
            assert!(told.count() >= usize::try_from(here).expect("few"), "{}", holding.table);
            rows += u64::try_from(here).expect("a count");
        }
        let servers = store.known_guilds().await.expect("the store works");
        // With the question that they asked go its words, and who else replied to it or follows it; the question
        // goes off the answer to it, and the mark that they gave off its receiver; with what they wrote themselves
        // go its words, and who said that it helped.
        let with_their_question = 3 + 2 + 2;
        let erased = store.erase_member(member).await.expect("the store works");
        assert_eq!(erased, rows + with_their_question);
        for holding in OF_A_MEMBER {
            assert_eq!(count(&pool, holding, MEMBER).await, 0, "{}", holding.table);
        }
        assert_eq!(store.known_guilds().await.expect("the store works"), servers);
        assert_eq!(store.erase_member(member).await.expect("the store works"), 0);
        store.close().await;
        pool.close().await;
    })
    .await;
}

#[tokio::test]
async fn all_that_is_kept_of_a_server_is_erased_when_the_bot_has_left_it() {
    each(async |fresh| {
        populate(fresh, usize::try_from(latest()).expect("few")).await;
        let (store, pool, now) = (fresh.open().await, fresh.raw().await, SystemTime::now());
        for holding in OF_A_GUILD {
            let here = count(&pool, holding, GUILD).await;
            assert!(here > 0, "{}: the last fixture needs an example of {GUILD}", holding.table);
        }
        let guild = GuildId::new(NonZeroU64::new(GUILD).expect("not 0"));
        store.leave_guild(guild, now).await.expect("the store works");
        store.erase_departed(now + ERASED_AFTER).await.expect("the store works");
        for holding in OF_A_GUILD {
            assert_eq!(count(&pool, holding, GUILD).await, 0, "{}", holding.table);
        }
        store.close().await;
        pool.close().await;
    })
    .await;
}
