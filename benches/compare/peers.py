"""The programs that are compared, each by the commands that a user would type."""

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent


@dataclass
class Run:
    """One run of a command: wall-clock seconds and peak memory of its largest process in megabytes."""

    seconds: float
    megabytes: float


def run(command, env=None):
    """Runs `command`; fails where it ends with more than grep's 1."""
    started = time.monotonic()
    process = subprocess.Popen(
        [str(word) for word in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={**os.environ, **(env or {})}
    )
    told = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - started
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise RuntimeError(f"{command[0]} failed: {told.decode(errors='replace')[-400:]}")
    return Run(seconds, usage.ru_maxrss / 1024)


def bytes_of(path):
    """The size of a file, or of all files in a folder."""
    files = [path] if path.is_file() else path.rglob("*")
    return sum(file.stat().st_size for file in files if file.is_file())


class Onrecord:
    name = "onrecord index"
    output = "onrecord"
    binary = ROOT / "target/dist/onrecord"

    def missing(self):
        return None if self.binary.exists() else "build it with: cargo build --profile dist --examples"

    def index(self, pages, work, threads):
        return run([self.binary, "index", pages, "--index", work / "onrecord", "--quiet", "--jobs", threads])

    def size(self, work):
        return bytes_of(work / self.output)

    def search(self, pages, work, words):
        return [self.binary, "search", f'"{words}"', "--quotes", "--facet", "speaker", "--index", work / "onrecord"]


class Html5ever:
    name = "html5ever's parse alone"
    output = None
    binary = ROOT / "target/dist/examples/parse"

    def missing(self):
        return None if self.binary.exists() else "build it with: cargo build --profile dist --examples"

    def index(self, pages, work, threads):
        return run([self.binary, pages, threads])

    def size(self, work):
        return None

    def search(self, pages, work, words):
        return None


class Recoll:
    name = "recollindex"
    output = "recoll"

    def missing(self):
        return None if shutil.which("recollindex") else "install Debian's package recollcmd"

    def index(self, pages, work, threads):
        config = work / "recoll"
        config.mkdir(parents=True, exist_ok=True)
        (config / "recoll.conf").write_text(f"topdirs = {pages}\nthrTCounts = {threads} {threads} 1\nindexallfilenames = 0\n")
        return run(["recollindex", "-c", config])

    def size(self, work):
        return bytes_of(work / self.output / "xapiandb")

    def search(self, pages, work, words):
        return ["recollq", "-c", work / "recoll", f'"{words}"']


class Trafilatura:
    name = "trafilatura into FTS5"
    output = "fts.db"

    def missing(self):
        found = subprocess.run([sys.executable, "-c", "import trafilatura"], capture_output=True).returncode == 0
        return None if found else "install trafilatura from PyPI"

    def index(self, pages, work, threads):
        work.mkdir(parents=True, exist_ok=True)
        return run([sys.executable, HERE / "trafilatura_fts.py", pages, work / "fts.db", threads])

    def size(self, work):
        return bytes_of(work / self.output)

    def search(self, pages, work, words):
        query = "import sqlite3,sys; print(sqlite3.connect(sys.argv[1]).execute('select count(*) from page where page match ?', (sys.argv[2],)).fetchone())"
        return [sys.executable, "-c", query, work / "fts.db", f'"{words}"']


class Ripgrep:
    name = "ripgrep over the files"
    output = None

    def missing(self):
        return None if shutil.which("rg") else "install Debian's package ripgrep"

    def index(self, pages, work, threads):
        return None

    def size(self, work):
        return None

    def search(self, pages, work, words):
        return ["rg", "--count", "--ignore-case", "--fixed-strings", words, pages]


PEERS = [Html5ever(), Onrecord(), Recoll(), Trafilatura(), Ripgrep()]


def article_bytes(pages):
    """Bytes of the article texts as `extract` reads them."""
    command = [str(Onrecord.binary), "extract", str(pages)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        return sum(len(json.loads(line).get("body", "").encode()) for line in process.stdout)
