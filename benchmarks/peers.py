"""Measure seedproof and others on the same text, in one run: python benchmarks/peers.py [--python PYTHON] [--data FILE.jsonl] [--mb 4]

The others need not be installed: whoever is not is named, and left out. Make them an environment of their own, and name its Python:

    python -m venv peers && peers/bin/pip install datatrove[processing] spacy ftfy codespell typos proselint pyspellchecker py3langid
    python benchmarks/peers.py --python peers/bin/python

All are measured in turn, on the same documents, each in a process of its own on one core, in seconds of CPU time. What it takes to begin
is taken away as in speed.py: a part of the text is measured too, and the difference divided by the megabytes between. They do different
things: none of the others tells where an article ends. What each does stands beside its figure.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Final, NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))  # so that it can be started as a script
from benchmarks.children import taken
from benchmarks.documents import made_up, megabytes_of, read
from benchmarks.speed import in_turn
from tools.builds import HERE

from seedproof import Document

_TEXTS: Final = "import json, sys\ntexts = [json.loads(line)['text'] for line in open(sys.argv[1], encoding='utf-8')]\n"


class Peer(NamedTuple):
    """A program that reads texts, and what to start it with.

    - ``does``: in a few words
    - ``package``: the distribution that it is of; none for Python itself
    - ``needs``: modules without which it does not run
    - ``program``: of Python, given a file of rows; else ``command``, given a folder of files
    - ``fine``: exit codes that are no failure
    """

    does: str
    package: str | None
    needs: tuple[str, ...] = ()
    program: str = ""
    command: tuple[str, ...] = ()
    fine: tuple[int, ...] = (0,)


OURS: Final = "seedproof"
_WHOLE, _PART = "whole", "part"
_ONE_CORE: Final = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "TOKENIZERS_PARALLELISM"), "1")
PEERS: Final = {
    OURS: Peer("all of its checks, with their places", OURS),
    "re.findall": Peer(r"one pass of re.findall(r'\w+')", None, program="import re\nfor text in texts: re.findall(r'\\w+', text)"),
    "datatrove": Peer(
        "keeps or drops a document: filters of FineWeb (Gopher repetition and quality, C4, FineWeb), without its language filter",
        "datatrove",
        ("datatrove", "regex", "spacy"),
        """
from datatrove.data import Document
from datatrove.pipeline.filters import C4QualityFilter, FineWebQualityFilter, GopherQualityFilter, GopherRepetitionFilter
filters = [GopherRepetitionFilter(), GopherQualityFilter(), C4QualityFilter(filter_no_terminal_punct=False), FineWebQualityFilter()]
for number, text in enumerate(texts):
    document = Document(text=text, id=str(number))
    all(each.filter(document) is True for each in filters)
