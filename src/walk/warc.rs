//! Pages of a web archive (WARC, ISO 28500), record by record.
//!
//! Each response that carries HTML is a page; its `path` ends in `#` and the number of its record, counted from 1. No
//! more than one record is held in memory, and nothing of those that are no pages but their heads.

use std::io::{self, BufRead, Read};

use jiff::Timestamp;

use super::http::{Head, rest_of};
use super::limits::{MAX_HEAD, MAX_PAGE_BYTES, too_large};
use super::sniff::{check_page, is_html};
use super::{RawPage, Skipped, Source};

/// The most fields in the head of a record.
const MAX_FIELDS: usize = 64;

/// Does a file begin like a web archive?
pub(super) fn is_warc(head: &[u8]) -> bool {
    head.starts_with(b"WARC/")
}

/// The pages of the archive `name`.
pub(super) fn pages(name: String, source: Source) -> Pages {
    Pages { name, source, number: 0, ended: false, cut: false }
}

/// Reads an archive as it is asked for pages.
pub(super) struct Pages {
    name: String,
    source: Source,
    /// Number of the record that is read, counted from 1.
    number: u64,
    ended: bool,
    /// The record that was read last ended too early.
    cut: bool,
}

impl Iterator for Pages {
    type Item = Result<RawPage, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            match self.record() {
                Ok(None) => {}
                Ok(Some(Ok(page))) => return Some(Ok(page)),
                Ok(Some(Err(reason))) => return Some(Err(Skipped { path: self.part().into(), reason })),
                Err(error) => {
                    self.ended = true;
                    let reason = format!("is damaged: its record {} {}", self.number, damage(&error));
                    return Some(Err(Skipped { path: self.name.clone().into(), reason }));
                }
            }
        }
        None
    }
}

impl Pages {
    fn part(&self) -> String {
        format!("{}#{}", self.name, self.number)
    }

    /// Reads one record: a page, why it is none although it should be, or nothing where it is something else.
    fn record(&mut self) -> io::Result<Option<Result<RawPage, String>>> {
        if self.cut {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let Some(head) = self.head()? else {
            self.ended = true;
            return Ok(None);
        };
        self.number += 1;
        let Some(record) = Record::parse(&head) else {
            return Ok(Some(Err("has a head that cannot be understood".into())));
        };
        let mut content = (&mut self.source).take(record.length);
        let read = record.page(&mut content)?;
        io::copy(&mut content, &mut io::sink())?;
        let cut = content.limit() > 0;
        // A page that was cut short is read as far as it goes; that it was is told after it.
        self.cut = cut;
        if cut && !matches!(read, Ok(Some(_))) {
            return Ok(None);
        }
        let path = self.part();
        Ok(read.map(|page| page.map(|page| RawPage { path, ..page })).transpose())
    }

    /// The head of the next record, without the blank lines before it; `None` at the end. What does not begin like a
    /// record is passed over, so that a damaged one costs itself only.
    fn head(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut head = Vec::new();
        loop {
            let start = head.len();
            let read = (&mut self.source).take(MAX_HEAD).read_until(b'\n', &mut head)?;
            let line = &head[start..];
            if read == 0 {
                return Ok((start > 0).then_some(head));
            }
            if start == 0 && !is_warc(line) {
                head.clear();
            } else if line.trim_ascii().is_empty() || head.len() as u64 > MAX_HEAD {
                return Ok(Some(head));
            }
        }
    }
}

/// What the head of a record tells.
#[derive(Debug, Default)]
struct Record {
    kind: String,
    content_type: String,
    url: Option<String>,
    date: Option<Timestamp>,
    length: u64,
}

impl Record {
    fn parse(head: &[u8]) -> Option<Self> {
        let line_end = memchr::memchr(b'\n', head)?;
        let mut fields = [httparse::EMPTY_HEADER; MAX_FIELDS];
        let httparse::Status::Complete((_, fields)) =
            httparse::parse_headers(&head[line_end + 1..], &mut fields).ok()?
        else {
            return None;
        };
        let field = |name: &str| {
            let field = fields.iter().find(|field| field.name.eq_ignore_ascii_case(name))?;
            Some(String::from_utf8_lossy(field.value).trim().to_owned())
        };
        Some(Self {
            kind: field("WARC-Type")?,
            content_type: field("Content-Type").unwrap_or_default().to_ascii_lowercase(),
            url: field("WARC-Target-URI").map(|url| url.trim_matches(['<', '>']).to_owned()),
            date: field("WARC-Date").and_then(|date| date.parse().ok()),
            length: field("Content-Length")?.parse().ok()?,
        })
    }

