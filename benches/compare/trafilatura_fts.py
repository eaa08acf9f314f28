"""What one would write in an afternoon: trafilatura's text and metadata of each page in an FTS5 table of SQLite."""

import sqlite3
import sys
from multiprocessing import Pool
from pathlib import Path

import trafilatura


def read(path):
    found = trafilatura.bare_extraction(path.read_bytes(), with_metadata=True)
    return found and (str(path), found.title, found.date, found.text)


if __name__ == "__main__":
    pages, database, processes = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    Path(database).unlink(missing_ok=True)
    store = sqlite3.connect(database)
    store.execute("create virtual table page using fts5(path unindexed, title, date unindexed, body)")
    with Pool(processes) as pool:
        rows = pool.imap_unordered(read, sorted(pages.rglob("*.html")), chunksize=16)
        store.executemany("insert into page values (?, ?, ?, ?)", filter(None, rows))
    store.commit()
