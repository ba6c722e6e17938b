"""What is reported is where it says, for any text, however it is cut into batches."""

from __future__ import annotations

import json
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedproof import CheckSelection, Document, Files, Project, Result, Settings, check_corpus
from seedproof.run.worker import Worker

PROJECT = Project(Path("/nonexistent"))
WORKER = Worker(CheckSelection.of(PROJECT).checks())
# Pieces of what goes wrong in real documents, so that random texts reach the checks and not only the parser.
PIECES = [
    "Leave a Reply", "Your email address will not be published.", "You may also like", "About the author", "\n\n", "\n", " ",
    "“We will see,” she said. ", "„Das ist gut“, sagte er. ", "« Non », dit-il. ", "” he said. ", "‘", "'", "\"", "…",
    "The minister spoke on Monday. ", "Russia’sposition ", "the a part of ", "u. S. ", "cafÃ© ", "\ufffd", "\u200b", "\x00", "\ud800",
    "\u202e", "<div class=\"x\">", "&amp;nbsp;", "https://example.org/a.jpg 240w, ", "NATO ", "nato’s ", "Ann Holt ", "Anne Holt ",
    "organisation organization ", "İlgili Makaleler", "中文。", "\r\n", "\r", "\u2028", "\x85", "By Maren Holt", "PORT ALVEN (Norpress) – ",
    "Source: Norpress", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "{{ title }}", "function(){return 1}", "12:30 ", "e.g. ",
    "www.example.org ",
]  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=20)), max_size=25).map("".join)


FEW, MANY = (settings(max_examples=most) for most in (30, 600))
companies = st.lists(texts, min_size=2, max_size=5)


def lies_where_it_says(bodies: list[str]) -> None:
    result = WORKER.examine([Document(f"seed-{i}", text) for i, text in enumerate(bodies)])

    assert result.failures == []
    for finding in result.findings:
        text = bodies[int(finding.seed.removeprefix("seed-"))]
        assert 0 <= finding.start < finding.end <= len(text) or (not text and finding.start == finding.end == 0)
        assert finding.text == text[finding.start : finding.end][:200]
        ends = accumulate(len(line) for line in text.splitlines(keepends=True))
        before = [0, *(end for end in ends if end <= finding.start)]
        assert (finding.line, finding.column) == (len(before), finding.start - before[-1] + 1)
        for edit in finding.fix.edits if finding.fix else ():
            assert 0 <= edit.start <= edit.end <= len(text)


def is_the_same_in_company(bodies: list[str]) -> None:
    documents = [Document(f"seed-{i}", text) for i, text in enumerate(bodies)]

    together = WORKER.examine(documents).findings
    alone = [f for document in documents for f in WORKER.examine([document]).findings]

    def key(f):  # type: ignore[no-untyped-def]
        return f.seed, f.start, f.code, f.end, f.message

    assert sorted(together, key=key) == sorted(alone, key=key)


@FEW
@given(companies)
def test_every_finding_and_fix_lies_where_it_says(bodies: list[str]) -> None:
    lies_where_it_says(bodies)


@FEW
@given(companies)
def test_a_batch_finds_what_its_seeds_alone_give(bodies: list[str]) -> None:
    is_the_same_in_company(bodies)


@pytest.mark.slow
@MANY
@given(companies)
def test_that_holds_of_many_texts(bodies: list[str]) -> None:
    lies_where_it_says(bodies)
    is_the_same_in_company(bodies)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus with findings of many kinds: the broken documents and the seeds."""
    folder = tmp_path_factory.mktemp("corpus")
    here = Path(__file__).parent.parent
    for source in [*(here / "broken").glob("*.txt"), *(here.parent / "seeds").glob("*.txt")]:
        (folder / source.name).write_bytes(source.read_bytes())
    return folder


def _check(paths: tuple[Path, ...], jobs: int = 1, batch_size: int = 1_000_000) -> Result:
    return check_corpus(Files(paths, Settings()), CheckSelection.of(PROJECT), jobs=jobs, batch_size=batch_size)


def test_findings_do_not_depend_on_batch_size_or_order(folder: Path) -> None:
    whole = _check((folder,))

    assert len(whole.findings) > 20
    assert _check((folder,), batch_size=1).findings == whole.findings
    assert _check((folder,), batch_size=5000).findings == whole.findings
    assert _check(tuple(sorted(folder.iterdir(), reverse=True))).findings == whole.findings


@pytest.mark.slow
def test_findings_do_not_depend_on_the_number_of_jobs(folder: Path) -> None:
    assert _check((folder,), jobs=3, batch_size=5000).findings == _check((folder,)).findings


def test_fingerprints_are_unique_and_survive_moved_lines(folder: Path) -> None:
    before = _check((folder,)).findings
    assert len({f.fingerprint for f in before}) == len(before)

    moved = next(p for p in sorted(folder.iterdir()) if any(f.seed == p.stem for f in before))
    text = moved.read_text(encoding="utf-8")
    rows = folder.parent / "moved.jsonl"
    for shifted in (text, text.replace("\n\n", "\n\n\n")):
        rows.write_text(json.dumps({"id": moved.stem, "text": shifted}), encoding="utf-8")
        yield_ = {f.fingerprint for f in _check((rows,)).findings}
        if shifted is text:
            first = yield_
    assert first == yield_
