"""Tell how the findings and seeds of two builds differ."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

__all__ = ["Change", "Record", "changes_between", "seeds_between"]

Record = dict[str, Any]


class Change(NamedTuple):
    """A finding that differs between the builds.

    ``check``: whose it is · ``kind``: new, gone, moved (another span) or told (the same span, other words) · ``before``, ``after``: the
    finding of each build, None where it has none.
    """

    check: str
    kind: str
    before: Record | None
    after: Record | None

    def __str__(self) -> str:
        shown = self.after or self.before or {}
        place = f"{shown['seed']}:{shown['line']}:{shown['column']}"
        if self.kind == "moved" and self.before and self.after:
            spans = (f"[{record['start']}, {record['end']})" for record in (self.before, self.after))
            return f"{place}  {' -> '.join(spans)}  {shown['text'][:60]!r}"
        if self.kind == "told" and self.before and self.after:
            fields = [key for key in self.after if self.after[key] != self.before.get(key)]
            return f"{place}  {', '.join(f'{key}: {self.before.get(key)!r} -> {self.after[key]!r}' for key in fields)}"[:240]
        return f"{place}  [{shown['severity']}] {shown['text'][:80]!r}  {shown['message'][:80]}"


def changes_between(before: Iterable[Record], after: Iterable[Record]) -> list[Change]:
    """Return how two lists of findings differ, by check.

    Findings that are the same in all fields are no change. Of the rest, those of one check in one seed are told as ``told`` where both have
    the same span, as ``moved`` where their spans overlap, else as ``gone`` and ``new``.
    """
    old, new = _by_text(before), _by_text(after)
    lost, met = _by_check_and_seed(old, new), _by_check_and_seed(new, old)
    found: list[Change] = []
    for key in dict.fromkeys((*lost, *met)):
        gone, come = lost.get(key, []), met.get(key, [])
        for kind, alike in (("told", _same_span), ("moved", _overlap)):
            pairs = list(_pairs(gone, come, alike))
            found += [Change(key[0], kind, one, other) for one, other in pairs]
        found += [Change(key[0], "gone", record, None) for record in gone]
        found += [Change(key[0], "new", None, record) for record in come]
    return sorted(found, key=lambda change: (change.check, change.kind))


def seeds_between(before: Iterable[Record], after: Iterable[Record]) -> dict[str, list[str]]:
    """Return the seeds whose parsing differs, by field; ``seed`` has those that only one build gives."""
    old, new = _by_id(before), _by_id(after)
    found = defaultdict(list)
    for key in dict.fromkeys((*old, *new)):
        one, other = old.get(key), new.get(key)
        if one is None or other is None:
            found["seed"].append(key[0])
            continue
        for field in dict.fromkeys((*one, *other)):
            if one.get(field) != other.get(field):
                found[field].append(key[0])
    return dict(found)


def _by_text(records: Iterable[Record]) -> dict[tuple[str, int], Record]:
    """Return the records by what they say; equal ones are counted."""
    return _counted(records, lambda record: json.dumps(record, sort_keys=True))


def _by_id(records: Iterable[Record]) -> dict[tuple[str, int], Record]:
    """Return the seeds by their ids; those with one id are counted."""
    return _counted(records, lambda record: str(record["id"]))


def _counted(records: Iterable[Record], key: Callable[[Record], str]) -> dict[tuple[str, int], Record]:
    seen: Counter[str] = Counter()
    found = {}
    for record in records:
        text = key(record)
        found[text, seen[text]] = record
        seen[text] += 1
    return found


def _by_check_and_seed(
    records: dict[tuple[str, int], Record], others: dict[tuple[str, int], Record]
) -> dict[tuple[str, str], list[Record]]:
    """Return the records that are not among the others, by check and seed."""
    found = defaultdict(list)
    for key, record in records.items():
        if key not in others:
            found[str(record["check"]), str(record["seed"])].append(record)
    return found


def _pairs(gone: list[Record], come: list[Record], alike: Callable[[Record, Record], bool]) -> Iterator[tuple[Record, Record]]:
    """Take each record that has a twin out of both lists, with the first one that it has."""
    for record in list(come):
        at = next((i for i, other in enumerate(gone) if alike(record, other)), None)
        if at is not None:
            come.remove(record)
            yield gone.pop(at), record


def _same_span(one: Record, other: Record) -> bool:
    return (one["start"], one["end"]) == (other["start"], other["end"])


def _overlap(one: Record, other: Record) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])
