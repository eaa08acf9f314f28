//! The reader's own defaults, from a file.
//!
//! ```toml
//! [all]                      # flags of every command, by their long names
//! index = "~/news/index"
//! [search]                   # flags of one command
//! limit = 25
//! facet = ["speaker", "publisher"]
//! ```
//!
//! They become clap's defaults, so that what is typed wins over the environment, the environment over the file, and
//! `--help` shows what holds.

use std::ffi::OsString;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{bail, ensure};
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, Command, CommandFactory};
use onrecord::text::closest;
use toml::{Table, Value};

use super::{Cli, failed, one_line};

/// Names another file, or none where it is empty.
const NAMED_BY: &str = "ONRECORD_CONFIG";

/// What only makes sense when typed. `--collapse` is there to undo a `no-collapse` of the file.
const NEVER: [&str; 9] =
    ["batch", "collapse", "compare", "export", "help", "new", "remove", "save", "version"];

/// The command line, with the defaults of the reader's file.
///
/// # Errors
/// When the file cannot be read or names what there is not, with the place and what would be right.
pub(super) fn command() -> anyhow::Result<Command> {
    let program = Cli::command();
    let Some(path) = file() else { return Ok(program) };
    let is_asked_for = std::env::var_os(NAMED_BY).is_some();
    let text = match read_bounded(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && !is_asked_for => return Ok(program),
        read => read.map_err(|error| failed("read", &path, &error, WAY_OUT))?,
    };
    with_defaults(program, &text).map_err(|wrong| anyhow::anyhow!("{}: {wrong}; {WAY_OUT}", path.display()))
}

/// The most bytes of a configuration: what is larger, such as a device without end, is none.
const LARGEST: u64 = 1 << 20;

fn read_bounded(path: &Path) -> std::io::Result<String> {
    let mut text = String::new();
    std::fs::File::open(path)?.take(LARGEST + 1).read_to_string(&mut text)?;
    if text.len() as u64 > LARGEST {
        return Err(std::io::Error::other("it is larger than a megabyte"));
    }
    Ok(text)
}

/// The table of flags that every command has. It cannot do without a name: the flag `index` would stand where the table of
/// the command `index` does.
const EVERY: &str = "all";

/// How to go on without the file.
const WAY_OUT: &str = "mend it, or set ONRECORD_CONFIG to another file or to nothing";

/// The file that is read where there is one: that which the environment names, or the usual one of the system.
pub(super) fn file() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(named) = std::env::var_os(NAMED_BY) {
        return Some(named).filter(|named| !named.is_empty()).map(PathBuf::from);
    }
    let folder = if cfg!(windows) { set("APPDATA") } else { set("XDG_CONFIG_HOME") };
    let folder = folder.or_else(|| Some(home()?.join(".config")))?;
    Some(folder.join("onrecord").join("config.toml"))
}

fn home() -> Option<PathBuf> {
    std::env::home_dir().filter(|home| !home.as_os_str().is_empty())
}

/// `program` with the defaults that `text` gives.
fn with_defaults(mut program: Command, text: &str) -> anyhow::Result<Command> {
    let file: Table = text.parse().map_err(|error: toml::de::Error| {
        let line = error.span().map_or(1, |span| text[..span.start].lines().count().max(1));
        anyhow::anyhow!("line {line} is no TOML: {}", error.message())
    })?;
    for (name, value) in &file {
        let Value::Table(flags) = value else {
            bail!("'{name}' stands in no table; put it under [{EVERY}], or under a command such as [search]");
        };
        let names: Vec<&str> = program.get_subcommands().map(Command::get_name).chain([EVERY]).collect();
        ensure!(
            names.contains(&name.as_str()),
            "there is no command '{name}'{}",
            meant(name, names.iter().copied())
        );
        for (flag, value) in flags {
            if name == EVERY {
                program = with_default(program, &[], flag, value)?;
                continue;
            }
            let mut checked = Ok(());
            program = program.mut_subcommand(name, |command| {
                let unchanged = command.clone();
                with_default(command, &[name], flag, value).unwrap_or_else(|wrong| {
                    checked = Err(wrong);
                    unchanged
                })
            });
            checked?;
        }
    }
    Ok(program)
}

