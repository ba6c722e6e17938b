"""The baseline: findings that are known and not to fail a run, one a line in a file that is kept with the corpus."""

from __future__ import annotations

from collections.abc import Iterable, Set
from pathlib import Path

from seedproof.core.errors import SettingsError
from seedproof.core.finding import Finding
from seedproof.core.settings_file import text_of

__all__ = ["read_baseline", "write_baseline"]

_HEADER = "# Findings that were there when this file was written by `seedproof baseline`; they do not fail a run.\n"


def read_baseline(path: Path) -> Set[str]:
    """Return the fingerprints in ``path``, none where there is no such file. Raises SettingsError for a broken line."""
    text = text_of(path, "a list that `seedproof baseline` wrote")
    fingerprints = set()
    for number, line in enumerate((text or "").splitlines(), 1):
        if line and not line.startswith("#"):
            fingerprint = line.split(maxsplit=1)[0]
            if len(fingerprint) != 16:
                raise SettingsError(f"no fingerprint in {line!r}", where=f"{path}:{number}", hint="write it anew with `seedproof baseline`")
            fingerprints.add(fingerprint)
    return fingerprints


def write_baseline(path: Path, findings: Iterable[Finding]) -> int:
    """Write the findings to ``path`` and return how many; the check and seed beside each are for people."""
    lines = sorted({f"{f.fingerprint}  {f.check}  {f.seed!a}\n" for f in findings}, key=lambda line: line.split(maxsplit=1)[1])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_HEADER + "".join(lines), encoding="utf-8")
    return len(lines)
