"""Compare what two builds find: ``python tools/diff_findings.py [--base REV] [FILE or FOLDER ...]``.

Run it before every change of a check is committed, as ruff's ecosystem check is run: it tells check by check which findings are new, gone,
moved or told otherwise, and whether parsing changed. Without paths it reads ``seeds/``, ``tests/broken``, the texts of the case files
and a corpus that it makes from these. Both builds run in an empty folder, so that no settings, baseline or own check has a say.
``--base`` is a revision of this repository (by default HEAD: what the uncommitted change does), another checkout, or its ``src`` folder;
the other build is this working tree.

Ends with 0 where nothing differs, with 1 where something does, with 2 where a build does not run or there is nothing to read.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))  # so that it can be started as a script
from tools.builds import HERE, end, python, sources_of
from tools.changes import Record, changes_between, seeds_between
from tools.corpora import own_corpora


class Printed(NamedTuple):
    """Hold what a build printed of a corpus.

    ``bytes``: findings or seeds, a JSON object a line · ``code``: how it ended · ``complaint``: the last line of what it complained of.
    """

    bytes: bytes
    code: int
    complaint: str

    @property
    def records(self) -> list[Record]:
        """Return the findings or seeds."""
        return [json.loads(line) for line in self.bytes.splitlines()]


def main() -> int:
    """Compare, print, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, help="files or folders of seeds; those of the repository where none is named")
    parser.add_argument("--base", default="HEAD", help="a revision, another checkout or its src folder (HEAD)")
    parser.add_argument("--show", type=int, default=5, help="changes shown of each check and kind (5)")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        builds = {"before": sources_of(wanted.base, folder / "base"), "after": HERE}
        corpora = {str(path): path.resolve() for path in wanted.paths} if wanted.paths else dict(own_corpora(folder))
        differing = [_differs(name, corpus, builds, wanted.show) for name, corpus in corpora.items()]
    return int(any(differing))


def _differs(name: str, corpus: Path, builds: dict[str, Path], show: int) -> bool:
    """Print how the two builds differ on one corpus, and return whether they do."""
    found, parsed = ([_run(source, command, corpus) for source in builds.values()] for command in ("check", "parse"))
    for build, printed in zip(builds, found, strict=True):
        if printed.code not in (0, 1):
            print(f"{name}: `seedproof check` ended with {printed.code} {build}: {printed.complaint}")
    if not parsed[1].bytes:
        end(f"{name}: no seed was read from it", "name files or folders that `seedproof check` reads")
    findings, seeds = (after.bytes.count(b"\n") for _, after in (found, parsed))
    if found[0][:2] == found[1][:2] and parsed[0][:2] == parsed[1][:2]:
        digest = hashlib.blake2b(found[1].bytes + parsed[1].bytes, digest_size=8).hexdigest()
        print(f"{name}: the same {findings} findings and {seeds} seeds ({digest})")
        return False
    changes = changes_between(found[0].records, found[1].records)
    counts = Counter((change.check, change.kind) for change in changes)
    print(f"{name}: {len(found[0].records)} -> {findings} findings")
    for (check, kind), count in sorted(counts.items()):
        print(f"  {check}: {count} {kind}")
        for change in [change for change in changes if (change.check, change.kind) == (check, kind)][:show]:
            print(f"    {change}")
    if not changes and found[0].bytes != found[1].bytes:
        print("  the same findings in another order or notation")
    for field, ids in seeds_between(parsed[0].records, parsed[1].records).items():
        print(f"  parsed {field}: {len(ids)} seeds differ, for example {', '.join(ids[:show])}")
    return True


def _run(source: Path, command: str, corpus: Path) -> Printed:
    """Return what a build prints of a corpus. Ends with 2 where it breaks before it prints anything."""
    done = python(source, "-m", "seedproof", command, str(corpus), "--format", "jsonl")
    complaint = done.stderr.decode(errors="replace").strip()
    # A broken Python ends with 1 as well, but findings are printed.
    if not done.stdout and done.returncode:
        end(f"{source}: `seedproof {command} {corpus}` ended with {done.returncode}", complaint[-2000:])
    # What is printed names files as if the corpus lay in the folder, so that the digest is the same wherever it does.
    return Printed(done.stdout.replace(f"{corpus.parent}{os.sep}".encode(), b""), done.returncode, complaint.rpartition("\n")[2])


if __name__ == "__main__":
    sys.exit(main())
