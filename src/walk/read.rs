//! From a file to the bytes of its pages.

use std::fs::File;
use std::io::Read;

use flate2::read::MultiGzDecoder;

use super::files::io_reason;
use super::{FoundFile, RawPage, Skipped};

/// The largest page that is read, in bytes, after decompression. News pages are a tenth of a megabyte; those that
/// carry all their pictures inside reach tens. The limit also stops archives made to swell without end.
pub const MAX_PAGE_BYTES: u64 = 64 << 20;

/// Bytes at the start of a file that tell text from other things.
const PROBED_BYTES: usize = 1024;

/// Reads the pages of `file`. Plain and gzipped HTML hold one; what is no page yields one [`Skipped`].
pub fn read_pages(file: &FoundFile) -> impl Iterator<Item = Result<RawPage, Skipped>> {
    let page = read_page(file).map_err(|reason| Skipped { path: file.path.clone(), reason });
    std::iter::once(page)
}

fn read_page(file: &FoundFile) -> Result<RawPage, String> {
    let too_large = || format!("is larger than {} MB, the most that a page may have", MAX_PAGE_BYTES >> 20);
    if file.size > MAX_PAGE_BYTES {
        return Err(too_large());
    }
    let mut bytes = read_at_most(File::open(&file.path).map_err(|error| io_reason(&error))?, file.size)?;
    if bytes.starts_with(&[0x1f, 0x8b]) {
        bytes = read_at_most(MultiGzDecoder::new(bytes.as_slice()), file.size * 4)
            .map_err(|reason| format!("is a damaged gzip file: it {reason}"))?;
    }
    if bytes.len() as u64 > MAX_PAGE_BYTES {
        return Err(too_large());
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err("is empty".into());
    }
    if is_binary(&bytes) {
        return Err("is a binary file, not HTML".into());
    }
    Ok(RawPage { path: file.path.to_string_lossy().into_owned(), bytes, ..RawPage::default() })
}

/// Reads one byte more than allowed, so that the caller sees that the limit was passed.
fn read_at_most(from: impl Read, expected: u64) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::with_capacity(expected.min(MAX_PAGE_BYTES) as usize + 1);
    from.take(MAX_PAGE_BYTES + 1).read_to_end(&mut bytes).map_err(|error| io_reason(&error))?;
    Ok(bytes)
}

/// Pictures, archives and programs carry NUL bytes early on. Text in UTF-16 does too, but in every second place,
/// or behind a byte order mark.
fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(PROBED_BYTES)];
    if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) {
        return false;
    }
    let nul = |at: usize| head.iter().skip(at).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (nul(0), nul(1));
    let half = head.len() / 2;
    let wide = even.min(odd) == 0 && even.max(odd) * 10 > half * 7;
    even + odd > 0 && !wide
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
        let file = FoundFile { path, size: bytes.len() as u64, modified: 0 };
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
