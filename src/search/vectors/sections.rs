//! Which texts of the passages have vectors, and how near is a question to each?
//!
//! A passage is known by its text, under its title and heading; a section for which an editor has listed
//! questions, by these and its heading too, since a question is most like another question. A section
//! without such a list has its passages alone.

use std::hash::Hasher as _;
use std::ops::Range;

use fnv::FnvHasher;
use meaning::{Adapted, Adapter, Role, Taught, Vector, Vectors};

use crate::corpus::Passage;
use crate::search::text::addresses;
use crate::search::vectors::known::Known;
use crate::search::weights::{ADAPTED_LEVEL, ADAPTED_SHARE, FEWEST_LISTED};

/// What a question means.
#[derive(Clone, Debug)]
pub(crate) struct QuestionVectors {
    /// As the model gives it.
    pub(crate) plain: Vector,
    /// As the model's adapter turned it, where it has one.
    pub(crate) adapted: Option<Adapted>,
}

/// How near a question is to a passage.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Nearness {
    /// The cosine to the text.
    pub(crate) text: f32,
    /// The best cosine to its heading and the questions that it is said to answer; nothing where none are
    /// listed.
    pub(crate) listed: Option<f32>,
}

/// A text that has a vector, or wants one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// A passage, by its number.
    Passage(usize),
    /// A heading or a listed question, by its own number.
    Listed(usize),
}

/// The vectors of all passages.
pub(crate) struct SectionVectors {
    passages: Vectors,
    listed: Vectors,
    /// By passage: its heading and its section's questions in `listed`; empty where none are listed.
    sections: Vec<Range<usize>>,
    /// By place in `listed`: the first passage of the section.
    owners: Vec<usize>,
}

impl SectionVectors {
    /// Room for the vectors of these passages, none of which is there yet.
    pub(crate) fn new(passages: &[Passage], width: usize, adapter: Option<&Adapter>) -> Self {
        let (mut sections, mut owners) = (Vec::<Range<usize>>::with_capacity(passages.len()), Vec::new());
        for (at, passage) in passages.iter().enumerate() {
            let before = at.checked_sub(1).map(|before| &passages[before]);
            let section = match before.filter(|before| before.is_of_section(passage)) {
                Some(_) => sections[at - 1].clone(),
                None if passage.questions.is_empty() => owners.len()..owners.len(),
                None => {
                    let start = owners.len();
                    owners.resize(start + 1 + passage.questions.len(), at);
                    start..owners.len()
                }
            };
            sections.push(section);
        }
        let room = |count, role| match adapter {
            Some(adapter) => adapter.room(count, role),
            None => Vectors::with_room(count, width),
        };
        Self {
            passages: room(passages.len(), Role::Passage),
            listed: room(owners.len(), Role::Query),
            sections,
            owners,
        }
    }

    /// Takes what is known already, and tells what is missing.
    pub(crate) fn fill(&mut self, passages: &[Passage], known: &dyn Known) -> Vec<Place> {
        let named = |place| self.text(place, passages).map(|(role, text)| (key(role, &text), place));
        let mut places: Vec<(u64, Place)> = self.places().into_iter().filter_map(named).collect();
        places.sort_unstable_by_key(|(key, _)| *key);
        known.each(&mut |key, vector| {
            let first = places.partition_point(|(other, _)| *other < key);
            for (_, place) in places[first..].iter().take_while(|(other, _)| *other == key) {
                self.put(*place, vector);
            }
        });
        self.places().into_iter().filter(|place| !self.has(*place)).collect()
    }

    /// All texts: passages first, each followed by what is listed for it.
    pub(crate) fn places(&self) -> Vec<Place> {
        let listed = |passage: usize| {
            let range = self.sections[passage].clone();
            range.filter(move |at| self.owners[*at] == passage).map(Place::Listed)
        };
        (0..self.sections.len())
            .flat_map(|at| std::iter::once(Place::Passage(at)).chain(listed(at)))
            .collect()
    }

    /// The texts that tell how near a question is to a passage.
    pub(crate) fn places_of(&self, passage: usize) -> impl Iterator<Item = Place> {
        let listed = self.sections.get(passage).cloned().unwrap_or_default();
        std::iter::once(Place::Passage(passage)).chain(listed.map(Place::Listed))
    }

