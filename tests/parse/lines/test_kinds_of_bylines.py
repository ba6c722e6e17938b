"""The kinds of lines that credit somebody, in many languages, at the head and at the end of an article."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from tests.parse.texts import BODY, TITLE, credited

KINDS: Final[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("credited.yaml").read_text("utf-8"))
_BODIES: Final = {
    "ja": "港は冬の間もずっと開いていると町議会が月曜日に発表した。漁師たちはこの決定を歓迎している。",
    "ko": "항구는 겨울 내내 문을 연다고 시의회가 월요일에 밝혔다. 어부들은 이 결정을 환영했다.",
    "zh": "港口整个冬天都开放，镇议会星期一说。渔民们对此表示欢迎，因为冬天的鱼价一向很高。",
}
_SCRIPTS: Final = (("ko", "[가-힣]"), ("ja", "[\u3040-\u30ff]|文＝|執筆|取材|文：山"), ("zh", "[\u4e00-\u9fff]"))


def _names(line: str, where: str) -> list[str]:
    """Return whom a line credits, in an article of its language, or in an English one."""
    code = next((code for code, script in _SCRIPTS if re.search(script, line)), None)
    title, body = (_BODIES[code][:12], _BODIES[code]) if code else (TITLE, BODY)
    text = f"{title}\n\n{line}\n\n{body}" if where == "head" else f"{title}\n\n{body}\n\n{body}\n\n{line}"
    return [name for name, _ in credited(text)]


@pytest.mark.parametrize(("line", "names"), KINDS["head"])
def test_a_line_below_the_headline_names_the_authors(line: str, names: list[str]) -> None:
    assert _names(line, "head") == names


@pytest.mark.parametrize(("line", "names"), KINDS["tail"])
def test_a_line_at_the_end_names_the_authors(line: str, names: list[str]) -> None:
    assert _names(line, "tail") == names


@pytest.mark.parametrize(("line", "names"), KINDS["misses"])
def test_what_is_known_to_be_missed_is_missed(line: str, names: list[str]) -> None:
    assert _names(line, "head") != names or _names(line, "tail") != names


@pytest.mark.parametrize("line", KINDS["nobody"])
@pytest.mark.parametrize("where", ["head", "tail"])
def test_a_line_that_looks_alike_names_nobody(line: str, where: str) -> None:
    assert _names(line, where) == []
