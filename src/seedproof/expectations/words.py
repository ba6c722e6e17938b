"""What expectations say in plain words, as a reader of the corpus would say it, and not as they are written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from seedproof.run.gate import ratio

__all__ = ["faults", "having", "in_words"]

_Kwargs = Mapping[str, Any]
_FAULTS: dict[str, str] = {
    "schema": "faults of their fields",
    "offtopic": "off-topic passages",
    "garbled": "garbled passages",
    "spelling": "inconsistent spellings",
}
_LENGTHS = {"title_length": ("title", "character"), "body_length": ("body", "character"), "quotes": ("text", "quotation")}
_TEXTS = ("id", "origin", "path", "language", "source")
_KNOWN = frozenset({"column", "min_value", "max_value", "mostly", "value_set", "batch_id"})  # with another argument, a rule is another one


def in_words(kind: str, kwargs: _Kwargs) -> str | None:
    """Return what an expectation of this ``kind`` (its type) says; None where it is none that is known here."""
    known = _SENTENCES.get(kind) if {name for name, value in kwargs.items() if value is not None} <= _KNOWN else None
    return known(kwargs) if known else None


def having(kind: str, kwargs: _Kwargs) -> str | None:
    """Return what seeds have that such an expectation does not hold for, after a number of seeds; None where that is not known."""
    column, low = kwargs.get("column", ""), kwargs.get("min_value")
    if kind == "expect_column_values_to_be_unique":
        return f"have {_article(column)} {column} that others have"
    if kind == "expect_column_values_to_not_be_null":
        return f"have no {column}"
    if kind != "expect_column_values_to_be_between":
        return None
    if column in _LENGTHS:
        what, unit = _LENGTHS[column]
        return f"have a {what} with {_outside(low, kwargs.get('max_value'), unit)}"
    most = kwargs.get("max_value")
    return f"have {faults(column)}" if low is None and most == 0 else f"have a number of {faults(column)} that is not allowed"


def faults(column: str) -> str:
    """Return what a column that counts findings counts."""
    return _FAULTS.get(column) or f"findings of {column.replace('_', '-')}"


def _between(kwargs: _Kwargs) -> str:
    column, low, most, allowed = kwargs["column"], kwargs.get("min_value"), kwargs.get("max_value"), 1 - kwargs.get("mostly", 1)
    if column in _LENGTHS:
        what, unit = _LENGTHS[column]
        return f"a {what} has {_within(low, most, unit)}{_mostly(allowed)}"
    if column in _TEXTS:
        return f"the {column} lies between {low} and {most}{_mostly(allowed)}"
    if low is None and most == 0:
        return f"at most {_share(allowed)} may have {faults(column)}" if allowed > 0 else f"no seed may have {faults(column)}"
    return f"a seed has {_within(low, most, 'finding')}{_kind(column)}{_mostly(allowed)}"


def _kind(column: str) -> str:
    return f" of the family {column}" if column in _FAULTS else f" of {column.replace('_', '-')}"


def _not_null(kwargs: _Kwargs) -> str:
    column, allowed = kwargs["column"], 1 - kwargs.get("mostly", 1)
    return f"every seed has {_article(column)} {column}" if allowed <= 0 else f"at most {_share(allowed)} may have no {column}"


def _unique(kwargs: _Kwargs) -> str:
    return f"no two seeds have the same {kwargs['column']}"


def _in_set(kwargs: _Kwargs) -> str:
    allowed = ", ".join(map(str, kwargs.get("value_set") or ()))
    return f"the {kwargs['column']} is one of these: {allowed}{_mostly(1 - kwargs.get('mostly', 1))}"


def _rows(kwargs: _Kwargs) -> str:
    return f"the corpus has {_within(kwargs.get('min_value'), kwargs.get('max_value'), 'seed')}"


_SENTENCES: dict[str, Callable[[_Kwargs], str]] = {
    "expect_column_values_to_be_between": _between,
    "expect_column_values_to_not_be_null": _not_null,
    "expect_column_values_to_be_unique": _unique,
    "expect_column_values_to_be_in_set": _in_set,
    "expect_table_row_count_to_be_between": _rows,
}


def _mostly(allowed: float) -> str:
    return f"; at most {_share(allowed)} may differ" if allowed > 0 else ""


def _share(allowed: float) -> str:
    share = ratio(allowed)
    return f"{share} seeds" if " in " in share else f"{share} of the seeds"


def _within(low: Any, most: Any, unit: str) -> str:
    if low is None or most is None:
        return f"at least {_count(low, unit)}" if low is not None else f"at most {_count(most, unit)}"
    return f"{_figure(low)} to {_count(most, unit)}"


def _outside(low: Any, most: Any, unit: str) -> str:
    parts = [] if low is None else [f"fewer than {_figure(low)}"]
    parts += [] if most is None else [f"more than {_figure(most)}"]
    return f"{' or '.join(parts)} {unit}s"


def _count(number: Any, unit: str) -> str:
    return f"{_figure(number)} {unit if number == 1 else unit + 's'}"


def _figure(number: Any) -> str:
    if isinstance(number, float) and number.is_integer():
        number = int(number)
    return f"{number:,}" if isinstance(number, int | float) else str(number)


def _article(noun: str) -> str:
    return "an" if noun[:1] in "aeiou" else "a"
