"""Where the command begins: in a process of its own where the settings name code, so that no such code decides how the command ends.

A check of a corpus, or its Seed class, may call ``os._exit``, which nothing in its process can stop: the command would end with whatever
number it says, and 0 would be read as a pass. So the command runs in a child that notes how it ended, and this process ends with what
was noted, or else with 3. It imports nothing that takes time, as it is only there to wait. If it is killed, the child ends too: nobody
would wait for it, and it must not go on writing.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from seedproof.cli.streams import make_robust, told
from seedproof.core import one_core
from seedproof.core.errors import SettingsError
from seedproof.core.orphan import end_after
from seedproof.core.settings_file import NO_OWN_CODE, names_code, own_code_is_off, settings_around

if TYPE_CHECKING:
    from subprocess import Popen
    from types import FrameType

__all__ = ["main"]

_NOTE = "SEEDPROOF_EXIT_NOTE"  # the environment variable that names the file in which the child notes its exit code
_ALIVE = "SEEDPROOF_PARENT_LIVES"  # the one that has the number of a pipe, which ends when the parent does; not on Windows
# Objects that are made before the collector looks through the young ones. At the start they all stay, and that takes a tenth of it.
_SELDOM = 200_000
_UNUSABLE, _BROKEN = 2, 3
_TO_END_BY_ITSELF = 2.0  # seconds for a child that a terminal has interrupted (guessed)


def main() -> None:
    """Run the command line, and end with its exit code."""
    make_robust()
    gc.set_threshold(_SELDOM)
    # Python looks for what it imports in the current folder first when it is started by `-c`, as worker processes are, or by `-m`:
    # there, a file of the corpus that is called as a module of Python or of ours would be run.
    os.environ["PYTHONSAFEPATH"] = "1"
    one_core.request()
    # Plugins of pydantic would be looked for among all installed packages, which takes as long again, and are none of the command's.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if "--no-own-code" in sys.argv[1:]:  # wherever it stands: what may be meant otherwise errs on the safe side
        os.environ[NO_OWN_CODE] = "1"
    note, alive = os.environ.pop(_NOTE, None), os.environ.pop(_ALIVE, None)
    if alive is not None:
        os.set_inheritable(int(alive), False)  # noqa: FBT003 (it has no name)
        end_after(lambda: os.read(int(alive), 1))
    if note is None and _brings_code():
        sys.exit(_supervised())
    from seedproof.cli.app import main as run

    try:
        run()
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    if note is not None:
        with Path(note).open("r+b") as noted:
            noted.write(str(code).encode("ascii"))
    gc.freeze()  # what there is ends with the process: to look for circles in it first takes a fifth of the time of a short run
    sys.exit(code)


def _brings_code() -> bool:
    """Tell whether the corpus project round the current folder has a Seed class or checks of its own that may run.

    Settings that cannot be read are left to the command, which says what is wrong with them.
    """
    if own_code_is_off():
        return False
    try:
        return names_code(settings_around(Path.cwd()).table)
    except (SettingsError, OSError):
        return False


def _supervised() -> int:
    """Run the same command line in a child, and return the exit code that it notes, or 3 where it ends without."""
    import tempfile  # here, as few corpora bring code

    try:
        with tempfile.TemporaryDirectory(prefix="seedproof-") as folder:
            note = Path(folder, "exit-code")
            note.write_bytes(b"   ")  # now, as there may be no space for it later
            command = [sys.executable, *sys.orig_argv[1:]]
            child = _started(command, {**os.environ, _NOTE: str(note)})
            ended_by = _awaited(child)
            noted = note.read_bytes().strip()
    except OSError as error:
        print(f"seedproof: the process that runs the corpus's own code: {told(error)}", file=sys.stderr)
        return _UNUSABLE
    if noted:
        return int(noted)
    if ended_by is not None:
        return 128 + ended_by  # as shells say it
    print(
        f"seedproof: the run was ended before it was over, with {child.returncode}, so nothing of it counts\n"
        "  hint: look for os._exit in the checks and the Seed class of the corpus; with --jobs 2 the seeds it was at are named",
        file=sys.stderr,
    )
    return _BROKEN


def _started(command: list[str], variables: dict[str, str]) -> Popen[bytes]:
    """Start the child, with one end of a pipe of which this process keeps the other, never writes to it, and loses it when it ends.

    It gets whatever else a shell has opened for this process, too: `--output >(gzip)` names it by its number.
    """
    import subprocess

    if sys.platform == "win32":
        return subprocess.Popen(command, env=variables)  # noqa: S603 (as this process was started)
    end, _kept = os.pipe()
    os.set_inheritable(end, True)  # noqa: FBT003 (it has no name)
    try:
        return subprocess.Popen(command, env={**variables, _ALIVE: str(end)}, close_fds=False)  # noqa: S603
    finally:
        os.close(end)


def _awaited(child: Popen[bytes]) -> int | None:
    """Wait until the child has ended, and pass on to it what is to end this process; return that signal, if there was one."""
    from subprocess import TimeoutExpired

    passed_on: list[int] = []

    def pass_on(number: int, _frame: FrameType | None) -> None:
        passed_on.append(number)
        child.send_signal(number)

    signal.signal(signal.SIGTERM, pass_on)
    while True:
        try:
            child.wait()
            return passed_on[0] if passed_on else None
        except KeyboardInterrupt:
            passed_on.append(signal.SIGINT)
            # A terminal interrupts the child as well; whoever interrupts this process alone means both.
            with contextlib.suppress(TimeoutExpired):
                child.wait(timeout=_TO_END_BY_ITSELF)
            if child.poll() is None:
                child.send_signal(signal.SIGINT)
