"""Compares what two builds find: ``python tools/diff_findings.py [--base REV] [FILE or FOLDER ...]``.

Run it before every change of a check is committed, as ruff's ecosystem check is run: it tells check by check which findings are new, gone,
moved or told otherwise, and whether parsing changed. Without paths it reads ``seeds/``, ``tests/broken``, the texts of the case files
and a corpus that it makes from these. Each of them is copied without its settings, so that both builds judge the same bytes with the
same options. ``--base`` is a revision of this repository (by default HEAD: what the uncommitted change does) or the ``src`` folder of
another checkout; the other build is this working tree.

Ends with 0 where nothing differs, with 1 where something does, with 2 where a build does not run.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

ROOT = Path(__file__).parent.parent
MARKS = re.compile("[⟦⟧]")
DRAWN = 400  # documents of the generated corpus: 1 MB, which every check has findings in
DEFECTS = [
    "thecouncil", "measuLre", "nato’s", "u. S. ", "cafÃ©", "\ufffd", "&amp;nbsp;", "\u200b", "{{ title }}", "<p class=\"x\">", "the a part",
    "Ann Holt", "Anne Holt", "organisation", "organization", "co-operate", "cooperate", "Leave a Reply", "Advertisement", "\x00", "İlgili",
    "“half a quotation", "https://castrel.example/a.jpg 240w", "\\u2019", "function(){return 1}", "中文。", "слово", "x²", "№5", "Q3",
]  # fmt: skip

Record = dict[str, Any]


class Change(NamedTuple):
    """How one finding differs between the builds. ``kind`` is new, gone, moved (another span) or told (same span, other words)."""

    check: str
    kind: str
    before: Record | None
    after: Record | None

    def __str__(self) -> str:
        shown = self.after or self.before or {}
        place = f"{shown['seed']}:{shown['line']}:{shown['column']}"
        if self.kind == "moved" and self.before and self.after:
            spans = (f"[{record['start']}, {record['end']})" for record in (self.before, self.after))
            return f"{place}  {' -> '.join(spans)}  {shown['text'][:60]!r}"
        if self.kind == "told" and self.before and self.after:
            fields = [key for key in self.after if self.after[key] != self.before.get(key)]
            return f"{place}  {', '.join(f'{key}: {self.before.get(key)!r} -> {self.after[key]!r}' for key in fields)}"[:240]
        return f"{place}  [{shown['severity']}] {shown['text'][:80]!r}  {shown['message'][:80]}"


def main() -> int:
    """Compare, print, and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("paths", nargs="*", type=Path, help="files or folders of seeds; those of the repository where none is named")
    parser.add_argument("--base", default="HEAD", help="a revision, or the src folder of another checkout (HEAD)")
    parser.add_argument("--show", type=int, default=5, help="changes shown of each check and kind (5)")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        base = Path(wanted.base).resolve() if Path(wanted.base, "seedproof").is_dir() else _checked_out(wanted.base, here / "base")
        corpora = dict(_named(wanted.paths, here) if wanted.paths else _own(here))
        builds = {"before": base, "after": ROOT / "src"}
        differing = [_differs(name, corpus, builds, wanted.show) for name, corpus in corpora.items()]
    return int(any(differing))


def changes_between(before: Iterable[Record], after: Iterable[Record]) -> list[Change]:
    """Return how two lists of findings differ, by check.

    Findings that are the same in all fields are no change. Of the rest, those of one check in one seed are told as ``told`` where both have
    the same span, as ``moved`` where their spans overlap, else as ``gone`` and ``new``.
    """
    old, new = _by_text(before), _by_text(after)
    lost = [record for key, record in old.items() if key not in new]
    met = [record for key, record in new.items() if key not in old]
    found: list[Change] = []
    for kind, alike in (("told", _same_span), ("moved", _overlap)):
        groups = defaultdict(list)
        for record in lost:
            groups[record["check"], record["seed"]].append(record)
        for record in list(met):
            twin = next((other for other in groups[record["check"], record["seed"]] if alike(record, other)), None)
            if twin is not None:
                groups[record["check"], record["seed"]].remove(twin)
                lost.remove(twin)
                met.remove(record)
                found.append(Change(record["check"], kind, twin, record))
    found += [Change(record["check"], "gone", record, None) for record in lost]
    found += [Change(record["check"], "new", None, record) for record in met]
    return sorted(found, key=lambda change: (change.check, change.kind))


def _differs(name: str, corpus: Path, builds: dict[str, Path], show: int) -> bool:
    """Print how the two builds differ on one corpus, and return whether they do."""
    found = {build: _run(source, "check", corpus) for build, source in builds.items()}
    parsed = {build: _run(source, "parse", corpus) for build, source in builds.items()}
    digest = hashlib.blake2b(found["after"] + parsed["after"], digest_size=8).hexdigest()
    if found["before"] == found["after"] and parsed["before"] == parsed["after"]:
        print(f"{name}: the same {_lines(found['after'])} findings and {_lines(parsed['after'])} seeds ({digest})")
        return False
    changes = changes_between(*(map(json.loads, found[build].splitlines()) for build in builds))
    counts = Counter((change.check, change.kind) for change in changes)
    print(f"{name}: {_lines(found['before'])} -> {_lines(found['after'])} findings")
    for (check, kind), count in sorted(counts.items()):
        print(f"  {check}: {count} {kind}")
        for change in [change for change in changes if (change.check, change.kind) == (check, kind)][:show]:
            print(f"    {change}")
    if not changes and found["before"] != found["after"]:
        print("  the same findings in another order or notation")
    seeds = [[json.loads(line) for line in parsed[build].splitlines()] for build in builds]
    for field in sorted({key for before, after in zip(*seeds, strict=False) for key in after if after[key] != before.get(key)}):
        altered = [after["id"] for before, after in zip(*seeds, strict=False) if after[field] != before.get(field)]
        print(f"  parsed {field}: {len(altered)} seeds differ, for example {', '.join(altered[:show])}")
    return True


