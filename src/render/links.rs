//! Files as links that a terminal can open.

use std::fmt::Write;

use crate::walk::path_of;

/// `shown` as a link to the file at `path`, in the OSC 8 sequence that terminals understand
/// (<https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda>); `shown` alone where the file is not there.
pub fn file_link(path: &str, shown: &str) -> String {
    // A member of an archive, or a file that has gone: nothing to open.
    let Ok(absolute) = path_of(path).canonicalize() else { return shown.to_owned() };
    let mut url = String::from("file://");
    for byte in absolute.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'~' | b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => {
                url.push(char::from(*byte));
            }
            _ => {
                let _ = write!(url, "%{byte:02X}");
            }
        }
    }
    format!("\u{1b}]8;;{url}\u{1b}\\{shown}\u{1b}]8;;\u{1b}\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_with_strange_letters_becomes_a_url_of_plain_ones() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a ü.html");
        std::fs::write(&file, "").expect("a file");
        let link = file_link(file.to_str().expect("UTF-8"), "a");
        assert!(link.contains("/a%20%C3%BC.html\u{1b}\\a\u{1b}]8;;"), "{link:?}");
    }

    #[test]
    fn a_file_that_is_gone_is_no_link() {
        assert_eq!(file_link("no/such/file.html", "shown"), "shown");
    }
}
