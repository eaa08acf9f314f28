//! Who is shown for each name that a page writes.

use tantivy::directory::OwnedBytes;

use super::evidence::Gathered;
use super::facets::{UNKNOWN, actor_facet, speaker_facet};
use crate::actors::{ActorKind, Affiliation};
use crate::entities::{Entities, id_of_name};

/// What an actor is called across the pages of an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneName {
    /// The id of the entity.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The name, with the affiliation behind it where another has the same.
    pub label: String,
    /// What it is; none where only the page knows.
    pub kind: Option<ActorKind>,
}

/// The names of an index that stand for another one.
///
/// Most names are their own, and these are not listed. A line each, sorted: the facet as the fast fields have it, the id, the
/// name, the label, the kind.
#[derive(Clone, Debug)]
pub struct NameList {
    text: OwnedBytes,
}

/// Before the facets of speakers, and of actors.
const SPEAKER: char = 's';
const ACTOR: char = 'a';

impl NameList {
    pub(super) fn of_bytes(text: OwnedBytes) -> Self {
        Self { text }
    }

    /// The lines for what `entities` says of `gathered`.
    pub(super) fn lines(gathered: &Gathered, entities: &Entities) -> Vec<u8> {
        let mut lines = Vec::new();
        let mut add = |facet: String, written: &str, number: usize| {
            let entity = &entities.all[number];
            let own = entity.name == written && entity.label == written && entity.id == id_of_name(written);
            let parts = [facet.as_str(), &entity.id, &entity.name, &entity.label, entity.kind.name()];
            // Names are words, and none holds a tab or the end of a line.
            if !own && !parts.iter().any(|part| part.contains(['\t', '\n'])) {
                lines.push(parts.join("\t"));
            }
        };
        for (path, name) in gathered.evidence.stated.keys() {
            let number = entities.of_stated.get(&(path.clone(), name.clone()));
            let facet = speaker_facet(Some(name), &Affiliation(path.clone()));
            if let Some((number, facet)) = number.zip(facet) {
                add(format!("{SPEAKER}{}", facet.encoded_str()), name, *number);
            }
        }
        for ((kind, name), number) in &entities.of_named {
            add(format!("{ACTOR}{}", actor_facet(*kind, name).encoded_str()), name, *number);
        }
        // By what they are looked up by: a tab sorts behind the zero that parts a facet.
        lines.sort_unstable_by(|one, other| facet_of(one).cmp(facet_of(other)));
        lines.iter().flat_map(|line| line.bytes().chain([b'\n'])).collect()
    }

    /// Who is shown for a speaker whom a page calls `name` and gives this affiliation.
    pub fn speaker(&self, name: &str, affiliation: &Affiliation) -> OneName {
        let facet = speaker_facet(Some(name), affiliation);
        self.shown(SPEAKER, facet.as_ref().map_or("", |facet| facet.encoded_str()), name)
    }

    /// Who is shown for a facet of a speaker as a fast field has it; `None` where nobody is named.
    pub(crate) fn of_speaker_facet(&self, facet: &str) -> Option<OneName> {
        let name = last_name(facet);
        (name != UNKNOWN).then(|| self.shown(SPEAKER, facet, name))
    }

    /// The label alone, which is had for less.
    pub(crate) fn label_of_speaker_facet(&self, facet: &str) -> Option<String> {
        let name = last_name(facet);
        (name != UNKNOWN).then(|| self.label(SPEAKER, facet, name))
    }

    /// The same for a facet of an actor.
    pub(crate) fn label_of_actor_facet(&self, facet: &str) -> String {
        self.label(ACTOR, facet, last_name(facet))
    }

    fn label(&self, of: char, facet: &str, written: &str) -> String {
        self.find(&format!("{of}{facet}")).map_or_else(|| written.to_owned(), |one| one.label)
    }

    /// Who is shown for a facet of an actor.
    pub(crate) fn of_actor_facet(&self, facet: &str) -> OneName {
        self.shown(ACTOR, facet, last_name(facet))
    }

    /// The facets of the actors that this is the id of, as far as they are listed.
    pub(crate) fn actor_facets_of<'n>(&'n self, id: &str) -> impl Iterator<Item = &'n str> {
        let text: &[u8] = &self.text;
        let finder = memchr::memmem::Finder::new(&format!("\t{id}\t")).into_owned();
        let mut from = 0;
        let lines = std::iter::from_fn(move || {
            let at = from + finder.find(text.get(from..)?)?;
            from = at + 1;
            let start = memchr::memrchr(b'\n', &text[..at]).map_or(0, |end| end + 1);
            std::str::from_utf8(&text[start..at]).ok()
        });
        lines.filter_map(|facet| facet.strip_prefix(ACTOR))
    }

    fn shown(&self, of: char, facet: &str, written: &str) -> OneName {
        self.find(&format!("{of}{facet}")).unwrap_or_else(|| OneName {
            id: id_of_name(written),
            name: written.to_owned(),
            label: written.to_owned(),
            kind: None,
        })
    }

    fn find(&self, wanted: &str) -> Option<OneName> {
        let text: &[u8] = &self.text;
        let (mut from, mut to) = (0, text.len());
        while from < to {
            let middle = usize::midpoint(from, to);
            let start = memchr::memrchr(b'\n', &text[from..middle]).map_or(from, |end| from + end + 1);
            let end = memchr::memchr(b'\n', &text[middle..to]).map_or(to, |end| middle + end + 1);
            let line = std::str::from_utf8(&text[start..end]).unwrap_or_default().trim_end_matches('\n');
            let mut parts = line.split('\t');
            match parts.next().unwrap_or_default().cmp(wanted) {
                std::cmp::Ordering::Less => from = end,
                std::cmp::Ordering::Greater => to = start,
                std::cmp::Ordering::Equal => {
                    let mut part = || parts.next().unwrap_or_default().to_owned();
                    let (id, name, label) = (part(), part(), part());
                    return Some(OneName { id, name, label, kind: ActorKind::from_name(&part()) });
                }
            }
        }
        None
    }
}

fn facet_of(line: &str) -> &str {
    line.split('\t').next().unwrap_or(line)
}

/// The last part of an encoded facet.
fn last_name(facet: &str) -> &str {
    facet.rsplit('\0').next().unwrap_or(facet)
}
