//! Completing in the shell what only the index knows: names, papers, sections, saved searches.
//!
//! The script that `onrecord completions SHELL` prints calls the program again with the line as typed so far and [`ASKED_BY`]
//! in its environment. clap knows commands and flags; here is what it cannot know.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command, CommandFactory};
use clap_complete::CompleteEnv;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use super::{Cli, config, saved};
use onrecord::query::{Expr, field_names};
use onrecord::render::column_names;
use onrecord::request::{FacetField, SearchRequest, Unit};
use onrecord::text::{folded, is_harmful};
use onrecord::{Session, Store};

/// Names the shell that asks; clap's own `COMPLETE` might be meant for another program.
pub(super) const ASKED_BY: &str = "ONRECORD_COMPLETE";

/// The most names that a shell is given.
const MOST: usize = 200;

/// Answers a shell that asks how a line can go on; false where none asks.
pub(super) fn answer(args: &[OsString]) -> anyhow::Result<bool> {
    let Some(shell) = std::env::var_os(ASKED_BY) else { return Ok(false) };
    let quoting = Quoting::of(&shell);
    let typed = args.iter().skip_while(|arg| *arg != "--").skip(1).cloned().collect();
    let line = Line { typed, quoting };
    let folder = std::env::current_dir().ok();
    let env = CompleteEnv::with_factory(move || knowing(&line)).var(ASKED_BY);
    Ok(env.try_complete(args.iter().cloned(), folder.as_deref())?)
}

/// The command line, whose values are looked up in the index.
fn knowing(line: &Line) -> Command {
    let named = |kinds: &'static [FacetField]| {
        let line = line.clone();
        ArgValueCompleter::new(move |typed: &OsStr| line.names(kinds, typed))
    };
    let asking = line.clone();
    let query = ArgValueCompleter::new(move |typed: &OsStr| asking.query(typed));
    let line = line.clone();
    let searches = ArgValueCompleter::new(move |typed: &OsStr| {
        let names = saved::names(&line.index()).into_iter();
        line.offered(&typed.to_string_lossy(), names.map(|name| (name, None)), &|name| name.to_owned())
    });
    let columns = ArgValueCompleter::new(|typed: &OsStr| {
        let started = typed.to_string_lossy();
        column_names().filter(|name| name.starts_with(&*started)).map(CompletionCandidate::new).collect()
    });
    Cli::command()
        .mut_subcommand("search", |search| {
            search
                .mut_arg("query", |arg| arg.add(query.clone()))
                .mut_arg("compare", |arg| arg.add(query))
                .mut_arg("by", |arg| arg.add(named(SPEAKERS)))
                .mut_arg("actor", |arg| arg.add(named(&[FacetField::Actor])))
                .mut_arg("publisher", |arg| arg.add(named(&[FacetField::Publisher])))
                .mut_arg("section", |arg| arg.add(named(&[FacetField::Section])))
                .mut_arg("author", |arg| arg.add(named(&[FacetField::Author])))
                .mut_arg("fields", |arg| arg.add(columns))
        })
        .mut_subcommand("verify", |verify| verify.mut_arg("by", |arg| arg.add(named(SPEAKERS))))
        .mut_subcommand("actors", |actors| actors.mut_arg("name", |arg| arg.add(named(&[FacetField::Actor]))))
        .mut_subcommand("saved", |saved| saved.mut_arg("name", |arg| arg.add(searches)))
}

/// Whoever can stand after `by:`.
const SPEAKERS: &[FacetField] = &[FacetField::Speaker, FacetField::Affiliation];

/// What was typed so far, and how the shell wants its answer.
#[derive(Clone)]
struct Line {
    typed: Vec<OsString>,
    quoting: Quoting,
}

impl Line {
    /// The index that the line names.
    fn index(&self) -> PathBuf {
        let program = config::command().unwrap_or_else(|_| Cli::command());
        let matches = program.ignore_errors(true).try_get_matches_from(&self.typed);
        let given = |matches: &ArgMatches| matches.get_one::<PathBuf>("index").cloned();
        matches.ok().as_ref().and_then(given).unwrap_or_else(|| "index".into())
    }

    /// Names of these kinds that go on from `typed`. A shell has no room for errors: where there is no index, there are
    /// no names.
    fn names(&self, kinds: &[FacetField], typed: &OsStr) -> Vec<CompletionCandidate> {
        let counts = counted(&self.index(), kinds).unwrap_or_default();
        self.offered(&typed.to_string_lossy(), counts.into_iter(), &|name| name.to_owned())
    }

    /// How a word of the query goes on: `by:Kr` with a name, `pub` with the name of a field.
    fn query(&self, typed: &OsStr) -> Vec<CompletionCandidate> {
        let typed = typed.to_string_lossy();
        let (before, field, started) = match typed.split_once(':') {
            Some((field, started)) => (format!("{field}:"), field.to_owned(), started),
            None => match self.before_colon() {
                Some(field) => (String::new(), field, &*typed),
                None => return fields(&typed),
            },
        };
        let Some(kinds) = kinds_of(&field) else { return Vec::new() };
        let counts = counted(&self.index(), kinds).unwrap_or_default();
        let in_marks = |name: &str| match name.contains(' ') {
            true => format!("\"{name}\""),
            false => name.to_owned(),
        };
        let offered = self.offered(started, counts.into_iter(), &in_marks);
        offered.into_iter().map(|candidate| candidate.add_prefix(before.clone())).collect()
    }

