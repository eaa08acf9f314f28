//! A page as a server sent it: status line, headers, and a body that may be cut into chunks and packed.

use std::io::{Cursor, Read};

use brotli_decompressor::Decompressor;
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use httparse::{ParserConfig, Response, Status};
use memchr::memmem;

use zstd::stream::read::Decoder;

use super::limits::{MAX_CODINGS, MAX_HEAD, MAX_PAGE_BYTES, read_at_most, too_large};

/// The most headers that a response may have.
const MAX_HEADERS: usize = 200;

/// What stands before the body of a response.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    status: u16,
    /// Type of the content, in lower case, without parameters.
    content_type: Option<String>,
    /// Character set that the server declared.
    pub(super) charset: Option<String>,
    /// Day and time of the answer, as the server wrote it.
    pub(super) date: Option<String>,
    chunked: bool,
    /// How the content is packed, the last one first.
    codings: Vec<String>,
    /// Bytes of the head.
    length: usize,
}

impl Head {
    /// Reads the head at the beginning of `bytes`; `None` where there is none that is whole.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let bytes = &bytes[..bytes.len().min(MAX_HEAD as usize)];
        // Later versions have no text form; what saves them writes them like the first, under their own number.
        let version_end = memchr::memchr(b' ', &bytes[..bytes.len().min(16)])?;
        let end = end(bytes)?;
        // In what only looks like a head the first space may stand behind its end.
        let text = [b"HTTP/1.1", bytes.get(version_end..end)?].concat();

        let mut headers = [httparse::EMPTY_HEADER; MAX_HEADERS];
        let mut response = Response::new(&mut headers);
        let mut config = ParserConfig::default();
        config
            .ignore_invalid_headers_in_responses(true)
            .allow_obsolete_multiline_headers_in_responses(true)
            .allow_multiple_spaces_in_response_status_delimiters(true);
        match config.parse_response(&mut response, &text) {
            Ok(Status::Complete(_)) => {}
            _ => return None,
        }
        let mut head = Self { status: response.code?, length: end, ..Self::default() };
        for header in response.headers.iter() {
            let value = String::from_utf8_lossy(header.value).trim().to_owned();
            match header.name.to_ascii_lowercase().as_str() {
                "content-type" => {
                    let parsed = mailparse::parse_content_type(&value);
                    head.charset = parsed.params.get("charset").cloned();
                    head.content_type = Some(parsed.mimetype.to_ascii_lowercase());
                }
                "transfer-encoding" => head.chunked = value.to_ascii_lowercase().contains("chunked"),
                "content-encoding" => {
                    // One more than may be tells that there are too many.
                    let codings = value.rsplit(',').map(|coding| coding.trim().to_ascii_lowercase());
                    let packed = codings.filter(|coding| !matches!(coding.as_str(), "" | "identity"));
                    head.codings = packed.take(MAX_CODINGS + 1).collect();
                }
                "date" => head.date = Some(value),
                _ => {}
            }
        }
        Some(head)
    }

    /// Do `bytes`, which are more than a head may have, begin with one that does not end?
    pub(super) fn is_endless(bytes: &[u8]) -> bool {
        bytes.len() > MAX_HEAD as usize && end(&bytes[..MAX_HEAD as usize]).is_none()
    }

    /// Is this the answer to a request for a page? One without a type is looked at later.
    pub(super) fn is_page(&self) -> bool {
        let html = |kind: &str| matches!(kind, "text/html" | "application/xhtml+xml");
        (200..300).contains(&self.status) && self.content_type.as_deref().is_none_or(html)
    }

    /// Did the server say that it is HTML?
    pub(super) fn says_html(&self) -> bool {
        self.content_type.is_some()
    }

    /// The body of the response that `bytes` hold, unpacked. What is cut short is taken as far as it goes.
    ///
    /// # Errors
    /// With the rest of a sentence when it is packed in a way that is not known, or too large.
    pub(super) fn body(&self, bytes: &[u8]) -> Result<Vec<u8>, String> {
        if self.codings.len() > MAX_CODINGS {
            return Err(format!("is packed more than {MAX_CODINGS} times over, which no server does"));
        }
        let sent = bytes.get(self.length..).unwrap_or_default();
        let mut body = self.chunked.then(|| joined(sent)).flatten().unwrap_or_else(|| sent.to_owned());
        for coding in &self.codings {
            body = unpacked(body, coding)?;
            if body.len() as u64 > MAX_PAGE_BYTES {
                return Err(too_large());
            }
        }
        Ok(body)
    }
}

/// Where a head ends.
fn end(bytes: &[u8]) -> Option<usize> {
    let gaps = [&b"\r\n\r\n"[..], b"\n\n"];
    gaps.iter().filter_map(|gap| Some(memmem::find(bytes, gap)? + gap.len())).min()
}

/// The chunks of a body put together; `None` where it is not cut into chunks: many archives store it whole and keep the
/// header that says otherwise.
fn joined(mut sent: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::with_capacity(sent.len());
    loop {
        match httparse::parse_chunk_size(sent) {
            Ok(Status::Complete((start, size))) => {
                let rest = &sent[start..];
                let size = usize::try_from(size).unwrap_or(usize::MAX).min(rest.len());
                body.extend_from_slice(&rest[..size]);
                let rest = &rest[size..];
                sent = rest.strip_prefix(b"\r\n").unwrap_or(rest);
                if size == 0 || sent.is_empty() {
                    return Some(body);
                }
            }
            _ if body.is_empty() => return None,
            _ => return Some(body),
        }
    }
}

