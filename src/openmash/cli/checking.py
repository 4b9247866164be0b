"""`./run check`: format, lint, types, import contracts, migrations, templates, generated docs in step."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from openmash.cli.database import CHECKOUT

PYTHON = ("src", "tests", "synthetic", "bench")
STAGES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("format", ("-m", "ruff", "format", "--check", "-q", *PYTHON)),
    ("lint", ("-m", "ruff", "check", "-q", *PYTHON)),
    ("types", ("-m", "mypy")),
    ("import contracts", ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")),
    ("migrations", ("-m", "openmash.cli", "migrations", "--check")),
    ("generated docs", ("-m", "openmash.cli", "docs", "--check")),
    ("templates", ("-m", "djlint", "--lint", "--quiet", "src/openmash/web/templates")),
)


def main() -> int:
    """Run every stage, print its seconds, and say which failed."""
    environment = {**os.environ, "OPENMASH_DEMO": "1"}
    failed = []
    for name, command in STAGES:
        began = time.monotonic()
        done = subprocess.run([sys.executable, *command], cwd=CHECKOUT, env=environment, check=False)
        print(f"{'ok  ' if done.returncode == 0 else 'FAIL'} {time.monotonic() - began:5.1f} s  {name}", flush=True)
        if done.returncode:
            failed.append(name)
    if failed:
        print(f"Put right: {', '.join(failed)}.", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
