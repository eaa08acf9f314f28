//! What searches ask of an index as a whole, in one small file beside the engine's.
//!
//! Who speaks for whom is told by the keys of all quotes and offices ([`speaker_key`](super::speaker_key)), and who is who
//! by all names together ([`entities`](crate::entities)). To read and join them for each search takes longer than the search.
//! So the end of a run writes down every key once with the number of its entity, a line each, in the order of surnames: one
//! pass over the text finds all that hold a name, and a search by halves those of one surname. Behind them stand the
//! [names](NameList) that are shown as another, and in the head the texts that no document has, so that nobody looks into them.
//!
//! The file is a shortcut and never the source: its first line names the segments that it was made of, and has a checksum
//! of the rest. Where it is missing, damaged, or of another commit, the same is read from the segments.

use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

use flate2::Crc;
use memchr::memmem;
use serde::{Deserialize, Serialize};
use tantivy::directory::{MmapDirectory, OwnedBytes};
use tantivy::schema::Field;
use tantivy::{Directory, Searcher};

use super::evidence::{Gathered, gather};
use super::facets::{KEY_SEPARATOR, speaker_key};
use super::names::NameList;
use super::replace::replace;
use super::schema::Fields;
use crate::actors::Affiliation;
use crate::authority::Authority;
use crate::entities::{Entities, identify};
use crate::text::fnv1a;

/// Its name in the folder of a generation.
pub(super) const FILE: &str = "onrecord.digest";

/// The first line of the file.
#[derive(Debug, Deserialize, Serialize)]
struct Head {
    /// Hash of the segments' names and deletions.
    segments: String,
    /// Checksum of the keys, and their length in bytes.
    checksum: u32,
    length: usize,
    /// Checksum of the names.
    names: u32,
    /// Names of the fields of texts that no document has.
    empty: Vec<String>,
}

impl Head {
    /// The line: its own checksum, so that nothing is believed of a damaged one, and the rest as JSON.
    fn written(&self) -> io::Result<String> {
        let json = serde_json::to_string(self)?;
        Ok(format!("{:08x} {json}\n", checksum(json.as_bytes())))
    }

    /// The first line of `file`, and where it ends.
    fn read(file: &[u8]) -> Option<(Self, usize)> {
        let end = memchr::memchr(b'\n', file)?;
        let (own, json) = std::str::from_utf8(&file[..end]).ok()?.split_once(' ')?;
        let is_whole = u32::from_str_radix(own, 16).ok()? == checksum(json.as_bytes());
        is_whole.then(|| Some((serde_json::from_str(json).ok()?, end + 1)))?
    }
}

/// What the engine's files know each other by: no two commits of one generation have it in common.
fn segments(searcher: &Searcher) -> String {
    let of_segment = |(id, deletions): (&tantivy::index::SegmentId, &Option<u64>)| {
        format!("{} {}\n", id.uuid_string(), deletions.unwrap_or_default())
    };
    let all: String = searcher.generation().segments().iter().map(of_segment).collect();
    format!("{:016x}", fnv1a(all.bytes()))
}

fn checksum(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum()
}

/// The file, where it is of the index that `searcher` sees; whether its keys are whole is not known yet.
fn open(files: &MmapDirectory, searcher: &Searcher) -> Option<(Head, OwnedBytes)> {
    // Mapped into memory, as the engine's own files are.
    let bytes = files.open_read(Path::new(FILE)).ok()?.read_bytes().ok()?;
    let (head, end) = Head::read(&bytes)?;
    (head.segments == segments(searcher)).then(|| (head, bytes.slice(end..bytes.len())))
}

/// Is there a file, written at the end of a run, of the commit that `searcher` sees?
pub(super) fn is_current(files: &MmapDirectory, searcher: &Searcher) -> bool {
    open(files, searcher).is_some()
}

/// Names of the fields of texts that no document has, as far as a digest tells.
pub(super) fn empty_texts(files: &MmapDirectory, searcher: &Searcher) -> Vec<String> {
    open(files, searcher).map(|(head, _)| head.empty).unwrap_or_default()
}

/// Keys and names of an index.
#[derive(Clone, Debug)]
pub struct Digest {
    /// Who speaks for whom.
    pub registry: Registry,
    /// Who is shown for whom.
    pub names: NameList,
}

