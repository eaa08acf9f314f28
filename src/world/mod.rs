//! Countries, their institutions and offices, and the organizations that everybody knows.
//!
//! What they are called in a language stands in the folder of that language, so far in `en/`. Countries have one code in
//! all files, the institutions that every country has one slot, and organizations go by their name in English. Each file
//! says in its first lines what it holds and how to extend it.

mod mentioned;
mod ministry;
mod top_levels;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use serde::Deserialize;

use crate::lang::en::ENGLISH;
use crate::lang::marks::Marks;
use crate::lang::shapes::Shapes;
use crate::text::Tokens;

pub use top_levels::country_of_address;

/// Number of a country in [`country`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CountryId(usize);

/// A country as news names it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Country {
    name: String,
    /// Its code in the files: `FR`.
    #[serde(skip)]
    code: String,
    #[serde(default)]
    people: String,
    capital: String,
    #[serde(default)]
    shared: String,
    #[serde(default)]
    aliases: String,
    #[serde(default)]
    cities: String,
}

/// What a name that the lexicons hold stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// `Russia`
    Country(CountryId),
    /// `Russian`, `Russians`: no actor by itself.
    People(CountryId),
    /// `Moscow`: also speaks for its government.
    Capital(CountryId),
    /// `Istanbul`
    City(CountryId),
    /// `Siberia`
    Region,
    /// `Kremlin`: number of an institution.
    Institution(usize),
    /// `NATO`: number of an organization.
    Organization(usize),
}

/// A body that speaks for a country.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct InstitutionEntry {
    name: String,
    of: String,
    slot: Option<String>,
    #[serde(default)]
    aliases: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InstitutionFile {
    slots: HashMap<String, String>,
    names: HashMap<String, String>,
    institution: Vec<InstitutionEntry>,
}

/// One way to write a known name.
struct Spelling {
    words: Vec<String>,
    known: Known,
}

