"""What a corpus says of itself reaches a check in one way: by binding it."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Self

from seedproof import Check, CheckSelection, Context, Project, Seed
from seedproof.core.finding import Family, Severity
from seedproof.core.spellings import Spelling, Spellings


class Plain(Check):
    """Finds nothing, and wants to know nothing."""

    code: ClassVar[str] = "GRB399"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "info"


class Curious(Plain):
    """Counts what is agreed on."""

    count: int = 0

    def bind(self, context: Context) -> Self:
        return self.model_copy(update={"count": len(context.spellings.spelling)})


def test_a_check_that_wants_to_know_nothing_stays_as_it_is() -> None:
    check = Plain()

    assert check.bind(Context(spellings=Spellings(spelling=(Spelling(preferred="a"),)))) is check


def test_a_check_that_overrides_bind_is_told_and_the_unbound_one_is_as_before() -> None:
    check = Curious()

    assert check.bind(Context(spellings=Spellings(spelling=(Spelling(preferred="a"),)))).count == 1
    assert check.count == 0


OWN = '''
from typing import ClassVar
from seedproof import Hit, SeedCheck

class Told(SeedCheck):
    """Says what it was told of the corpus."""
    code: ClassVar[str] = "GRB399"
    family: ClassVar = "garbled"
    severity: ClassVar = "info"
    word: str = ""

    def bind(self, context):
        words = [context.seed_class.__name__, *(spelling.preferred for spelling in context.spellings.spelling)]
        return self.model_copy(update={"word": " ".join(words)})

    def find(self, seed):
        return []
'''


def test_the_checks_of_a_project_are_bound_to_its_seed_class_and_its_spellings(tmp_path: Path) -> None:
    (tmp_path / "seedproof.toml").write_text("own-checks = ['checks/*.py']\nseed-class = 'ours.py:Ours'", encoding="utf-8")
    (tmp_path / "ours.py").write_text("from seedproof import Seed\nclass Ours(Seed): ...\n", encoding="utf-8")
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "told.py").write_text(OWN, encoding="utf-8")
    (tmp_path / "checks" / "spellings.toml").write_text("[[spelling]]\npreferred = 'Blythe'\n", encoding="utf-8")

    (check,) = CheckSelection.of(Project.around(tmp_path), ["told"]).checks()
    assert check.model_dump() == {"word": "Ours Blythe"}


def test_a_context_says_nothing_unless_told() -> None:
    assert (Context().seed_class, Context().spellings) == (Seed, Spellings())
