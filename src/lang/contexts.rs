//! Words beside a name that tell what it names.

use foldhash::{HashMap, HashMapExt};

use super::sets::word_set;
use super::shapes::Shapes;

word_set! {
    /// What a word beside a name says of it; several at once.
    Says in SaysFile:
    /// `beat`, after the name of a side
    SIDE_VERB side_verb = 0;
    /// `fell`, after the name of a company
    MARKET_VERB market_verb = 1;
    /// `shares`, right after the name of a company
    MARKET_NOUN market_noun = 2;
    /// `carmaker`, right before the name of a body
    FIRM_NOUN firm_noun = 3;
    /// `analyst`, before "at" and the name of a body
    EMPLOYEE employee = 4;
    /// `stake`, before "in" and the name of a company
    HOLDING holding = 5;
    /// `province`, after the name of a place
    PLACE_NOUN place_noun_after = 6;
    /// `near`, before the name of a place
    IN_PLACE in_place = 7;
    /// `from`, most often before the name of a place
    TOWARD_PLACE toward_place = 8;
    /// `chairs`, after "who" and before the name of a body
    LEADS leads = 9;
    /// `teaches`, after "who" and before "at"
    WORKS works = 10;
    /// `elected`, before an office
    APPOINTED appointed = 11;
    /// `accused`, before a name and "of"
    TAKES_OF takes_of = 12;
    /// `cents`, after a number
    MONEY money = 13;
    /// `economist`, before a name, "of" and the name of a body
    DESK desk = 14;
    /// `flew`, before "to" and the name of a place
    MOTION motion = 15;
    /// `goalkeeper`, after the name of a side
    SPORT_ROLE sport_role = 16;
    /// `wickets`: tells that a page is about games
    SPORT sport = 17;
    /// `against`, before the name of a side
    VERSUS versus = 18;
    /// `index`, after what is called after somebody and is nobody
    MEASURE measure = 19;
    /// `wickets`: tells that the game is cricket
    CRICKET cricket = 20;
    /// `Kent`, a county with a side of its own in cricket
    COUNTY county = 21;
    /// `were`, after the name of a side that is spoken of as many
    PLURAL plural = 22;
    /// `speaking`, before "for" and a body
    SPEAKS speaks = 23;
    /// `home`, before "to" and the name of a side
    MEETS meets = 24;
    /// `ahead`, before "of" and the name of a side
    TOPS tops = 25;
    /// `won`, before "the" and a prize
    EARNS earns = 26;
    /// `along`, before "the" and the name of a river or a range
    CROSSES crosses = 27;
    /// `said`, beside somebody who is quoted
    SAID said = 28;
    /// `representing`, right before a body
    REPRESENTS represents = 29;
    /// `v`, between the names of two sides
    BETWEEN between = 30;
    /// `based`, after a name and a comma: a body's
    BASED based = 31;
    /// `told`, before whom something is told
    TELLS tells = 32;
    /// `wrote`, before "in" and the name of a paper
    WRITES writes = 33;
    /// `worked`, after "has" and before "at" and the name of a body
    WORKED worked = 34;
    /// `joined`, before the name of a body
    JOINS joins = 35;
    /// `led`, after the name of a body and before "by"
    LED led = 36;
    /// `appointed`, between a body and one who gets a post
    APPOINTS appoints = 37;
    /// `police`, right after the name of a town
    TOWN_NOUN town_noun = 38;
    /// `scored`, before "for" and the name of a side
    PLAYS plays = 39;
    /// `post`, after the name of where it stands
    POSTED posted = 40;
}

/// The words of a language beside names.
pub struct Contexts {
    words: HashMap<String, Says>,
    shapes: Shapes,
}

impl Contexts {
    /// Those of a `contexts.toml`.
    pub(super) fn read(data: &str) -> Self {
        let file: SaysFile = toml::from_str(data).expect("contexts.toml is checked by a test");
        let mut words: HashMap<String, Says> = HashMap::new();
        for (says, list) in file.lists() {
            for word in list.split_whitespace() {
                let held = words.entry(word.to_owned()).or_default();
                *held = held.or(says);
            }
        }
        let shapes = Shapes::of(words.keys());
        Self { words, shapes }
    }

    /// What `word`, as written, says of a name beside it.
    pub fn says(&self, word: &str) -> Says {
        let held = self.shapes.may_hold(word).then(|| self.words.get(word)).flatten();
        held.copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::en::ENGLISH;

    #[test]
    fn words_say_what_stands_beside_them() {
        let says = |word: &str| ENGLISH.contexts.says(word);
        assert!(says("beat").has(Says::SIDE_VERB) && says("lost").has(Says::MARKET_VERB));
        assert_eq!(says("cheese"), Says::default());
    }
}
