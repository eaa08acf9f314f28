//! Who is meant by a name of a speaker or an institution.
//!
//! The facets of all quotes together are the registry: `/Russia/Kremlin/Vladimir Putin` on the quotes of one page
//! tells that Putin speaks for the Kremlin, and so a quote with the facet `/?/Vladimir Putin`, from a page that gives
//! him no office, is found under the Kremlin too. A bare surname joins in when the registry knows one person only
//! who has it.

use std::collections::{HashMap, HashSet};

use tantivy::Searcher;
use tantivy::schema::Facet;

use super::dictionary::facets;
use crate::index::UNKNOWN;
use crate::lexicon::world;
use crate::text::folded;

/// All speakers of an index.
pub struct Speakers {
    entries: Vec<Entry>,
}

/// One facet: institutions from wide to narrow, then the speaker.
struct Entry {
    facet: Facet,
    /// Names as written.
    path: Vec<String>,
    /// The same as they are compared.
    folded: Vec<String>,
}

impl Entry {
    fn new(facet: Facet) -> Self {
        let path: Vec<String> = facet.to_path().into_iter().map(str::to_owned).collect();
        let compared = |name: &String| if name == UNKNOWN { String::new() } else { folded(name) };
        Self { folded: path.iter().map(compared).collect(), path, facet }
    }

    fn institutions(&self) -> &[String] {
        &self.folded[..self.folded.len().saturating_sub(1)]
    }

    fn speaker(&self) -> &str {
        self.folded.last().map_or("", String::as_str)
    }

    fn is_unaffiliated(&self) -> bool {
        self.path.first().is_some_and(|first| first == UNKNOWN)
    }
}

impl Speakers {
    /// Reads the registry of an index.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn read(searcher: &Searcher) -> tantivy::Result<Self> {
        Ok(Self::of(facets(searcher, "speaker")?))
    }

    fn of(facets: Vec<Facet>) -> Self {
        Self { entries: facets.into_iter().map(Entry::new).filter(|entry| !entry.path.is_empty()).collect() }
    }

    /// The facets of everybody whom `asked` means: `Kremlin`, `Russia / Kremlin`, `Vladimir Putin`, `putin`.
    ///
    /// An institution is meant when its whole name is asked for, or another name that it is known by (`US`, `Moscow`);
    /// else all speakers are meant in whose names the words stand, and, where there is none, all institutions.
    pub fn meant_by(&self, asked: &str) -> Vec<&Facet> {
        let mut wanted: Vec<String> = asked.split('/').map(folded).filter(|part| !part.is_empty()).collect();
        if !self.has_institution(&wanted)
            && let [name] = wanted.as_slice()
            && let Some(known) = world::typed(name)
        {
            let path: Vec<String> = world::affiliation(known).iter().map(|name| folded(name)).collect();
            if self.has_institution(&path) {
                wanted = path;
            }
        }
        let Some(last) = wanted.last() else { return Vec::new() };
        let in_whole = |entry: &Entry| entry.folded.windows(wanted.len()).any(|names| names == wanted);
        let in_name = |entry: &Entry| wanted.len() == 1 && holds_words(entry.speaker(), last);
        let in_words = |entry: &Entry| {
            let names = entry.institutions();
            names
                .windows(wanted.len())
                .any(|names| names.iter().zip(&wanted).all(|(name, part)| holds_words(name, part)))
        };
        let mut chosen = if self.has_institution(&wanted) {
            self.chosen(in_whole)
        } else {
            let by_name = self.chosen(|entry| in_whole(entry) || in_name(entry));
            if by_name.is_empty() { self.chosen(in_words) } else { by_name }
        };
        self.add_unaffiliated(&mut chosen);
        let mut chosen: Vec<usize> = chosen.into_iter().collect();
        chosen.sort_unstable();
        chosen.into_iter().map(|n| &self.entries[n].facet).collect()
    }

    fn has_institution(&self, path: &[String]) -> bool {
        !path.is_empty()
            && self
                .entries
                .iter()
                .any(|entry| entry.institutions().windows(path.len()).any(|names| names == path))
    }

    fn chosen(&self, wanted: impl Fn(&Entry) -> bool) -> HashSet<usize> {
        (0..self.entries.len()).filter(|n| wanted(&self.entries[*n])).collect()
    }

    /// Adds the quotes of those already chosen that stand without an affiliation.
    fn add_unaffiliated(&self, chosen: &mut HashSet<usize>) {
        let names: HashSet<&str> = chosen.iter().map(|n| self.entries[*n].speaker()).collect();
        let full = |name: &&str| name.contains(' ');
        let mut bearers: HashMap<&str, HashSet<&str>> = HashMap::new();
        for name in self.entries.iter().map(Entry::speaker).filter(full) {
            bearers.entry(surname(name)).or_default().insert(name);
        }
        let only_bearer = |name: &str| {
            let bearers = bearers.get(name)?;
            bearers.iter().next().filter(|_| bearers.len() == 1).copied()
        };
        for (n, entry) in self.entries.iter().enumerate().filter(|(_, entry)| entry.is_unaffiliated()) {
            let name = entry.speaker();
            let who = if full(&name) { Some(name) } else { only_bearer(name) };
            if who.is_some_and(|who| !who.is_empty() && names.contains(who)) {
                chosen.insert(n);
            }
        }
    }

    /// All names of speakers and institutions, as written, each once.
    pub fn names(&self) -> HashSet<&str> {
        self.entries
            .iter()
            .flat_map(|entry| &entry.path)
            .map(String::as_str)
            .filter(|name| *name != UNKNOWN)
            .collect()
    }
}

