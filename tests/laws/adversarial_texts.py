"""Texts that nobody writes: one sign, word, line or nesting over and over, as long as is asked for.

Each is made of a unit that some pattern, stack or table may trip over. What was once slow stays here for good.
"""

from __future__ import annotations

import ast
import random
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from string import ascii_lowercase
from typing import Any

__all__ = ["Text", "texts"]

#: Documents of about so many characters in all.
Text = Callable[[int], list[str]]

_SHORTEST = 25  # characters that a document counts at least, as it does in a batch

_UNITS = Path(__file__).with_name("adversarial_units.txt")


def texts() -> dict[str, Text]:
    """Return how to make each text, by its name."""
    units = _units()
    halves = units.pop("halves")
    units["paragraph"] = [f"{line}\n\n" for line in units["line"]]
    units["line"] = [f"{line}\n" for line in units["line"]]
    found = {f"{kind} {unit!r}": _repeated(unit) for kind, some in units.items() for unit in some}
    found |= {f"halves {first!r} {second!r}": _halves(first, second) for first, second in halves}
    found |= {f"drawn {seed}": _drawn([unit for some in units.values() for unit in some], seed) for seed in range(12)}
    return (
        found | {name: _joined(parts) for name, parts in _PARTS.items()} | {name: _documents(parts) for name, parts in _DOCUMENTS.items()}
    )


def _units() -> dict[str, list[Any]]:
    """Return the units of the file by their kind; those of "halves" are pairs."""
    found: dict[str, list[Any]] = {}
    kind = ""
    for row in _UNITS.read_text(encoding="utf-8").splitlines():
        if row.startswith("["):
            kind = row.strip("[]")
        elif row and not row.startswith("#"):
            found.setdefault(kind, []).append(ast.literal_eval(row))
    return found


