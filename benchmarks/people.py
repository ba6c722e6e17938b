"""Measure how well misspelt people are found across a corpus, and people with nearly the same name kept apart.

    python -m benchmarks.people [--documents 1200] [--seed 3] [--show N]

Everything is invented: people with a first and a family name, most with an office, some of whom share a family name or have
names a letter apart; stories, each with a cast; documents that tell a story and name some of its cast. In some documents a
name is misspelt: by a slip, in another transcription, or as a machine translation leaves it. A finding is right where it
stands on a misspelt name and prefers that person's own name.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from benchmarks.planted import slip, transcribed

from seedproof import CheckSelection, Document, Finding, Texts, check_corpus

GIVEN = """Antonia Nils Petra Alexei Yusuf Marta Henrik Lucia Tomas Ingrid Pavel Elena Karim Amina Viktor Greta Jonas Clara Andrea
Andreas Andrew Paul Paula Maria Mario Sergei Irina Dmitri Olga Stefan Stefanie Erik Erika Johan Johanna Carla Carlo Robert Roberta
Martin Martina Simon Simone Louis Louise Daniel Daniela Michael Michaela Philip Philippa Joseph Josephine Frances Francis""".split()
STARTS = "Bl Br D Dr F Fr G Gr H K Kr L M N P R S Sch St T Tr V W Z".split()
MIDDLES = "a e i o u au ei ar er or al el an en in on ".split()
JOINTS = "b bb ck d ff g k l ld ll m n nd nn nt p r rk s ss st t tt v z".split()
ENDS = "man ov sen ski etti er ing ano aldo e in el ard ström bach well ton".split()
OFFICES = """Minister|President|Senator|Governor|Judge|Mayor|Ambassador|General|Professor|Captain|Chancellor|Bishop""".split("|")
OPENINGS = (
    "The talks in {town} ended late on {day} after nine hours.",
    "Nobody in {town} had expected the vote that took place on {day}.",
    "On {day} the council of {town} heard what had been said of the bridge.",
    "The report on the fire in {town} was made public on {day}.",
)
FIRST = (
    "{full} said that the matter was far from over and that there would be more to say next week.",
    "The offer was turned down by {full}, who had asked for more time to read it.",
    "“We have seen this before,” {full} told reporters after the meeting.",
    "A letter to {full} was read out before the doors were closed.",
)
LATER = (
    "{short} did not say what would happen next.",
    "It was not the first time that {short} had said so.",
    "For {short} it was a long day.",
)
TOWNS = "Varsk Lindomir Hallerbek Kestria Alven Caldern Tessaly Zatonc".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@dataclass(frozen=True)
class Somebody:
    """A person: the office may be empty."""

    given: str
    family: str
    office: str

    @property
    def name(self) -> str:
        """Return first and family name."""
        return f"{self.given} {self.family}"


class Mention(NamedTuple):
    """A full name in a document: whose, and whether it is misspelt there."""

    document: str
    start: int
    end: int
    name: str
    wrong: bool


def family_name(draw: random.Random) -> str:
    """Return an invented family name."""
    return draw.choice(STARTS) + draw.choice(MIDDLES) + draw.choice(JOINTS) + draw.choice(("", draw.choice(MIDDLES))) + draw.choice(ENDS)


def population(count: int, draw: random.Random) -> list[Somebody]:
    """Return people, a third of whom have nearly the name of another: the same family, or a letter apart."""
    people: dict[str, Somebody] = {}
    while len(people) < count:
        office = draw.choice(OFFICES) if draw.random() < 0.6 else ""
        somebody = Somebody(draw.choice(GIVEN), family_name(draw).capitalize(), office)
        people.setdefault(somebody.name, somebody)
        other = draw.choice(list(people.values()))
        double = draw.random()
        if double < 0.15:  # a relative, or a namesake
            relative = Somebody(draw.choice(GIVEN), other.family, draw.choice(OFFICES) if draw.random() < 0.4 else "")
            people.setdefault(relative.name, relative)
        elif double < 0.3:  # Heller and Geller
            near = Somebody(draw.choice((other.given, draw.choice(GIVEN))), slip(other.family, draw), draw.choice(("", *OFFICES)))
            people.setdefault(near.name, near)
    return list(people.values())


def misspelt(person: Somebody, draw: random.Random) -> str:
    """Return the person's name as somebody gets it wrong."""
    given, family = person.given, person.family
    kind = draw.random()
    if kind < 0.4:
        return f"{given} {slip(family, draw)}"
    if kind < 0.55:
        return f"{transcribed(given, draw)} {family}"
    if kind < 0.75:
        return f"{given} {transcribed(family, draw)}"
    return f"{transcribed(given, draw)} {slip(transcribed(family, draw), draw)}"