    /// A text, and on which side of a search it stands.
    pub(crate) fn text(&self, place: Place, passages: &[Passage]) -> Option<(Role, String)> {
        match place {
            Place::Passage(at) => Some((Role::Passage, passage_text(passages.get(at)?))),
            Place::Listed(at) => {
                let owner = *self.owners.get(at)?;
                let passage = passages.get(owner)?;
                match at - self.sections.get(owner)?.start {
                    0 => Some((Role::Query, heading_text(passage))),
                    question => Some((Role::Query, passage.questions.get(question - 1)?.clone())),
                }
            }
        }
    }

    pub(crate) fn put(&mut self, place: Place, vector: &Vector) {
        match place {
            Place::Passage(at) => self.passages.put(at, vector),
            Place::Listed(at) => self.listed.put(at, vector),
        }
    }

    /// The vector of a text, where it is there.
    pub(crate) fn get(&self, place: Place) -> Option<Vector> {
        match place {
            Place::Passage(at) => self.passages.get(at),
            Place::Listed(at) => self.listed.get(at),
        }
    }

    /// Whether a text has its vector.
    pub(crate) fn has(&self, place: Place) -> bool {
        match place {
            Place::Passage(at) => self.passages.has(at),
            Place::Listed(at) => self.listed.has(at),
        }
    }

    /// Whether all that tells how near a question is to a passage has its vector.
    pub(crate) fn is_read(&self, passage: usize) -> bool {
        self.places_of(passage).all(|place| self.has(place))
    }

    /// How near a question is to a passage; nothing while one of its vectors is missing. Where questions are listed,
    /// the adapter tells better which of them is meant; to other texts it knows no better than the model.
    pub(crate) fn nearness(&self, passage: usize, question: &QuestionVectors) -> Option<Nearness> {
        let listed = self.sections.get(passage)?.clone();
        let cosine = |vectors: &Vectors, at: usize, role: Role| match &question.adapted {
            Some(adapted) if !listed.is_empty() => {
                adapted.cosine(vectors, at, role).map(|cosine| ADAPTED_LEVEL + ADAPTED_SHARE * cosine)
            }
            Some(_) | None => vectors.cosine(at, &question.plain),
        };
        let text = cosine(&self.passages, passage, Role::Passage)?;
        let mut best: Option<f32> = None;
        for at in listed.clone() {
            let cosine = cosine(&self.listed, at, Role::Query)?;
            best = Some(best.map_or(cosine, |best| best.max(cosine)));
        }
        Some(Nearness { text, listed: best })
    }

    /// How much more a question is like the heading and all listed questions of a passage than these are like each other.
    /// Nothing where few are listed, which have no middle, or one has no vector yet.
    pub(crate) fn centrality(&self, passage: usize, question: &Vector) -> Option<f32> {
        let listed = self.sections.get(passage)?.clone();
        if listed.len() < FEWEST_LISTED { None } else { self.listed.centrality(listed, question) }
    }

    /// The sections of some passages for which questions are listed, as an adapter learns from them.
    pub(crate) fn taught(&self, passages: impl Iterator<Item = usize>) -> Vec<Taught> {
        let mut taught = Vec::new();
        let mut last = None;
        for at in passages {
            let Some(listed) = self.sections.get(at).filter(|listed| !listed.is_empty()) else { continue };
            if last.replace(listed.start) != Some(listed.start) {
                let asked = listed.clone().filter_map(|at| self.listed.get(at)).collect();
                taught.push(Taught { asked, answering: Vec::new() });
            }
            if let Some(section) = taught.last_mut() {
                section.answering.extend(self.passages.get(at));
            }
        }
        taught
    }

    /// The passages that are nearest to a question, by their texts and by what is listed for them: up to
    /// `count` by each.
    pub(crate) fn nearest(&self, question: &Vector, count: usize) -> Vec<usize> {
        let by_text = self.passages.nearest(question, count).into_iter().map(|(at, _)| at);
        let by_list = self.listed.nearest(question, count).into_iter().map(|(at, _)| self.owners[at]);
        let mut nearest: Vec<usize> = by_text.chain(by_list).collect();
        nearest.sort_unstable();
        nearest.dedup();
        nearest
    }
}

