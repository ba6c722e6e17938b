"""The repository's own seeds are what the product calls sound: they pass every check, and are parsed as an editor would."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from seedproof.core.document import Document
from seedproof.core.seed import Seed
from seedproof.core.settings import Settings
from seedproof.corpus.files import Files
from seedproof.corpus.project import Project
from seedproof.corpus.registry import CheckSelection
from seedproof.parse import batch_of
from seedproof.run import check_corpus

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "seeds").glob("*.txt"))
PAIRS = {"“”", "‘’", "„“", "„”", "‚‘", "«»", "»«", "›‹", '""', "''"}


@cache
def seeds() -> dict[str, Seed]:
    """Return the parsed seeds by the stems of their files, which are their ids."""
    batch = batch_of([Document(f.stem, f.read_bytes().decode("utf-8"), str(f)) for f in FILES])
    return {seed.id: seed for seed in batch.seeds}


def test_no_warning_and_no_error_in_any_seed() -> None:
    result = check_corpus(Files((ROOT / "seeds",), Settings()), CheckSelection.of(Project.around(ROOT)), jobs=1)
    assert not result.failures
    assert not result.problems
    assert [(f.seed, f.check, f.text, f.message) for f in result.findings if f.severity != "info"] == []


def test_enough_seeds_of_several_languages() -> None:
    assert len(FILES) >= 20
    assert {"de", "en", "es", "fr", "pl"} <= {seed.language for seed in seeds().values()}


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_the_first_line_is_the_title(file: Path) -> None:
    seed = seeds()[file.stem]
    assert seed.title is not None
    assert seed.title.text == seed.text.partition("\n")[0]


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_the_byline_dateline_or_closing_line_is_the_source(file: Path) -> None:
    assert seeds()[file.stem].source is not None


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_quotations_are_found_and_their_marks_belong_together(file: Path) -> None:
    quotes = seeds()[file.stem].quotes
    assert quotes
    assert [q.text for q in quotes if q.text[0] + q.text[-1] not in PAIRS] == []


def test_no_two_seeds_share_a_paragraph() -> None:
    sentences = Counter(line for seed in seeds().values() for line in seed.text.splitlines() if len(line.split()) > 8)  # shorter: bylines
    assert [line for line, times in sentences.items() if times > 1] == []
