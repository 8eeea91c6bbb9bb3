//! Which words mean something to the search, in each language? (The lists of `data`.)
//!
//! A folder of `data` a language, a file a list, an entry a line; a line that begins with `#` is a
//! comment. So another language is a folder: the compiler asks for each of its files, and the test below
//! for what should stand in them.

use std::sync::LazyLock;

use fnv::FnvHashSet as HashSet;

use crate::domain::Language;

/// One list, in every language.
pub(crate) struct WordList([Entries; Language::ALL.len()]);

/// What a list has in one language: words, or phrases with single blanks, folded.
pub(crate) struct Entries {
    /// In the order of the file.
    all: Vec<&'static str>,
    known: HashSet<&'static str>,
}

impl WordList {
    /// Reads the files of a list, which come in the order of [`Language::ALL`].
    fn read(files: [&'static str; Language::ALL.len()]) -> Self {
        Self(files.map(Entries::read))
    }

    /// What it has in one language.
    pub(crate) fn of(&self, language: Language) -> &Entries {
        &self.0[language as usize]
    }

    /// What it has in one language and in no other.
    pub(crate) fn of_only(&self, language: Language) -> impl Iterator<Item = &'static str> {
        let others = move || Language::ALL.into_iter().filter(move |other| *other != language);
        self.of(language).iter().filter(move |entry| others().all(|other| !self.of(other).contains(entry)))
    }

    /// What it has in all languages, one after the other.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().flat_map(Entries::iter)
    }

    /// Whether an entry of any language is exactly this.
    pub(crate) fn contains(&self, entry: &str) -> bool {
        self.0.iter().any(|entries| entries.contains(entry))
    }
}

impl Entries {
    fn read(file: &'static str) -> Self {
        let lines = file.lines().map(str::trim);
        let all: Vec<_> = lines.filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
        Self { known: all.iter().copied().collect(), all }
    }

    /// The entries, in the order of the file.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'static str> + use<'_> {
        self.all.iter().copied()
    }

    /// Whether an entry is exactly this.
    pub(crate) fn contains(&self, entry: &str) -> bool {
        self.known.contains(entry)
    }
}

macro_rules! word_lists {
    ($($name:ident in $file:literal: $what:literal;)*) => {
        $(#[doc = $what]
        pub(crate) static $name: LazyLock<WordList> = LazyLock::new(|| WordList::read([
            include_str!(concat!("data/nl/", $file, ".txt")),
            include_str!(concat!("data/en/", $file, ".txt")),
        ]));)*

        /// Every list, by the name of its files.
        #[cfg(test)]
        const ALL: &[(&str, &LazyLock<WordList>)] = &[$(($file, &$name)),*];
    };
}

