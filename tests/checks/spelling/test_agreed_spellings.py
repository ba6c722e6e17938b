"""What a corpus has agreed on decides before frequency and evidence do."""

from __future__ import annotations

import pytest

from seedproof import BatchCheck, Document, Hit
from seedproof.checks.spelling.names.corpus_name_variant import CorpusNameVariant
from seedproof.checks.spelling.names.name_variant import NameVariant
from seedproof.checks.spelling.variants.agreed_spelling import AgreedSpelling
from seedproof.checks.spelling.variants.case_variant import CaseVariant
from seedproof.checks.spelling.variants.hyphen_variant import HyphenVariant
from seedproof.checks.spelling.variants.mixed_dialect import MixedDialect
from seedproof.core.context import Context
from seedproof.core.spellings import NeverConfuse, Spelling, Spellings
from seedproof.parse import batch_of

NAMES = "Yusuf Karami spoke. Later Yusuf Karami left. In the evening Yusuf Karemi came back to the town.\n"
WORDS = "The organisation was founded in 1950. Another organisation followed. The organization has no offices.\n"


def found(check: BatchCheck, text: str) -> list[Hit]:
    return list(check.find(batch_of([Document("a", text)])))


@pytest.mark.parametrize(
    ("kind", "text", "forms"),
    [
        (NameVariant, NAMES, ("Karami", "Karemi")),
        (MixedDialect, WORDS, ("organisation", "organization")),
        (HyphenVariant, "Both sides promised co-operation. Such cooperation is new to them.\n", ("cooperation", "co-operation")),
        (CaseVariant, "The chairman of the FIFA spoke for the fifa, and the FIFA agreed.\n", ("FIFA", "fifa")),
    ],
)
def test_forms_that_are_both_allowed_are_not_held_against_each_other(kind: type[BatchCheck], text: str, forms: tuple[str, str]) -> None:
    assert found(kind(), text)
    both = Spellings(spelling=(Spelling(preferred=forms[0], allowed=forms[1:]),))
    assert found(kind().bind(Context(spellings=both)), text) == []


def test_the_right_form_is_shown_as_it_is_written_there() -> None:
    agreed = Spellings(spelling=(Spelling(preferred="organization", variants=("organisation",)),))
    (hit,) = found(AgreedSpelling().bind(Context(spellings=agreed)), "Organization is all. The organisation has no offices.\n")
    assert [place.text for place in hit.related] == ["Organization"]


def test_names_that_are_never_to_be_confused_are_left_alone() -> None:
    apart = Spellings(never_confuse=(NeverConfuse(names=("Yusuf Karami", "Yusuf Karemi")),))
    assert found(NameVariant().bind(Context(spellings=apart)), NAMES) == []


def test_an_agreed_form_is_preferred_to_a_more_frequent_one() -> None:
    agreed = Spellings(spelling=(Spelling(preferred="organization"),))
    (hit,) = found(MixedDialect().bind(Context(spellings=agreed)), WORDS)
    assert hit.variants == ("organization", "organisation")
    assert hit.fix is not None
    assert len(hit.fix.edits) == 2


def test_people_who_are_never_to_be_confused_stay_two_in_the_corpus() -> None:
    names = ["Minister Antonia Blythe"] * 4 + ["Minister Anthonia Blyth"]
    batch = batch_of([Document(str(i), f"The {i + 2} ships were seen by {name} from the old pier.") for i, name in enumerate(names)])
    apart = Spellings(never_confuse=(NeverConfuse(names=("Antonia Blythe", "Anthonia Blyth")),))

    for check, count in ((CorpusNameVariant(), 1), (CorpusNameVariant().bind(Context(spellings=apart)), 0)):
        assert len(check.decide(check.tally(batch))) == count