struct World {
    countries: Vec<Country>,
    institutions: Vec<(CountryId, InstitutionEntry)>,
    /// Name of each organization.
    organizations: Vec<String>,
    /// What an organization is part of, by name.
    wholes: HashMap<String, String>,
    /// By first word; the longest first.
    spellings: HashMap<String, Vec<Spelling>>,
    /// The same in capitals, of names that are not written so anyway: `LONDON`.
    shouted: HashMap<String, Vec<Spelling>>,
    /// Those of the first words in `spellings`.
    shapes: Shapes,
    /// By lower-case spelling, for names that a user types.
    typed: HashMap<String, Known>,
    /// Institutions by country and slot.
    slots: HashMap<(CountryId, &'static str), usize>,
    slot_names: HashMap<&'static str, String>,
    /// `foreign ministry` -> slot.
    generic: HashMap<String, &'static str>,
    /// `foreign minister` -> slot.
    offices: HashMap<String, &'static str>,
    country_offices: HashMap<(CountryId, String), &'static str>,
    /// The offices of single countries.
    office_names: HashSet<String>,
    longest_office: usize,
    /// The country of each state of a federal one, by its name.
    states: HashMap<String, CountryId>,
}

static WORLD: LazyLock<World> = LazyLock::new(load);

/// The parts of a comma-separated list.
fn listed(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').map(str::trim).filter(|name| !name.is_empty())
}

#[derive(Deserialize)]
struct OrganizationFile {
    known: HashMap<String, String>,
    within: HashMap<String, String>,
}

#[derive(Deserialize)]
struct PlaceFile {
    regions: String,
    towns: String,
    states: HashMap<String, String>,
}

fn parsed<T: serde::de::DeserializeOwned>(data: &str) -> T {
    toml::from_str(data).expect("the files of the world are checked by tests")
}

fn load() -> World {
    let countries: HashMap<String, Country> = parsed(include_str!("en/countries.toml"));
    let mut countries: Vec<Country> =
        countries.into_iter().map(|(code, country)| Country { code, ..country }).collect();
    countries.sort_by(|one, other| one.name.cmp(&other.name));
    let file: InstitutionFile = parsed(include_str!("en/institutions.toml"));
    let organizations: OrganizationFile = parsed(include_str!("en/organizations.toml"));
    let places: PlaceFile = parsed(include_str!("en/places.toml"));
    let offices: toml::Table = parsed(include_str!("en/offices.toml"));

    let number: HashMap<String, CountryId> =
        countries.iter().enumerate().map(|(at, country)| (country.code.clone(), CountryId(at))).collect();
    let mut world = World {
        countries: Vec::new(),
        institutions: Vec::new(),
        organizations: Vec::new(),
        wholes: HashMap::new(),
        spellings: HashMap::new(),
        shouted: HashMap::new(),
        shapes: Shapes::of(std::iter::empty()),
        typed: HashMap::new(),
        slots: HashMap::new(),
        slot_names: HashMap::new(),
        generic: HashMap::new(),
        offices: HashMap::new(),
        country_offices: HashMap::new(),
        office_names: HashSet::new(),
        longest_office: 1,
        states: HashMap::new(),
    };
    // Slots live as long as the program: they are the keys of small tables.
    let slots: HashMap<String, &'static str> =
        file.slots.keys().map(|slot| (slot.clone(), &*slot.clone().leak())).collect();
    world.slot_names = file.slots.into_iter().map(|(slot, name)| (slots[&slot], name)).collect();
    for (slot, names) in &file.names {
        world.generic.extend(listed(names).map(|name| (name.to_owned(), slots[slot])));
    }
    world.read_offices(&offices, &slots, &number);
    for (at, country) in countries.iter().enumerate() {
        let id = CountryId(at);
        world.spell(&country.name, Known::Country(id));
        world.spell(&country.capital, Known::Capital(id));
        listed(&country.aliases).for_each(|name| world.spell(name, Known::Country(id)));
        listed(&country.people).for_each(|name| world.spell(name, Known::People(id)));
        listed(&country.cities).for_each(|name| world.spell(name, Known::City(id)));
    }
    let regions = listed(&places.regions).chain(listed(&places.towns));
    regions.for_each(|name| world.spell(name, Known::Region));
    for (code, names) in &places.states {
        world.states.extend(listed(names).map(|name| (name.to_owned(), number[code])));
    }
    for entry in file.institution {
        let (at, id) = (world.institutions.len(), number[&entry.of]);
        if let Some(slot) = &entry.slot {
            world.slots.entry((id, slots[slot])).or_insert(at);
        }
        // "Foreign Ministry" alone is no country's more than another's.
        if !world.slot_names.values().any(|name| *name == entry.name) {
            world.spell(&entry.name, Known::Institution(at));
        }
        entry.aliases.iter().for_each(|name| world.spell(name, Known::Institution(at)));
        world.institutions.push((id, entry));
    }
    for (whole, parts) in &organizations.within {
        world.wholes.extend(listed(parts).map(|part| (part.to_owned(), whole.clone())));
    }
    let mut organizations: Vec<(String, String)> = organizations.known.into_iter().collect();
    organizations.sort();
    for (name, aliases) in organizations {
        let known = Known::Organization(world.organizations.len());
        world.spell(&name, known);
        listed(&aliases).for_each(|name| world.spell(name, known));
        world.organizations.push(name);
    }
    let bodies: BTreeMap<String, String> = parsed(include_str!("en/bodies.toml"));
    for name in bodies.values().flat_map(|names| listed(names)) {
        world.spell(name, Known::Organization(world.organizations.len()));
        world.organizations.push(name.to_owned());
    }
    for spelling in world.spellings.values().flatten() {
        let words: Vec<String> = spelling.words.iter().map(|word| word.to_uppercase()).collect();
        world.shouted.entry(words[0].clone()).or_default().push(Spelling { words, known: spelling.known });
    }
    for held in world.spellings.values_mut().chain(world.shouted.values_mut()) {
        held.sort_by_key(|spelling| std::cmp::Reverse(spelling.words.len()));
    }
    world.shapes = Shapes::of(world.spellings.keys());
    world.countries = countries;
    world
}

impl World {
    /// Adds a spelling; of two bodies with one name the first stays.
    fn spell(&mut self, name: &str, known: Known) {
        let tokens = Tokens::of(name);
        let words: Vec<String> = (0..tokens.all().len()).map(|at| tokens.word(at).to_owned()).collect();
        self.typed.entry(crate::text::folded(name)).or_insert(known);
        let held = self.spellings.entry(words[0].clone()).or_default();
        if held.iter().all(|spelling| spelling.words != words) {
            held.push(Spelling { words, known });
        }
    }

    fn read_offices(
        &mut self,
        file: &toml::Table,
        slots: &HashMap<String, &'static str>,
        number: &HashMap<String, CountryId>,
    ) {
        for (key, value) in file {
            if let Some(names) = value.as_array() {
                let names = names.iter().filter_map(|name| name.as_str());
                self.offices.extend(names.map(|name| (name.to_owned(), slots[key])));
            }
            for (country, offices) in value.as_table().into_iter().flatten() {
                for (office, slot) in offices.as_table().into_iter().flatten() {
                    let slot = slots[slot.as_str().unwrap_or_default()];
                    self.country_offices.insert((number[country], office.clone()), slot);
                }
            }
        }
        self.office_names = self.country_offices.keys().map(|(_, office)| office.clone()).collect();
        let offices = self.offices.keys().chain(self.country_offices.keys().map(|(_, office)| office));
        self.longest_office = offices.map(|office| office.split(' ').count()).max().unwrap_or(1);
    }

