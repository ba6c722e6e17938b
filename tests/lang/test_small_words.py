"""Languages without a table are told by small words and letters, even where they look like one that has a table."""

from __future__ import annotations

import pytest

from seedproof import Document
from seedproof.lang.languages import LANGUAGES, known_by
from seedproof.parse import batch_of

#: Two sentences of made-up news in each language that has no table.
TEXTS = {
    "sv": "Kommunen beslutade på tisdagen att den gamla färjan ska gå även i vinter. Vi har inte råd med en ny, sade kaptenen efter mötet.",
    "da": (
        "Kommunen besluttede tirsdag, at den gamle færge også skal sejle til "
        "vinter. Vi har ikke råd til en ny, sagde kaptajnen efter mødet."
    ),
    "no": "Kommunen bestemte tirsdag at den gamle ferja skal gå også i vinter. Vi har ikke råd til en ny, sa kapteinen etter møtet.",
    "fi": "Kunta päätti tiistaina, että vanha lautta kulkee myös talvella. Meillä ei ole varaa uuteen, kapteeni sanoi kokouksen jälkeen.",
    "is": "Bærinn ákvað á þriðjudag að gamla ferjan skuli sigla í vetur. Við höfum ekki efni á nýrri, sagði skipstjórinn eftir fundinn.",
    "cs": "Obec v úterý rozhodla, že starý přívoz bude jezdit také v zimě. Na nový nemáme peníze, řekl kapitán po schůzi.",
    "sk": "Obec v utorok rozhodla, že stará loď bude jazdiť aj v zime. Na novú nemáme peniaze, povedal kapitán po schôdzi.",
    "hu": "A község kedden úgy döntött, hogy a régi komp télen is közlekedik. Nincs pénzünk újra, mondta a kapitány az ülés után.",
    "ro": (
        "Comuna a hotărât marți că vechiul bac va circula și în timpul iernii. Nu avem bani pentru unul nou, a spus căpitanul după ședință."
    ),
    "hr": "Općina je u utorak odlučila da će stari trajekt voziti i zimi. Nemamo novca za novi, rekao je kapetan nakon sastanka.",
    "sl": "Občina je v torek sklenila, da bo stari trajekt vozil tudi pozimi. Za novega nimamo denarja, je po sestanku dejal kapitan.",
    "sr": "Општина је у уторак одлучила да ће стари трајект возити и зими. Немамо новца за нови, рекао је капетан после састанка.",
    "ca": (
        "L'ajuntament va decidir dimarts que el vell vaixell també navegui a l'hivern. No tenim diners per a un de nou, va dir el capità."
    ),
    "gl": (
        "O concello decidiu o martes que a vella barca navegue tamén no inverno. "
        "Non temos cartos para unha nova, dixo o capitán despois da xuntanza."
    ),
    "id": (
        "Pemerintah kota memutuskan pada hari Selasa bahwa kapal tua itu akan tetap berlayar. "
        "Kami tidak bisa membeli yang baru karena tidak ada uang, ujar kapten."
    ),
    "ms": (
        "Majlis memutuskan pada hari Selasa bahawa kapal lama itu akan terus belayar. Kami "
        "tidak mempunyai wang untuk membeli yang baharu, kata kapten selepas mesyuarat."
    ),
    "vi": (
        "Hôm thứ Ba, thành phố quyết định con tàu cũ sẽ tiếp tục chạy trong "
        "mùa đông. Chúng tôi không có tiền để mua tàu mới, thuyền trưởng nói."
    ),
    "lt": "Savivaldybė antradienį nusprendė, kad senas keltas plauks ir žiemą. Naujam neturime pinigų, po susirinkimo sakė kapitonas.",
    "lv": "Pašvaldība otrdien nolēma, ka vecais prāmis kursēs arī ziemā. Jaunam mums nav naudas, pēc sanāksmes teica kapteinis.",
    "et": "Vald otsustas teisipäeval, et vana praam sõidab ka talvel. Uue jaoks meil raha ei ole, ütles kapten pärast koosolekut.",
    "sw": (
        "Baraza la mji liliamua Jumanne kwamba kivuko cha zamani kitaendelea na "
        "kazi. Hatuna fedha za kununua kipya, alisema nahodha baada ya mkutano."
    ),
    "af": (
        "Die raad het Dinsdag besluit dat die ou veerboot ook in die winter sal "
        "vaar. Ons het nie geld vir 'n nuwe een nie, het die kaptein gesê."
    ),
    "uk": "Громада у вівторок вирішила, що старий пором ходитиме і взимку. На новий у нас немає грошей, сказав капітан після зборів.",
    "bg": "Общината реши във вторник, че старият ферибот ще плава и през зимата. Нямаме пари за нов, каза капитанът след срещата.",
    "fa": "شورای شهر روز سه‌شنبه تصمیم گرفت که کشتی قدیمی در زمستان هم کار کند. ناخدا پس از جلسه گفت برای خرید کشتی نو پول نداریم.",
}


