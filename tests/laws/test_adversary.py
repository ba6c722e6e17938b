"""No text makes checking slow: time grows with the length of a text and not with its square, whatever it is made of.

What is measured is the processor time of a whole run: parsing, every check, and the second look of those that count first.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest
from tests.laws.adversarial_texts import texts

from seedproof import CheckSelection, Texts, check_corpus
from seedproof.run.mending import mend

SELECTION = CheckSelection.of()
TEXTS = texts()
TIMES = (
    20  # for ten times the text: 10 to 12 are usual, 16 where a busy machine has no cache left for the larger text, and a square has 100
)
SECONDS_A_MEGABYTE = 5
#: Documents of 33 and 60 characters with five findings each, which take half of the time: 5.7 s on a busy machine.
OVER = {"documents of two lines": 8, "documents of misspelt words": 8}
#: 8,000 documents with three findings each: 1.7 to 2.3 s for 200 KB on a busy machine. The bound for growth, some 3 s, is the stricter one.
#: 40,000 entities, each of which is looked at: 1.7 to 1.9 s, and over 2 on a busy machine.
MORE = {"documents of one letter": 4, "nesting '&lt;a'": 3}
SQUARE = 0.05  # seconds for 100 KB, of which even the square is not more than 5 for a megabyte
ONCE_SLOW = [
    "sign '©'", "sign 'a“'", "sign '_'", "sign 'a?'", "script 'аbс '", "script 'pаypаl '", "invisible 'a\\u200b'", "invisible '\\u200b'",
    "invisible 'a\\x00'", "nesting '<!--'", "nesting '&nbsp'", "nesting '&lt;a'", "nesting '{|'", "word 'â€™'", "line 'a\\n'",
    "line 'By\\n'", "line 'A b c: d e f.\\n'", "halves '“' 'http://'", "growing runs of marks", "passages of accented letters",
    "author boxes between paragraphs", "different labels", "different bylines", "titles before surnames that differ",
    "surnames that differ in one letter, first names that do not", "documents of one letter",
]  # fmt: skip


def seconds(name: str, size: int) -> float:
    """Return the processor time of checking a text of about ``size`` characters."""
    documents = Texts(TEXTS[name](size))
    begun = time.process_time()
    result = check_corpus(documents, SELECTION, jobs=1)
    taken = time.process_time() - begun
    assert result.failures == ()
    return taken


def assert_grows_with_length(name: str, size: int, least: float, most: float) -> None:
    """Assert that ten times ``size`` characters take no more than 20 times as long, nor more than ``most`` seconds.

    The smaller text counts for ``least`` seconds at least: what takes next to nothing has no ratio. Others may use the machine too, so
    that what is over the bound is measured twice more.
    """
    for last in (False, False, True):
        small, large = seconds(name, size), seconds(name, 10 * size)
        if large <= min(TIMES * max(small, least), most):
            return
        assert not last, f"{size} characters took {small:.2f} s, ten times as many {large:.2f} s"


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    """Load the word lists, tables and patterns, which the first texts need."""
    for name in ("drawn 0", "word 'â€™'", "documents of misspelt words"):
        seconds(name, 5000)


@pytest.mark.parametrize("name", ONCE_SLOW, ids=ascii)
def test_what_was_slow_once_grows_with_its_length(name: str) -> None:
    assert_grows_with_length(name, 20_000, least=0.05, most=MORE.get(name, 2))


@pytest.mark.parametrize("unit", ["&amp;nbsp;", "[&nbsp;] ", "(a\u200b) ", "«a \ufffd» "], ids=ascii)
def test_to_fix_a_line_of_many_findings_takes_a_time_that_grows_with_it(unit: str) -> None:
    def mending(size: int) -> float:
        corpus = Texts([f"A title\n\n{unit * (size // len(unit))}"])
        begun = time.process_time()
        mend(corpus, lambda texts: check_corpus(texts, SELECTION, jobs=1), unsafe=True)
        return time.process_time() - begun

    small, large = mending(3000), mending(30_000)
    assert large <= TIMES * max(small, 0.05), f"3,000 characters took {small:.2f} s, ten times as many {large:.2f} s"


#: Of all these texts a slow run takes one in forty; SEEDPROOF_ADVERSARY=1 takes every one, which is half an hour.
SAMPLED = sorted(TEXTS)[:: 1 if os.environ.get("SEEDPROOF_ADVERSARY") else 40]


@pytest.mark.slow
@pytest.mark.parametrize("name", SAMPLED, ids=ascii)
def test_any_text_grows_with_its_length_and_takes_five_seconds_a_megabyte(name: str) -> None:
    if seconds(name, 100_000) > SQUARE:
        assert_grows_with_length(name, 100_000, least=2 * SQUARE, most=OVER.get(name, SECONDS_A_MEGABYTE))


MEASURE = """
import resource, sys
from seedproof import CheckSelection, Texts, check_corpus
from seedproof.run.mending import mend
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
result = check_corpus(Texts(["A title\\n\\n" + "a bc.\\n\\n" * 900_000]), CheckSelection.of(), jobs=1)
print(len(result.failures), (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * (1 if sys.platform == "darwin" else 1024))
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the most memory that was used is not told there")
def test_a_million_tiny_paragraphs_take_less_than_two_gigabytes() -> None:
    done = subprocess.run([sys.executable, "-c", MEASURE], capture_output=True, text=True, check=True)
    failures, most = map(int, done.stdout.split())
    assert failures == 0
    assert most < 2_000_000_000  # it was 3.4, and is 1.3


def test_there_are_many_texts() -> None:
    assert len(TEXTS) > 1500
    assert {name.partition(" ")[0] for name in TEXTS} >= {"sign", "script", "name", "nesting", "digits", "line", "halves", "documents"}


def test_what_is_found_in_a_text_that_nobody_writes_does_not_depend_on_the_others_of_its_batch() -> None:
    some = [text for name in (*ONCE_SLOW, *(f"drawn {seed}" for seed in range(12))) for text in TEXTS[name](4000)[:3]]

    together = check_corpus(Texts(some), SELECTION, jobs=1)
    alone = check_corpus(Texts(some), SELECTION, jobs=1, batch_size=1)

    assert together.findings == alone.findings
    assert together.seeds == alone.seeds
