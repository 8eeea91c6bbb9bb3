//! How is an item of a list counted: in figures, letters or Roman numerals?

/// The signs that items are counted with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Numerals {
    /// 1, 2, 3.
    Figures,
    /// a, b, c.
    Letters,
    /// A, B, C.
    CapitalLetters,
    /// i, ii, iii.
    Roman,
    /// I, II, III.
    CapitalRoman,
}

/// Roman numerals beyond this have signs that no text has.
const MAX_ROMAN: u64 = 3999;
/// The Roman numerals that others are put together from.
const ROMAN: [(u64, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

impl Numerals {
    /// A number in these signs; in figures where they have none for it.
    pub(crate) fn write(self, number: u64) -> String {
        match self {
            Self::Figures => number.to_string(),
            Self::Letters => letters(number),
            Self::CapitalLetters => letters(number).to_uppercase(),
            Self::Roman => roman(number),
            Self::CapitalRoman => roman(number).to_uppercase(),
        }
    }
}

/// After `z` comes `aa`.
fn letters(number: u64) -> String {
    let mut signs = Vec::new();
    let mut rest = number;
    while rest > 0 {
        rest -= 1;
        signs.push(char::from(b'a' + (rest % 26) as u8));
        rest /= 26;
    }
    if signs.is_empty() { number.to_string() } else { signs.into_iter().rev().collect() }
}

fn roman(number: u64) -> String {
    if !(1..=MAX_ROMAN).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut signs = String::new();
    for (value, sign) in ROMAN {
        while rest >= value {
            signs.push_str(sign);
            rest -= value;
        }
    }
    signs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_people_do() {
        let all = |numerals: Numerals, numbers: &[u64]| {
            numbers.iter().map(|number| numerals.write(*number)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(all(Numerals::Letters, &[0, 1, 26, 27, 52, 703]), "0 a z aa az aaa");
        assert_eq!(all(Numerals::CapitalRoman, &[1, 4, 9, 14, 1994, 4000]), "I IV IX XIV MCMXCIV 4000");
        assert_eq!(all(Numerals::Figures, &[12]), "12");
    }
}