""",
    ),
    "ftfy": Peer("mends mojibake and other encoding faults", "ftfy", ("ftfy",), "import ftfy\nfor text in texts: ftfy.fix_text(text)"),
    "codespell": Peer("finds words of a list of slips", "codespell", ("codespell_lib",), command=("-m", "codespell_lib"), fine=(0, 65)),
    "typos": Peer(
        "finds words of a list of slips; a compiled program", "typos", command=("typos", "--isolated", "--threads", "1"), fine=(0, 2)
    ),
    "proselint": Peer("finds faults of style in English", "proselint", ("proselint",), command=("-m", "proselint", "check"), fine=(0, 1)),
    "pyspellchecker": Peer(
        "finds words that an English list lacks, and proposes nothing",
        "pyspellchecker",
        ("spellchecker",),
        "from spellchecker import SpellChecker\nlist_ = SpellChecker()\nfor text in texts: list_.unknown(list_.split_words(text))",
    ),
    "py3langid": Peer(
        "tells the language of a document", "py3langid", ("py3langid",), "import py3langid\nfor text in texts: py3langid.classify(text)"
    ),
}


class Corpus(NamedTuple):
    """The same documents as rows of one file, and as a folder of files."""

    rows: Path
    files: Path

    @classmethod
    def written(cls, documents: list[Document], folder: Path) -> Corpus:
        """Write documents below a folder, which is made."""
        corpus = cls(folder / "documents.jsonl", folder / "files")
        corpus.files.mkdir(parents=True)
        corpus.rows.write_text("".join(json.dumps({"id": d.id, "text": d.text}) + "\n" for d in documents), encoding="utf-8")
        for number, document in enumerate(documents):
            (corpus.files / f"{number}.txt").write_text(document.text, encoding="utf-8", errors="replace")
        return corpus


class Environment:
    """The Python that the others are installed for."""

    def __init__(self, python: str) -> None:
        self.python = str(Path(python).absolute())  # not resolved: the Python of an environment is a link
        self._variables = os.environ | _ONE_CORE

    def lacking(self, peer: Peer) -> str | None:
        """Return why a peer cannot be measured, None where it can."""
        if peer.package == OURS:
            return None
        if peer.package and not self.version(peer):
            return f"{peer.package} is not installed"
        script = "import importlib.util, sys\nprint(*(name for name in sys.argv[1:] if importlib.util.find_spec(name) is None))"
        missing = self._asked(script, *peer.needs).split()
        return f"it needs {', '.join(missing)}" if missing else None

    def version(self, peer: Peer) -> str:
        """Return the version of a peer that is installed, or nothing."""
        if peer.package == OURS:
            return version(OURS)
        script = "import importlib.metadata as m, sys\ntry: print(m.version(sys.argv[1]))\nexcept m.PackageNotFoundError: pass"
        return self._asked(script, peer.package).strip() if peer.package else ""

    def seconds(self, name: str, corpus: Corpus) -> float:
        """Return the CPU time of one pass over a corpus."""
        peer, folder = PEERS[name], corpus.files.parent
        if name == OURS:
            command = [
                sys.executable,
                "-m",
                "seedproof",
                "check",
                str(corpus.rows),
                "--jobs",
                "1",
                "--format",
                "jsonl",
                "--fail-on",
                "never",
            ]
            return taken(command, folder, self._variables | {"PYTHONPATH": str(HERE)}).seconds
        if peer.program:
            return taken([self.python, "-c", _TEXTS + peer.program, str(corpus.rows)], folder, self._variables, peer.fine).seconds
        program, *more = peer.command
        begins = [self.python, program] if program.startswith("-") else [str(Path(self.python).parent / program)]
        return taken([*begins, *more, str(corpus.files)], folder, self._variables, peer.fine).seconds

    def _asked(self, script: str, *arguments: str) -> str:
        return subprocess.run([self.python, "-c", script, *arguments], capture_output=True, text=True, check=True).stdout


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", default=sys.executable, help="the Python that the others are installed for; this one if none is named")
    parser.add_argument("--data", type=Path, help='JSONL with {"id", "text"} rows, instead of made-up text')
    parser.add_argument("--mb", type=float, default=4.0, help="megabytes of text")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="+", default=list(PEERS), choices=PEERS, help="measure these")
    args = parser.parse_args()
    environment = Environment(args.python)
    documents = read(args.data, args.mb) if args.data else made_up(args.mb)
    part = documents[: max(1, len(documents) // 4)]
    lacking = {name: environment.lacking(PEERS[name]) for name in args.only}
    with tempfile.TemporaryDirectory() as folder:
        corpora = {_WHOLE: Corpus.written(documents, Path(folder, _WHOLE)), _PART: Corpus.written(part, Path(folder, _PART))}
        rounds = in_turn(_measures([name for name, why in lacking.items() if why is None], environment, corpora), args.rounds)
    size = megabytes_of(documents)
    print(f"Python {platform.python_version()}, {platform.machine()}; {len(documents)} documents, {size:.1f} MB; {args.rounds} rounds")
    print("\n| | version | CPU s a MB | of seedproof's | MB/s | to begin, s | what it does |\n|---|---|---|---|---|---|---|")
    for name, why in lacking.items():
        told = _told(name, rounds, size, megabytes_of(part)) if why is None else f" | | | | left out: {why}"
        print(f"| {name} | {environment.version(PEERS[name])} | {told} |")


def _measures(names: list[str], environment: Environment, corpora: dict[str, Corpus]) -> dict[str, Callable[[], float]]:
    """Return what measures each peer on each corpus."""
    return {f"{name} {size}": partial(environment.seconds, name, corpus) for name in names for size, corpus in corpora.items()}


def _told(name: str, rounds: Sequence[Mapping[str, float]], size: float, part: float) -> str:
    """Return the columns of a peer, of which ``size`` and ``part`` are the megabytes that it was measured on."""

    def rates(of: str) -> list[float]:
        return [(taken[f"{of} {_WHOLE}"] - taken[f"{of} {_PART}"]) / (size - part) for taken in rounds]

    found = rates(name)
    rate = statistics.median(found)
    begin = statistics.median(taken[f"{name} {_PART}"] for taken in rounds) - rate * part
    ours = f"{OURS} {_WHOLE}" in rounds[0]
    ratio = f"{statistics.median(a / b for a, b in zip(found, rates(OURS), strict=True)):.2f}" if ours else ""
    columns = f"{rate:.3f} [{min(found):.3f}, {max(found):.3f}]", ratio, f"{1 / rate:.1f}", f"{max(begin, 0):.2f}", PEERS[name].does
    return " | ".join(columns)


if __name__ == "__main__":
    main()