def _repeated(unit: str) -> Text:
    return lambda size: [(unit * (size // len(unit) + 1))[:size]]


def _halves(first: str, second: str) -> Text:
    return lambda size: [first * (size // 2 // len(first)) + second * (size // 2 // len(second))]


def _drawn(units: list[str], seed: int) -> Text:
    def drawn(size: int) -> list[str]:
        draw = random.Random(seed)
        return ["".join(draw.choice(units) for _ in range(size // 3))[:size]]

    return drawn


def _joined(parts: Callable[[], Iterator[str]]) -> Text:
    def joined(size: int) -> list[str]:
        return ["".join(_up_to(parts(), size))]

    return joined


def _documents(parts: Callable[[], Iterator[str]]) -> Text:
    def documents(size: int) -> list[str]:
        return list(_up_to(parts(), size, _SHORTEST))

    return documents


def _up_to(parts: Iterator[str], size: int, least: int = 0) -> Iterator[str]:
    for part in parts:
        yield part
        size -= max(len(part), least)
        if size <= 0:
            return


def _letters(number: int, count: int = 4) -> str:
    """Return a word of its own for each number."""
    return "".join(ascii_lowercase[number // 26**k % 26] for k in range(count))


def _numbers() -> Iterator[int]:
    return iter(range(10**9))


def _each(made: Callable[[int], str]) -> Callable[[], Iterator[str]]:
    return lambda: map(made, _numbers())


def _random_words(seed: int, letters: str, shortest: int, longest: int) -> Callable[[], Iterator[str]]:
    def words() -> Iterator[str]:
        draw = random.Random(seed)
        while True:
            yield "".join(draw.choices(letters, k=draw.randint(shortest, longest))) + " "

    return words


def _period(length: int) -> Callable[[], Iterator[str]]:
    """Return the same ``length`` words over and over."""
    return lambda: cycle([f"{_letters(i * 7919)} " for i in range(length)])


def _fibonacci() -> Iterator[str]:
    """Yield the word of Fibonacci, which repeats itself at all lengths and has no period."""
    one, other = "a ", "b "
    while True:
        yield one
        one, other = one + other, one


_PARTS: dict[str, Callable[[], Iterator[str]]] = {
    "growing words": _each(lambda i: "a" * (i % 1500) + " "),
    "growing lines": _each(lambda i: "a " * (i % 700) + "\n"),
    "growing runs of marks": _each(lambda i: "“" * (i % 300) + "a"),
    "different words": _each(lambda i: f"w{_letters(i)} "),
    "different words in capitals": _each(lambda i: f"{_letters(i).upper()} "),
    "different words with inner capitals": _each(lambda i: f"{_letters(i)}{_letters(i * 31).title()} "),
    "different words with hyphens": _each(lambda i: f"{_letters(i)}-{_letters(i * 31)} {_letters(i)}{_letters(i * 31)} "),
    "different words with accents": _each(lambda i: f"é{_letters(i)} e{_letters(i)} "),
    "different words split": _each(lambda i: f"{_letters(i, 3)} {_letters(i * 31, 3)} {_letters(i, 3)}{_letters(i * 31, 3)} "),
    "different numbers": _each(lambda i: f"{i} "),
    "different lines": _each(lambda i: f"Line {i} of the page\n"),
    "different paragraphs": _each(lambda i: f"The {_letters(i)} met the {_letters(i * 7)} on Monday.\n\n"),
    "different lines with one beginning": _each(lambda i: f"The council of {_letters(i)}\n"),
    "different addresses": _each(lambda i: f"http://a.b/{_letters(i)} "),
    "different tags": _each(lambda i: f"<{_letters(i)}>"),
    "different labels": _each(lambda i: f"{_letters(i).title()}: {_letters(i * 3).title()}\n"),
    "different quotations": _each(lambda i: f"“The {_letters(i)} is {_letters(i * 3)},” said {_letters(i * 5).title()} Holm. "),
    "different bylines": _each(lambda i: f"By {_letters(i).title()} {_letters(i * 7).title()}\n\n"),
    "different captions": _each(lambda i: f"{_letters(i).title()} Holm at the pier. Photo: {_letters(i * 7).title()} Lind\n\n"),
    "different abbreviations": _each(lambda i: f"{'.'.join(_letters(i, 3).upper())}. {_letters(i, 3).upper()} "),
    "surnames that differ in one letter": _each(lambda i: f"Ida B{_letters(i, 3)}holm said. "),
    "surnames that differ in one letter, first names that do not": _each(lambda i: f"Aaron B{_letters(i, 3)}rington said that he came. "),
    "surnames that differ in one letter at the end": _each(lambda i: f"Aaron Bxyzringt{_letters(i, 2)}n said that he came. "),
    "first names that differ in one letter": _each(lambda i: f"A{_letters(i, 2)}ron Bxyzrington said. "),
    "surnames that differ in a doubled letter": _each(lambda i: f"Mr Sch{'n' * (i % 3 + 1)}ei{'d' * (i % 5 + 1)}er{_letters(i, 1)} said. "),
    "surnames that differ in accents": _each(lambda i: f"Ida H{'oóòôöõøō'[i % 8]}l{'mḿṁ'[i % 3]}b{_letters(i, 2)}rg said. "),
    "names alone that differ in one letter": _each(lambda i: f"Bxyz{_letters(i, 2)}ngton "),
    "titles before surnames that differ": _each(lambda i: f"President Bxyz{_letters(i, 2)}ngton said. "),
    "sentences that differ in one word": _each(lambda i: f"The council of Port Alven met on Monday to speak of {_letters(i)}. "),
    "a sentence that grows": _each(lambda i: " ".join(["the pier is safe and"] * (i % 60)) + ". "),
    "random letters": _random_words(1, ascii_lowercase, 2, 9),
    "random letters of four": _random_words(2, "abcd", 1, 6),
    "random capitals": _random_words(3, ascii_lowercase + ascii_lowercase.upper(), 2, 9),
    "random letters and digits": _random_words(4, ascii_lowercase + "0123456789", 2, 20),
    "random base64": _random_words(5, ascii_lowercase + ascii_lowercase.upper() + "0123456789+/", 60, 90),
    "random marks": _random_words(6, "“”‘’«»\"'()[]{}<>.,;:!?-–—/&ab", 1, 8),
    "random marks and line ends": _random_words(7, "“”\"'().,:\n\na b", 1, 12),
    "random straight quotes": _random_words(8, "\"' ab", 1, 6),
    "random markup": _random_words(9, "<>/=\"'&;#{}[]ab ", 1, 9),
    "random Cyrillic and Latin": _random_words(10, "абвabc", 2, 7),
    "random Han": _random_words(11, "中文我们的在不了有是", 3, 30),
    **{f"the same {length} words": _period(length) for length in (3, 7, 12, 40, 100, 1000, 10000)},
    "a word of Fibonacci": _fibonacci,
    "labels and values": lambda: cycle(["Source:\n", "Ida Holm\n", "By\n", "Bo Lind\n", "Author:\n", "Reuters\n"]),
    "questions and answers": lambda: cycle(["Q: Is the pier safe?\n\n", "A: The pier is safe.\n\n"]),
    "listings": lambda: cycle(["- The pier\n", "  - is safe\n", "    - and sound\n"]),
    "a table": _each(lambda i: f"| {i} | {_letters(i)} | {i * 7 % 100}% |\n"),
    "hard-wrapped text": _each(lambda i: f"the {_letters(i)} of the council met on\n"),
    "one language after another": lambda: cycle(
        ["The council met on Monday.\n", "Der Rat tagte am Montag.\n", "Le conseil a parlé de la jetée.\n", "Совет говорил о пирсе.\n"]
    ),
    "Han and Latin lines": lambda: cycle(["中文的一行文字在这里。\n", "A line of words is here.\n"]),
    "quotation in quotation": _each(lambda i: "“‘"[i % 2] + f"{_letters(i)} "),
    "brackets in brackets": _each(lambda i: f"{'([{'[i % 3]}{_letters(i)} "),
    "author boxes between paragraphs": _each(
        lambda i: f"About the author\n\n{_letters(i).title()} {_letters(i * 7).title()} is a writer.\n\n{'The pier is safe. ' * 5}\n\n"
    ),
    "passages of accented letters": lambda: cycle(["ÐÑÐÐÐ " * 6, "a" * 70 + "\n", "Ã© a " * 3, "b" * 70 + "\n"]),
    "words without a space": _each(lambda i: f"{_letters(i)}."),
    "sentences without spaces": _each(lambda i: f"{_letters(i).title()}met."),
}  # fmt: skip

_DOCUMENTS: dict[str, Callable[[], Iterator[str]]] = {
    "documents of one letter": lambda: cycle(["a"]),
    "documents of two lines": _each(lambda i: f"Title {_letters(i)}\n\nIt is so."),
    "documents that are equal": lambda: cycle(["The pier is safe\n\nBy Ida Holm\n\nThe council met, as it does. Read more"]),
    "documents that differ in one word": _each(lambda i: f"The pier is safe\n\nThe council met to speak of the {_letters(i)}, as it does."),
    "documents that differ in a surname": _each(lambda i: f"A visit\n\nPresident Aaron B{_letters(i, 3)}rington met Mr Holm. Holm spoke."),
    "documents that differ in a first name": _each(lambda i: f"A visit\n\nPresident A{_letters(i, 3)} Bxyzrington met Ida Lind in Oslo."),
    "documents that end alike": _each(lambda i: f"The {_letters(i)} pier\n\nIt is {_letters(i * 7)}.\n\nSign up here\n\nAll about piers"),
    "documents of different words": _each(lambda i: " ".join(_letters(i * 97 + k, 5) for k in range(40))),
    "documents of misspelt words": _each(lambda i: f"The meas{_letters(i, 2)}urement was organised by the goverment{_letters(i, 1)}."),
    "empty documents": lambda: cycle([" "]),
}  # fmt: skip
