//! What searches ask of an index as a whole, in one small file beside the engine's.
//!
//! Who speaks for whom is told by the keys of all quotes and offices ([`speaker_key`](super::speaker_key)). Each segment
//! has a dictionary of its own of them, and to read all for each search by speaker takes longer than the search. So the
//! end of a run writes down every key once, a line each, in the order of surnames: one pass over the text finds all that
//! hold a name, and a search by halves those of one surname. With them stand the texts that no document has, so that
//! nobody looks into them.
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

use super::facets::KEY_SEPARATOR;
use super::fnv::fnv1a;
use super::replace::replace;
use super::schema::Fields;

/// Its name in the folder of a generation.
const FILE: &str = "onrecord.digest";

/// The first line of the file.
#[derive(Debug, Deserialize, Serialize)]
struct Head {
    /// Hash of the segments' names and deletions.
    segments: String,
    /// Checksum of the keys.
    checksum: u32,
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

/// Names of the fields of texts that no document has, as far as a digest tells.
pub(super) fn empty_texts(files: &MmapDirectory, searcher: &Searcher) -> Vec<String> {
    open(files, searcher).map(|(head, _)| head.empty).unwrap_or_default()
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
) -> tantivy::Result<()> {
    if Registry::read(files, searcher).is_some() {
        return Ok(());
    }
    let keys = keys(searcher, fields)?;
    let empty = names_of_empty_texts(searcher, fields)?;
    let head = Head { segments: segments(searcher), checksum: checksum(&keys), empty };
    let _ = head.written().and_then(|head| replace(&path(folder), &[head.as_bytes(), &keys]));
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
pub(super) fn check(folder: &Path, searcher: &Searcher, fields: &Fields) -> tantivy::Result<State> {
    let Ok(file) = fs::read(path(folder)) else { return Ok(State::Absent) };
    let Some((head, end)) = Head::read(&file) else { return Ok(State::Damaged) };
    Ok(if head.checksum != checksum(&file[end..]) {
        State::Damaged
    } else if head.segments != segments(searcher) {
        State::Absent
    } else if file[end..] == keys(searcher, fields)? && head.empty == names_of_empty_texts(searcher, fields)?
    {
        State::Current
    } else {
        State::Damaged
    })
}

/// The keys of all speakers and offices, see [`speaker_key`](super::speaker_key).
#[derive(Debug)]
pub struct Registry {
    /// A line each, in the order of surnames.
    text: OwnedBytes,
}

impl Registry {
    /// That of the index that `searcher` sees.
    pub(super) fn open(files: &MmapDirectory, searcher: &Searcher, fields: &Fields) -> tantivy::Result<Self> {
        match Self::read(files, searcher) {
            Some(registry) => Ok(registry),
            None => Ok(Self { text: OwnedBytes::new(keys(searcher, fields)?) }),
        }
    }

    /// That of the file, where it is whole and of this commit.
    fn read(files: &MmapDirectory, searcher: &Searcher) -> Option<Self> {
        let (head, text) = open(files, searcher)?;
        (head.checksum == checksum(&text)).then_some(Self { text })
    }

    /// A registry of these keys.
    pub fn of<'k>(keys: impl IntoIterator<Item = &'k str>) -> Self {
        Self { text: OwnedBytes::new(in_lines(keys.into_iter().map(str::to_owned).collect())) }
    }

    /// The keys in which `part` stands, wherever, each once.
    pub fn keys_with(&self, part: &str) -> impl Iterator<Item = &str> {
        let text: &[u8] = &self.text;
        let finder = memmem::Finder::new(part).into_owned();
        let mut from = 0;
        std::iter::from_fn(move || {
            let rest = text.get(from..).filter(|rest| !rest.is_empty())?;
            let at = from + finder.find(rest)?;
            let line = line_at(text, from, at, text.len());
            from = line.end;
            Some(key(text, line))
        })
    }

    /// The keys of all speakers with this surname: the last word of the name.
    pub fn keys_of_surname(&self, surname: &str) -> impl Iterator<Item = &str> {
        let text: &[u8] = &self.text;
        let (mut from, mut to) = (0, text.len());
        while from < to {
            let line = line_at(text, from, usize::midpoint(from, to), to);
            if surname_of(key(text, line.clone())) < surname { from = line.end } else { to = line.start }
        }
        let surname = surname.to_owned();
        std::iter::from_fn(move || {
            let line = (from < text.len()).then(|| line_at(text, from, from, text.len()))?;
            from = line.end;
            Some(key(text, line)).filter(|key| surname_of(key) == surname)
        })
    }
}

/// The line of `text` that holds the byte at `at`, with the end of the line; it begins at `from` or later, and ends at `to`
/// or before.
fn line_at(text: &[u8], from: usize, at: usize, to: usize) -> Range<usize> {
    let start = memchr::memrchr(b'\n', &text[from..at]).map_or(from, |end| from + end + 1);
    start..memchr::memchr(b'\n', &text[at..to]).map_or(to, |end| at + end + 1)
}

fn key(text: &[u8], line: Range<usize>) -> &str {
    std::str::from_utf8(&text[line]).unwrap_or_default().trim_end_matches('\n')
}

/// The last word of the speaker's name in `key`; empty where that is not known.
pub fn surname_of(key: &str) -> &str {
    let name = key.rsplit(KEY_SEPARATOR).next().unwrap_or_default();
    name.rsplit(' ').next().unwrap_or_default()
}

/// Every key of speakers and offices, as the file has them.
fn keys(searcher: &Searcher, fields: &Fields) -> tantivy::Result<Vec<u8>> {
    let mut keys = Vec::new();
    for field in [fields.speaker_key, fields.office_key] {
        add_terms(searcher, field, &mut keys)?;
    }
    Ok(in_lines(keys))
}

/// Every key once, a line each, in the order of surnames.
fn in_lines(keys: Vec<String>) -> Vec<u8> {
    // Keys are made of words, and none holds the end of a line.
    let keys = keys.into_iter().filter(|key| !key.is_empty() && !key.contains('\n'));
    let mut keys: Vec<(usize, String)> = keys.map(|key| (key.len() - surname_of(&key).len(), key)).collect();
    keys.sort_unstable_by(|(at, a), (other_at, b)| a[*at..].cmp(&b[*other_at..]).then_with(|| a.cmp(b)));
    keys.dedup();
    keys.iter().flat_map(|(_, key)| key.bytes().chain([b'\n'])).collect()
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

/// Adds every distinct value of the text field `field`, by segment. Values that only deleted documents had may be among
/// them.
fn add_terms(searcher: &Searcher, field: Field, found: &mut Vec<String>) -> tantivy::Result<()> {
    for segment in searcher.segment_readers() {
        let inverted = segment.inverted_index(field)?;
        let mut stream = inverted.terms().stream()?;
        while stream.advance() {
            found.extend(std::str::from_utf8(stream.key()).map(str::to_owned));
        }
    }
    Ok(())
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
        Registry::of([
            "norland\u{1}navy\u{1}ada holm",
            "\u{1}holm",
            "norland\u{1}navy\u{1}",
            "\u{1}ivo lind",
            "\u{1}holm",
        ])
    }

    #[test]
    fn keys_are_found_by_what_stands_in_them_and_each_once() {
        let registry = registry();
        let with = |part| registry.keys_with(part).collect::<Vec<_>>();
        assert_eq!(with("navy"), ["norland\u{1}navy\u{1}", "norland\u{1}navy\u{1}ada holm"]);
        assert_eq!(with("n").len(), 3);
        assert!(with("lund").is_empty());
    }

    #[test]
    fn keys_are_found_by_surname() {
        let registry = registry();
        let of = |surname| registry.keys_of_surname(surname).collect::<Vec<_>>();
        assert_eq!(of("holm"), ["\u{1}holm", "norland\u{1}navy\u{1}ada holm"]);
        assert_eq!(of("lind"), ["\u{1}ivo lind"]);
        assert_eq!(of(""), ["norland\u{1}navy\u{1}"]);
        assert!(of("ho").is_empty() && of("zz").is_empty());
        assert_eq!(Registry::of([]).keys_of_surname("holm").count(), 0);
    }
}
