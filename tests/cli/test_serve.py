"""Serving in production begins with the doctor's leave."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from openmash.cli import serving
from openmash.cli.commands import main
from openmash.cli.demo import demo

really_serve = serving.serve


@pytest.fixture(autouse=True)
def _nothing_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> int:
        raise AssertionError("it began to serve")

    monkeypatch.setattr(serving, "serve", refuse)


def test_nothing_is_served_without_a_server_of_the_organisations_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert main(["serve"]) == 1
    assert "./run demo" in capsys.readouterr().err


@pytest.mark.django_db
def test_nothing_is_served_while_the_doctor_finds_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve"]) == 1
    assert "to put right before production" in capsys.readouterr().out


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind((serving.ADDRESS, 0))
        other.listen()
        yield int(other.getsockname()[1])


def test_a_demonstration_does_not_begin_at_a_port_that_is_taken(
    taken_port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert demo(port=taken_port, children=1, serve=True, reset=True) == 1  # and nothing was dropped to find it out
    assert f"using port {taken_port} already" in capsys.readouterr().err


def test_two_servers_never_share_a_port(taken_port: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert really_serve(port=taken_port) == 1
    assert f"--port {taken_port + 1}" in capsys.readouterr().err


def test_a_server_that_stops_at_once_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stops(**_: object) -> None:
        raise RuntimeError("The server stopped at once, with code 3.")

    monkeypatch.setattr(serving, "start", stops)
    assert really_serve(port=serving.free_port()) == 1
    assert capsys.readouterr().err == "The server stopped at once, with code 3.\n"


def test_an_address_is_said_only_once_the_pages_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    class Ended:
        pid, returncode = 0, 0

        def poll(self) -> int:
            return 0

        def terminate(self) -> None: ...

        def wait(self, _: float) -> int:
            return 0

    def starts(**_: object) -> Ended:
        assert not said, "nobody is sent to an address that does not answer yet"
        return Ended()

    def nobody(pid: int, _: int) -> None:
        raise ProcessLookupError(pid)

    monkeypatch.setattr(serving, "start", starts)
    monkeypatch.setattr("os.killpg", nobody)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    really_serve(port=serving.free_port(), answering=lambda: said.append("here"))
    assert said == ["here"]


def test_the_doctor_says_that_the_database_does_not_answer_and_still_names_what_is_unset(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://openmash_app:x@127.0.0.1:1/openmash")
    for name in ("OPENMASH_PROFILE", "OPENMASH_EMAIL_BACKEND", "OPENMASH_SCANNER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("OPENMASH_SECRET_KEY", "too short")
    assert main(["doctor"]) == 1
    said = capsys.readouterr().out
    for line in (
        "The database did not answer", "OPENMASH_SECRET_KEY has 9 characters", "OPENMASH_PROFILE is not set",
        "Here OPENMASH_SCANNER is not set", "Here OPENMASH_EMAIL_BACKEND is not set",
    ):  # fmt: skip
        assert line in said, line
    assert "x@127" not in said, "a password stands in no line"
