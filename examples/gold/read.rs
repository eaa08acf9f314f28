//! Reading pages and answers from disk.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;

use anyhow::{Context, bail};
use onrecord::walk::{RawPage, read_pages, walk};
use serde_json::Value;

use super::align::align;
use super::answer::Answer;
use super::{Body, Cut, Form, Gold, Half, Page, Word, beside, bodies, locate, polnear};

/// Stack of a reading thread, in bytes: as much as a worker of `extract` has, for pages with very deep trees.
const STACK: usize = 16 << 20;

/// What the answers of one page hold before the page is read.
struct Task {
    name: String,
    path: Option<PathBuf>,
    cut: Cut,
    answers: Vec<Answer>,
    sources: Vec<BTreeSet<usize>>,
    /// None where the body itself is what the answers were marked on.
    marked_words: Option<Vec<String>>,
}

/// Reads the pages beneath `paths` with their answers, in parallel; `reader` makes of each what the caller wants of it.
///
/// A path that ends in `.json`, and a `gold.json` in a named folder, are answers (or the bodies they were marked on);
/// without any, pages are judged by the `.expected.toml` beside them. Only pages with answers are read, and of these
/// those of `half`. A page of the answers that no path holds is in the result too, unread.
///
/// # Errors
/// When answers cannot be read, are of two forms, or lack their bodies.
pub fn read<T: Body + Send>(
    paths: &[PathBuf],
    half: Option<Half>,
    reader: impl Fn(&RawPage) -> Option<T> + Sync,
) -> anyhow::Result<Gold<T>> {
    let is_json = |path: &&PathBuf| path.extension() == Some(OsStr::new("json"));
    let (mut answers, folders): (Vec<PathBuf>, Vec<PathBuf>) =
        paths.iter().cloned().partition(|path| is_json(&path));
    answers.extend(folders.iter().map(|folder| folder.join("gold.json")).filter(|file| file.is_file()));
    let files: Vec<PathBuf> = walk(&folders).flatten().map(|file| file.path).collect();
    let (form, mut tasks) = if answers.is_empty() {
        (Form::Beside, tasks_beside(&files)?)
    } else {
        tasks_of_json(&answers, &files)?
    };
    tasks.retain(|task| {
        half.is_none_or(|half| half.holds(task.path.as_deref().unwrap_or(task.name.as_ref())))
    });
    tasks.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(Gold { form, pages: read_all(tasks, &reader)? })
}

fn tasks_beside(files: &[PathBuf]) -> anyhow::Result<Vec<Task>> {
    let mut tasks = Vec::new();
    for path in files {
        let Some(file) = beside::file_beside(path) else { continue };
        let Some(answers) = beside::read(&file)? else { continue };
        tasks.push(Task {
            name: last_parts(path),
            path: Some(path.clone()),
            cut: Cut::Unicode,
            answers,
            sources: Vec::new(),
            marked_words: None,
        });
    }
    Ok(tasks)
}

