//! Who asks under load, whom, and what comes of it?

#![expect(clippy::print_stderr, reason = "what a run gave is for the one who started it")]

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use tokio::process::{Child, Command};
use tokio::time::MissedTickBehavior;

use crate::fake_discord::{Channel, FakeDiscord, Member};

pub(super) const GUILDS: usize = 100;
const MEMBERS: usize = 500;
/// How long the last answers may take to come.
const LAST_ANSWERS: Duration = Duration::from_secs(60);

/// A number from the environment, for a run with other numbers than the usual ones.
pub(super) fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
}

/// Everybody who asks, each in a channel of theirs.
pub(super) fn crowd(discord: &FakeDiscord) -> Vec<(Member, Channel)> {
    let guilds: Vec<_> = (0..GUILDS).map(|number| discord.guild(&format!("Server {number}"))).collect();
    let channels: Vec<_> = guilds.iter().map(|guild| guild.text_channel("algemeen")).collect();
    let people = (0..MEMBERS).map(|number| {
        let at = number % GUILDS;
        (guilds[at].member(&format!("lid {number}"), "nl"), channels[at].clone())
    });
    people.collect()
}

/// The questions of the golden sets.
fn questions() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let golden = ["nl.jsonl", "en.jsonl"].map(|file| fs::read_to_string(folder.join(file)));
    let of = |line: &str| {
        let question: serde_json::Value = serde_json::from_str(line).expect("JSON");
        question["question"].as_str().expect("a question").to_owned()
    };
    golden.iter().flat_map(|lines| lines.as_ref().expect("the golden questions").lines()).map(of).collect()
}

/// So many questions, so many a second.
#[derive(Clone, Copy)]
pub(super) struct Rate {
    pub(super) count: usize,
    pub(super) a_second: u64,
}

impl Rate {
    pub(super) fn during(seconds: u64, a_second: u64) -> Self {
        Self { count: usize::try_from(seconds * a_second).expect("few"), a_second }
    }
}

/// What a run gave.
pub(super) struct Outcome {
    pub(super) asked: usize,
    /// The times to the first responses, to the answers, and to being told that there is none now,
    /// shortest first.
    pub(super) first: Vec<Duration>,
    pub(super) answers: Vec<Duration>,
    pub(super) told: Vec<Duration>,
}

impl Outcome {
    /// What the fake has counted of all but this member.
    fn counted(discord: &FakeDiscord, asked: usize, but: Option<&Member>) -> Self {
        let load = discord.counted();
        let but = but.map(Member::id);
        let others = |(who, after): &(_, Duration)| {
            (but.as_ref() != Some(&ToString::to_string(who))).then_some(*after)
        };
        let sorted = |mut times: Vec<Duration>| {
            times.sort_unstable();
            times
        };
        Self {
            asked,
            first: sorted(load.first),
            answers: sorted(load.answers.iter().filter_map(others).collect()),
            told: sorted(load.told.iter().filter_map(others).collect()),
        }
    }

    pub(super) fn report(&self, who: &str) {
        let Self { asked, first, answers, told } = self;
        eprintln!(
            "{who}: {asked} asked, {} answered, {} told; first response {}; answer {}; told {}",
            answers.len(),
            told.len(),
            spread(first),
            spread(answers),
            spread(told)
        );
    }
}

/// The time that so great a share of them had come by.
pub(super) fn at(times: &[Duration], share: f64) -> Duration {
    let place = (times.len().saturating_sub(1) as f64 * share) as usize;
    times.get(place).copied().unwrap_or_default()
}

fn spread(times: &[Duration]) -> String {
    format!("p50 {:.1?}, p99 {:.1?}, longest {:.1?}", at(times, 0.5), at(times, 0.99), at(times, 1.0))
}

/// Asks at a rate, and waits until everybody has heard something. `watch` sees each second. What one
/// member asks beside the others, so many a second, is not counted.
pub(super) async fn ask(
    discord: &FakeDiscord,
    crowd: &[(Member, Channel)],
    rate: Rate,
    flood: Option<(&(Member, Channel), u64)>,
    mut watch: impl FnMut(usize),
) -> Outcome {
    discord.only_counts();
    let (questions, began) = (questions(), Instant::now());
    let mut tick = tokio::time::interval(Duration::from_secs(1) / u32::try_from(rate.a_second).expect("few"));
    tick.set_missed_tick_behavior(MissedTickBehavior::Burst);
    let ask = |(member, channel): &(Member, Channel), number: usize| {
        let question = [("question", questions[number % questions.len()].as_str())];
        drop(member.slash(channel, "ask", &question));
    };
    let mut flooded = 0;
    for number in 0..rate.count {
        tick.tick().await;
        ask(&crowd[number * 7 % crowd.len()], number);
        if let Some((who, a_second)) = flood {
            let due = (began.elapsed().as_secs_f64() * a_second as f64) as usize;
            (flooded..due).for_each(|number| ask(who, number));
            flooded = flooded.max(due);
        }
        if number % usize::try_from(rate.a_second).expect("few") == 0 {
            watch(number);
        }
    }
    let (last, but) = (Instant::now(), flood.map(|((member, _), _)| member));
    let heard = || {
        let outcome = Outcome::counted(discord, rate.count, but);
        outcome.answers.len() + outcome.told.len()
    };
    while heard() < rate.count && last.elapsed() < LAST_ANSWERS {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Outcome::counted(discord, rate.count, but)
}

/// The program itself, on the shipped corpus, with such a pause between two questions of a member. One that
/// was built before, `LOAD_PROGRAM`, stands in its place, so that the fake need not be built with it. Words alone
/// decide, unless `LOAD_MODEL` says otherwise.
pub(super) fn program(discord: &FakeDiscord, data: &Path, pause: &str) -> Child {
    let built = std::env::var_os("LOAD_PROGRAM").unwrap_or_else(|| env!("CARGO_BIN_EXE_vraagbaak").into());
    Command::new(built)
        .env_clear()
        .env("DISCORD_TOKEN", discord.token())
        .env("DISCORD_API_URL", discord.api_url())
        .env("DISCORD_GATEWAY_URL", discord.gateway_url())
        .env("MODEL", std::env::var_os("LOAD_MODEL").unwrap_or_else(|| "off".into()))
        .env("CORPUS_DIR", Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus"))
        .env("DATA_DIR", data)
        .env("MEMBER_PAUSE", pause)
        .current_dir(data)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .expect("the program starts")
}

/// The memory that a process holds (`VmRSS`), or has held at the most (`VmHWM`), in KiB, as Linux tells it.
pub(super) fn memory(child: &Child, which: &str) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id()?)).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(which)?.strip_prefix(':'))?;
    line.split_whitespace().next()?.parse().ok()
}

/// How long a process has computed, as Linux tells it: what a question takes of a processor is the same on a
/// machine that has other work, and what it takes of the clock is not.
pub(super) fn computed(child: &Child) -> Option<Duration> {
    let stat = fs::read_to_string(format!("/proc/{}/stat", child.id()?)).ok()?;
    // Behind the name, which may hold anything: the 14th and 15th field, in hundredths of a second
    // (https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html).
    let ticks = stat.rsplit_once(')')?.1.split_whitespace().skip(11).take(2).map(str::parse::<u64>);
    Some(Duration::from_millis(10 * ticks.sum::<Result<u64, _>>().ok()?))
}
