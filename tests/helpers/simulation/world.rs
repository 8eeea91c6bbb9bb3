//! Who is there, what do they know and ask, and how do they take being asked? A community made by a seed.
//!
//! Its figures stand in `docs/people.md`, each with where it comes from.

use fastrand::Rng;

pub(crate) const MEMBERS: u64 = 500;
pub(crate) const TOPICS: usize = 24;
pub(crate) const MINUTE: i64 = 60;
pub(crate) const HOUR: i64 = 60 * MINUTE;
pub(crate) const DAY: i64 = 24 * HOUR;
pub(crate) const WEEK: i64 = 7 * DAY;
/// A Monday at midnight, in seconds since 1970.
pub(crate) const START: i64 = 1_767_571_200;

/// What a year of such a community is like.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Figures {
    pub(crate) helpers: usize,
    pub(crate) weeks: i64,
    pub(crate) questions_a_week: i64,
    /// How often somebody takes up what fits, on average.
    pub(crate) take_up: f64,
}

impl Default for Figures {
    fn default() -> Self {
        Self { helpers: 60, weeks: 52, questions_a_week: 96, take_up: 0.45 }
    }
}

/// A helper as they are.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub(crate) number: u64,
    /// How well they know each topic, 0 where not at all.
    pub(crate) knows: [f64; TOPICS],
    /// The topics that they say they know.
    pub(crate) declares: Vec<usize>,
    pub(crate) take_up: f64,
    /// When they offer to think along.
    pub(crate) joins: i64,
}

/// A question as it is asked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked {
    pub(crate) at: i64,
    pub(crate) asker: u64,
    pub(crate) topic: usize,
    /// What the words make of the topic.
    pub(crate) seems: usize,
    /// When somebody replies by themselves, and who.
    pub(crate) natural: Option<(i64, u64)>,
}

/// How often what fits is taken up on average, from the least that was published of volunteers to the most.
pub(crate) const TAKEN_UP: [f64; 3] = [0.18, 0.32, 0.63];

/// Everything that is settled before anybody is asked.
#[derive(Clone)]
pub(crate) struct World {
    pub(crate) figures: Figures,
    pub(crate) people: Vec<Person>,
    pub(crate) questions: Vec<Asked>,
}

impl World {
    pub(crate) fn new(figures: Figures, seed: u64) -> Self {
        let mut random = Rng::with_seed(seed);
        let span = figures.weeks * WEEK;
        let people: Vec<Person> =
            (0..figures.helpers).map(|at| person(at, &figures, span, &mut random)).collect();
        let mut questions: Vec<Asked> = (0..figures.weeks * figures.questions_a_week)
            .map(|_| question(&people, span, &mut random))
            .collect();
        questions.sort_by_key(|asked| asked.at);
        Self { figures, people, questions }
    }
}

fn person(at: usize, figures: &Figures, span: i64, random: &mut Rng) -> Person {
    let mut knows = [0.0; TOPICS];
    for _ in 0..random.usize(1..=7) {
        knows[random.usize(..TOPICS)] = 0.4 + 0.6 * random.f64();
    }
    let mut declares: Vec<usize> =
        (0..TOPICS).filter(|topic| knows[*topic] > 0.0 && random.f64() < 0.85).collect();
    if random.f64() < 0.3 || declares.is_empty() {
        declares.push(random.usize(..TOPICS));
    }
    // Spread evenly around the mean, as far as there is room.
    let spread = 0.6 * figures.take_up.min(1.0 - figures.take_up);
    let take_up = figures.take_up + spread * (2.0 * random.f64() - 1.0);
    let joins = if random.f64() < 0.3 { START + random.i64(0..span * 9 / 10) } else { START };
    Person { number: u64::try_from(at).expect("few") + 1, knows, declares, take_up, joins }
}

fn question(people: &[Person], span: i64, random: &mut Rng) -> Asked {
    let day = START + random.i64(0..span / DAY) * DAY;
    let topic = zipf(random);
    let seems = if random.f64() < 0.75 { topic } else { random.usize(..TOPICS) };
    let at = day + hour(random) * HOUR + random.i64(0..HOUR);
    let asker = random.u64(1..=MEMBERS);
    let natural = (random.f64() < 0.7).then(|| {
        // Log-normal around nine minutes, as measured in real chats: a fourth takes longer than twenty.
        let minutes = 9.0 * (1.2 * normal(random)).exp();
        let who = replier(people, topic, asker, random);
        #[expect(clippy::cast_possible_truncation, reason = "at most months")]
        let after = (minutes.min(60.0 * 24.0 * 60.0) * 60.0) as i64;
        (at + after.max(20), who)
    });
    Asked { at, asker, topic, seems, natural }
}

