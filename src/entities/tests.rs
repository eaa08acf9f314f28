//! Collections in small: who is one, who stays apart.

use super::*;

/// A collection: kind, name, affiliation and documents, as `Ada Holm | Norland / Navy | 3`; a body is marked `#`, and
/// `# Norra Harbour Board (NHB)` gives a short form.
fn collection(lines: &[&str]) -> Evidence {
    let mut evidence = Evidence::default();
    for line in lines {
        let mut parts = line.split('|').map(str::trim);
        let name = parts.next().expect("a name");
        let path: Vec<String> = parts
            .next()
            .into_iter()
            .flat_map(|path| path.split(" / ").filter(|part| !part.is_empty()).map(str::to_owned))
            .collect();
        let documents = parts.next().map_or(1, |number| number.parse().expect("a number"));
        let (kind, name) = match name.strip_prefix("# ") {
            Some(name) => (ActorKind::Organization, name),
            None => (ActorKind::Person, name),
        };
        if let (Some((long, rest)), ActorKind::Organization) = (name.split_once(" ("), kind) {
            let short = rest.trim_end_matches(')');
            *evidence.short.entry((long.to_owned(), short.to_owned())).or_default() += documents;
            *evidence.named.entry((kind, long.to_owned())).or_default() += documents;
            continue;
        }
        *evidence.named.entry((kind, name.to_owned())).or_default() += documents;
        *evidence.stated.entry((path, name.to_owned())).or_default() += documents;
    }
    evidence
}

/// The names of each entity that speaks, with the one it is shown under first; sorted.
fn told(evidence: &Evidence, file: &str) -> Vec<Vec<String>> {
    let file = Authority::parse(file).expect("well formed");
    let entities = identify(evidence, &file);
    let mut groups: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for ((path, name), number) in &entities.of_stated {
        let written = match path.is_empty() {
            true => name.clone(),
            false => format!("{name} | {}", path.join(" / ")),
        };
        groups.entry(*number).or_default().push(written);
    }
    let mut groups: Vec<Vec<String>> = groups
        .into_iter()
        .map(|(number, mut names)| {
            names.sort();
            names.insert(0, entities.all[number].label.clone());
            names
        })
        .collect();
    groups.sort();
    groups
}

/// The labels of the entities that speak.
fn labels(lines: &[&str]) -> Vec<String> {
    told(&collection(lines), "").into_iter().map(|mut group| group.swap_remove(0)).collect()
}

#[test]
fn spellings_and_middle_names_are_one_person() {
    assert_eq!(
        labels(&["Donald Holm || 3", "Donald J. Holm", "D. Holm", "DONALD HOLM", "Don Holm"]),
        ["Donald Holm"]
    );
    assert_eq!(labels(&["Volodymyr Rovensky || 2", "Vladimir Rovenskyy", "Wolodymyr Rovenskyj"]).len(), 1);
    assert_eq!(labels(&["Omar al-Rovan", "Umar Al-Rovan", "Omar Al Rovan || 2"]), ["Omar Al Rovan"]);
    assert_eq!(labels(&["Rowanov Hans", "Hans Rowanov", "Hans Rowanow"]).len(), 1);
}

#[test]
fn a_short_form_of_two_is_neither() {
    let all = labels(&["George W. Holm", "George H. W. Holm", "George Holm"]);
    assert_eq!(all.len(), 3, "{all:?}");
    let all = labels(&["Ada Holm", "Anna Holm", "A. Holm"]);
    assert_eq!(all.len(), 3, "{all:?}");
    // Where it is stated to be of the house of one, it is that one.
    let all = labels(&["Ada Holm | Norland / Navy", "Anna Holm", "A. Holm | Norland / Navy"]);
    assert_eq!(all.len(), 2, "{all:?}");
}

#[test]
fn a_son_is_not_his_father() {
    assert_eq!(labels(&["Per Holm || 5", "Per Holm Jr.", "Per Holm Jr"]).len(), 2);
}

#[test]
fn two_of_one_surname_stay_two() {
    assert_eq!(labels(&["Ruth Holm", "Per Holm", "Holm"]), ["Holm", "Per Holm", "Ruth Holm"]);
    assert_eq!(labels(&["Ruth Holm | Norland / Navy", "Per Holm | Norland / Navy"]).len(), 2);
}

#[test]
fn a_surname_alone_joins_by_institution_or_country_only() {
    let all = told(&collection(&["Ada Holm | Norland / Navy", "Holm | Norland / Navy", "Holm"]), "");
    assert_eq!(
        all,
        [vec!["Ada Holm", "Ada Holm | Norland / Navy", "Holm | Norland / Navy"], vec!["Holm", "Holm"]]
    );
    assert_eq!(labels(&["Ada Holm | Norland / Navy", "Holm | Norland"]), ["Ada Holm"]);
    assert_eq!(labels(&["Ada Holm | Norland", "Per Holm | Norland / Navy", "Holm | Norland"]).len(), 3);
    assert_eq!(labels(&["Ada Holm | Norland / Navy", "Holm | Tessaly / Bank"]).len(), 2);
    // Nobody bears it beside a given name.
    assert_eq!(labels(&["Rovani", "Rovani | Norland / Navy"]), ["Rovani"]);
}

