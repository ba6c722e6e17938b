"""Tell who says a quotation in languages that write no capitals: Chinese, Japanese, Korean, Arabic and Persian.

There a name is known by what stands beside it: a verb of saying, a particle, a title, a family name. Each language has two patterns, of
what stands before a quotation and after it, made of the lists ``[uncased]`` of its ``words.toml``; a name that no sign confirms is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.core.patterns import regex
from seedproof.lang import word_lists
from seedproof.lang.languages import LANGUAGES
from seedproof.parse.quotes.quotations import Quotations
from seedproof.text.spans import Flags, Offsets

__all__ = ["Said", "are_uncased", "uncased_speakers"]

_BEFORE: Final = 90  # characters before a quotation that are looked at (guessed)
_AFTER: Final = 70  # characters after it (guessed)
_SENTENCE_ENDS: Final = regex(r"[。！？!?\n”」』»]|\.(?=\s)")
_LONGEST_NAME: Final = 4  # words of an Arabic name, or syllables of a Chinese or Korean one (guessed)


_UNSPACED: Final = ("ja", "zh")
_ARTICLES: Final = ("ال", "لل", "بال", "وال")  # "the", alone and after "to", "by", "and", written to the word
_TO: Final = 3  # letters of an Arabic word that begins with "to" (guessed)
_FEWEST: Final = 3  # words of speech in languages with spaces: fewer are mostly the name of a newspaper (guessed)


class Said(NamedTuple):
    """Hold where the name of a speaker and the verb of saying stand in the text, ``[start, end)``.

    ``verb``, ``verb_end`` are -1 where the verb is unknown.
    """

    name: int
    name_end: int
    verb: int
    verb_end: int


class _Language(NamedTuple):
    """Hold what a language needs.

    ``before``, ``after``: patterns with the groups ``name`` and ``verb``, or ``rest`` for what must follow the quotation.
    ``found``: where the name lies in what ``name`` matched, None where there is none; whether ``rest`` stands between it and the speech.
    """

    before: re.Pattern[str]
    after: re.Pattern[str]
    follows: re.Pattern[str] | None
    found: Callable[[str, bool], tuple[int, int] | None]


def are_uncased(batch: Batch, quotations: Quotations, language: Offsets) -> Flags:
    """Tell which quotations stand in a line of one of these languages. ``language`` is each line's."""
    spoken = language[batch.lines.containing(quotations.open)]
    return np.isin(spoken, [LANGUAGES.index(code) for code in _makers()])


def uncased_speakers(batch: Batch, quotations: Quotations, language: Offsets) -> Iterator[tuple[int, Said]]:
    """Yield the quotations of these languages whose own sentence names a speaker, and who that is. ``language`` is each line's."""
    known = {LANGUAGES.index(code): code for code in _makers()}
    spoken = language[batch.lines.containing(quotations.open)].tolist()
    rows = zip(spoken, quotations.open.tolist(), quotations.close.tolist(), quotations.document.tolist(), strict=True)
    starts, ends, spoken_words = batch.starts.tolist(), batch.ends.tolist(), (quotations.last - quotations.first).tolist()
    for i, (number, start, end, document) in enumerate(rows):
        if number in known and (spoken_words[i] >= _FEWEST or known[number] in _UNSPACED):
            low, high = max(starts[document], start - _BEFORE), min(ends[document], end + 1 + _AFTER)
            said = _said(batch.text, low, start, end + 1, high, _language(known[number]))
            if said:
                yield i, said


def _said(text: str, low: int, start: int, end: int, high: int, told: _Language) -> Said | None:
    """Return who says the quotation ``[start, end)``, as the text from ``low`` to ``high`` tells."""
    stops = list(_SENTENCE_ENDS.finditer(text, low, start))
    low = stops[-1].end() if stops else low
    stop = _SENTENCE_ENDS.search(text, end, high)
    high = stop.start() + 1 if stop else high
    after = told.after.match(text[end:high])
    if after and (name := told.found(after["name"], "rest" in after.groupdict() and after["rest"] is not None)):
        at = end + after.start("name")
        verb = (end + after.start("verb"), end + after.end("verb")) if after["verb"] else (-1, -1)
        return Said(at + name[0], at + name[1], *verb)
    before = told.before.search(text[low:start])
    follows = told.follows.match(text[end:high]) if told.follows else None
    if before is None or (told.follows and not follows):
        return None
    name = told.found(before["name"], "rest" in before.groupdict() and before["rest"] is not None)
    if name is None:
        return None
    at = low + before.start("name")
    verb = (end + follows.start("verb"), end + follows.end("verb")) if follows else (low + before.start("verb"), low + before.end("verb"))
    return Said(at + name[0], at + name[1], *verb)


