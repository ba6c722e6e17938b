"""What a seed of this corpus is: a news article in one of five languages."""

from __future__ import annotations

from typing import Annotated, Literal

from annotated_types import Len
from pydantic import AfterValidator

from seedproof import Seed, Text

__all__ = ["NewsSeed"]


def _one_line(title: Text) -> Text:
    if "\n" in title.text:
        raise ValueError("a headline stands on one line")
    if len(title.text) > 250:
        raise ValueError(f"a headline has at most 250 characters, this has {len(title.text)}")
    return title


class NewsSeed(Seed):
    """A news article: it has a headline of one line, is in one of our languages, and has an id that names its file."""

    id: Annotated[str, Len(min_length=3, max_length=120)]
    language: Literal["de", "en", "es", "fr", "pl"]
    title: Annotated[Text, AfterValidator(_one_line)]
