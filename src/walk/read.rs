//! From a file to the bytes of its pages.

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use super::limits::{Gunzip, MAX_FAULTS, MAX_PAGE_BYTES, Unzstd, too_large};
use super::page::{page_of, whole};
use super::reason::{FAULT, damaged_gzip, damaged_zstd, io_reason};
use super::sniff::{PROBED_BYTES, is_gzip, is_zstd, is_zstd_dictionary};
use super::{FoundFile, RawPage, Skipped, Source, beside, warc, zipped};

/// Bytes that are read from the disk at once.
const BUFFER: usize = 64 << 10;

/// The pages of a file, read as they are asked for.
pub type Pages = Box<dyn Iterator<Item = Result<RawPage, Skipped>> + Send>;

/// Reads the pages of `file`, whatever its name says: HTML as it is, gzipped, with its HTTP head or in MHTML holds one;
/// archives hold many, and no more than one of them is in memory. What is no page yields a [`Skipped`]; of the faults of
/// one file the first hundred are told one by one, and the others are counted.
///
/// A fault in what unpacks an archive costs the rest of this file and not the run.
pub fn read_pages(file: &FoundFile) -> Pages {
    guarded(file.path.clone(), || open(file))
}

/// Reads the pages of `bytes` as [`read_pages`] reads those of a file called `name`.
pub fn read_bytes(name: &str, bytes: Vec<u8>) -> Pages {
    guarded(name.into(), || {
        let (name, size) = (name.to_owned(), bytes.len() as u64);
        if zipped::is_zip(&bytes) {
            return Ok(Box::new(zipped::pages(name, Cursor::new(bytes), size)?));
        }
        let (head, source) = probed(Cursor::new(bytes)).map_err(|error| io_reason(&error))?;
        unzipped(name, (&head, source), size, None)
    })
}

fn guarded(name: PathBuf, open: impl FnOnce() -> Result<Pages, String>) -> Pages {
    let skipped = |reason: String| one(Err(Skipped { path: name.clone(), reason }));
    let pages = match catch_unwind(AssertUnwindSafe(open)) {
        Ok(Ok(pages)) => pages,
        Ok(Err(reason)) => skipped(reason),
        Err(_) => skipped(FAULT.into()),
    };
    Box::new(Guarded { pages, name, ended: false, faults: 0, last: String::new() })
}

/// The pages of a file, which neither a panic nor countless faults of theirs can end the run by.
struct Guarded {
    pages: Pages,
    name: PathBuf,
    ended: bool,
    faults: u64,
    /// Why the last part that is only counted was passed over.
    last: String,
}

impl Iterator for Guarded {
    type Item = Result<RawPage, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            match catch_unwind(AssertUnwindSafe(|| self.pages.next())) {
                Ok(Some(Err(fault))) => {
                    self.faults += 1;
                    if self.faults <= MAX_FAULTS {
                        return Some(Err(fault));
                    }
                    self.last = fault.reason;
                }
                Ok(Some(page)) => return Some(page),
                Ok(None) => {
                    self.ended = true;
                    let more = self.faults.checked_sub(MAX_FAULTS).filter(|more| *more > 0)?;
                    let reason =
                        format!("holds {more} more parts that were passed over; the last one {}", self.last);
                    return Some(Err(Skipped { path: self.name.clone(), reason }));
                }
                Err(_) => {
                    self.ended = true;
                    return Some(Err(Skipped { path: self.name.clone(), reason: FAULT.into() }));
                }
            }
        }
        None
    }
}

fn one(page: Result<RawPage, Skipped>) -> Pages {
    Box::new(std::iter::once(page))
}

