"""Say how lines credit somebody, as regular expressions that are made from word lists."""

from __future__ import annotations

import re
from functools import cache

from seedproof.parse.wording import alternatives

__all__ = ["author_box_heading", "between_sources", "copyright_years", "label_colon", "name_in_place", "photo_by"]


@cache
def label_colon() -> re.Pattern[str]:
    """Return the pattern of a label's colon, a German feminine ending before it: "Kolumnist*in:"."""
    ending = alternatives("credits", "feminine-ending")
    return re.compile(rf"(?:[*:_/]-?{ending})?\s*([:：,])(?!{ending}\b)[\s:,]*")


@cache
def copyright_years() -> re.Pattern[str]:
    """Return the pattern of what stands between a copyright sign and its owner."""
    by, since = alternatives("credits", "copyright-by"), alternatives("credits", "since")
    return re.compile(rf"[\s©,:-]*(?:\(c\)\s*)?(?:{since} )?(?P<year>(?:\d{{4}}\s*[-–,]?\s*)+)?(?:{by} )?", re.IGNORECASE)


@cache
def photo_by() -> re.Pattern[str]:
    """Return the pattern of what stands between "photo" and a name."""
    return re.compile(rf" {alternatives('credits', 'photo-by')} ")


@cache
def name_in_place() -> re.Pattern[str]:
    """Return the pattern of a name and a place: "Ida Holm in Oslo"."""
    return re.compile(rf" (?P<name>[^\W\d_].+) {alternatives('credits', 'in')} (?:[^\W\d_a-z]\S*(?: |\Z)){{1,4}}\Z")


@cache
def author_box_heading() -> re.Pattern[str]:
    """Return the pattern of the heading of an author box: "About the author", "À propos de l'auteur"."""
    article, author = alternatives("credits", "elided-article"), alternatives("credits", "author-stem")
    return re.compile(rf"(?:[^\W\d_]+ ){{0,3}}{article}?{author}\w*\Z", re.IGNORECASE)


@cache
def between_sources() -> re.Pattern[str]:
    """Return the pattern of what stands between two sources: "Reuters, AP", "dpa und Reuters"."""
    return re.compile(rf"\s*[,;&]\s*|\s+{alternatives('credits', 'conjunction')}\s+")
