//! Which files under the given paths may be pages.

use std::collections::HashSet;
use std::fs::Metadata;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use walkdir::{DirEntry, WalkDir};

use super::beside;
use super::names::{Kind, holds_no_pages, kind_of};
use super::reason::io_reason;
use super::sniff::{PROBED_BYTES, is_html};
use super::{FoundFile, STANDARD_INPUT, Skipped};

/// Yields the files beneath `paths` that may hold pages: folders in the order of their names, a file named twice once.
///
/// A file that the user names is taken whatever its ending. In folders those with a page's ending are taken, and
/// those without any that begin like HTML (a mirror made by wget has such), and archives of pages. The path `-` is
/// standard input. Links are not followed, hidden folders,
/// the `_files` folders of pages saved as "complete" and index folders of onrecord are passed over.
pub fn walk(paths: &[PathBuf]) -> impl Iterator<Item = Result<FoundFile, Skipped>> + '_ {
    walk_noting(paths, |_| {})
}

/// As [`walk`], and notes the paths of the files that are passed over.
pub(crate) fn walk_noting<'p>(
    paths: &'p [PathBuf],
    note: impl Fn(&Path) + Copy + 'p,
) -> impl Iterator<Item = Result<FoundFile, Skipped>> + 'p {
    let mut seen = HashSet::new();
    paths
        .iter()
        .flat_map(move |root| {
            let standard_input =
                (root.as_os_str() == STANDARD_INPUT).then(|| Ok(FoundFile::standard_input()));
            let walked = standard_input.is_none().then(move || {
                WalkDir::new(root)
                    .sort_by_file_name()
                    .into_iter()
                    .filter_entry(is_wanted)
                    .filter_map(move |entry| found(entry, &note).transpose())
            });
            standard_input.into_iter().chain(walked.into_iter().flatten())
        })
        .filter(move |found| found.as_ref().map_or(true, |file| seen.insert(file.path.clone())))
}

fn is_wanted(entry: &DirEntry) -> bool {
    if entry.depth() == 0 || !entry.file_type().is_dir() {
        return true;
    }
    !holds_no_pages(&entry.file_name().to_string_lossy()) && !entry.path().join("onrecord.json").is_file()
}

/// `path` without a leading `./`, so that a file has one name from wherever the walk began.
pub fn plain(path: &Path) -> &Path {
    // A file whose name means standard input keeps what tells it apart.
    path.strip_prefix(".").ok().filter(|plain| plain.as_os_str() != STANDARD_INPUT).unwrap_or(path)
}

fn found(entry: walkdir::Result<DirEntry>, note: &impl Fn(&Path)) -> Result<Option<FoundFile>, Skipped> {
    let entry = entry.map_err(|error| Skipped {
        path: error.path().map(Path::to_owned).unwrap_or_default(),
        reason: walk_reason(&error),
    })?;
    let path = entry.path();
    let kind = entry.file_type();
    if kind.is_dir() {
        return if entry.depth() > 0 && kind_of(path).is_some() {
            Err(Skipped { path: path.to_owned(), reason: "is a folder that is named like a page".into() })
        } else {
            Ok(None)
        };
    }
    let named = entry.depth() == 0;
    let holds = kind_of(path);
    if !named && (!kind.is_file() || holds.is_none() && !is_bare_page(path)) {
        note(path);
        return Ok(None);
    }
    let metadata = std::fs::metadata(path)
        .map_err(|error| Skipped { path: path.to_owned(), reason: io_reason(&error) })?;
    if !metadata.is_file() {
        return Err(Skipped { path: path.to_owned(), reason: "is no regular file".into() });
    }
    Ok(Some(FoundFile {
        path: plain(path).to_owned(),
        size: metadata.len(),
        modified: if holds == Some(Kind::Page) { last_change(path, &metadata) } else { modified(&metadata) },
        // What a user names without a page's ending may be anything.
        may_hold_many: holds != Some(Kind::Page) && (named || holds.is_some()),
    }))
}

/// The last change of a page or of the file that tells of it.
fn last_change(page: &Path, metadata: &Metadata) -> i64 {
    let beside = beside::paths(page).into_iter().filter_map(|path| std::fs::metadata(path).ok());
    beside.map(|metadata| modified(&metadata)).fold(modified(metadata), i64::max)
}

fn modified(metadata: &Metadata) -> i64 {
    let since = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since.and_then(|since| i64::try_from(since.as_nanos()).ok()).unwrap_or(0)
}

/// Is this a page without any ending?
fn is_bare_page(path: &Path) -> bool {
    let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    path.extension().is_none() && !hidden && sniffs_as_html(path)
}

/// Does the file begin like HTML? One that cannot be opened does not.
fn sniffs_as_html(path: &Path) -> bool {
    let mut head = Vec::new();
    let Ok(file) = std::fs::File::open(path) else { return false };
    file.take(PROBED_BYTES as u64).read_to_end(&mut head).is_ok() && is_html(&head)
}

fn walk_reason(error: &walkdir::Error) -> String {
    match error.io_error() {
        Some(io) => io_reason(io),
        None if error.loop_ancestor().is_some() => "is a link to a folder that holds it".into(),
        None => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn names(root: &Path) -> Vec<String> {
        walk(&[root.to_owned()])
            .map(|found| match found {
                Ok(file) => file.path.strip_prefix(root).unwrap_or(&file.path).display().to_string(),
                Err(skipped) => format!("! {}", skipped.reason),
            })
            .collect()
    }

    #[test]
    fn pages_are_found_by_ending_or_by_how_they_begin() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path();
        for name in ["b.HTM", "a.html", "c.shtml.gz", "d.mht", "e.warc.gz", "f.zip", "notes.txt", ".hidden"] {
            fs::write(root.join(name), "<html>").expect("written");
        }
        fs::write(root.join("story"), "\u{feff}\n<!DOCTYPE html><p>x").expect("written");
        fs::write(root.join("README"), "read me").expect("written");
        for inner in ["a_files", ".git", "x.html"] {
            fs::create_dir(root.join(inner)).expect("made");
            fs::write(root.join(inner).join("in.html"), "<html>").expect("written");
        }
        assert_eq!(
            names(root),
            [
                "a.html",
                "b.HTM",
                "c.shtml.gz",
                "d.mht",
                "e.warc.gz",
                "f.zip",
                "story",
                "! is a folder that is named like a page",
                "x.html/in.html"
            ]
        );
    }

    #[test]
    fn a_missing_path_is_said_to_be_missing() {
        assert_eq!(names(Path::new("no/such/folder")), ["! does not exist"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::os::unix::fs::symlink(folder.path(), folder.path().join("loop")).expect("linked");
        assert!(names(folder.path()).is_empty());
    }
}
