"""The baseline: findings that are known and not to fail a run, in a file that is kept with the corpus.

It has a line for each document, with its id and signature, and below it a line for each of its findings: the check, what it is known by
(``core/anchor.py``), its words, and perhaps a reason. Which finding is which entry's says ``corpus/known.py``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from seedproof.core.anchor import OF_FINDING, OF_SEED, Anchor
from seedproof.core.errors import SettingsError
from seedproof.core.escape import VALUE_LENGTH, cut, in_line, quoted
from seedproof.core.finding import Finding
from seedproof.core.patterns import regex
from seedproof.corpus.whole import write_whole

__all__ = ["Baseline", "Entry", "entry_of", "read_baseline", "write_baseline"]

_DIGITS = 9  # of a format that there may be one day: Python does not read numbers of thousands
_FORMAT = 2  # of the file: to be raised where an older seedproof could not read it rightly
_SHOWN = 60  # characters of a finding's words, for people
_HEADER = (
    "# Findings that were there when this file was written by `seedproof baseline`; they do not fail a run.\n"
    "# A reason may stand behind each, after a number sign. `seedproof baseline --prune` takes out what is there no more.\n"
    f"# seedproof baseline format {_FORMAT}\n"
)
_NUMBERED = regex(r"# seedproof baseline format (\d+)")
_OLD = regex(r"(?P<fingerprint>[0-9a-f]{16})(?:\s+(?P<check>\S+)(?:\s+(?P<seed>.*))?)?\s*")
_SEED = regex(rf'(?P<id>"(?:[^"\\]|\\.)*") (?P<signature>[0-9a-f]{{{2 * OF_SEED}}})\s*')
_ENTRY = regex(
    rf"\s+(?P<check>\S+) (?P<words>[0-9a-f]{{{2 * OF_FINDING}}})-(?P<size>[0-9a-f]{{2}})"
    r"-(?P<before>[0-9a-f]{8})-(?P<after>[0-9a-f]{8})"
    r"""(?:\s+(?P<shown>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"))?(?:\s+#\s*(?P<reason>.*?))?\s*"""
)
_HINT = "write it anew with `seedproof baseline`"


class Entry(NamedTuple):
    """A finding that is known.

    - ``check``: its name
    - ``seed``: id of its document
    - ``anchor``: what it is known by, None in files of before format 2
    - ``shown``: its words, for people
    - ``reason``: why it is to stay, if somebody has said so
    - ``fingerprint``: what it is known by in files of before format 2
    """

    check: str
    seed: str
    anchor: Anchor | None = None
    shown: str = ""
    reason: str = ""
    fingerprint: str = ""


class Baseline(NamedTuple):
    """The entries of a baseline, in the order of its file; none where there is no file."""

    entries: tuple[Entry, ...] = ()


def entry_of(finding: Finding, reason: str = "") -> Entry:
    """Return the entry of a finding that has an anchor."""
    return Entry(finding.check, finding.seed, finding.anchor, quoted(" ".join(finding.text.split()), _SHOWN), reason)


def read_baseline(path: Path) -> Baseline:
    """Return what is in ``path``, nothing where there is no such file.

    A file that names no format is of the first one, before there were numbers. Raises SettingsError for a file that cannot be read, a
    broken line, and a format that is newer than this seedproof.
    """
    if not path.exists():
        return Baseline()
    if not path.is_file():
        raise SettingsError("this is no file", where=str(path), hint=_HINT)
    entries: list[Entry] = []
    format_, seed = 0, None
    for number, line in enumerate(_text(path).split("\n"), 1):
        where = f"{path}:{number}"
        if numbered := _NUMBERED.match(line):
            format_ = _format(numbered[1], where)
        if not line.strip() or line.startswith("#"):
            continue
        if format_ < _FORMAT:
            entries.append(_old_entry(line, where))
        elif found := _SEED.fullmatch(line):
            seed = found
        else:
            entries.append(_entry(line, seed, where))
    return Baseline(tuple(entries))


def write_baseline(path: Path, entries: Iterable[Entry]) -> int:
    """Write the entries to ``path``, those of one document side by side, and return how many they are."""
    documents: dict[tuple[str, bytes], list[str]] = {}
    for entry in entries:
        if entry.anchor:
            documents.setdefault((entry.seed, entry.anchor.seed), []).append(_line(entry, entry.anchor))
    lines = [line for (seed, signature), known in sorted(documents.items()) for line in (f"{json.dumps(seed)} {signature.hex()}\n", *known)]
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, (_HEADER + "".join(lines)).encode("utf-8"))
    return len(lines) - len(documents)


def _line(entry: Entry, anchor: Anchor) -> str:
    known_by = f"{anchor.words.hex()}-{anchor.size:02x}-{anchor.before.hex()}-{anchor.after.hex()}"
    return f"    {entry.check} {known_by}  {entry.shown}" + (f"  # {in_line(entry.reason)}" if entry.reason else "") + "\n"


def _format(digits: str, where: str) -> int:
    if len(digits) > _DIGITS or int(digits) > _FORMAT:
        what = f"this file has format {cut(digits, VALUE_LENGTH)}, and this seedproof reads up to {_FORMAT}"
        raise SettingsError(what, where=where, hint="upgrade seedproof, or " + _HINT)
    return int(digits)


def _old_entry(line: str, where: str) -> Entry:
    found = _OLD.fullmatch(line)
    if not found:
        raise SettingsError(f"no fingerprint in {quoted(line)}", where=where, hint=_HINT)
    return Entry(found["check"] or "", found["seed"] or "", fingerprint=found["fingerprint"])


def _entry(line: str, seed: re.Match[str] | None, where: str) -> Entry:
    found = _ENTRY.fullmatch(line)
    if not found or not seed:
        raise SettingsError(f"no known finding in {quoted(line)}", where=where, hint="mend the line, or " + _HINT)
    words, size, before, after = (bytes.fromhex(found[name]) for name in ("words", "size", "before", "after"))
    try:
        name = json.loads(seed["id"])
    except ValueError:
        raise SettingsError(f"no id of a document in {quoted(seed['id'])}", where=where, hint="mend the line, or " + _HINT) from None
    anchor = Anchor(bytes.fromhex(seed["signature"]), words, size[0], before, after)
    return Entry(found["check"], name, anchor, found["shown"] or "", found["reason"] or "")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"cannot be read: {error}", where=str(path), hint=_HINT) from None
