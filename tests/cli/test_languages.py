"""What somebody who puts a translation right asks first: which drafts there are, and what of each is wanting."""

from __future__ import annotations

import subprocess
import sys

from openmash.casework.own_words.saying import drafts
from openmash.cli.database import CHECKOUT


def test_the_command_names_every_draft_and_says_that_each_is_whole() -> None:
    command = [sys.executable, "-m", "openmash.cli", "languages"]
    told = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)

    assert told.returncode == 0, told.stderr
    lines = told.stdout.splitlines()
    assert len([line for line in lines if line.startswith("- ")]) == len(drafts("gloucestershire")) > 5
    assert all(line.endswith("whole") for line in lines if line.startswith("- ")), told.stdout
