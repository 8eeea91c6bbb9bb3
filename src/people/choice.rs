//! Who of those who may know is asked?

use super::ranking::Ranked;
use super::without::Part;

/// How many are asked at a time.
pub const SEATS: usize = 3;
/// How many are asked where those who come first named the subject themselves, and nobody is new to it: a third
/// helped little more in the simulation, and wears people out.
const ENOUGH_WHO_NAMED_IT: usize = 2;
/// How many are asked in the second round, of those whom nobody asked in the last seven days: who comes after the first
/// three knows less of it. With more of them helpers of the simulation were asked more than 1.5 times a week in a year.
const IN_THE_SECOND_ROUND: usize = 1;
/// How many times somebody has been asked who is new to it.
const NEW: usize = 3;

/// Puts those who are asked first: the two best, and then somebody who fits and has been asked seldom, drawn
/// by lot with the score as the weight, so that newcomers get their turn and the draw costs little; where there
/// is nobody like that, the third best. The others follow in their order.
#[must_use]
pub fn choose(mut ranked: Vec<Ranked>, (seed, without): (u64, Option<Part>)) -> Vec<Ranked> {
    if without == Some(Part::NewcomersSeat) {
        return ranked;
    }
    let best = SEATS - 1;
    let is_new = |ranked: &Ranked| ranked.fits && ranked.woken < NEW;
    let new: Vec<(usize, f64)> = ranked
        .iter()
        .enumerate()
        .skip(best)
        .filter(|(_, ranked)| is_new(ranked))
        .map(|(at, ranked)| (at, ranked.score))
        .collect();
    if let Some(at) = drawn(&new, &mut fastrand::Rng::with_seed(seed)) {
        let chosen = ranked.remove(at);
        ranked.insert(best, chosen);
    }
    ranked
}

/// Who of these, in the order of [`choose`], may be asked in a round, counted from 1, and how many of them are.
#[must_use]
pub fn in_round(chosen: Vec<Ranked>, round: u16) -> (Vec<Ranked>, usize) {
    if round > 1 {
        return (chosen.into_iter().filter(|ranked| ranked.this_week == 0).collect(), IN_THE_SECOND_ROUND);
    }
    let seats = seats(&chosen);
    (chosen, seats)
}

fn seats(chosen: &[Ranked]) -> usize {
    let (first, others) = chosen.split_at(ENOUGH_WHO_NAMED_IT.min(chosen.len()));
    let all_named_it = first.len() == ENOUGH_WHO_NAMED_IT && first.iter().all(|ranked| ranked.named);
    let is_new = others.first().is_some_and(|third| third.fits && third.woken < NEW);
    if all_named_it && !is_new { ENOUGH_WHO_NAMED_IT } else { SEATS }
}

fn drawn(weighted: &[(usize, f64)], random: &mut fastrand::Rng) -> Option<usize> {
    let mut left = random.f64() * weighted.iter().map(|(_, weight)| weight).sum::<f64>();
    for (at, weight) in weighted {
        left -= weight;
        if left < 0.0 {
            return Some(*at);
        }
    }
    weighted.last().map(|(at, _)| *at)
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU64;

    use super::*;
    use crate::domain::MemberId;

    fn ranked(number: u64, score: f64, fits: bool, woken: usize) -> Ranked {
        let member = MemberId::new(NonZeroU64::new(number).expect("not 0"));
        Ranked { member, score, because: None, fits, named: false, woken, this_week: 0 }
    }

    #[test]
    fn the_third_seat_is_for_somebody_new_and_the_best_keep_theirs() {
        let all = vec![
            ranked(1, 9.0, true, 9),
            ranked(2, 8.0, true, 9),
            ranked(3, 7.0, true, 9),
            ranked(4, 2.0, true, 0),
            ranked(5, 1.0, true, 2),
            ranked(6, 1.0, false, 0),
        ];
        let mut third = [0; 7];
        for seed in 0..300 {
            let chosen: Vec<u64> =
                choose(all.clone(), (seed, None)).iter().map(|r| r.member.number()).collect();
            assert_eq!((&chosen[..2], chosen.len()), (&[1, 2][..], 6));
            third[usize::try_from(chosen[2]).expect("few")] += 1;
        }
        assert_eq!((third[3], third[6]), (0, 0));
        assert!(third[4] > third[5] && third[5] > 50, "{third:?}");
        let nobody_new: Vec<_> = all[..3].to_vec();
        assert_eq!(choose(nobody_new.clone(), (1, None)), nobody_new);
        assert_eq!(choose(Vec::new(), (1, None)), Vec::new());
        let named = |woken| Ranked { named: true, ..ranked(1, 9.0, true, woken) };
        assert_eq!(seats(&[named(9), named(9), named(9)]), 2);
        assert_eq!(seats(&[named(9), named(9), named(0)]), 3, "somebody new");
        assert_eq!(seats(&[named(9), ranked(2, 8.0, true, 9), named(9)]), 3);
        assert_eq!(seats(&[named(9)]), 3);
    }

    #[test]
    fn in_the_second_round_one_is_asked_who_had_a_quiet_week() {
        let asked = Ranked { this_week: 1, ..ranked(1, 9.0, true, 9) };
        let quiet = ranked(2, 8.0, true, 9);
        let all = vec![asked.clone(), quiet.clone()];
        assert_eq!(in_round(all.clone(), 1), (all.clone(), 3));
        assert_eq!(in_round(all, 2), (vec![quiet], 1));
        assert_eq!(in_round(vec![asked], 2), (Vec::new(), 1));
    }
}