#[test]
fn a_namesake_of_another_country_stays_apart() {
    let two = ["Ada Holm | Norland / Navy | 3", "Ada Holm | Tessaly / Bank | 2", "Ada Holm"];
    assert_eq!(labels(&two), ["Ada Holm", "Ada Holm (Norland / Navy)", "Ada Holm (Tessaly / Bank)"]);
    // One page in many that has another country is a slip.
    assert_eq!(labels(&["Ada Holm | Norland / Navy | 30", "Ada Holm | Tessaly / Bank | 2"]), ["Ada Holm"]);
    // Who changes the office within a country is one.
    assert_eq!(labels(&["Ada Holm | Norland / Navy", "Ada Holm | Norland / Bank"]), ["Ada Holm"]);
    assert_eq!(labels(&["Ada Holm | Halm Group", "Ada Holm | Norland / Bank"]), ["Ada Holm"]);
}

#[test]
fn bodies_are_one_under_their_forms_and_short_forms() {
    assert_eq!(labels(&["# Halm Group || 2", "# Halm Group Inc.", "# Halm Group, Inc."]), ["Halm Group"]);
    assert_eq!(labels(&["# Lind & Holm || 2", "# Lind and Holm"]), ["Lind & Holm"]);
    let board = ["# Norra Harbour Board || 2", "# NHB", "# N.H.B.", "# Norra Harbour Board (NHB)"];
    assert_eq!(labels(&board), ["Norra Harbour Board"]);
    let two = [&board[..], &["# Norland Health Bank", "# Norland Health Bank (NHB)"]].concat();
    assert_eq!(labels(&two).len(), 3, "a short form of two bodies is neither's: {:?}", labels(&two));
    assert_eq!(labels(&["# NHB || 2", "N.H.B."]), ["NHB"], "a body that one page took for a person");
    assert_eq!(labels(&["# Ministry of Ports", "# Ports Ministry || 2"]), ["Ports Ministry"]);
    let ministry = ["# Norland Foreign Ministry", "# Ministry of Foreign Affairs of Norland"];
    assert_eq!(labels(&ministry).len(), 1);
    let of_two = [
        "# Foreign Ministry | Norland / Foreign Ministry",
        "# Foreign Ministry | Tessaly / Foreign Ministry",
    ];
    assert_eq!(labels(&of_two), ["Foreign Ministry (Norland)", "Foreign Ministry (Tessaly)"]);
}

#[test]
fn the_users_file_wins() {
    let file =
        "[[actor]]\nname = \"Holm the Elder\"\naliases = [\"Ada Holm\"]\n\n[[actor]]\nname = \"Ada B. Holm\"";
    let all = told(&collection(&["Ada Holm", "Ada B. Holm", "Holm the Elder"]), file);
    let shown: Vec<&str> = all.iter().map(|group| group[0].as_str()).collect();
    assert_eq!(shown, ["Ada B. Holm", "Holm the Elder"]);
}

/// Numbers without end, of a simple generator.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }
}

/// Whatever a collection is made of, each name stands for one entity, entities have ids of their own, and what is shown is
/// a name that stands in it. The parts of the evidence are sets, so that no order of pages can matter.
#[test]
fn every_name_has_one_entity_and_every_entity_its_id() {
    let given = ["Ada", "A.", "Anna", "Bill", "William", "W.", "Ada B.", "Ada Berta", "", "JT", "Al"];
    let surnames = ["Holm", "Holm Jr.", "al-Rovan", "Rovan", "van der Lind", "Lind", "Yong-sun"];
    let paths = ["", "Norland", "Norland / Navy", "Tessaly / Bank", "Halm Group"];
    for seed in 0..300 {
        let mut dice = Dice(seed);
        let lines: Vec<String> = (0..dice.below(30))
            .map(|_| {
                let name = format!("{} {}", given[dice.below(11)], surnames[dice.below(7)]);
                format!("{} | {} | {}", name.trim(), paths[dice.below(5)], 1 + dice.below(20))
            })
            .collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let evidence = collection(&lines);
        let entities = identify(&evidence, &Authority::default());
        assert_eq!(entities.of_stated.len(), evidence.stated.len(), "{lines:?}");
        assert!(evidence.named.keys().all(|name| entities.of_named.contains_key(name)), "{lines:?}");
        let mut ids: Vec<&str> = entities.all.iter().map(|entity| entity.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), entities.all.len(), "{lines:?}");
        for ((_, name), number) in &entities.of_stated {
            let shown = &entities.all[*number].name;
            assert!(evidence.named.keys().any(|(_, name)| name == shown), "{name} is shown as {shown}");
        }
        let backwards: Vec<&str> = lines.iter().rev().copied().collect();
        assert_eq!(told(&collection(&backwards), ""), told(&evidence, ""));
    }
}

/// A surname that a hostile collection gives to many costs no more than each of them.
#[test]
fn many_bearers_of_a_surname_cost_no_more_than_each() {
    let name = |number: usize| {
        let letter = |number: usize| char::from(b'a' + (number % 26) as u8);
        let word: String = [number / 676, number / 26, number].map(letter).iter().collect();
        format!("Ada X{word} Holm")
    };
    let many = |most: usize| {
        let mut evidence = Evidence::default();
        for number in 0..most {
            evidence.named.insert((ActorKind::Person, name(number)), 1);
            evidence.stated.insert((Vec::new(), name(number)), 1);
        }
        evidence
    };
    let evidence = many(10_000);
    let forms: std::collections::BTreeSet<Option<Form>> =
        (0..10_000).map(|number| Form::of(&name(number))).collect();
    assert_eq!(identify(&evidence, &Authority::default()).all.len(), forms.len());
}
