//! The page as this stage reads it: its tokens, each with what its language says of the word.

use std::cell::RefCell;
use std::ops::Range;

use crate::lang::Pack;
use crate::lang::classes::{self, Tag};
use crate::lang::contexts::{Contexts, Says};
use crate::lang::marks::Marks;
use crate::lang::names::Names;
use crate::lang::small::{Small, SmallWords};
use crate::lang::sources::Noun;
use crate::text::{Span, TokenKind, Tokens};

/// The tokens of a page with the marks of each, looked up once.
pub(super) struct Reading<'a, 't> {
    pub(super) tokens: &'a Tokens<'t>,
    pub(super) pack: &'static Pack,
    words: Vec<Word>,
    /// The word classes of the sentence with this number, which was asked for last.
    classes: RefCell<(usize, Vec<Tag>)>,
    /// How many words tell of games.
    games: usize,
    /// For each paragraph: does it end as no sentence does: `What comes next`?
    headings: Vec<bool>,
}

/// What is known of a token; of one that is no word nothing is.
#[derive(Clone, Copy, Default)]
struct Word {
    marks: Marks,
    says: Says,
    small: Small,
}

impl<'a, 't> Reading<'a, 't> {
    pub(super) fn of(tokens: &'a Tokens<'t>, pack: &'static Pack) -> Self {
        let (names, contexts, small): (&Names, &Contexts, &SmallWords) =
            (&pack.names, &pack.contexts, &pack.small);
        let of = |(at, token): (usize, &crate::text::Token)| match token.kind {
            TokenKind::Word => {
                let word = tokens.word(at);
                let (marks, says) = (names.marks_as_written(word), contexts.says(word));
                Word { marks, says, small: small.of(word) }
            }
            _ => Word::default(),
        };
        let words: Vec<Word> = tokens.all().iter().enumerate().map(of).collect();
        let games = words.iter().filter(|word| word.says.has(Says::SPORT)).count();
        let heading = |paragraph: &Range<usize>| {
            let last = paragraph.clone().next_back().map(|at| tokens.all()[at].kind);
            let sentences = tokens.sentences();
            let first = sentences.partition_point(|sentence| sentence.start < paragraph.start);
            let one = sentences.get(first).is_some_and(|sentence| sentence.end >= paragraph.end);
            one && matches!(last, Some(TokenKind::Word | TokenKind::Number))
        };
        let headings = tokens.paragraphs().iter().map(heading).collect();
        Self { tokens, pack, words, classes: RefCell::new((usize::MAX, Vec::new())), games, headings }
    }

    /// Does the page report games?
    pub(super) fn is_of_games(&self) -> bool {
        self.games > 2
    }

    /// Does token `at` stand in a line that is no sentence, as crossheads and labels are?
    pub(super) fn in_heading(&self, at: usize) -> bool {
        self.headings.get(self.paragraph(at)).copied().unwrap_or_default()
    }

    /// Is the word at token `at` a noun or what stands before one, and no verb, in its sentence?
    pub(super) fn is_nominal(&self, at: usize) -> bool {
        matches!(self.class(at), Some(Tag::Noun | Tag::Adj | Tag::Propn | Tag::Num))
    }

    /// Is the word at token `at` a noun by its class in its sentence?
    pub(super) fn is_noun(&self, at: usize) -> bool {
        self.class(at) == Some(Tag::Noun)
    }

    /// Is the word at token `at` a name by its class in its sentence?
    pub(super) fn is_named(&self, at: usize) -> bool {
        self.class(at) == Some(Tag::Propn)
    }

    /// The word class of token `at`; its whole sentence is looked at when one is asked for.
    fn class(&self, at: usize) -> Option<Tag> {
        let number = self.sentence_number(at);
        let sentence = self.tokens.sentences().get(number)?;
        let mut held = self.classes.borrow_mut();
        if held.0 != number {
            let model = self.pack.tagger.as_ref()?;
            let word = |at| classes::Word::of(self.tokens.word(at));
            let words: Vec<classes::Word> = sentence.clone().map(word).collect();
            held.0 = number;
            held.1.clear();
            classes::tag(&words, &mut held.1, |features| model.best(features));
        }
        held.1.get(at.checked_sub(sentence.start)?).copied()
    }

