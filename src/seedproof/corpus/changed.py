"""Which documents of a corpus are not what they were at a revision of its git repository.

Git is asked for objects only (``rev-parse``, ``merge-base``, ``ls-tree``, ``cat-file``), and files are compared here, by the digests
that git names them by. To compare them, git would run what the repository's own configuration names (filters, monitors, drivers of
diffs), and that is the folder's word. Nothing is fetched either.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from seedproof.core.document import Document
from seedproof.core.errors import UsageError
from seedproof.core.escape import quoted
from seedproof.core.settings import Settings
from seedproof.corpus.exclusion import relative_to
from seedproof.corpus.readers import holds_one, read

__all__ = ["changed_since"]

_FETCH = "fetch it first: in CI, check out all of the history (fetch-depth: 0)"


def changed_since(revision: str, repository: Path, settings: Settings) -> Callable[[Document], bool]:
    """Return what tells whether a document was changed, or is new, since the work here parted from ``revision``.

    A file that was only moved has not changed. Of a file with many documents, those are changed whose text it did not hold then.
    Raises UsageError where ``repository`` is none of git, or knows no such revision.
    """
    return _Changed(_Git(repository), revision, settings)


class _Git:
    """The repository of a corpus."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def asked(self, *arguments: str) -> bytes | None:
        """Return what git says, None where it says no."""
        # Without a lock and without fetching what a partial clone lacks.
        variables = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
        try:
            done = subprocess.run(["git", *arguments], cwd=self.folder, env=variables, capture_output=True, check=False)  # noqa: S603, S607
        except FileNotFoundError:
            raise UsageError("--changed-since needs git", hint="install git, or name the files that have changed") from None
        return done.stdout if done.returncode == 0 else None

    def base(self, revision: str) -> str | None:
        """Return the commit that the work here parted from ``revision`` at; None where there is no commit yet."""
        if self.asked("rev-parse", "--git-dir") is None:
            hint = "name the files that have changed, or run it in a checkout that is yours"
            raise UsageError("--changed-since needs a git repository", where=str(self.folder), hint=hint)
        commit = self.asked("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        head = self.asked("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        if commit is None:
            if head is None and revision == "HEAD":
                return None
            raise UsageError(f"git knows no revision {quoted(revision)}", where=str(self.folder), hint=_FETCH)
        parted = head and self.asked("merge-base", commit.decode().strip(), head.decode().strip())
        return (parted or commit).decode().split()[0]  # a shallow clone may not know where: then all that differs has changed

    def files(self, commit: str) -> dict[str, str]:
        """Return the digest of each file of a commit by its path, with slashes, from the root of the repository."""
        listed = self.asked("ls-tree", "-r", "-z", "--full-tree", commit) or b""
        rows = (entry.partition(b"\t") for entry in listed.split(b"\0") if entry)
        return {os.fsdecode(path): said.split()[2].decode() for said, _, path in rows if said.split()[1] == b"blob"}

    def content(self, digest: str) -> bytes:
        """Return what is in a file of this digest."""
        return self.asked("cat-file", "blob", digest) or b""


class _Changed:
    def __init__(self, git: _Git, revision: str, settings: Settings) -> None:
        self._git, self._settings = git, settings
        commit = git.base(revision)
        self._files = git.files(commit) if commit else {}
        self._texts: dict[str, frozenset[str] | None] = {}  # for each file that was looked at: its texts then; None where it is the same

    def __call__(self, document: Document) -> bool:
        path = document.path or ""
        if path not in self._texts:
            self._texts[path] = self._before(Path(path))
        before = self._texts[path]
        return before is not None and document.digest() not in before

    @cached_property
    def _paths(self) -> dict[str, list[str]]:
        """Return the paths that each content had, by its digest."""
        found: dict[str, list[str]] = defaultdict(list)
        for path, digest in self._files.items():
            found[digest].append(path)
        return found

    def _before(self, file: Path) -> frozenset[str] | None:
        """Return the digests of the texts that a file held, None where it holds what it did."""
        inside = relative_to(file, self._git.folder)
        then = self._files.get(inside) if inside else None
        try:
            content = file.read_bytes()
        except OSError:
            return frozenset()
        now = {self._digest(content), self._digest(content.replace(b"\r\n", b"\n"))}  # git may have written other line ends
        if then is None:
            moved = (self._git.folder / path for digest in now for path in self._paths.get(digest, ()))
            return None if any(not os.path.lexists(path) for path in moved) else frozenset()
        return None if then in now else self._texts_in(self._git.content(then), file)

    def _texts_in(self, content: bytes, file: Path) -> frozenset[str]:
        with tempfile.TemporaryDirectory(prefix="seedproof-") as folder:
            before = Path(folder, f"before{''.join(file.suffixes[-2:])}" if not holds_one(file) else f"before{file.suffix}")
            before.write_bytes(content)
            return frozenset(item.digest() for item in read(before, "before", self._settings) if isinstance(item, Document))

    def _digest(self, content: bytes) -> str:
        """Return the digest that git names a content by: of SHA-1, or of SHA-256 in a repository that was made so."""
        made = "sha256" if any(len(digest) == 64 for digest in self._paths) else "sha1"
        return hashlib.new(made, b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