def _any(code: str, topic: str) -> str:
    """Return a pattern for any word of a list, the longest first."""
    words = sorted(word_lists.words_by_language("uncased", topic)[code], key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, words))})"


def _chinese() -> _Language:
    verb, loose, title = (_any("zh", topic) for topic in ("verb", "loose", "title"))
    surname = re.compile(
        rf"(?:.*{title})?(?P<name>[\u4e00-\u9fff]{{1,8}}·[\u4e00-\u9fff·]{{1,12}}|{_any('zh', 'surname')}[\u4e00-\u9fff]{{1,2}})\Z"
    )
    foreign = re.compile(r"(?P<name>[A-Z][A-Za-z. ]+)\Z")
    # A foreign name without a dot is written with few signs: "默克尔".
    written = re.compile(
        rf"(?:.*{title})?(?P<name>[{''.join(sorted(word_lists.words_by_language('uncased', 'transcription')['zh']))}]{{2,7}})\Z"
    )
    ending = re.compile(rf"(?:{loose}|{title})+\Z")

    def found(chunk: str, apart: bool) -> tuple[int, int] | None:  # noqa: ARG001 (Arabic asks for it)
        bare = ending.sub("", chunk)
        match = foreign.match(chunk) or surname.match(bare) or written.match(bare)
        return match.span("name") if match else None

    name = r"(?P<name>[\u4e00-\u9fff·]{2,30}?|[A-Z][A-Za-z. ]{1,30}?)"
    before = rf"(?:\A|[，,；、\s]){name}(?P<verb>{verb})(?:{loose}|[：:，,道\s])*\Z"
    return _Language(re.compile(before), re.compile(rf"[，,\s]*{name}(?P<verb>{verb})(?:道|[。，,：:]|{loose}|\Z)"), None, found)


def _japanese() -> _Language:
    verb, title = _any("ja", "verb"), _any("ja", "title")
    # Without a title before or after it, a noun looks as a name does.
    told = rf"(?:.*の|.*{title}の?)?(?P<name>[一-龥々ァ-ヴー・]{{2,12}}?){title}\Z"
    foreign = r"(?P<foreign>[ァ-ヴー]{2,}・[ァ-ヴー・]{2,})\Z"
    name = re.compile(rf"{told}|(?:.*の)?{foreign}")

    def found(chunk: str, apart: bool) -> tuple[int, int] | None:  # noqa: ARG001 (Arabic asks for it)
        match = name.match(chunk)
        group = "name" if match and match["name"] else "foreign"
        return match.span(group) if match and not none.fullmatch(match[group]) else None

    none = re.compile(rf".*{title}|{_any('ja', 'loose')}")
    named = r"(?P<name>[一-龥々ァ-ヴー・の]{2,24}?(?:さん|くん|ちゃん)?)"
    who = rf"{named}[はがも]"
    said = rf"、?[^。「」]{{0,20}}?(?P<verb>{verb})"
    polite = r"(?=[^（）()]{1,16}(?:さん|くん|ちゃん|君|氏)[、／/）)])"
    opens = rf"(?:と、?|[（(](?:[^（）()「」]{{0,16}}[・、／/ ])?{polite})"  # 「…」（店長・山田さん）
    return _Language(
        re.compile(rf"(?:\A|[、。\s]){who}[^「」。]{{0,40}}\Z"),
        re.compile(rf"{opens}{named}(?:[はがも]{said}|(?=[、／/）)]))"),
        re.compile(rf"(?:など)?と{said}"),
        found,
    )


def _korean() -> _Language:
    verb, title = _any("ko", "verb"), _any("ko", "title")
    person = rf"(?!{title}(?:\s|\Z)){_any('ko', 'surname')}[가-힣]{{1,2}}(?<!{_any('ko', 'place-ending')})"
    name = re.compile(rf"(?:.*\s)?(?P<name>{person})(?:(?:\s\S+){{0,2}}?\s?(?:{title}))?\Z")
    described = re.compile(rf"(?:.*?\s)??(?P<name>(?:\S+\s(?={_any('ko', 'of')}\Z))?\S*{_any('ko', 'office')})\Z")

    def found(chunk: str, apart: bool) -> tuple[int, int] | None:  # noqa: ARG001 (Arabic asks for it)
        match = name.match(chunk)
        if match and not re.fullmatch(title, match["name"]):
            return match.span("name")
        match = described.match(chunk)
        return match.span("name") if match else None

    who = r"(?P<name>[가-힣A-Za-z·\s]{2,24}?)(?:\([^()]{1,12}\)\s?(?:" + title + r")?)?(?:은|는|이|가|도)\s"
    said = rf"[^.“”\"]{{0,30}}?(?P<verb>{verb})"
    quote = r"\s?(?:이?라고|이?라며|이?라면서|고|며|면서|하고)\s?"
    return _Language(
        re.compile(rf"(?:\A|[,\s]){who}[^“”\"]{{0,40}}\Z"), re.compile(rf"{quote}{who}{said}"), re.compile(rf"{quote}{said}"), found
    )


