"""Documents that were flattened are read by the lines they had, and all others by their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedproof import Document
from seedproof.batch import Batch
from seedproof.checks.offtopic.layout.laid_out import laid_out
from seedproof.parse import batch_of

PARAGRAPH = (
    "The harbour board of Tallow Bay met on Monday to hear what the storm had left of the eastern mole, which has stood since the year "
    "of the great flood. Its chair said that the stones could be lifted before winter, if the barges came in time. Nobody in the room "
    "wanted to say what would happen if they did not. The members voted for the cheaper of two plans, and then they went down to the quay."
)
PAGE = "\n\n".join((
    "Harbour board votes for the cheaper plan", PARAGRAPH, PARAGRAPH, "Share this article", "Leave a Reply",
    "Your email address will not be published.",
))  # fmt: skip
FLAT = " ".join(PAGE.split())
TEXTS = {
    "page": PAGE,
    "flat": FLAT,
    "paragraph": PARAGRAPH,
    "empty": "",
    "words": "word " * 250,
    "mixed": PARAGRAPH + "\n\n" + "Item\n" * 200 + FLAT[:700],
}


def batch(*texts: str) -> Batch:
    return batch_of([Document(str(i), text) for i, text in enumerate(texts)])


def lines(found: Batch, document: int) -> list[tuple[int, int]]:
    start = int(found.starts[document])
    low, high = found.lines.of_document[document : document + 2].tolist()
    return [(int(found.lines.start[i]) - start, int(found.lines.end[i]) - start) for i in range(low, high)]


def test_a_flattened_document_is_cut_into_sentences_and_where_lines_had_ended() -> None:
    found = laid_out(batch(FLAT)).lines
    told = [found.text(i) for i in range(len(found))]

    assert "Its chair said that the stones could be lifted before winter, if the barges came in time." in told
    assert any(line.startswith("Share this article") for line in told)


@pytest.mark.parametrize("mark", ["-30-", "// انتهى // 12:40 ت م", "# # #"])
@pytest.mark.parametrize("text", [FLAT, PARAGRAPH, "The bridge is shut."])
def test_a_mark_of_the_end_stands_on_a_line_of_its_own(text: str, mark: str) -> None:
    found = laid_out(batch(f"{text} {mark}")).lines

    assert found.text(len(found) - 1) == mark


def test_a_flattened_document_in_a_script_without_spaces_is_cut_too() -> None:
    text = (
        "入り江の港では、春の嵐で古い防波堤が大きく崩れ、月曜の夜に港の委員会が開かれた。議長は、船が間に合えば冬までに石を積み直せると話した。"
        "集まった漁師の中には、費用を誰が払うのかと尋ねる人もいたが、答えはまだ出ていない。「海は待ってくれない」と、長くここで暮らす船長は言った。"
        "委員は二つの案のうち安いほうを選び、そのあと皆で岸壁まで歩いて、波に洗われた石を黙って眺めていた。来月にもう一度集まるという。"
    )
    found = laid_out(batch(f"2021年の嵐 {text} 【関連記事】 ・新しい渡し船が来月から動く")).lines
    told = [found.text(i) for i in range(len(found))]

    assert "【関連記事】" in told
    assert "議長は、船が間に合えば冬までに石を積み直せると話した。" in told


def test_a_mark_of_an_advertisement_stands_on_a_line_of_its_own_in_a_flattened_text() -> None:
    found = laid_out(batch(f"{PARAGRAPH} Advertisement {PARAGRAPH}")).lines

    assert "Advertisement" in [found.text(i) for i in range(len(found))]


@pytest.mark.parametrize(
    "credit",
    [
        "Photo: Ana Petrov/AFP", "Ana Petrov/AFP via Getty Images", "Ana Petrov/Harbour Gazette via AP, File", "Ana Petrov/AP Photo",
        "(AP Photo/Ana Petrov, File)", "(Ana Petrov / Flickr)", "(Photo: Harbour Gazette)",
    ],
)  # fmt: skip
def test_a_credit_stands_on_a_line_of_its_own_in_a_flattened_text(credit: str) -> None:
    found = laid_out(batch(f"{PARAGRAPH} {credit} Stones were lifted all winter. {PARAGRAPH}")).lines

    assert credit in [found.text(i) for i in range(len(found))]


@pytest.mark.parametrize("text", [PAGE, PARAGRAPH, ""])
def test_a_document_with_lines_is_as_it_is(text: str) -> None:
    found = batch(text)

    assert laid_out(found) is found


@given(st.lists(st.sampled_from(sorted(TEXTS)), max_size=5))
def test_lines_do_not_depend_on_other_documents(names: list[str]) -> None:
    found = laid_out(batch(*(TEXTS[name] for name in names)))

    assert [lines(found, i) for i in range(len(names))] == [lines(laid_out(batch(TEXTS[name])), 0) for name in names]


def test_titles_are_those_of_the_document_as_it_is() -> None:
    found = batch(FLAT, PAGE)

    assert [edge.tolist() for edge in laid_out(found).titles] == [edge.tolist() for edge in found.titles]


def test_what_is_known_of_words_follows_the_lines() -> None:
    found = batch(FLAT)
    assert int(found.words.starts_sentence.sum()) < len(laid_out(found).lines) + 5

    cut = laid_out(found)

    assert cut.words.line[-1] == len(cut.lines) - 1
    assert cut.words.hash is found.words.hash


@pytest.mark.parametrize("bracketed", ["(AP Photo/Ana Petrov, File)", "(RELATED: Council Drops ‘Ferry For Everybody’ Plan)"])
def test_no_line_has_ended_within_brackets(bracketed: str) -> None:
    text = f"{PARAGRAPH} {bracketed} {PARAGRAPH}"
    start = text.index(bracketed)

    begins = {begin for begin, _ in lines(laid_out(batch(text)), 0)}

    assert not begins.intersection(range(start + 1, start + len(bracketed)))
