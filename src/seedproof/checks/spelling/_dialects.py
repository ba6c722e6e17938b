"""The other accepted spellings of a word: American and British, by rules and a short list of our own."""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from seedproof.text.characters import CodePoints
from seedproof.text.spans import Flags, Offsets
from seedproof.text.words import Hashes, hash_words

__all__ = ["listed", "marked", "others"]

# Pairs that no rule makes; with their plurals and other forms where those are built by adding letters.
_PAIRS = """gray grey|plow plough|skeptic sceptic|skeptical sceptical|skepticism scepticism|mold mould|molt moult|aluminum aluminium
airplane aeroplane|pajamas pyjamas|cozy cosy|sulfur sulphur|mustache moustache|judgment judgement|aging ageing|jewelry jewellery
acknowledgment acknowledgement|likable likeable|sizable sizeable|advisor adviser|protestor protester|employe employee|focussed focused
focussing focusing|benefitted benefited|benefitting benefiting|targetted targeted|budgetted budgeted|enrollment enrolment
installment instalment|fulfill fulfil|fulfillment fulfilment|enroll enrol|skillful skilful|skillfully skilfully|willful wilful
appall appal|distill distil|maneuver manoeuvre|maneuvers manoeuvres|pediatric paediatric|pediatrician paediatrician|anemia anaemia
leukemia leukaemia|hemorrhage haemorrhage|encyclopedia encyclopaedia|archeology archaeology|archeologist archaeologist
archeological archaeological|fetus foetus|diarrhea diarrhoea|estrogen oestrogen|orthopedic orthopaedic|gynecologist gynaecologist
anesthetic anaesthetic|esthetic aesthetic|medieval mediaeval|artifact artefact|specialty speciality|sizeable sizable
dialed dialled|dueled duelled|fueled fuelled|fueling fuelling|refueled refuelled|refueling refuelling|dialing dialling
woolen woollen|story-teller storyteller|catalog catalogue|cataloged catalogued|analog analogue|dialog dialogue|monolog monologue
center centre|centered centred|theater theatre|liter litre|kilometer kilometre|centimeter centimetre|millimeter millimetre
fiber fibre|caliber calibre|saber sabre|specter spectre|somber sombre|luster lustre|meager meagre|reconnoiter reconnoitre
defense defence|offense offence|pretense pretence|glycerin glycerine|gasoline gasolene|program programme|disk disc
ton tonne|vise vice|curb kerb|tire tyre|draft draught|check cheque|license licence|practice practise|inquiry enquiry|meter metre
gipsy gypsy|czar tsar|impostor imposter|preventative preventive|orientated oriented|yogurt yoghurt|doughnut donut|omelet omelette
ax axe|mom mum|cancellation cancelation|sergeant serjeant|whisky whiskey|caldron cauldron|chili chilli|smolder smoulder|pedophile paedophile"""
# Both spellings are right in British English, with two meanings or uses.
_TWO_WORDS = frozenset(
    """program disk ton vise curb tire draft check license practice inquiry meter gipsy whisky mom dialog specialty medieval ax
    story-teller sizeable""".split()
)
# Each rule: what a British spelling looks like, and the American one made of it.
_RULES = tuple(
    (re.compile(pattern), american)
    for pattern, american in (
        (r"^(\w{3,})is(e|ed|er|ers|es|ing|ation|ations|ational)$", r"\1iz\2"),
        (r"^(\w{2,})ys(e|ed|er|ers|es|ing)$", r"\1yz\2"),
        (r"^(\w{2,})our(|s|ed|er|ers|ing|able|ably|al|ful|less|ly|hood|hoods|ite|ites|ist|ists|some)$", r"\1or\2"),
        (r"^(\w*[aeiouy]\w*[aeiou])ll(ed|er|ers|ing|ings|or|ors|ist|ists|ous|ously)$", r"\1l\2"),
    )
)
_ENDINGS = ("", "s", "ed", "d", "ing", "ly")
# What the British spelling of a rule holds: a word without any of these has no other spelling by rule.
_MARKS = ("ise", "isa", "isi", "yse", "ysi", "our", "lle", "lli", "llo")


def marked(codes: CodePoints, start: Offsets, end: Offsets) -> Flags:
    """Whether each of the words ``[start, end)`` of folded ``codes`` may have another spelling by rule."""
    lengths = end - start
    offsets = np.concatenate(([0], np.cumsum(lengths)))
    flat = codes[np.arange(offsets[-1]) - np.repeat(offsets[:-1] - start, lengths)]
    ink = np.append(flat, np.zeros(2, flat.dtype))
    found: Flags = np.zeros(len(flat), bool)
    for a, b, c in _MARKS:
        found |= (ink[:-2] == ord(a)) & (ink[1:-1] == ord(b)) & (ink[2:] == ord(c))
    total = np.concatenate(([0], np.cumsum(found)))
    flags: Flags = total[offsets[1:]] > total[offsets[:-1]]
    return flags


@cache
def listed() -> Hashes:
    """The hashes of the words whose other spelling no rule makes."""
    return hash_words(list(_listed()))


def others(word: str) -> list[str]:
    """Return the other accepted spellings of a folded English word; most of them are no words at all."""
    found = [pattern.sub(american, word) for pattern, american in _RULES if pattern.match(word)]
    return [*found, *_listed().get(word, ())]


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    """British form to American, with endings."""
    table: dict[str, tuple[str, ...]] = {}
    for pair in _PAIRS.replace("\n", "|").split("|"):
        american, british = pair.split()
        if american not in _TWO_WORDS:
            table |= {british + ending: (american + ending,) for ending in _ENDINGS}
    return table
