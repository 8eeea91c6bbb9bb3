//! Prints a year of local times of a post, for zones that put the clock forward and back.
//!
//! `cargo run --example post_times` prints the table of `docs/daily.md`; with a year and a time, such as
//! `-- 2027 09:00`, another one.

use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;

use jiff::civil::{Date, date};
use vraagbaak::domain::Language;
use vraagbaak::domain::schedule::{Days, Timetable};
use vraagbaak::schedule::{posts_after, time, zone};

/// Ten zones of which each changes its clock twice a year, not all by an hour, nor at the same time of
/// the day.
const ZONES: [&str; 10] = [
    "Europe/Amsterdam",
    "Europe/London",
    "Atlantic/Azores",
    "Africa/Cairo",
    "Asia/Beirut",
    "America/New_York",
    "America/St_Johns",
    "America/Santiago",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let year = arguments.next().map_or(Ok(2026), |year| year.parse())?;
    let clock = arguments.next().unwrap_or_else(|| "02:30".to_owned());
    let shown = table(year, &clock).ok_or("give a year and a time, such as 2027 09:00")?;
    std::io::stdout().write_all(shown.as_bytes())?;
    Ok(())
}

/// For each zone: how many posts, and between which dates they come at the same time.
pub(crate) fn table(year: i16, clock: &str) -> Option<String> {
    let mut shown = String::new();
    for name in ZONES {
        let (count, runs) = runs(name, clock, year)?;
        writeln!(shown, "{name}: {count} posts").ok()?;
        for (first, last, when) in runs {
            if first == last {
                writeln!(shown, "  {first}             {when}").ok()?;
            } else {
                writeln!(shown, "  {first} to {:02}-{:02}    {when}", last.month(), last.day()).ok()?;
            }
        }
    }
    Some(shown)
}

/// Posts at the same local time: from a date to a date, and that time.
type Run = (Date, Date, String);

/// The posts of a year, by local time and offset.
fn runs(name: &str, clock: &str, year: i16) -> Option<(usize, Vec<Run>)> {
    let zone = zone(name)?;
    let timetable =
        Timetable { time: time(clock, Language::English)?.only()?, zone: name.to_owned(), days: Days::ALL };
    let start = date(year, 1, 1).checked_sub(jiff::Span::new().days(3)).ok()?;
    let posts = posts_after(&timetable, &zone, start.in_tz("UTC").ok()?.timestamp());
    let mut runs: Vec<Run> = Vec::new();
    let mut count = 0;
    let of_the_year =
        posts.skip_while(|post| post.date.year() < year).take_while(|post| post.date.year() == year);
    for post in of_the_year {
        let local = post.at.to_zoned(zone.clone());
        let when = format!("{}  ({} UTC)", local.strftime("%H:%M %:z"), post.at.strftime("%H:%M"));
        count += 1;
        match runs.last_mut() {
            Some((_, last, same)) if *same == when => *last = post.date,
            _ => runs.push((post.date, post.date, when)),
        }
    }
    Some((count, runs))
}
