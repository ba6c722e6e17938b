"""What all tests share: hypothesis gives an example the time that it takes, as a machine may have much else to do.

What a command is found to have written is the command's: Python keeps no byte code of a corpus's own modules beside them. And whatever
error a test meets says in words what went wrong and what to do, and names a place or none.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

sys.dont_write_bytecode = True
os.environ["PYTHONDONTWRITEBYTECODE"] = "1"

# The key by which this user's caches are signed is that of the tests: none is written where the user has theirs.
_CACHE = tempfile.TemporaryDirectory(prefix="seedproof-tests-")
os.environ["XDG_CACHE_HOME"] = os.environ["LOCALAPPDATA"] = _CACHE.name


@pytest.fixture(autouse=True, scope="session")
def _errors_advise() -> Iterator[None]:
    """Have every error, and all that cannot be read, say what went wrong, where and what to do, whether or not a test looks for that."""
    from seedproof.core.errors import SeedproofError  # here, so that a test fails where these cannot be imported, and not pytest
    from seedproof.corpus.corpus import ReadProblem

    made = SeedproofError.__init__

    def advising(self: SeedproofError, what: str, *, hint: str, where: str | None = None) -> None:
        made(self, what, hint=hint, where=where)
        assert what.strip()
        assert hint.strip()
        assert where is None or where.strip()

    new = ReadProblem.__new__

    def told(cls: type[ReadProblem], where: str, what: str, hint: str) -> ReadProblem:
        assert all(words.strip() for words in (where, what, hint))
        return new(cls, where, what, hint)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(SeedproofError, "__init__", advising)
        patched.setattr(ReadProblem, "__new__", told)
        yield
