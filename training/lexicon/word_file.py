"""Write a word list of ``lang/data`` from files that others publish, from the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path

from training.sources import warn_of_other_files

import seedproof.lang


def write_list(told: str | None, folder: str, files: Iterable[str], head: str, words: Callable[[Path], list[str]], target: str) -> None:
    """Read the command line, and write ``head`` and the ``words`` of a folder to ``target``, a file below ``lang/data``.

    ``told``: what the command says of itself
    ``folder``: the name of the argument that is the folder of ``files``
    """
    parser = argparse.ArgumentParser(description=told, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(folder, type=Path)
    parser.add_argument("--into", type=Path, default=Path(seedproof.lang.__file__).parent / "data")
    wanted = parser.parse_args()
    source: Path = getattr(wanted, folder)
    warn_of_other_files(Path(__file__).parent, [source / name for name in files])
    (wanted.into / target).write_text(head + "".join(f"{word}\n" for word in words(source)), encoding="utf-8")
