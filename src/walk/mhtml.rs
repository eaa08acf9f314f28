//! Pages that browsers saved with everything in them, as MHTML (RFC 2557): one multipart mail whose root is the page.

use jiff::Timestamp;
use mailparse::{MailHeaderMap, ParsedMail, parse_mail};
use memchr::memmem;

use super::RawPage;

/// Does a file begin like a mail of many parts?
pub(super) fn is_mhtml(head: &[u8]) -> bool {
    if head.trim_ascii_start().starts_with(b"<") {
        return false;
    }
    let head = head.to_ascii_lowercase();
    let has = |sign: &str| memmem::find(&head, sign.as_bytes()).is_some();
    // A page without pictures may be a mail of a single part.
    let single = || has("content-type: text/html") && has("content-transfer-encoding:");
    has("mime-version:") && (has("multipart/related") || single()) || head.starts_with(b"from: <saved by ")
}

/// The page that `bytes` hold, which lacks its path.
///
/// # Errors
/// With the rest of a sentence when it holds none.
pub(super) fn page(bytes: &[u8]) -> Result<RawPage, String> {
    check(bytes)?;
    let mail = parse_mail(bytes).map_err(|error| format!("is a damaged MHTML file ({error})"))?;
    let root = root(&mail).ok_or("is an MHTML file without an HTML page in it")?;
    let bytes = root.get_body_raw().map_err(|error| format!("is a damaged MHTML file ({error})"))?;
    // Internet Explorer names the place on its own disk.
    let address = |url: &String| url.starts_with("http://") || url.starts_with("https://");
    let url = [(root, "Content-Location"), (&mail, "Snapshot-Content-Location"), (&mail, "Content-Location")]
        .into_iter()
        .find_map(|(part, name)| part.headers.get_first_value(name).filter(address));
    Ok(RawPage {
        bytes,
        url,
        charset: root.ctype.params.get("charset").cloned(),
        saved: mail.headers.get_first_value("Date").as_deref().and_then(mail_date),
        ..RawPage::default()
    })
}

/// The most parts of a mail. A page with all its pictures has some hundred.
const MAX_PARTS: usize = 50_000;

/// The most encoded words (`=?utf-8?Q?a?=`) of a field. A mail reader joins them one by one, looking at all before.
const MAX_WORDS: usize = 100;

/// The fields that are read of a mail.
const FIELDS: [&str; 6] = [
    "content-id",
    "content-location",
    "content-transfer-encoding",
    "content-type",
    "date",
    "snapshot-content-location",
];

/// Refuses a mail that costs more to take apart than its bytes warrant.
fn check(bytes: &[u8]) -> Result<(), String> {
    let (mut parts, mut words, mut is_read) = (0, 0, false);
    for line in bytes.split(|byte| *byte == b'\n') {
        // A comment of a page ends so, too.
        parts += usize::from(line.starts_with(b"--") && !line.starts_with(b"-->"));
        if parts > MAX_PARTS {
            return Err(format!(
                "is an MHTML file of more than {MAX_PARTS} parts, the most that one may have"
            ));
        }
        // A field goes on in lines that begin with a blank.
        if !matches!(line, [b' ' | b'\t', ..]) {
            (is_read, words) = (begins_field(line), 0);
        }
        if is_read {
            words += ["=?", "?="].iter().map(|mark| memmem::find_iter(line, mark).count()).sum::<usize>();
        }
        if words > 2 * MAX_WORDS {
            return Err(format!("is an MHTML file with a field of more than {MAX_WORDS} encoded words"));
        }
    }
    Ok(())
}

/// Does a field begin in the line that is read of a mail?
fn begins_field(line: &[u8]) -> bool {
    FIELDS.iter().any(|name| {
        line.get(name.len()) == Some(&b':') && line[..name.len()].eq_ignore_ascii_case(name.as_bytes())
    })
}

/// A date as mail and HTTP write it: `Thu, 3 Jul 2025 16:42:10 +0000`.
pub(super) fn mail_date(date: &str) -> Option<Timestamp> {
    mailparse::dateparse(date)
        .ok()
        .and_then(|seconds| Timestamp::from_second(seconds).ok())
        .filter(|date| date.as_second() > 0)
}

