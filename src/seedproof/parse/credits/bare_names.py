"""Names without a label: beside a date, alone below the title, or last."""

from __future__ import annotations

from seedproof.core.seed import CreditKind
from seedproof.lang import word_lists
from seedproof.lang.languages import LANGUAGES
from seedproof.parse.credits.candidates import ABOVE_ARTICLE, ABOVE_TITLE, AFTER_SENTENCE, CLOSE, LONGEST_ALONE, WHERE_DATED
from seedproof.parse.credits.document_lines import DocumentLines
from seedproof.parse.languages import has_trait
from seedproof.parse.lines.agencies import is_host, is_outlet
from seedproof.parse.lines.bylines import ORNAMENT, CreditedName
from seedproof.parse.lines.dates import end_of_dates, is_only_date
from seedproof.parse.lines.fields import fielded_name
from seedproof.parse.lines.names import (
    begins_with_given_name,
    find_person,
    is_given_name,
    is_name_alone,
    is_rare,
    no_first_name,
    resembles_name,
)
from seedproof.parse.lines.signed import after_portrait

__all__ = ["bare_name"]


def bare_name(here: DocumentLines, index: int) -> CreditedName | None:
    """Return the name with which a line begins that stands beside a date, alone below the title, or last; None where none does."""
    text, date, language = here.text(index), here.date(index), here.language(index)
    span = None if here.is_of_another(index, text, dated=date is not None) else _name_beside_date(here, index, text, dated=date is not None)
    if span is None or not (date or _signs(here, index, text) or any(here.has_date(index + away) for away in WHERE_DATED)):
        return None
    name, first, last = text[slice(*span)], *span
    whole = name == text.strip()
    dated = (date and " " in name) or (whole and here.is_only_date(index + 1))
    dated = dated or (begins_with_given_name(name) and any(here.is_only_date(index + away) for away in WHERE_DATED))
    if name[0].islower() and " " in name:  # "100 m Hürden 19.05.2007"
        return None
    if here.is_entry(index) and not (here.is_near(index) and dated):
        return None
    if name in here.title and not _is_mistaken_title(here, index, name):
        return None
    if index < here.headline and not date and not _stands_above(here, index):
        return None
    kind = CreditKind.OUTLET if is_outlet(name) else CreditKind.BYLINE
    if (
        " " in name
        and has_trait(LANGUAGES[language], "capital-nouns")
        and not (is_given_name(name.partition(" ")[0]) or is_rare(name, language))
    ):
        return None  # "Schnelle Hilfe"
    nobody = no_first_name().union(*(word_lists.every("credits", topic) for topic in ("by", "posted", "about")))
    person = name.split()[0].lower() not in nobody and not here.is_place(name)
    if is_host(name) or (resembles_name(name, language) and (person or kind is CreditKind.OUTLET)):
        return CreditedName(kind, first, last)
    return None


def _name_beside_date(here: DocumentLines, index: int, text: str, *, dated: bool) -> tuple[int, int] | None:
    """Return the span of the name with which a line begins, a date and the name of a picture left out, or that is one of its fields."""
    start = after_portrait(text, len(text) - len(text.lstrip(ORNAMENT)))
    if dated and end_of_dates(text, start) > start:
        start = after_portrait(text, _after_dates(text, start))
        if start == len(text):
            return None
    told = text[:start].rstrip().rpartition(" ")[2] in word_lists.every("credits", "alone")
    span = _bare_name(here, index, text[start:], dated=dated, told=told)
    span = (start + span[0], start + span[1]) if span else None
    if dated and not (span and is_given_name(text[slice(*span)].partition(" ")[0])):
        return fielded_name(text, here.language(index)) or span
    return span


def _stands_above(here: DocumentLines, index: int) -> bool:
    """Tell whether a name above the headline stands apart, or just above a date: entries of a menu do not."""
    gap = here.lines.gap
    if gap[index] > 1 and gap[index + 1] > 1 and any(map(here.has_date, range(index + 1, here.headline))):
        return True
    alike = here.line(index).is_listed == here.line(index + 1).is_listed
    return alike and here.has_date(index + 1) and is_only_date(here.text(index + 1))


