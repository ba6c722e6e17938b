"""The site is built for the project whose seeds are named, where it is asked for, and shown to this machine alone."""

from __future__ import annotations

import http.client
import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

import pytest
from tests.cli.command import BROKEN, CLEAN, seedproof, small_project

from seedproof.cli import serve
from seedproof.cli.serve import Server, serve_site
from seedproof.core.errors import InputError


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_project(tmp_path / "corpus")


def test_output_names_the_folder(project: Path, tmp_path: Path) -> None:
    (project / "seeds" / "a.txt").write_text(BROKEN, encoding="utf-8")

    done = seedproof(project, "docs", "--output", str(tmp_path / "site"))
    assert done.stdout == f"wrote {tmp_path / 'site' / 'index.html'}\n"
    assert (tmp_path / "site" / "data-docs" / "index.html").is_file()
    assert not (project / "reports" / "index.html").exists()


def test_a_folder_with_a_page_of_somebody_else_is_not_written_to(project: Path, tmp_path: Path) -> None:
    (project / "seeds" / "a.txt").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "index.html").write_text("mine", encoding="utf-8")

    assert seedproof(project, "docs", "--output", str(tmp_path)).returncode == 2
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "mine"


def test_seeds_are_judged_and_shown_by_the_project_that_they_lie_in(project: Path, tmp_path: Path) -> None:
    (project / "seeds" / "a.txt").write_text(BROKEN, encoding="utf-8")
    (project / "seedproof.toml").write_text('reports = "out"\nselect = ["comment-form"]\n', encoding="utf-8")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    done = seedproof(elsewhere, "docs", str(project / "seeds"))
    assert done.stdout == f"wrote {project / 'out' / 'index.html'}\n", done.stderr
    assert [page.name for page in (project / "out" / "check").iterdir()] == ["comment-form.html"]
    assert list(elsewhere.iterdir()) == []


def test_code_of_a_project_that_is_only_named_is_not_run(project: Path, tmp_path: Path) -> None:
    (project / "seeds" / "a.txt").write_text(BROKEN, encoding="utf-8")
    (project / "checks" / "own.py").write_text("raise SystemExit('it ran')", encoding="utf-8")
    (project / "seedproof.toml").write_text("own-checks = ['checks/*.py']", encoding="utf-8")

    done = seedproof(tmp_path, "docs", str(project / "seeds" / "a.txt"))
    assert done.returncode == 0, done.stderr
    assert f"start the command in {project}" in done.stderr


def test_seeds_of_two_projects_are_not_shown_as_one(project: Path, tmp_path: Path) -> None:
    other = small_project(tmp_path / "other")
    for root in (project, other):
        (root / "seedproof.toml").touch()
        (root / "seeds" / "a.txt").write_text(CLEAN, encoding="utf-8")

    done = seedproof(project, "docs", "seeds", str(other / "seeds"))
    assert done.returncode == 2
    assert "several projects" in done.stderr


