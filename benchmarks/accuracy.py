"""Measure how well seedproof does on labelled real documents, now and in the run before.

    python benchmarks/accuracy.py SCORER [--only SETS] [--limit N] [--unseen FOLDER] [--write]

SCORER is the script that holds findings against labels and prints a figure a line (`score.py`; it and its data are kept beside this
repository). Its figures are printed, with what they were in the newest run in benchmarks/RESULTS.md. With --unseen the sets that the
cut was learnt from are scored a second time, each document by weights that were not learnt from its site; FOLDER holds them, and is
filled first if it is empty (`training/cut/held_out.py`, which takes its time). With --write the run is put at the top of
benchmarks/RESULTS.md, in place of an earlier one of the same day and commit.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

ROOT = pathlib.Path(__file__).parent.parent
RESULTS = ROOT / "benchmarks/RESULTS.md"
HELD_OUT = ROOT / "training/cut/held_out.py"
LEARNT_FROM = ("trailing", "trailing_multi", "clean")  # the sets by whose sites the weights of the cut are held out
LEGEND = "Arrows: against the run before. In brackets: by weights of the cut that were not learnt from a document's site."

_HEADING = re.compile(r"^## (?P<date>\d{4}-\d\d-\d\d), accuracy at `(?P<commit>[^`]+)`$", re.MULTILINE)
_ROW = re.compile(r"^\| (?P<set>[a-z][\w.-]*) \| (?P<figures>.*) \|$", re.MULTILINE)
_FIGURE = re.compile(r"(?P<name>\w+) (?P<value>-?\d+\.\d+|-)(?: [▲▼]\d*\.\d+)?(?: \[[^]]*\])? \((?P<n>\d+)\)")


class Figure(NamedTuple):
    """A figure, None where there was nothing to measure, and how many things it was measured on."""

    value: float | None
    n: int


Figures = Mapping[str, Figure]


def parsed(content: str) -> dict[str, Figure]:
    """Return the figures of the scorer's JSON. Raises ValueError where it is not what a scorer writes."""
    try:
        return {name: Figure(f["value"], f["n"]) for name, f in json.loads(content).items()}
    except (KeyError, TypeError, AttributeError, json.JSONDecodeError) as error:
        raise ValueError(f'the scorer wrote no JSON of the form {{"name": {{"value": 0.5, "n": 10}}}}: {error!r}') from None