impl Digest {
    /// That of the index that `searcher` sees; `told` is asked for what the user says of actors where the file is not whole.
    pub(super) fn open<E: From<tantivy::TantivyError>>(
        files: &MmapDirectory,
        searcher: &Searcher,
        told: impl FnOnce() -> Result<Authority, E>,
    ) -> Result<Self, E> {
        match Self::read(files, searcher) {
            Some(digest) => Ok(digest),
            None => {
                let told = told()?;
                Ok(Made::of(searcher, &told)?.digest())
            }
        }
    }

    /// That of the file, where it is whole and of this commit.
    fn read(files: &MmapDirectory, searcher: &Searcher) -> Option<Self> {
        let (head, bytes) = open(files, searcher)?;
        if head.length > bytes.len() {
            return None;
        }
        let (keys, names) = bytes.split(head.length);
        let is_whole = head.checksum == checksum(&keys) && head.names == checksum(&names);
        is_whole.then(|| Self { registry: Registry { text: keys }, names: NameList::of_bytes(names) })
    }
}

#[cfg(test)]
impl Digest {
    /// One of these speakers by path and name, each stated once.
    pub(crate) fn of_stated(stated: &[(Vec<String>, Option<String>)]) -> Self {
        let mut gathered = Gathered::default();
        for (path, name) in stated {
            match name {
                Some(name) => *gathered.evidence.stated.entry((path.clone(), name.clone())).or_default() += 1,
                None => _ = gathered.nameless.insert(path.clone()),
            }
        }
        Made::of_gathered(&gathered, &Authority::default()).digest()
    }
}

/// The two texts of a digest.
struct Made {
    keys: Vec<u8>,
    names: Vec<u8>,
}

impl Made {
    fn of(searcher: &Searcher, told: &Authority) -> tantivy::Result<Self> {
        Ok(Self::of_gathered(&gather(searcher)?, told))
    }

    fn of_gathered(gathered: &Gathered, told: &Authority) -> Self {
        let entities = identify(&gathered.evidence, told);
        let keys = in_lines(keys(gathered, &entities));
        Self { keys, names: NameList::lines(gathered, &entities) }
    }

    fn digest(self) -> Digest {
        Digest {
            registry: Registry { text: OwnedBytes::new(self.keys) },
            names: NameList::of_bytes(OwnedBytes::new(self.names)),
        }
    }

    fn is(&self, keys: &[u8], names: &[u8]) -> bool {
        self.keys == keys && self.names == names
    }

    fn head(&self, searcher: &Searcher, fields: &Fields) -> tantivy::Result<Head> {
        Ok(Head {
            segments: segments(searcher),
            checksum: checksum(&self.keys),
            length: self.keys.len(),
            names: checksum(&self.names),
            empty: names_of_empty_texts(searcher, fields)?,
        })
    }
}

/// Writes the digest of what `searcher` sees, where the file in `folder` is not it yet.
///
/// # Errors
/// When the index cannot be read. A digest that cannot be written is no error: searches do without it, and the next run
/// tries again.
pub(super) fn write(
    folder: &Path,
    files: &MmapDirectory,
    searcher: &Searcher,
    fields: &Fields,
    told: &Authority,
) -> tantivy::Result<()> {
    if Digest::read(files, searcher).is_some() {
        return Ok(());
    }
    let made = Made::of(searcher, told)?;
    let head = made.head(searcher, fields)?;
    let _ =
        head.written().and_then(|head| replace(&path(folder), &[head.as_bytes(), &made.keys, &made.names]));
    Ok(())
}

/// Where the digest of the generation in `folder` lies.
pub(super) fn path(folder: &Path) -> PathBuf {
    folder.join(FILE)
}

/// What a look at the file of a digest tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// It is that of the index as it is.
    Current,
    /// There is none, or one of an earlier commit: its run was ended before it wrote another.
    Absent,
    /// It is not what was written.
    Damaged,
}

