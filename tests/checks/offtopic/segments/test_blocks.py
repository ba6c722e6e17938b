"""Blocks are stretches of segments that are none of the article, above it or inside it."""

from __future__ import annotations

from seedproof import Document
from seedproof.batch import Batch
from seedproof.checks.offtopic.inline.off_topic_block import OffTopicBlock
from seedproof.checks.offtopic.segments.blocks import blocks
from seedproof.parse import batch_of

HEAD = "Harbour bridge in Tallow Bay to close for a month"
BODY = (
    (
        "The old swing bridge across Tallow Bay harbour will be closed to all traffic from Monday so that engineers can replace two "
        "cracked bearings, the town council said in a statement on Thursday."
    ),
    (
        "About four thousand vehicles use the crossing each day. Drivers will be sent round by the coast road, which adds some twenty "
        "minutes to the trip between the fish market and the hospital."
    ),
    (
        "Shop owners on the east side fear for their trade. Petra Oduya, who sells nets and ropes near the quay, said that her takings "
        "fell by a third when the bridge was last shut, in the spring of 2011."
    ),
)
POLL = "take our poll - story continues below"


def batch(*texts: str) -> Batch:
    return batch_of([Document(str(i), text) for i, text in enumerate(texts)])


def said(text: str) -> list[str]:
    found = blocks(batch(text))
    return [text[start:end] for start, end in zip(found.start.tolist(), found.end.tolist(), strict=True)]


def test_a_box_between_paragraphs_is_a_block_and_the_article_is_none() -> None:
    assert said("\n\n".join((HEAD, *BODY))) == []
    assert said("\n\n".join((HEAD, BODY[0], POLL, *BODY[1:]))) == [POLL]


def test_blocks_lie_within_one_document() -> None:
    text = "\n\n".join((HEAD, BODY[0], POLL, *BODY[1:]))
    found = blocks(batch(text, text))

    assert len(found.start) == 2
    assert not found.above.any()


def test_a_box_beside_code_is_left_to_the_checks_of_code() -> None:
    code = "window.poll = function () { return 1; };"
    text = "\n\n".join((HEAD, BODY[0], f"{POLL}\n\n{code}", *BODY[1:]))

    assert all(code not in text[hit.start : hit.end] for hit in OffTopicBlock().find(batch(text)))


def test_an_item_of_a_list_that_goes_on_is_none_and_a_list_of_its_own_is() -> None:
    items = (f"* {POLL}", f"* {POLL.replace('poll', 'quiz')}")

    assert said("\n\n".join((HEAD, BODY[0], "\n".join(items), *BODY[1:]))) == ["\n".join(items)]
    for rest in ("* The quay on the east side will stay open.", f"* {BODY[2]}"):
        assert said("\n\n".join((HEAD, BODY[0], "\n".join((rest, *items)), BODY[1]))) == []
        assert said("\n\n".join((HEAD, BODY[0], "\n".join((*items, rest)), BODY[1]))) == []


def test_pictures_of_markdown_are_the_articles_and_links_are_not() -> None:
    picture, links = (
        "![Take our poll](https://example.org/poll.png)",
        "[Contact sales](https://example.org/sales) [Learn more](https://example.org)",
    )
    for line, found in ((picture, []), (links, [links])):
        text = "\n\n".join((HEAD, BODY[0], line, *BODY[1:]))
        assert said(text) == [line]
        assert [text[hit.start : hit.end] for hit in OffTopicBlock().find(batch(text))] == found


def test_a_picture_of_markdown_that_was_broken_at_a_width_is_one() -> None:
    picture = "![Take our\npoll](https://example.org/the-\npoll.png)"
    text = "\n\n".join((HEAD, BODY[0], picture, *BODY[1:]))

    assert said(text)
    assert list(OffTopicBlock().find(batch(text))) == []
