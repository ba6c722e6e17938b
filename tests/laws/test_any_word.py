"""No check breaks on a word, whatever its letters, capitals, digits and marks are, and what it reports is where it says.

Words that no list has come with every corpus of some size: the law draws them, and lets them stand in several documents, so that the
checks of a whole corpus have something to decide as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from seedproof import BatchCheck, Check, CorpusCheck, Document, Finding, Seed, SeedCheck
from seedproof.batch import Batch
from seedproof.core.context import Context
from seedproof.core.spellings import NeverConfuse, Spelling, Spellings
from seedproof.corpus.registry import built_in
from seedproof.parse import batch_of
from seedproof.run.findings import findings_of
from seedproof.run.worker import Worker

#: Options with which few documents are enough to decide by.
FEW: dict[str, dict[str, Any]] = {"corpus-misspelling": {"min_uses": 2}, "recurring-boilerplate": {"least": 3, "already_reported": True}}

WORDS = [
    "environment", "measure", "organisation", "organization", "co-operation", "cooperation", "Blythe", "Schneidermann", "NATO", "nato",
    "Guantánamo", "U.S.", "don't", "café", "percent", "Müller", "Straße", "Bundesrat", "été", "señor", "İstanbul", "łódź", "слово",
    "Москва", "Ελλάδα", "حكومة", "שלום", "東京", "ニュース", "정부", "ประเทศ", "हिन्दी", "Հայաստան", "საქართველო",
    "12,500", "e-mail", "iPhone", "McDonald’s",
]  # fmt: skip
INSERTED = [
    "aehinrstuz", "AEHINRSTUZ", "ÄäĐđÜüßéÉñøł", "ΩωЖжѕоеա", "0123456789", "'’ʼ`´", "-\u2010\u2011–—_/@&", ".,:;%!?…",
    "\"“”«»()[]{}<>\\|~^°€#*©®™",
    "ıſǅİﬁªʰʼ\u1e9e\u2126\u212a",  # letters that change their number or case in a way of their own, or look like others
    "²½Ⅷ٣५①𐀀𝐀𝟗",  # numbers and letters that are no ASCII digits and letters, and count as such
    "\u0301\u0308\u0327\u0345\u20dd\u064b\u093f\u0e31",  # combining marks
    "\u00ad\u200b\u200c\u200d\u2060\ufeff\u202e\ufe0f\u00a0\x00\x7f\x85\ud800\udfff\ufffd\uffff",
    "שع字あア한ไहქ😀",
]  # fmt: skip
characters = st.one_of(st.sampled_from(INSERTED).flatmap(st.sampled_from), st.characters())
usual = st.one_of(st.sampled_from(WORDS[:6]), st.sampled_from(WORDS))


@st.composite
def altered(draw: st.DrawFn) -> str:
    """Return a word with a character or two put in, left out, turned into the other case, or set apart."""
    word = draw(usual)
    for _ in range(draw(st.sampled_from((1, 1, 1, 2, 3)))):
        at = draw(st.integers(0, len(word)))
        kind = draw(st.sampled_from(("insert", "insert", "insert", "leave out", "turn", "swap", "split")))
        if kind == "insert":
            word = word[:at] + draw(characters) + word[at:]
        elif kind == "leave out":
            word = word[:at] + word[at + 1 :]
        elif kind == "turn":
            word = word[:at] + word[at : at + 1].swapcase() + word[at + 1 :]
        elif kind == "swap":
            word = word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
        else:
            word = f"{word[:at]} {word[at:]}"
    return word


@st.composite
def slips(draw: st.DrawFn) -> str:
    """Return a frequent word or name with two letters swapped or one doubled, and perhaps with other capitals: "measuLre"."""
    word = draw(st.sampled_from(("environment", "measure", "organisation", "Blythe", "Guantánamo", "Schneidermann")))
    at = draw(st.integers(1, len(word) - 2))
    word = draw(st.sampled_from((word[:at] + word[at] + word[at:], word[:at] + word[at + 1] + word[at] + word[at + 2 :])))
    return word[:at] + draw(st.sampled_from((word[at:], word[at:], word[at:].swapcase(), word[at].swapcase() + word[at + 1 :])))


words = st.one_of(slips(), altered(), altered(), st.tuples(usual, altered()).map("".join), st.text(characters, min_size=1, max_size=9))

FRAMES = [
    "The people of the town said that the {} was late, and that this was not what they had hoped for.",
    "Minister Antonia {} spoke on Monday. “We will see,” {} Blythe said.",
    "{}",
    "{} {}",
    "{}: the council voted on 3 May to keep the old market hall open for another year.\n\nBy Maren {}",
    "Photo: {} {}",
    "Der Rat stimmte am Dienstag für {}, die alte Markthalle bleibt noch ein Jahr offen. Herr {} war dafür, Frau {} dagegen.",
    "Во вторник совет проголосовал за то, чтобы {} работал ещё один год.",
    "You may also like\n{} and more\nShare {} on Facebook",
    "He paid 12,500 for 5% of the {}; they paid 14000 for 4 per cent of the {}({}).",
    "It’s {} on 12 May, she said. It's not {}, and not May 14. The U.N. {} left, and the UN has sent another.",
    '<p class="{}">{}</p> &{}; \\u00e9{} {{{{ {} }}}} function {}(){{return 1}} https://example.org/{}.jpg 240w',
    "cafÃ©{} u. S. {} the a part of {}.{} was “{} and he said. (It was {}",
    "the mayor of hallerbek met {} of london, and the nato said in brussels that sarkozy and {} would meet obama.",
    "Copyright 2019 {}. All rights reserved. Subscribe to {}. We use cookies on {}. Leave a Reply, {}",
    "Advertisement {}\n\nREAD MORE: {}\n\nThe harbour was closed on Monday, and the ships of {} stayed where they were for the night.",
    "{0}{0} {0} {0} {0} {0} {0} {0} {0}-{0} {0}’s {0}'s",
]
USUAL = " ".join(f"The mayor of {place} praised the {word}." for word in WORDS for place in ("the town", "Hallerbek"))
OFTEN = "The environment of the measure and the organisation. " * 160  # so that a slip for one of them is rare beside it
FOOT = "The Tallow Bay Courier is made by eleven people and a cat named {}."
NAMED = "Yesterday Minister Antonia {} spoke of the harbour and of the ships."
PAGES = [  # with one foot and nothing else in common
    "The ships lay in the old harbour until the storm was over, and {} with them.",
    "Nobody had asked the fishermen what they thought of the new {}.",
    "Four of nine councillors voted for a third {} in the market hall.",
    "A team from the university has counted every {} south of the river.",
]


def corpus(drawn: Sequence[str], frames: Sequence[int]) -> list[Document]:
    """Return documents that hold every drawn word, several times and once, beside some that hold the usual words, to be compared with."""
    texts = {"often": f"{NAMED.format('Blythe')}\n\n{OFTEN}", "usual": f"{WORDS[0]} is news today\n\n{USUAL}\n\n{NAMED.format('Blythe')}"}
    for i, page in enumerate(PAGES):
        lines = (FRAMES[(frame + i) % len(FRAMES)].format(*list(drawn) * 9) for frame in frames)
        texts[f"page-{i}"] = "\n".join((page.format(drawn[i % len(drawn)]), *lines, "", FOOT.format(drawn[0])))
    for i, word in enumerate(drawn):
        texts |= {f"bare-{i}": word, f"named-{i}": NAMED.format(word)}
    return [Document(name, text, f"{name.partition('-')[0]}/{name}.txt") for name, text in texts.items()]  # a folder is a source


def checks(drawn: Sequence[str]) -> list[Check]:
    """Return every check; all words but the first are agreed on, as wrong or as never to be confused with another."""
    written = (
        word.encode("utf-8", "ignore").decode().strip() for word in (*WORDS[2:4], *drawn[1:])
    )  # a TOML file holds no lone surrogates
    forms = list(dict.fromkeys(filter(None, written)))
    agreed = Spellings(
        spelling=(Spelling(preferred=forms[0], variants=tuple(forms[2:4]), allowed=(forms[1],)),),
        never_confuse=(NeverConfuse(names=(forms[0], *forms[3:], "Antonia Blythe")),),
    )
    return [kind(**FEW.get(kind.name(), {})).bind(Context(Seed, agreed)) for kind in built_in()]


def findings(check: Check, parts: Sequence[Batch], whole: Batch) -> list[Finding]:
    """Return what a check finds in all documents; what a corpus check decides is counted in parts.

    Documents without a required literal are not looked at again in a run, so they must have no finding.
    """
    if isinstance(check, BatchCheck):
        return findings_of(check, check.find(whole), whole)
    if isinstance(check, SeedCheck):
        examined = Worker((check,)).examine(whole.documents)
        assert not examined.failures
        return examined.findings
    assert isinstance(check, CorpusCheck)
    decisions = check.decide(reduce(check.merge, map(check.tally, parts)))
    found = findings_of(check, check.find(whole, decisions), whole) if decisions else []
    literals = check.required_literals(decisions) if decisions else None
    if literals is not None:
        named = {document.id for document in whole.documents if any(literal in document.text for literal in literals)}
        assert {finding.seed for finding in found} <= named
    return found


def keeps_the_law(documents: Sequence[Document], drawn: Sequence[str]) -> None:
    parts, whole = [batch_of(documents[::2]), batch_of(documents[1::2])], batch_of(documents)
    texts = {document.id: document.text for document in documents}
    for check in checks(drawn):
        try:
            found = findings(check, parts, whole)
        except Exception as error:
            raise AssertionError(f"{check.name()} breaks on {[ascii(word) for word in drawn]}") from error
        for finding in found:
            text = texts[finding.seed]
            assert 0 <= finding.start < finding.end <= len(text) or (not text and finding.start == finding.end == 0), check.name()
            assert finding.text == text[finding.start : finding.end][:200]
            for place in finding.related:
                other = texts[place.seed]
                assert 0 <= place.start < place.end <= len(other)
                assert place.text == other[place.start : place.end][:200], check.name()
            for edit in finding.fix.edits if finding.fix else ():
                assert 0 <= edit.start <= edit.end <= len(text), check.name()


@settings(max_examples=40)
@given(st.lists(words, min_size=1, max_size=4), st.lists(st.integers(0, len(FRAMES) - 1), min_size=1, max_size=6))
@example(["measuLre"], [0])
def test_no_check_breaks_on_a_word(drawn: list[str], frames: list[int]) -> None:
    keeps_the_law(corpus(drawn, frames), drawn)


@pytest.mark.slow
@settings(max_examples=600)
@given(st.lists(words, min_size=1, max_size=4), st.lists(st.integers(0, len(FRAMES) - 1), min_size=1, max_size=6))
def test_no_check_breaks_on_many_words(drawn: list[str], frames: list[int]) -> None:
    keeps_the_law(corpus(drawn, frames), drawn)


@pytest.mark.parametrize("name", ["corpus-misspelling", "corpus-name-variant", "recurring-boilerplate"])
def test_the_corpus_gives_a_corpus_check_something_to_decide(name: str) -> None:
    batch = batch_of(corpus(["enviroment", "Blyhte"], [0, 1]))
    check = next(check for check in checks(["a", "b"]) if check.name() == name)

    assert findings(check, [batch], batch)
