"""Serving in production begins with the doctor's leave."""

from __future__ import annotations

import pytest

from openmash.cli import serving
from openmash.cli.commands import main


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
