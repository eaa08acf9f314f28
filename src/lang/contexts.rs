//! Words beside a name that tell what it names.

use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt};
use serde::Deserialize;

use super::shapes::Shapes;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    side_verb: String,
    market_verb: String,
    market_noun: String,
    firm_noun: String,
    employee: String,
    holding: String,
    place_noun_after: String,
    body_endings: String,
    surname_endings: String,
    in_place: String,
    toward_place: String,
    leads: String,
    works: String,
    appointed: String,
    takes_of: String,
    money: String,
    desk: String,
    motion: String,
    sport_role: String,
    sport: String,
    versus: String,
    place_endings: String,
    measure: String,
    cricket: String,
    county: String,
    plural: String,
    speaks: String,
    meets: String,
    tops: String,
    earns: String,
    crosses: String,
    said: String,
    represents: String,
}

/// What a word beside a name says of it; several at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Says(u32);

impl Says {
    /// `beat`, after the name of a side
    pub const SIDE_VERB: Says = Says(1);
    /// `fell`, after the name of a company
    pub const MARKET_VERB: Says = Says(1 << 1);
    /// `shares`, right after the name of a company
    pub const MARKET_NOUN: Says = Says(1 << 2);
    /// `carmaker`, right before the name of a body
    pub const FIRM_NOUN: Says = Says(1 << 3);
    /// `analyst`, before "at" and the name of a body
    pub const EMPLOYEE: Says = Says(1 << 4);
    /// `stake`, before "in" and the name of a company
    pub const HOLDING: Says = Says(1 << 5);
    /// `province`, after the name of a place
    pub const PLACE_NOUN: Says = Says(1 << 6);

    /// `near`, before the name of a place
    pub const IN_PLACE: Says = Says(1 << 7);
    /// `from`, most often before the name of a place
    pub const TOWARD_PLACE: Says = Says(1 << 8);
    /// `chairs`, after "who" and before the name of a body
    pub const LEADS: Says = Says(1 << 9);
    /// `teaches`, after "who" and before "at"
    pub const WORKS: Says = Says(1 << 10);
    /// `elected`, before an office
    pub const APPOINTED: Says = Says(1 << 11);
    /// `accused`, before a name and "of"
    pub const TAKES_OF: Says = Says(1 << 12);
    /// `cents`, after a number
    pub const MONEY: Says = Says(1 << 13);
    /// `economist`, before a name, "of" and the name of a body
    pub const DESK: Says = Says(1 << 14);
    /// `flew`, before "to" and the name of a place
    pub const MOTION: Says = Says(1 << 15);
    /// `goalkeeper`, after the name of a side
    pub const SPORT_ROLE: Says = Says(1 << 16);
    /// `wickets`: tells that a page is about games
    pub const SPORT: Says = Says(1 << 17);
    /// `against`, before the name of a side
    pub const VERSUS: Says = Says(1 << 18);
    /// `index`, after what is called after somebody and is nobody
    pub const MEASURE: Says = Says(1 << 19);
    /// `wickets`: tells that the game is cricket
    pub const CRICKET: Says = Says(1 << 20);
    /// `Kent`, a county with a side of its own in cricket
    pub const COUNTY: Says = Says(1 << 21);
    /// `were`, after the name of a side that is spoken of as many
    pub const PLURAL: Says = Says(1 << 22);
    /// `speaking`, before "for" and a body
    pub const SPEAKS: Says = Says(1 << 23);
    /// `home`, before "to" and the name of a side
    pub const MEETS: Says = Says(1 << 24);
    /// `ahead`, before "of" and the name of a side
    pub const TOPS: Says = Says(1 << 25);
    /// `won`, before "the" and a prize
    pub const EARNS: Says = Says(1 << 26);
    /// `along`, before "the" and the name of a river or a range
    pub const CROSSES: Says = Says(1 << 27);
    /// `said`, beside somebody who is quoted
    pub const SAID: Says = Says(1 << 28);
    /// `representing`, right before a body
    pub const REPRESENTS: Says = Says(1 << 29);

    /// Does it say any of `other`?
    pub fn has(self, other: Says) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub const fn or(self, other: Says) -> Says {
        Says(self.0 | other.0)
    }
}

