//! Reading and checking the file.

use std::cell::RefCell;
use std::collections::HashMap;

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::actors::{ActorKind, spelling_key};
use crate::text::is_harmful;
use crate::world;

/// A mistake in an authority file, with the line in which it stands.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct AuthorityError {
    line: usize,
    what: String,
}

/// A checked authority file.
#[derive(Clone, Debug, Default)]
pub struct Authority {
    pub(super) entries: Vec<Entry>,
    /// Number of the entry by spelling key of its name and aliases.
    pub(super) by_name: HashMap<String, usize>,
    text: String,
}

/// An actor as the file describes it.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) kind: Option<ActorKind>,
    pub(super) offices: Vec<Office>,
}

/// An affiliation and its time.
#[derive(Clone, Debug)]
pub(super) struct Office {
    pub(super) path: Vec<String>,
    pub(super) since: Option<Date>,
    pub(super) until: Option<Date>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    actor: Vec<Spanned<RawEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEntry {
    name: Spanned<String>,
    #[serde(default)]
    aliases: Vec<Spanned<String>>,
    kind: Option<Spanned<String>>,
    affiliation: Option<Spanned<toml::Value>>,
}

/// A mistake, at a byte of the file.
type Wrong = (usize, String);

impl Authority {
    /// Reads the text of a file.
    ///
    /// # Errors
    /// With the line of the first mistake: no TOML, an unknown key, an empty name, a name that two actors have, a day that
    /// is none, a time that ends before it begins, actors that speak for each other in a circle or in a chain too long.
    pub fn parse(text: &str) -> Result<Self, AuthorityError> {
        let line = |at: usize| text[..at.min(text.len())].matches('\n').count() + 1;
        let placed = |(at, what): Wrong| AuthorityError { line: line(at), what };
        let file: File = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            placed((at, error.message().replace(['\n', '`'], " ").trim().to_owned()))
        })?;
        let raw: Vec<RawEntry> = file.actor.into_iter().map(Spanned::into_inner).collect();
        let by_name = names(&raw).map_err(placed)?;
        let mut entries = Vec::with_capacity(raw.len());
        let starts = affiliation_starts(text);
        let resolver = Resolver { raw: &raw, by_name: &by_name, starts: &starts, known: RefCell::default() };
        for (number, entry) in raw.iter().enumerate() {
            let kind = entry.kind.as_ref().map(kind).transpose().map_err(placed)?;
            let offices = resolver.offices(number, &mut Vec::new());
            entries.push(Entry { name: plain(&entry.name), kind, offices: offices.map_err(placed)? });
        }
        Ok(Self { entries, by_name, text: text.to_owned() })
    }

    /// The text that it was read from.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The number and the name of the actor that the file calls `key`, a spelling key, by name or alias.
    pub fn named(&self, key: &str) -> Option<(usize, &str)> {
        let number = *self.by_name.get(key)?;
        Some((number, &self.entries[number].name))
    }

    /// The spelling keys of all names and aliases.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// Does it name nobody?
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// The most characters of a name.
const LONGEST_NAME: usize = 200;

fn plain(name: &Spanned<String>) -> String {
    name.as_ref().trim().to_owned()
}

/// The number of the entry of each name and alias.
fn names(raw: &[RawEntry]) -> Result<HashMap<String, usize>, Wrong> {
    let mut by_name: HashMap<String, usize> = HashMap::new();
    for (number, entry) in raw.iter().enumerate() {
        for name in std::iter::once(&entry.name).chain(&entry.aliases) {
            let key = spelling_key(name.as_ref());
            let at = name.span().start;
            if name.as_ref().chars().any(is_harmful) {
                return Err((at, "a name with marks that nobody sees; type it again without them".into()));
            }
            let letters = name.as_ref().chars().count();
            if letters > LONGEST_NAME {
                return Err((at, format!("a name of {letters} characters; write at most {LONGEST_NAME}")));
            }
            if key.is_empty() {
                return Err((at, "a name without letters; write the name, or remove the entry".into()));
            }
            let other = by_name.insert(key, number).filter(|other| *other != number);
            if let Some(other) = other {
                let (name, other) = (plain(name), plain(&raw[other].name));
                return Err((
                    at,
                    format!("'{name}' is also a name of {other}; each name can stand for one actor"),
                ));
            }
        }
    }
    Ok(by_name)
}

fn kind(name: &Spanned<String>) -> Result<ActorKind, Wrong> {
    let unknown = || {
        let what = format!("'{}' is no kind; write person, organization or place", name.as_ref());
        (name.span().start, what)
    };
    ActorKind::from_name(name.as_ref()).ok_or_else(unknown)
}

/// Follows affiliations from actor to actor.
struct Resolver<'a> {
    raw: &'a [RawEntry],
    by_name: &'a HashMap<String, usize>,
    starts: &'a [Vec<usize>],
    /// The offices of entries, as far as they were asked for: many may speak for one.
    known: RefCell<HashMap<usize, Vec<Office>>>,
}

/// How many may stand above an actor, each above the next.
const MOST_ABOVE: usize = 64;