/// The name by which the vector of a text is kept.
pub(crate) fn key(role: Role, text: &str) -> u64 {
    let mut hasher = FnvHasher::default();
    hasher.write_u8(match role {
        Role::Query => b'q',
        Role::Passage => b'p',
    });
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// A passage under its title and heading: what it says of "it" is said of them.
fn passage_text(passage: &Passage) -> String {
    let title = passage.document.title.as_str();
    let above = match passage.headings.last() {
        Some(heading) if title.is_empty() => heading.clone(),
        Some(heading) => format!("{title}. {heading}"),
        None => title.to_owned(),
    };
    let words = addresses::without(passage.text());
    if above.is_empty() { words.into_owned() } else { format!("{above}\n{words}") }
}

fn heading_text(passage: &Passage) -> String {
    let title = passage.document.title.as_str();
    match passage.headings.last() {
        Some(heading) => format!("{title}: {heading}"),
        None => title.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::corpus::Document;
    use crate::domain::Language;
    use crate::search::vectors::known::KnownVectors;

    const WIDTH: usize = 4;

    /// Passages of one document: their heading, and the questions that are listed for it.
    fn passages(sections: &[(&str, &[&str])]) -> Vec<Passage> {
        let document = Document::bare("a.md".to_owned(), Language::Dutch, "Tekst.".to_owned());
        let document = Arc::new(Document { title: "Titel".to_owned(), ..document });
        let passage = |(at, (heading, questions)): (usize, &(&str, &[&str]))| Passage {
            headings: Arc::new([(*heading).to_owned()]),
            questions: questions.iter().map(|question| (*question).to_owned()).collect(),
            position: at,
            ..Passage::whole(document.clone())
        };
        sections.iter().enumerate().map(passage).collect()
    }

    fn vector(numbers: [f32; WIDTH]) -> Vector {
        Vector::of(&numbers)
    }

    #[test]
    fn a_section_has_its_texts_once_however_many_passages_it_has() {
        let passages = passages(&[("Een", &["Wat?", "Hoe?"]), ("Een", &["Wat?", "Hoe?"]), ("Twee", &[])]);
        let vectors = SectionVectors::new(&passages, WIDTH, None);
        let texts: Vec<String> = vectors
            .places()
            .into_iter()
            .map(|place| vectors.text(place, &passages).expect("a text").1)
            .collect();
        assert_eq!(
            texts,
            ["Titel. Een\nTekst.", "Titel: Een", "Wat?", "Hoe?", "Titel. Een\nTekst.", "Titel. Twee\nTekst."]
        );
        assert_eq!(
            vectors.places_of(1).count(),
            4,
            "the second passage is known by the section's questions too"
        );
        assert_eq!(vectors.places_of(2).count(), 1);
    }

    #[test]
    fn how_near_a_passage_is_is_known_when_all_of_it_is_read() {
        let passages = passages(&[("Een", &["Wat?"]), ("Twee", &[])]);
        let mut vectors = SectionVectors::new(&passages, WIDTH, None);
        let plain = vector([1.0, 0.0, 0.0, 0.0]);
        let question = QuestionVectors { plain: plain.clone(), adapted: None };
        vectors.put(Place::Passage(0), &vector([0.0, 1.0, 0.0, 0.0]));
        vectors.put(Place::Listed(0), &vector([0.0, 1.0, 0.0, 0.0]));
        assert_eq!(vectors.nearness(0, &question), None);
        vectors.put(Place::Listed(1), &vector([1.0, 0.0, 0.0, 0.0]));
        vectors.put(Place::Passage(1), &vector([0.6, 0.8, 0.0, 0.0]));
        let nearness = vectors.nearness(0, &question).expect("it is read");
        assert!(nearness.text < 0.1 && nearness.listed.is_some_and(|listed| listed > 0.9), "{nearness:?}");
        assert_eq!(vectors.nearness(1, &question).expect("it is read").listed, None);
        assert_eq!(vectors.nearest(&plain, 1), [0, 1], "one by its question, one by its text");
        assert_eq!(vectors.nearness(9, &question), None);
    }

    #[test]
    fn what_is_known_is_not_read_again() {
        let passages = passages(&[("Een", &["Wat?"]), ("Twee", &[])]);
        let known: KnownVectors =
            [(key(Role::Query, "Wat?"), vector([1.0, 0.0, 0.0, 0.0]))].into_iter().collect();
        let mut vectors = SectionVectors::new(&passages, WIDTH, None);
        let missing = vectors.fill(&passages, &known);
        assert_eq!(missing, [Place::Passage(0), Place::Listed(0), Place::Passage(1)]);
        assert!(vectors.has(Place::Listed(1)));
    }
}
