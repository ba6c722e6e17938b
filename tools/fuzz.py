"""Try to break seedproof by made-up files: ``make fuzz``, or ``python tools/fuzz.py [--seconds 600] [--seed N] [LAW ...]``.

Each round draws files for one of the laws of tools/fuzz_laws.py and holds the law for them. What breaks one is a find: its files are made
smaller as long as the law still breaks in the same way, and are kept in a folder of their own below ``--finds`` (by default
``.fuzz/<law>-<seed>-<round>``) with ``why.txt``, which says how. ``python tools/fuzz.py --repeat FOLDER`` tries them again.
The seed is printed: the same seed, law and round draw the same files. Finds that were mended go to ``tests/fuzzed/``: tests repeat them.

Ends with 0 where nothing was found, with 1 otherwise.
"""

from __future__ import annotations

import argparse
import contextlib
import shutil
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random, SystemRandom
from types import FrameType

sys.path.insert(0, str(Path(__file__).parent.parent))  # so that it can be started as a script
from tools.fuzz_inputs import Files
from tools.fuzz_laws import LAWS

ROOT = Path(__file__).parent.parent
HANGS = 180  # seconds: the largest inputs take two, on a machine that has much else to do a minute
RARE = {"jobs": 40, "suites": 8}  # drawn once in so many of their turns: processes and Great Expectations take seconds
SHRINKS = 20.0  # seconds for making a find smaller


def main() -> int:
    """Fuzz for a time, or repeat a find, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("laws", nargs="*", choices=[*LAWS, []], help=f"laws to try ({', '.join(LAWS)})")
    parser.add_argument("--seconds", type=float, default=600, help="how long (600)")
    parser.add_argument("--seed", type=int, help="what to draw by (by chance)")
    parser.add_argument("--finds", type=Path, default=ROOT / ".fuzz", help="where finds are kept (.fuzz)")
    parser.add_argument("--repeat", type=Path, help="try the files of a find again")
    wanted = parser.parse_args()
    if wanted.repeat:
        broken = broken_by(wanted.repeat.name.partition("-")[0], files_in(wanted.repeat))
        print(broken or "the law holds")
        return int(bool(broken))
    seed = SystemRandom().randrange(10**9) if wanted.seed is None else wanted.seed
    print(f"seed {seed}", flush=True)
    return fuzz(wanted.laws or list(LAWS), seed, wanted.seconds, wanted.finds)


def fuzz(laws: list[str], seed: int, seconds: float, finds: Path) -> int:
    """Try the laws in turn, print each find, and at the end how many cases each law was tried on."""
    tried: Counter[str] = Counter()
    found: Counter[str] = Counter()
    kinds: set[str] = set()
    until, number = time.monotonic() + seconds, 0
    while time.monotonic() < until:
        law = laws[number % len(laws)]
        turn, number = number // len(laws), number + 1
        if turn % RARE.get(law, 1):
            continue
        files = LAWS[law].make(Random(f"{seed} {law} {turn}"))
        tried[law] += 1
        why = broken_by(law, files)
        if why:
            found[law] += 1
            if kind_of(why) not in kinds:
                kinds.add(kind_of(why))
                folder = keep(finds / f"{law}-{seed}-{turn}", law, files, why)
                print(f"{folder}: {why.strip().splitlines()[-1][:300]}", flush=True)
    for law in laws:
        print(f"{law}: {tried[law]} cases, {found[law]} finds")
    print(f"seed {seed}: {sum(tried.values())} cases, {sum(found.values())} finds of {len(kinds)} kinds")
    return int(bool(found))


def broken_by(law: str, files: Files) -> str | None:
    """Return how a law breaks for these files, None where it holds."""
    with tempfile.TemporaryDirectory(prefix="seedproof-fuzz-") as name, _limited(HANGS) as late:
        for file, content in files.items():
            Path(name, file).write_bytes(content)
        why = None
        try:
            with warnings.catch_warnings():
                if law != "suites":  # Great Expectations warns of its own accord
                    warnings.simplefilter("error")
                LAWS[law].hold(Path(name))
        except Exception:
            why = traceback.format_exc().replace(name, "")
        return late[0] if late else why


def kind_of(why: str) -> str:
    """Return the line of code in which it broke: finds that end in the same one are told once."""
    places = [line.strip() for line in why.splitlines() if line.lstrip().startswith("File ")]
    return "\n".join(places[-1:]) + why.strip().rpartition("\n")[2].partition(":")[0]


def keep(folder: Path, law: str, files: Files, why: str) -> Path:
    """Write the files of a find, made as small as can be, and how to repeat it."""
    files = smaller(law, files, kind_of(why))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    (folder / "why.txt").write_text(
        f"python tools/fuzz.py --repeat {folder}\n\n{broken_by(law, files) or why}", "utf-8", "backslashreplace"
    )
    return folder


def smaller(law: str, files: Files, kind: str) -> Files:
    """Return the files with pieces cut out of them, as long as the law breaks in the same line."""
    until, size = time.monotonic() + SHRINKS, max(map(len, files.values()), default=0)
    while size and time.monotonic() < until:
        for name in files:
            at = 0
            while at < len(files[name]) and time.monotonic() < until:
                cut = {**files, name: files[name][:at] + files[name][at + size :]}
                why = broken_by(law, cut)
                if why and kind_of(why) == kind:
                    files = cut
                else:
                    at += size
        size //= 2
    return files


def files_in(folder: Path) -> Files:
    """Return the files of a find."""
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir()) if file.name != "why.txt"}


@contextlib.contextmanager
def _limited(seconds: int) -> Iterator[list[str]]:
    """Raise TimeoutError in what takes longer than this, where the system can, and note where it was: what is tried may catch the error."""
    late: list[str] = []

    def end(_signal: int, frame: FrameType | None) -> None:
        why = f"it takes longer than {seconds} seconds"
        late.append("".join([*traceback.format_stack(frame), f"TimeoutError: {why}"]))
        raise TimeoutError(why)

    if not hasattr(signal, "SIGALRM"):
        yield late
        return
    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(seconds)
    try:
        yield late
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


if __name__ == "__main__":
    sys.exit(main())
