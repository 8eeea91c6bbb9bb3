//! Is there one post for each date, at the right time, in every zone of the world?

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use proptest::prelude::*;
use vraagbaak::domain::Language;
use vraagbaak::domain::schedule::{Days, Occurrence, PostTime, Timetable};
use vraagbaak::schedule::{Reading, next_post, overdue, posts_after, zone};

fn timetable(time: &str, zone: &str, days: Days) -> Timetable {
    let time = vraagbaak::schedule::time(time, Language::English).and_then(Reading::only).expect("a time");
    Timetable { time, zone: zone.to_owned(), days }
}

/// The posts of a timetable for these dates.
fn posts(timetable: &Timetable, zone: &TimeZone, from: Date, to: Date) -> Vec<Occurrence> {
    let start = from.checked_sub(3.days()).expect("a date").in_tz("UTC").expect("a moment").timestamp();
    let all = posts_after(timetable, zone, start).take_while(|post| post.date <= to);
    all.filter(|post| post.date >= from).collect()
}

/// The local time of each post in a zone between two dates.
fn local_times(time: &str, name: &str, from: Date, to: Date) -> Vec<String> {
    let zone = zone(name).expect("a zone");
    let posts = posts(&timetable(time, name, Days::ALL), &zone, from, to);
    posts.iter().map(|post| post.at.to_zoned(zone.clone()).strftime("%m-%d %H:%M %:z").to_string()).collect()
}

#[test]
fn a_time_that_the_clock_leaves_out_comes_as_much_later() {
    let times = local_times("2:30", "Europe/Amsterdam", date(2026, 3, 28), date(2026, 3, 30));
    assert_eq!(times, ["03-28 02:30 +01:00", "03-29 03:30 +02:00", "03-30 02:30 +02:00"]);
}

#[test]
fn a_time_that_the_clock_shows_twice_comes_the_first_time_alone() {
    let times = local_times("2:30", "Europe/Amsterdam", date(2026, 10, 24), date(2026, 10, 26));
    assert_eq!(times, ["10-24 02:30 +02:00", "10-25 02:30 +02:00", "10-26 02:30 +01:00"]);
}

#[test]
fn a_change_of_half_an_hour_and_one_at_midnight_are_no_different() {
    let times = local_times("2:15", "Australia/Lord_Howe", date(2026, 10, 3), date(2026, 10, 5));
    assert_eq!(times, ["10-03 02:15 +10:30", "10-04 02:45 +11:00", "10-05 02:15 +11:00"]);
    let times = local_times("0:30", "Africa/Cairo", date(2026, 4, 23), date(2026, 4, 25));
    assert_eq!(times, ["04-23 00:30 +02:00", "04-24 01:30 +03:00", "04-25 00:30 +03:00"]);
}

#[test]
fn a_date_that_a_zone_leaves_out_has_no_post() {
    // Samoa went from the 29th straight to the 31st.
    let times = local_times("9", "Pacific/Apia", date(2011, 12, 29), date(2012, 1, 1));
    assert_eq!(times, ["12-29 09:00 -10:00", "12-31 09:00 +14:00", "01-01 09:00 +14:00"]);
}

/// The dates from one to another that a zone has at all.
fn dates(zone: &TimeZone, from: Date, to: Date) -> BTreeSet<Date> {
    // Samoa and Tokelau, on the same day.
    let left_out = matches!(zone.iana_name(), Some("Pacific/Apia" | "Pacific/Fakaofo"));
    let all = from.series(1.day()).take_while(|date| *date <= to);
    all.filter(|day| !(left_out && *day == date(2011, 12, 30))).collect()
}

/// In each of its zones for some years: none skipped, none doubled, in order, and on the minute but
/// where the clock leaves that minute out.
fn every_zone_has_one_post_a_date(time: &str, from: Date, to: Date) {
    let names: Vec<_> = jiff::tz::db().available().map(|name| name.as_str().to_owned()).collect();
    assert!(names.len() > 400, "the time zone database has {} zones", names.len());
    for name in names {
        let Some(zone) = zone(&name) else { continue };
        let timetable = timetable(time, &name, Days::ALL);
        let posts = posts(&timetable, &zone, from, to);
        assert!(posts.is_sorted_by(|a, b| a.at < b.at && a.date < b.date), "{name}: in order");
        let posted: BTreeSet<_> = posts.iter().map(|post| post.date).collect();
        assert_eq!(posted, dates(&zone, from, to), "{name}");
        for post in posts {
            let wanted = post.date.to_datetime(timetable.time.civil());
            let shown = zone.to_datetime(post.at);
            assert!(shown == wanted || zone.to_ambiguous_timestamp(wanted).is_ambiguous(), "{name}: {shown}");
        }
    }
}

