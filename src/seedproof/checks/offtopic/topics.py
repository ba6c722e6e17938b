"""The topics of the phrase packs that speak of what stands round an article, declared once: for the cut, the tail checks and training."""

from __future__ import annotations

from typing import Final, NamedTuple

__all__ = ["FOREIGN", "LABELS", "NAMES", "OTHER", "TOPICS", "Topic"]


class Topic(NamedTuple):
    """A topic, and what its wording tells of the line that it stands in.

    ``name``: the topic's name in the phrase packs
    ``label``: what a segment of a tail is called that begins with it, None where none does
    ``announces``: it hardly ever stands within an article, so that a tail may be told by it
    ``in_news``: sentences of an article hold it too, so that it announces a tail only outside of prose
    ``carries_prose``: prose that follows it goes with it, as a life follows "About the author"
    """

    name: str
    label: str | None
    announces: bool = True
    in_news: bool = False
    carries_prose: bool = True


#: The more telling ones first: they win where a line holds wording of several.
TOPICS: Final = (
    Topic("ad-block-notice", "ad-block-notice"),
    Topic("cookie-notice", "cookie-notice"),
    Topic("comment-form", "comment-form"),
    Topic("press-contact", "press-contact", carries_prose=False),
    Topic("author-bio", "author-bio"),
    Topic("newsletter-promo", "newsletter-promo"),
    Topic("most-read-list", "most-read-list"),
    Topic("related-links", "related-links"),
    # "The recording was passed round on Facebook and Twitter within an hour."
    Topic("share-and-follow", "share-and-follow", in_news=True, carries_prose=False),
    Topic("copyright-line", "copyright-line", carries_prose=False),
    Topic("reporter-credit", "reporter-credit", announces=False, carries_prose=False),
    # These stand between paragraphs too, or are a heading of the article ("Programme"). At the end they lead to other pages.
    Topic("advertisement-marker", None, announces=False),
    Topic("inline-teaser", "related-links", announces=False),
    Topic("navigation", "related-links", announces=False),
    Topic("picture-label", None, announces=False),
)

#: Topics that say what a segment is called and nothing else: their wording stands among that of ``TOPICS`` too, by which the cut was
#: learnt, and is called by these.
NAMES: Final = (
    Topic("advertisement-marker", "advertisement-marker", carries_prose=False),
    Topic("site-menu", "related-links"),
    Topic("form-field", None),  # of comments, or of a newsletter: it goes with the line before
)

#: The labels of what no wording tells: a segment in another language than the document, and any other.
FOREIGN: Final = "foreign-tail"
OTHER: Final = "off-topic-tail"

#: What a segment of a tail may be called, the more telling first. Each is the name of the check that reports it.
LABELS: Final = (*(topic.name for topic in (*NAMES, *TOPICS) if topic.label == topic.name), FOREIGN, OTHER)
