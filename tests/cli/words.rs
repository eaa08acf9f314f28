//! Which words find which.

use super::world::World;

/// An index of one page in this language for each text; the number of each page found by `query`.
fn found(world: &World, query: &str) -> Vec<usize> {
    let run = world.run(["search", query, "--format", "paths", "--limit", "100"]);
    let number = |path: &str| path.rsplit('/').next()?.strip_suffix(".html")?.parse().ok();
    let mut found: Vec<usize> = run.out.lines().filter_map(number).collect();
    found.sort_unstable();
    found
}

fn index_of(lang: &str, texts: &[&str]) -> World {
    let world = World::new();
    for (number, text) in texts.iter().enumerate() {
        let html = format!(
            "<html lang={lang}><head><title>{number}</title></head><body><article><h1>{number} {number}</h1><p>{text}</p>\
             </article></body></html>"
        );
        world.write(&format!("pages/{number}.html"), html);
    }
    let run = world.type_in("index pages -q");
    assert_eq!(run.status, 0, "{}", run.err);
    world
}

#[test]
fn a_word_finds_its_forms_and_spellings_and_no_other_word() {
    let world = index_of(
        "en",
        &[
            "Three women ran along the harbor in the evening.",
            "The cease-fire was broken by both of them, she wrote.",
            "The hospitality of the town was praised, and they even organised a feast.",
            "A ceasefire talk was held, and oil tankers lay at sea.",
        ],
    );
    for (query, expected) in [
        ("woman", &[0][..]),
        ("run", &[0]),
        ("harbour", &[0]),
        ("write", &[1]),
        ("break", &[1]),
        ("hospital", &[]),
        ("even", &[2]),
        ("organize", &[2]),
        ("ceasefire", &[1, 3]),
        ("ceasefires", &[1, 3]),
        ("cease-fire", &[1, 3]),
        ("=ceasefire", &[3]),
        ("\"ceasefire was broken\"", &[1]),
        ("\"oil tank*\"", &[3]),
        ("\"oil tank\"", &[]),
    ] {
        assert_eq!(found(&world, query), expected, "{query}");
    }
}

#[test]
fn articles_and_particles_do_not_hide_a_word() {
    let french = index_of(
        "fr",
        &[
            "Le maire d’Istanbul a parlé de l’avenir des universités pendant toute la soirée, et les gens étaient contents.",
        ],
    );
    for query in ["Istanbul", "avenir", "université", "l'avenir"] {
        assert_eq!(found(&french, query), [0], "{query}");
    }
    let korean =
        index_of("ko", &["오늘 대한민국은 새로운 다리를 열었다. 시장이 말했다. 사람들이 많이 왔다."]);
    for query in ["대한민국", "시장", "다리"] {
        assert_eq!(found(&korean, query), [0], "{query}");
    }
    assert!(found(&korean, "대한").is_empty());
}
