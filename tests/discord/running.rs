//! How does the bot tell how it is: to the service manager, to `vraagbaak health`, and in a `self-check`?

use std::io::{Read as _, Write as _};
use std::net::TcpListener;

use super::program::{ended, program, told};
use crate::fake_discord::{FakeDiscord, Fault, permissions};

/// Where the bot asks for the way in: held up, it is not on Discord yet.
const GATEWAY: &str = "GET /gateway/bot";

/// An address that nobody listens on.
fn free_address() -> String {
    let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
    free.local_addr().expect("its address").to_string()
}

/// What `health` says, with its exit code, once it says one of these words.
async fn health(discord: &FakeDiscord, address: &str, words: &str) -> Option<i32> {
    let metrics = [("METRICS_ADDR", address)];
    loop {
        let (code, said) = told(discord, &["health"], &metrics).await;
        assert_eq!(said.lines().count(), 1, "{said}");
        if said.contains(words) {
            return code;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
}

#[tokio::test]
async fn health_tells_in_one_line_and_by_its_exit_code_whether_the_bot_hears_from_discord() {
    let discord = FakeDiscord::start().await;
    discord.guild("Netwerkers");
    let address = free_address();
    let (code, said) = told(&discord, &["health"], &[("METRICS_ADDR", &address)]).await;
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("No bot answers at") && said.contains("METRICS_ADDR"), "{said}");

    let held = discord.inject(Fault::held().on(GATEWAY));
    let _program = program(&discord, &[("METRICS_ADDR", &address)]);
    assert_eq!(health(&discord, &address, "hears nothing from Discord").await, Some(1));
    held.release();
    discord.bot_ready().await;
    assert_eq!(health(&discord, &address, "hears from Discord").await, Some(0));
    discord.finish().await;
}

#[tokio::test]
async fn nobody_but_the_bot_says_that_it_is_well() {
    let discord = FakeDiscord::start().await;
    let other = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = other.local_addr().expect("its address").to_string();
    std::thread::spawn(move || {
        for stream in other.incoming() {
            let mut stream = stream.expect("somebody asks");
            let _ = stream.read(&mut [0; 1_024]);
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
        }
    });
    assert_eq!(health(&discord, &address, "is not the bot").await, Some(1));
    discord.finish().await;
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn systemd_hears_when_it_is_ready_that_it_lives_and_when_it_stops() {
    let discord = FakeDiscord::start().await;
    discord.guild("Netwerkers");
    let folder = tempfile::TempDir::new().expect("a folder");
    let path = folder.path().join("notify");
    let systemd = tokio::net::UnixDatagram::bind(&path).expect("a socket");
    let next = async || {
        let mut buffer = [0; 1_024];
        let length = systemd.recv(&mut buffer).await.expect("a word");
        String::from_utf8_lossy(&buffer[..length]).into_owned()
    };
    let held = discord.inject(Fault::held().on(GATEWAY));
    let socket = path.to_str().expect("a path");
    let program = program(&discord, &[("NOTIFY_SOCKET", socket), ("WATCHDOG_USEC", "400000")]);
    let first = next().await;
    assert!(first.contains("STATUS=Op weg naar Discord"), "{first}");
    assert!(first.contains("EXTEND_TIMEOUT_USEC=") && !first.contains("READY"), "{first}");
    held.release();
    discord.bot_ready().await;
    let mut heard = next().await;
    while !heard.contains("READY=1") {
        assert!(heard.contains("EXTEND_TIMEOUT_USEC="), "{heard}");
        heard = next().await;
    }
    assert!(heard.contains("STATUS=Op Discord"), "{heard}");
    assert_eq!(next().await, "WATCHDOG=1");
    super::program::signal(&program, "TERM").await;
    while heard != "STOPPING=1" {
        heard = next().await;
        assert!(!heard.contains("READY"), "it is told once: {heard}");
    }
    let (code, said) = ended(program).await;
    assert_eq!(code, Some(0), "{said}");
    discord.finish().await;
}

#[tokio::test]
async fn a_self_check_tells_how_all_is_and_names_nobody() {
    let discord = FakeDiscord::start().await;
    let (whole, lame) = (discord.guild("Geheime Kring"), discord.guild("Andere Kring"));
    whole.text_channel("algemeen");
    lame.text_channel("stil").denies_bot(permissions::SEND_MESSAGES);
    let (code, said) = told(&discord, &["self-check"], &[("LOG", "error")]).await;
    assert_eq!(code, Some(0), "{said}");
    for words in [
        concat!("vraagbaak ", env!("CARGO_PKG_VERSION"), ", "),
        "DISCORD_TOKEN=(set) (variable)",
        "LOG=error (variable)",
        "The program runs as ",
        "MB left on the disk",
        "is not there yet",
        "Dutch: documents ",
        "Servers looked at: 2. Of these, permissions are missing or could not be seen on: 1.",
    ] {
        assert!(said.contains(words), "{words:?} is not in:\n{said}");
    }
    for secret in [discord.token(), "Kring", "stil", "algemeen"] {
        assert!(!said.contains(secret), "{secret:?} is in:\n{said}");
    }
    discord.finish().await;
}

#[tokio::test]
async fn a_self_check_without_a_way_to_discord_says_why_and_hides_every_password() {
    let discord = FakeDiscord::start().await;
    let more = [
        ("DATABASE_URL", "postgres://bot:hele%20zin@127.0.0.1:9/vraag"),
        ("DISCORD_API_URL", "http://proxy:wachtwoord@127.0.0.1:9"),
        ("HOME", env!("CARGO_MANIFEST_DIR")),
    ];
    let (code, said) = told(&discord, &["self-check"], &more).await;
    assert_eq!(code, Some(1), "{said}");
    let (_, way) = said.split_once("# The way to Discord").expect("the part");
    assert!(way.contains("refused"), "{way}");
    for secret in
        [discord.token(), "zin@", "hele", "wachtwoord", "127.0.0.1:9/vraag", env!("CARGO_MANIFEST_DIR")]
    {
        assert!(!said.contains(secret), "{secret:?} is in:\n{said}");
    }
    assert!(said.contains("~/tests/fixtures/corpus"), "{said}");
    discord.finish().await;
}
