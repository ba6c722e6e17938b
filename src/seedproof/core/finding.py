"""A finding: one defect in one seed, with its exact place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal, NamedTuple, get_args

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from seedproof.core.anchor import Anchor
from seedproof.core.document import Origin
from seedproof.core.escape import in_html

__all__ = [
    "EXCERPT_LENGTH", "MESSAGE_LENGTH", "SEVERITIES", "Absorbed", "Edit", "Family", "Finding", "Fix", "Hit", "RelatedLocation", "Severity",
]  # fmt: skip

Severity = Literal["error", "warning", "info"]
SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)  # worst first
Family = Literal["schema", "offtopic", "garbled", "spelling"]

EXCERPT_LENGTH = 200  # code points of a finding's text that are shown (the output contract)
MESSAGE_LENGTH = 500  # characters of a message: an own check may put a whole text into its own (guessed)


class Edit(BaseModel):
    """Replace ``[start, end)`` of the seed's text by ``text``."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str


class Fix(BaseModel):
    """Edits that remove a defect; ``safe`` when no sound text can be lost by them."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    safe: bool
    edits: tuple[Edit, ...]

    def within(self, text: str, start: int) -> str | None:
        """Return ``text``, which begins at ``start`` of its document, once mended; None where an edit lies outside it."""
        edits = sorted(self.edits, key=lambda e: e.start, reverse=True)
        if any(e.start < start or e.end > start + len(text) for e in edits):
            return None
        for edit in edits:
            text = text[: edit.start - start] + edit.text + text[edit.end - start :]
        return text


class RelatedLocation(BaseModel):
    """Another place that a finding speaks of, perhaps in another seed."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    seed: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str


class Absorbed(BaseModel):
    """A narrower finding of the same seed that the remedy of a wider one mends: it is told with that, and counts no more."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    check: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    message: str


class Hit(NamedTuple):
    """A span in the coordinates that a check was given, and what is wrong there.

    - ``start``, ``end``: the span
    - ``message``: what is wrong, as a sentence without a full stop
    - ``severity``: overrides the check's own where a check has two confidences
    - ``score``: how sure the check is, from 0 to 1, if it can say
    - ``fix``: edits that mend it, if any can
    - ``variants``: forms that compete, the preferred one first
    - ``related``: other locations that the message speaks of
    """

    start: int
    end: int
    message: str
    severity: Severity | None = None
    score: float | None = None
    fix: Fix | None = None
    variants: tuple[str, ...] = ()
    related: tuple[RelatedLocation, ...] = ()


class Finding(BaseModel):
    """One defect in one seed, as it is printed: one JSON object a line."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    seed: str = Field(description="id of the document")
    path: str | None = Field(default=None, description="its file, as it was named")
    check: str = Field(description="name of the check")
    code: str = Field(description="its code")
    family: Family = Field(description="its family")
    severity: Severity = Field(description="how bad it is, after the settings")
    start: int = Field(ge=0, description="where it begins in the text")
    end: int = Field(ge=0, description="behind its last code point")
    line: int = Field(ge=1, description="1-based line of start")
    column: int = Field(ge=1, description="1-based column of start, in code points")
    text: str = Field(description=f"excerpt, at most {EXCERPT_LENGTH} characters")
    message: str = Field(description=f"what is wrong, at most {MESSAGE_LENGTH} characters")
    score: float | None = Field(default=None, ge=0, le=1, description="how sure the check is, if it can say")
    fingerprint: str = Field(description="stable when lines move: check + seed id + normalised excerpt + nth")
    variants: tuple[str, ...] = Field(default=(), description="forms that compete, the preferred one first")
    related: tuple[RelatedLocation, ...] = Field(default=(), description="other places that the message speaks of")
    fix: Fix | None = Field(default=None, description="edits that mend it, if any can")
    baselined: bool = Field(default=False, description="whether the baseline knows it: it then fails nothing")
    absorbed: tuple[Absorbed, ...] = Field(default=(), description="narrower findings that the same remedy mends")

    # What tells documents of the same id apart; it is not printed.
    _row: int | None = PrivateAttr(default=None)
    # What is absorbed, as it was found: with its severity and fix. It is not printed either.
    _narrower: tuple[Finding, ...] = PrivateAttr(default=())
    # What a baseline knows it by, in a run that has one; nor is this printed.
    _anchor: Anchor | None = PrivateAttr(default=None)

    @property
    def origin(self) -> Origin:
        """Return the origin of the document that the finding is of."""
        # Not `self._row`: pydantic asks three times for what is private, and this is asked for ten times a finding.
        return Origin(self.path or "", (self.__pydantic_private__ or {}).get("_row") or 0)

    @property
    def narrower(self) -> tuple[Finding, ...]:
        """Return the absorbed findings as they were found; none for a finding that was read from JSON, which holds their places only."""
        return self._narrower

    def absorbing(self, narrower: Iterable[Finding]) -> Finding:
        """Return the finding with these absorbed, in place of those it had."""
        held = tuple(narrower)
        told = tuple(Absorbed(check=f.check, start=f.start, end=f.end, message=f.message) for f in held)
        copy = self.model_copy(update={"absorbed": told})
        copy._narrower = held
        return copy

    def unfolded(self) -> tuple[Finding, ...]:
        """Return the finding by itself, and each that it has absorbed."""
        return (self.absorbing(()), *self._narrower) if self._narrower else (self,)

    def _repr_html_(self) -> str:
        """Return what a notebook shows of the finding."""
        where = f"{self.path or self.seed}:{self.line}:{self.column}"
        head = f"<code>{in_html(self.code)} {in_html(self.check)}</code> [{self.severity}] {in_html(self.message)}"
        more = f" and {len(self.absorbed):,} in it" if self.absorbed else ""
        return f"<div>{head}{more}<br><small>{in_html(where)}</small> <mark>{in_html(self.text)}</mark></div>"

    @property
    def anchor(self) -> Anchor | None:
        """Return what a baseline knows the finding by, in a run that has one."""
        return self._anchor

    def at(self, anchor: Anchor) -> Finding:
        """Give the finding its anchor, and return it: for whoever has just made the finding."""
        self._anchor = anchor
        return self

    def in_row(self, row: int | None) -> Finding:
        """Make it a finding of this row of its file, and return it: for whoever has just made the finding."""
        self._row = row
        return self
