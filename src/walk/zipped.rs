//! Pages in a zip archive: each file in it with a page's ending is one, or without an ending that begins like HTML. Its
//! `path` ends in `#` and its name there. A web archive in it holds pages of its own: `kept.wacz#archive/data.warc.gz#3`.
//!
//! WACZ is such a zip: its `pages/pages.jsonl` tells which of the records are pages, and what else was fetched is none.

use std::borrow::Cow;
use std::collections::HashSet;
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};

use memchr::memmem;
use serde::Deserialize;
use zip::ZipArchive;
use zip::result::ZipError;

use super::limits::{Gunzip, MAX_INNER_BYTES, MAX_PAGE_BYTES, MAX_RATIO, MAX_ZIP_ENTRIES, swells, too_large};
use super::names::{Kind, is_beside_pages, kind_of};
use super::page::page_of;
use super::read::unzstd;
use super::reason::damaged_zstd;
use super::sniff::{PROBED_BYTES, is_gzip, is_html, is_zstd};
use super::{RawPage, Skipped, Source, warc};

/// Does a file begin like a zip archive?
pub(super) fn is_zip(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06")
}

/// The pages of the archive `name`, which is `size` bytes long.
///
/// # Errors
/// With the rest of a sentence when it is no archive or lists more than is read.
pub(super) fn pages<R: Read + Seek>(name: String, source: R, size: u64) -> Result<Pages<R>, String> {
    let mut source = source;
    let listed = listed(&mut source).map_err(|error| format!("could not be read ({error})"))?;
    if listed > MAX_ZIP_ENTRIES {
        return Err(format!(
            "lists {listed} files, more than the {MAX_ZIP_ENTRIES} that a zip file may; unpack it first"
        ));
    }
    let mut archive = ZipArchive::new(source).map_err(|error| format!("is a damaged zip file ({error})"))?;
    if overlap(&archive) {
        return Err("lists files that lie over each other, as archives do that swell without end".into());
    }
    let allowed = size.saturating_mul(MAX_RATIO).saturating_add(2 * MAX_PAGE_BYTES);
    let listed = LISTS.iter().flat_map(|list| urls(&mut archive, list)).collect();
    let doubled = archive.has_duplicate_names();
    Ok(Pages { name, archive, next: 0, allowed, inner: None, listed, doubled })
}

/// Bytes at the end of a zip in which its closing record stands: that record, the longest comment, and what points to the
/// closing record of a large one.
const CLOSING: u64 = 22 + 0xffff + 20 + 56;

/// How many files a zip says that it lists, before its list is read into memory. A zip that says nothing lists none.
fn listed<R: Read + Seek>(source: &mut R) -> io::Result<u64> {
    let size = source.seek(SeekFrom::End(0))?;
    source.seek(SeekFrom::Start(size.saturating_sub(CLOSING)))?;
    let mut end = Vec::new();
    source.take(CLOSING).read_to_end(&mut end)?;
    source.rewind()?;
    let number = |at: usize, length: usize| {
        let bytes = end.get(at..at + length)?;
        Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    };
    let small = memmem::rfind(&end, b"PK\x05\x06").and_then(|at| number(at + 10, 2));
    let large = memmem::rfind(&end, b"PK\x06\x06").and_then(|at| number(at + 32, 8));
    Ok(match small {
        Some(0xffff) => large.unwrap_or(0xffff),
        small => small.unwrap_or(0),
    })
}

/// Bytes of the head of a file in a zip, before its name.
const FILE_HEAD: u64 = 30;

/// Do any two of the files share bytes?
fn overlap<R: Read + Seek>(archive: &ZipArchive<R>) -> bool {
    let files = (0..archive.len()).filter_map(|index| archive.by_index_data(index).ok());
    let mut places: Vec<(u64, u64)> = files
        .map(|file| {
            let start = file.header_start();
            (start, start.saturating_add(FILE_HEAD).saturating_add(file.compressed_size()))
        })
        .collect();
    places.sort_unstable();
    places.windows(2).any(|pair| pair[0].1 > pair[1].0)
}

