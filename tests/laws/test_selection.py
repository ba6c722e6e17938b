"""Each check finds what it finds, whichever other checks a corpus runs and with which options."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from seedproof import Check, CheckSelection, Corpus, Files, Finding, Project, Settings, check_corpus
from seedproof.core.settings_place import kebab
from seedproof.corpus.registry import built_in

TESTS = Path(__file__).parent.parent
STORIES = (
    ("The ferry to Lower Marn sank at its berth after a pump had failed during the night shift.",
     "Nobody was on board, the harbour master said, but four crates of lemons are still missing."),
    ("Beekeepers from four valleys met to compare what the cold spring has done to their hives.",
     "Most of them had lost every third colony, and one had found a swarm in her letter box."),
    ("A choir of retired miners will sing in the old winding hall until somebody mends its roof.",
     "Rain falls on the tenors whenever the wind turns west, which improves neither of the two."),
    ("Three bakers share one oven since the flood, and the queue for rye bread begins at five.",
     "Their flour comes by tractor because the bridge below the weir has not been opened yet."),
    ("The library lends ladders now, because apples hang too high and nobody owns a long one.",
     "Readers may keep them for a week and must return them dry, says a notice on the shelf."),
    ("Surveyors found the boundary stone of 1790 under a bus stop and left it where it stood.",
     "Two parishes have since agreed that passengers who wait there are guests of both of them."),
)  # fmt: skip
# What recurs on every page: two lines that only recurrence tells, and apart from them lines that other checks know.
PAGE = """Home

Newsletter

{title}

{story}

Sign up for our newsletter and never miss the last ferry

Advertisement

Read more: Harbour reopens after the storm

Photo: Ana Petrov/Getty Images

{other}

Keep the Courier afloat

The Tallow Bay Courier is made by eleven people and a cat.

{last}

Leave a Reply

Your email address will not be published. Required fields are marked *"""


def changed(kind: type[Check], factor: float) -> dict[str, Any]:
    """Return options of a check so many times the usual ones, or its flags turned; none where it has no numbers and flags."""
    options: dict[str, Any] = {}
    for name, field in kind.model_fields.items():
        wanted = get_type_hints(kind)[name]
        if wanted is bool:
            options[kebab(name)] = not field.default
        elif wanted in (int, float):
            least = max((getattr(bound, "ge", 0) for bound in field.metadata), default=0)
            options[kebab(name)] = wanted(max(field.default * factor, least))
    return options


SETTABLE = [kind for kind in built_in() if changed(kind, 3)]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Return the broken documents, the seeds, and pages of one site on which lines recur."""
    pages = [
        PAGE.format(title=" ".join(story.split()[:5]), story=story, other=other, last=" ".join(other.split()[::-1]).capitalize() + ".")
        for story, other in STORIES
    ]
    rows = tmp_path_factory.mktemp("site") / "pages.jsonl"
    rows.write_text("".join(json.dumps({"id": f"page-{i}", "text": page}) + "\n" for i, page in enumerate(pages)), "utf-8")
    return Files((TESTS / "broken", TESTS.parent / "seeds", rows), Settings())


@pytest.fixture(scope="module")
def usual(corpus: Corpus) -> Sequence[Finding]:
    """Return what all checks find."""
    return findings(corpus)


def findings(corpus: Corpus, ignore: Sequence[str] = (), options: Mapping[str, Mapping[str, Any]] | None = None) -> Sequence[Finding]:
    settings = Settings(checks={name: dict(given) for name, given in (options or {}).items()})
    result = check_corpus(corpus, CheckSelection.of(Project(Path("/nonexistent"), settings), ignore=ignore), jobs=1)
    assert result.failures == ()
    return result.unfolded().findings  # what a check finds; which of it others absorb does depend on them


def of_others(found: Sequence[Finding], kind: type[Check]) -> list[Finding]:
    return [finding for finding in found if finding.check != kind.name()]


def test_the_corpus_has_findings_of_many_checks_and_lines_that_only_recurrence_tells(usual: Sequence[Finding]) -> None:
    on_pages = {finding.check for finding in usual if finding.seed.startswith("page-")}

    assert len({finding.check for finding in usual}) > 40
    assert {
        "recurring-boilerplate",
        "inline-promo",
        "advertisement-marker",
        "inline-teaser",
        "stray-caption",
        "leading-boilerplate",
    } <= on_pages


@pytest.mark.parametrize("kind", built_in(), ids=lambda kind: kind.name())
def test_ignoring_a_check_changes_no_other(kind: type[Check], corpus: Corpus, usual: Sequence[Finding]) -> None:
    assert list(findings(corpus, ignore=[kind.name()])) == of_others(usual, kind)


@pytest.mark.parametrize("factor", [3, 1 / 3], ids=["larger", "smaller"])
@pytest.mark.parametrize("kind", SETTABLE, ids=lambda kind: kind.name())
def test_the_options_of_a_check_change_no_other(kind: type[Check], factor: float, corpus: Corpus, usual: Sequence[Finding]) -> None:
    found = findings(corpus, options={kind.name(): changed(kind, factor)})

    assert of_others(found, kind) == of_others(usual, kind)