/// Where each affiliation of each actor begins, of those that are listed.
fn affiliation_starts(text: &str) -> Vec<Vec<usize>> {
    let document = DeTable::parse(text).map(Spanned::into_inner).unwrap_or_default();
    let actors = document.get("actor").and_then(|actors| actors.get_ref().as_array());
    let starts = |actor: &Spanned<DeValue<'_>>| {
        let listed = actor.get_ref().get("affiliation").and_then(|list| list.get_ref().as_array());
        listed.into_iter().flat_map(|list| list.iter()).map(|one| one.span().start).collect()
    };
    actors.into_iter().flat_map(|list| list.iter()).map(starts).collect()
}

impl Resolver<'_> {
    /// The offices of the entry with this number; `above` are those whose affiliations led here.
    fn offices(&self, number: usize, above: &mut Vec<usize>) -> Result<Vec<Office>, Wrong> {
        let entry = &self.raw[number];
        let Some(affiliation) = &entry.affiliation else { return Ok(Vec::new()) };
        let at = affiliation.span().start;
        if above.contains(&number) {
            let names: Vec<String> =
                above.iter().chain([&number]).map(|n| plain(&self.raw[*n].name)).collect();
            return Err((
                at,
                format!("{} speak for each other in a circle; leave one out", names.join(", ")),
            ));
        }
        if let Some(known) = self.known.borrow().get(&number) {
            return Ok(known.clone());
        }
        let too_many = || {
            let name = plain(&self.raw[number].name);
            (
                at,
                format!(
                    "{name} is one of more than {MOST_ABOVE} actors that stand each above the next; leave some out"
                ),
            )
        };
        if above.len() >= MOST_ABOVE {
            return Err(too_many());
        }
        above.push(number);
        let listed = match affiliation.as_ref() {
            toml::Value::Array(list) => list.iter().collect(),
            one => vec![one],
        };
        let begins = |place: usize| self.starts.get(number).and_then(|starts| starts.get(place));
        let offices: Result<Vec<Office>, Wrong> = listed
            .into_iter()
            .enumerate()
            .map(|(place, office)| self.office(office, begins(place).copied().unwrap_or(at), above))
            .collect();
        above.pop();
        let offices = offices?;
        if offices.iter().any(|office| office.path.len() > MOST_ABOVE) {
            return Err(too_many());
        }
        self.known.borrow_mut().insert(number, offices.clone());
        Ok(offices)
    }

    fn office(&self, value: &toml::Value, at: usize, above: &mut Vec<usize>) -> Result<Office, Wrong> {
        let table = match value {
            toml::Value::String(of) => {
                return Ok(Office { path: self.path(of, at, above)?, since: None, until: None });
            }
            toml::Value::Table(table) => table,
            _ => return Err((at, "an affiliation is a name or { of = …, since = …, until = … }".into())),
        };
        if let Some(key) = table.keys().find(|key| !["of", "since", "until"].contains(&key.as_str())) {
            return Err((at, format!("unknown key '{key}' in an affiliation; it has of, since and until")));
        }
        let Some(of) = table.get("of").and_then(toml::Value::as_str) else {
            return Err((at, "an affiliation without 'of'; write whom the actor speaks for".into()));
        };
        let since = table.get("since").map(|day| date(day, at)).transpose()?.map(|(first, _)| first);
        let until = table.get("until").map(|day| date(day, at)).transpose()?.map(|(_, last)| last);
        if let (Some(since), Some(until)) = (since, until)
            && until < since
        {
            return Err((
                at,
                format!("the affiliation with {of} ends on {until}, before it begins on {since}"),
            ));
        }
        Ok(Office { path: self.path(of, at, above)?, since, until })
    }

    /// From wide to narrow: `Blue Palace` is Norland / Blue Palace where the file or the lexicons say so.
    fn path(&self, of: &str, at: usize, above: &mut Vec<usize>) -> Result<Vec<String>, Wrong> {
        let parts: Vec<String> =
            of.split('/').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect();
        let [name] = parts.as_slice() else {
            return if parts.is_empty() {
                Err((at, "an affiliation without a name".into()))
            } else {
                Ok(parts)
            };
        };
        if let Some(number) = self.by_name.get(&spelling_key(name)) {
            let wider = self.offices(*number, above)?.into_iter().next_back();
            let mut path = wider.map(|office| office.path).unwrap_or_default();
            path.push(plain(&self.raw[*number].name));
            return Ok(path);
        }
        let known = world::typed(name).map(world::affiliation).filter(|path| !path.is_empty());
        Ok(known.unwrap_or(parts))
    }
}

