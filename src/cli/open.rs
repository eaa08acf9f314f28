//! `onrecord open`.

use std::io::Write;
use std::process::{Command, Stdio};

use clap::Args;

use super::{Globals, Outcome, failed, state};
use onrecord::text::harmless;
use onrecord::{Session, Store};

/// Open the original of a hit: its file, or its url where the file is gone.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  onrecord open 3              # the third hit of the last search
  onrecord open 8bdaecd8a7-870d07
  onrecord open 3 --print      # say only what would be opened

The program that opens it is that of the desktop, or the one that BROWSER names.")]
pub(super) struct OpenArgs {
    /// Id of an article or of a quote, the path of a file, or the number of a hit of the last search
    #[arg(value_name = "ID|PATH|NUMBER")]
    id: String,
    /// Print what would be opened, and open nothing
    #[arg(long)]
    print: bool,
}

pub(super) fn run(args: &OpenArgs, globals: &Globals) -> anyhow::Result<Outcome> {
    let session = Session::open(&globals.index)?;
    let id = state::id_of(&globals.index, &args.id)?;
    let articles = session.article(&id)?;
    let Some(article) = articles.first() else {
        if !globals.quiet {
            eprintln!(
                "onrecord: no article '{}' in {}; search prints ids",
                harmless(&id),
                harmless(&session.folder().to_string_lossy())
            );
        }
        return Ok(Outcome::Nothing);
    };
    let url =
        article.page.url.as_deref().filter(|url| url.starts_with("http://") || url.starts_with("https://"));
    let url = url.map(encoded);
    // Whole, so that a name like "--help.html" is no flag.
    let file = session.file_of(&article.page.path);
    let (original, name) = match (file.exists(), url.as_deref()) {
        (true, _) => (file.as_os_str(), article.page.path.as_str()),
        (false, Some(url)) => (url.as_ref(), url),
        (false, None) => anyhow::bail!(
            "{} is gone, and its page names no url; onrecord show {} shows what the index keeps of it",
            harmless(&article.page.path),
            article.id
        ),
    };
    if args.print {
        writeln!(anstream::stdout().lock(), "{}", harmless(name))?;
        return Ok(Outcome::Found);
    }
    let opener = opener();
    let opened = Command::new(&opener).arg(original).stdin(Stdio::null()).stdout(Stdio::null()).status();
    let status = opened.map_err(|error| {
        failed("run", opener.as_ref(), &error, "set BROWSER to a program that opens pages")
    })?;
    anyhow::ensure!(
        status.success(),
        "{opener} could not open {}; set BROWSER to another program",
        harmless(name)
    );
    Ok(Outcome::Found)
}

/// An address with all but the signs of addresses encoded, so that what opens it reads one address and nothing else.
fn encoded(url: &str) -> String {
    let mut whole = String::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&()*+,;=%".contains(&byte) {
            whole.push(char::from(byte));
        } else {
            whole.push_str(&format!("%{byte:02X}"));
        }
    }
    whole
}

fn opener() -> String {
    let usual = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    std::env::var("BROWSER").ok().filter(|program| !program.is_empty()).unwrap_or_else(|| usual.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_holds_nothing_but_signs_of_addresses() {
        assert_eq!(encoded("https://quay.example/a?b=%20c#d"), "https://quay.example/a?b=%20c#d");
        assert_eq!(
            encoded("https://quay.example/a b'\"`é\n"),
            "https://quay.example/a%20b%27%22%60%C3%A9%0A"
        );
    }
}
