//! What the first bytes of a file tell of it.

/// Bytes at the start of a file that tell what it is.
pub(super) const PROBED_BYTES: usize = 1024;

/// Is this gzip?
pub(super) fn is_gzip(head: &[u8]) -> bool {
    head.starts_with(&[0x1f, 0x8b])
}

/// Is this zstd, or what may stand before it: a frame to be skipped?
pub(super) fn is_zstd(head: &[u8]) -> bool {
    head.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) || is_zstd_dictionary(head)
}

/// Is this the frame in which a web archive keeps the dictionary of those that follow?
pub(super) fn is_zstd_dictionary(head: &[u8]) -> bool {
    head.starts_with(&[0x5d, 0x2a, 0x4d, 0x18])
}

/// Does text begin like HTML?
pub(super) fn is_html(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(PROBED_BYTES)]).to_lowercase();
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    head.starts_with('<')
        && ["<!doctype html", "<html", "<head", "<body", "<article"].iter().any(|tag| head.contains(tag))
}

/// Refuses what cannot be a page.
pub(super) fn check_page(bytes: &[u8]) -> Result<(), String> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err("is empty".into());
    }
    if is_binary(bytes) {
        return Err("is a binary file, not HTML".into());
    }
    Ok(())
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
