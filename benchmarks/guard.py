"""Fail where `seedproof check` takes 1.3 times the CPU time, or more, that it took before: python benchmarks/guard.py [--base REV]

Both builds are measured in this run, in turn, so that a slow machine slows both: a check of one seed, which is mostly the start, and one of
two megabytes. Of each the least time of the rounds counts, as what else a machine does only ever adds to it; what seems too slow is
measured again before it is believed. Without --base the other build is the last release, as git's tags tell it, or else the revision that
`benchmarks/base.txt` names. Where that is not in the checkout, as in a shallow one, nothing is measured, and this says so and ends with 0.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # so that it can be started as a script
from benchmarks.documents import made_up
from benchmarks.speed import in_turn
from benchmarks.start import SEED, Build
from tools.builds import HERE, sources_of

ROOT = Path(__file__).parent.parent
MOST = 1.3  # times the CPU time of the other build
MEGABYTES = 2.0
ROUNDS = 3
NOW, BEFORE = "now", "before"
CHECK = ("-m", "seedproof", "check", "--jobs", "1", "--format", "jsonl", "--fail-on", "never")


def main() -> int:
    """Measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", help="a revision, or the src folder of another checkout")
    parser.add_argument("--most", type=float, default=MOST, help=f"the ratio from which on it fails ({MOST})")
    wanted = parser.parse_args()
    base = wanted.base or last_release() or named()
    if not wanted.base and not is_there(base):
        print(f"guard: skipped: the revision {base} is not in this checkout, which may be a shallow one")
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return int(max(_ratios(base, folder, wanted.most).values()) >= wanted.most)


def last_release() -> str | None:
    """Return the newest tag that the working tree stands on, if there is one."""
    return _git("describe", "--tags", "--abbrev=0") or None


def named() -> str:
    """Return the revision that the file beside this one names."""
    lines = (Path(__file__).parent / "base.txt").read_text("utf-8").splitlines()
    return next(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def is_there(revision: str) -> bool:
    """Tell whether a revision's files are in the repository."""
    return bool(_git("rev-parse", "--verify", "--quiet", f"{revision}^{{tree}}"))


def _ratios(base: str, folder: Path, most: float) -> dict[str, float]:
    """Measure each input with both builds, print and return the ratios."""
    inputs = {"one seed": folder / "seed.txt", f"{MEGABYTES:g} MB": folder / "documents.jsonl"}
    inputs["one seed"].write_bytes(SEED.read_bytes())
    rows = (json.dumps({"id": d.id, "text": d.text}) + "\n" for d in made_up(MEGABYTES))
    inputs[f"{MEGABYTES:g} MB"].write_text("".join(rows), encoding="utf-8")
    builds = {NOW: Build(HERE, folder), BEFORE: Build(sources_of(base, folder / "base"), folder)}
    ratios = {}
    for name, path in inputs.items():
        for build in builds.values():
            build.run(*CHECK, path.name)  # makes the tables, and Python's compiled files
        measures = {called: partial(build.seconds, *CHECK, path.name) for called, build in builds.items()}
        rounds = in_turn(measures, ROUNDS)
        if ratio(rounds) >= most:
            rounds += in_turn(measures, 2 * ROUNDS)
        ratios[name] = ratio(rounds)
        seconds = {called: min(taken[called] for taken in rounds) for called in builds}
        print(
            f"guard: {name}: {seconds[NOW]:.2f} s of CPU time, {seconds[BEFORE]:.2f} s before ({base[:12]}): {ratios[name]:.2f} times",
            flush=True,
        )
    return ratios


def ratio(rounds: Sequence[Mapping[str, float]]) -> float:
    """Return how many times the least time of the other build this one takes at least."""
    return min(taken[NOW] for taken in rounds) / min(taken[BEFORE] for taken in rounds)


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    except OSError:  # no git here
        return ""
    return done.stdout.strip() if not done.returncode else ""


if __name__ == "__main__":
    sys.exit(main())
