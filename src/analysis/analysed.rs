//! What is known of each token: the parts its word can play, its class, sentence, quotation and place in the tree.

use crate::lang::en::ENGLISH;
use std::cell::RefCell;
use std::ops::Range;

use super::quotations::{self, Quotation};
use super::trees::Trees;
use crate::lang::classes::{Tag, Word, tag};
use crate::lang::reporting::{self, Form, Frames, Roles};
use crate::lang::small::Small;
use crate::lang::trees::Relation;
use crate::text::{TokenKind, Tokens};

/// How many bytes the words have at most that titles do not capitalize.
const SMALL_WORD: usize = 4;

#[derive(Clone, Copy, Default)]
struct Fact {
    roles: Roles,
    small: Small,
    verb: Option<(Form, &'static Frames)>,
    capital: bool,
    /// Index of its sentence.
    sentence: usize,
    /// Index of its quotation plus one; zero outside.
    quotation: usize,
    tag: Option<Tag>,
}

/// One text, looked at once. Indices are those of tokens and may run past the end: nothing is known there.
pub struct Analysis<'a, 't> {
    /// Its tokens.
    pub tokens: &'a Tokens<'t>,
    /// Its quotations in order.
    pub quotations: Vec<Quotation>,
    facts: Vec<Fact>,
    /// Read when one is asked for.
    trees: RefCell<Trees>,
}

impl<'a, 't> Analysis<'a, 't> {
    /// Looks at `tokens`: words, quotations, and the word classes of those sentences in which somebody may speak.
    pub fn of(tokens: &'a Tokens<'t>) -> Self {
        let mut facts = vec![Fact::default(); tokens.all().len()];
        for (number, sentence) in tokens.sentences().iter().enumerate() {
            for at in sentence.clone() {
                let word = tokens.word(at);
                let fact = &mut facts[at];
                fact.sentence = number;
                if tokens.all()[at].kind == TokenKind::Word {
                    fact.small = ENGLISH.small.of(word);
                    fact.capital = word.chars().next().is_some_and(char::is_uppercase);
                    // "they're" plays the part of "they".
                    let pronoun =
                        || word.split_once(['\'', '’']).and_then(|(head, _)| reporting::entry(head));
                    let subject = || pronoun().filter(|entry| entry.roles.has(Roles::SUBJECT_PRONOUN));
                    if let Some(entry) = reporting::entry(word).or_else(subject) {
                        fact.roles = entry.roles;
                        fact.verb = entry.verb;
                    }
                    if word.len() > 4
                        && ENGLISH.forms.looks_like_adverb(word)
                        && !fact.capital
                        && !fact.roles.has(Roles::BARE_SUBJECT)
                    {
                        fact.roles = fact.roles.or(Roles::ADVERB);
                    }
                }
            }
        }
        let quotations = quotations::quotations(tokens);
        for (number, quotation) in quotations.iter().enumerate() {
            for piece in &quotation.pieces {
                for at in piece.clone() {
                    facts[at].quotation = number + 1;
                }
            }
        }
        name_classes(tokens, &mut facts);
        Self { tokens, quotations, facts, trees: RefCell::default() }
    }

    /// The word class of token `at`; none in sentences in which nobody speaks, and of quotation marks.
    pub fn tag(&self, at: usize) -> Option<Tag> {
        self.fact(at).tag
    }

    /// Reads the tree of the sentence of token `at`, where its words have classes and it is not read yet. What [`head`](Self::head) and
    /// those beside it tell is known from then on.
    pub fn read_tree(&self, at: usize) {
        let Some(parser) = ENGLISH.parser.as_ref().filter(|_| self.tag(at).is_some()) else { return };
        let mut trees = self.trees.borrow_mut();
        if trees.holds(at) {
            return;
        }
        let places = self.told(self.sentence(at));
        let words: Vec<Word> = places.iter().map(|at| Word::of(self.tokens.word(*at as usize))).collect();
        let tags: Vec<Tag> = places.iter().map(|at| self.tag(*at as usize).unwrap_or_default()).collect();
        trees.read(parser, &words, &tags, &places, self.len());
    }

