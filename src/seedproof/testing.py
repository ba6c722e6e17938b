"""The case-file harness: what a check must flag, must pass and is known to miss. For built-in and for own checks.

A case file is ``<check-name>.yaml`` with the lists ``flags``, ``passes`` and ``misses``. A case has a ``label``, a ``text`` (or
``seeds``: several texts, checked as one corpus), and perhaps a ``provenance`` and a ``note``; ``options`` set fields of the check,
``spellings`` are what the corpus has agreed on, as in ``checks/spellings.toml``, ``fields`` what the publisher says beside each text, and
``against`` the texts of another corpus, which the seeds are compared with.
``⟦`` and ``⟧`` mark what must be reported and are cut before checking. ``passes`` have no marks; ``misses`` are what a ``flags`` case would
be, and must fail: once one is found, it has to move.

``provenance`` tells where a case comes from: ``in-the-wild`` where the pattern was seen in a published text (and is told here in
other words), ``synthetic`` where it was thought up. A file may name one for all its cases that name none. Negative cases and known
failures need no such word: they are the ``passes`` and the ``misses``.

    from seedproof.testing import cases, verify

    @pytest.mark.parametrize("case", cases("tests/cases/my-check.yaml"))
    def test_my_check(case):
        verify(MyCheck, case)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from seedproof.core.check import Check
from seedproof.core.context import Context
from seedproof.core.spellings import NONE_AGREED, Spellings
from seedproof.run.texts import check_documents

__all__ = ["CLOSE", "OPEN", "PROVENANCES", "Case", "cases", "found", "unmark", "verify"]

OPEN, CLOSE = "⟦", "⟧"
_GROUPS = ("flags", "passes", "misses")
PROVENANCES = ("in-the-wild", "synthetic")


@dataclass(frozen=True)
class Case:
    """A case.

    - ``group``: ``flags``, ``passes`` or ``misses``
    - ``label``: what it is about
    - ``seeds``: marked texts, checked as one corpus
    - ``options``: fields of the check
    - ``provenance``: where it comes from
    - ``note``: what else there is to say of it
    - ``spellings``: what the corpus has agreed on
    - ``fields``: what the publisher says of each seed: ``title``, ``language`` and the like
    - ``against``: texts of another corpus
    """

    group: str
    label: str
    seeds: tuple[str, ...]
    options: dict[str, Any] = field(default_factory=dict)
    provenance: str | None = None
    note: str = ""
    spellings: Spellings = NONE_AGREED
    fields: dict[str, Any] = field(default_factory=dict)
    against: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.group}: {self.label}"


def cases(path: str | Path) -> list[Case]:
    """Return the cases of a file. Raises ValueError that names the case which breaks the rules above."""
    import yaml  # only authors of checks need it

    content = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    default = content.pop("provenance", None)
    unknown = set(content) - set(_GROUPS)
    if unknown:
        raise ValueError(f"{path}: unknown group {', '.join(sorted(unknown))}; use {', '.join(_GROUPS)}")
    return [_case(path, group, {"provenance": default, **raw}) for group in _GROUPS for raw in content.get(group) or ()]


def unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the text without marks and the marked spans in it."""
    text, spans, opened = "", [], -1
    for character in marked:
        if character == OPEN:
            opened = len(text)
        elif character == CLOSE:
            spans.append((opened, len(text)))
        else:
            text += character
    return text, spans


def found(check: Check, texts: Sequence[str | Mapping[str, Any]], against: Sequence[str] = ()) -> list[list[tuple[int, int]]]:
    """Return the spans that ``check`` reports in each of ``texts``, or rows with a text, checked as one corpus, in order.

    ``against``: texts of another corpus, which it may be compared with.
    Raises BrokenRunError that names the line where the check raises.
    """
    result = check_documents(texts, [check], against=against or None)
    result.raise_if_broken()
    findings = result.by_document()
    return [sorted((f.start, f.end) for f in findings.get(seed.origin, ())) for seed in result.seeds]


def verify(kind: type[Check], case: Case) -> None:
    """Assert that the check finds just what is marked (or, for ``misses``, that it does not)."""
    unmarked = [unmark(seed) for seed in case.seeds]
    check = kind(**case.options).bind(Context(spellings=case.spellings))
    got = found(check, [{"text": text, **case.fields} for text, _ in unmarked], case.against)
    want = [spans for _, spans in unmarked]
    if case.group == "misses":
        assert got != want, f"{kind.name()} now finds {case.label!r}: move it to flags"
        return
    assert got == want, "\n".join(
        f"{kind.name()}: {case.label}\n  wanted {[t[a:b] for a, b in w]}\n  found  {[t[a:b] for a, b in g]}"
        for (t, w), g in zip(unmarked, got, strict=True)
        if w != g
    )


def _case(path: str | Path, group: str, raw: dict[str, Any]) -> Case:
    where = f"{path}: {group}: {raw.get('label', raw)}"
    unknown = set(raw) - {"label", "text", "seeds", "options", "provenance", "note", "spellings", "fields", "against"}
    if unknown or "label" not in raw or ("text" in raw) == ("seeds" in raw):
        raise ValueError(
            f"{where}: a case has label, text or seeds, and perhaps options, spellings, fields, against, provenance, note; "
            f"found {sorted(raw)}"
        )
    if raw["provenance"] not in (None, *PROVENANCES):
        raise ValueError(f"{where}: unknown provenance {raw['provenance']!r}; use {' or '.join(PROVENANCES)}")
    case = Case(
        group,
        raw["label"],
        tuple(raw.get("seeds", [raw.get("text", "")])),
        raw.get("options", {}),
        raw["provenance"],
        raw.get("note", ""),
        Spellings.model_validate(raw.get("spellings", {})),
        raw.get("fields", {}),
        tuple(raw.get("against", ())),
    )
    marks = sum(seed.count(OPEN) for seed in case.seeds)
    if marks != sum(seed.count(CLOSE) for seed in case.seeds) or (marks == 0) != (group == "passes"):
        raise ValueError(f"{where}: flags and misses mark what is broken with {OPEN}…{CLOSE}, passes have no marks")
    return case