    /// How many tokens there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The word at token `at`, empty past the end.
    pub(super) fn word(&self, at: usize) -> &'t str {
        if at < self.words.len() { self.tokens.word(at) } else { "" }
    }

    fn known(&self, at: usize) -> Word {
        self.words.get(at).copied().unwrap_or_default()
    }

    /// Is the word at token `at` one of these, written small?
    pub(super) fn is(&self, at: usize, small: Small) -> bool {
        self.known(at).small.has(small) && !self.capital(at)
    }

    /// Is it one of these with a capital, as at the start of a sentence: `In Varos`?
    pub(super) fn opens_with(&self, at: usize, small: Small) -> bool {
        self.known(at).small.has(small) && self.capital(at)
    }

    /// Is it one of these, in any case?
    pub(super) fn is_any(&self, at: usize, small: Small) -> bool {
        self.known(at).small.has(small)
    }

    /// Is it "and", as written within a sentence, or its sign?
    pub(super) fn joins(&self, at: usize) -> bool {
        self.is(at, Small::AND) || self.word(at) == "&"
    }

    /// Is it a form of a verb that reports?
    pub(super) fn reports(&self, at: usize) -> bool {
        self.pack.reporting.entry(self.word(at)).is_some_and(|entry| entry.verb.is_some())
    }

    /// The word as the noun for somebody who speaks.
    pub(super) fn noun(&self, at: usize) -> Option<(&'static str, Noun)> {
        self.pack.sources.noun(self.word(at))
    }

    /// `Minister`, `Secretary`: before it stands what it is for.
    pub(super) fn is_minister(&self, at: usize) -> bool {
        self.marks(at).has(Marks::MINISTERIAL)
    }

    /// `banks`: several of what a firm noun calls one.
    pub(super) fn is_plural_firm(&self, word: &str) -> bool {
        let one = self.pack.forms.singular(word);
        one.len() < word.len() && self.pack.contexts.says(one).has(Says::FIRM_NOUN)
    }

    /// Is the word at token `at` one that is written small elsewhere: `Arrivals`?
    pub(super) fn is_common(&self, at: usize) -> bool {
        self.pack.common_words.holds(self.word(at))
    }

    /// What the word at token `at` can be.
    pub(super) fn marks(&self, at: usize) -> Marks {
        self.known(at).marks
    }

    /// What the word at token `at` says of a name beside it.
    pub(super) fn says(&self, at: usize) -> Says {
        self.known(at).says
    }

    /// What the word that stands `steps` before token `at` says.
    pub(super) fn said_before(&self, at: usize, steps: usize) -> Says {
        at.checked_sub(steps).map(|before| self.says(before)).unwrap_or_default()
    }

    pub(super) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.all().get(at).map(|token| token.kind)
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Number)
    }

    /// A comma, a dash, a parenthesis.
    pub(super) fn is_mark(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Punctuation)
    }

    /// `'s`
    pub(super) fn possessive(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Possessive)
    }

    /// Does the word begin with a capital, or hold one after a particle (`al-Assad`)?
    pub(super) fn capital(&self, at: usize) -> bool {
        self.marks(at).has(Marks::CAPITAL)
    }

    /// Is the word the noun of a role: `president`?
    pub(super) fn is_role(&self, at: usize) -> bool {
        self.marks(at).has(IS_ROLE)
    }

    /// Is the word, written small, a noun for who somebody is by trade, of which only the ending tells: `pulmonologist`?
    pub(super) fn is_trade(&self, at: usize) -> bool {
        let word = self.word(at);
        self.is_word(at)
            && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
            && self.pack.endings.is_like_a_trade(word)
            && !self.reports(at)
            && !self.pack.function_words.holds(word)
    }

    /// Is `word`, in lower case, a noun for who somebody is, by the lists or by its ending?
    pub(super) fn is_post_word(&self, word: &str) -> bool {
        self.pack.names.marks(word).has(IS_ROLE)
            || self.pack.endings.is_like_a_trade(word) && !self.pack.function_words.holds(word)
    }

    /// Is the word the noun of a role, by the lists or by its ending?
    pub(super) fn is_post(&self, at: usize) -> bool {
        self.is_role(at) || self.is_trade(at)
    }

    /// The noun of a role: `head` of "head of research".
    pub(super) fn head_of<'r>(&self, role: &'r str) -> &'r str {
        let complement = |word: &&str| !self.pack.small.of(word).has(COMPLEMENT);
        role.split(' ').take_while(complement).last().unwrap_or_default()
    }

    /// Is the word one of a role: noun, modifier or portfolio?
    pub(super) fn is_title(&self, at: usize) -> bool {
        self.marks(at).has(IS_TITLE)
    }

    /// May the word stand before the noun of a role: `deputy`, `foreign`, `former`?
    pub(super) fn is_role_part(&self, at: usize) -> bool {
        self.marks(at).has(IS_PART)
    }

    /// `former`, `ex-minister`
    pub(super) fn is_former(&self, at: usize) -> bool {
        self.marks(at).has(Marks::FORMER)
    }

    /// The text of `range`, as written.
    pub(super) fn text(&self, range: Range<usize>) -> &'t str {
        self.span(range).map_or("", |span| span.of(self.tokens.text()))
    }

    pub(super) fn span(&self, range: Range<usize>) -> Option<Span> {
        self.tokens.span(range)
    }

    /// The words of `range` in lower case, joined by spaces.
    pub(super) fn lower(&self, range: Range<usize>) -> String {
        let mut joined = String::new();
        for at in range {
            if !joined.is_empty() {
                joined.push(' ');
            }
            joined.extend(self.word(at).chars().flat_map(char::to_lowercase));
        }
        joined
    }

    /// The sentence of token `at`.
    pub(super) fn sentence(&self, at: usize) -> Range<usize> {
        self.tokens.sentences().get(self.sentence_number(at)).cloned().unwrap_or(0..0)
    }

    /// The number of the sentence of token `at`.
    pub(super) fn sentence_number(&self, at: usize) -> usize {
        self.tokens.sentences().partition_point(|sentence| sentence.end <= at)
    }

    /// The number of the paragraph of token `at`.
    pub(super) fn paragraph(&self, at: usize) -> usize {
        self.tokens.paragraphs().partition_point(|paragraph| paragraph.end <= at)
    }
}

/// Prepositions before what a post is for.
const COMPLEMENT: Small =
    Small::OF.or(Small::FOR).or(Small::IN).or(Small::TO).or(Small::ON).or(Small::AT).or(Small::WITH);

const IS_ROLE: Marks = Marks::ROLE.or(Marks::STANDS_FOR).or(Marks::PERSON_NOUN).or(Marks::BELONGS);
const IS_PART: Marks = IS_ROLE.or(Marks::MODIFIER).or(Marks::PORTFOLIO).or(Marks::FORMER);
const IS_TITLE: Marks = IS_PART.or(Marks::HONORIFIC);
