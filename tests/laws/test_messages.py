"""What a message quotes is there: the first quotation of each is a stretch of the document that it speaks of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tools.corpora import own_corpora

from seedproof import CheckSelection, Document, Files, Finding, Project, Settings, check_corpus
from seedproof.checks.base import CorpusCheck

PROPOSING = ("control-character",)  # its messages cannot show what is there, and quote what was probably meant
ELSEWHERE = (*PROPOSING, "duplicate-document")  # and that one quotes the id of another document
MADE_VISIBLE = re.compile(r"\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|\\U[0-9a-f]{8}|\\[tnr\\]")


def said(messages: str) -> list[str]:
    """Return what the first quotation of a message may be: up to each closing mark, as there may be such marks in what is quoted."""
    _, mark, rest = messages.partition("“")
    return [rest[: end.start()] for end in re.finditer("”", rest)] if mark else []


def held(quoted: str, text: str) -> bool:
    """Tell whether a text holds what is quoted of it, of which white space is joined and either end may be cut off."""
    pieces = [" ".join(piece.split()) for piece in MADE_VISIBLE.split(quoted.strip().strip("…"))]
    return all(piece in text for piece in pieces)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Finding, str]]:
    """Return the findings of all that the repository holds to check a build on, each with its text."""
    findings: list[tuple[Finding, str]] = []
    for _, path in own_corpora(tmp_path_factory.mktemp("corpora")):
        corpus = Files((path,), Settings())
        texts = {item.origin: " ".join(item.text.split()) for item in corpus if isinstance(item, Document)}
        result = check_corpus(corpus, CheckSelection.of(Project(Path("/nonexistent"))))
        whole = "\n".join(texts.values())
        across = {check.name() for check in result.checks if isinstance(check, CorpusCheck)}  # they speak of other documents too
        findings += [(finding, whole if finding.check in across else texts[finding.origin]) for finding in result.findings]
    return findings


def test_what_a_message_quotes_is_in_the_text(found: list[tuple[Finding, str]]) -> None:
    quoting = [
        (finding, text, said(finding.message)) for finding, text in found if finding.check not in ELSEWHERE and said(finding.message)
    ]

    wrong = [(finding.check, finding.message) for finding, text, quoted in quoting if not any(held(q, text) for q in quoted)]
    assert not wrong, "\n".join(map(str, wrong))
    assert len({finding.check for finding, *_ in quoting}) > 40


def test_a_quotation_that_is_not_there_would_be_told() -> None:
    assert said("“a “b” c” is cut: “d”") == ["a “b", "a “b” c", "a “b” c is cut: “d".replace("c is", "c” is")]
    assert held("Sign  up for…", "Please Sign up for more") is True
    assert held("Sign up to…", "Please Sign up for more") is False