/// A name as it stands in a path: what no path may hold is written, as [`written`](super::written) does.
fn member(name: &str) -> Cow<'_, str> {
    if name.contains(['\0', '\\']) {
        name.replace("\\x", "\\x5Cx").replace('\0', "\\x00").into()
    } else {
        name.into()
    }
}

/// The files of a WACZ that list its pages.
const LISTS: [&str; 2] = ["pages/pages.jsonl", "pages/extraPages.jsonl"];

/// A line of such a list; the first one tells of the list.
#[derive(Deserialize)]
struct Listed {
    url: Option<String>,
}

/// The addresses of the pages in a list, where the archive has it.
fn urls<R: Read + Seek>(archive: &mut ZipArchive<R>, list: &str) -> Vec<String> {
    let Ok(entry) = archive.by_name(list) else { return Vec::new() };
    let mut text = String::new();
    if entry.take(MAX_PAGE_BYTES).read_to_string(&mut text).is_err() {
        return Vec::new();
    }
    let read = |line: &str| serde_json::from_str::<Listed>(line).ok()?.url;
    text.lines().filter_map(read).collect()
}

/// Reads an archive as it is asked for pages.
pub(super) struct Pages<R> {
    name: String,
    archive: ZipArchive<R>,
    next: usize,
    /// Bytes that it may still unpack to.
    allowed: u64,
    /// A web archive in it that is being read.
    inner: Option<warc::Pages>,
    /// The addresses of the pages, where the archive lists them.
    listed: HashSet<String>,
    /// It holds several files of one name, which has not been told yet.
    doubled: bool,
}

impl<R: Read + Seek> Iterator for Pages<R> {
    type Item = Result<RawPage, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            while let Some(page) = self.inner.as_mut().and_then(Iterator::next) {
                if self.is_listed(&page) {
                    return Some(page);
                }
            }
            self.inner = None;
            if self.next >= self.archive.len() {
                let reason = "lists several files of one name, of which the last is read; unpack it first";
                return std::mem::take(&mut self.doubled).then(|| Err(self.skipped(None, reason.into())));
            }
            let index = self.next;
            self.next += 1;
            let inner = match self
                .archive
                .by_index_data(index)
                .map(|entry| entry.name().map(|name| name.into_owned()))
            {
                Ok(Ok(inner)) => inner,
                Ok(Err(error)) | Err(error) => return Some(Err(self.skipped(None, damage(&error, None)))),
            };
            if is_beside_pages(&inner) {
                continue;
            }
            match kind_of(inner.as_ref()) {
                None => {
                    let name = inner.rsplit(['/', '\\']).next().unwrap_or(&inner);
                    if !name.is_empty() && !name.contains('.') && self.begins_like_html(index) {
                        let read = self.read(index, &inner);
                        return Some(read.map_err(|reason| self.skipped(Some(&inner), reason)));
                    }
                }
                Some(Kind::Archive) => match self.web_archive(index, &inner) {
                    Ok(pages) => self.inner = Some(pages),
                    Err(reason) => return Some(Err(self.skipped(Some(&inner), reason))),
                },
                Some(Kind::Page) => {
                    let read = self.read(index, &inner);
                    return Some(read.map_err(|reason| self.skipped(Some(&inner), reason)));
                }
            }
        }
    }
}

impl<R: Read + Seek> Pages<R> {
    /// The path of a file in it.
    fn part(&self, inner: &str) -> String {
        format!("{}#{}", self.name, member(inner))
    }

    fn read(&mut self, index: usize, inner: &str) -> Result<RawPage, String> {
        let bytes = self.unpacked(index, MAX_PAGE_BYTES, too_large)?;
        page_of(self.part(inner), bytes)
    }

    /// The bytes of a file, no more than `most` of them.
    fn unpacked(&mut self, index: usize, most: u64, too_large: fn() -> String) -> Result<Vec<u8>, String> {
        let method = self.archive.by_index_raw(index).ok().map(|entry| entry.compression().to_string());
        let entry = self.archive.by_index(index).map_err(|error| damage(&error, method.as_deref()))?;
        if entry.size() > most {
            return Err(too_large());
        }
        let size = entry.size();
        let mut bytes = Vec::with_capacity(size as usize);
        entry.take(most + 1).read_to_end(&mut bytes).map_err(|error| format!("is damaged ({error})"))?;
        if bytes.len() as u64 > most {
            return Err(too_large());
        }
        match self.allowed.checked_sub(bytes.len() as u64) {
            Some(allowed) => self.allowed = allowed,
            None => {
                self.next = self.archive.len();
                return Err(format!("was not read, nor what follows it: the archive {}", swells()));
            }
        }
        Ok(bytes)
    }

