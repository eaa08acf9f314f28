//! Names, kinds and affiliations in sentences of our own.

use super::*;

fn named(text: &str) -> Vec<String> {
    let tokens = Tokens::of(text);
    let actors = name_actors(&Article::default(), &tokens);
    let kind = |actor: &Actor| match actor.kind {
        ActorKind::Person => "person",
        ActorKind::Organization => "organization",
        ActorKind::Place => "place",
    };
    actors
        .actors
        .iter()
        .map(|actor| format!("{} ({}) {}", actor.name, kind(actor), actor.affiliation))
        .collect()
}

#[test]
fn offices_join_persons_to_institutions() {
    let text = "Russian President Vladimir Putin met US President Donald Trump. Putin smiled, Kremlin aide Yuri Ushakov said.";
    assert_eq!(
        named(text),
        [
            "Vladimir Putin (person) Russia / Kremlin",
            "United States (place) United States",
            "Donald Trump (person) United States / White House",
            "Kremlin (organization) Russia / Kremlin",
            "Yuri Ushakov (person) Russia / Kremlin",
        ]
    );
}
