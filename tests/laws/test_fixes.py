"""A fix mends: its finding is gone, nothing worse has come, and to fix once more changes nothing. Over broken and sound documents
and what becomes of them when they are damaged further."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seedproof import Corpus, Document, Result, Texts, check_documents, parse_text
from seedproof.run.mending import MOST_ROUNDS, Mended, mend

ROOT = Path(__file__).parent.parent.parent
FILES = sorted(f for folder in ("tests/broken", "seeds") for f in (ROOT / folder).rglob("*") if f.suffix in (".txt", ".md"))
TEXTS = [file.read_bytes().decode("utf-8") for file in FILES]
PUT_IN = [
    "(", ")", "“", "”", "’", '"', " ", "\n", "\n\n", ".", "</p>", "<br>", "<b>", "&amp;", "&nbsp;", "\u200b", "\u00ad", "\ufffd", "â€™",
    "\\n", "\\u2019", "[]", " ( )", " ,", "\nLeave a Reply\n", "\nAdvertisement\n",
]  # fmt: skip


def checked(corpus: Corpus) -> Result:
    documents = [item for item in corpus if isinstance(item, Document)]
    return check_documents(documents)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A document of ours in which something was put in, taken out, repeated, run together or taken from another one."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text)))
        length = draw(st.sampled_from([1, 2, 5, 40, 300]))
        match draw(st.integers(0, 5)):
            case 0:
                text = text[:at] + text[at + length :]
            case 1:
                text = text[:at] + draw(st.sampled_from(PUT_IN)) + text[at:]
            case 2:
                text = text[: at + length] + text[at:]
            case 3:
                space = text.find(" ", at)
                text = text[:space] + text[space + 1 :] if space >= 0 else text
            case 4:
                text = text[:at] + text[at : at + length].upper() + text[at + length :]
            case _:
                other = draw(st.sampled_from(TEXTS))
                start = draw(st.integers(0, len(other)))
                text = text[:at] + other[start : start + length] + text[at:]
    return text


def worse(result: Result) -> dict[tuple[str, str], tuple[int, int]]:
    """Count the errors and warnings by seed and check, and the characters that they cover: a passage may fall into two."""
    found = [finding for finding in result.findings if finding.severity != "info"]
    counts = Counter((finding.seed, finding.check) for finding in found)
    covered: Counter[tuple[str, str]] = Counter()
    for finding in found:
        covered[finding.seed, finding.check] += finding.end - finding.start
    return {key: (counts[key], covered[key]) for key in counts}


def require_mended(texts: Iterable[str], *, unsafe: bool) -> Mended:
    documents = [Document(str(n), text) for n, text in enumerate(texts)]
    mended = mend(Texts(documents), checked, unsafe=unsafe)
    assert mended.rounds <= MOST_ROUNDS
    new = {change.document.id: change.text for change in mended.changes.values()}
    written = [document._replace(text=new.get(document.id, document.text)) for document in documents]

    after = check_documents(written)
    was = worse(mended.before.unfolded())  # what was absorbed may stand alone once its absorber is gone
    assert [key for key, now in worse(after).items() if all(n > w for n, w in zip(now, was.get(key, (0, 0)), strict=True))] == []
    if mended.complete:
        assert not mend(Texts(written), checked, unsafe=unsafe).changes, "a second fix changes nothing"
    for document, fixed in zip(documents, written, strict=True):
        if document.text != fixed.text:
            assert bool(parse_text(document.text).body.text) <= bool(parse_text(fixed.text).body.text)
            for pair in ("()", "[]"):
                assert unpaired(fixed.text, pair) <= unpaired(document.text, pair)
    return mended


def unpaired(text: str, pair: str) -> int:
    """Count the marks that have no other half in their line: pairs are taken out from the inside until none is left."""
    lost = 0
    for line in text.split("\n"):
        marks = "".join(mark for mark in line if mark in pair)
        while pair in marks:
            marks = marks.replace(pair, "")
        lost += len(marks)
    return lost


@pytest.mark.parametrize("unsafe", [False, True])
def test_the_documents_of_the_repository_mended_as_one_corpus_stay_mended(unsafe: bool) -> None:
    mended = require_mended(TEXTS, unsafe=unsafe)
    assert sum(mended.applied.values()) > 20
    assert mended.complete


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(damaged(), st.booleans())
def test_a_damaged_document_mended_once_stays_mended(text: str, unsafe: bool) -> None:
    require_mended([text], unsafe=unsafe)


@pytest.mark.slow
@settings(max_examples=1500, suppress_health_check=list(HealthCheck))
@given(damaged(), st.booleans())
def test_many_damaged_documents_mended_once_stay_mended(text: str, unsafe: bool) -> None:
    require_mended([text], unsafe=unsafe)


SENTENCE = "The ferry to Alven stayed in port on Monday because of the storm, the harbour master said."
ARTICLE = f"Ferry stays in port\n\nBy Maren Holt\n\n{SENTENCE} %s Nobody was hurt.\n\nThe company said that it would sail on Tuesday.\n"


@pytest.mark.parametrize("said", ["The covera<br>ge was wide.", "The covera</p>ge was wide.", "The covera&nbsp;ge was wide."])
def test_a_fix_that_would_split_a_word_is_left_out_and_counted(said: str) -> None:
    mended = require_mended([ARTICLE % said], unsafe=False)
    assert not mended.changes
    assert mended.left_out == 1


def test_fixes_beside_one_that_is_left_out_are_applied() -> None:
    mended = require_mended([ARTICLE % "The covera<br>ge was <b>wide</b>. It&nbsp;rained."], unsafe=False)
    (change,) = mended.changes.values()
    assert "The covera<br>ge was wide. It rained." in change.text
