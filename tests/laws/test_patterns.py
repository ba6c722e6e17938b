"""Every pattern that is compiled when it is first used can be compiled."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import seedproof
from seedproof.core.patterns import regex


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield each pattern at the top of a module, with its place."""
    for info in pkgutil.walk_packages(seedproof.__path__, "seedproof."):
        if info.name.startswith(("seedproof.expectations", "seedproof.run.spark", "seedproof.spark", "seedproof.__main__")):
            continue
        for name, value in vars(importlib.import_module(info.name)).items():
            for one in value if isinstance(value, tuple) else (value,):
                if type(one) is type(regex("")):
                    yield f"{info.name}.{name}", one


@pytest.mark.parametrize(("place", "pattern"), list(patterns()))
def test_a_pattern_can_be_compiled(place: str, pattern: re.Pattern[str]) -> None:
    assert pattern.flags, place


def test_a_pattern_is_as_one_that_is_compiled_at_once() -> None:
    lazy, eager = regex(r"(?P<one>a+)b?", re.IGNORECASE), re.compile(r"(?P<one>a+)b?", re.IGNORECASE)

    assert [match.span() for match in lazy.finditer("AAB aab")] == [match.span() for match in eager.finditer("AAB aab")]
    assert (lazy.pattern, lazy.flags, lazy.groups, lazy.groupindex) == (eager.pattern, eager.flags, eager.groups, eager.groupindex)
    assert lazy.sub("x", "ab") == "x"
