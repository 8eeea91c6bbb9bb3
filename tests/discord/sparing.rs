//! Does the bot spare its sessions and connections, whatever Discord does? Discord takes the token back from
//! a bot that begins a thousand sessions a day.
//!
//! Everything here goes a hundred times as fast. Pauses are never shorter than they should be, however slow
//! the machine is: so what is counted is bounded from above.

use std::time::{Duration, Instant};

use tempfile::TempDir;
use vraagbaak::discord::{DiscordError, Pace};
use vraagbaak::domain::NetworkTrouble;
use vraagbaak::store::Location;

use super::bot::{Bot, Scene, unwatched};
use crate::fake_discord::{FakeDiscord, Fault};
use crate::store::databases::{Fresh, each, number};

const QUESTION: [(&str, &str); 1] = [("question", "Waarom helpen zwakke banden bij het vinden van werk?")];
/// How many times as fast it goes.
const FASTER: u32 = 100;
/// The tries within the patience of four minutes, of the rules as they are: at 0, 0, 1, 3, 7, 15, 31, 63,
/// 123, 183 s, after the first connection; and of sessions at 0, 4, 20, 84 s.
const MOST_CONNECTIONS: usize = 12;
const MOST_SESSIONS: usize = 5;

/// A hundred times as fast, with time enough for what a slow machine has to do in between.
fn hurried() -> Pace {
    let usual = Pace::default().faster(FASTER);
    Pace { patience: usual.patience, sound_after: usual.sound_after, ..unwatched() }
}

async fn scene_at(pace: Pace) -> Scene {
    let discord = FakeDiscord::start().await;
    let guild = discord.guild("Netwerkers");
    let (channel, anna) = (guild.text_channel("algemeen"), guild.member("anna", "nl"));
    let bot = Bot::start_with(&discord, pace);
    discord.bot_ready().await;
    Scene { discord, guild, channel, anna, bot }
}

async fn answers(scene: &Scene) {
    let reply = scene.anna.slash(&scene.channel, "ask", &QUESTION).reply().await;
    assert!(reply.to_string().contains("Waarom helpen zwakke banden"), "{reply}");
}

/// What Discord says to every client that comes in.
fn refusals() -> Vec<(&'static str, Fault)> {
    vec![
        ("op 9, resumable", Fault::invalid_session(true)),
        ("op 9", Fault::invalid_session(false)),
        ("op 7", Fault::reconnect()),
        ("close 4000", Fault::close(4000)),
        ("close 4009", Fault::close(4009)),
        ("a broken connection", Fault::broken_connection()),
    ]
}

#[tokio::test]
async fn who_is_never_let_in_gives_up_after_a_handful_of_tries() {
    for (what, fault) in refusals() {
        let scene = scene_at(hurried()).await;
        scene.discord.inject(fault.at_entry().always());
        scene.discord.inject(Fault::broken_connection());
        let ended = scene.bot.ended().await;
        assert!(matches!(ended, Err(DiscordError::Unreachable(..))), "{what}: {ended:?}");
        let (sessions, connections) = (scene.discord.identifies(), scene.discord.handshakes());
        assert!(
            sessions <= MOST_SESSIONS && connections <= MOST_CONNECTIONS,
            "{what}: {sessions}, {connections}"
        );
        scene.discord.finish().await;
    }
}

#[tokio::test]
async fn who_may_not_go_on_with_a_session_begins_another_one() {
    for (what, fault) in refusals() {
        let scene = scene_at(hurried()).await;
        let refused = scene.discord.inject(fault.at_resume().always());
        scene.discord.inject(Fault::broken_connection());
        scene.discord.until("another session", |discord| discord.identifies() == 2).await;
        scene.discord.bot_connected().await;
        answers(&scene).await;
        assert!(refused.hits() <= 5, "{what}: {}", refused.hits());
        scene.end().await;
    }
}

#[tokio::test]
async fn who_is_let_in_and_sent_away_at_once_gives_up_after_a_handful_of_tries() {
    for fault in [Fault::reconnect(), Fault::close(4000), Fault::invalid_session(true)] {
        let scene = scene_at(hurried()).await;
        scene.discord.inject(fault.once_let_in().always());
        scene.discord.inject(Fault::broken_connection());
        let ended = scene.bot.ended().await;
        let unsteady = |error: &DiscordError| matches!(error, DiscordError::Unreachable(why, _) if *why == NetworkTrouble::Unsteady);
        assert!(ended.as_ref().is_err_and(unsteady), "{ended:?}");
        let (sessions, connections) = (scene.discord.identifies(), scene.discord.handshakes());
        assert!(sessions <= MOST_SESSIONS && connections <= MOST_CONNECTIONS, "{sessions}, {connections}");
        scene.discord.finish().await;
    }
}

