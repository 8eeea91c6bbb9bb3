//! Which backups in a folder are kept, and which have had their time?
//!
//! What a member has erased still stands in earlier backups, so that none may live on for ever.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

/// For so many days, today included, the last backup of each is kept.
const DAYS: i64 = 7;
/// For so many weeks before those, the last backup of each is kept.
const WEEKS: usize = 4;
/// At this age, in days, none is kept any more.
const OLDEST: i64 = DAYS + 7 * WEEKS as i64;
/// How a backup is named: by its moment in UTC.
const NAME: &str = "vraagbaak-%Y-%m-%d-%H%M%S.db";

/// The file for a backup that is made now.
#[must_use]
pub fn backup_file(folder: &Path, now: Timestamp) -> PathBuf {
    folder.join(now.strftime(NAME).to_string())
}

/// Takes away the backups in a folder that have had their time, and tells how many those were. Files with
/// other names stay.
///
/// # Errors
/// When the folder can't be read, or a file not be removed.
pub fn rotate_backups(folder: &Path, now: Timestamp) -> io::Result<usize> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let moment = path.file_name().and_then(|name| moment_of(name.to_str()?));
        found.extend(moment.map(|moment| (moment, path)));
    }
    found.sort();
    found.reverse();
    let moments: Vec<_> = found.iter().map(|(moment, _)| *moment).collect();
    let kept = kept(&moments, now.to_zoned(TimeZone::UTC).date());
    let outdated: Vec<_> = found.iter().filter(|(moment, _)| !kept.contains(moment)).collect();
    outdated.iter().try_for_each(|(_, path)| fs::remove_file(path))?;
    Ok(outdated.len())
}

fn moment_of(name: &str) -> Option<DateTime> {
    DateTime::strptime(NAME, name).ok()
}

/// Which of these, the newest first, are kept: all of the future, which a wrong clock may have made and which
/// may be the only ones, and the last of each day and each week. A week is one of the calendar, so that its
/// last stays its last while the days go by.
fn kept(moments: &[DateTime], today: Date) -> BTreeSet<DateTime> {
    let (mut kept, mut days, mut weeks) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for moment in moments {
        let (day, age) = (moment.date(), days_between(moment.date(), today));
        let stays = match age {
            ..0 => true,
            0..DAYS => days.insert(day),
            DAYS..OLDEST => weeks.len() < WEEKS && weeks.insert(week(day)),
            _ => false,
        };
        if stays {
            kept.insert(*moment);
        }
    }
    kept
}

/// The week of a day, by its year and number (ISO 8601).
fn week(day: Date) -> (i16, i8) {
    let day = day.iso_week_date();
    (day.year(), day.week())
}

fn days_between(from: Date, to: Date) -> i64 {
    // Without a unit of its own, the span between two dates is in days.
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;

    use super::*;

    /// A folder after a backup at four each night, this many nights in a row; what is left, by its age in
    /// days.
    fn left_after(nights: i64) -> Vec<i64> {
        let folder = tempfile::TempDir::new().expect("a folder");
        fs::write(folder.path().join("before-0.1.0.db"), "").expect("written");
        let first: Timestamp = "2026-01-01T04:00:00Z".parse().expect("a moment");
        for night in 0..nights {
            let now = first.checked_add((24 * night).hours()).expect("a moment");
            fs::write(backup_file(folder.path(), now), "").expect("written");
            rotate_backups(folder.path(), now).expect("rotated");
        }
        assert!(folder.path().join("before-0.1.0.db").exists(), "it is not ours to remove");
        let today = first.checked_add((24 * (nights - 1)).hours()).expect("a moment");
        let today = today.to_zoned(TimeZone::UTC).date();
        let names =
            fs::read_dir(folder.path()).expect("a folder").map(|entry| entry.expect("one").file_name());
        let moments = names.filter_map(|name| moment_of(name.to_str()?));
        let mut ages: Vec<_> = moments.map(|moment| days_between(moment.date(), today)).collect();
        ages.sort_unstable();
        ages
    }

    #[test]
    fn seven_days_and_four_weeks_are_kept_and_nothing_longer() {
        for nights in 1..=7 {
            assert_eq!(left_after(nights), (0..nights).collect::<Vec<_>>());
        }
        for nights in 60..75 {
            let ages = left_after(nights);
            assert_eq!(ages[..7], [0, 1, 2, 3, 4, 5, 6]);
            assert_eq!(ages.len(), 7 + 4, "{ages:?}");
            assert!(ages.iter().all(|age| *age < OLDEST), "{ages:?}");
            assert!(ages[8..].is_sorted_by(|one, other| other - one == 7), "{ages:?}");
        }
    }

    #[test]
    fn the_last_of_a_day_is_kept_and_one_of_the_future() {
        let moments = ["2026-11-30T01:00", "2026-11-29T12:00", "2026-11-29T04:00", "2026-11-28T04:00"];
        let moments = moments.map(|moment| moment.parse::<DateTime>().expect("a moment"));
        let kept = kept(&moments, "2026-11-29".parse().expect("a date"));
        assert_eq!(kept.into_iter().rev().collect::<Vec<_>>(), [moments[0], moments[1], moments[3]]);
    }
}
