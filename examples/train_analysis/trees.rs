//! Learning trees: an averaged perceptron that is taught by a dynamic oracle.

use onrecord::lang::classes::{self, Model as Tagger, Tag};
use onrecord::lang::trees::{CLASSES, MAGIC, Model, Move, Relation, State, Tree, features, parse};

use crate::learn::{Learner, Random};
use crate::sentences::Sentence;
use crate::tags;

/// How often the sentences are gone through.
const ROUNDS: usize = 12;

/// The table has two to this power slots: 4.2 MB.
const POWER: u32 = 17;

/// So many sixteenths of them are filled: most features of a sentence are not in the table, and are sooner seen not to be.
const FILLED: usize = 10;

/// After the first round, how often in ten the parser goes on from its own choice, right or wrong.
const OWN: u64 = 9;

/// Learns the weights from sentences with the classes that a tagger gives them, which has not learned from them: one half is
/// tagged by what was learned from the other. Yields the data file.
pub fn learn(sentences: &[Sentence]) -> Vec<u8> {
    let tagged = tagged(sentences);
    let mut learner = Learner::new(CLASSES);
    let mut random = Random(11);
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut state = State::default();
    for round in 0..ROUNDS {
        random.shuffle(&mut order);
        for at in &order {
            learn_one(&sentences[*at], &tagged[*at], round, &mut learner, &mut random, &mut state);
        }
        eprintln!("round {} of {ROUNDS}", round + 1);
    }
    let mut data = MAGIC.to_vec();
    data.extend(learner.bytes(POWER, FILLED));
    data
}

fn tagged(sentences: &[Sentence]) -> Vec<Vec<Tag>> {
    let half = |odd: usize| -> Vec<&Sentence> { sentences.iter().skip(odd).step_by(2).collect() };
    let model = |odd: usize| {
        Tagger::read(classes::MAGIC, &tags::learn(&half(odd))).expect("what was written can be read")
    };
    let models = [model(1), model(0)];
    sentences.iter().enumerate().map(|(at, sentence)| tags::tags(&models[at % 2], sentence)).collect()
}

fn learn_one(
    sentence: &Sentence,
    tags: &[Tag],
    round: usize,
    learner: &mut Learner,
    random: &mut Random,
    state: &mut State,
) {
    state.begin(sentence.words.len());
    while !state.is_done() {
        let features = features(&sentence.words, tags, state);
        if round == 0 {
            learner.count(&features);
        }
        let free = Costs::of(sentence, state);
        let allowed = |class: usize| state.allows(Move::from_index(class));
        let Some(guess) = learner.best(&features, allowed) else { return };
        let right = |class: usize| allowed(class) && free.is_right(sentence, state, Move::from_index(class));
        let best = if right(guess) { guess } else { learner.best(&features, right).unwrap_or(guess) };
        if best != guess {
            learner.update(&features, best, guess);
        }
        learner.step();
        let own = round > 0 && random.next() % 10 < OWN;
        state.make(Move::from_index(if own { guess } else { best }));
    }
}

/// How many arcs of the gold tree each kind of move makes impossible (Goldberg and Nivre, 2013).
struct Costs {
    shift: usize,
    left: usize,
    right: usize,
}

impl Costs {
    fn of(sentence: &Sentence, state: &State) -> Self {
        let next = state.next();
        let head = |word: usize| sentence.heads[word];
        let (stack, words) = (state.stack(), sentence.words.len());
        let Some((&top, below)) = stack.split_last() else {
            return Self { shift: 0, left: usize::MAX, right: usize::MAX };
        };
        let top = top as usize;
        let shift = if next < words {
            let lost = stack.iter().filter(|word| head(**word as usize) == Some(next)).count();
            lost + usize::from(below.iter().any(|word| head(next) == Some(*word as usize)))
        } else {
            usize::MAX
        };
        let waiting = (next..words).filter(|word| head(*word) == Some(top)).count();
        let root = head(top).is_none();
        let under = below.last().map(|word| *word as usize);
        let is_under = under.is_some() && head(top) == under;
        let coming = |from: usize| head(top).is_some_and(|head| head >= from);
        Self {
            shift,
            left: waiting + usize::from(is_under || coming(next + 1) || root),
            right: waiting + usize::from(coming(next) || root && next < words),
        }
    }

    /// Is this one of the moves that lose the least?
    fn is_right(&self, sentence: &Sentence, state: &State, one: Move) -> bool {
        let can = |kind: Move| state.allows(kind);
        let (left, right) = (Move::Left(Relation::Modifier), Move::Right(Relation::Modifier));
        let costs = [(Move::Shift, self.shift), (left, self.left), (right, self.right)];
        let least = costs.iter().filter(|(kind, _)| can(*kind)).map(|(_, cost)| *cost).min().unwrap_or(0);
        let named = |relation: Relation| {
            state.stack().last().is_some_and(|top| sentence.relations[*top as usize] == relation)
        };
        match one {
            Move::Shift => self.shift == least,
            Move::Left(relation) => self.left == least && named(relation),
            Move::Right(relation) => self.right == least && named(relation),
        }
    }
}

/// How many words have the right head, how many the right relation too, and how well the ends of clauses are met.
pub fn report(tagger: &Tagger, model: &Model, sentences: &[Sentence]) -> String {
    let (mut words, mut heads, mut both) = (0, 0, 0);
    let (mut clauses, mut given, mut met, mut whole) = (0, 0, 0, 0);
    let (mut state, mut tree, mut gold) = (State::default(), Tree::default(), Tree::default());
    let mut spent = std::time::Duration::ZERO;
    for sentence in sentences {
        let tags = tags::tags(tagger, sentence);
        let start = std::time::Instant::now();
        parse(model, &sentence.words, &tags, &mut state, &mut tree);
        spent += start.elapsed();
        rebuild(sentence, &mut state, &mut gold);
        for at in 0..sentence.words.len() {
            if sentence.tags[at] == Tag::Punct {
                continue;
            }
            words += 1;
            heads += usize::from(tree.head(at) == sentence.heads[at]);
            let related = tree.relation(at).is_none() || tree.relation(at) == Some(sentence.relations[at]);
            both += usize::from(tree.head(at) == sentence.heads[at] && related);
            let is_clause = |tree: &Tree| tree.relation(at) == Some(Relation::Clause);
            clauses += usize::from(is_clause(&gold));
            given += usize::from(is_clause(&tree));
            met += usize::from(is_clause(&tree) && is_clause(&gold));
            whole +=
                usize::from(is_clause(&tree) && is_clause(&gold) && tree.stretch(at) == gold.stretch(at));
        }
    }
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    format!(
        "{words} words: heads {:.4}, with relation {:.4}; clauses: precision {:.4}, recall {:.4}, whole {:.4}; {:.2} microseconds a word",
        share(heads, words),
        share(both, words),
        share(met, given),
        share(met, clauses),
        share(whole, clauses),
        spent.as_secs_f64() * 1e6 / words.max(1) as f64
    )
}

/// The gold tree in the form of the parser's.
fn rebuild(sentence: &Sentence, state: &mut State, tree: &mut Tree) {
    state.begin(sentence.words.len());
    while !state.is_done() {
        let costs = Costs::of(sentence, state);
        let right = |class: &usize| {
            let one = Move::from_index(*class);
            state.allows(one) && costs.is_right(sentence, state, one)
        };
        let Some(class) = (0..CLASSES).find(right) else { break };
        state.make(Move::from_index(class));
    }
    state.tree(tree);
}
