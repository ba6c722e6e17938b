"""Lines of fixed wording that interrupt an article: marks of advertisements, teasers of other articles, calls to subscribe or share."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.offtopic.inline.paragraphs import before_prose, between_prose
from seedproof.checks.offtopic.inline.picture_credits import NO_CREDIT, picture_credits
from seedproof.checks.offtopic.inline.stretches import Stretches, single
from seedproof.checks.offtopic.inline.wording import before_cut, wording
from seedproof.checks.offtopic.layout.markers import MARKER, running_markers
from seedproof.core.patterns import regex
from seedproof.lang.languages import LANGUAGES
from seedproof.text import codepoints
from seedproof.text.sets import within
from seedproof.text.spans import Flags, Spans, prefix_sum

__all__ = ["LONGEST_CALL", "LONGEST_TEASER", "advertisement_markers", "calls", "teasers"]

LONGEST_TEASER: Final = 30  # words (guessed)
LONGEST_CALL: Final = 25  # words (guessed)

_LONGEST_MARKER: Final = 14  # words: some markers are a whole sentence (guessed)
_LONGEST_BOX: Final = 60  # words (guessed)
_BOXED: Final = (5, 25)  # words of a headline in brackets, at least and at most (guessed)
_LONGEST_POINTER: Final = 20  # words before a film that is gone (guessed)
_MOST_HEADINGS: Final = 2  # short lines in capitals of a document; where more head its parts, a long one does too (guessed)
_HEADING: Final = 8  # capital letters of such a line, at least (guessed)
_SHOUTED: Final = (6, 38)  # words and capital letters that a headline has and a heading seldom (by reading 90 on news sites)
_SHORTEST_HEADLINE: Final = 4  # words of a headline behind an arrow (guessed)
_SIGNS: Final = "»►▶→☛👉⇒▸☞"
_PROMPT: Final = regex(r">{2,}\s*(?:[^\w\s\"'“‘«¿¡]|[a-z])")
_QUOTES: Final = "\"'“‘«"  # a headline may begin with
_TITLE: Final = regex(r"[\"'“‘«][^\"'”’»]{2,40}[\"'”’»] \w")
_POINTER: Final = 4  # letters of the word: "PHOTOS", "READ"; "(AP: ...)" signs (guessed)
_BULLETS: Final = "*•·|»"  # before an item of a menu
_MOST_SHOUTED: Final = 5  # in a document; more are headings of a newsletter (guessed)
_LONGEST_BUTTON: Final = 10  # words of a line that ends in a call: "The Harbour Gazette’s newsletter: subscribe now" (guessed)


def advertisement_markers(batch: Batch) -> Spans:
    """Return the lines that mark the place of an advertisement, and marks that run into the text of a line: those in a row as one."""
    said = wording(batch, MARKER)
    lines = single((said.whole | (said.start & (batch.lines.word_count <= _LONGEST_MARKER))) & before_cut(batch)).spans(batch.lines)
    running = batch.once(running_markers)
    line = batch.lines.containing(running.start)
    kept = before_cut(batch)[line] & ~within(batch.lines.start[line], lines.start)
    start, end = (np.sort(np.append(whole, part[kept])) for whole, part in zip(lines, running, strict=True))
    spaces, document = batch.characters.counted(codepoints.SPACE), batch.document_of(start)
    apart = (spaces[start[1:]] - spaces[end[:-1]] < start[1:] - end[:-1]) | (document[1:] != document[:-1])
    return Spans(start[np.append(True, apart)[: len(start)]], end[np.append(apart, True)[: len(end)]])


def teasers(batch: Batch, longest: int = LONGEST_TEASER) -> Stretches:
    """Return the lines of at most ``longest`` words that lead to another article; a label takes the headline after it along."""
    lines, said = batch.lines, wording(batch, "inline-teaser")
    short = (lines.word_count <= longest) & before_cut(batch) & ~batch.lines_of_title
    headline = short & ~lines.ends_sentence & (np.diff(lines.document, prepend=-1) == 0)
    pointing = said.whole | said.start | _pointers(batch) | _embeds(batch)
    line = np.flatnonzero(pointing & short | (batch.once(_boxed) | batch.once(_closing_arrows)) & ~batch.lines_of_title)
    joined = said.whole[line] & np.append(headline, False)[line + 1]
    return Stretches(line, line + joined, np.zeros(len(line), bool))


def _boxed(batch: Batch) -> Flags:
    """Return which lines between paragraphs are headlines that their form alone tells: a box, an arrow, a label, capitals."""
    return (
        (_boxes(batch) | _arrows(batch) | _announced(batch) | _shouted(batch))
        & between_prose(batch)
        & (batch.lines.word_count <= _LONGEST_BOX)
    )


def _pointers(batch: Batch) -> Flags:
    """Return which lines stand in brackets and begin with a word in capitals and a colon: "(PHOTOS: The bridge in winter)"."""
    lines, words, are = batch.lines, batch.words, batch.characters.are
    found = (lines.word_count > 1) & are(lines.start, "([") & are(lines.end - 1, ")]")
    line = np.flatnonzero(found)
    first = lines.first[line]
    found[line] = words.all_upper[first] & (words.length[first] >= _POINTER) & are(words.end[first], ":")
    return found


def _embeds(batch: Batch) -> Flags:
    """Return which lines lead to a film or a recording that is gone: "Watch the mayor's speech below:"."""
    lines = batch.lines
    leads = batch.characters.are(lines.end - 1, ":：") | wording(batch, "embed-place").end
    return wording(batch, "embed-pointer").start & leads & (lines.word_count <= _LONGEST_POINTER) & _physical(batch)


def _boxes(batch: Batch) -> Flags:
    """Return which lines stand in square brackets and are a headline, or hold a word of such boxes: "[Is the bridge safe?]".

    "[Names have been changed.]" is a sentence of the text, "[The mayor’s letter, 3 May]" a source.
    """
    lines, words, are = batch.lines, batch.words, batch.characters.are
    found = are(lines.start, "[") & are(lines.end - 1, "]") & before_cut(batch)
    line = np.flatnonzero(found)
    first, last = lines.first[line], lines.last[line] - 1
    least, most = _BOXED
    headline = (lines.word_count[line] >= least) & (lines.word_count[line] <= most)
    headline &= words.initial_upper[first] & (words.start[first] == lines.start[line] + 1)
    headline &= ~are(lines.end[line] - 2, ".,;)") & ~words.has_digit[last] & _physical(batch)[line]
    found[line] = headline | batch.phrases.lines_with("boxed-teaser")[line]
    return found


def _announced(batch: Batch) -> Flags:
    """Return which lines are a headline behind a label of its kind: "More: Who will pay for the bridge?", "EDITORIAL: Mind the bridge".

    "More: the bridge is to be painted." is a sentence.
    """
    lines, hits = batch.lines, batch.phrases.of("headline-label")
    after = batch.characters.are(hits.end, " ")
    opens = batch.characters.is_(hits.end + after, codepoints.UPPER | codepoints.DIGIT) | batch.characters.are(hits.end + after, _QUOTES)
    found = np.zeros(len(lines), bool)
    found[hits.line[opens]] = True
    found &= ~batch.characters.are(lines.end - 1, ".,;:") & (batch.once(picture_credits).start == NO_CREDIT)
    return found & (lines.word_count > _SHORTEST_HEADLINE) & (lines.word_count <= LONGEST_TEASER) & _physical(batch) & before_cut(batch)


def _physical(batch: Batch) -> Flags:
    """Return which lines begin a line of the text as it stands: not the sentences of a flattened one."""
    lines = batch.lines
    first = np.diff(lines.document, prepend=-1) != 0  # before it stands nothing, or another document
    return first | batch.characters.is_(lines.start - 1, codepoints.NEWLINE)


def _shouted(batch: Batch) -> Flags:
    """Return which lines are headlines in capitals that stand alone: "MAYOR SAYS THE BRIDGE WILL STAY CLOSED UNTIL MAY".

    What begins with a mark or number is a quotation or an item, unless it is a title in quotation marks; several in a row are a table,
    and many are headings, as in languages other than English one is.
    """
    lines, words, characters = batch.lines, batch.words, batch.characters
    shortest, letters = _SHOUTED
    begins = lines.start + characters.folded_are(lines.start, "\"'")
    found = (lines.word_count >= shortest) & characters.is_(begins, codepoints.UPPER) & ~characters.are(lines.end - 1, ":,;)")
    line = np.flatnonzero(found & ~lines.ends_sentence & before_cut(batch))
    line = line[words.all_upper[lines.first[line]] | words.all_upper[lines.last[line] - 1]]
    found = np.zeros(len(lines), bool)
    found[line] = [
        text.isupper() and sum(map(str.isupper, text)) >= letters and not _is_quotation(text) for text in map(lines.text, line.tolist())
    ]
    apart = lines.gap > 1
    found &= ~_beside(found) & apart & np.append(apart[1:], True)
    lower, upper = (characters.counted(kind) for kind in (codepoints.LOWER, codepoints.UPPER))
    heading = (lower[lines.end] == lower[lines.start]) & (upper[lines.end] - upper[lines.start] >= _HEADING) & apart
    heading &= lines.word_count < shortest
    many = np.bincount(lines.document[found], minlength=len(batch)) > _MOST_SHOUTED
    many |= np.bincount(lines.document[heading], minlength=len(batch)) > _MOST_HEADINGS
    return found & ~many[lines.document] & (batch.languages.of_documents == LANGUAGES.index("en"))[lines.document]


def _is_quotation(text: str) -> bool:
    """Tell whether a line in capitals begins with a quotation mark, and the quotation ends with it or not at all."""
    return text[0] in _QUOTES and _TITLE.match(text) is None


def _arrows(batch: Batch) -> Flags:
    """Return which lines begin with a sign that leads elsewhere and are no sentence, without one beside them: "» Bridge closed"."""
    sign = batch.once(_signed)
    return sign & ~_beside(sign) & _is_headline(batch)


def _closing_arrows(batch: Batch) -> Flags:
    """Return the lines with such a sign with which a document closes, if all are headlines: between its paragraphs several are a list."""
    lines, sign = batch.lines, batch.once(_signed)
    others = prefix_sum(~(sign & _is_headline(batch)))
    closing = others[lines.of_document[1:]][lines.document] == others[: len(lines)]
    return closing & ~before_prose(batch) & (lines.word_count <= LONGEST_TEASER)


def _is_headline(batch: Batch) -> Flags:
    """Return which lines have the words of a headline, and end as no sentence does."""
    lines = batch.lines
    return ~batch.characters.are(lines.end - 1, ".,;") & (lines.word_count >= _SHORTEST_HEADLINE)


def _signed(batch: Batch) -> Flags:
    """Return which lines before the tail begin with a sign that leads elsewhere, and with no quotation mark."""
    lines, are = batch.lines, batch.characters.are
    # Where a text was flattened, a sentence may begin with the mark that closes the one before.
    sign = (are(lines.start, _SIGNS) | (are(lines.start, ">") & are(lines.start + 1, ">"))) & _physical(batch) & before_cut(batch)
    for line in np.flatnonzero(sign).tolist():
        text = lines.text(line)
        # »speech« of German and Danish, and the prompt of a program.
        sign[line] = "«" not in text and not (text[0] == ">" and _PROMPT.match(text))
    return sign


def calls(batch: Batch, longest: int = LONGEST_CALL) -> Stretches:
    """Return the lines that ask to subscribe, sign up, buy or share: buttons between paragraphs, and calls of at most ``longest`` words.

    A call may stand above the first paragraph too, and below the last.
    """
    button, alone = _buttons(batch)
    call = _calls(batch, longest) & before_cut(batch) & ~batch.lines_of_title
    return single((button | alone) & between_prose(batch) | call, alone & ~call)


def _calls(batch: Batch, longest: int) -> Flags:
    """Return which lines begin or end as a call does: "Sign up for our weekly newsletter", "The harbour calendar: order now"."""
    lines, said = batch.lines, wording(batch, "inline-promo")
    begins = said.start & (lines.word_count <= longest)
    ends = said.end & (lines.word_count <= _LONGEST_BUTTON) & ~batch.characters.are(lines.end - 1, ".?")
    heading = batch.characters.are(lines.start, "0123456789")  # "3. Sign up for our weekly newsletter"
    return (said.whole | begins | ends) & ~heading


def _buttons(batch: Batch) -> tuple[Flags, Flags]:
    """Return which lines are nothing but a button, and which of one word have no other beside them and may be headings: "Print".

    "3. Donate" is a heading, and so is "Facebook" taken for one, but not "* Facebook". Of 73 MB of edited text five such lines are
    told, all of them page furniture.
    """
    digits = batch.characters.counted(codepoints.DIGIT)
    button = wording(batch, "newsletter-promo", "share-and-follow").whole & (digits[batch.lines.end] == digits[batch.lines.start])
    beside, network = _beside(button), batch.phrases.lines_with("network-name")
    word = batch.lines.word_count == 1
    item = batch.characters.are(batch.lines.start, _BULLETS)
    return button & (beside | item | ~(network | word)), button & word & ~beside & ~network & ~item


def _beside(lines: Flags) -> Flags:
    """Return which lines have one of ``lines`` directly above or below them."""
    padded = np.concatenate(([False], lines, [False]))
    flags: Flags = padded[:-2] | padded[2:]
    return flags
