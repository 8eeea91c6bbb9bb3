//! What would come of asking at once, and without limits: three by lot, or the one who has helped most?

use std::collections::BTreeMap;

use fastrand::Rng;

use super::outcome::Log;
use super::world::{Does, Person, TOPICS, WEEK, World, reacts};

/// Whom to ask at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AtOnce {
    ThreeByLot,
    TheTopExpert,
}

/// Goes through the world's year.
pub(crate) fn year(world: &World, whom: AtOnce, seed: u64) -> Log {
    let mut random = Rng::with_seed(seed);
    let mut log = Log::default();
    let mut evidence = BTreeMap::<u64, [f64; TOPICS]>::new();
    for (at, asked) in world.questions.iter().enumerate() {
        let there: Vec<&Person> = world
            .people
            .iter()
            .filter(|person| person.joins <= asked.at && person.number != asked.asker)
            .filter(|person| log.left.get(&person.number).is_none_or(|left| *left > asked.at))
            .collect();
        let mut first = asked.natural;
        for person in chosen(&there, whom, asked.seems, &evidence, &mut random) {
            let lately = log.wakes.iter().rev().take_while(|(when, ..)| asked.at - when < WEEK);
            let this_week = lately.filter(|(_, who, _)| *who == person.number).count();
            log.wakes.push((asked.at, person.number, at));
            let this_week = i32::try_from(this_week).expect("few");
            let (does, leaves) = reacts(person, asked.topic, this_week, &mut random);
            if let Does::Replies { after, helps } = does {
                let when = asked.at + after;
                if first.is_none_or(|(earlier, _)| when < earlier) {
                    first = Some((when, person.number));
                }
                if helps && !log.helped.contains(&at) {
                    log.helped.push(at);
                }
            }
            if leaves {
                log.left.insert(person.number, asked.at);
            }
        }
        if let Some((when, who)) = first {
            log.replied.insert(at, when);
            evidence.entry(who).or_insert([0.0; TOPICS])[asked.seems] += 1.0;
        }
    }
    log
}

fn chosen<'p>(
    there: &[&'p Person],
    whom: AtOnce,
    seems: usize,
    evidence: &BTreeMap<u64, [f64; TOPICS]>,
    random: &mut Rng,
) -> Vec<&'p Person> {
    match whom {
        AtOnce::ThreeByLot => {
            let mut all = there.to_vec();
            random.shuffle(&mut all);
            all.truncate(3);
            all
        }
        AtOnce::TheTopExpert => {
            let of = |person: &Person| {
                let declared = if person.declares.contains(&seems) { 0.5 } else { 0.0 };
                declared + evidence.get(&person.number).map_or(0.0, |topics| topics[seems])
            };
            let best = there.iter().copied().max_by(|one, other| of(one).total_cmp(&of(other)));
            best.into_iter().collect()
        }
    }
}
