"""A line's language: known from its words or script, open where there is no evidence."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedproof import Document
from seedproof.lang.languages import LANGUAGES, UNKNOWN
from seedproof.lang.lexicon import available, lexicon
from seedproof.parse import batch_of
from seedproof.text.hashes import hash_words


def language(line: str) -> str | None:
    index = batch_of([Document("a", line)]).languages.of_lines[0]
    return LANGUAGES[index] if index >= 0 else None


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "The council voted on Tuesday to keep the old market hall open for another year."),
        ("de", "Der Rat stimmte am Dienstag dafür, die alte Markthalle noch ein Jahr offen zu halten."),
        ("fr", "Le conseil a voté mardi pour que la vieille halle reste ouverte une année de plus."),
        ("es", "El consejo votó el martes a favor de mantener abierto el viejo mercado un año más."),
        ("it", "Il consiglio ha votato martedì per tenere aperto il vecchio mercato ancora un anno."),
        ("pt", "O conselho votou na terça-feira para manter o velho mercado aberto por mais um ano."),
        ("nl", "De raad stemde dinsdag voor het openhouden van de oude markthal gedurende nog een jaar."),
        ("pl", "Rada opowiedziała się we wtorek za tym, aby stara hala targowa działała jeszcze przez rok."),
        ("tr", "Meclis salı günü eski pazar yerinin bir yıl daha açık kalması için oy kullandı."),
        ("ru", "Во вторник совет проголосовал за то, чтобы старый рынок работал ещё один год."),
        ("ar", "صوت المجلس يوم الثلاثاء على إبقاء السوق القديم مفتوحا لمدة عام آخر."),
        ("ja", "市議会は火曜日、古い市場をもう一年開いておくことを決めた。"),
        ("zh", "市议会星期二投票决定将旧市场再保留一年。"),
        ("ko", "시의회는 화요일 옛 시장을 일 년 더 열기로 결정했다."),
        ("el", "Το συμβούλιο ψήφισε την Τρίτη να μείνει ανοιχτή η παλιά αγορά."),
    ],
)
def test_a_sentence_is_recognised(code: str, line: str) -> None:
    assert language(line) == code


@pytest.mark.parametrize("line", ["", "12:30 – 4.5", "Xqzv Brrt", "!!!", "Holt Varga Lindqvist"])
def test_a_line_without_evidence_is_left_open(line: str) -> None:
    assert language(f"{line} -") is None


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("sv", "Rådet beslutade på tisdagen att den gamla saluhallen ska vara öppen i ett år till, och det är bra."),
        ("cs", "Rada v úterý rozhodla, že stará tržnice bude ještě rok otevřena, ale jen pro ty, které to chtějí."),
        ("fi", "Neuvosto päätti tiistaina, että vanha kauppahalli on auki vielä vuoden, mutta se ei ole varmaa."),
        ("uk", "Рада у вівторок вирішила, що старий ринок буде відкритий ще рік, але це не все, як вони хочуть."),
        ("id", "Dewan memutuskan pada hari Selasa bahwa pasar lama itu tidak akan ditutup dan tetap dibuka untuk satu tahun."),
    ],
)
def test_a_language_without_a_table_is_known_by_its_small_words(code: str, line: str) -> None:
    assert language(line) == code


@pytest.mark.parametrize(
    "line",
    [
        "Lorun vadeki join matusa perolin kaveto sunali",  # one English word among others
        "Nkasu join mbale tuseko wina kalomo pasi ndeke",
    ],
)
def test_a_few_words_of_a_language_do_not_make_a_line_one_of_it(line: str) -> None:
    assert language(line) is None


LINES = (
    "The council voted on Tuesday to keep the old market hall open for another year.",
    "It was not the first time that they had done so.",
    "Der Rat stimmte am Dienstag dafür, die alte Markthalle noch ein Jahr offen zu halten.",
    "市議会は火曜日、古い市場をもう一年開いておくことを決めた。",
    "Holt Varga Lindqvist",
    "12:30 – 4.5",
    "",
)


@settings(max_examples=50)
@given(st.lists(st.lists(st.sampled_from(LINES), max_size=5), max_size=4))
def test_a_document_is_in_the_language_of_most_of_its_words(documents: list[list[str]]) -> None:
    batch = batch_of([Document(str(i), "\n".join(lines)) for i, lines in enumerate(documents)])
    words: list[Counter[int]] = [Counter() for _ in documents]
    for document, spoken, count in zip(batch.lines.document, batch.languages.of_lines, batch.lines.word_count, strict=True):
        if spoken != UNKNOWN:
            words[document][int(spoken)] += int(count)

    # Of two with as many words the first in order.
    assert batch.languages.of_documents.tolist() == [max(sorted(found), key=found.__getitem__, default=UNKNOWN) for found in words]


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        (["港の橋は月曜日から通行止めになると町が発表した。", "【関連記事】", "灯台大会 二時間半"], ["ja", "ja", "ja"]),
        (["港口的旧桥将从星期一起关闭一个月，市议会在星期四的声明中说。", "ありがとう"], ["zh", "ja"]),
    ],
)
def test_a_line_without_kana_is_japanese_in_a_japanese_document(lines: list[str], codes: list[str]) -> None:
    batch = batch_of([Document("a", "\n".join(lines)), Document("b", "关联记事")])
    assert [LANGUAGES[index] for index in batch.languages.of_lines] == [*codes, "zh"]


def test_tables_name_their_words_and_frequencies() -> None:
    table = lexicon("en")
    the, gibberish = hash_words(["the", "xqzvbrrt"])

    assert table.knows(hash_words(["the", "xqzvbrrt"])).tolist() == [True, False]
    assert table.zipf(hash_words(["the"]))[0] > 7
    assert the != gibberish
    assert "en" in available()
    with pytest.raises(KeyError):
        lexicon("tlh")