def test_the_second_run_tells_what_is_new_and_gone(project: Path) -> None:
    (project / "seeds" / "a.txt").write_text(BROKEN, encoding="utf-8")
    assert seedproof(project, "docs").returncode == 0
    (project / "seeds" / "a.txt").write_text(CLEAN, encoding="utf-8")
    (project / "seeds" / "b.txt").write_text(BROKEN.replace("Alven", "Orrin"), encoding="utf-8")
    assert seedproof(project, "docs").returncode == 0

    index = (project / "reports" / "index.html").read_text(encoding="utf-8")
    assert "Since run 1: " in index
    lines = (project / "reports" / "history.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["what"] for line in lines] == ["seeds", "seeds"]
    assert json.loads(lines[1])["gone"]["comment-form"] == 1


def test_a_site_elsewhere_that_a_killed_run_took_away_is_still_what_the_next_is_compared_with(project: Path, tmp_path: Path) -> None:
    (project / "seeds" / "a.txt").write_text(BROKEN, encoding="utf-8")
    assert seedproof(project, "docs", "--output", str(tmp_path / "site")).returncode == 0
    (tmp_path / "site").rename(tmp_path / ".seedproof-old")
    (project / "seeds" / "a.txt").write_text(CLEAN, encoding="utf-8")

    assert seedproof(project, "docs", "--output", str(tmp_path / "site")).returncode == 0
    assert len((tmp_path / "site" / "history.jsonl").read_text(encoding="utf-8").splitlines()) == 2
    assert len(json.loads((tmp_path / "site" / "data-docs" / "runs.json").read_text(encoding="utf-8"))) == 2
    assert not (tmp_path / ".seedproof-old").exists()


def test_a_run_whose_site_does_not_come_about_is_no_run(project: Path) -> None:
    (project / "seeds" / "a.txt").write_text(BROKEN, encoding="utf-8")
    assert seedproof(project, "docs").returncode == 0
    before = {path.name: path.read_bytes() for path in (project / "reports").glob("history.*")}
    (project / "seeds" / "a.txt").write_text(CLEAN, encoding="utf-8")

    with mock.patch("seedproof.corpus.rebuilt.exchanged", side_effect=OSError(5, "broken")):
        assert seedproof(project, "docs").returncode in (2, 3)
    assert {path.name: path.read_bytes() for path in (project / "reports").glob("history.*")} == before
    assert len(before) == 2


def test_open_shows_the_first_page(project: Path) -> None:
    (project / "seeds" / "a.txt").write_text(CLEAN, encoding="utf-8")
    with mock.patch("webbrowser.open") as opened:
        assert seedproof(project, "docs", "--open").returncode == 0
    opened.assert_called_once_with((project / "reports" / "index.html").as_uri())


def test_a_run_is_one_page_that_stands_alone(project: Path, tmp_path: Path) -> None:
    (project / "seeds" / "a.txt").write_text(BROKEN, encoding="utf-8")

    done = seedproof(project, "check", "--format", "html", "--output", "one.html")
    page = (project / "one.html").read_text(encoding="utf-8")
    assert done.returncode == 1
    assert "in 1 of 1 seed" in page.lower()
    assert "Leave a Reply" in page
    assert not any(loads in page for loads in ("<link", "src=", "http:", "https:"))
    assert seedproof(project, "check", "--format", "html").stdout == page


# The server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    site = tmp_path / "site"
    (site / "seed").mkdir(parents=True)
    (site / "index.html").write_text("<meta content=\"default-src 'none';\"><body>first</body>", encoding="utf-8")
    (site / "style.css").write_text("a {}", encoding="utf-8")
    (site / ".hidden").write_text("hidden", encoding="utf-8")
    (tmp_path / "secret.html").write_text("secret", encoding="utf-8")
    with Server(site, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def asked(server: Server, path: str, host: str | None = None, method: str = "GET") -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request(method, path, headers={"Host": host} if host is not None else {})
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    assert answer.status != 200 or answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    return answer.status, body


def test_pages_are_served_with_what_loads_them_again(server: Server) -> None:
    status, page = asked(server, "/")
    assert status == 200
    assert "connect-src 'self'" in page
    assert page.count("<script>") == 1
    assert asked(server, "/style.css") == (200, "a {}")
    assert asked(server, "/~built") == (200, "0")
    assert asked(server, "/", method="HEAD") == (200, "")


@pytest.mark.parametrize("host", ["evil.test", "evil.test:80", "127.0.0.1", "127.0.0.1:1", "localhost.evil.test", ""])
@pytest.mark.parametrize("path", ["/", "/style.css", "/~built"])
def test_a_request_that_names_another_host_is_refused(server: Server, host: str, path: str) -> None:
    status, body = asked(server, path, host)
    assert status == 421
    assert "first" not in body


@pytest.mark.parametrize(
    "path",
    ["/seed/", "/seed", "/.hidden", "/..%2fsecret.html", "/../secret.html", "/seed/../../secret.html", "/%2e%2e/secret.html", "/no.html"],
)
def test_nothing_but_files_of_the_site_is_served(server: Server, path: str) -> None:
    status, body = asked(server, path)
    assert status in (301, 404)
    assert "secret" not in body
    assert "hidden" not in body.replace("unseen", "")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_is_taken(server: Server, method: str) -> None:
    assert asked(server, "/", method=method)[0] == 501


def test_it_listens_to_this_machine_alone(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_the_site_is_built_anew_when_a_file_changes_until_it_is_interrupted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(serve, "_PATIENCE", 0.01)
    seed = tmp_path / "seeds" / "a.txt"
    seed.parent.mkdir()
    built = 0
    servers: list[Server] = []

    def serving(site: Path, port: int) -> Server:
        servers.append(Server(site, port))
        return servers[0]

    monkeypatch.setattr(serve, "Server", serving)

    def build() -> None:
        nonlocal built
        assert asked(servers[0], "/~built") == (200, str(built))  # one that could not be built is told too: what is shown may be old
        built += 1
        if built == 2:
            seed.unlink()
            raise InputError("half written", where="a.txt", hint="write the rest")
        if built == 3:
            raise KeyboardInterrupt

    threading.Timer(0.2, lambda: seed.write_text("a", encoding="utf-8")).start()
    threading.Timer(0.6, lambda: seed.write_text("ab", encoding="utf-8")).start()
    serve_site(tmp_path / "site", 0, [seed.parent, tmp_path / "no.toml"], build, browse=False)
    assert built == 3
    said = capsys.readouterr()
    assert "until you press Ctrl-C" in said.out
    assert "half written" in said.err


def test_docs_serves_the_site_of_its_paths_and_builds_it_anew_for_what_it_is_made_from(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = project / "elsewhere" / "boat.txt"
    other.parent.mkdir()
    other.write_text(CLEAN.replace("ferry", "boat"), encoding="utf-8")
    (project / "checks" / "offtopic.json").unlink()  # without suites a site takes a tenth of the time
    notes = [project / name for name in ("seeds/no.txt", "elsewhere/.no.txt", "seedproof.toml", "pyproject.toml", "checks/spellings.toml")]
    changes: list[Callable[[], object]] = [lambda: other.write_text(BROKEN.replace("Ferry", "Boat"), encoding="utf-8")]
    changes += [partial(file.write_text, (file.read_text("utf-8") if file.exists() else "") + "# a remark\n", "utf-8") for file in notes]

    def sleep(_seconds: float) -> None:
        if not changes:
            raise KeyboardInterrupt
        changes.pop(0)()

    monkeypatch.setattr(serve, "time", SimpleNamespace(sleep=sleep, monotonic=time.monotonic))
    done = seedproof(project, "docs", "elsewhere", "--serve", "0")

    assert done.returncode == 0, done.stderr
    wrote, showing, *built = done.stdout.splitlines()
    assert wrote == f"wrote {project / 'reports' / 'index.html'}"
    assert re.fullmatch(r"showing it at http://127\.0\.0\.1:\d+/ until you press Ctrl-C", showing)
    assert built == ["built it anew"] * 5  # a hidden file too: it lies where documents do
    assert any("Boat stays in port" in page.read_text("utf-8") for page in (project / "reports").rglob("*.html"))


def test_a_port_that_is_taken_is_told(server: Server, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be served from"):
        serve_site(tmp_path, server.server_port, [], lambda: None, browse=False)