// Read by `text`, `query`, `language` and `intent`, in this order.
word_lists! {
    STOP_WORDS in "stop_words": "Words that say nothing about a subject.";
    SHORT_STOP_WORDS in "stop_words_short": "The same as they are shortened on a phone.";
    IRREGULAR_FORMS in "irregular_forms": "A form, and after a blank each form that it is stemmed as.";
    ORDINAL_ENDINGS in "ordinal_endings": "What follows the digits of an ordinal number.";
    SEPARABLE_PARTICLES in "separable_particles": "What a separable verb begins with, and what ends its clause.";
    AFTER_PARTICLE in "after_particle": "What may follow the particle of a separable verb.";
    BEFORE_INFINITIVE in "before_infinitive": "What stands between a particle and its infinitive.";
    COMPOUND_LINKS in "compound_links": "What may stand between two parts of a compound.";
    COMPOUND_ENDINGS in "compound_endings": "Words that are hardly ever the last part of a compound.";
    JOIN_LINKS in "join_links": "What may stand between two words that are asked apart and written as one.";
    CONTRACTIONS in "contractions": "Words that letters are left out of, as one language alone does.";
    CONTRACTION_ENDINGS in "contraction_endings": "How such words end.";
    BARE_CONTRACTIONS in "contractions_bare": "Such words, typed without the apostrophe.";
    AFTER_APOSTROPHE in "after_apostrophe": "What is left of a word after an apostrophe.";
    GREETINGS in "greetings": "What people greet with.";
    THANKS in "thanks": "What people thank with.";
    FAREWELLS in "farewells": "What people take their leave with.";
    COURTESY_COMPANY in "courtesy_company": "Words that go with courtesies and small talk.";
    SMALL_TALK in "small_talk": "What is said for company's sake.";
    REQUEST_OPENERS in "request_openers": "What may go before the verb of a request to make something.";
    POLITE_REQUESTS in "polite_requests": "What such a request begins with when it is polite.";
    REQUEST_VERBS in "request_verbs": "Verbs of making something.";
    REQUEST_OBJECTS in "request_objects": "What follows such a verb.";
    REQUEST_FOR_WHOM in "request_for_whom": "Whom something is made for, or what of.";
    ADDRESSEES in "addressees": "Whom a message is put to.";
    POLITE_OPENERS in "polite_openers": "How people lead up to a question; `*` is a few words.";
    POLITE_CLOSERS in "polite_closers": "How they end it; `*` is a few words.";
    ASKED_BY in "asked_by": "What tells before a colon that somebody asks what follows.";
    COMMANDS in "commands": "What the bot is told to do; `*` is a few words.";
    ASKS in "asks": "What asks, wherever it stands; `*` is a few words.";
    NEEDS in "needs": "How somebody begins who says what they need, or what went wrong; `*` is a few words.";
    VERBS_FIRST in "verbs_first": "Verbs that a question begins with.";
    DISMISSALS in "dismissals": "What a remark begins with that looks like a question.";
    POINTING in "pointing": "Words that point at what was said.";
    DOUBTS in "doubts": "What is said in doubt and nothing else.";
    TALK_QUESTIONS in "talk_questions": "Questions about what is said here; `*` is a few words.";
    REACTION_OPENERS in "reaction_openers": "What a remark begins with; `*` is a few words.";
    REACTION_SIGNS in "reaction_signs": "What tells a remark, wherever it stands.";
    GOING_ON in "going_on": "How a question begins that goes on from the one before.";
    ASKED_OF_ANYTHING in "asked_of_anything": "What can be asked of anything.";
    PREPOSITIONS in "prepositions": "What goes before a circumstance that is added to a question.";
    POINTERS in "pointers": "Words that point at what was said before.";
    TELLS_OF in "tells_of": "Words after which a question word asks nothing.";
    KEYWORD_COMPANY in "keyword_company": "Stop words that stand between keywords.";
    INVERTED_SUBJECTS in "inverted_subjects": "Subjects that stand behind the verb in a question.";
    DETERMINERS in "determiners": "What stands before a noun.";
    REMARK_WORDS in "remark_words": "What remarks on what was said are made of.";
    QUESTION_WORDS in "question_words": "What a question begins with.";
    EXCLAMATIONS in "exclamations": "What begins like a question, and calls out.";
    QUESTION_FRAMES in "question_frames": "Phrases about the question itself; `*` is a name of the text.";
    NAMES_OF_THE_TEXT in "names_of_the_text": "What a question calls the text that it is about.";
    KIND_DIFFERENCE in "kind_difference": "What asks for the difference between two things.";
    KIND_PROS_CONS in "kind_pros_cons": "What asks for what speaks for something and against it.";
    KIND_WHEN in "kind_when": "What asks for a moment.";
    KIND_WHY in "kind_why": "What asks for a reason.";
    KIND_WHO in "kind_who": "What asks for somebody.";
    OFFICES in "offices": "What somebody is of a place or a body.";
    OFFICE_OF in "office_of": "What stands between an office and whose it is.";
    KIND_WHERE in "kind_where": "What asks for a place.";
    KIND_HOW_TO in "kind_how_to": "What asks how one does something; `*` is a few words.";
    KIND_HOW in "kind_how": "What asks how something is or goes.";
    KIND_DEFINITION in "kind_definition": "What asks what something is; `*` is a few words.";
    OF_SOMETHING in "of_something": "What something has, and is asked for without a definition.";
    THINGS_ASKED in "things_asked": "What asks for a thing within a sentence.";
    BEING in "being": "What such a question ends with.";
    JOINING in "joining": "What stands between two things that are compared.";
    ALTERNATIVES in "alternatives": "What stands between two things to choose from.";
    DIFFERING in "differing": "What stands between two things that differ.";
    NAME_PARTICLES in "name_particles": "What stands between a first name and a surname.";
    AND_ASKS in "and_asks": "What joins two questions in one sentence.";
    ASKS_AMOUNT in "asks_amount": "What asks for an amount.";
    ASKS_TIME in "asks_time": "What asks for a stretch of time.";
    ASKS_SHARE in "asks_share": "What asks for a share.";
    ASKS_YEAR in "asks_year": "What asks for a year.";
    SHARES in "shares": "Words that tell a share.";
    NUMBERS in "numbers": "Numbers in words.";
    TIME_UNITS in "time_units": "What time is measured in.";
    TIME_UNIT_ENDINGS in "time_unit_endings": "How compounds end that time is measured in.";
    MONTHS in "months": "The months.";
    ASKS_PEOPLE in "asks_people": "How somebody begins who asks for people, in patterns.";
    ASKS_PEOPLE_ANYWHERE in "asks_people_anywhere": "What stands anywhere in what is put to people, in patterns.";
    ASKS_PEOPLE_GENTLY in "asks_people_gently": "The same, where nothing is asked of documents.";
    ASKS_NO_PEOPLE in "asks_no_people": "What begins as if it asked for people, and doesn't, in patterns.";
    ASKS_NO_PEOPLE_ANYWHERE in "asks_no_people_anywhere": "What goes on so that it doesn't.";
    PEOPLE_SOMEBODY in "people_somebody": "Somebody, whoever it is.";
    PEOPLE_SOFTLY in "people_softly": "What may stand between and changes nothing.";
    PEOPLE_HERE in "people_here": "Among those who read this.";
    PEOPLE_PERSONS in "people_persons": "People, by what they do or are.";
    PEOPLE_ME in "people_me": "Who asks.";
    PEOPLE_DOING in "people_doing": "What is said of somebody in a question that it begins.";
    PEOPLE_PEERS in "people_peers": "Others like those who ask.";
    PEOPLE_NICE in "people_nice": "What one says of what one would like.";
    PEOPLE_HELP in "people_help": "Help, in other words.";
    PEOPLE_HELPING in "people_helping": "What one asks of somebody who can do something for one.";
    PEOPLE_HARM in "people_harm": "What nobody asks others to do to them.";
    PEOPLE_SEEKING in "people_seeking": "How one says that one looks for somebody.";
    PEOPLE_WISHES in "people_wishes": "What tells a wish.";
    PEOPLE_CONTACT in "people_contact": "What one does with others.";
    PEOPLE_WONDERING in "people_wondering": "What one says who wonders.";
    PEOPLE_PAPERS in "people_papers": "What one looks for in documents.";
    PEOPLE_PAPERS_ASK in "people_papers_ask": "How a question of the documents begins.";
    PEOPLE_MADE in "people_made": "What somebody did who thought something up, or found it out.";
    PEOPLE_STAKES in "people_stakes": "What somebody has by rule or by position.";
    PEOPLE_DAYS in "people_days": "When something is soon.";
}

