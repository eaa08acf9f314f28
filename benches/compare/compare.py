#!/usr/bin/env python3
"""onrecord beside its peers: the same generated pages, the same threads, one run.

    cargo build --profile dist --examples
    python3 benches/compare/compare.py 1000 10000

prints a table of indexing and one of searching for each number of pages. Programs that are not installed are left out
with a line that says where to get them. Folders of pages are kept and used again.
"""

import argparse
import os
import shutil
import statistics
import tempfile
from pathlib import Path

from pages import write_folder
from peers import PEERS, Html5ever, Onrecord, article_bytes, run

WORDS = "the harbour in Norra"
SEARCHES = 7


def compare(count, options):
    base = options.folder / f"{count}-pages-seed-{options.seed}"
    write_folder(base, Path(__file__).resolve().parent.parent.parent / "corpus", count, options.seed)
    pages, work = base / "pages", options.folder / "work"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    peers = [peer for peer in PEERS if peer.name not in options.skip and not peer.missing()]

    run(["cat", *sorted(pages.iterdir())[0].iterdir()])  # the first reader would pay for the disk
    print(f"\n## {count:,} pages, {options.threads} threads, seed {options.seed}\n")
    print("| indexing | seconds | pages/s | beside html5ever | onrecord is | peak MB | index MB |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    runs = {peer.name: best(peer, pages, work, options) for peer in peers}
    floor, ours = runs.get(Html5ever.name), runs[Onrecord.name]
    for peer in peers:
        if found := runs[peer.name]:
            size = peer.size(work)
            beside = f"{found.seconds / floor.seconds:.2f}" if floor else "-"
            print(
                f"| {peer.name} | {found.seconds:.2f} | {count / found.seconds:.0f} | {beside} | "
                f"{found.seconds / ours.seconds:.2f} times as fast | {found.megabytes:.0f} | {f'{size / 1e6:.1f}' if size else '-'} |"
            )
    text = article_bytes(pages)
    print(f"\nArticle texts: {text / 1e6:.1f} MB; onrecord's index is {Onrecord().size(work) / text:.2f} times that.\n")

    print("| searching, whole process | median ms |")
    print("| --- | --- |")
    for peer in peers:
        if command := peer.search(pages, work, WORDS):
            milliseconds = statistics.median(run(command).seconds for _ in range(SEARCHES)) * 1000
            print(f"| {peer.name} | {milliseconds:.1f} |", flush=True)
    return ours.seconds / count


def best(peer, pages, work, options):
    """The fastest of a few runs: what disturbs a run only ever makes it slower."""
    runs = []
    for _ in range(options.repeat):
        if peer.output:
            remove(work / peer.output)
        found = peer.index(pages, work, options.threads)
        if found is None:
            return None
        runs.append(found)
    return min(runs, key=lambda found: found.seconds)


def remove(path):
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", type=int, nargs="+", help="how many pages; several numbers show how it grows")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repeat", type=int, default=3, help="runs of each program; the fastest counts")
    parser.add_argument("--skip", action="append", default=[], metavar="NAME", help="leave out a program, by its name in the table")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "onrecord-compare")
    options = parser.parse_args()
    for peer in PEERS:
        if reason := peer.missing():
            print(f"{peer.name} is left out: {reason}")
    costs = {count: compare(count, options) for count in sorted(options.pages)}
    first = min(costs)
    for count, cost in costs.items():
        if count != first:
            print(f"\nA page costs {cost / costs[first]:.2f} times as much among {count:,} as among {first:,}.")


if __name__ == "__main__":
    main()