/// The answers in `answers`, each with its file among `files`.
fn tasks_of_json(answers: &[PathBuf], files: &[PathBuf]) -> anyhow::Result<(Form, Vec<Task>)> {
    let mut marked: BTreeMap<String, bodies::Entry> = BTreeMap::new();
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    let mut articles: BTreeMap<String, polnear::Entry> = BTreeMap::new();
    for file in answers {
        let context = || format!("cannot read the answers in {}", file.display());
        let text = fs::read_to_string(file).with_context(context)?;
        let entries: BTreeMap<String, Value> = serde_json::from_str(&text).with_context(context)?;
        for (name, entry) in entries {
            if entry.get("tokens").is_some() {
                articles.insert(name, serde_json::from_value(entry).with_context(context)?);
            } else if entry.is_array() || entry.get("attributions").is_some() {
                marked.insert(name, serde_json::from_value(entry).with_context(context)?);
            } else if let Some(body) = entry.get("body").and_then(Value::as_str) {
                texts.insert(name, body.to_owned());
            }
        }
    }
    if !marked.is_empty() && !articles.is_empty() {
        bail!("answers of two forms cannot be scored together: name them in a run each");
    }
    if articles.is_empty() && marked.is_empty() {
        bail!(
            "no answers in {}",
            answers.iter().map(|a| a.display().to_string()).collect::<Vec<_>>().join(", ")
        );
    }
    let (form, key): (_, fn(&Path) -> String) =
        if articles.is_empty() { (Form::Bodies, last_parts) } else { (Form::Words, stem) };
    let by_name: BTreeMap<String, &PathBuf> = files.iter().map(|path| (key(path), path)).collect();
    let path_of = |name: &str| by_name.get(name).map(|path| (*path).clone());
    let mut tasks = Vec::new();
    for (name, entry) in marked {
        let (attributions, body) = match entry {
            bodies::Entry::Answers(attributions) => (attributions, None),
            bodies::Entry::Page { attributions, body } => (attributions, body),
        };
        let Some(body) = body.or_else(|| texts.remove(&name)) else {
            bail!("{name} has answers, but none of the files holds the body that they were marked on");
        };
        let (answers, words) = bodies::answers(attributions, &body);
        let path = path_of(&name);
        tasks.push(Task {
            name,
            path,
            cut: Cut::Unicode,
            answers,
            sources: Vec::new(),
            marked_words: Some(words),
        });
    }
    for (name, article) in articles {
        let (answers, sources, words) = article.answers();
        let path = path_of(&name);
        tasks.push(Task { name, path, cut: Cut::Ascii, answers, sources, marked_words: Some(words) });
    }
    Ok((form, tasks))
}

/// The last two parts of a path: `au/story.html`.
fn last_parts(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts[parts.len().saturating_sub(2)..].join("/")
}

/// The file's name without its ending.
fn stem(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.strip_suffix(".html").or_else(|| name.strip_suffix(".htm")).unwrap_or(&name).to_owned()
}

fn read_all<T: Body + Send>(
    tasks: Vec<Task>,
    reader: &(impl Fn(&RawPage) -> Option<T> + Sync),
) -> anyhow::Result<Vec<Page<T>>> {
    let total = tasks.len();
    let (waiting, done) = (Mutex::new(tasks.into_iter().enumerate()), Mutex::new(Vec::with_capacity(total)));
    thread::scope(|scope| -> anyhow::Result<()> {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || {
                loop {
                    let Some((place, task)) = waiting.lock().expect("no thread panics").next() else {
                        return;
                    };
                    let page = task.read(reader);
                    done.lock().expect("no thread panics").push((place, page));
                }
            })?;
        }
        Ok(())
    })?;
    let mut pages = done.into_inner().expect("no thread panics");
    pages.sort_by_key(|(place, _)| *place);
    Ok(pages.into_iter().map(|(_, page)| page).collect())
}

impl Task {
    fn read<T: Body>(mut self, reader: &impl Fn(&RawPage) -> Option<T>) -> Page<T> {
        let read = self.path.as_deref().and_then(|path| {
            let file = walk(&[path.to_owned()]).flatten().next()?;
            read_pages(&file).flatten().next().and_then(|page| reader(&page))
        });
        let body_words = read.as_ref().map(|read| self.cut.words(read.body())).unwrap_or_default();
        let (marked_words, aligned) = match self.marked_words {
            Some(marked) => {
                let aligned =
                    align(&folded(&body_words), &marked.iter().map(String::as_str).collect::<Vec<_>>());
                (marked, aligned)
            }
            None => {
                beside::find_contents(&mut self.answers, &body_words);
                let marked = body_words.iter().map(|word| word.folded.clone()).collect();
                (marked, (0..body_words.len()).map(Some).collect())
            }
        };
        locate::set_spans(&mut self.answers, &self.sources, self.cut, &body_words, &aligned);
        Page {
            name: self.name,
            path: self.path,
            read,
            body_words,
            marked_words,
            aligned,
            answers: self.answers,
        }
    }
}

fn folded(words: &[Word]) -> Vec<&str> {
    words.iter().map(|word| word.folded.as_str()).collect()
}