/// The part that is the page: the one that the mail names as its start, else the one from the address of the whole, else
/// the first that is HTML. Frames may stand before it.
fn root<'m>(mail: &'m ParsedMail<'m>) -> Option<&'m ParsedMail<'m>> {
    let is_html = |part: &&ParsedMail<'_>| {
        matches!(part.ctype.mimetype.as_str(), "text/html" | "application/xhtml+xml")
    };
    let start = mail.ctype.params.get("start");
    let named = start.and_then(|start| {
        mail.parts().find(|part| part.headers.get_first_value("Content-ID").as_ref() == Some(start))
    });
    let address = mail.headers.get_first_value("Snapshot-Content-Location");
    let located = || {
        let address = address.as_ref()?;
        mail.parts()
            .filter(is_html)
            .find(|part| part.headers.get_first_value("Content-Location").as_ref() == Some(address))
    };
    named.filter(is_html).or_else(located).or_else(|| mail.parts().find(is_html))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_read_with_its_address_character_set_and_day() {
        let mail = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://quay.example/a\r\n\
            Date: Thu, 3 Jul 2025 18:42:10 +0200\r\nMIME-Version: 1.0\r\n\
            Content-Type: multipart/related; type=\"text/html\"; boundary=\"--b\"\r\n\r\n\
            ----b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n\
            ----b\r\nContent-Type: text/html; charset=\"windows-1252\"\r\nContent-Location: https://quay.example/a?x=1\r\n\
            Content-Transfer-Encoding: quoted-printable\r\n\r\n<p class=3Da>Caf=\r\n=E9</p>\r\n----b--\r\n";
        assert!(is_mhtml(mail.as_bytes()));
        let page = page(mail.as_bytes()).expect("a page");
        assert_eq!(page.bytes.trim_ascii(), b"<p class=a>Caf\xe9</p>");
        assert_eq!(page.charset.as_deref(), Some("windows-1252"));
        assert_eq!(page.url.as_deref(), Some("https://quay.example/a?x=1"));
        assert_eq!(page.saved.map(|saved| saved.to_string()).as_deref(), Some("2025-07-03T16:42:10Z"));
    }

    #[test]
    fn a_frame_before_the_page_is_passed_over() {
        let part = |address: &str, html: &str| {
            format!("----b\r\nContent-Type: text/html\r\nContent-Location: {address}\r\n\r\n{html}\r\n")
        };
        let mail = format!(
            "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://quay.example/a\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/related; boundary=\"--b\"\r\n\r\n{}{}----b--\r\n",
            part("cid:frame@mhtml.blink", "<p>Ad"),
            part("https://quay.example/a", "<p>Page"),
        );
        assert_eq!(page(mail.as_bytes()).expect("a page").bytes.trim_ascii(), b"<p>Page");
    }

    #[test]
    fn a_mail_of_one_part_is_a_page() {
        let mail = b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>Caf=C3=A9";
        assert!(is_mhtml(mail));
        assert_eq!(page(mail).expect("a page").bytes, "<p>Café".as_bytes());
    }

    #[test]
    fn a_mail_that_costs_more_than_its_bytes_is_refused() {
        let mail = |field: &str, parts: usize| {
            format!(
                "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Location: {field}\r\nContent-Type: multipart/related; boundary=b\r\n\r\n{}--b\r\nContent-Type: text/html\r\n\r\n<p>Hello\r\n--b--\r\n",
                "--b\r\n\r\n".repeat(parts)
            )
        };
        let read = |mail: String| page(mail.as_bytes()).map(|_| ());
        assert_eq!(read(mail(&"=?utf-8?q?a?=\r\n ".repeat(80), 100)), Ok(()));
        assert!(
            read(mail(&"=?utf-8?q?a?=\r\n ".repeat(900), 1)).is_err_and(|reason| reason.contains("words"))
        );
        assert!(read(mail("", 100_000)).is_err_and(|reason| reason.contains("parts")));
    }

    #[test]
    fn html_that_speaks_of_mail_is_no_mail() {
        assert!(!is_mhtml(b"<p>MIME-Version: 1.0, multipart/related"));
        assert!(page(b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nHello").is_err());
    }
}
