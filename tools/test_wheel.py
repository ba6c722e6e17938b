"""Build the wheel, install it into a fresh environment from the lock file, and run the tests on it with src/ out of the way.

python tools/test_wheel.py    leaves the wheel and its bill of materials (CycloneDX JSON) in dist/
"""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import venv
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))  # so that it can be started as a script
from tools import sbom

ROOT = pathlib.Path(__file__).parent.parent
OWN = {"__pycache__", "__compiled__"}  # what a source tree keeps for itself
LEFT_OUT = shutil.ignore_patterns("src", ".*", "reports", "dist", "__pycache__")


def run(*command: str, cwd: pathlib.Path) -> None:
    """Run a command, and end with its exit code where it fails."""
    print("$", *command, flush=True)
    code = subprocess.run(command, cwd=cwd).returncode
    if code:
        sys.exit(code)


def left_out(wheel: pathlib.Path, package: pathlib.Path) -> list[str]:
    """Return the files of a package that its wheel does not hold, data and licences above all."""
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    files = (file.relative_to(package.parent) for file in package.rglob("*") if file.is_file() and not OWN.intersection(file.parts))
    return sorted(file.as_posix() for file in files if file.as_posix() not in held)


def main() -> None:
    """Build, install, test."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder / "dist"), cwd=ROOT)
        wheel = next((folder / "dist").glob("*.whl"))
        if missing := left_out(wheel, ROOT / "src" / "seedproof"):
            sys.exit(f"test_wheel: {wheel.name} lacks {', '.join(missing)}; see [tool.hatch.build] in pyproject.toml")
        venv.create(folder / "venv", with_pip=True)
        python = str(folder / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python")
        pip = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        run(*pip, "--require-hashes", "-r", "requirements.lock", cwd=ROOT)
        run(*pip, "--no-deps", str(wheel), cwd=folder)
        shutil.copytree(ROOT, folder / "tree", ignore=LEFT_OUT)
        (folder / "tree" / "reports").mkdir()
        run(python, "-m", "pytest", "-q", cwd=folder / "tree")
        (ROOT / "dist").mkdir(exist_ok=True)
        sbom.write(wheel, python, ROOT / "dist" / f"{wheel.stem}.cdx.json")
        shutil.copy(wheel, ROOT / "dist")
        print(f"wrote dist/{wheel.name} and dist/{wheel.stem}.cdx.json")


if __name__ == "__main__":
    main()
