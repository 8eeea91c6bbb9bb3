//! How does an adapter learn? (Contrastive learning by gradient descent: InfoNCE, with Adam.)
//!
//! From sections whose questions are known: each question is asked of all sections but without itself, as it were typed
//! by somebody; the matrix is moved so that its own section comes nearer than the others.

use crate::adapter::Adapter;
use crate::vector::{Vector, less, product, unit};

/// A section, by the vectors of the questions that it is said to answer, its heading first, and of its passages.
#[derive(Clone, Debug)]
pub struct Taught {
    /// Heading and questions.
    pub asked: Vec<Vector>,
    /// Passages.
    pub answering: Vec<Vector>,
}

/// How long and how fast it learns. What is added to the matrix counts half in the end, so that it learns nothing by
/// heart.
const STEPS: usize = 400;
const STEP: f32 = 0.001;
const TOGETHER: usize = 256;
/// How sharply the nearest section is told from the others.
const SHARPNESS: f32 = 20.0;
/// How strongly the matrix is held to what leaves a question as it is (ridge).
const SHRINKAGE: f32 = 0.001;
const KEPT: f32 = 0.5;
/// The decays of Adam (Kingma and Ba, 2015), the second for few steps.
const FIRST: f32 = 0.9;
const SECOND: f32 = 0.99;

/// The vectors of some sections, without the mean of all.
struct Lesson {
    asked: Vec<Vec<f32>>,
    answering: Vec<Vec<f32>>,
    /// By section: its places in the two.
    sections: Vec<(std::ops::Range<usize>, std::ops::Range<usize>)>,
    /// The places of questions, less headings, with their sections.
    questions: Vec<(usize, usize)>,
}

/// An adapter that learnt from sections, in lessons whose questions are told apart from each other's: one for each
/// language. `watch` is told after each step how far it is, and the loss.
#[must_use]
pub fn teach(lessons: &[Vec<Taught>], watch: &mut dyn FnMut(usize, f32)) -> Adapter {
    let all = || lessons.iter().flatten();
    let asked = mean(all().flat_map(|section| &section.asked));
    let answering = mean(all().flat_map(|section| &section.answering));
    let width = asked.len();
    let lessons: Vec<Lesson> =
        lessons.iter().map(|sections| Lesson::of(sections, &asked, &answering)).collect();
    let mut added = vec![0.0_f32; width * width];
    let (mut first, mut second) = (added.clone(), added.clone());
    let (mut decay, mut random) = ((1.0_f32, 1.0_f32), Random(1));
    for step in 0..STEPS {
        let Some(lesson) = lessons.get(step % lessons.len().max(1)).filter(|it| !it.questions.is_empty())
        else {
            continue;
        };
        let chosen: Vec<_> = (0..TOGETHER).map(|_| random.of(&lesson.questions)).collect();
        let (mut slope, loss) = lesson.slope(&chosen, &added);
        slope.iter_mut().zip(&added).for_each(|(slope, added)| *slope += SHRINKAGE * added);
        decay = (decay.0 * FIRST, decay.1 * SECOND);
        for (((added, slope), first), second) in added.iter_mut().zip(slope).zip(&mut first).zip(&mut second)
        {
            *first = FIRST * *first + (1.0 - FIRST) * slope;
            *second = SECOND * *second + (1.0 - SECOND) * slope * slope;
            *added -= STEP * (*first / (1.0 - decay.0)) / ((*second / (1.0 - decay.1)).sqrt() + 1e-8);
        }
        watch(step + 1, loss);
    }
    added.iter_mut().for_each(|number| *number *= KEPT);
    Adapter::new(asked, answering, &added)
}

impl Lesson {
    fn of(sections: &[Taught], asked_mean: &[f32], answering_mean: &[f32]) -> Self {
        let mut lesson =
            Self { asked: Vec::new(), answering: Vec::new(), sections: Vec::new(), questions: Vec::new() };
        let left = |vector: &Vector, mean: &[f32]| unit(less(&vector.numbers(), mean));
        for section in sections.iter().filter(|section| !section.asked.is_empty()) {
            let (asked, answering) = (lesson.asked.len(), lesson.answering.len());
            lesson.asked.extend(section.asked.iter().map(|vector| left(vector, asked_mean)));
            lesson.answering.extend(section.answering.iter().map(|vector| left(vector, answering_mean)));
            let number = lesson.sections.len();
            lesson.questions.extend((asked + 1..lesson.asked.len()).map(|at| (at, number)));
            lesson.sections.push((asked..lesson.asked.len(), answering..lesson.answering.len()));
        }
        lesson
    }

