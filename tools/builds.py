"""Run builds of seedproof beside each other: this working tree, another checkout, or a revision."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import NoReturn

__all__ = ["HERE", "end", "python", "sources_of"]

ROOT = Path(__file__).parent.parent
HERE = ROOT / "src"


def sources_of(named: str, target: Path) -> Path:
    """Return the sources of another checkout or of a revision, which are written below ``target``. Ends with 2 where they do not run."""
    for source in (Path(named).resolve(), Path(named).resolve() / "src"):
        if (source / "seedproof").is_dir():
            break
    else:
        source = _written(named, target)
    for build in (source, HERE):
        _require_that_it_is_what_runs(build)
    return source


def python(source: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run Python with a build, in a folder that is empty each time."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"PYTHONPATH": str(source), "PYTHONUTF8": "1"}
        return subprocess.run([sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, check=False)


def end(what: str, why: str) -> NoReturn:
    """Say what cannot be done and why, and end with 2."""
    print(f"{Path(sys.argv[0]).stem}: {what}\n  {why}", file=sys.stderr)
    raise SystemExit(2)


def _written(revision: str, target: Path) -> Path:
    packed = subprocess.run(["git", "archive", revision, "src"], cwd=ROOT, capture_output=True, check=False)
    if packed.returncode:
        end(f"--base: {revision!r} is no revision, and no folder that holds seedproof", packed.stderr.decode().strip())
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
        archive.extractall(target, filter="data")
    return target / "src"


def _require_that_it_is_what_runs(source: Path) -> None:
    """End with 2 where a build cannot be imported, or where another one is found first: it would be compared with itself."""
    done = python(source, "-c", "import seedproof; print(seedproof.__file__)")
    if done.returncode or not Path(done.stdout.decode().strip()).resolve().is_relative_to(source.resolve()):
        end(f"{source}: Python does not run this build", (done.stdout + done.stderr).decode(errors="replace").strip()[-2000:])
