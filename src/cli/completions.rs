//! `onrecord completions` and `onrecord man`: what shells and `man` know of the program.

use std::io::Write;
use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, CommandFactory};
use clap_complete::Shell;
use clap_complete::env::Shells;

use super::complete::ASKED_BY;
use super::{Cli, Outcome, failed};

/// Print the completions of a shell.
///
/// They complete commands and flags, and what the index holds: who is quoted or named, papers, sections, saved searches. Let the
/// shell read them anew when it starts, because a later version may print others.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  echo 'source <(onrecord completions bash)' >> ~/.bashrc
  echo 'source <(onrecord completions zsh)' >> ~/.zshrc        # after compinit
  echo 'onrecord completions fish | source' > ~/.config/fish/completions/onrecord.fish")]
pub(super) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

pub(super) fn completions(args: &CompletionsArgs) -> anyhow::Result<Outcome> {
    if args.shell == Shell::PowerShell {
        std::io::stdout().lock().write_all(POWERSHELL.replace("{var}", ASKED_BY).as_bytes())?;
        return Ok(Outcome::Found);
    }
    let shells = Shells::builtins();
    let shell = shells.completer(&args.shell.to_string()).context("this shell cannot be completed in")?;
    let mut script = Vec::new();
    shell.write_registration(ASKED_BY, "onrecord", "onrecord", "onrecord", &mut script)?;
    std::io::stdout().lock().write_all(&script)?;
    Ok(Outcome::Found)
}

/// PowerShell's registration. clap's own puts what was typed into a text that is evaluated; here it is handed over word by
/// word, and nothing of it is run.
const POWERSHELL: &str = r#"
Register-ArgumentCompleter -Native -CommandName onrecord -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $prev = $env:{var};
    $env:{var} = "powershell";

    $words = @($commandAst.CommandElements | Where-Object {
        $_.Extent.StartOffset -lt $cursorPosition
    } | ForEach-Object {
        if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) {
            $_.Value
        } else {
            $_.Extent.Text
        }
    });
    if ($wordToComplete -eq "") {
        $words += "";
    }

    $results = & onrecord -- @words;
    if ($null -eq $prev) {
        Remove-Item Env:\{var};
    } else {
        $env:{var} = $prev;
    }
    $results | ForEach-Object {
        $split = $_.Split("`t");
        $cmd = $split[0];

        if ($split.Length -eq 2) {
            $help = $split[1];
        }
        else {
            $help = $split[0];
        }

        [System.Management.Automation.CompletionResult]::new($cmd, $cmd, 'ParameterValue', $help)
    }
};
"#;

/// Write the manual pages: one of the program, and one of each command.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  onrecord man                                  # the page of the program
  onrecord man ~/.local/share/man/man1          # all pages, as files")]
pub(super) struct ManArgs {
    /// Folder for the pages; that of the program goes to standard output where none is given
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
}

pub(super) fn man(args: &ManArgs) -> anyhow::Result<Outcome> {
    let program = Cli::command();
    let Some(folder) = &args.folder else {
        let mut page = Vec::new();
        clap_mangen::Man::new(program).render(&mut page)?;
        std::io::stdout().lock().write_all(&page)?;
        return Ok(Outcome::Found);
    };
    std::fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(program, folder)).map_err(
        |error| failed("write manual pages to", folder, &error, "give a folder that can be written"),
    )?;
    Ok(Outcome::Found)
}
