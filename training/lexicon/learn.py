"""Make the word tables in ``src/seedproof/lang/data`` anew.

    python -m training.lexicon.learn BACKGROUND [--scowl FOLDER] [--dictionaries FOLDER --raw RAW] [--into FOLDER]

BACKGROUND is a folder of edited text (``training/background.py``): it makes ``lexicon.txt`` of every language and English
``unseen_pairs.txt``. SCOWL's lists make English ``dictionary.txt``, ``variants.txt`` and, of what the new lexicon lacks,
``near_words.txt``. ``data.toml`` tells where both come from. DICTIONARIES' words, as often as BACKGROUND and RAW have them, make
``spellings.txt`` (ten minutes; that of Arabic by the program ``hunspell``); RAW alone makes ``syllables.txt``. A new language needs a
``background_<code>.jsonl.gz`` of a few hundred thousand words.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from training.background import file_of, languages
from training.lexicon import accepted, dictionary, frequencies, near_words, spellings, syllables, unaccented, unseen_pairs, variants
from training.sources import warn_of_other_files

import seedproof.lang

HERE = Path(__file__).parent
SHIPPED = Path(seedproof.lang.__file__).parent / "data"


def main() -> None:
    """Write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("background", type=Path)
    parser.add_argument("--scowl", type=Path, help="the folder of SCOWL's lists; without it only what is counted is written")
    parser.add_argument("--dictionaries", type=Path, help="the folder of dictionaries in languages other than English")
    parser.add_argument("--raw", type=Path, help="scraped text, by language: the words of the dictionaries are counted in it too")
    parser.add_argument("--into", type=Path, default=SHIPPED, help="write the folders of the languages here, not into the package")
    wanted = parser.parse_args()
    counted = [file_of(wanted.background, language) for language in languages(wanted.background)]
    names = [name for module in (spellings, accepted) for several in module.DICTIONARIES.values() for name in several]
    listed = [wanted.dictionaries / name for name in names] if wanted.dictionaries else []
    warn_of_other_files(HERE, [*counted, *listed, *([wanted.scowl / "english-words.70"] if wanted.scowl else [])])
    frequencies.write(wanted.background, wanted.into)
    if file_of(wanted.background, "en").exists():
        unseen_pairs.write(wanted.background, wanted.into)
    if wanted.scowl:
        dictionary.write(wanted.scowl, wanted.into)
        variants.write(wanted.scowl, wanted.into)
        near_words.write(wanted.scowl, wanted.into)
    for language in spellings.DICTIONARIES if wanted.dictionaries and wanted.raw else ():
        spellings.write(language, wanted.background, wanted.raw, wanted.dictionaries, wanted.into)
    for language, (dictionary_file, *_) in accepted.DICTIONARIES.items() if wanted.dictionaries and wanted.raw else ():
        accepts = accepted.hunspell(wanted.dictionaries / dictionary_file)
        accepted.write(language, wanted.background, wanted.raw, accepts, wanted.into)
    for language in syllables.LANGUAGES if wanted.raw else ():
        syllables.write(language, wanted.raw, wanted.into)
    for language in unaccented.LANGUAGES if wanted.dictionaries and wanted.raw else ():
        unaccented.write(language, wanted.background, wanted.raw, wanted.dictionaries, wanted.into)


if __name__ == "__main__":
    main()