struct Contexts {
    words: HashMap<String, Says>,
    shapes: Shapes,
    bodies: Vec<String>,
    surnames: Vec<String>,
    places: Vec<String>,
}

static CONTEXTS: LazyLock<Contexts> = LazyLock::new(load);

fn load() -> Contexts {
    let file: File =
        toml::from_str(include_str!("en/contexts.toml")).expect("contexts.toml is checked by a test");
    let mut words: HashMap<String, Says> = HashMap::new();
    for (list, says) in [
        (&file.side_verb, Says::SIDE_VERB),
        (&file.market_verb, Says::MARKET_VERB),
        (&file.market_noun, Says::MARKET_NOUN),
        (&file.firm_noun, Says::FIRM_NOUN),
        (&file.employee, Says::EMPLOYEE),
        (&file.holding, Says::HOLDING),
        (&file.place_noun_after, Says::PLACE_NOUN),
        (&file.in_place, Says::IN_PLACE),
        (&file.toward_place, Says::TOWARD_PLACE),
        (&file.leads, Says::LEADS),
        (&file.works, Says::WORKS),
        (&file.appointed, Says::APPOINTED),
        (&file.takes_of, Says::TAKES_OF),
        (&file.money, Says::MONEY),
        (&file.desk, Says::DESK),
        (&file.motion, Says::MOTION),
        (&file.sport_role, Says::SPORT_ROLE),
        (&file.sport, Says::SPORT),
        (&file.versus, Says::VERSUS),
        (&file.measure, Says::MEASURE),
        (&file.cricket, Says::CRICKET),
        (&file.county, Says::COUNTY),
        (&file.plural, Says::PLURAL),
        (&file.speaks, Says::SPEAKS),
        (&file.meets, Says::MEETS),
        (&file.tops, Says::TOPS),
        (&file.earns, Says::EARNS),
        (&file.crosses, Says::CROSSES),
        (&file.said, Says::SAID),
        (&file.represents, Says::REPRESENTS),
    ] {
        for word in list.split_whitespace() {
            let held = words.entry(word.to_owned()).or_default();
            *held = Says(held.0 | says.0);
        }
    }
    let list = |words: &str| words.split_whitespace().map(str::to_owned).collect();
    let shapes = Shapes::of(words.keys());
    Contexts {
        words,
        shapes,
        bodies: list(&file.body_endings),
        surnames: list(&file.surname_endings),
        places: list(&file.place_endings),
    }
}

/// What `word`, as written, says of a name beside it.
pub fn says(word: &str) -> Says {
    let contexts = &*CONTEXTS;
    let held = contexts.shapes.may_hold(word).then(|| contexts.words.get(word)).flatten();
    held.copied().unwrap_or_default()
}

/// `banks`: several of what a firm noun calls one.
pub fn is_plural_firm(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(|one| says(one).has(Says::FIRM_NOUN))
}

/// Does `name` end as names of bodies do: `Fjordbanken`?
pub fn ends_like_a_body(name: &str) -> bool {
    ends_with_any(name, &CONTEXTS.bodies)
}

/// Does `name` end as names of towns do: `Novograd`?
pub fn ends_like_a_place(name: &str) -> bool {
    ends_with_any(name, &CONTEXTS.places)
}

/// Does `name` look as only surnames do: `Tkachenko`, `McGill`, `O'Hara`?
pub fn looks_like_a_surname(name: &str) -> bool {
    let capital = |rest: &str| rest.starts_with(|c: char| c.is_ascii_uppercase());
    let gaelic = ["Mc", "O'", "O’"].iter().any(|start| name.strip_prefix(start).is_some_and(capital));
    gaelic || ends_with_any(name, &CONTEXTS.surnames)
}

fn ends_with_any(name: &str, endings: &[String]) -> bool {
    endings.iter().any(|ending| name.len() >= ending.len() + 2 && name.ends_with(ending.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_what_stands_beside_them() {
        assert!(says("beat").has(Says::SIDE_VERB) && says("lost").has(Says::MARKET_VERB));
        assert_eq!(says("cheese"), Says::default());
        assert!(ends_like_a_body("Fjordbanken") && !ends_like_a_body("Banken"));
        assert!(looks_like_a_surname("McGill") && looks_like_a_surname("Lindssen"));
        assert!(!looks_like_a_surname("Macao"));
    }
}