fn open(file: &FoundFile) -> Result<Pages, String> {
    let name = file.name().into_owned();
    let source: Box<dyn Read + Send> = if file.is_standard_input() {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(&file.path).map_err(|error| io_reason(&error))?)
    };
    let (head, source) = probed(source).map_err(|error| io_reason(&error))?;
    if zipped::is_zip(&head) {
        return if file.is_standard_input() {
            let bytes = whole(source, 0).map_err(|error| io_reason(&error))??;
            let size = bytes.len() as u64;
            Ok(Box::new(zipped::pages(name, Cursor::new(bytes), size)?))
        } else {
            let file_again = File::open(&file.path).map_err(|error| io_reason(&error))?;
            Ok(Box::new(zipped::pages(name, BufReader::with_capacity(BUFFER, file_again), file.size)?))
        };
    }
    // Beside standard input there is nothing.
    let beside = (!file.is_standard_input()).then_some(file.path.as_path());
    unzipped(name, (&head, source), file.size, beside)
}

/// The pages of a source that is no zip and begins with `head`; what lies `beside` its file tells of a page alone.
fn unzipped(
    name: String,
    (head, source): (&[u8], Source),
    size: u64,
    beside: Option<&Path>,
) -> Result<Pages, String> {
    if warc::is_warc(head) {
        return Ok(Box::new(warc::pages(name, source)));
    }
    if is_gzip(head) {
        let (head, unpacked) = probed(Gunzip::new(source)).map_err(|error| damaged_gzip(&error))?;
        if warc::is_warc(&head) {
            return Ok(Box::new(warc::pages(name, unpacked)));
        }
        let bytes = whole(unpacked, size.saturating_mul(4)).map_err(|error| damaged_gzip(&error))??;
        return Ok(one(Ok(page_of(name, bytes)?)));
    }
    if is_zstd(head) {
        let (head, unpacked) = unzstd(source).and_then(probed).map_err(|error| damaged_zstd(&error))?;
        if warc::is_warc(&head) {
            return Ok(Box::new(warc::pages(name, unpacked)));
        }
        let bytes = whole(unpacked, size.saturating_mul(4)).map_err(|error| damaged_zstd(&error))??;
        return Ok(one(Ok(page_of(name, bytes)?)));
    }
    if size > MAX_PAGE_BYTES {
        return Err(too_large());
    }
    let bytes = whole(source, size).map_err(|error| io_reason(&error))??;
    let page = page_of(name, bytes)?;
    Ok(one(Ok(RawPage { told: beside.and_then(beside::told).map(Box::new), ..page })))
}

/// Largest dictionary of a web archive, in bytes; those of the Archive Team have a megabyte.
const DICTIONARY: u64 = 16 << 20;

/// Unpacks zstd, with the dictionary that the first frame may hold.
pub(super) fn unzstd(mut source: Source) -> io::Result<Unzstd<Source>> {
    let is_first = is_zstd_dictionary(source.fill_buf()?);
    if !is_first {
        return Unzstd::new(source, &[]);
    }
    let mut head = [0; 8];
    source.read_exact(&mut head)?;
    let length = u64::from(u32::from_le_bytes([head[4], head[5], head[6], head[7]]));
    if length > DICTIONARY {
        return Err(io::Error::other("begins with a dictionary that is too large"));
    }
    let mut dictionary = Vec::new();
    (&mut source).take(length).read_to_end(&mut dictionary)?;
    if is_zstd(&dictionary) {
        let mut unpacked = Vec::new();
        Unzstd::new(dictionary.as_slice(), &[])?.take(DICTIONARY).read_to_end(&mut unpacked)?;
        dictionary = unpacked;
    }
    Unzstd::new(source, &dictionary)
}