def scored(scorer: pathlib.Path, command: str, options: Sequence[str] = ()) -> dict[str, Figure]:
    """Return what SCORER measures of ``command``. Exits where it, its data or the build is missing or breaks."""
    if not scorer.is_file():
        sys.exit(f"accuracy: there is no scorer at {scorer}; name the script that holds findings against labels")
    if not any((scorer.parent / "data").glob("*.jsonl*")):
        sys.exit(f"accuracy: there are no labelled documents in {scorer.parent / 'data'}, where the scorer reads them")
    with tempfile.TemporaryDirectory() as folder:
        written = pathlib.Path(folder) / "figures.json"
        done = subprocess.run(
            [sys.executable, str(scorer), "--cmd", command, "--json", str(written), *options],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
        if done.returncode or not written.exists():
            sys.exit(f"accuracy: the scorer ended with {done.returncode}: {done.stderr.strip()[-800:]}")
        figures = parsed(written.read_text(encoding="utf-8"))
    if not figures:
        sys.exit(f"accuracy: {scorer} measured nothing of {' '.join(options) or 'its sets'}")
    return figures


def table(figures: Figures, before: Figures, unseen: Figures) -> str:
    """Return a Markdown table with a row a set: each figure, how it moved, the estimate for unseen sites, and its number."""
    rows: dict[str, list[str]] = defaultdict(list)
    for name, figure in figures.items():
        group, _, last = name.rpartition(".")
        rows[group or name].append(_cell(last, figure, before.get(name), unseen.get(name)))
    return "\n".join(["| set | figures |", "|---|---|", *(f"| {group} | {' · '.join(cells)} |" for group, cells in rows.items())])


def newest(results: str) -> dict[str, Figure]:
    """Return for each figure its value in the newest run that has it."""
    figures: dict[str, Figure] = {}
    for section in _sections(results):
        for row in _ROW.finditer(section):
            for found in _FIGURE.finditer(row["figures"]):
                value = None if found["value"] == "-" else float(found["value"])
                figures.setdefault(f"{row['set']}.{found['name']}", Figure(value, int(found["n"])))
    return figures


def without(results: str, heading: str) -> str:
    """Return ``results`` without the section of this heading."""
    at = results.find(heading + "\n")
    return results if at < 0 else results[:at] + results[_end_of_section(results, at) :]


def with_section(results: str, heading: str, body: str) -> str:
    """Return ``results`` with a section above all others."""
    results = without(results, heading)
    first = results.find("\n## ") + 1 or len(results)
    return f"{results[:first].rstrip()}\n\n{heading}\n\n{body.strip()}\n\n{results[first:]}".rstrip() + "\n"


def _cell(name: str, figure: Figure, before: Figure | None, unseen: Figure | None) -> str:
    if figure.value is None:
        return f"{name} - ({figure.n})"
    parts = [f"{name} {figure.value:.3f}"]
    moved = round(figure.value - before.value, 3) if before and before.value is not None else 0
    if moved:
        parts.append(("▲" if moved > 0 else "▼") + f"{abs(moved):.3f}".removeprefix("0"))
    if unseen and unseen.value is not None:
        parts.append(f"[{unseen.value:.3f}]")
    return " ".join([*parts, f"({figure.n})"])


def _sections(results: str) -> list[str]:
    return [results[m.start() : _end_of_section(results, m.start())] for m in _HEADING.finditer(results)]


def _end_of_section(results: str, start: int) -> int:
    end = results.find("\n## ", start + 1)
    return len(results) if end < 0 else end + 1


def _unseen(scorer: pathlib.Path, folder: pathlib.Path, only: str, options: Sequence[str]) -> dict[str, Figure]:
    """Return the figures by weights that were not learnt from a document's site, which are learnt first where there are none."""
    if not (folder / "folds.json").exists():
        subprocess.run([sys.executable, str(HELD_OUT), "learn", str(scorer.parent / "data"), str(folder)], check=True)
    wanted = [name for name in LEARNT_FROM if not only or name in only.split(",")]
    command = shlex.join([sys.executable, str(HELD_OUT), "run", str(folder)])
    figures = scored(scorer, command, ["--only", ",".join(wanted), *options]) if wanted else {}
    return {name: figure for name, figure in figures.items() if not name.startswith("clean.") or ".offtopic." in name}


def _commit() -> str:
    done = subprocess.run(["git", "-C", str(ROOT), "describe", "--always", "--dirty=+"], capture_output=True, text=True, check=False)
    return done.stdout.strip() or "no commit"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print, and perhaps write down."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scorer", type=pathlib.Path)
    parser.add_argument("--only", default="", help="sets to measure, separated by commas")
    parser.add_argument("--limit", type=int, default=0, help="at most so many rows of each set")
    parser.add_argument("--unseen", type=pathlib.Path, help="folder for weights that were not learnt from a document's site")
    parser.add_argument("--cmd", default=f"{shlex.quote(sys.executable)} -m seedproof", help="the build to measure")
    parser.add_argument("--write", action="store_true", help="put the run into benchmarks/RESULTS.md")
    args = parser.parse_args(arguments)
    limit = ["--limit", str(args.limit)] if args.limit else []
    heading = f"## {dt.datetime.now(tz=dt.UTC):%Y-%m-%d}, accuracy at `{_commit()}`"
    results = RESULTS.read_text(encoding="utf-8")
    figures = scored(args.scorer, args.cmd, [*(["--only", args.only] if args.only else []), *limit])
    unseen = _unseen(args.scorer, args.unseen, args.only, limit) if args.unseen else {}
    shown = table(figures, newest(without(results, heading)), unseen)
    print(f"{heading}\n\n{shown}\n\n{LEGEND}")
    if args.write:
        given = shlex.join(["python", "benchmarks/accuracy.py", *(sys.argv[1:] if arguments is None else arguments)])
        body = f"`{given.removesuffix(' --write')}`. {LEGEND}\n\n{shown}"
        RESULTS.write_text(with_section(results, heading, body), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