/// Do the words of `part` stand side by side in `name`? Both are folded.
pub(super) fn holds_words(name: &str, part: &str) -> bool {
    name.match_indices(part).any(|(at, _)| {
        let before = name[..at].chars().next_back();
        let after = name[at + part.len()..].chars().next();
        before.is_none_or(|c| c == ' ') && after.is_none_or(|c| c == ' ')
    })
}

fn surname(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(asked: &str, facets: &[&str]) -> Vec<String> {
        let speakers = Speakers::of(facets.iter().map(|path| Facet::from(*path)).collect());
        speakers.meant_by(asked).into_iter().map(ToString::to_string).collect()
    }

    const PALACE: [&str; 6] = [
        "/?/Ada Holm",
        "/?/Holm",
        "/?/Ivo Lind",
        "/Norland/Blue Palace/?",
        "/Norland/Blue Palace/Ada Holm",
        "/Norland/Foreign Ministry/Ivo Lind",
    ];

    #[test]
    fn who_speaks_for_an_institution_somewhere_is_found_under_it_everywhere() {
        let found = ["/?/Ada Holm", "/?/Holm", "/Norland/Blue Palace/?", "/Norland/Blue Palace/Ada Holm"];
        assert_eq!(meant("blue palace", &PALACE), found);
        assert_eq!(meant("Norland / Blue Palace", &PALACE), found);
    }

    #[test]
    fn a_wide_institution_holds_the_narrow_ones() {
        assert_eq!(meant("Norland", &PALACE).len(), 6);
    }

    #[test]
    fn a_person_is_found_by_a_part_of_the_name() {
        assert_eq!(meant("holm", &PALACE), ["/?/Ada Holm", "/?/Holm", "/Norland/Blue Palace/Ada Holm"]);
        assert_eq!(meant("Hol", &PALACE), Vec::<String>::new());
    }

    #[test]
    fn an_institution_is_found_under_its_other_names() {
        let facets = ["/United States/White House/Ada Holm", "/Russia/Kremlin/?", "/?/Moscow Mule"];
        assert_eq!(meant("US", &facets), [facets[0]]);
        assert_eq!(meant("moscow", &facets), [facets[1]]);
        assert_eq!(meant("Mule", &facets), [facets[2]]);
    }

    #[test]
    fn a_surname_of_two_persons_joins_neither() {
        let facets = ["/?/Holm", "/?/Per Holm", "/Norland/Blue Palace/Ada Holm"];
        assert_eq!(meant("Blue Palace", &facets), ["/Norland/Blue Palace/Ada Holm"]);
    }

    #[test]
    fn part_of_an_institutions_name_will_do_when_nothing_else_fits() {
        assert_eq!(meant("ministry", &PALACE), ["/?/Ivo Lind", "/Norland/Foreign Ministry/Ivo Lind"]);
    }

    #[test]
    fn a_quote_without_a_name_is_nobodys() {
        assert_eq!(meant("?", &PALACE), Vec::<String>::new());
    }
}
