//! Which picture does a name between colons stand for, as on GitHub: `:tada:`?

use std::borrow::Cow;

/// The names that are used most, in alphabetical order. Other names stay as they are.
const PICTURES: [(&str, &str); 98] = [
    ("+1", "👍"),
    ("-1", "👎"),
    ("arrow_down", "⬇️"),
    ("arrow_left", "⬅️"),
    ("arrow_right", "➡️"),
    ("arrow_up", "⬆️"),
    ("balloon", "🎈"),
    ("bangbang", "‼️"),
    ("beers", "🍻"),
    ("bell", "🔔"),
    ("blue_heart", "💙"),
    ("book", "📖"),
    ("bookmark", "🔖"),
    ("books", "📚"),
    ("boom", "💥"),
    ("bug", "🐛"),
    ("bulb", "💡"),
    ("calendar", "📅"),
    ("camera", "📷"),
    ("chart_with_upwards_trend", "📈"),
    ("clipboard", "📋"),
    ("cloud", "☁️"),
    ("coffee", "☕"),
    ("computer", "💻"),
    ("construction", "🚧"),
    ("earth_africa", "🌍"),
    ("email", "📧"),
    ("exclamation", "❗"),
    ("eyes", "👀"),
    ("fire", "🔥"),
    ("gear", "⚙️"),
    ("gift", "🎁"),
    ("globe_with_meridians", "🌐"),
    ("green_heart", "💚"),
    ("grin", "😁"),
    ("hammer", "🔨"),
    ("handshake", "🤝"),
    ("heart", "❤️"),
    ("heavy_check_mark", "✔️"),
    ("heavy_exclamation_mark", "❗"),
    ("heavy_plus_sign", "➕"),
    ("house", "🏠"),
    ("hugs", "🤗"),
    ("information_source", "ℹ️"),
    ("joy", "😂"),
    ("key", "🔑"),
    ("laughing", "😆"),
    ("link", "🔗"),
    ("lock", "🔒"),
    ("loudspeaker", "📢"),
    ("mag", "🔍"),
    ("mega", "📣"),
    ("memo", "📝"),
    ("moneybag", "💰"),
    ("muscle", "💪"),
    ("no_entry", "⛔"),
    ("ok_hand", "👌"),
    ("package", "📦"),
    ("page_facing_up", "📄"),
    ("partying_face", "🥳"),
    ("pencil", "📝"),
    ("phone", "☎️"),
    ("point_down", "👇"),
    ("point_right", "👉"),
    ("pray", "🙏"),
    ("pushpin", "📌"),
    ("question", "❓"),
    ("rainbow", "🌈"),
    ("raised_hands", "🙌"),
    ("recycle", "♻️"),
    ("rocket", "🚀"),
    ("rotating_light", "🚨"),
    ("scroll", "📜"),
    ("seedling", "🌱"),
    ("slightly_smiling_face", "🙂"),
    ("smile", "😄"),
    ("smiley", "😃"),
    ("sparkles", "✨"),
    ("speech_balloon", "💬"),
    ("star", "⭐"),
    ("star2", "🌟"),
    ("stopwatch", "⏱️"),
    ("sunglasses", "😎"),
    ("tada", "🎉"),
    ("thinking", "🤔"),
    ("thumbsdown", "👎"),
    ("thumbsup", "👍"),
    ("toolbox", "🧰"),
    ("trophy", "🏆"),
    ("truck", "🚚"),
    ("warning", "⚠️"),
    ("wave", "👋"),
    ("white_check_mark", "✅"),
    ("wink", "😉"),
    ("wrench", "🔧"),
    ("x", "❌"),
    ("yellow_heart", "💛"),
    ("zap", "⚡"),
];

/// The picture for a name that a text begins with, and how much of it that takes up. A colon in a word
/// begins none.
pub(super) fn at<'t>(before: &str, text: &str) -> Option<(usize, Cow<'t, str>)> {
    let name = text.strip_prefix(':')?;
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '+' | '-'))?;
    let is_in_word = before.ends_with(|c: char| c.is_alphanumeric() || c == ':')
        || name[end + 1..].starts_with(|c: char| c.is_alphanumeric() || c == ':');
    if !name[end..].starts_with(':') || is_in_word {
        return None;
    }
    let found = PICTURES.binary_search_by_key(&&name[..end], |(name, _)| name).ok()?;
    Some((end + 2, PICTURES[found].1.into()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_are_sorted_for_the_search_in_them() {
        assert!(super::PICTURES.is_sorted());
    }
}