    /// The words of a sentence that stand in its tree: of each quotation the first ones only. They tell how it hangs on the rest;
    /// the others cost as much as all that is told, and say nothing about who tells it.
    fn told(&self, sentence: Range<usize>) -> Vec<u32> {
        let (mut inside, mut quotation) = (0, 0);
        let kept = |at: &usize| {
            let held = self.fact(*at).quotation;
            inside = if held == quotation { inside + 1 } else { 0 };
            quotation = held;
            held == 0 || inside < QUOTED
        };
        let words = sentence.filter(|at| !self.opens(*at) && !self.closes(*at));
        words.filter(kept).map(|at| at as u32).collect()
    }

    /// The token that `at` depends on; none for the root of a sentence, and in sentences whose tree is not read.
    pub fn head(&self, at: usize) -> Option<usize> {
        self.trees.borrow().head(at)
    }

    /// How the token at `at` depends on its head.
    pub fn relation(&self, at: usize) -> Option<Relation> {
        self.trees.borrow().relation(at)
    }

    /// The token at `at` with all that depends on it, one stretch without marks at its ends; empty where no tree is known.
    pub fn stretch(&self, at: usize) -> Range<usize> {
        self.trees.borrow().stretch(at)
    }

    /// The first tokens that depend on `at`, in order, at most `most`.
    pub fn children(&self, at: usize, most: usize) -> Vec<usize> {
        self.trees.borrow().children(at).take(most).collect()
    }

    fn fact(&self, at: usize) -> Fact {
        self.facts.get(at).copied().unwrap_or_default()
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.facts.len()
    }

    /// True for a text without tokens.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// The word at `at`, empty past the end.
    pub fn word(&self, at: usize) -> &'t str {
        if at < self.len() { self.tokens.word(at) } else { "" }
    }

    /// True when the word at `at` is `word`, in any case.
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// True when the word at `at` plays one of `roles`.
    pub fn has(&self, at: usize, roles: Roles) -> bool {
        self.fact(at).roles.has(roles)
    }

    /// True when the word at `at` is one of `small`, in any case.
    pub fn small(&self, at: usize, small: Small) -> bool {
        self.facts.get(at).is_some_and(|fact| fact.small.has(small))
    }

    /// True when the word at `at` ends as pasts do: `walked`.
    pub fn looks_past(&self, at: usize) -> bool {
        ENGLISH.forms.looks_past(self.word(at))
    }

    /// True when the word at `at` ends as participles of the present do: `walking`.
    pub fn looks_like_participle(&self, at: usize) -> bool {
        ENGLISH.forms.looks_like_participle(self.word(at))
    }

    /// The form and frames of the reporting verb at `at`.
    pub fn verb(&self, at: usize) -> Option<(Form, &'static Frames)> {
        self.fact(at).verb
    }

    /// True for a word with a capital letter.
    pub fn capital(&self, at: usize) -> bool {
        self.fact(at).capital
    }

    /// True when a word of `range` has a capital letter.
    pub fn has_name(&self, range: Range<usize>) -> bool {
        range.into_iter().any(|at| self.capital(at))
    }

