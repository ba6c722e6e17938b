"""Write anew what docs/tutorial.md shows as printed: ``python tools/tutorial.py``, where a change means to change it.

The page's files are saved and its commands run, in one shell and a folder of their own, as its reader would. A test compares.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

PAGE = Path(__file__).parent.parent / "docs/tutorial.md"
HOME = "/home/you"  # where the page has its reader work
_END = "\x1eend\n"  # behind what a command prints
_TIME = re.compile(r"\d[\d,.]* s\)")  # how long a run took: half a second, on the page
_CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
_COMMAND = re.compile(r"^\$ (.*\n)((?:>.*\n)*)((?:(?!\$ ).*\n)*)", re.MULTILINE)


class Step(NamedTuple):
    """A command as the page writes it, as a shell takes it, and what the page shows below."""

    written: str
    command: str
    shown: str


def files(page: str) -> dict[str, str]:
    """Return the files that the page has its reader save."""
    return dict(re.findall(r'```text title="([^"]+)"\n(.*?)```', page, re.DOTALL))


def steps(page: str) -> list[Step]:
    """Return the commands of the page's consoles. Lines that begin with > go on with the command above."""
    return [
        Step(f"$ {command}{more}", command + re.sub(r"^> ?", "", more, flags=re.MULTILINE), shown)
        for block in _CONSOLE.findall(page)
        for command, more, shown in _COMMAND.findall(block)
    ]


def printed(page: str, folder: Path) -> list[str]:
    """Save the files of the page in ``folder`` and return what each of its commands prints."""
    for name, text in files(page).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    script = "".join(f"{{ {step.command}\n}} 2>&1; last=$?; printf '{_END}'; (exit $last)\n" for step in steps(page))
    place = {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "HOME": str(folder)}
    done = subprocess.run(["bash", "-c", script], cwd=folder, env=os.environ | place, capture_output=True, text=True, check=False)
    if done.stderr:
        raise RuntimeError(done.stderr)
    return _TIME.sub("0.5 s)", done.stdout.replace(str(folder), HOME)).split(_END)[:-1]


def rewritten(page: str, seen: list[str]) -> str:
    """Return the page with what each command prints in the place of what it showed."""
    left = iter(seen)
    return _CONSOLE.sub(lambda block: "```console\n" + "".join(s.written + next(left) for s in steps(block[0])) + "```", page)


def main() -> None:
    """Write the page anew."""
    page = PAGE.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(rewritten(page, printed(page, Path(folder))), encoding="utf-8")


if __name__ == "__main__":
    main()