/// Is the file in `folder` what it should be? Each key is compared with those of the segments.
pub(super) fn check(
    folder: &Path,
    searcher: &Searcher,
    fields: &Fields,
    told: &Authority,
) -> tantivy::Result<State> {
    let Ok(file) = fs::read(path(folder)) else { return Ok(State::Absent) };
    let Some((head, end)) = Head::read(&file) else { return Ok(State::Damaged) };
    let Some((keys, names)) = file[end..].split_at_checked(head.length) else { return Ok(State::Damaged) };
    Ok(if head.checksum != checksum(keys) || head.names != checksum(names) {
        State::Damaged
    } else if head.segments != segments(searcher) {
        State::Absent
    } else if Made::of(searcher, told)?.is(keys, names)
        && head.empty == names_of_empty_texts(searcher, fields)?
    {
        State::Current
    } else {
        State::Damaged
    })
}

/// The keys of all speakers and offices, see [`speaker_key`](super::speaker_key).
#[derive(Clone, Debug)]
pub struct Registry {
    /// A line each, in the order of surnames.
    text: OwnedBytes,
}

/// Parts a key from the number of its entity.
const OF_ENTITY: char = '\u{2}';

/// A key, and the number of the entity that speaks by it; none where no page names who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'r> {
    /// See [`speaker_key`](super::speaker_key).
    pub key: &'r str,
    /// Keys of one entity have it in common; it holds for this state of the index only.
    pub entity: Option<&'r str>,
}

impl Registry {
    /// Every key of the entity with this number.
    pub fn keys_of_entity(&self, entity: &str) -> impl Iterator<Item = &str> {
        let text: &[u8] = &self.text;
        let end = format!("{OF_ENTITY}{entity}\n");
        let finder = memmem::Finder::new(&end).into_owned();
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = from + finder.find(text.get(from..)?)?;
            let line = line_at(text, from, at, text.len());
            from = line.end;
            Some(entry(text, line).key)
        })
    }

    /// The entries in whose key `part` stands, wherever, each once.
    pub fn entries_with(&self, part: &str) -> impl Iterator<Item = Entry<'_>> {
        let text: &[u8] = &self.text;
        let finder = memmem::Finder::new(part).into_owned();
        let mut from = 0;
        std::iter::from_fn(move || {
            let rest = text.get(from..).filter(|rest| !rest.is_empty())?;
            let at = from + finder.find(rest)?;
            let line = line_at(text, from, at, text.len());
            from = line.end;
            Some(entry(text, line))
        })
    }

    /// The entries of all speakers with this surname: the last word of the name.
    pub fn entries_of_surname(&self, surname: &str) -> impl Iterator<Item = Entry<'_>> {
        let text: &[u8] = &self.text;
        let (mut from, mut to) = (0, text.len());
        while from < to {
            let line = line_at(text, from, usize::midpoint(from, to), to);
            if surname_of(entry(text, line.clone()).key) < surname {
                from = line.end
            } else {
                to = line.start
            }
        }
        let surname = surname.to_owned();
        std::iter::from_fn(move || {
            let line = (from < text.len()).then(|| line_at(text, from, from, text.len()))?;
            from = line.end;
            Some(entry(text, line)).filter(|entry| surname_of(entry.key) == surname)
        })
    }
}

/// The line of `text` that holds the byte at `at`, with the end of the line; it begins at `from` or later, and ends at `to`
/// or before.
fn line_at(text: &[u8], from: usize, at: usize, to: usize) -> Range<usize> {
    let start = memchr::memrchr(b'\n', &text[from..at]).map_or(from, |end| from + end + 1);
    start..memchr::memchr(b'\n', &text[at..to]).map_or(to, |end| at + end + 1)
}

fn entry(text: &[u8], line: Range<usize>) -> Entry<'_> {
    let line = std::str::from_utf8(&text[line]).unwrap_or_default().trim_end_matches('\n');
    let (key, entity) = line.split_once(OF_ENTITY).unwrap_or((line, ""));
    Entry { key, entity: Some(entity).filter(|entity| !entity.is_empty()) }
}

/// The last word of the speaker's name in `key`; empty where that is not known.
pub fn surname_of(key: &str) -> &str {
    let name = key.rsplit(KEY_SEPARATOR).next().unwrap_or_default();
    name.rsplit(' ').next().unwrap_or_default()
}

