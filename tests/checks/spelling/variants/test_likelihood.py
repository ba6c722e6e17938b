"""What a slip needs of the word meant, kind by kind of slip, with what is just not of each kind."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import pytest

from seedproof.checks.spelling.variants import likelihood
from seedproof.checks.spelling.variants.likelihood import LEAST, needed
from seedproof.lang.corrections import Correction
from seedproof.lang.spellings import COMMON

NEVER: Final = 8.0  # no word is as frequent


def row(kind: str) -> tuple[float, ...]:
    """Return what slips of a kind need, by their letters."""
    numbers: tuple[float, ...] = getattr(likelihood, f"_{kind.upper()}")
    return numbers


def need(slip: str, meant: str, edit: str, at: int, language: str = "en", lower: float = 1.0) -> float:
    """Return how frequent the word meant must be."""
    return needed(slip, Correction(meant, 0.0, edit, at, lower), language)


KINDS = ("likely", "possible", "slight", "other", "initial", "vowel_elsewhere", "slight_elsewhere", "other_elsewhere", "accent", "never")


@pytest.mark.parametrize("kind", KINDS)
def test_a_longer_slip_needs_no_more(kind: str) -> None:
    assert all(short >= long for short, long in pairwise(row(kind)))
    assert len(row(kind)) == len(row("likely"))
    assert min(row(kind)) >= LEAST


@pytest.mark.parametrize(
    "kinds",
    [("likely", "possible", "slight", "other"), ("likely", "possible", "vowel_elsewhere", "slight_elsewhere", "other_elsewhere")],
)
def test_a_slip_that_comes_about_sooner_needs_less(kinds: tuple[str, ...]) -> None:
    for sooner, later in pairwise(kinds):
        assert all(less <= more for less, more in zip(row(sooner), row(later), strict=True))
        assert row(sooner)[-1] < row(later)[-1]


def test_each_length_has_its_number_and_the_last_holds_for_all_that_are_longer() -> None:
    slips = ("hosue", "gardne", "harbuor", "mountian", "steamshpi", "harbuormaster")
    meant = ("house", "garden", "harbour", "mountain", "steamship", "harbourmaster")
    at = (2, 4, 4, 6, 7, 4)

    assert [need(slip, word, "swap", place) for slip, word, place in zip(slips, meant, at, strict=True)] == [
        *row("likely"),
        row("likely")[-1],
    ]


@pytest.mark.parametrize(
    ("kind", "slip", "meant", "edit", "at"),
    [
        ("likely", "govrenment", "government", "swap", 3),
        ("possible", "ogvernment", "government", "swap", 0),
        ("likely", "imediately", "immediately", "insert", 1),  # one of two
        ("likely", "imediately", "immediately", "insert", 2),
        ("possible", "govenment", "government", "insert", 4),
        ("possible", "governmet", "government", "insert", 8),
        ("initial", "overnment", "government", "insert", 0),
        ("possible", "gvernment", "government", "insert", 1),
        ("other", "governmen", "government", "insert", 9),  # the last
        ("never", "themselve", "themselves", "insert", 9),
        ("likely", "govvernment", "government", "loss", 2),
        ("likely", "govvernment", "government", "loss", 3),
        ("possible", "govternment", "government", "loss", 3),
        ("possible", "governmenet", "government", "loss", 9),
        ("never", "governmentt", "government", "loss", 10),  # an ending
        ("never", "agovernment", "government", "loss", 0),  # a prefix
        ("slight", "govarnment", "government", "change", 3),  # vowels
        ("slight", "govetnment", "government", "change", 4),  # keys side by side
        ("slight", "governkent", "government", "change", 6),  # and one above the other, to the right
        ("slight", "governjent", "government", "change", 6),  # and to the left
        ("other", "governlent", "government", "change", 6),
        ("other", "gozernment", "government", "change", 2),
        ("slight", "gevernment", "government", "change", 1),
        ("never", "kovernment", "government", "change", 0),
        ("never", "governmend", "government", "change", 9),
        ("slight", "governmont", "government", "change", 7),
        ("never", "stupendius", "stupendous", "change", 7),  # Latin, in its ending
        ("slight", "stupandous", "stupendous", "change", 4),
        ("likely", "stupednous", "stupendous", "swap", 5),
    ],
)
def test_in_english(kind: str, slip: str, meant: str, edit: str, at: int) -> None:
    assert need(slip, meant, edit, at) == row(kind)[-1]


@pytest.mark.parametrize(
    ("kind", "language", "slip", "meant", "edit", "at"),
    [
        ("likely", "es", "presidnete", "presidente", "swap", 6),
        ("possible", "es", "rpesidente", "presidente", "swap", 0),
        ("never", "es", "presidenet", "presidente", "swap", 8),  # another ending
        ("never", "es", "presidenta", "presidente", "change", 9),
        ("never", "es", "tresidente", "presidente", "change", 0),
        ("initial", "es", "residente", "presidente", "insert", 0),
        ("possible", "es", "presdente", "presidente", "insert", 4),
        ("never", "it", "presdente", "presidente", "insert", 4),  # half listed
        ("likely", "it", "presidnete", "presidente", "swap", 6),
        ("likely", "es", "pressidente", "presidente", "loss", 3),
        ("possible", "es", "prestidente", "presidente", "loss", 4),
        ("never", "es", "apresidente", "presidente", "loss", 0),
        ("vowel_elsewhere", "es", "presadente", "presidente", "change", 4),
        ("slight_elsewhere", "es", "presifente", "presidente", "change", 5),  # keys side by side
        ("slight_elsewhere", "es", "prezidente", "presidente", "change", 3),  # they sound alike
        ("other_elsewhere", "es", "preqidente", "presidente", "change", 3),
        ("never", "de", "vergangne", "vergangene", "insert", 7),  # spoken
        ("possible", "es", "vergangne", "vergangene", "insert", 7),
        ("possible", "de", "ausliefrung", "auslieferung", "insert", 7),  # not in the ending
        ("possible", "de", "verangene", "vergangene", "insert", 3),
        ("accent", "es", "telefonico", "telefónico", "change", 5),
        ("accent", "es", "presidénte", "presidente", "change", 6),
        ("never", "es", "presidenté", "presidente", "change", 9),
        ("accent", "es", "comprendio", "comprendió", "change", 9),
        ("accent", "es", "telefonicó", "telefónico", "move", 5),
        ("accent", "it", "universita", "università", "change", 9),
        ("never", "it", "telefonìco", "telefonico", "change", 7),
        ("never", "it", "telefonico", "telefònico", "change", 5),
        ("never", "it", "presidentè", "presidente", "change", 9),
    ],
)
def test_in_other_languages(kind: str, language: str, slip: str, meant: str, edit: str, at: int) -> None:
    assert need(slip, meant, edit, at, language) == row(kind)[-1]


def test_a_word_that_is_in_names_too_must_be_more_frequent_and_has_no_other_letter() -> None:
    often = need("steamshpi", "steamship", "swap", 7)

    assert need("steamshpi", "steamship", "swap", 7, lower=COMMON) == often
    assert NEVER > need("steamshpi", "steamship", "swap", 7, lower=COMMON / 2) > often
    assert need("staamship", "steamship", "change", 2, lower=COMMON) < NEVER
    assert need("staamship", "steamship", "change", 2, lower=COMMON / 2) > NEVER
    assert need("townfoklers", "townfolkers", "swap", 6, lower=COMMON) < NEVER
    assert need("townfoklers", "townfolkers", "swap", 6, lower=COMMON / 2) > NEVER  # of a place
    assert need("presidnete", "presidente", "swap", 6, "es", lower=COMMON / 2) == row("likely")[-1]


@pytest.mark.parametrize(
    ("slip", "meant", "edit", "at", "kind"),
    [
        ("الإجتماع", "الاجتماع", "change", 2, "accent"),
        ("الإسبوعي", "الأسبوعي", "change", 2, "accent"),
        ("إبريل", "أبريل", "change", 0, "never"),  # names from elsewhere are written either way
        ("الاسبوعي", "الأسبوعي", "change", 2, "never"),  # many leave the mark out
        ("المدينه", "المدينة", "change", 6, "accent"),
        ("المواطنيين", "المواطنين", "loss", 8, "likely"),
        ("للمدينة", "لمدينة", "loss", 1, "never"),  # an article
        ("االمدينة", "المدينة", "loss", 1, "likely"),
        ("ممدود", "مدود", "loss", 1, "never"),
        ("المدنية", "المدينة", "swap", 4, "never"),
        ("المدية", "المدينة", "insert", 5, "never"),
    ],
)
def test_arabic_slips_are_of_marks_endings_and_doubled_letters(slip: str, meant: str, edit: str, at: int, kind: str) -> None:
    table = row(kind)
    assert need(slip, meant, edit, at, "ar") == table[min(max(len(slip) - likelihood.SHORTEST, 0), len(table) - 1)]


@pytest.mark.parametrize(
    ("slip", "meant", "at", "language"),
    [
        ("óptimo", "ótimo", 1, "pt"),
        ("correcção", "correção", 5, "pt"),
        ("seleccionar", "selecionar", 5, "pt"),
    ],
)
def test_letters_that_portugal_wrote_are_no_slips(slip: str, meant: str, at: int, language: str) -> None:
    assert need(slip, meant, "loss", at, language) > NEVER
    assert need(slip.replace("c", "m").replace("p", "m"), meant, "loss", at, language) < NEVER
    for slip, meant, at in (("recepctores", "receptores", 5), ("conctrato", "contrato", 3), ("reporptagem", "reportagem", 5)):
        assert need(slip, meant, "loss", at, "pt") < NEVER


@pytest.mark.parametrize("ending", ["iaco", "iaca", "iacos", "iacas"])
def test_spanish_words_that_may_have_their_accent_need_none(ending: str) -> None:
    right = ending.replace("i", "í", 1)

    assert need(f"card{ending}", f"card{right}", "change", 4, "es") > NEVER
    assert need(f"card{ending}tor", f"card{right}tor", "change", 4, "es") < NEVER