/// Every other reply by itself is from a helper who knows the topic, the others from members who are none.
fn replier(people: &[Person], topic: usize, asker: u64, random: &mut Rng) -> u64 {
    let able = |person: &&Person| person.knows[topic] > 0.0 && person.number != asker;
    let able: Vec<u64> = people.iter().filter(able).map(|person| person.number).collect();
    match random.choice(&able) {
        Some(number) if random.bool() => *number,
        _ => random.u64(MEMBERS + 1..=2 * MEMBERS),
    }
}

/// A topic by Zipf's law.
fn zipf(random: &mut Rng) -> usize {
    let weight = |topic: usize| 1.0 / f64::from(u32::try_from(topic).expect("few") + 1);
    let mut left = random.f64() * (0..TOPICS).map(weight).sum::<f64>();
    (0..TOPICS)
        .find(|topic| {
            left -= weight(*topic);
            left < 0.0
        })
        .unwrap_or(TOPICS - 1)
}

/// An hour of the day: few ask at night, most in the evening.
fn hour(random: &mut Rng) -> i64 {
    const BUSY: [u32; 24] = [2, 1, 1, 1, 1, 1, 2, 4, 6, 8, 8, 8, 8, 8, 8, 8, 8, 8, 9, 10, 10, 9, 6, 4];
    let mut left = random.u32(..BUSY.iter().sum::<u32>());
    let hour = BUSY.iter().position(|busy| match left.checked_sub(*busy) {
        Some(rest) => {
            left = rest;
            false
        }
        None => true,
    });
    i64::try_from(hour.unwrap_or_default()).expect("an hour")
}

fn normal(random: &mut Rng) -> f64 {
    (-2.0 * (1.0 - random.f64()).ln()).sqrt() * (std::f64::consts::TAU * random.f64()).cos()
}

/// How often a week they offered to be asked.
const OFFERED: i32 = 3;

/// What somebody does who has been asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Does {
    /// Takes it up and replies after so many seconds; whether that helps.
    Replies {
        after: i64,
        helps: bool,
    },
    SaysNotNow,
    SaysNotMine,
    Nothing,
}

/// How somebody takes being asked, and whether they leave over it, when it was so many times this week before.
pub(crate) fn reacts(person: &Person, topic: usize, this_week: i32, random: &mut Rng) -> (Does, bool) {
    let fits = person.knows[topic] > 0.0;
    let willing = person.take_up * 0.9_f64.powi(this_week) * if fits { 1.0 } else { 0.15 };
    // Within what they offered, being asked tires nobody so that they leave.
    let tired = f64::from((this_week - OFFERED + 1).max(0)) * 0.002;
    let leaves = random.f64() < if fits { 0.0006 } else { 0.002 } + tired;
    let does = if random.f64() < willing {
        let after = (-(1.0 - random.f64()).ln() * 25.0 * 60.0).min(6.0 * 3_600.0);
        #[expect(clippy::cast_possible_truncation, reason = "hours")]
        let after = after as i64 + 30;
        Does::Replies { after, helps: fits && random.f64() < person.knows[topic] }
    } else if !fits && random.f64() < 0.5 {
        Does::SaysNotMine
    } else if random.f64() < 0.5 {
        Does::SaysNotNow
    } else {
        Does::Nothing
    };
    (does, leaves)
}

/// The words of a topic: no two share any.
pub(crate) fn words(topic: usize) -> [&'static str; 2] {
    const WORDS: [[&str; 2]; TOPICS] = [
        ["bookkeeping", "invoices"],
        ["beekeeping", "honey"],
        ["gardening", "pruning"],
        ["bicycles", "repairing"],
        ["photography", "cameras"],
        ["cooking", "recipes"],
        ["carpentry", "furniture"],
        ["football", "training"],
        ["guitar", "strumming"],
        ["printers", "cartridges"],
        ["insurance", "premiums"],
        ["childcare", "toddlers"],
        ["astronomy", "telescopes"],
        ["sailing", "harbours"],
        ["knitting", "wool"],
        ["electricity", "wiring"],
        ["translation", "dictionaries"],
        ["chess", "openings"],
        ["pottery", "glazes"],
        ["subsidies", "foundations"],
        ["swimming", "pools"],
        ["radio", "antennas"],
        ["genealogy", "ancestors"],
        ["volcanoes", "lava"],
    ];
    WORDS[topic]
}