def _is_to(word: str, *, article: bool = False) -> bool:
    """Tell whether an Arabic word begins with "to", with an article after it or not."""
    return word.startswith("ل") and len(word) > _TO and (article or not word.startswith(_ARTICLES))


def _arabic() -> _Language:
    verb, end, title = (_any("ar", topic) for topic in ("verb", "end", "title"))
    surname = re.compile(r"ال\w{3,}ي")  # النجيفي
    words, cut = re.compile(r"\S+"), re.compile(f"{end}|{_any('ar', 'loose')}")

    def found(chunk: str, apart: bool) -> tuple[int, int] | None:
        tokens = list(words.finditer(chunk))
        if any(cut.fullmatch(token[0]) for token in tokens):
            return None
        if len(tokens) == 1 and surname.fullmatch(tokens[0][0]) and not re.fullmatch(title, tokens[0][0].removeprefix("ال")):
            return tokens[0].span()
        while tokens and (tokens[0][0].startswith(_ARTICLES) or re.fullmatch(title, tokens[0][0])):
            first = tokens.pop(0)[0]
            untitled = not re.fullmatch(title, first.removeprefix("ال")) and not re.fullmatch(title, first)
            if untitled and tokens and _is_to(tokens[0][0]):
                return None  # "the player to the site": whom it was said to
        # "to", written to the word: to whom it was said; a word with an article but the last is an adjective of no name.
        to = next((i for i, token in enumerate(tokens) if i and _is_to(token[0], article=True)), len(tokens))
        tokens = tokens[:to]
        if any("(" in token[0] for token in tokens) or any(token[0].startswith(_ARTICLES) for token in tokens[:-1]):
            return None
        # Without a title or an article before it, any two words look as a name does: "a woman who saw it", "laughing".
        if tokens and not tokens[0].start() and (apart or any(token[0].endswith(("ا", "ًا")) for token in tokens)):
            return None
        return (tokens[0].start(), tokens[-1].end()) if 2 <= len(tokens) <= _LONGEST_NAME else None

    name = r"(?P<name>[^«»“”\":،.\n]{3,60}?)"
    before = rf"(?:\A|[\s،])[وف]?(?P<verb>{verb})\s+{name}(?:\s*[،:]|(?P<rest>\s+{end}(?![^\W\d_])[^«»“”\"]{{0,60}}))?\s*\Z"
    return _Language(
        re.compile(before),
        re.compile(rf"[\s،,]*(?:كما\s|حسبما\s)?[وف]?(?P<verb>{verb})\s+{name}(?=\s*[،.:]|\s+{end}(?![^\W\d_])|\s*\Z)"),
        None,
        found,
    )


def _persian() -> _Language:
    verb, title = _any("fa", "verb"), re.compile(_any("fa", "title"))
    words = re.compile(r"[^\s،]+")
    common = word_lists.words_by_language("identify", "small")["fa"] | word_lists.words_by_language("uncased", "loose")["fa"]

    def found(chunk: str, apart: bool) -> tuple[int, int] | None:  # noqa: ARG001 (Arabic asks for it)
        name = chunk.partition("،")[0]
        tokens = list(words.finditer(name))
        if tokens and title.fullmatch(tokens[0][0]) and len(tokens) > 1:  # "Mr", not "the minister of"
            tokens = tokens[1:] if len(tokens) <= _LONGEST_NAME else []
        plain = tokens and not any(token[0] in common or title.fullmatch(token[0]) for token in tokens)
        return (tokens[0].start(), tokens[-1].end()) if plain and len(tokens) < _LONGEST_NAME else None

    # The sentence begins with the name, which a description between commas may follow; the verb is last, before a colon or "that".
    said = rf"(?P<verb>{verb})(?: (?:کرد|داد|شد|است|بود|کرده است))?"
    who = r"(?P<name>[^\s،:«»\"]+(?: [^\s،:«»\"]+){0,3}(?:،[^:«»\"،]{2,60}(?:،|(?= )))?)"
    topic = r"(?: نیز| هم)?(?: در این (?:باره|رابطه|خصوص))?"
    before = rf"\A\W*{who}{topic} {said}\s*(?:که\s*)?:?\W*\Z"
    return _Language(re.compile(before), re.compile(r"(?!)(?P<name>)(?P<verb>)"), None, found)


@cache
def _makers() -> dict[str, Callable[[], _Language]]:
    return {"zh": _chinese, "ja": _japanese, "ko": _korean, "ar": _arabic, "fa": _persian}


@cache
def _language(code: str) -> _Language:
    """Return what is known of a language."""
    return _makers()[code]()