    /// What token `at` is.
    pub fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.all().get(at).map(|token| token.kind)
    }

    /// True for a word or a number.
    pub fn wordy(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(TokenKind::Word | TokenKind::Number))
    }

    /// True for an opening quotation mark.
    pub fn opens(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::OpenQuote)
    }

    /// True for a closing quotation mark.
    pub fn closes(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::CloseQuote)
    }

    /// The sentence of token `at`.
    pub fn sentence(&self, at: usize) -> Range<usize> {
        self.tokens.sentences().get(self.fact(at).sentence).cloned().unwrap_or(at..at)
    }

    /// The paragraph of token `at`.
    pub fn paragraph(&self, at: usize) -> Range<usize> {
        let paragraphs = self.tokens.paragraphs();
        let after = paragraphs.partition_point(|paragraph| paragraph.end <= at);
        paragraphs.get(after).cloned().unwrap_or(at..at)
    }

    /// The number of the quotation that token `at` stands in.
    pub fn quotation(&self, at: usize) -> Option<usize> {
        self.fact(at).quotation.checked_sub(1)
    }

    /// The number of the quotation whose opening or closing mark is `at`.
    pub fn quotation_of_mark(&self, at: usize) -> Option<usize> {
        if self.opens(at) { self.quotation(at + 1) } else { self.quotation(at.checked_sub(1)?) }
    }

    /// True inside a quotation that is more than a scare quote or a title.
    pub fn in_utterance(&self, at: usize) -> bool {
        self.quotation(at).is_some_and(|number| self.quotations[number].words > 2)
    }

    /// `“The Long Road to Norra”`: all words but small ones have capital letters, and most are not small.
    pub fn is_title(&self, quotation: &Quotation) -> bool {
        let words = quotation.pieces.iter().flat_map(|piece| piece.clone()).filter(|at| self.wordy(*at));
        let (capital, small): (Vec<usize>, Vec<usize>) = words.partition(|at| self.capital(*at));
        capital.len() >= small.len() && small.iter().all(|at| self.word(*at).len() <= SMALL_WORD)
    }

    /// `Thomas “Tip” Holm`: where the mark `close` closes a nickname inside a name, the mark that opens it.
    pub fn nickname(&self, close: usize) -> Option<usize> {
        let quotation = &self.quotations[self.quotation_of_mark(close).filter(|_| self.closes(close))?];
        let open = quotation.start().checked_sub(1)?;
        let named = self.capital(close + 1) && open > 0 && self.capital(open - 1);
        let last = quotation.end().saturating_sub(1);
        (named && quotation.words <= 3 && self.wordy(last) && self.kind(open - 1) == Some(TokenKind::Word))
            .then_some(open)
    }

    /// Where the mark `open` opens a nickname inside a name, the mark that closes it.
    pub fn nickname_end(&self, open: usize) -> Option<usize> {
        let number = self.quotation_of_mark(open).filter(|_| self.opens(open))?;
        let close = self.quotations[number].end();
        (self.nickname(close) == Some(open)).then_some(close)
    }

    /// The sign of a currency: `$`.
    pub fn is_currency(&self, at: usize) -> bool {
        matches!(self.word(at), "$" | "€" | "£" | "¥")
    }

    /// A dash, whatever its length.
    pub fn dash(&self, at: usize) -> bool {
        matches!(self.word(at), "—" | "–" | "--")
    }

    /// A comma.
    pub fn comma(&self, at: usize) -> bool {
        self.word(at) == ","
    }

    /// A mark that ends a sentence or clause, or the end of the text.
    pub fn stops(&self, at: usize) -> bool {
        at >= self.len() || matches!(self.word(at), "." | "!" | "?" | ";" | ":" | "…" | "...")
    }
}

/// How many words of each quotation stand in the tree of a sentence.
const QUOTED: usize = 5;

/// Names the class of each word in those sentences in which somebody may speak: they hold a reporting verb, a noun of
/// speech, "according" or a quotation mark.
fn name_classes(tokens: &Tokens<'_>, facts: &mut [Fact]) {
    let Some(model) = ENGLISH.tagger.as_ref() else { return };
    let is_mark = |at: usize| matches!(tokens.all()[at].kind, TokenKind::OpenQuote | TokenKind::CloseQuote);
    let speech = Roles::SPEECH_NOUN.or(Roles::VIEW);
    let (mut words, mut tags): (Vec<Word>, Vec<Tag>) = (Vec::new(), Vec::new());
    for sentence in tokens.sentences() {
        let reports = |at: usize| {
            let fact = &facts[at];
            is_mark(at)
                || fact.small.has(Small::ACCORDING)
                || fact.quotation == 0 && (fact.verb.is_some() || fact.roles.has(speech))
        };
        if !sentence.clone().any(reports) {
            continue;
        }
        words.clear();
        let told = sentence.clone().filter(|at| !is_mark(*at));
        words.extend(told.map(|at| Word::of(tokens.word(at))));
        tags.clear();
        tag(&words, &mut tags, |features| model.best(features));
        let named = sentence.clone().filter(|at| !is_mark(*at)).zip(&tags);
        for (at, tag) in named {
            facts[at].tag = Some(*tag);
        }
    }
}
