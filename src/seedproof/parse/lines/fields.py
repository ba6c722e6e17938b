"""Read whom a line of several fields names as its writer: "3 May 2021 | News | Ida Holm", "03.05.2021 / Ida / 2 Kommentare"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from seedproof.core.patterns import regex
from seedproof.parse.lines.agencies import is_agency, is_outlet
from seedproof.parse.lines.dates import is_only_date
from seedproof.parse.lines.names import find_person, is_given_name, is_name_alone, is_rare

__all__ = ["fielded_name"]

_BETWEEN: Final = regex(r"\s*[|•·]+\s*|\s+/+\s*|\s*/+\s+|\s+[-–—]\s+|\s*»\s*")
_FIELDS: Final = range(2, 7)  # fields of such a line (guessed)


class _Field(NamedTuple):
    text: str
    start: int
    dated: bool


def fielded_name(line: str, language: int) -> tuple[int, int] | None:
    """Return the span of the name in a line of fields of which one is a date; of several, of the first that begins with a given name."""
    fields = list(_fields(line))
    if len(fields) not in _FIELDS or not any(field.dated for field in fields):
        return None
    people = [field for field in fields if _is_person(field.text)]
    given = [field for field in people if is_given_name(field.text.split()[0])]
    if not people:
        alone = [(i, field) for i, field in enumerate(fields) if " " not in field.text and is_name_alone(field.text, language)]
        given = [field for i, field in alone if is_given_name(field.text) or _is_beside_date(fields, i)]
    chosen = given[0] if given else people[0] if len(people) == 1 and is_rare(people[0].text, language) else None
    return (chosen.start, chosen.start + len(chosen.text)) if chosen else None


def _fields(line: str) -> Iterator[_Field]:
    """Yield the fields of a line."""
    at = 0
    for separator in [*_BETWEEN.finditer(line), None]:
        end = separator.start() if separator else len(line)
        text = line[at:end].strip()
        if text:
            yield _Field(text, at + line[at:end].index(text), is_only_date(text))
        at = separator.end() if separator else end


def _is_person(text: str) -> bool:
    """Tell whether a field holds a person's name and nothing else."""
    span = find_person(text)
    return span == (0, len(text)) and not is_outlet(text) and not is_agency(text)


def _is_beside_date(fields: list[_Field], i: int) -> bool:
    """Tell whether a date stands in the field before or after."""
    return not fields[i].dated and any(field.dated for field in fields[max(i - 1, 0) : i + 2])