/// The first bytes of `source`, and a reader of all of it.
fn probed(mut source: impl Read + Send + 'static) -> io::Result<(Vec<u8>, Source)> {
    let mut head = Vec::with_capacity(PROBED_BYTES);
    (&mut source).take(PROBED_BYTES as u64).read_to_end(&mut head)?;
    let whole = Cursor::new(head.clone()).chain(BufReader::with_capacity(BUFFER, source));
    Ok((head, Box::new(whole)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    fn read(name: &str, bytes: &[u8]) -> Result<Vec<u8>, String> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("written");
        let file = FoundFile { path, size: bytes.len() as u64, ..FoundFile::default() };
        read_pages(&file).next().expect("one page").map(|page| page.bytes).map_err(|skipped| skipped.reason)
    }

    fn gzipped(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).expect("written");
        encoder.finish().expect("finished")
    }

    #[test]
    fn a_gzipped_page_is_unpacked_whatever_its_name() {
        assert_eq!(read("a.html", &gzipped(b"<p>Hello")), Ok(b"<p>Hello".to_vec()));
    }

    #[test]
    fn a_page_packed_by_zstd_is_unpacked_with_a_dictionary_or_without() {
        let packed = zstd::encode_all(b"<p>Hello".as_slice(), 3).expect("packed");
        assert_eq!(read("a.html.zst", &packed), Ok(b"<p>Hello".to_vec()));
        let dictionary = b"<html><body><p>Hello, the bridge over the Tarva is closed".repeat(20);
        let mut encoder =
            zstd::stream::write::Encoder::with_dictionary(Vec::new(), 3, &dictionary).expect("an encoder");
        encoder.write_all(b"<html><body><p>Hello, the bridge").expect("written");
        let mut kept = vec![0x5d, 0x2a, 0x4d, 0x18];
        kept.extend((dictionary.len() as u32).to_le_bytes());
        kept.extend(&dictionary);
        kept.extend(encoder.finish().expect("finished"));
        assert_eq!(read("a.html.zst", &kept), Ok(b"<html><body><p>Hello, the bridge".to_vec()));
        assert!(
            read("a.html.zst", &packed[..8])
                .is_err_and(|reason| reason.starts_with("is a damaged zstd file"))
        );
    }

    #[test]
    fn what_is_no_page_is_said_to_be_none() {
        assert_eq!(read("a.html", b" \n"), Err("is empty".into()));
        assert_eq!(
            read("a.html", b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"),
            Err("is a binary file, not HTML".into())
        );
        let cut = &gzipped(b"<p>Hello, hello, hello")[..20];
        assert!(read("a.html.gz", cut).is_err_and(|reason| reason.starts_with("is a damaged gzip file")));
    }

    #[test]
    fn a_page_kept_with_its_http_head_is_freed_from_it() {
        let kept = b"HTTP/1.1 200 OK\r\nDate: Thu, 03 Jul 2025 16:42:10 GMT\r\nContent-Type: text/html\r\n\r\n<p>Hello";
        assert_eq!(read("a.html", kept), Ok(b"<p>Hello".to_vec()));
    }

    #[test]
    fn countless_faults_of_one_file_are_told_in_one_line() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("a.warc");
        let archive = "WARC/1.0\r\n\r\n".repeat(5_000)
            + "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: 8\r\n\r\n<p>Hello\r\n\r\n";
        std::fs::write(&path, &archive).expect("written");
        let file = FoundFile { path, size: archive.len() as u64, ..FoundFile::default() };
        let (pages, faults): (Vec<_>, Vec<_>) = read_pages(&file).partition(Result::is_ok);
        assert_eq!((pages.len(), faults.len()), (1, 101));
        let last = faults.into_iter().filter_map(Result::err).next_back().expect("a fault");
        assert!(last.reason.starts_with("holds 4900 more parts"), "{}", last.reason);
    }

    #[test]
    fn an_archive_is_known_by_its_first_bytes_whatever_its_name() {
        let record = b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: 8\r\n\r\n<p>Hello\r\n\r\n";
        assert_eq!(read("a.html", record), Ok(b"<p>Hello".to_vec()));
        assert_eq!(read("a.bin", &gzipped(record)), Ok(b"<p>Hello".to_vec()));
    }

    #[test]
    fn text_in_utf16_is_no_binary_file() {
        let wide: Vec<u8> = "<html><p>Hello".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(read("a.html", &wide).is_ok());
    }

    #[test]
    fn a_file_that_swells_without_end_is_stopped() {
        let bomb = gzipped(&vec![b'a'; MAX_PAGE_BYTES as usize + 1]);
        assert!(read("a.html.gz", &bomb).is_err_and(|reason| reason.contains("larger than 64 MB")));
    }
}
