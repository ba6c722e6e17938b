"""Hold the spellings a corpus has agreed on: what ``checks/spellings.toml`` says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import combinations
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from seedproof.core.settings_place import kebab

__all__ = ["NONE_AGREED", "NeverConfuse", "Spelling", "Spellings"]

Form = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class _Table(BaseModel):
    """Set the rules of every table of the file."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=kebab, populate_by_name=True, defer_build=True)


class Spelling(_Table):
    """A word or name, and how it is written."""

    preferred: Form = Field(description="the form to write")
    variants: tuple[Form, ...] = Field(default=(), description="forms that are wrong: each is an error, with a safe fix")
    allowed: tuple[Form, ...] = Field(default=(), description="forms that are as good as the preferred one")

    @model_validator(mode="after")
    def _no_form_twice(self) -> Spelling:
        """Raise ValueError where a form is named twice."""
        forms = (self.preferred, *self.variants, *self.allowed)
        twice = next((form for form in forms if forms.count(form) > 1), None)
        if twice:
            raise ValueError(f"{twice!r} is named twice: a form is preferred, a variant or allowed, and only one of them")
        return self


class NeverConfuse(_Table):
    """Names that are spelt alike and mean different people, places or things."""

    names: tuple[Form, ...] = Field(min_length=2, description="two names or more that are never variants of one another")


class Spellings(_Table):
    """The spellings a corpus has agreed on, and names that are not to be taken for one another."""

    spelling: tuple[Spelling, ...] = Field(default=(), description="words and names, and how they are written")
    never_confuse: tuple[NeverConfuse, ...] = Field(default=(), description="names that are alike and not the same")

    @model_validator(mode="after")
    def _no_form_is_right_and_wrong(self) -> Spellings:
        """Raise an error where a form is a variant of one word and, by another entry, to be written."""
        right = {form for entry in self.spelling for form in (entry.preferred, *entry.allowed)}
        wanted: dict[str, str] = {}
        for entry in self.spelling:
            for form in entry.variants:
                if form in right:
                    raise _clash(form, f"{form!r} is a variant of {entry.preferred!r}, and elsewhere in the file a form to write")
                if wanted.setdefault(form, entry.preferred) != entry.preferred:
                    raise _clash(form, f"{form!r} is a variant of both {wanted[form]!r} and {entry.preferred!r}")
        return self

    @cached_property
    def wrong(self) -> dict[str, str]:
        """Return each variant, and the form to write for it."""
        return {form: entry.preferred for entry in self.spelling for form in entry.variants}

    @cached_property
    def right(self) -> frozenset[str]:
        """Return the preferred forms."""
        return frozenset(entry.preferred for entry in self.spelling)

    def settles(self, one: str, other: str) -> bool:
        """Tell whether the file says all there is to say of two forms, so that no check has to compare them."""
        return one in self.wrong or other in self.wrong or frozenset((one, other)) in self._apart

    @cached_property
    def _apart(self) -> frozenset[frozenset[str]]:
        """Return the pairs of forms that may stand beside each other: allowed, or names of two people."""
        groups = [(entry.preferred, *entry.allowed) for entry in self.spelling] + [group.names for group in self.never_confuse]
        return frozenset(frozenset(pair) for group in groups for one, other in combinations(group, 2) for pair in _compared(one, other))


def _clash(form: str, message: str) -> PydanticCustomError:
    """Return an error that says which form it is about, for whoever looks for its line."""
    return PydanticCustomError("clash", "{message}", {"message": message, "form": form})


def _compared(one: str, other: str) -> Iterator[tuple[str, str]]:
    """Yield two names, and the words in which they differ: of "Anna Geller" and "Ruth Heller" also Geller and Heller."""
    yield one, other
    words = one.split(), other.split()
    if len(words[0]) == len(words[1]):
        yield from ((a, b) for a, b in zip(*words, strict=True) if a != b)


#: Where nothing is agreed on.
NONE_AGREED: Final = Spellings.model_construct()
