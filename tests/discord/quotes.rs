//! Which quote does a place get, and what does the bot remember of it?

use std::collections::HashSet;

use super::bot::Bot;
use super::fake_discord::FakeDiscord;

#[tokio::test]
async fn after_a_restart_each_place_goes_on_where_it_was() {
    let data = tempfile::TempDir::new().expect("a folder");
    let discord = FakeDiscord::start().await;
    let (first, second) = (discord.guild("Netwerkers"), discord.guild("Buren"));
    let (here, there) = (first.text_channel("algemeen"), second.text_channel("algemeen"));
    let (anna, ben) = (first.member("anna", "nl"), second.member("ben", "nl"));
    let mut seen = [HashSet::new(), HashSet::new()];
    // The fixtures have two Dutch quotes: each start of the bot gives one of them in each place.
    for start in 0..2 {
        let bot = Bot::start_keeping(&discord, data.path()).await;
        if start == 0 {
            discord.bot_ready().await;
        } else {
            discord.bot_connected().await;
        }
        for (place, (channel, member)) in [(&here, &anna), (&there, &ben)].into_iter().enumerate() {
            let quote = member.slash(channel, "quote", &[]).reply().await;
            assert!(seen[place].insert(quote.embeds()[0]["description"].to_string()), "{quote}");
        }
        bot.stop().await.expect("the bot ends well");
        discord.until("the bot is gone", |discord| !discord.is_connected()).await;
    }
    assert_eq!(seen[0], seen[1], "both have seen all");
    discord.finish().await;
}
