"""Documents about programming."""

from __future__ import annotations

import pytest

from seedproof.checks.programming import about_code, is_software_term
from seedproof.core.document import Document
from seedproof.parse import batch_of


def test_three_mentions_of_two_terms_in_prose_make_a_document_one_about_programming() -> None:
    texts = [
        "Python is a language. So is Java, and so is Rust.",
        "Python is a snake. The python of Castrel is a python.",
        "Python and Java",
        "<html><css><javascript>",
        "",
    ]
    batch = batch_of([Document(str(i), text) for i, text in enumerate(texts)])

    assert batch.once(about_code).tolist() == [True, False, False, False, False]


def test_a_block_of_code_that_says_its_language_makes_a_document_one_about_programming() -> None:
    texts = [
        "Boats:\n\n```js\nvar boat = 1\n```",
        "Boats:\n\n```text\nA song of boats\n```",
        "Boats: ``js`` and `js`",
        "```",
        "js```",
        "```python",
    ]
    batch = batch_of([Document(str(i), text) for i, text in enumerate(texts)])

    assert batch.once(about_code).tolist() == [True, False, False, False, False, True]
    assert batch_of([Document("0", "```")]).once(about_code).tolist() == [False]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Call read_page() first, then open_file() or read_page() later. Nobody calls read_page() twice, and page_count stays as it is.",
            True,
        ),
        (
            "Set `size` to ten and `depth` to two, or leave `size` out. Where `width` is given, the value of `depth` counts.",
            True,
        ),
        (
            "The file page.conf says where pages.json lies, and users.sql who reads it. If page.conf is gone, make page.conf anew.",
            True,
        ),
        (
            "See what /etc/hosts has, what /var/log has, and what /usr/bin has. Here /var/log grows, and there /usr/bin does not.",
            True,
        ),
        # The same name again and again is one.
        ("See onet_pl now and onet_pl then, or onet_pl never, as onet_pl says and onet_pl means to say it.", False),
        # What leaked has no words beside it.
        ("The pier was closed. var _gaq = _gaq || []; _gaq.push(['_setAccount']); ga_load(); ga_send(); page_view(); page_end();", False),
        (
            "Choreographer_Maren Holt, Director_Jan Vass, Writer_Ana Petrov, Composer_Tom Reed and Light_Ingrid Malone came on stage.",
            False,
        ),
        ("Portal onet.pl podaje, serwis wp.pl pisze, gazeta.pl milczy, strona interia.pl znika, a portal tvn.pl wraca do sprawy.", False),
        ("a_b c_d e_f", False),
        (
            "Users of /r/news were angry, those of /r/world agreed, then /r/tech joined, and people of /r/boats left for /r/piers.",
            False,
        ),
        (
            "Follow john_doe now. Then mary_smith wrote a post, and user lee_wong replied to it. Later big_fan wrote, and cool_cat left.",
            False,
        ),
        (
            "Write to john_doe@a.example for more. Ask mary_smith@a.example about it. Call lee_wong@a.example or art_fan@a.example now.",
            False,
        ),
        (
            "See http://a.example/b.html now. Read http://a.example/c.html too. Open http://a.example/d.php or http://a.example/e.js now.",
            False,
        ),
        (
            "Shares of Apple() rose. Shares of Google() fell too. Then Amazon() rose and shares of Meta() fell while Intel() did not.",
            False,
        ),
        (
            "The film `Jaws` ran. He sang `Yesterday` and then `Help` on stage. She called it `Nonsense`, and the play `Hamlet` will open.",
            False,
        ),
        (
            "이번 행사에서 배우_홍길동 씨가 말했고 또한 가수_김철수 씨가 왔고 그리고 감독_박영희 씨가 왔으며 작가_최민수 씨가 말했다",
            False,
        ),
    ],
)
def test_names_of_code_in_sentences_make_a_document_one_about_programming(text: str, told: bool) -> None:
    assert batch_of([Document("0", text)]).once(about_code).tolist() == [told]


def test_a_name_of_code_in_a_long_text_makes_it_none_about_programming() -> None:
    text = "The council of Marrow Bay voted to rebuild the old pier. " * 150
    text += "Set `size` to ten and `depth` to two, or leave `size` out. Where `width` is given, the value of `depth` counts."

    assert batch_of([Document("0", text)]).once(about_code).tolist() == [False]


def test_code_that_a_file_hides_counts_too() -> None:
    text = "The pier.\n\n```python\npier = 1\n```\n"
    batch = batch_of(
        [Document("0", text, hidden=((11, len(text)),)), Document("1", text.replace("python", "text"), hidden=((11, len(text)),))]
    )

    assert batch.once(about_code).tolist() == [True, False]


def test_words_of_computing_are_known_in_the_plural_too() -> None:
    assert is_software_term("bootloaders")
    assert is_software_term("Fstab")
    assert not is_software_term("harbour")
