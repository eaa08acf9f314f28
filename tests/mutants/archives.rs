//! Archives of every bad kind: each is read to its end, within the time of what its bytes hold, and no fault is ours.

use std::io::Write as _;
use std::time::Duration;

use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};
use onrecord::document::read_page;
use onrecord::walk::{MAX_PAGE_BYTES, read_bytes};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::mutate::Random;
use super::worked;

const PAGE: &[u8] = b"<html><article><h1>Cod are late</h1><p>\"The cod are late,\" said Ada Holm, a fisherwoman.</p></article>";

/// How long a hundred kilobytes of an archive may take, and an archive that is smaller.
const LONGEST: Duration =
    if cfg!(debug_assertions) { Duration::from_secs(40) } else { Duration::from_secs(2) };

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes).and_then(|()| packed.finish()).expect("memory can be written")
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).and_then(|()| packed.finish()).expect("memory can be written")
}

fn zipped(files: &[(String, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(name.as_str(), SimpleFileOptions::default()).expect("begun");
        archive.write_all(bytes).expect("written");
    }
    archive.finish().expect("finished").into_inner()
}

fn record(fields: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("WARC/1.0\r\n{fields}Content-Length: {}\r\n\r\n", content.len());
    [head.as_bytes(), content, b"\r\n\r\n"].concat()
}

fn response(head: &str, body: &[u8]) -> Vec<u8> {
    let http =
        [format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{head}\r\n").as_bytes(), body].concat();
    record("WARC-Type: response\r\nContent-Type: application/http\r\n", &http)
}

fn mail(head: &str, parts: &str) -> Vec<u8> {
    format!(
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n{head}Content-Type: multipart/related; boundary=\"b\"\r\n\r\n{parts}\
         --b\r\nContent-Type: text/html\r\n\r\n<p>Hello\r\n--b--\r\n"
    )
    .into_bytes()
}

/// What the archives are made of that hold so many of something.
fn bad_archives(n: usize) -> Vec<(&'static str, Vec<u8>)> {
    let names = |n: usize| (0..n).map(|number| (format!("{number}.html"), PAGE)).collect::<Vec<_>>();
    let one = zipped(&names(1));
    let at = |archive: &[u8], mark: &[u8]| memchr::memmem::rfind(archive, mark).expect("a record of the zip");
    let with = |mark: &[u8], offset: usize, bytes: &[u8]| {
        let mut archive = zipped(&names(3));
        let start = at(&archive, mark) + offset;
        archive[start..start + bytes.len()].copy_from_slice(bytes);
        archive
    };
    let nested = (0..6).fold(PAGE.to_vec(), |bytes, _| gzipped(&bytes));
    let stored = (0..4).fold(vec![b'a'; n], |bytes, _| deflated(&bytes));
    vec![
        ("zip: many files", zipped(&names(n / 200))),
        ("zip: cut", one[..one.len() / 2].to_vec()),
        ("zip: two files in one place", with(b"PK\x01\x02", 42, &[0; 4])),
        ("zip: a file beyond the end", with(b"PK\x01\x02", 42, &[0xf0, 0xff, 0xff, 0xff])),
        ("zip: a size that is not so", with(b"PK\x01\x02", 24, &[0xf0, 0xff, 0xff, 0x7f])),
        ("zip: another packing", with(b"PK\x01\x02", 10, &[99, 0])),
        ("zip: more files than there are", with(b"PK\x05\x06", 8, &[0xfe, 0xff, 0xfe, 0xff])),
        ("zip: a list elsewhere", with(b"PK\x05\x06", 16, &[0xff, 0xff, 0xff, 0x7f])),
        ("zip: names", zipped(&["\u{1b}]0;x\u{7}.html", "../../x.html", "a\0b.html", "-rf.html", ".html", "\\x00.html"].map(|name| (name.to_owned(), PAGE)))),
        ("zip: in gzip", gzipped(&one)),
        ("zip: in zip", zipped(&[("a.zip".to_owned(), one.as_slice())])),
        ("zip: swelling", zipped(&[("a.html".to_owned(), vec![b'a'; 20 * n].as_slice())])),
        ("gzip: in gzip", nested),
        ("gzip: empty members", [gzipped(b"").repeat(n / 20), gzipped(PAGE)].concat()),
        ("gzip: swelling", gzipped(&vec![b'a'; MAX_PAGE_BYTES as usize / 8])),
        ("gzip: a name without end", [b"\x1f\x8b\x08\x08\0\0\0\0\0\x03".as_slice(), &vec![b'a'; n]].concat()),
        ("http: packed over and over", response(&format!("Content-Encoding: {}\r\n", "deflate,".repeat(n / 8)), PAGE)),
        ("http: packed four times", response("Content-Encoding: deflate,deflate,deflate,deflate\r\n", &stored)),
        ("http: a head without end", [b"HTTP/1.1 200 OK\r\n".as_slice(), &b"a: b\r\n".repeat(n / 6)].concat()),
        ("http: chunks", response("Transfer-Encoding: chunked\r\n", &b"1\r\na\r\n".repeat(n / 6))),
        ("http: a chunk without end", response("Transfer-Encoding: chunked\r\n", b"ffffffffffffffff\r\n<p>Hello")),
        ("warc: heads alone", b"WARC/1.0\r\n\r\n".repeat(n / 12)),
        ("warc: in gzip", gzipped(&b"WARC/1.0\r\n\r\n".repeat(n))),
        ("warc: lines", [b"WARC/1.0\r\n".as_slice(), &b"a\n".repeat(n / 2)].concat()),
        ("warc: a line", [b"WARC/1.0\r\n".as_slice(), &vec![b'a'; n]].concat()),
        ("warc: a record without end", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: text/html\r\nContent-Length: 18446744073709551615\r\n\r\n<p>Hello".to_vec()),
        ("warc: pages", record("WARC-Type: resource\r\nContent-Type: text/html\r\n", PAGE).repeat(n / 500)),
        ("mhtml: encoded words", mail(&format!("Content-Location: {}\r\n", "=?utf-8?q?a?= ".repeat(n / 14)), "")),
        ("mhtml: words over lines", mail(&format!("Content-Location: {}\r\n", "=?utf-8?q?a?=\r\n ".repeat(n / 16)), "")),
        ("mhtml: parts", mail("", &"--b\r\n\r\n".repeat(n / 7))),
        ("mhtml: parts in parts", (0..n / 100).fold(Vec::new(), |inner, number| {
            let head = format!("--{number}\r\nContent-Type: multipart/related; boundary=\"{}\"\r\n\r\n", number + 1);
            [inner, head.into_bytes()].concat()
        })),
        ("mhtml: fields", mail(&"Date: x\r\n".repeat(n / 9), "")),
    ]
}

/// Reads an archive as `extract` does; its pages and faults.
fn read(bytes: Vec<u8>) -> (usize, usize) {
    let (mut pages, mut faults) = (0, 0);
    for page in read_bytes("a", bytes) {
        match page {
            Ok(page) => {
                assert!(!page.path.contains('\0'), "{:?}", page.path);
                assert!(serde_json::to_string(&read_page(&page)).expect("records are JSON").starts_with('{'));
                pages += 1;
            }
            Err(skipped) => {
                assert!(!skipped.reason.contains("fault"), "{}", skipped.reason);
                faults += 1;
            }
        }
    }
    (pages, faults)
}

#[test]
fn bad_archives_cost_themselves_and_no_more_than_their_bytes() {
    let size = if cfg!(debug_assertions) { 40_000 } else { 100_000 };
    for (what, bytes) in bad_archives(size) {
        let (length, started) = (bytes.len(), worked());
        let (pages, faults) = read(bytes);
        let took = worked().saturating_sub(started);
        assert!(took <= LONGEST, "{what}: {took:?} for {length} bytes");
        assert!(pages + faults > 0, "{what}: nothing is told of it");
        // A zip may hold as many pages as it likes; what is told of faults has an end.
        assert!(faults <= 101, "{what}: {faults} faults are told");
    }
}

#[test]
fn archives_with_any_bytes_changed_are_read_to_their_end() {
    let rounds = if std::env::var_os("ONRECORD_MUTANTS").is_some() { 2_000 } else { 3 };
    let archives: Vec<(&str, Vec<u8>)> =
        bad_archives(2_000).into_iter().filter(|(_, bytes)| bytes.len() < 20_000).collect();
    for seed in 0..rounds {
        let mut random = Random::of(seed);
        for (what, bytes) in &archives {
            let mut bytes = bytes.clone();
            for _ in 0..=random.below(6) {
                let at = random.below(bytes.len());
                bytes[at] = [0, 1, 0x7f, 0xff, b'\n', random.below(256) as u8][random.below(6)];
            }
            let started = worked();
            read(bytes);
            assert!(worked().saturating_sub(started) <= LONGEST, "{what}, seed {seed}");
        }
    }
}