#[tokio::test]
async fn sessions_that_end_every_minute_are_begun_less_and_less_often() {
    let scene = scene_at(hurried()).await;
    let began = Instant::now();
    for sessions in 1..7 {
        // 64 seconds, which is longer than a sound connection takes.
        tokio::time::sleep(Duration::from_millis(640)).await;
        scene.discord.inject(Fault::invalid_session(false));
        scene.discord.until("another session", |discord| discord.identifies() > sessions).await;
        scene.discord.bot_connected().await;
    }
    let days = (began.elapsed() * FASTER).as_secs_f64() / 86_400.0;
    assert!(6.0 / days < 500.0, "{:.0} sessions a day", 6.0 / days);
    answers(&scene).await;
    scene.end().await;
}

/// What keeps ending the program is as slow when a service manager starts it again and again.
#[tokio::test]
async fn a_restart_forgets_nothing() {
    let (discord, data) = (FakeDiscord::start().await, TempDir::new().expect("a folder"));
    discord.guild("Netwerkers");
    discord.inject(Fault::invalid_session(false).at_identify().always());
    let location = Location::new(data.path(), None).expect("a file");
    let (mut sessions, began) = (Vec::new(), Instant::now());
    for _ in 0..2 {
        let before = discord.identifies();
        let bot = Bot::start_remembering(&discord, &location, |options| options.pace = hurried()).await;
        assert!(matches!(bot.ended().await, Err(DiscordError::Unreachable(..))));
        sessions.push(discord.identifies() - before);
    }
    assert!(sessions[0] <= 4 && sessions[1] <= 2, "{sessions:?}");
    // The pauses of 4, 16, 64, 256 and 300 seconds between the six of both.
    assert!(began.elapsed() >= Duration::from_millis(6_400), "{sessions:?} in {:?}", began.elapsed());
    discord.finish().await;
}

#[tokio::test]
async fn a_gateway_that_lets_us_in_and_tells_nothing_ends_the_program() {
    let scene = scene_at(Pace { probe_every: Duration::from_millis(300), ..hurried() }).await;
    assert!(scene.bot.status.is_connected());
    scene.discord.inject(Fault::muteness().always());
    scene.discord.until("another session", |discord| discord.identifies() == 2).await;
    assert!(!scene.bot.status.is_connected(), "to be let in proves nothing");
    let ended = scene.bot.ended().await;
    assert!(matches!(ended, Err(DiscordError::Unreachable(NetworkTrouble::Silent, _))), "{ended:?}");
    assert_eq!((scene.discord.identifies(), scene.discord.resumes()), (2, 1));
    scene.discord.finish().await;
}

#[tokio::test]
async fn a_gateway_that_tells_something_again_is_trusted_again() {
    let scene = scene_at(Pace { probe_every: Duration::from_millis(300), ..hurried() }).await;
    let mute = scene.discord.inject(Fault::muteness().always());
    scene.discord.until("the shard comes back", |discord| discord.resumes() == 1).await;
    mute.remove();
    answers(&scene).await;
    hears(&scene.bot).await;
    scene.end().await;
}

/// Waits until the bot hears from Discord.
async fn hears(bot: &Bot) {
    let hearing = async {
        while !bot.status.is_connected() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), hearing).await.expect("it hears");
}

#[tokio::test]
async fn a_lost_connection_that_can_not_be_had_back_ends_the_program() {
    for (fault, trouble) in [
        (Fault::unanswered_handshake(), NetworkTrouble::Slow),
        (Fault::refused_handshake(), NetworkTrouble::OutOfOrder),
    ] {
        let scene = scene_at(Pace { connect_within: Duration::from_millis(500), ..hurried() }).await;
        scene.discord.inject(fault.always());
        scene.discord.inject(Fault::broken_connection());
        scene.discord.until("another try", |discord| discord.handshakes() > 2).await;
        assert!(!scene.bot.status.is_connected());
        let ended = scene.bot.ended().await;
        assert!(matches!(&ended, Err(DiscordError::Unreachable(why, _)) if *why == trouble), "{ended:?}");
        assert!(scene.discord.handshakes() <= MOST_CONNECTIONS, "{}", scene.discord.handshakes());
        assert_eq!(scene.discord.identifies(), 1);
        scene.discord.finish().await;
    }
}