def language(text: str) -> str | None:
    index = batch_of([Document("a", text)]).languages.of_lines[0]
    return LANGUAGES[index] if index >= 0 else None


@pytest.mark.parametrize("code", [language.code for language in known_by("small-words")])
def test_news_in_a_language_without_a_table_is_known(code: str) -> None:
    assert language(TEXTS[code]) == code


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("uk", "Капітан сказав, що пором стоїть"),
        ("cs", "Kapitán řekl, že přívoz už nejede"),
        ("fa", "ناخدا گفت که این کشتی برای مردم است"),
        ("hu", "A kapitány azt mondta, hogy nincs pénz"),
        ("vi", "Thuyền trưởng nói không có tiền"),
        ("ro", "Căpitanul a spus că nu mai sunt bani"),
    ],
)
def test_a_short_line_is_known_by_its_letters_too(code: str, text: str) -> None:
    assert language(text) == code


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Søren Kjær and Åse Bjørk sold the old ferry to a café owner in Malmö."),
        ("de", "Der Kapitän Jiří Dvořák verkaufte die alte Fähre an den Wirt in Český Krumlov."),
        ("nl", "De kapitein verkocht die oude pont aan een waard, en die wil er een hotel van maken."),
        ("es", "El capitán João Guimarães vendió la vieja barca a un señor de Coímbra."),
        ("pt", "O capitão Íñigo Núñez vendeu a velha barca a um senhor de Vigo."),
        ("ru", "Капитан продал старый паром, и теперь на нём будет гостиница."),
        ("ar", "قال القبطان إن السفينة القديمة ستبقى في الميناء حتى الصيف المقبل."),
        ("tr", "Kaptan eski vapuru sattı ve yenisi için para olmadığını söyledi."),
    ],
)
def test_foreign_names_and_shared_words_make_no_line_one_of_another_language(code: str, text: str) -> None:
    assert language(text) == code


@pytest.mark.parametrize("text", ["Ferry at Vik", "Åse Bjørk", "Jiří Dvořák", "Holt – Varga – Őri"])
def test_a_few_words_are_no_evidence(text: str) -> None:
    assert language(text) in (None, "en")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("gl", "A vila quere que os mariñeiros atopen axuda despois das obras, e ningunha das accións fallou ata o xoves."),
        ("gl", "O concello anunciou novas restricións e condicións para os barcos, que van custar moitos cartos aos veciños."),
        ("af", "Die gemeenskap vra dat belangrike besluite oor die hawe slegs met toestemming van al die inwoners geneem word."),
        ("af", "Volgens die polisie is die skool se nuwe vereniging vir persoonlike en kulturele sake vandag gestig."),
        ("id", "Perusahaan itu berharap pelabuhan bisa dibuka pada bulan Agustus karena kapal membutuhkan perbaikan."),
        ("ms", "Syarikat itu berharap pelabuhan boleh dibuka pada bulan Ogos kerana kapal memerlukan kerja pembaikan selepas itu."),
    ],
)
def test_a_language_is_told_from_the_one_that_is_close_to_it(code: str, text: str) -> None:
    assert language(text) == code


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("nl", "De gemeenschap vraagt dat belangrijke besluiten over de haven alleen met toestemming van alle inwoners worden genomen."),
        ("pt", "A câmara quer que os pescadores encontrem ajuda depois das obras, e nenhuma das ações falhou até quinta-feira."),
        ("es", "El ayuntamiento anunció nuevas restricciones y condiciones para los barcos, que costarán mucho dinero a los vecinos."),
    ],
)
def test_the_language_with_a_table_stays_itself(code: str, text: str) -> None:
    assert language(text) == code
