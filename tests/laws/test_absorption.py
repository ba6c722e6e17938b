"""What checks say of absorbing is of checks that there are, and a run tells nothing apart that one remedy mends."""

from __future__ import annotations

from pathlib import Path

import pytest

from seedproof import Check, CheckSelection, Files, Project, Result, Settings, check_corpus
from seedproof.core.check import is_meant
from seedproof.core.finding import SEVERITIES
from seedproof.corpus.registry import built_in

BROKEN = Path(__file__).parent.parent / "broken"
KINDS = {kind.name(): kind for kind in built_in()}


@pytest.fixture(scope="module")
def result() -> Result:
    return check_corpus(Files((BROKEN,), Settings()), CheckSelection.of(Project(BROKEN)), jobs=1)


@pytest.mark.parametrize("kind", [kind for kind in built_in() if kind.absorbs], ids=lambda kind: kind.name())
def test_a_check_absorbs_findings_of_checks_that_there_are_but_not_of_schema(kind: type[Check]) -> None:
    for key in kind.absorbs:
        meant = [k for k in built_in() if is_meant(key, k.name(), k.code, k.family)]
        assert meant, key
        assert all(k.family != "schema" for k in meant), "what is wrong with a whole document is not mended at one place"


def test_a_check_whose_finding_stays_in_the_text_absorbs_nothing() -> None:
    keeping = [kind for kind in built_in() if getattr(kind, "worth_keeping", False)]
    assert keeping
    assert not any(kind.absorbs for kind in keeping)


def test_the_broken_documents_have_findings_that_are_absorbed(result: Result) -> None:
    assert sum(len(finding.absorbed) for finding in result.findings) >= 10
    assert {f.check for finding in result.findings for f in finding.absorbed} >= {"case-variant", "inline-teaser", "spun-wording"}


def test_no_finding_is_severer_than_what_absorbs_it_nor_of_another_check_than_that_names(result: Result) -> None:
    for wider in result.findings:
        for narrower in wider.narrower:
            assert SEVERITIES.index(wider.severity) <= SEVERITIES.index(narrower.severity)
            assert any(is_meant(key, narrower.check, narrower.code, narrower.family) for key in KINDS[wider.check].absorbs)


def test_no_finding_is_left_in_one_that_cuts_it_out_as_certainly(result: Result) -> None:
    for found in result.by_document().values():
        cutting = [f for f in found if "offtopic" in KINDS[f.check].absorbs and f.fix]
        for wider in cutting:
            for f in found:
                inside = wider.start <= f.start and f.end <= wider.end and f is not wider and f.family != "schema"
                as_certain = SEVERITIES.index(wider.severity) <= SEVERITIES.index(f.severity)
                elsewhere = any(not wider.start <= e.start <= wider.end for e in (f.fix.edits if f.fix else ())) or f.related
                assert not (inside and as_certain) or elsewhere, (wider, f)
