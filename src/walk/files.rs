//! Which files under the given paths may be pages.

use std::collections::HashSet;
use std::ffi::OsString;
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
    let mut seen = HashSet::new();
    let is_one = paths.len() == 1;
    roots(paths)
        .flat_map(move |root| {
            let standard_input =
                (root.as_os_str() == STANDARD_INPUT).then(|| Ok(FoundFile::standard_input()));
            let mut beside = Beside::default();
            let walked = standard_input
                .is_none()
                .then(move || entries(root).filter_map(move |entry| found(entry, &mut beside).transpose()));
            standard_input.into_iter().chain(walked.into_iter().flatten())
        })
        // One folder holds each of its files once.
        .filter(move |found| is_one || found.as_ref().map_or(true, |file| seen.insert(file.path.clone())))
}

/// How many files [`walk`] yields or says that it cannot read, while the caller `goes_on`, and notes the paths of those that
/// it passes over. A file that is named twice counts twice.
pub(crate) fn count(paths: &[PathBuf], goes_on: impl Fn() -> bool, note: impl Fn(&Path)) -> u64 {
    let counts = |entry: &walkdir::Result<DirEntry>| match entry {
        Ok(entry) if entry.file_type().is_dir() => is_named_like_a_page(entry),
        Ok(entry) => {
            let holds = may_hold_pages(entry);
            if !holds {
                note(entry.path());
            }
            holds
        }
        Err(_) => true,
    };
    let of_root = |root: &PathBuf| match root.as_os_str() == STANDARD_INPUT {
        true => 1,
        false => entries(root).take_while(|_| goes_on()).filter(counts).count() as u64,
    };
    roots(paths).map(of_root).sum()
}

/// The paths that the user named; of a folder and a link to it the first.
fn roots(paths: &[PathBuf]) -> impl Iterator<Item = &PathBuf> {
    let mut met = HashSet::new();
    paths.iter().filter(move |root| root.canonicalize().map_or(true, |whole| met.insert(whole)))
}

fn entries(root: &Path) -> impl Iterator<Item = walkdir::Result<DirEntry>> + use<> {
    WalkDir::new(root).sort_by_file_name().into_iter().filter_entry(is_wanted)
}

fn is_wanted(entry: &DirEntry) -> bool {
    if entry.depth() == 0 || !entry.file_type().is_dir() {
        return true;
    }
    !holds_no_pages(&entry.file_name().to_string_lossy()) && !is_index(entry.path())
}

/// Is this a folder that onrecord writes an index to? A stray file of such a name makes none.
fn is_index(folder: &Path) -> bool {
    ["onrecord.json", "onrecord.lock"].iter().all(|name| folder.join(name).is_file())
}

/// `path` without a leading `./`, so that a file has one name from wherever the walk began.
pub fn plain(path: &Path) -> &Path {
    // A file whose name means standard input keeps what tells it apart.
    path.strip_prefix(".").ok().filter(|plain| plain.as_os_str() != STANDARD_INPUT).unwrap_or(path)
}

/// Is it a folder below the one that the user named, with the ending of a page?
fn is_named_like_a_page(entry: &DirEntry) -> bool {
    entry.depth() > 0 && kind_of(entry.path()).is_some()
}

/// Is it a file that the user named, or one that may hold pages?
fn may_hold_pages(entry: &DirEntry) -> bool {
    let holds = || kind_of(entry.path()).is_some() || is_bare_page(entry.path());
    entry.depth() == 0 || entry.file_type().is_file() && holds()
}

fn found(entry: walkdir::Result<DirEntry>, beside: &mut Beside) -> Result<Option<FoundFile>, Skipped> {
    let entry = entry.map_err(|error| Skipped {
        path: error.path().map(Path::to_owned).unwrap_or_default(),
        reason: walk_reason(&error),
    })?;
    let path = entry.path();
    if entry.file_type().is_dir() {
        return match is_named_like_a_page(&entry) {
            true => {
                Err(Skipped { path: path.to_owned(), reason: "is a folder that is named like a page".into() })
            }
            false => Ok(None),
        };
    }
    if !may_hold_pages(&entry) {
        return Ok(None);
    }
    let (named, holds) = (entry.depth() == 0, kind_of(path));
    let metadata = std::fs::metadata(path)
        .map_err(|error| Skipped { path: path.to_owned(), reason: io_reason(&error) })?;
    if !metadata.is_file() {
        return Err(Skipped { path: path.to_owned(), reason: "is no regular file".into() });
    }
    let modified = match holds {
        Some(Kind::Page) => last_change(path, &metadata, (!named).then_some(beside)),
        _ => modified(&metadata),
    };
    Ok(Some(FoundFile {
        path: plain(path).to_owned(),
        size: metadata.len(),
        modified,
        // What a user names without a page's ending may be anything.
        may_hold_many: holds != Some(Kind::Page) && (named || holds.is_some()),
    }))
}

/// The last change of a page or of the file that tells of it.
fn last_change(page: &Path, metadata: &Metadata, listed: Option<&mut Beside>) -> i64 {
    let paths = beside::paths(page);
    let there = match listed {
        Some(listed) => [listed.holds(&paths[0]), listed.holds(&paths[1])],
        None => [true; 2],
    };
    let beside = paths.iter().zip(there).filter(|(_, there)| *there);
    let changes = beside.filter_map(|(path, _)| std::fs::metadata(path).ok());
    changes.map(|metadata| modified(&metadata)).fold(modified(metadata), i64::max)
}

/// The files of a folder that may tell of pages, listed once for all pages of it: asking for two files a page would take
/// longer than all else that an update without news does.
#[derive(Debug, Default)]
struct Beside {
    folder: PathBuf,
    names: HashSet<OsString>,
}

impl Beside {
    /// Is `path` among those of its folder?
    fn holds(&mut self, path: &Path) -> bool {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return false };
        if self.folder != folder {
            self.folder = folder.to_owned();
            let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
            let is_one = |name: &OsString| name.as_encoded_bytes().ends_with(b".json");
            self.names = entries.map(|entry| entry.file_name()).filter(is_one).collect();
        }
        self.names.contains(name)
    }
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

    #[test]
    fn an_index_is_passed_over_and_a_stray_file_of_its_name_hides_nothing() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (name, files) in
            [("index", ["onrecord.json", "onrecord.lock"]), ("news", ["onrecord.json", "a.txt"])]
        {
            fs::create_dir(folder.path().join(name)).expect("made");
            for file in files.into_iter().chain(["page.html"]) {
                fs::write(folder.path().join(name).join(file), "<html>").expect("written");
            }
        }
        assert_eq!(names(folder.path()), ["news/page.html"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_folder_that_is_named_too_is_not_walked_again() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (news, link) = (folder.path().join("news"), folder.path().join("link"));
        fs::create_dir(&news).expect("made");
        fs::write(news.join("page.html"), "<html>").expect("written");
        std::os::unix::fs::symlink(&news, &link).expect("linked");
        assert_eq!(walk(&[news.clone(), link]).filter_map(Result::ok).count(), 1);
        assert_eq!(walk(&[news.clone(), news]).filter_map(Result::ok).count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::os::unix::fs::symlink(folder.path(), folder.path().join("loop")).expect("linked");
        assert!(names(folder.path()).is_empty());
    }
}