/// `body` without one packing. A body that is not packed although its header says so stays as it is.
fn unpacked(body: Vec<u8>, coding: &str) -> Result<Vec<u8>, String> {
    let read = |from: &mut dyn Read| {
        // What was unpacked before an error is kept: a response that was cut short is still a page.
        let mut bytes = Vec::new();
        let _ = from.take(MAX_PAGE_BYTES + 1).read_to_end(&mut bytes);
        Some(bytes).filter(|bytes| !bytes.is_empty())
    };
    let unpacked = match coding {
        "gzip" | "x-gzip" if body.starts_with(&[0x1f, 0x8b]) => {
            read(&mut MultiGzDecoder::new(body.as_slice()))
        }
        "gzip" | "x-gzip" => None,
        "deflate" => read(&mut ZlibDecoder::new(body.as_slice()))
            .or_else(|| read(&mut DeflateDecoder::new(body.as_slice()))),
        "br" => read(&mut Decompressor::new(Cursor::new(&body), 4096)),
        "zstd" => Decoder::new(body.as_slice()).ok().and_then(|mut decoder| read(&mut decoder)),
        other => return Err(format!("is packed with {other}, which onrecord does not read")),
    };
    Ok(unpacked.unwrap_or(body))
}

/// Reads the rest of a response from `source`, after `begun`.
pub(super) fn rest_of(mut begun: Vec<u8>, source: impl Read) -> std::io::Result<Vec<u8>> {
    begun.extend(read_at_most(source, 0)?);
    Ok(begun)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder, write::ZlibEncoder};
    use std::io::Write;

    fn body(headers: &str, sent: &[u8]) -> Result<Vec<u8>, String> {
        let bytes = [b"HTTP/1.1 200 OK\r\n", headers.as_bytes(), b"\r\n", sent].concat();
        Head::parse(&bytes).expect("a head").body(&bytes)
    }

    #[test]
    fn what_only_looks_like_a_head_is_none() {
        assert!(Head::parse(b"\n\nabc 200 OK").is_none());
        assert!(Head::parse(b"HTTP/\n\nabc 200 OK\n\n").is_none());
        assert!(!Head::is_endless(b"HTTP/1.1 200 OK") && Head::is_endless(&[b'x'; 1 << 20]));
    }

    #[test]
    fn a_body_is_put_together_from_its_chunks_and_unpacked() {
        assert_eq!(
            body("Transfer-Encoding: chunked\r\n", b"4\r\n<p>H\r\n5;x=1\r\nello!\r\n0\r\n\r\n"),
            Ok(b"<p>Hello!".to_vec())
        );
        let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
        gzip.write_all(b"<p>Hello!").expect("packed");
        let gzip = gzip.finish().expect("packed");
        assert_eq!(body("Content-Encoding: gzip\r\n", &gzip), Ok(b"<p>Hello!".to_vec()));
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
        zlib.write_all(b"<p>Hello!").expect("packed");
        assert_eq!(
            body("content-encoding: deflate\r\n", &zlib.finish().expect("packed")),
            Ok(b"<p>Hello!".to_vec())
        );
        // "<p>Hello!" as a brotli stream with one uncompressed block.
        assert_eq!(body("Content-Encoding: br\r\n", b"\x0b\x04\x80<p>Hello!\x03"), Ok(b"<p>Hello!".to_vec()));
    }

    #[test]
    fn what_is_packed_over_and_over_is_refused() {
        let list = |many: usize| format!("Content-Encoding: identity,{}\r\n", "deflate,".repeat(many));
        assert_eq!(body(&list(MAX_CODINGS), b"<p>Hello!"), Ok(b"<p>Hello!".to_vec()));
        assert!(body(&list(8_000), b"<p>Hello!").is_err_and(|reason| reason.contains("4 times over")));
    }

    #[test]
    fn headers_that_no_longer_hold_are_passed_over() {
        let headers = "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n";
        assert_eq!(body(headers, b"<p>Hello!"), Ok(b"<p>Hello!".to_vec()));
        assert!(body("Content-Encoding: snappy\r\n", b"x").is_err_and(|reason| reason.contains("snappy")));
        let packed = zstd::encode_all(b"<p>Hello".as_slice(), 3).expect("packed");
        assert_eq!(body("Content-Encoding: zstd\r\n", &packed), Ok(b"<p>Hello".to_vec()));
    }

    #[test]
    fn a_head_tells_pages_from_other_things() {
        let head = |text: &str| Head::parse(text.as_bytes()).expect("a head");
        let page = head("HTTP/2 200\r\nContent-Type: text/html; charset=\"windows-1251\"\r\nbroken\r\n\r\n");
        assert!(page.is_page());
        assert_eq!(page.charset.as_deref(), Some("windows-1251"));
        assert!(!head("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n").is_page());
        assert!(!head("HTTP/1.0 200 OK\nContent-Type: image/png\n\n").is_page());
        assert_eq!(Head::parse(b"HTTP/1.1 200 OK\r\nContent-"), None);
    }
}