    fn slot(&self, country: CountryId, slot: &'static str) -> Vec<String> {
        let name = match self.slots.get(&(country, slot)) {
            Some(at) => &self.institutions[*at].1.name,
            None => &self.slot_names[slot],
        };
        vec![self.countries[country.0].name.clone(), name.clone()]
    }
}

/// The longest known name that begins with token `at` and ends before token `end`: what it is and its end.
pub fn at(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<(Known, usize)> {
    // Asked of every word of a page, and most begin no name.
    let world = &*WORLD;
    if world.shapes.may_hold(tokens.word(at)) { longest(&world.spellings, tokens, at, end) } else { None }
}

/// The same where the text is in capitals: `LONDON`, `SAUDI ARABIA`.
pub fn shouted_at(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<(Known, usize)> {
    longest(&WORLD.shouted, tokens, at, end)
}

fn longest(
    spellings: &HashMap<String, Vec<Spelling>>,
    tokens: &Tokens<'_>,
    at: usize,
    end: usize,
) -> Option<(Known, usize)> {
    let held = spellings.get(tokens.word(at))?;
    held.iter().find_map(|spelling| {
        let last = at + spelling.words.len();
        let fits = last <= end && (at + 1..last).all(|next| tokens.word(next) == spelling.words[next - at]);
        fits.then_some((spelling.known, last))
    })
}

/// What a user means by `name`, in any case: `us`, `moscow`, `turkish`.
pub fn typed(name: &str) -> Option<Known> {
    let name = crate::text::folded(name);
    mentioned::may_hold(&name).then(|| WORLD.typed.get(&name).copied())?
}

/// The same of a name that stands on a page, for the side that has read the lexicons anyway.
pub fn on_page(name: &str) -> Option<Known> {
    WORLD.typed.get(&crate::text::folded(name)).copied()
}

/// The usual name of what is known.
pub fn name(known: Known) -> Option<&'static str> {
    let world: &'static World = &WORLD;
    match known {
        Known::Country(id) | Known::People(id) => Some(&world.countries[id.0].name),
        Known::Capital(id) => Some(&world.countries[id.0].capital),
        Known::Institution(at) => Some(&world.institutions[at].1.name),
        Known::Organization(at) => Some(&world.organizations[at]),
        Known::City(_) | Known::Region => None,
    }
}

/// In whose name it speaks, from wide to narrow.
pub fn affiliation(known: Known) -> Vec<String> {
    match known {
        Known::Country(id) | Known::Capital(id) | Known::People(id) => {
            vec![WORLD.countries[id.0].name.clone()]
        }
        Known::Institution(at) => {
            let (id, entry) = &WORLD.institutions[at];
            vec![WORLD.countries[id.0].name.clone(), entry.name.clone()]
        }
        Known::Organization(at) => {
            let name = &WORLD.organizations[at];
            WORLD.wholes.get(name).into_iter().chain([name]).cloned().collect()
        }
        Known::City(_) | Known::Region => Vec::new(),
    }
}

/// Is `text` a name of `country` that news uses more often for another place?
pub fn is_shared(country: CountryId, text: &str) -> bool {
    let text = text.to_lowercase();
    listed(&WORLD.countries[country.0].shared).any(|name| name.to_lowercase() == text)
}

/// The country that something known belongs to.
pub fn country(known: Known) -> Option<CountryId> {
    match known {
        Known::Country(id) | Known::Capital(id) | Known::People(id) | Known::City(id) => Some(id),
        Known::Institution(at) => Some(WORLD.institutions[at].0),
        Known::Region | Known::Organization(_) => None,
    }
}

/// The country of a state, as written: `Ohio`.
pub fn country_of_state(text: &str) -> Option<CountryId> {
    WORLD.states.get(text).copied()
}

/// The institution of `country` that text calls `words` (lower case): `foreign ministry`.
pub fn institution(country: CountryId, words: &str) -> Option<Vec<String>> {
    match WORLD.generic.get(words) {
        Some(slot) => Some(WORLD.slot(country, slot)),
        None => Some(vec![WORLD.countries[country.0].name.clone(), ministry::of_body(words)?]),
    }
}

/// What the institution is called that text calls `words` (lower case), in a country that no lexicon holds.
pub fn institution_anywhere(words: &str) -> Option<String> {
    match WORLD.generic.get(words) {
        Some(slot) => Some(WORLD.slot_names[slot].clone()),
        None => ministry::of_body(words),
    }
}

/// Is a house with this name a ministry: `Energy Ministry`?
pub fn is_ministry(name: &str) -> bool {
    ministry::is_one(name)
}

/// Is `words` (lower case) what text calls an institution of any country?
pub fn is_institution(words: &str) -> bool {
    WORLD.generic.contains_key(words) || ministry::of_body(words).is_some()
}

/// The institution of `country` whose office is called `office` (lower case), itself or by its last words: `deputy
/// foreign minister`.
pub fn office(country: CountryId, office: &str) -> Option<Vec<String>> {
    match slot_of_office(Some(country), office) {
        Some(slot) => Some(WORLD.slot(country, slot)),
        None => Some(vec![WORLD.countries[country.0].name.clone(), house_of_office(office)?]),
    }
}

/// Does `country` have no such office (lower case): a kingdom no `president`?
pub fn lacks_office(country: CountryId, office: &str) -> bool {
    let code = &WORLD.countries[country.0].code;
    HOLDERS.lacking.iter().any(|(name, codes)| {
        let ends =
            office.strip_suffix(name.as_str()).is_some_and(|rank| rank.is_empty() || rank.ends_with(' '));
        ends && codes.split(' ').any(|held| held == code)
    })
}

/// The only country that has this office (lower case): the `pope` is the Vatican's.
pub fn only_country_of(office: &str) -> Option<CountryId> {
    let code = HOLDERS.only.get(office)?;
    WORLD.countries.iter().position(|country| country.code == *code).map(CountryId)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HolderFile {
    /// Codes of the countries that lack an office, by its name.
    lacking: BTreeMap<String, String>,
    /// The code of the only country that has an office, by its name.
    only: BTreeMap<String, String>,
}

static HOLDERS: LazyLock<HolderFile> = LazyLock::new(|| parsed(include_str!("en/lacking.toml")));

/// The usual name of a country.
pub fn country_name(id: CountryId) -> Option<&'static str> {
    name(Known::Country(id))
}

/// What the institution is called whose office is called `office` (lower case), in a country that no lexicon holds.
pub fn office_anywhere(office: &str) -> Option<String> {
    match slot_of_office(None, office) {
        Some(slot) => Some(WORLD.slot_names[slot].clone()),
        None => house_of_office(office),
    }
}

fn slot_of_office(country: Option<CountryId>, office: &str) -> Option<&'static str> {
    let mut rest = office;
    loop {
        let own = country.and_then(|country| WORLD.country_offices.get(&(country, rest.to_owned())));
        if let Some(slot) = own.or_else(|| WORLD.offices.get(rest)) {
            return Some(slot);
        }
        // "minister of state for ports" is no "ports"; "energy minister" is no "minister" either.
        rest = rest.split_once(' ')?.1;
    }
}

/// `energy minister`: the house of an office that no list holds, by its own words.
fn house_of_office(office: &str) -> Option<String> {
    ministry::of_office(office).or_else(|| {
        // "coast guard spokesman": whoever speaks for a house that the lexicons know.
        let (house, last) = office.rsplit_once(' ')?;
        let stands = ENGLISH.names.marks(last).has(Marks::STANDS_FOR);
        let known = |words: &str| WORLD.generic.get(words).map(|slot| WORLD.slot_names[slot].clone());
        let of_house = |house: &str| known(house).or_else(|| ministry::of_body(house));
        let mut words = stands.then_some(house);
        while let Some(house) = words {
            if let Some(name) = of_house(house) {
                return Some(name);
            }
            words = house.split_once(' ').map(|(_, rest)| rest);
        }
        None
    })
}

/// Is this the path of a country's central bank?
pub fn is_bank(path: &[String]) -> bool {
    let [country, house] = path else { return false };
    let own = WORLD.institutions.iter().any(|(id, entry)| {
        entry.slot.as_deref() == Some(BANK) && entry.name == *house && WORLD.countries[id.0].name == *country
    });
    own || WORLD.slot_names[BANK] == *house
}

/// The slot of central banks.
const BANK: &str = "bank";

/// Is `words` (lower case) an office of some country?
pub fn is_office(words: &str) -> bool {
    WORLD.offices.contains_key(words)
        || WORLD.office_names.contains(words)
        || ministry::of_office(words).is_some()
}

/// The most words that an office has.
pub fn longest_office() -> usize {
    WORLD.longest_office
}

#[cfg(test)]
mod tests;