/// Function words of the languages that are not spoken here.
pub(crate) static OTHER_FUNCTION_WORDS: LazyLock<Entries> =
    LazyLock::new(|| Entries::read(include_str!("data/other/function_words.txt")));

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;
    use crate::search::text::tokens::folded_words;

    /// How a file says that its language needs no such list, and why.
    const EMPTY: &str = "# empty: ";
    /// What these have is held against words as they are typed, apostrophes and all, or is no word.
    const AS_TYPED: &[&str] = &[
        "asks",
        "asks_no_people",
        "asks_no_people_anywhere",
        "asks_people",
        "asks_people_anywhere",
        "asks_people_gently",
        "commands",
        "kind_definition",
        "kind_how_to",
        "needs",
        "contraction_endings",
        "contractions",
        "polite_closers",
        "polite_openers",
        "question_frames",
        "reaction_openers",
        "talk_questions",
    ];

    fn folder(language: Language) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("src/search/data").join(language.code())
    }

    /// What is wrong with the file of a list.
    fn problem(name: &str, file: &str) -> Option<String> {
        let entries = Entries::read(Box::leak(file.to_owned().into_boxed_str()));
        let said_empty = file.lines().any(|line| line.starts_with(EMPTY) && line.len() > EMPTY.len());
        let strange = |entry: &&str| !AS_TYPED.contains(&name) && folded_words(entry).join(" ") != **entry;
        if entries.all.is_empty() != said_empty {
            Some(format!("it is empty without `{EMPTY}REASON`, or has that and entries"))
        } else if entries.known.len() < entries.all.len() {
            Some("an entry stands in it twice".to_owned())
        } else {
            entries.iter().find(strange).map(|entry| format!("`{entry}` is not folded"))
        }
    }

    #[test]
    fn each_language_has_each_list() {
        for language in Language::ALL {
            let mut listed =
                BTreeSet::from(["words.fst", "lemmas.fst", "frequencies.fst"].map(str::to_owned));
            for (name, list) in ALL {
                let path = folder(language).join(format!("{name}.txt"));
                let file =
                    fs::read_to_string(&path).unwrap_or_else(|_| panic!("{language} lacks {name}.txt"));
                let wrong = problem(name, &file);
                assert!(wrong.is_none(), "{}: {}", path.display(), wrong.unwrap_or_default());
                let read = list.of(language).all.join("\n");
                assert!(read.is_empty() || file.contains(&read), "{name}.txt is read for {language}");
                listed.insert(format!("{name}.txt"));
            }
            let files = fs::read_dir(folder(language)).expect("the folder of a language").flatten();
            let there: BTreeSet<_> =
                files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
            assert_eq!(there, listed, "{language}: what stands in its folder is read");
        }
    }

    #[test]
    fn what_a_language_lacks_is_told() {
        for (name, file, wrong) in [
            ("numbers", "# Numbers.\n\ntwee\ndrie\n", false),
            ("join_links", "# empty: English writes nothing between them.\n", false),
            ("numbers", "# Numbers.\n", true),
            ("numbers", "# empty: \n", true),
            ("numbers", "# empty: none.\ntwee\n", true),
            ("numbers", "twee\ntwee\n", true),
            ("numbers", "Twee\n", true),
        ] {
            assert_eq!(problem(name, file).is_some(), wrong, "{file}");
        }
    }
}