    fn begins_like_html(&mut self, index: usize) -> bool {
        let Ok(entry) = self.archive.by_index(index) else { return false };
        let mut head = Vec::with_capacity(PROBED_BYTES);
        entry.take(PROBED_BYTES as u64).read_to_end(&mut head).is_ok() && is_html(&head)
    }

    /// The web archive in a file.
    fn web_archive(&mut self, index: usize, inner: &str) -> Result<warc::Pages, String> {
        let bytes = self.unpacked(index, MAX_INNER_BYTES, || {
            "is an archive inside an archive, and larger than 256 MB; unpack it first".into()
        })?;
        let name = self.part(inner);
        let source: Source = if is_gzip(&bytes) {
            Box::new(BufReader::new(Gunzip::new(Cursor::new(bytes))))
        } else if is_zstd(&bytes) {
            let unpacked = unzstd(Box::new(Cursor::new(bytes))).map_err(|error| damaged_zstd(&error))?;
            Box::new(BufReader::new(unpacked))
        } else if warc::is_warc(&bytes) {
            Box::new(Cursor::new(bytes))
        } else {
            return Err("is an archive inside an archive; unpack it first".into());
        };
        Ok(warc::pages(name, source))
    }

    /// Is it a page by the archive's own list? Without a list each one is.
    fn is_listed(&self, page: &Result<RawPage, Skipped>) -> bool {
        let url = page.as_ref().ok().and_then(|page| page.url.as_deref());
        self.listed.is_empty() || url.is_none_or(|url| self.listed.contains(url))
    }

    fn skipped(&self, inner: Option<&str>, reason: String) -> Skipped {
        let path = inner.map_or(self.name.clone(), |inner| self.part(inner));
        Skipped { path: path.into(), reason }
    }
}

