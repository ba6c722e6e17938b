"""From bytes to text and back: which encoding, and what to do with bytes that are none of it."""

from __future__ import annotations

import codecs
from contextvars import ContextVar
from typing import Final, NamedTuple

from seedproof.corpus.corpus import ReadProblem

__all__ = ["GAP", "Decoded", "decoded", "encoding_of", "likely", "not_decoded"]

#: Stands for what could not be decoded: half of a character, which no encoding of text files decodes to.
GAP: Final = "\udc80"

# In this order: the mark of UTF-32 begins with that of UTF-16.
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF8, "utf-8"),
)
# Without a mark both orders may be meant; nearly all that write UTF-16 without one write this. The mark is a character of the text.
_SETTLED: Final = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}

# Where "a few broken bytes" ends and "not of this encoding" begins. In a text of another encoding nearly every character beyond ASCII is
# broken, in a damaged one most of them are sound: so the majority decides. Where there is hardly any character beyond ASCII there is no
# majority: there a few bytes are damage, and so is less than one byte in 500. Measured on 1,060 scraped documents: with one or two
# bytes overwritten none is refused, with five 3 %; of those written in cp1252 88 % are refused, of those in Latin-1 95 %. The others have
# one to three such characters, or one in 500: each of them is reported.
_FEW: Final = 3
_RARE: Final = 500
# More than so many, and one in three bytes: that is no text, and to look at all of it would take seconds.
_MANY: Final = 1000
_SAMPLE: Final = 64 * 1024  # bytes from which an encoding is guessed: enough for any (guessed), and takes about 0.01 s

# Encodings that charset-normalizer cannot tell apart by a text, all of them right for it: the one that is used most is named.
_COMMON: Final = ("cp1252", "cp1251", "cp1250", "gb18030", "cp932")

_noted: ContextVar[list[int]] = ContextVar("noted")


class Decoded(NamedTuple):
    """A text, and the bytes that are no part of it.

    - ``text``: with ``GAP`` wherever bytes could not be decoded
    - ``gaps``: offsets of the first byte of each gap
    - ``readable``: whether the text is worth reading: there are no gaps, or few
    """

    text: str
    gaps: tuple[int, ...] = ()
    readable: bool = True


def encoding_of(head: bytes, encoding: str) -> str:
    """Return the encoding that a byte order mark at the beginning of a file tells, or else ``encoding``."""
    return next((name for mark, name in _MARKS if head.startswith(mark)), _SETTLED.get(encoding, encoding))


def decoded(raw: bytes, encoding: str) -> Decoded:
    """Decode ``raw``, with a gap for each stretch of bytes that are none of ``encoding``."""
    try:
        return Decoded(raw.decode(encoding))
    except UnicodeError:
        pass
    gaps: list[int] = []
    token = _noted.set(gaps)
    try:
        text = raw.decode(encoding, "seedproof-gaps")
    except UnicodeError:
        return Decoded("", tuple(gaps), readable=False)
    finally:
        _noted.reset(token)
    sound = len(text) - len(text.encode("ascii", "ignore")) - len(gaps)  # characters beyond ASCII
    readable = len(gaps) <= max(sound, _FEW, len(raw) // _RARE)
    return Decoded(text, tuple(gaps), readable)


def likely(raw: bytes, near: int) -> str | None:
    """Return the name of the encoding that ``raw`` is likely in, judged by what stands round the byte ``near``, if it is in any."""
    from charset_normalizer import from_bytes  # only a file that cannot be read needs it

    if b"\0" in raw[:_SAMPLE]:
        return None  # what has zero bytes is no text, or one of UTF-16 that has lost its mark
    start = max(raw.rfind(b"\n", 0, near) + 1, near - _SAMPLE // 2)
    sample = raw[start : start + _SAMPLE]
    if start + _SAMPLE < len(raw):  # a character of several bytes may be cut, which a strict decoder refuses
        sample = sample[: max(sample.rfind(b"\n"), sample.rfind(b" ")) + 1] or sample
    best = from_bytes(sample).best()
    if best is None:
        return None
    alike = {best.encoding, *best.could_be_from_charset}
    return next((name for name in _COMMON if name in alike), best.encoding)


def not_decoded(where: str, raw: bytes, found: Decoded, encoding: str, guess: str | None) -> ReadProblem:
    """Return the problem of a document that is not in ``encoding`` but likely in ``guess``."""
    first, more = found.gaps[0], len(found.gaps) - 1
    line = len((raw[:first].decode(encoding, "replace") + ".").splitlines())
    what = f"byte {first} (0x{raw[first]:02x}, line {line}) is not {encoding.upper()}" + (f", and {more:,} more are not" if more else "")
    if guess is None:
        return ReadProblem(where, f"{what}: this is no text in any encoding that is known", "convert it to UTF-8, or remove it")
    hint = f'if that is right, convert it to UTF-8, or say so: encoding = "{guess}" in the settings, or --encoding {guess}'
    return ReadProblem(where, f"{what}; it is likely {guess}", hint)


def _note(error: UnicodeError) -> tuple[str, int]:
    gaps = _noted.get()
    if not isinstance(error, UnicodeDecodeError) or (len(gaps) > _MANY and 3 * len(gaps) > error.start - gaps[0]):
        raise error
    gaps.append(error.start)
    return GAP, error.end


codecs.register_error("seedproof-gaps", _note)