#[test]
fn in_every_zone_none_is_skipped_and_none_is_doubled() {
    every_zone_has_one_post_a_date("2:30", date(2025, 12, 1), date(2026, 11, 30));
    every_zone_has_one_post_a_date("0:10", date(2011, 12, 1), date(2012, 4, 30));
}

#[test]
#[ignore = "minutes: cargo test --test online a_decade -- --ignored"]
fn in_every_zone_over_a_decade_none_is_skipped_and_none_is_doubled() {
    for time in ["0:00", "1:30", "2:30", "12:00", "23:59"] {
        every_zone_has_one_post_a_date(time, date(2020, 1, 1), date(2029, 12, 31));
    }
}

#[test]
fn only_the_chosen_days_have_a_post() {
    let days = vraagbaak::schedule::days("ma wo").and_then(Reading::only).expect("days");
    let zone = zone("Europe/Brussels").expect("a zone");
    let posts = posts(&timetable("9", "Europe/Brussels", days), &zone, date(2026, 11, 22), date(2026, 12, 1));
    let dates: Vec<_> = posts.iter().map(|post| post.date.to_string()).collect();
    assert_eq!(dates, ["2026-11-23", "2026-11-25", "2026-11-30"]);
}

#[test]
fn the_year_in_the_documentation_is_the_one_that_is_reckoned() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/daily.md");
    let documented = std::fs::read_to_string(path).expect("docs/daily.md");
    let table = super::post_times::table(2026, "02:30").expect("a year and a time");
    assert!(documented.contains(&table), "cargo run --example post_times prints it:\n{table}");
}

fn zones() -> impl Strategy<Value = String> {
    let names: Vec<_> = jiff::tz::db().available().map(|name| name.as_str().to_owned()).collect();
    prop::sample::select(names)
}

proptest! {
    #[test]
    fn the_next_post_is_later_and_nothing_lies_between(
        name in zones(),
        minutes in 0_u16..1440,
        bits in 1_u8..128,
        second in 1_000_000_000_i64..2_500_000_000,
    ) {
        let Some(zone) = zone(&name) else { return Ok(()) };
        let time = PostTime::from_minutes(minutes).expect("a time");
        let days = Days::from_bits(bits).expect("days");
        let timetable = Timetable { time, zone: name, days };
        let after = Timestamp::from_second(second).expect("a moment");
        let next = next_post(&timetable, &zone, after).expect("a post");
        prop_assert!(next.at > after);
        prop_assert!(days.contains(next.date.weekday()));
        // A moment before it, it is still the next; at it, it no longer is.
        let before = next.at.checked_sub(1.second()).expect("a moment").max(after);
        prop_assert_eq!(next_post(&timetable, &zone, before), Some(next));
        prop_assert!(next_post(&timetable, &zone, next.at).expect("a post").date > next.date);
        // A week at the most, a day for a shift of the clock, and a date that was left out.
        prop_assert!(next.at.duration_since(after).as_hours() <= 24 * 15);
    }

    #[test]
    fn what_is_overdue_are_all_posts_of_that_time(
        name in zones(),
        second in 1_500_000_000_i64..2_000_000_000,
        days_down in 0_i64..20,
    ) {
        let Some(zone) = zone(&name) else { return Ok(()) };
        let timetable = timetable("9", &name, Days::ALL);
        let done = Timestamp::from_second(second).expect("a moment");
        let now = Timestamp::from_second(second + days_down * 86_400).expect("a moment");
        let Some((last, before)) = overdue(&timetable, &zone, done, now) else {
            prop_assert!(days_down < 2, "a day and a shift of the clock without a post");
            return Ok(());
        };
        prop_assert!(last.at <= now && next_post(&timetable, &zone, last.at).expect("a post").at > now);
        prop_assert!(before.iter().all(|post| post.at > done && post.at < last.at));
        prop_assert!((i64::try_from(before.len()).expect("few") + 1 - days_down).abs() <= 1);
    }
}
