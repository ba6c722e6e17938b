"""Find seeds that are not what the corpus's own Seed class says they must be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Self

from pydantic import PrivateAttr, ValidationError

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.core.context import Context
from seedproof.core.finding import Family, Hit, Severity
from seedproof.core.seed import Seed, Text

__all__ = ["SchemaMismatch"]


class SchemaMismatch(BatchCheck):
    """Finds seeds that break the corpus's own Seed class (the setting `seed-class`).

    **Why it matters**
    A corpus says in `schemas/` what its documents are: languages, lengths, which fields there must be. A document that
    is something else was put there by mistake, or the schema is out of date.

    **Example**
    With `language: Literal["en"]` in the class, a German seed gives "language: input should be 'en'".

    **When it is wrong**
    Never about the class, but the parser may have misread a field. A title, source or body that was not found at all is
    left to `missing-title`, `missing-source` and `empty-body`, so that nothing is reported twice.

    **Options**
    None.
    """

    code: ClassVar[str] = "SCH101"
    family: ClassVar[Family] = "schema"
    severity: ClassVar[Severity] = "error"

    _seed_class: type[Seed] = PrivateAttr(default=Seed)

    def bind(self, context: Context) -> Self:
        """Return the check for a corpus with this class of seeds."""
        bound = self.model_copy()
        bound._seed_class = context.seed_class
        return bound

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report each field that the class refuses, at the field's own place."""
        if self._seed_class is not Seed:  # then every seed is one already, and need not be read for this
            for offset, seed in zip(batch.starts.tolist(), batch.seeds, strict=True):
                yield from self._mismatches(seed, offset)

    def _mismatches(self, seed: Seed, offset: int) -> Iterator[Hit]:
        """Yield a hit for each field of a seed that the class refuses."""
        try:
            fields = {name: getattr(seed, name) for name in Seed.model_fields}
            if seed.published is not None:  # which the corpus may have a class of its own for
                fields["published"] = seed.published.model_dump(exclude_unset=True)
            self._seed_class.model_validate(fields)
        except ValidationError as error:
            for problem in error.errors(include_url=False, include_input=False):
                field = str(problem["loc"][0]) if problem["loc"] else "seed"
                value = getattr(seed, field, None)
                if value is not None or field in ("language", "published"):
                    name = ".".join(str(part) for part in problem["loc"]) if field == "published" else field
                    yield _hit(seed, offset, name, value, problem["msg"])


def _hit(seed: Seed, offset: int, field: str, value: object, message: str) -> Hit:
    """Return the hit for a field that is refused."""
    # Fields that are no span, such as the language, speak of the whole document: its first line stands for it.
    first_line = seed.text.partition("\n")[0] or seed.text
    start, end = (value.start, value.end) if isinstance(value, Text) and value.end > value.start else (0, len(first_line))
    return Hit(offset + start, offset + end, f"{field}: {message[:1].lower()}{message[1:]}")
