//! What becomes of a bot that is started a second time with the same data folder?

use tempfile::TempDir;

use super::program::{ended, log_of, program, told};
use crate::fake_discord::FakeDiscord;

#[tokio::test]
async fn a_bot_that_runs_already_is_not_started_again() {
    let (discord, data) = (FakeDiscord::start().await, TempDir::new().expect("a folder"));
    discord.guild("Netwerkers");
    let folder = data.path().to_string_lossy().into_owned();
    let backup = data.path().join("kopie.db").to_string_lossy().into_owned();
    let settings = [("DATA_DIR", folder.as_str()), ("DEFAULT_LANGUAGE", "en")];
    let first = program(&discord, &settings);
    discord.bot_ready().await;
    let (code, said) = ended(program(&discord, &settings)).await;
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("This bot is already running") && said.contains(&folder), "{said}");
    assert!(said.contains("Stop the other one") && said.contains("SHARDS"), "{said}");
    assert_eq!(discord.identifies(), 1, "Discord heard nothing of the second");
    // What looks after a bot goes on beside it.
    for arguments in
        [&["doctor"][..], &["backup", &backup], &["self-check"], &["ask", "wat is een zwakke band"]]
    {
        let (code, said) = told(&discord, arguments, &settings).await;
        assert_eq!(code, Some(0), "{arguments:?}: {said}");
    }
    // However the first one ends, as here by SIGKILL.
    log_of(first).await;
    let next = program(&discord, &settings);
    discord.until("the next one to be on Discord", |discord| discord.identifies() == 2).await;
    log_of(next).await;
    discord.finish().await;
}