    /// The slope of the mean loss of some questions by what the matrix adds, and that loss.
    fn slope(&self, chosen: &[(usize, usize)], added: &[f32]) -> (Vec<f32>, f32) {
        let (mut slope, mut loss) = (vec![0.0_f32; added.len()], 0.0);
        #[expect(clippy::cast_precision_loss, reason = "some hundreds")]
        let count = chosen.len().max(1) as f32;
        for (question, section) in chosen {
            let asked = &self.asked[*question];
            let turned = turn(asked, added);
            let nearest: Vec<_> =
                (0..self.sections.len()).map(|at| self.nearest(at, *question, &turned)).collect();
            let chances = chances(&nearest);
            loss -= chances[*section].max(f32::MIN_POSITIVE).ln() / count;
            let mut pull = vec![0.0_f32; asked.len()];
            for (at, (chance, (_, near))) in chances.iter().zip(&nearest).enumerate() {
                let wrong = chance - f32::from(u8::from(at == *section));
                let weight = wrong * SHARPNESS / 2.0 / count;
                near.iter().flatten().for_each(|vector| add(&mut pull, vector, weight));
            }
            for (row, number) in slope.chunks_exact_mut(asked.len()).zip(asked) {
                add(row, &pull, *number);
            }
        }
        (slope, loss)
    }

    /// How near a section is to a question that isn't counted among its own, and the vectors that tell it.
    fn nearest(&self, section: usize, question: usize, turned: &[f32]) -> (f32, [Option<&[f32]>; 2]) {
        let (asked, answering) = self.sections[section].clone();
        let asked = best(turned, asked.filter(|at| *at != question).map(|at| &self.asked[at]));
        let answering = best(turned, answering.map(|at| &self.answering[at]));
        let near = |best: Option<(f32, &[f32])>| best.map_or(0.0, |(product, _)| product);
        ((near(asked) + near(answering)) / 2.0, [asked, answering].map(|best| best.map(|(_, vector)| vector)))
    }
}

/// The chance of each section: the softmax of how near they are.
fn chances(nearest: &[(f32, [Option<&[f32]>; 2])]) -> Vec<f32> {
    let top = nearest.iter().fold(f32::MIN, |top, (near, _)| top.max(*near));
    let odds: Vec<f32> = nearest.iter().map(|(near, _)| (SHARPNESS * (near - top)).exp()).collect();
    let sum: f32 = odds.iter().sum();
    odds.into_iter().map(|odds| odds / sum).collect()
}

fn best<'v>(turned: &[f32], vectors: impl Iterator<Item = &'v Vec<f32>>) -> Option<(f32, &'v [f32])> {
    let products = vectors.map(|vector| (product(turned, vector), vector.as_slice()));
    products.max_by(|(one, _), (other, _)| one.total_cmp(other))
}

/// A question with what the matrix adds.
fn turn(asked: &[f32], added: &[f32]) -> Vec<f32> {
    let mut turned = asked.to_vec();
    for (number, row) in asked.iter().zip(added.chunks_exact(asked.len())) {
        add(&mut turned, row, *number);
    }
    turned
}

fn add(to: &mut [f32], vector: &[f32], weight: f32) {
    to.iter_mut().zip(vector).for_each(|(to, number)| *to += weight * number);
}

fn mean<'v>(vectors: impl Iterator<Item = &'v Vector>) -> Vec<f32> {
    let (mut sum, mut count) = (Vec::new(), 0.0_f32);
    for vector in vectors {
        let numbers = vector.numbers();
        sum.resize(numbers.len(), 0.0);
        add(&mut sum, &numbers, 1.0);
        count += 1.0;
    }
    sum.iter_mut().for_each(|number| *number /= count.max(1.0));
    sum
}

/// Chance that is the same each time (Knuth's linear congruential generator).
struct Random(u64);

impl Random {
    fn of<T: Copy>(&mut self, of: &[T]) -> T {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let at = (self.0 >> 33) as usize % of.len();
        of[at]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::role::Role;

    /// Two sections on one subject, told apart by the third number alone, which the subject drowns.
    fn sections() -> Vec<Taught> {
        let asked = |side: f32, noise: f32| Vector::of(&unit(vec![1.0, noise, side]));
        let section = |side: f32| Taught {
            asked: [0.0, 0.9, -0.9, 0.5, -0.5].map(|noise| asked(side, noise)).to_vec(),
            answering: vec![asked(side, 0.0)],
        };
        vec![section(0.2), section(-0.2)]
    }

    #[test]
    fn what_tells_sections_apart_counts_more_when_it_has_learnt() {
        let mut losses = Vec::new();
        let adapter = teach(&[sections()], &mut |_, loss| losses.push(loss));
        assert!(losses.last() < losses.first(), "{losses:?}");
        let question = Vector::of(&unit(vec![1.0, -0.9, 0.2]));
        let mut vectors = adapter.room(2, Role::Passage);
        for (at, section) in sections().iter().enumerate() {
            vectors.put(at, &section.answering[0]);
        }
        let adapted = adapter.adapt(&question);
        let near = |at| adapted.cosine(&vectors, at, Role::Passage).expect("it is there");
        assert!(near(0) > near(1));
        assert_eq!(teach(&[sections()], &mut |_, _| {}), adapter, "the same each time");
        assert_eq!(teach(&[], &mut |_, _| {}).bytes().len(), 8, "of nothing, nothing");
    }
}
