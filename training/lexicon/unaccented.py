"""Write ``<language>/unaccented.txt``: rare words, or slips that the other lists hold, that stand for a frequent word with an accent.

Spanish "numero" is a form of "numerar", and where it is written "número" is meant. What is kept is far rarer without its accent than
with it, in edited and scraped text; forms of verbs that people do write are left out by name.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from pathlib import Path

from training.lexicon.spellings import IN_USE, SHORTEST, counted, listed_words

__all__ = ["LANGUAGES", "write"]

LANGUAGES = (
    "es",
    "pt",
)  # elsewhere scraped text has no slips of this kind (fr, it, pl: 14 places in all), or has lost all its accents (de)
SMALL = 0.3  # share in lower case: "Además" begins many a sentence; what has a capital more often is a name
RIGHT = 20  # uses of the word with its accent (guessed)
OF_WORD, OF_OTHER = 40, 8  # how many times as frequent it is, where a dictionary has the other too and where none has (held by reading)
#: What people do write, read in scraped text: Spanish "campana", "el alcalde ultima el plan"; Portuguese "publica na segunda".
SOUND = {
    "es": frozenset(
        "bebes campana campanas celebrara danos disputara formula formulas interprete limite limites lucia medica practico prestamos "
        "realizaran trailer tramite transito ultima".split()
    ),
    "pt": frozenset(
        "agencias analise calculo contem continuara copia copias crista critico custodia denuncia denuncias deposito devera diagnostico "
        "distancia especifico fabricas ficara formula individuo influencia medias medicas moveis negocio polemica preferencia premio "
        "provisoria publica referencia referencias trafico".split()
    ),
}


def write(language: str, background: Path, raw: Path, dictionaries: Path, into: Path) -> None:
    """Write the list of a language."""
    listed, counts = listed_words(language, dictionaries), counted(language, background, raw)
    table = {row.split("\t")[0] for row in (into / language / "lexicon.txt").read_text("utf-8").splitlines()[2:]}
    marked: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for word in counts.documents:
        if (plain := _bare(word)) != word and word in listed and counts.lower[word] >= SMALL * counts.total[word]:
            marked[plain].append((counts.total[word], word))
    rows = []
    for plain, words in sorted(marked.items()):
        uses, word = max(words)
        known = plain in listed or plain in table or counts.documents[plain] >= IN_USE  # "misspelling" looks at others in any case
        verb = word == plain[:-1] + "ó"  # "aseguro", which is for who stands before it to say
        name = counts.lower[plain] < SMALL * counts.total[plain]
        least = (OF_WORD if plain in listed else OF_OTHER) * counts.total[plain]
        if known and len(plain) >= SHORTEST and uses >= max(RIGHT, least) and not (verb or name or plain in SOUND[language]):
            rows.append(f"{plain}\t{word}")
    header = f"# {language}: made by training/lexicon/unaccented.py of what spellings.txt is made of; under the same licences."
    target = into / language / "unaccented.txt"
    target.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    print(f"{target}: {len(rows)} words")


def _bare(word: str) -> str:
    """Return a word without accents."""
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