/// The first and the last day of a day, a month or a year, written as a text, a number or a date of TOML.
fn date(value: &toml::Value, at: usize) -> Result<(Date, Date), Wrong> {
    let text = match value {
        toml::Value::String(text) => text.trim().to_owned(),
        other => other.to_string(),
    };
    let bad = || (at, format!("'{text}' is no day; write 2025, 2025-07 or 2025-07-03"));
    let number =
        |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok()).flatten();
    let parts: Vec<Option<i16>> = text.split('-').map(number).collect();
    let small = |part: i16| i8::try_from(part).ok();
    let days = match parts[..] {
        [Some(year)] => Date::new(year, 1, 1).ok().map(|first| (first, first.last_of_year())),
        [Some(year), Some(month)] => small(month)
            .and_then(|month| Date::new(year, month, 1).ok())
            .map(|first| (first, first.last_of_month())),
        [Some(year), Some(month), Some(day)] => small(month)
            .zip(small(day))
            .and_then(|(month, day)| Date::new(year, month, day).ok())
            .map(|day| (day, day)),
        _ => None,
    };
    days.ok_or_else(bad)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOLM: &str = r#"
[[actor]]
name = "Ada Holm"
aliases = ["A. Holm"]
kind = "person"
affiliation = [
    { of = "Norland / Foreign Ministry", until = "2024-05" },
    { of = "Blue Palace", since = 2024-06-01 },
]

[[actor]]
name = "Blue Palace"
kind = "organization"
affiliation = "Norland"
"#;

    fn mistake(text: &str) -> String {
        Authority::parse(text).expect_err("a mistake").to_string()
    }

    #[test]
    fn affiliations_are_followed_to_the_widest() {
        let file = Authority::parse(HOLM).expect("well formed");
        let paths: Vec<String> =
            file.entries[0].offices.iter().map(|office| office.path.join(" / ")).collect();
        assert_eq!(paths, ["Norland / Foreign Ministry", "Norland / Blue Palace"]);
        let known = Authority::parse("[[actor]]\nname = \"Ada Holm\"\naffiliation = \"Kremlin\"")
            .expect("well formed");
        assert_eq!(known.entries[0].offices[0].path, ["Russia", "Kremlin"]);
    }

    #[test]
    fn each_mistake_is_told_with_its_line() {
        let actor = |rest: &str| format!("[[actor]]\nname = \"Ada Holm\"\n{rest}");
        assert!(mistake(&actor("office = \"x\"")).starts_with("line 3: unknown field"));
        assert!(mistake(&actor("kind = \"ship\"")).starts_with("line 3: 'ship' is no kind"));
        assert!(
            mistake(&actor("affiliation = { of = \"X\", since = \"soon\" }")).starts_with("line 3: 'soon'")
        );
        assert!(mistake(&actor("affiliation = { in = \"X\" }")).starts_with("line 3: unknown key 'in'"));
        let late = actor("affiliation = { of = \"X\", since = \"2025\", until = 2024 }");
        assert!(mistake(&late).contains("ends on 2024-12-31, before it begins on 2025-01-01"));
        let twice = format!("{}\n[[actor]]\nname = \"Ada  HOLM\"", actor(""));
        assert!(mistake(&twice).starts_with("line 5:"), "{}", mistake(&twice));
        assert!(mistake("[[actor]\n").starts_with("line 1:"));
        let third = actor("affiliation = [\n  \"Kremlin\",\n  { of = \"X\", since = \"soon\" },\n]");
        assert!(mistake(&third).starts_with("line 5: 'soon'"), "{}", mistake(&third));
        assert!(mistake("actors = 1").starts_with("line 1: unknown field"));
        let name = |name: &str| format!("[[actor]]\nname = \"{name}\"");
        assert!(mistake(&name(&"Ab".repeat(5000))).starts_with("line 2: a name of 10000 characters"));
        assert!(mistake(&name("Ada \u{202e}Holm")).starts_with("line 2: a name with marks that nobody sees"));
        assert!(Authority::parse(&name("Владимир Ким")).is_ok() && Authority::parse(&name("王毅")).is_ok());
        assert!(mistake(&actor("aliases = [\"--\"]")).contains("without letters"));
    }

    #[test]
    fn a_chain_of_actors_has_a_limit_and_costs_no_more_than_its_length() {
        let letter = |number: usize| {
            ["bal", "den", "fir", "gos", "kum", "lan", "min", "por", "rut", "tes"][number % 10]
        };
        let name = |number: usize| format!("Body {}{}", letter(number / 10), letter(number));
        let chain = |length: usize| {
            let one = |number: usize| {
                let above = name(number + 1);
                let twice =
                    format!("{{ of = \"{above}\", until = 2000 }}, {{ of = \"{above}\", since = 2001 }}");
                format!("[[actor]]\nname = \"{}\"\naffiliation = [{twice}]\n", name(number))
            };
            (0..length).map(one).collect::<String>()
        };
        assert!(Authority::parse(&chain(40)).is_ok(), "{:?}", Authority::parse(&chain(40)).err());
        assert!(mistake(&chain(90)).contains("more than 64 actors"), "{}", mistake(&chain(90)));
    }

    #[test]
    fn actors_that_speak_for_each_other_are_refused() {
        let text = "[[actor]]\nname = \"Norra Office\"\naffiliation = \"Tessaly Office\"\n\n[[actor]]\nname = \"Tessaly Office\"\naffiliation = \"Norra Office\"";
        assert_eq!(
            mistake(text),
            "line 3: Norra Office, Tessaly Office, Norra Office speak for each other in a circle; leave one out"
        );
    }
}
