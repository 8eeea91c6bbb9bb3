//! How are the figures of a Monday posted? By Discord's REST alone.

use std::sync::Arc;

use jiff::civil::Date;
use serenity::all::{ChannelId, Http};

use super::card;
use crate::app::daily::Undelivered;
use crate::app::figures::{FiguresOutlet, Report};
use crate::discord::daily::refusal::undelivered;
use crate::discord::render::card::Card;
use crate::discord::rest::send;
use crate::domain::{GuildId, MondayFigures};
use crate::texts::gaps;

/// Discord, to the figures.
pub(crate) struct DiscordFigures {
    http: Arc<Http>,
}

impl DiscordFigures {
    pub(crate) fn new(http: Arc<Http>) -> Self {
        Self { http }
    }
}

impl FiguresOutlet for DiscordFigures {
    async fn post(
        &self,
        guild: GuildId,
        monday: Date,
        wanted: &MondayFigures,
        report: &Report,
    ) -> Result<(), Undelivered> {
        let title = gaps(wanted.language).monday_figures();
        let card = Card { embed: Some(card::embed(report, title, wanted.language)), ..Card::default() };
        let nonce = format!("f{:x}{}", guild.number(), monday.strftime("%y%m%d"));
        let channel = ChannelId::new(wanted.channel.number());
        send::post(&self.http, channel, card, nonce).await.map(drop).map_err(|error| undelivered(&error))
    }
}
