"""Peers that are not installed are left out and named; curves are drawn as SVG. Times themselves are not tested."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from benchmarks import chart, children, growth, peers

from seedproof import Document


def test_a_peer_is_measured_only_where_all_that_it_needs_is_installed() -> None:
    environment = peers.Environment(sys.executable)

    assert environment.lacking(peers.PEERS["ftfy"]) is None
    assert environment.version(peers.PEERS["ftfy"])[0].isdigit()
    assert environment.lacking(peers.Peer("", "no-such-distribution")) == "no-such-distribution is not installed"
    assert environment.lacking(peers.Peer("", "ftfy", ("ftfy", "no_such_module"))) == "it needs no_such_module"
    assert environment.lacking(peers.PEERS["re.findall"]) is None


def test_a_rate_is_without_what_it_takes_to_begin(tmp_path: Path) -> None:
    rounds = [{"seedproof whole": 3.0, "seedproof part": 1.5, "ftfy whole": 1.1, "ftfy part": 0.35}]
    told = peers._told("ftfy", rounds, 4.0, 1.0).split(" | ")

    assert told[:4] == ["0.250 [0.250, 0.250]", "0.50", "4.0", "0.10"]
    corpus = peers.Corpus.written([Document("a", "A text"), Document("b", "\ud800")], tmp_path / "corpus")
    assert len(list(corpus.files.iterdir())) == 2
    assert peers.Environment(sys.executable).seconds("re.findall", corpus) > 0


def test_what_a_command_takes_is_told_and_one_that_fails_says_why(tmp_path: Path) -> None:
    spent = children.taken([sys.executable, "-c", "sum(range(10**6)); x = b'x' * 50_000_000"], tmp_path)

    assert 0 < spent.seconds < 60
    assert 50e6 < spent.memory < 500e6
    with pytest.raises(RuntimeError, match="ended with 3: no"):
        children.taken([sys.executable, "-c", "import sys; sys.stderr.write('no'); sys.exit(3)"], tmp_path)


def test_the_same_text_is_cut_into_documents_of_a_length() -> None:
    documents = [Document(str(n), f"Title {n}\n\n{'word ' * 50}\nmore") for n in range(20)]
    cut = list(growth._of_length(documents, 1_000))

    assert "".join(document.text for document in cut) == "\n\n".join(document.text for document in documents)
    assert all(1_000 <= len(document.text) < 1_400 for document in cut[:-1])


def test_curves_are_drawn_as_svg_that_can_be_read() -> None:
    panels = [chart.Panel("A & B", [chart.Curve("one", [1, 10, 100], [0.5, 0.25, 1]), chart.Curve("two", [1, 10, 100], [1, 1, 1])])] * 3
    picture = ET.fromstring(chart.drawn(panels))

    assert [len(list(picture.iter(f"{{http://www.w3.org/2000/svg}}{kind}"))) for kind in ("g", "polyline", "circle")] == [3, 6, 18]
