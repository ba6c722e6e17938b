"""Who goes on speaking from one quotation to the next."""

from __future__ import annotations

from tests.parse.texts import seeds, speakers


def test_a_quotation_goes_on_after_its_attribution() -> None:
    assert [s for s, _ in speakers("“It stays open,” Ida Holm said. “We will not close it for anybody.”")] == ["Ida Holm", "Ida Holm"]


def test_several_speakers_in_one_paragraph_are_kept_apart() -> None:
    text = "“It stays open,” Ida Holm said. “It will close within a week,” answered Bo Lind."
    assert [s for s, _ in speakers(text)] == ["Ida Holm", "Bo Lind"]


def test_the_sentence_before_names_the_speaker_of_a_quotation_that_stands_alone() -> None:
    text = "Ida Holm said the harbour had been busy.\n\n“We have never seen so many ships in one week.”"
    assert speakers(text) == [("Ida Holm", None)]


def test_a_speaker_is_not_carried_into_the_next_document() -> None:
    first, second = "“It stays open,” Ida Holm said.", "“We will not close it for anybody.”"
    assert seeds(first, second)[1].quotes[0].speaker is None