/// Every key of speakers and offices with the number of its entity.
fn keys(gathered: &Gathered, entities: &Entities) -> Vec<(String, String)> {
    let key = |name: Option<&str>, path: &[String]| speaker_key(name, &Affiliation(path.to_vec()));
    let stated = entities
        .of_stated
        .iter()
        .filter_map(|((path, name), number)| Some((key(Some(name), path)?, format!("{number:x}"))));
    let nameless = gathered.nameless.iter().filter_map(|path| Some((key(None, path)?, String::new())));
    let also =
        entities.also.iter().map(|(name, number)| (format!("{KEY_SEPARATOR}{name}"), format!("{number:x}")));
    let holders = entities.holders.iter().map(|(key, number)| (key.clone(), format!("{number:x}")));
    stated.chain(nameless).chain(also).chain(holders).collect()
}

/// Every key once for each entity, a line each, in the order of surnames.
fn in_lines(keys: Vec<(String, String)>) -> Vec<u8> {
    // Keys are made of words, and none holds the end of a line.
    let keys = keys.into_iter().filter(|(key, _)| !key.is_empty() && !key.contains(['\n', OF_ENTITY]));
    let mut keys: Vec<(usize, String, String)> =
        keys.map(|(key, entity)| (key.len() - surname_of(&key).len(), key, entity)).collect();
    keys.sort_unstable_by(|(at, a, of_a), (other_at, b, of_b)| {
        a[*at..].cmp(&b[*other_at..]).then_with(|| (a, of_a).cmp(&(b, of_b)))
    });
    keys.dedup();
    let line = |(_, key, entity): &(usize, String, String)| format!("{key}{OF_ENTITY}{entity}\n");
    keys.iter().map(line).collect::<String>().into_bytes()
}

fn names_of_empty_texts(searcher: &Searcher, fields: &Fields) -> tantivy::Result<Vec<String>> {
    let mut empty = Vec::new();
    for text in fields.texts() {
        if number_of_terms(searcher, text)? == 0 {
            empty.push(searcher.schema().get_field_name(text).to_owned());
        }
    }
    Ok(empty)
}

fn number_of_terms(searcher: &Searcher, field: Field) -> tantivy::Result<usize> {
    let mut terms = 0;
    for segment in searcher.segment_readers() {
        terms += segment.inverted_index(field)?.terms().num_terms();
    }
    Ok(terms)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn registry() -> Registry {
        let stated = |path: &[&str], name: Option<&str>| {
            (path.iter().map(|part| (*part).to_owned()).collect(), name.map(str::to_owned))
        };
        let fleet = ["Norland", "Fleet"];
        let all = [
            stated(&fleet, Some("Ada Holm")),
            stated(&[], Some("Holm")),
            stated(&fleet, None),
            stated(&[], Some("Ivo Lind")),
            stated(&[], Some("Ada Holm")),
        ];
        Digest::of_stated(&all).registry
    }

    #[test]
    fn keys_are_found_by_what_stands_in_them_and_each_once() {
        let registry = registry();
        let with = |part| registry.entries_with(part).map(|entry| entry.key).collect::<Vec<_>>();
        assert_eq!(with("flet"), ["norland\u{1}flet\u{1}", "norland\u{1}flet\u{1}ada holm"]);
        assert_eq!(with("n").len(), 3);
        let ada: Vec<Entry<'_>> = registry.entries_with("ada holm").collect();
        assert_eq!((ada.len(), ada[0].entity), (2, ada[1].entity));
        let own = registry.keys_of_entity(ada[0].entity.expect("named")).count();
        assert_eq!(own, 2, "a surname alone is somebody else");
        assert!(with("lund").is_empty());
    }

    #[test]
    fn keys_are_found_by_surname() {
        let registry = registry();
        let of = |surname| registry.entries_of_surname(surname).map(|entry| entry.key).collect::<Vec<_>>();
        assert_eq!(of("holm"), ["\u{1}ada holm", "\u{1}holm", "norland\u{1}flet\u{1}ada holm"]);
        assert_eq!(of("lind"), ["\u{1}ivo lind"]);
        assert_eq!(of(""), ["norland\u{1}flet\u{1}"]);
        assert!(of("ho").is_empty() && of("zz").is_empty());
        assert_eq!(Digest::of_stated(&[]).registry.entries_of_surname("holm").count(), 0);
    }
}