    /// The page that `content` holds, which lacks its path; `None` where it is none, and why where it should be one.
    fn page(&self, content: &mut impl Read) -> io::Result<Result<Option<RawPage>, String>> {
        let mut bytes = Vec::new();
        let (html, charset) = match self.kind.as_str() {
            "response" if self.content_type.starts_with("application/http") => {
                content.take(MAX_HEAD).read_to_end(&mut bytes)?;
                let Some(head) = Head::parse(&bytes) else {
                    return Ok(Err("has an HTTP head that cannot be understood".into()));
                };
                if !head.is_page() {
                    return Ok(Ok(None));
                }
                let whole = rest_of(bytes, content)?;
                match head.body(&whole) {
                    Ok(html) if !head.says_html() && !is_html(&html) => return Ok(Ok(None)),
                    Ok(html) => (html, head.charset),
                    Err(reason) => return Ok(Err(reason)),
                }
            }
            "response" | "resource" if self.content_type.starts_with("text/html") => {
                let charset = mailparse::parse_content_type(&self.content_type).params.remove("charset");
                (rest_of(bytes, content)?, charset)
            }
            _ => return Ok(Ok(None)),
        };
        if html.len() as u64 > MAX_PAGE_BYTES {
            return Ok(Err(too_large()));
        }
        let page =
            RawPage { bytes: html, url: self.url.clone(), charset, saved: self.date, ..RawPage::default() };
        Ok(check_page(&page.bytes).map(|()| Some(page)))
    }
}

/// What went wrong, as the end of a sentence.
fn damage(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => "is cut short".into(),
        _ => format!("cannot be read ({error})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: &str, fields: &str, content: &str) -> String {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\n{fields}Content-Length: {}\r\n\r\n{content}\r\n\r\n",
            content.len()
        )
    }

    fn response(url: &str, head: &str, body: &str) -> String {
        let fields = format!(
            "WARC-Target-URI: <{url}>\r\nWARC-Date: 2025-07-03T16:42:10Z\r\nContent-Type: application/http; msgtype=response\r\n"
        );
        record("response", &fields, &format!("HTTP/1.1 {head}\r\n\r\n{body}"))
    }

    fn read(archive: impl Into<Vec<u8>>) -> Vec<Result<RawPage, Skipped>> {
        pages("a.warc".into(), Box::new(io::Cursor::new(archive.into()))).collect()
    }

    #[test]
    fn each_response_with_html_is_a_page() {
        let archive = [
            record("warcinfo", "Content-Type: application/warc-fields\r\n", "software: none\r\n"),
            record(
                "request",
                "Content-Type: application/http; msgtype=request\r\n",
                "GET / HTTP/1.1\r\n\r\n",
            ),
            response("https://quay.example/a", "200 OK\r\nContent-Type: text/html; charset=utf-8", "<p>One"),
            response("https://quay.example/a.png", "200 OK\r\nContent-Type: image/png", "PNG"),
            response("https://quay.example/b", "301 Moved\r\nContent-Type: text/html", "<p>Moved"),
            response("https://quay.example/c", "200 OK\r\nContent-Type: text/html", "<p>Two"),
        ];
        let pages: Vec<RawPage> =
            read(archive.concat()).into_iter().map(|page| page.expect("a page")).collect();
        let told: Vec<_> = pages
            .iter()
            .map(|page| (page.path.as_str(), page.url.as_deref(), page.bytes.as_slice()))
            .collect();
        assert_eq!(
            told,
            [
                ("a.warc#3", Some("https://quay.example/a"), &b"<p>One"[..]),
                ("a.warc#6", Some("https://quay.example/c"), b"<p>Two"),
            ]
        );
        assert_eq!(pages[0].charset.as_deref(), Some("utf-8"));
        assert_eq!(pages[0].saved.map(|saved| saved.to_string()).as_deref(), Some("2025-07-03T16:42:10Z"));
    }

    #[test]
    fn a_damaged_record_costs_itself_only() {
        let good = response("https://quay.example/a", "200 OK\r\nContent-Type: text/html", "<p>One");
        let archive = format!(
            "WARC/1.0\r\nno field here\r\n\r\nsome bytes\r\n{good}WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 900\r\n\r\nHTTP"
        );
        let told: Vec<String> = read(archive)
            .into_iter()
            .map(|page| {
                page.map_or_else(
                    |skipped| format!("{} {}", skipped.path.display(), skipped.reason),
                    |page| page.path,
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                "a.warc#1 has a head that cannot be understood",
                "a.warc#2",
                "a.warc is damaged: its record 3 is cut short"
            ]
        );
    }
}