def _run(source: Path, command: str, corpus: Path) -> bytes:
    environment = os.environ | {"PYTHONPATH": str(source), "PYTHONUTF8": "1"}
    line = [sys.executable, "-m", "seedproof", command, corpus.name, "--format", "jsonl"]
    done = subprocess.run(line, cwd=corpus.parent, env=environment, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        print(
            f"{source}: `seedproof {command} {corpus.name}` ended with {done.returncode}\n{done.stderr.decode(errors='replace')[-2000:]}",
            file=sys.stderr,
        )
        raise SystemExit(2)
    return done.stdout


def _checked_out(revision: str, target: Path) -> Path:
    """Write the sources of a revision below ``target`` and return their folder."""
    packed = subprocess.run(["git", "archive", revision, "src"], cwd=ROOT, capture_output=True, check=False)
    if packed.returncode:
        print(f"{revision!r} is no revision, and no folder that holds seedproof: {packed.stderr.decode().strip()}", file=sys.stderr)
        raise SystemExit(2)
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
        archive.extractall(target, filter="data")
    return target / "src"


def _named(paths: Iterable[Path], folder: Path) -> Iterator[tuple[str, Path]]:
    """Copy what is named away from its settings."""
    for number, path in enumerate(paths):
        target = folder / f"named-{number}" / path.name
        target.parent.mkdir()
        if path.is_dir():
            shutil.copytree(path, target)
        else:
            shutil.copy(path, target)
        yield str(path), target


def _own(folder: Path) -> Iterator[tuple[str, Path]]:
    """Write the corpora of the repository: the seeds, the broken documents, the case files' texts, and a generated one."""
    yield from ((path.name, shutil.copytree(path, folder / path.name)) for path in (ROOT / "seeds", ROOT / "tests" / "broken"))
    cases = list(_case_texts())
    yield "cases", _rows(folder / "cases.jsonl", cases)
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt")) + sorted((ROOT / "tests/broken").glob("*.txt"))]
    yield "generated", _rows(folder / "generated.jsonl", enumerate(generated(texts, DRAWN)))


def _case_texts() -> Iterator[tuple[str, str]]:
    for file in sorted((ROOT / "tests" / "cases").glob("*.yaml")):
        groups = yaml.safe_load(file.read_text("utf-8"))
        cases = [case for name in ("flags", "passes", "misses") for case in groups.get(name) or ()]
        for number, case in enumerate(cases):
            for part, text in enumerate(case.get("seeds", [case.get("text", "")])):
                yield f"{file.stem}-{number}-{part}", MARKS.sub("", text)


def generated(texts: list[str], count: int) -> Iterator[str]:
    """Yield ``count`` documents whose paragraphs are drawn from ``texts``, damaged here and there, in four shapes."""
    draw = random.Random(11)
    paragraphs = [paragraph for text in texts for paragraph in text.split("\n\n") if paragraph.strip()]
    for number in range(count):
        drawn = [_damaged(draw.choice(paragraphs), draw) for _ in range(draw.randint(1, 14))]
        wrapped = [textwrap.fill(paragraph, 72) for paragraph in drawn]
        yield ("\n\n".join(drawn), "\n".join(drawn), " ".join(drawn), "\n\n".join(wrapped))[number % 4]


def _damaged(paragraph: str, draw: random.Random) -> str:
    words = paragraph.split(" ")
    if draw.random() < 0.2:
        words.insert(draw.randrange(len(words) + 1), draw.choice(DEFECTS))
    if draw.random() < 0.1:
        words = [word.lower() for word in words]
    return " ".join(words)


def _rows(path: Path, texts: Iterable[tuple[object, str]]) -> Path:
    rows = (json.dumps({"id": str(name), "text": text}) + "\n" for name, text in texts)
    path.write_text("".join(rows), encoding="utf-8")
    return path


def _lines(printed: bytes) -> int:
    return printed.count(b"\n")


def _by_text(records: Iterable[Record]) -> dict[tuple[str, int], Record]:
    """Return the records by what they say; equal ones are counted."""
    seen: Counter[str] = Counter()
    found = {}
    for record in records:
        text = json.dumps(record, sort_keys=True)
        found[text, seen[text]] = record
        seen[text] += 1
    return found


def _same_span(one: Record, other: Record) -> bool:
    return (one["start"], one["end"]) == (other["start"], other["end"])


def _overlap(one: Record, other: Record) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


if __name__ == "__main__":
    sys.exit(main())