/// `command`, which is reached by the words of `way`, where the flag `name` has the default `value`.
fn with_default(command: Command, way: &[&str], name: &str, value: &Value) -> anyhow::Result<Command> {
    let flags: Vec<&Arg> = command
        .get_arguments()
        .filter(|arg| arg.get_long().is_some_and(|long| !NEVER.contains(&long)))
        .collect();
    let Some(flag) = flags.iter().find(|flag| flag.get_long() == Some(name)) else {
        let place = way.first().map_or("for all commands".into(), |command| format!("of {command}"));
        bail!(
            "'{name}' is no flag {place} that can have a default{}",
            meant(name, flags.iter().filter_map(|flag| flag.get_long()))
        );
    };
    let id = flag.get_id().to_string();
    let is_switch = matches!(flag.get_action(), ArgAction::SetTrue);
    let values: Vec<OsString> = match (value, is_switch) {
        (Value::Boolean(on), true) => vec![on.to_string().into()],
        (_, true) => bail!("'{name}' is true or false"),
        (Value::Array(values), false) => {
            values.iter().map(|value| written(name, value)).collect::<Result<_, _>>()?
        }
        (value, false) => vec![written(name, value)?],
    };
    if !is_switch {
        check(way, name, &values)?;
    }
    Ok(command.mut_arg(id, |flag| flag.default_values(values)))
}

/// A value as it would be typed; `~/` is the reader's home, as it is to a shell.
fn written(name: &str, value: &Value) -> anyhow::Result<OsString> {
    Ok(match value {
        Value::String(text) => match (text.strip_prefix("~/"), home()) {
            (Some(rest), Some(home)) => home.join(rest).into_os_string(),
            _ => text.into(),
        },
        Value::Integer(number) => number.to_string().into(),
        Value::Float(number) => number.to_string().into(),
        Value::Datetime(moment) => moment.to_string().into(),
        Value::Boolean(_) | Value::Array(_) | Value::Table(_) => {
            bail!("'{name}' is a text or a number, or a list of these in [ ]")
        }
    })
}

/// Says what the command line would say of the same flag, typed.
fn check(way: &[&str], name: &str, values: &[OsString]) -> anyhow::Result<()> {
    let words = std::iter::once("onrecord").chain(way.iter().copied()).map(OsString::from);
    let flags = values.iter().map(|value| {
        let mut flag = OsString::from(format!("--{name}="));
        flag.push(value);
        flag
    });
    match Cli::command().try_get_matches_from(words.chain(flags)) {
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::ArgumentConflict
            ) =>
        {
            bail!("{}", one_line(&error))
        }
        _ => Ok(()),
    }
}

/// `; did you mean limit?`
fn meant<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> String {
    closest(name, names).map(|name| format!("; did you mean {name}?")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limit_of(config: &str, typed: &[&str]) -> usize {
        let program = with_defaults(Cli::command(), config).expect("a good file");
        let matches =
            program.try_get_matches_from(["onrecord", "search", "x"].iter().chain(typed)).expect("good");
        let (_, search) = matches.subcommand().expect("a command");
        *search.get_one::<usize>("limit").expect("it has a default")
    }

    fn wrong(config: &str) -> String {
        with_defaults(Cli::command(), config).expect_err("a mistake").to_string()
    }

    #[test]
    fn what_is_typed_wins_over_the_file() {
        assert_eq!(limit_of("[search]\nlimit = 25", &[]), 25);
        assert_eq!(limit_of("[search]\nlimit = 25", &["--limit", "3"]), 3);
        assert_eq!(limit_of("[all]\nindex = \"elsewhere\"\n[saved]\n[index]\njobs = 2", &[]), 10);
    }

    #[test]
    fn a_default_is_in_nobodys_way() {
        // --cite and --format cannot be typed together.
        assert_eq!(
            limit_of(
                "[search]\nformat = \"csv\"\nfacet = [\"speaker\", \"month\"]\nquotes = true",
                &["--cite"]
            ),
            10
        );
    }

    #[test]
    fn a_mistake_is_told_with_its_place() {
        assert_eq!(
            wrong("[search]\nlimt = 3"),
            "'limt' is no flag of search that can have a default; did you mean limit?"
        );
        assert_eq!(wrong("[serach]\n"), "there is no command 'serach'; did you mean search?");
        assert_eq!(
            wrong("[all]\ncolour = \"never\""),
            "'colour' is no flag for all commands that can have a default; did you mean color?"
        );
        assert!(wrong("[search]\nsort = \"best\"").starts_with("invalid value 'best' for '--sort <SORT>'"));
        assert!(wrong("[search]\nlimit = \"many\"").contains("'many'"));
        assert_eq!(wrong("[search]\nquotes = 1"), "'quotes' is true or false");
        assert!(wrong("color = \"never\"").starts_with("'color' stands in no table; put it under [all]"));
        assert!(wrong("[all]\n[search\n").starts_with("line 2 is no TOML"));
        assert!(wrong("[search]\nsave = \"x\"").starts_with("'save' is no flag of search"));
    }
}
