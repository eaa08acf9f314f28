//! Names that a country shares with a better known place: on most pages Georgia is the American state, and Victoria the
//! Australian one.

use foldhash::HashSet;

use super::candidate::{Candidate, Candidates, Guess, Nation};
use super::reading::Reading;
use crate::world::{self, CountryId, Known};

/// Takes such a name for a place of no country, unless the page names the country, its people or towns otherwise.
pub(super) fn part(reading: &Reading<'_, '_>, found: &mut Candidates) {
    let shared = |name: &Candidate| match name.guess {
        Guess::Known(Known::Country(id) | Known::Capital(id)) => {
            world::is_shared(id, reading.text(name.tokens.clone())).then_some(id)
        }
        _ => None,
    };
    let doubtful: Vec<(usize, CountryId)> =
        found.names.iter().enumerate().filter_map(|(number, name)| Some((number, shared(name)?))).collect();
    if doubtful.is_empty() {
        return;
    }
    let of_names =
        found.names.iter().filter(|name| shared(name).is_none()).filter_map(|name| match name.guess {
            Guess::Known(known) => world::country(known),
            _ => None,
        });
    let of_peoples = found.peoples.iter().filter_map(|(_, nation)| match nation {
        Nation::Listed(id) => Some(*id),
        Nation::Told(_) => None,
    });
    let sure: HashSet<CountryId> = of_names.chain(of_peoples).collect();
    for (number, id) in doubtful {
        if !sure.contains(&id) {
            found.names[number].guess = Guess::Known(Known::Region);
        }
    }
}
