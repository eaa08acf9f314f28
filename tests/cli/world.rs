//! A folder to run the program in, and what came of a run.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use assert_cmd::Command;
use serde_json::Value;
use tantivy::TantivyDocument;
use tantivy::schema::Value as _;
use tempfile::TempDir;

/// Where the program lies.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_onrecord");

/// The sample pages, indexed once for all tests that only look.
pub static SAMPLES: LazyLock<World> = LazyLock::new(World::with_samples);

/// Looks something up in the sample pages, and fails unless it is found.
pub fn look(args: &[&str]) -> Run {
    let run = SAMPLES.run(args);
    assert_eq!(run.status, 0, "{args:?}: {}", run.err);
    run
}

/// A folder that lives as long as the test.
pub struct World {
    folder: TempDir,
}

/// What a run printed, and its exit status.
pub struct Run {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl World {
    /// An empty folder.
    pub fn new() -> Self {
        Self { folder: TempDir::new().expect("a folder for the test") }
    }

    /// A folder with an index of the project's sample pages.
    pub fn with_samples() -> Self {
        let world = Self::new();
        let samples = samples();
        let run = world.run(["index".as_ref(), samples.as_os_str()]);
        assert_eq!(run.status, 0, "{}", run.err);
        world
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file, and the folders above it.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder");
        fs::write(&path, bytes).expect("a file");
        path
    }

    /// Runs the program here.
    pub fn run(&self, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Run {
        finish(self.program().args(args))
    }

    /// Runs the program here, with these variables in its environment.
    pub fn run_with(&self, set: &[(&str, &str)], args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Run {
        finish(self.program().args(args).envs(set.iter().copied()))
    }

    /// Runs the program here, where `folder` is that of the reader's configuration.
    pub fn read_usual_config(&self, folder: &str, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Run {
        let folder = self.path().join(folder);
        let mut program = self.program();
        program.env_remove("ONRECORD_CONFIG").env("XDG_CONFIG_HOME", &folder).env("APPDATA", &folder);
        finish(program.args(args))
    }

    /// The program, which finds here all that it reads and remembers.
    fn program(&self) -> Command {
        Command::from_std(self.command(PROGRAM))
    }

    /// `program`, which may start ours: run here, where ours finds all that it reads and remembers.
    pub fn command(&self, program: &str) -> std::process::Command {
        let mut command = std::process::Command::new(program);
        command
            .current_dir(self.path())
            .env_remove("ONRECORD_INDEX")
            .env_remove("RUST_BACKTRACE")
            .env("ONRECORD_CONFIG", "")
            .env("ONRECORD_STATE", self.path().join(".state"));
        command
    }

    /// Runs the program here, with `input` on its standard input.
    pub fn feed(&self, input: impl Into<Vec<u8>>, line: &str) -> Run {
        finish(self.program().args(line.split(' ')).write_stdin(input))
    }

    /// Runs the program with the words of `line` as arguments.
    pub fn type_in(&self, line: &str) -> Run {
        self.run(line.split(' '))
    }

    /// Every document of the index in `folder`, in order of its content: the records of articles and copies, and for each
    /// quote its number and the record that it stands behind.
    pub fn dump(&self, folder: &str) -> Vec<String> {
        let folder = self.path().join(folder);
        let manifest = std::fs::read(folder.join("onrecord.json")).expect("an index");
        let manifest: serde_json::Value = serde_json::from_slice(&manifest).expect("JSON");
        let files = folder.join(format!("generation-{}", manifest["generation"]));
        let index = tantivy::Index::open_in_dir(files).expect("files of an engine");
        let record_field = index.schema().get_field("record").expect("a field");
        let searcher = index.reader().expect("a whole index").searcher();
        let mut documents = Vec::new();
        for segment in searcher.segment_readers() {
            let store = segment.get_store_reader(2).expect("a store");
            let numbers = segment.fast_fields().u64("number").expect("a column");
            let mut article = String::new();
            for doc in segment.doc_ids_alive() {
                let document: TantivyDocument = store.get(doc).expect("a document");
                let record = document.get_first(record_field).and_then(|value| value.as_bytes());
                match record {
                    Some(record) => {
                        article = String::from_utf8(record.to_vec()).expect("JSON");
                        documents.push(article.clone());
                    }
                    None => {
                        let number = numbers.first(doc).expect("the number of a quote");
                        documents.push(format!("quote {number} of {article}"));
                    }
                }
            }
        }
        documents.sort();
        documents
    }
}

fn finish(command: &mut Command) -> Run {
    let output = command.output().expect("the program runs");
    Run {
        status: output.status.code().expect("the program ends by itself"),
        out: String::from_utf8(output.stdout).expect("output is UTF-8"),
        err: String::from_utf8(output.stderr).expect("messages are UTF-8"),
    }
}

impl Run {
    /// Fails unless this is an error as users are promised: status 2, nothing on standard output, one line that holds
    /// each of `parts`.
    pub fn assert_error(&self, parts: &[&str]) {
        assert_eq!((self.status, self.out.as_str()), (2, ""), "{}", self.err);
        assert_eq!(self.err.lines().count(), 1, "{}", self.err);
        for part in parts {
            assert!(self.err.contains(part), "{part} is not in: {}", self.err);
        }
    }

    /// Fails unless this is such an error in a query, which two lines more show with a caret under the place.
    pub fn assert_error_at(&self, query: &str, carets: &str, parts: &[&str]) {
        assert_eq!((self.status, self.out.as_str()), (2, ""), "{}", self.err);
        let lines: Vec<&str> = self.err.lines().collect();
        assert_eq!((lines.len(), lines[1].trim(), lines[2].trim()), (3, query, carets), "{}", self.err);
        for part in parts {
            assert!(lines[0].contains(part), "{part} is not in: {}", self.err);
        }
    }

    /// Standard output as one JSON value.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error} in {}", self.out))
    }

    /// Standard output as JSON lines.
    pub fn json_lines(&self) -> Vec<Value> {
        let value = |line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error} in {line}"));
        self.out.lines().map(value).collect()
    }
}

/// The folder of sample pages.
pub fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}