def _is_mistaken_title(here: DocumentLines, index: int, name: str) -> bool:
    """Tell whether what was taken for the headline is the name of a writer, beside or above a date at the very beginning."""
    alone = is_only_date(here.title.replace(name, "")) or here.title == name
    return index == here.headline <= here.low + 1 and alone and begins_with_given_name(name) and not here.is_spoken_of(name, here.high)


def _bare_name(here: DocumentLines, index: int, text: str, *, dated: bool, told: bool) -> tuple[int, int] | None:
    """Return the span of the name with which a text begins: one word only beside a date, or for a desk, close to the title."""
    title, article = here.headline, here.article
    close = (title >= 0 and abs(index - title) <= CLOSE) or 0 < article - index < CLOSE
    close |= 0 < title - index <= ABOVE_TITLE or title < index < here.text_begins
    host = text.strip(" |")
    if close and is_host(host):
        return text.index(host), text.index(host) + len(host)
    person = find_person(text) or (find_person(_without_section(text)) if dated else None)
    if person or not close:
        return person
    if _is_desk(here, index):
        return find_person(text, least=1)
    if dated:
        single = find_person(text, least=1)
        return single if single and (told or _may_sign(here, index, text, *single)) else None
    return find_person(text, least=1) if _is_by_date(here, index, host) else None


def _may_sign(here: DocumentLines, index: int, text: str, start: int, end: int) -> bool:
    """Tell whether a name beside a date may be somebody's: it has two words, or is no word of its language's table."""
    name, language = text[start:end], here.language(index)
    if " " in name or not (name[0].isupper() or name[0].islower()) or is_name_alone(name, language):
        return True
    listed = text[end:].lstrip()[:1] in (",", "&")  # "Hafen, Kultur"
    return is_rare(name, language) and not name.isupper() and not listed


def _is_by_date(here: DocumentLines, index: int, word: str) -> bool:
    """Tell whether a first name or a user name fills a line, and a date the line below, or above where it has a capital."""
    if not is_name_alone(word, here.language(index)):
        return False
    around = (index + 1,) if word.islower() else (index - 1, index + 1)
    return any(here.has_date(i) and is_only_date(here.text(i)) for i in around)


def _is_desk(here: DocumentLines, index: int) -> bool:
    """Tell whether a line is no name but who signs for all: "Redaktion"."""
    return here.count[index] == 1 and here.text(index).lower() in word_lists.every("credits", "author")


def _signs(here: DocumentLines, index: int, text: str) -> bool:
    """Tell whether a name stands alone between title and text, or ends the document."""
    alone = here.count[index] <= LONGEST_ALONE and find_person(text) == (0, len(text))
    leads = 0 <= here.headline < index <= here.headline + CLOSE and here.article - index <= ABOVE_ARTICLE
    leads = leads and not has_trait(LANGUAGES[here.language(index)], "capital-nouns")  # any two look like a name
    ended = index == here.high - 1 and here.lines.ends_sentence[max(index - AFTER_SENTENCE, here.low) : index].any()
    return bool(alone and (leads or ended or _is_below_headline(here, index)))


def _is_below_headline(here: DocumentLines, index: int) -> bool:
    """Tell whether a line begins with a first name, above the article or below its first lines, and the article names nobody so."""
    text, top = here.text(index), max(here.headline, here.article - CLOSE)
    if not begins_with_given_name(text) or not top < index <= max(here.headline, here.article) + 1:
        return False
    return bool(here.sentences) and not any(text.split()[-1] in sentence for _, sentence in here.sentences)


def _without_section(text: str) -> str:
    """Return what stands before a small word for where an article stands: "Ida Holm in Harbours"."""
    words = text.split(" ")
    cut = next((i for i, word in enumerate(words) if i and word in word_lists.every("credits", "behind-name")), len(words))
    return " ".join(words[:cut])


def _after_dates(text: str, at: int) -> int:
    """Return where the dates end with which a line begins at ``at``, and the word between them and a name: "3 mai 2021 de Ida"."""
    at = end_of_dates(text, at)
    first = text[at:].partition(" ")[0]
    return at + len(first) + 1 if first in word_lists.every("credits", "alone") and len(first) + 1 < len(text) - at else at