    /// The word before a colon and what is typed after it; to bash, these are three words.
    fn before_colon(&self) -> Option<String> {
        match &self.typed[..] {
            [.., field, colon, _] if colon == ":" => field.to_str().map(str::to_owned),
            _ => None,
        }
    }

    /// Those of `names` that go on from `typed`, as the shell wants them after `written`.
    fn offered(
        &self,
        typed: &str,
        names: impl Iterator<Item = (String, Option<String>)>,
        written: &dyn Fn(&str) -> String,
    ) -> Vec<CompletionCandidate> {
        let started = folded(&self.quoting.freed(typed));
        let fits = |name: &str| {
            let name = folded(name);
            name.match_indices(' ').any(|(at, _)| name[at + 1..].starts_with(&started))
                || name.starts_with(&started)
        };
        // What a page wrote goes to a shell: nothing that a terminal obeys may be in it.
        names
            .filter(|(name, _)| fits(name) && !name.chars().any(is_harmful))
            .take(MOST)
            .map(|(name, count)| {
                CompletionCandidate::new(self.quoting.quoted(&written(&name))).help(count.map(Into::into))
            })
            .collect()
    }
}

/// The fields of the query language that begin so.
fn fields(started: &str) -> Vec<CompletionCandidate> {
    let begin_so = field_names().filter(|name| !started.is_empty() && name.starts_with(started));
    begin_so.map(|name| CompletionCandidate::new(format!("{name}:"))).collect()
}

/// What can stand after a field.
fn kinds_of(field: &str) -> Option<&'static [FacetField]> {
    Some(match field.trim_start_matches('-') {
        "by" | "speaker" | "affiliation" => SPEAKERS,
        "actor" => &[FacetField::Actor],
        "publisher" => &[FacetField::Publisher],
        "section" => &[FacetField::Section],
        "author" => &[FacetField::Author],
        "kind" => &[FacetField::Kind],
        "stance" => &[FacetField::Stance],
        _ => return None,
    })
}

/// The values of these facets over the whole index with their counts, the largest first. `Russia / Kremlin` gives both.
fn counted(index: &Path, kinds: &[FacetField]) -> anyhow::Result<Vec<(String, Option<String>)>> {
    let everything = Some(Expr::All(Vec::new()));
    let request = SearchRequest::new(String::new(), everything, false, kinds.to_vec())?;
    let (_, facets) = Session::open(index)?.count(&request)?;
    let mut counts = BTreeMap::<String, u64>::new();
    for (value, count) in facets.0.into_iter().flat_map(|facet| facet.counts) {
        value.split(" / ").for_each(|name| *counts.entry(name.to_owned()).or_default() += count);
    }
    let mut counts: Vec<(String, u64)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let unit = if request.unit == Unit::Quotes { "quote" } else { "article" };
    let told = |count: u64| format!("{count} {unit}{}", if count == 1 { "" } else { "s" });
    Ok(counts.into_iter().map(|(name, count)| (name, Some(told(count)))).collect())
}

/// Who puts quotation marks around names with spaces and the like: the shell itself, or we.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Quoting {
    /// zsh, fish and elvish insert a word as one word.
    Shell,
    /// bash inserts what it gets.
    Backslash,
    /// So does PowerShell.
    Single,
}

impl Quoting {
    fn of(shell: &OsStr) -> Self {
        match Path::new(shell).file_stem().and_then(OsStr::to_str) {
            Some("bash") => Quoting::Backslash,
            Some("powershell" | "pwsh" | "powershell_ise") => Quoting::Single,
            _ => Quoting::Shell,
        }
    }

    /// `name` so that the shell reads it as one word that means itself.
    fn quoted(self, name: &str) -> String {
        let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ',' | '/');
        match self {
            Quoting::Backslash => name
                .chars()
                .flat_map(|c| [Some('\\').filter(|_| !is_plain(c)), Some(c)].into_iter().flatten())
                .collect(),
            Quoting::Single if !name.chars().all(is_plain) => {
                // PowerShell takes curly single marks for straight ones.
                let doubled: String = name
                    .chars()
                    .flat_map(|c| [Some(c), Some(c).filter(|c| matches!(c, '\'' | '‘' | '’' | '‚' | '‛'))])
                    .flatten()
                    .collect();
                format!("'{doubled}'")
            }
            _ => name.to_owned(),
        }
    }

    /// What stands in the shell's words for `typed`.
    fn freed(self, typed: &str) -> String {
        match self {
            Quoting::Shell => typed.to_owned(),
            Quoting::Backslash => typed.replace('\\', ""),
            Quoting::Single => typed.trim_matches('\'').replace("''", "'"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_one_word_that_runs_nothing() {
        assert_eq!(Quoting::Backslash.quoted("White House"), "White\\ House");
        assert_eq!(Quoting::Backslash.quoted("$(reboot) `x`;"), "\\$\\(reboot\\)\\ \\`x\\`\\;");
        assert_eq!(Quoting::Single.quoted("O’Hara's"), "'O’’Hara''s'");
        assert_eq!(Quoting::Single.quoted("Kremlin"), "Kremlin");
        assert_eq!(Quoting::Shell.quoted("White House"), "White House");
        assert_eq!(Quoting::Backslash.freed("White\\ Ho"), "White Ho");
    }
}