#[tokio::test]
async fn a_handshake_that_is_answered_again_brings_the_session_back() {
    let scene = scene_at(Pace { connect_within: Duration::from_millis(500), ..hurried() }).await;
    scene.discord.inject(Fault::unanswered_handshake().times(2));
    scene.discord.inject(Fault::broken_connection());
    scene.discord.until("the session goes on", |discord| discord.resumes() == 1).await;
    scene.discord.bot_connected().await;
    answers(&scene).await;
    assert_eq!(scene.discord.identifies(), 1);
    scene.end().await;
}

#[tokio::test]
async fn a_port_that_is_closed_is_tried_less_and_less_often() {
    each(async |fresh| {
        let discord = FakeDiscord::start().await;
        let closed = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = format!("ws://{}", closed.local_addr().expect("its address"));
        drop(closed);
        let bot = Bot::start_remembering(&discord, &fresh.location, |options| {
            options.gateway_url = Some(address.parse().expect("a URL"));
            options.pace = hurried();
        })
        .await;
        let ended = bot.ended().await;
        assert!(matches!(ended, Err(DiscordError::Unreachable(NetworkTrouble::Refused, _))), "{ended:?}");
        let pool = fresh.raw().await;
        let tries = number(&pool, "SELECT COUNT(*) FROM gateway_attempts WHERE mark = 'connection'").await;
        assert!((3..=MOST_CONNECTIONS as i64).contains(&tries), "{tries}");
        let begun = number(&pool, "SELECT COUNT(*) FROM gateway_attempts WHERE mark = 'session'").await;
        assert_eq!(begun, 0, "what was never asked for is not counted");
        pool.close().await;
        discord.finish().await;
    })
    .await;
}

/// A turn that is longer than Discord's, by more than a busy machine may hold an IDENTIFY up.
const TURN: Duration = Duration::from_secs(1);

async fn begins_in_turns(fresh: &Fresh, at_once: u64) {
    const PROCESSES: u16 = 6;
    let discord = FakeDiscord::start().await;
    discord.guild("Netwerkers");
    discord.gives_turns(at_once, TURN / 5);
    let began = Instant::now();
    let mut bots = Vec::new();
    for number in 0..PROCESSES {
        let bot = Bot::start_remembering(&discord, &fresh.location, |options| {
            options.daily.shards = format!("{number}-{number}/{PROCESSES}").parse().expect("a shard");
            options.pace.attempts.turn = TURN;
        });
        bots.push(bot.await);
    }
    for bot in &bots {
        hears(bot).await;
    }
    let turns = u32::try_from(u64::from(PROCESSES).div_ceil(at_once)).expect("few");
    assert!(began.elapsed() >= TURN * (turns - 1), "{:?}", began.elapsed());
    assert_eq!((discord.identifies(), discord.out_of_turn()), (PROCESSES.into(), 0));
    for bot in bots {
        bot.stop().await.expect("it ends well");
    }
    discord.finish().await;
}

#[tokio::test]
async fn processes_that_start_together_take_turns() {
    each(async |fresh| begins_in_turns(fresh, 1).await).await;
}

#[tokio::test]
async fn as_many_begin_at_once_as_discord_allows() {
    each(async |fresh| begins_in_turns(fresh, 3).await).await;
}

#[tokio::test]
async fn too_few_shards_end_the_program_with_an_error_of_their_own() {
    for (code, shards, chosen) in [(4011, "0-0/1", false), (4011, "0-0/2", true), (4010, "1-1/2", true)] {
        let (discord, data) = (FakeDiscord::start().await, TempDir::new().expect("a folder"));
        discord.inject(Fault::close(code).at_identify());
        let bot = Bot::start_tuned(&discord, data.path(), |options| {
            options.daily.shards = shards.parse().expect("shards");
        });
        let ended = bot.await.ended().await;
        let told = |error: &DiscordError| matches!(error, DiscordError::ShardsRefused { chosen: told } if *told == chosen);
        assert!(ended.as_ref().is_err_and(told), "{code}, {shards}: {ended:?}");
        assert_eq!(discord.identifies(), 1);
        discord.finish().await;
    }
}