/// Why a file that is packed by `method` could not be unpacked.
fn damage(error: &ZipError, method: Option<&str>) -> String {
    match error {
        ZipError::UnsupportedArchive(reason) if *reason == ZipError::PASSWORD_REQUIRED => {
            "is locked with a password; unpack the archive first".into()
        }
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            let method = method.unwrap_or("a method");
            format!("is packed by {method}, which onrecord does not read; unpack the archive first")
        }
        other => format!("is damaged ({other})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write};
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer.start_file(*name, SimpleFileOptions::default()).expect("begun");
            writer.write_all(bytes).expect("written");
        }
        writer.finish().expect("finished").into_inner()
    }

    fn read(bytes: Vec<u8>) -> Vec<String> {
        let size = bytes.len() as u64;
        pages("a.zip".into(), Cursor::new(bytes), size)
            .expect("an archive")
            .map(|page| match page {
                Ok(page) => format!("{} {}", page.path, String::from_utf8_lossy(&page.bytes)),
                Err(skipped) => format!("! {} {}", skipped.path.display(), skipped.reason),
            })
            .collect()
    }

    #[test]
    fn pages_are_found_by_their_endings_and_what_lies_beside_them_is_not() {
        let bytes = archive(&[
            ("news/one.html", b"<p>One"),
            ("news/one_files/ad.html", b"<p>Ad"),
            ("__MACOSX/news/._one.html", b"x"),
            ("style.css", b"p {}"),
            ("two.htm", b" "),
            ("old.zip", b"PK"),
            ("three", b"<html><p>Three"),
            ("README", b"Read me"),
        ]);
        assert_eq!(
            read(bytes),
            [
                "a.zip#news/one.html <p>One",
                "! a.zip#two.htm is empty",
                "! a.zip#old.zip is an archive inside an archive; unpack it first",
                "a.zip#three <html><p>Three",
            ]
        );
    }

    #[test]
    fn a_web_archive_inside_is_read_and_its_list_tells_the_pages() {
        let record = |url: &str, html: &str| {
            format!(
                "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: {url}\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n{html}\r\n\r\n",
                html.len()
            )
        };
        let kept =
            [record("https://quay.example/a", "<p>One"), record("https://quay.example/ad", "<p>Ad")].concat();
        let list = b"{\"format\":\"json-pages-1.0\"}\n{\"url\":\"https://quay.example/a\"}\n";
        let bytes = archive(&[("archive/data.warc", kept.as_bytes()), ("pages/pages.jsonl", list)]);
        assert_eq!(read(bytes), ["a.zip#archive/data.warc#1 <p>One"]);
        let without_list = archive(&[("data.warc", kept.as_bytes())]);
        assert_eq!(read(without_list).len(), 2);
    }

    #[test]
    fn an_archive_that_swells_beyond_proportion_is_left() {
        let swelling = vec![b'a'; 60 << 20];
        let names: Vec<String> = (0..6).map(|n| format!("{n}.html")).collect();
        let files: Vec<(&str, &[u8])> =
            names.iter().map(|name| (name.as_str(), swelling.as_slice())).collect();
        let mut told: Vec<String> =
            read(archive(&files)).into_iter().map(|line| line.chars().take(200).collect()).collect();
        let last = told.pop().expect("something is told");
        assert!(told.len() < 6 && last.contains("200 times its size"), "{} pages, then {last}", told.len());
        let too_large = vec![b'a'; MAX_PAGE_BYTES as usize + 1];
        assert!(read(archive(&[("a.html", &too_large)]))[0].contains("larger than 64 MB"));
    }

    #[test]
    fn files_that_lie_over_each_other_are_no_archive() {
        let mut bytes = archive(&[("a.html", b"<p>One"), ("b.html", b"<p>Two")]);
        // The second entry of the list points to the first file.
        let entries: Vec<usize> = memmem::find_iter(&bytes, b"PK\x01\x02").collect();
        bytes[entries[1] + 42..entries[1] + 46].copy_from_slice(&[0; 4]);
        let size = bytes.len() as u64;
        let refused = pages("a.zip".into(), Cursor::new(bytes), size).err();
        assert!(refused.is_some_and(|reason| reason.contains("over each other")));
    }

    #[test]
    fn that_files_share_a_name_is_told() {
        let mut bytes = archive(&[("a.html", b"<p>One"), ("b.html", b"<p>Two")]);
        let names: Vec<usize> = memmem::find_iter(&bytes, b"b.html").collect();
        names.into_iter().for_each(|at| bytes[at] = b'a');
        let told = read(bytes);
        assert!(told.len() == 2 && told[0].ends_with("Two") && told[1].contains("of one name"), "{told:?}");
    }

    #[test]
    fn an_archive_that_lists_millions_of_files_is_left_before_its_list_is_read() {
        let mut bytes = archive(&[("a.html", b"<p>One")]);
        let end = memmem::rfind(&bytes, b"PK\x05\x06").expect("a closing record");
        bytes[end + 10..end + 12].copy_from_slice(&[0xff; 2]);
        let mut large = b"PK\x06\x06".to_vec();
        large.resize(56, 0);
        large[32..40].copy_from_slice(&3_000_000_u64.to_le_bytes());
        bytes.splice(end..end, large);
        let refused = pages("a.zip".into(), Cursor::new(bytes), 1).err();
        assert!(refused.is_some_and(|reason| reason.starts_with("lists 3000000 files")));
    }

    #[test]
    fn a_name_never_carries_what_ends_a_path() {
        let bytes = archive(&[("x\0/home/thesis.html", b"<p>One"), ("a\\xE9.html", b"<p>Two")]);
        assert_eq!(read(bytes), ["a.zip#x\\x00/home/thesis.html <p>One", "a.zip#a\\x5CxE9.html <p>Two"]);
    }

    #[test]
    fn a_damaged_archive_is_said_to_be_one() {
        let bytes = archive(&[("a.html", b"<p>One")]);
        let cut = bytes[..bytes.len() - 30].to_vec();
        assert!(
            pages("a.zip".into(), Cursor::new(cut), 100)
                .err()
                .is_some_and(|reason| reason.contains("damaged zip"))
        );
    }
}
