//! The character set that a page declares of itself.

use encoding_rs::Encoding;
use memchr::memmem;

/// Bytes in which a declaration is looked for. The standard says 1,024; real pages put scripts before it.
const SEARCHED_BYTES: usize = 4096;

/// Finds `<meta charset=…>`, `<meta http-equiv … content="…; charset=…">` or `<?xml … encoding="…"?>`.
pub(super) fn in_page(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(SEARCHED_BYTES)].to_ascii_lowercase();
    if head.starts_with(b"<?xml") {
        let end = memmem::find(&head, b"?>").unwrap_or(head.len());
        if let Some(encoding) = value_after(&head[..end], b"encoding") {
            return Some(encoding);
        }
    }
    memmem::find_iter(&head, b"<meta").find_map(|start| {
        let tag = &head[start..];
        let end = memchr::memchr(b'>', tag).unwrap_or(tag.len());
        value_after(&tag[..end], b"charset")
    })
}

/// The label that follows `name`, an equals sign and perhaps a quotation mark.
fn value_after(tag: &[u8], name: &[u8]) -> Option<&'static Encoding> {
    memmem::find_iter(tag, name).find_map(|at| {
        let rest = tag[at + name.len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
        let is_label = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.');
        let end = rest.iter().position(|byte| !is_label(byte)).unwrap_or(rest.len());
        Encoding::for_label(&rest[..end])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declaration_is_read_in_each_of_its_forms() {
        for page in [
            "<meta charset=\"windows-1252\">",
            "<META CHARSET = 'cp1252' />",
            "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>",
            "<?xml version='1.0' encoding='windows-1252'?><html>",
        ] {
            assert_eq!(in_page(page.as_bytes()).map(Encoding::name), Some("windows-1252"), "{page}");
        }
        assert_eq!(in_page(b"<p>charset=utf-8</p>"), None);
    }
}
