//! Whatever someone asks: an answer, whose highlight is text of its passage.

#![no_main]

use std::path::Path;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use vraagbaak::corpus::Corpus;
use vraagbaak::domain::Language;
use vraagbaak::search::{Engine, Question};

/// Three small documents: as many questions a second as can be.
static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/corpus");
    let corpus = Corpus::load(&folder, Language::Dutch).expect("the documents");
    Engine::build(corpus.passages, &corpus.glossary).expect("an index")
});

fuzz_target!(init: { LazyLock::force(&ENGINE); }, |text: &str| {
    for language in [Language::Dutch, Language::English] {
        let question = Question { text, language, limit: 3 };
        let (answer, explanation) = ENGINE.explain(&question).expect("the index works");
        for hit in answer.hits {
            assert!(hit.passage.text().get(hit.highlight).is_some());
        }
        assert!((0.0..=1.0).contains(&answer.confidence));
        assert!(!explanation.to_string().is_empty());
    }
});
