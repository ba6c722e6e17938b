"""An error is one line and advice, whatever it quotes, and is the same in whatever process it is looked at."""

from __future__ import annotations

import pickle

import pytest

from seedproof import BrokenRunError, InputError, SettingsError
from seedproof.core.errors import SeedproofError, UsageError


@pytest.mark.parametrize("kind", [SeedproofError, UsageError, InputError, SettingsError, BrokenRunError])
@pytest.mark.parametrize("where", [None, "seeds/a.txt"])
def test_an_error_of_another_process_is_the_error(kind: type[SeedproofError], where: str | None) -> None:
    error = kind("cannot be read", where=where, hint="name a file")
    again = pickle.loads(pickle.dumps(error))

    assert type(again) is kind
    assert (again.what, again.where, again.hint, again.exit_code) == ("cannot be read", where, "name a file", kind.exit_code)
    assert str(again) == str(error)


def test_an_error_says_where_what_and_what_to_do() -> None:
    assert str(InputError("cannot\nbe read", where="a\x1b.txt", hint="name\nanother")) == "a\\x1b.txt: cannot be read\n  hint: name another"
    assert str(InputError("cannot be read", hint="name another")) == "cannot be read\n  hint: name another"


@pytest.mark.parametrize(("kind", "code"), [(InputError, 2), (SettingsError, 2), (BrokenRunError, 3)])
def test_what_cannot_be_used_is_2_and_what_was_not_evaluated_3(kind: type[SeedproofError], code: int) -> None:
    assert kind("a", hint="b").exit_code == code
