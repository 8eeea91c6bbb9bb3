//! How long, how many, how large? Discord's limits, from its documentation.

/// Characters in a message by a bot. The OpenAPI file says 4,000, which holds for others.
pub(super) const CONTENT: usize = 2_000;
pub(super) const NONCE: usize = 25;
pub(super) const ATTACHMENTS: usize = 10;
pub(super) const STICKERS: usize = 3;

pub(super) const EMBEDS: usize = 10;
/// Characters of all embeds of a message together.
pub(super) const EMBEDS_TOGETHER: usize = 6_000;
pub(super) const EMBED_TITLE: usize = 256;
pub(super) const EMBED_DESCRIPTION: usize = 4_096;
pub(super) const EMBED_FIELDS: usize = 25;
pub(super) const FIELD_NAME: usize = 256;
pub(super) const FIELD_VALUE: usize = 1_024;
pub(super) const EMBED_FOOTER: usize = 2_048;
pub(super) const EMBED_AUTHOR: usize = 256;
pub(super) const EMBED_URL: usize = 2_048;
pub(super) const COLOUR: i64 = 0xFF_FFFF;

pub(super) const ROWS: usize = 5;
pub(super) const BUTTONS: usize = 5;
pub(super) const BUTTON_LABEL: usize = 80;
pub(super) const BUTTON_URL: usize = 512;
pub(super) const CUSTOM_ID: usize = 100;
pub(super) const SELECT_OPTIONS: usize = 25;
pub(super) const SELECT_PLACEHOLDER: usize = 150;
pub(super) const SELECT_TEXT: usize = 100;

pub(super) const MODAL_TITLE: usize = 45;
pub(super) const MODAL_PARTS: usize = 5;
pub(super) const INPUT_LABEL: usize = 45;
pub(super) const INPUT_TEXT: usize = 4_000;
pub(super) const INPUT_PLACEHOLDER: usize = 100;

pub(super) const CHOICES: usize = 25;
pub(super) const CHOICE: usize = 100;

pub(super) const SLASH_COMMANDS: usize = 100;
pub(super) const MENU_COMMANDS: usize = 15;
pub(super) const COMMAND_NAME: usize = 32;
pub(super) const COMMAND_DESCRIPTION: usize = 100;
pub(super) const OPTIONS: usize = 25;
/// Characters of a command in all: names, descriptions and values, longest language each.
pub(super) const COMMAND_IN_ALL: usize = 8_000;
pub(super) const STRING_OPTION: i64 = 6_000;

pub(super) const THREAD_NAME: usize = 100;
pub(super) const THREAD_TAGS: usize = 5;

/// The languages Discord knows.
pub(super) const LOCALES: [&str; 34] = [
    "ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "he", "hi", "hr",
    "hu", "id", "it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th", "tr", "uk",
    "vi", "zh-CN", "zh-TW",
];
