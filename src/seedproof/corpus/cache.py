"""What is remembered between runs: entries in the project's ``.seedproof-cache``, each signed by the user who may read it again.

A folder that comes from somebody else may bring entries of its own, which would hide findings or, unpacked, run code. So every entry is
signed by a key that only this user has, and one whose signature is not right is none: it is worked out anew, as one that is damaged is.
Entries are written whole or not at all, by any number of processes at once; which are there never decides what is found.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import secrets
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from seedproof.corpus.project import Project

__all__ = ["FOLDER", "Cache", "cache_of", "user_key"]

#: The folder of the entries, in that of the project.
FOLDER: Final = ".seedproof-cache"
_SIGNATURE: Final = 32  # bytes
_MOST: Final = 2**30  # bytes of all entries (guessed)
_LESS: Final = 0.8  # of that are kept where there are more
_IGNORE: Final = "# What is remembered between runs; it may be removed at any time.\n*\n"
_TAG: Final = "Signature: 8a477f597d28d172789f06886806bc55\n"  # by which backups pass a folder over: https://bford.info/cachedir/


class Cache:
    """Hold entries by name, of hexadecimal digits, in folders by the first two of these."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder, self._key = folder, key
        self.root = folder.parent
        self._written = False

    def get(self, name: str) -> bytes | None:
        """Return an entry; None where there is none that this user has signed under the name."""
        path = self._path(name)
        try:
            with path.open("rb") as file:
                content = file.read()
        except OSError:
            return None
        signature, entry = content[:_SIGNATURE], content[_SIGNATURE:]
        if not hmac.compare_digest(signature, self._signature(name, entry)):
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # it is of use: others go first
        return entry

    def put(self, name: str, entry: bytes) -> None:
        """Keep an entry; where that cannot be done, it is not kept."""
        with contextlib.suppress(OSError):
            path = self._path(name)
            if not path.parent.is_dir():
                self._make(path.parent)
            beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}.tmp")
            try:
                beside.write_bytes(self._signature(name, entry) + entry)
                beside.replace(path)
            finally:
                beside.unlink(missing_ok=True)
            self._written = True

    def trim(self) -> None:
        """Remove what has been of no use for the longest time, where entries take too much, and what was left half written."""
        if not self._written:
            return
        entries = sorted(self._entries())
        total = sum(size for _, size, _ in entries)
        least = total if total <= _MOST else _LESS * _MOST
        for _, size, path in entries:
            if total <= least:
                break
            with contextlib.suppress(OSError):
                path.unlink()
                total -= size

    def _entries(self) -> Iterator[tuple[int, int, Path]]:
        """Yield when each entry was last of use, how large it is, and where."""
        for path in self._folder.glob("??/*"):
            with contextlib.suppress(OSError):
                told = path.stat()
                yield told.st_mtime_ns, told.st_size, path

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / name[2:]

    def _signature(self, name: str, entry: bytes) -> bytes:
        signed = hashlib.blake2b(name.encode(), key=self._key, digest_size=_SIGNATURE)
        signed.update(entry)
        return signed.digest()

    def _make(self, folder: Path) -> None:
        """Make the folder of an entry, and see to it that no repository and no backup takes any."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in ((".gitignore", _IGNORE), ("CACHEDIR.TAG", _TAG)):
            if not (self._folder / name).exists():
                (self._folder / name).write_text(content, encoding="utf-8")


def cache_of(project: Project) -> Cache | None:
    """Return the cache of a project; None where no settings say that the folder is one, it leads elsewhere, or there is no key."""
    folder = project.root / FOLDER
    if not project.has_settings or os.path.realpath(folder) != os.path.join(os.path.realpath(project.root), FOLDER):  # noqa: PTH118
        return None
    key = user_key()
    return None if key is None else Cache(folder, key)


def user_key() -> bytes | None:
    """Return the key of this user, made where there is none yet; None where nobody else is kept from it.

    It is the only file that seedproof writes outside a project without being told where: 32 bytes in the user's folder for caches.
    """
    path = _user_folder() / "seedproof" / "key"
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(secrets.token_bytes(_SIGNATURE))
        except FileExistsError:
            pass
        told = path.stat()
        is_ours = sys.platform == "win32" or (told.st_uid == os.getuid() and not told.st_mode & (stat.S_IRWXG | stat.S_IRWXO))
        key = path.read_bytes()
    except (OSError, RuntimeError):  # RuntimeError: there is no home
        return None
    return key if is_ours and len(key) == _SIGNATURE else None


def _user_folder() -> Path:
    """Return where this system keeps what a user may lose."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    named = os.environ.get("XDG_CACHE_HOME", "")
    return Path(named) if os.path.isabs(named) else Path.home() / ".cache"  # noqa: PTH117
