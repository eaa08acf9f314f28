//! Pages in a zip archive: each file in it with a page's ending is one, its `path` ends in `#` and its name there.

use std::io::{Read, Seek};

use zip::ZipArchive;
use zip::result::ZipError;

use super::limits::{MAX_PAGE_BYTES, MAX_RATIO, MAX_ZIP_ENTRIES, read_at_most, swells, too_large};
use super::names::{Kind, is_beside_pages, kind_of};
use super::page::page_of;
use super::{RawPage, Skipped};

/// Does a file begin like a zip archive?
pub(super) fn is_zip(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06")
}

/// The pages of the archive `name`, which is `size` bytes long.
///
/// # Errors
/// With the rest of a sentence when it is no archive or lists more than is read.
pub(super) fn pages<R: Read + Seek>(name: String, source: R, size: u64) -> Result<Pages<R>, String> {
    let archive = ZipArchive::new(source).map_err(|error| format!("is a damaged zip file ({error})"))?;
    let listed = archive.len();
    if listed as u64 > MAX_ZIP_ENTRIES {
        return Err(format!(
            "lists {listed} files, more than the {MAX_ZIP_ENTRIES} that a zip file may; unpack it first"
        ));
    }
    let allowed = size.saturating_mul(MAX_RATIO).saturating_add(2 * MAX_PAGE_BYTES);
    Ok(Pages { name, archive, next: 0, allowed })
}

/// Reads an archive as it is asked for pages.
pub(super) struct Pages<R> {
    name: String,
    archive: ZipArchive<R>,
    next: usize,
    /// Bytes that it may still unpack to.
    allowed: u64,
}

impl<R: Read + Seek> Iterator for Pages<R> {
    type Item = Result<RawPage, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.next < self.archive.len() {
            let index = self.next;
            self.next += 1;
            let inner = match self
                .archive
                .by_index_data(index)
                .map(|entry| entry.name().map(|name| name.into_owned()))
            {
                Ok(Ok(inner)) => inner,
                Ok(Err(error)) | Err(error) => return Some(Err(self.skipped(None, damage(&error)))),
            };
            if is_beside_pages(&inner) {
                continue;
            }
            match kind_of(inner.as_ref()) {
                None => {}
                Some(Kind::Archive) => {
                    return Some(Err(
                        self.skipped(Some(&inner), "is an archive inside an archive; unpack it first".into())
                    ));
                }
                Some(Kind::Page) => {
                    let read = self.read(index, &inner);
                    return Some(read.map_err(|reason| self.skipped(Some(&inner), reason)));
                }
            }
        }
        None
    }
}

impl<R: Read + Seek> Pages<R> {
    fn read(&mut self, index: usize, inner: &str) -> Result<RawPage, String> {
        let entry = self.archive.by_index(index).map_err(|error| damage(&error))?;
        if entry.size() > MAX_PAGE_BYTES {
            return Err(too_large());
        }
        let size = entry.size();
        let bytes = read_at_most(entry, size).map_err(|error| format!("is damaged ({error})"))?;
        match self.allowed.checked_sub(bytes.len() as u64) {
            Some(allowed) => self.allowed = allowed,
            None => {
                self.next = self.archive.len();
                return Err(format!("was not read, nor what follows it: the archive {}", swells()));
            }
        }
        page_of(format!("{}#{inner}", self.name), bytes)
    }

    fn skipped(&self, inner: Option<&str>, reason: String) -> Skipped {
        let path = inner.map_or(self.name.clone(), |inner| format!("{}#{inner}", self.name));
        Skipped { path: path.into(), reason }
    }
}

fn damage(error: &ZipError) -> String {
    match error {
        ZipError::UnsupportedArchive(reason) if *reason == ZipError::PASSWORD_REQUIRED => {
            "is locked with a password; unpack the archive first".into()
        }
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            "is packed in a way that onrecord does not read; unpack the archive first".into()
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
        ]);
        assert_eq!(
            read(bytes),
            [
                "a.zip#news/one.html <p>One",
                "! a.zip#two.htm is empty",
                "! a.zip#old.zip is an archive inside an archive; unpack it first"
            ]
        );
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
