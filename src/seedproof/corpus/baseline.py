"""The baseline: findings that are known and not to fail a run, one a line in a file that is kept with the corpus."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from pathlib import Path

from seedproof.core.errors import SettingsError
from seedproof.core.escape import VALUE_LENGTH, cut, quoted
from seedproof.core.finding import Finding
from seedproof.corpus.whole import write_whole

__all__ = ["read_baseline", "write_baseline"]

_DIGITS = 9  # of a format that there may be one day: Python does not read numbers of thousands
_FORMAT = 1  # of the file: to be raised where an older seedproof could not read it rightly
_HEADER = (
    "# Findings that were there when this file was written by `seedproof baseline`; they do not fail a run.\n"
    f"# seedproof baseline format {_FORMAT}\n"
)
_NUMBERED = re.compile(r"# seedproof baseline format (\d+)")
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")
_HINT = "write it anew with `seedproof baseline`"


def read_baseline(path: Path) -> Set[str]:
    """Return the fingerprints in ``path``, none where there is no such file.

    A file that names no format is of the first one, before there were numbers. Raises SettingsError for a file that cannot be read, a
    broken line, and a format that is newer than this seedproof.
    """
    if not path.exists():
        return frozenset()
    if not path.is_file():
        raise SettingsError("this is no file", where=str(path), hint=_HINT)
    fingerprints = set()
    for number, line in enumerate(_text(path).split("\n"), 1):
        numbered = _NUMBERED.match(line)
        if numbered and (len(numbered[1]) > _DIGITS or int(numbered[1]) > _FORMAT):
            what = f"this file has format {cut(numbered[1], VALUE_LENGTH)}, and this seedproof reads up to {_FORMAT}"
            raise SettingsError(what, where=f"{path}:{number}", hint="upgrade seedproof, or " + _HINT)
        if line.strip() and not line.startswith("#"):
            fingerprint = line.split(maxsplit=1)[0]
            if not _FINGERPRINT.fullmatch(fingerprint):
                raise SettingsError(f"no fingerprint in {quoted(line)}", where=f"{path}:{number}", hint=_HINT)
            fingerprints.add(fingerprint)
    return fingerprints


def write_baseline(path: Path, findings: Iterable[Finding]) -> int:
    """Write the findings to ``path`` and return how many; the check and seed beside each are for people."""
    lines = sorted({f"{f.fingerprint}  {f.check}  {f.seed!a}\n" for f in findings}, key=lambda line: line.split(maxsplit=1)[1])
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, (_HEADER + "".join(lines)).encode("utf-8"))
    return len(lines)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"cannot be read: {error}", where=str(path), hint=_HINT) from None
