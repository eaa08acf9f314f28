//! Invented pages, made by a seed: the same words over and over, so that random requests find something.

use std::fmt::Write;
use std::fs;
use std::num::NonZeroUsize;
use std::path::Path;

use super::Oracle;
use crate::document::read_page;
use crate::index::{UpdateOptions, update};
use crate::store::Session;
use crate::walk::{read_pages, walk};

pub(super) const WORDS: [&str; 16] = [
    "harbour", "harbours", "pier", "piers", "ferry", "ferries", "tide", "cable", "cables", "bridge",
    "closed", "closing", "council", "storm", "the", "of",
];
pub(super) const PERSONS: [&str; 5] = ["Ada Lind", "Boris Holm", "Carla Venn", "Dov Marek", "Ena Tolk"];
pub(super) const PAPERS: [&str; 3] = ["The Alder Ledger", "Quay Courier", "Ledger of Norra"];
pub(super) const SECTIONS: [&str; 2] = ["Harbour", "World Affairs"];
const BOARD: &str = "Norra Harbour Board";

/// Numbers that a seed brings forth (SplitMix64).
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn of(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % end as u64) as usize
    }

    pub(super) fn one<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.below(of.len())]
    }

    fn words(&mut self, least: usize, most: usize) -> String {
        let count = least + self.below(most - least + 1);
        (0..count).map(|_| self.one(&WORDS)).collect::<Vec<_>>().join(" ")
    }

    fn sentence(&mut self) -> String {
        let words = self.words(3, 8);
        format!("{}{}.", words[..1].to_uppercase(), &words[1..])
    }
}

/// A page. Some statements stand in several pages, some pages have no day, some mention the board that a person speaks for.
fn page(chance: &mut Chance, statements: &[String], number: usize) -> String {
    let mut html = String::from("<html lang=\"en\"><head>");
    let headline = format!("{} {number}", chance.sentence().trim_end_matches('.'));
    let _ = write!(html, "<title>{headline}</title>");
    let paper = chance.one(&PAPERS);
    let mut data = format!(
        "\"@type\":\"NewsArticle\",\"headline\":\"{headline}\",\"publisher\":{{\"name\":\"{paper}\"}}"
    );
    if chance.below(5) > 0 {
        let (month, day, hour) = (1 + chance.below(6), 1 + chance.below(28), chance.below(24));
        let _ = write!(
            data,
            ",\"datePublished\":\"202{}-0{month}-{day:02}T{hour:02}:00:00Z\"",
            4 + chance.below(2)
        );
    }
    if chance.below(3) > 0 {
        let _ = write!(data, ",\"articleSection\":\"{}\"", chance.one(&SECTIONS));
    }
    if chance.below(3) > 0 {
        let _ = write!(data, ",\"author\":{{\"@type\":\"Person\",\"name\":\"{}\"}}", chance.one(&PERSONS));
    }
    if chance.below(2) > 0 {
        let _ = write!(html, "<meta name=\"description\" content=\"{}\">", chance.sentence());
    }
    let _ = write!(
        html,
        "<script type=\"application/ld+json\">{{{data}}}</script></head><body><article><h1>{headline}</h1>"
    );
    for _ in 0..2 + chance.below(4) {
        let mut text = (0..1 + chance.below(3)).map(|_| chance.sentence()).collect::<Vec<_>>().join(" ");
        if chance.below(8) == 0 {
            text.push_str(" “Left open.");
        }
        let _ = write!(html, "<p>{text}</p>");
        let person = chance.one(&PERSONS);
        let said = if chance.below(3) == 0 {
            statements[chance.below(statements.len())].clone()
        } else {
            chance.words(3, 9)
        };
        let said = format!("{}{}", said[..1].to_uppercase(), &said[1..]);
        let _ = match chance.below(6) {
            0 => write!(html, "<p>“{said},” said {person}.</p>"),
            1 if person == PERSONS[0] => write!(html, "<p>“{said},” said {person} of the {BOARD}.</p>"),
            2 => write!(html, "<p>{person} said that {}.</p>", said.to_lowercase()),
            3 => write!(html, "<p>{person} told {} that {}.</p>", chance.one(&PERSONS), said.to_lowercase()),
            4 => write!(html, "<p>{person} denied that {}.</p>", said.to_lowercase()),
            5 => write!(html, "<p>A pilot of the ferry said: “{said}.”</p>"),
            _ => write!(html, "<p>“{said},” {person} said.</p>"),
        };
    }
    html.push_str("</article></body></html>");
    html
}

/// The pages of `seed` in both stores. The index was brought there by several runs that add, change and remove pages.
pub(super) fn world(folder: &Path, seed: u64) -> (Session, Oracle) {
    let (pages, index) = (folder.join("pages"), folder.join("index"));
    fs::create_dir(&pages).expect("a folder");
    let mut chance = Chance::of(seed);
    let statements: Vec<String> = (0..3).map(|_| chance.words(6, 10)).collect();
    let run = || {
        let jobs = NonZeroUsize::MIN;
        let options = UpdateOptions { paths: vec![pages.clone()], jobs, ..UpdateOptions::default() };
        update(&index, &options, &mut |_| {}).expect("a run");
    };
    let write = |chance: &mut Chance, number: usize, version: usize| {
        let html = page(chance, &statements, number * 10 + version);
        fs::write(pages.join(format!("p{number}.html")), html).expect("a page");
    };
    (0..24).for_each(|number| write(&mut chance, number, 0));
    run();
    (16..40).for_each(|number| write(&mut chance, number, 1));
    (0..6).for_each(|number| fs::remove_file(pages.join(format!("p{number}.html"))).expect("a page"));
    run();
    (40..46).for_each(|number| write(&mut chance, number, 2));
    run();
    let read = walk(std::slice::from_ref(&pages))
        .flat_map(|file| read_pages(&file.expect("a page")).collect::<Vec<_>>());
    let records = read.map(|page| read_page(&page.expect("a page")));
    let oracle = Oracle::of(records.collect());
    (Session::open(&index).expect("an index"), oracle)
}