def corpus(documents: int, seed: int) -> tuple[list[Document], list[Mention]]:
    """Return documents and the full names in them."""
    draw = random.Random(seed)
    people = population(documents // 3, draw)
    stories = [draw.sample(people, 6) for _ in range(documents // 10)]
    told = Counter(person for story in stories for person in story)
    wrongly = {person: misspelt(person, draw) for person in draw.sample([p for p in people if told[p]], len(people) // 5)}
    texts, mentions = [], []
    waiting = dict(wrongly)
    for number in range(documents):
        story = stories[number % len(stories)]
        text = draw.choice(OPENINGS).format(town=draw.choice(TOWNS), day=draw.choice(DAYS)) + "\n\n"
        for person in draw.sample(story, draw.randint(3, 5)):
            # Wrong once, where the story has been told some times already.
            wrong = number > documents // 2 and person in waiting
            name = waiting.pop(person) if wrong else person.name
            title = person.office if person.office and draw.random() < 0.8 else ""
            sentence = draw.choice(FIRST).format(full=f"{title} {name}".strip())
            start = len(text) + sentence.index(name)
            mentions.append(Mention(f"d{number}", start, start + len(name), person.name, wrong and name != person.name))
            text += sentence + " "
            if draw.random() < 0.5:
                text += draw.choice(LATER).format(short=f"{draw.choice(('Mr', 'Ms'))} {name.split()[-1]}") + " "
            text += "\n\n" if draw.random() < 0.4 else ""
        texts.append(Document(f"d{number}", text.strip() + "\n"))
    return texts, mentions


def findings(documents: list[Document], check: str = "corpus-name-variant") -> list[Finding]:
    """Return what a corpus check finds."""
    selection = CheckSelection.of(select=[check])
    return list(check_corpus(Texts(documents), selection).findings)


class Score(NamedTuple):
    """Shares, with what they are shares of."""

    precision: float
    recall: float
    found: int
    misspelt: int
    false: tuple[Finding, ...]
    missed: tuple[Mention, ...]


def score(found: list[Finding], mentions: list[Mention]) -> Score:
    """Hold findings against the truth."""
    at = defaultdict(list)
    for mention in mentions:
        at[mention.document].append(mention)
    right, false = set(), []
    for finding in found:
        here = [m for m in at[finding.seed] if m.start < finding.end and finding.start < m.end]
        good = [m for m in here if m.wrong and finding.variants[0] == m.name]
        right.update(good)
        if not good:
            false.append(finding)
    wrong = [m for m in mentions if m.wrong]
    missed = tuple(m for m in wrong if m not in right)
    return Score(1 - len(false) / max(len(found), 1), len(right) / max(len(wrong), 1), len(found), len(wrong), tuple(false), missed)


def main() -> None:
    """Make the corpus, check it, print the score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1200)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--show", type=int, default=0, help="mistakes of each kind to show")
    args = parser.parse_args()
    documents, mentions = corpus(args.documents, args.seed)
    texts = {d.id: d.text for d in documents}
    people = {m.name for m in mentions}
    print(f"{len(documents)} documents, {len(people)} people, {len(mentions)} full names, seed {args.seed}")
    found = findings(documents)
    for label, kept in (("all findings", found), ("without info", [f for f in found if f.severity != "info"])):
        result = score(kept, mentions)
        print(f"{label}: precision {result.precision:.3f} ({result.found} found), recall {result.recall:.3f} ({result.misspelt} misspelt)")
    result = score(found, mentions)
    for finding in result.false[: args.show]:
        print(f"    false: {finding.text!r} for {finding.variants[0]!r} ({finding.severity})")
    for mention in result.missed[: args.show]:
        print(f"    missed: {texts[mention.document][mention.start : mention.end]!r}, who is {mention.name!r}")


if __name__ == "__main__":
    main()
