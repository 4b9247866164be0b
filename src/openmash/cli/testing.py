"""`./run test`: the whole suite, or the part named."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from openmash.cli.database import CHECKOUT


def chromium() -> str | None:
    """Where this machine's Chromium is: Debian's, Ubuntu's or Google's."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def _install_browser() -> None:
    """Debian's Chromium, where it is missing and we may install it; else say loudly what is left out."""
    if chromium():
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Chromium for the journeys…", file=sys.stderr)
        subprocess.run(["apt-get", "update", "-qq"], check=False, stdout=subprocess.DEVNULL)
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, env=quiet)
    if not chromium():
        print(
            "\n*** No Chromium on this machine: journeys, crawl and accessibility checks are LEFT OUT.\n"
            "*** On Debian: apt install chromium. The end of the run says which.\n",
            file=sys.stderr,
        )


def main(arguments: list[str]) -> int:
    """Run pytest on both cores; with paths or options, only those, on one.

    1, and nothing is run, where OPENMASH_NEEDS_BROWSER is set (what decides whether a change lands leaves nothing out)
    and there is no Chromium.
    """
    _install_browser()
    if os.environ.get("OPENMASH_NEEDS_BROWSER") and not chromium():
        print("Nothing was run: here the journeys may not be left out.", file=sys.stderr)
        return 1
    chosen = arguments or ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder", "-q"]
    return subprocess.run([sys.executable, "-m", "pytest", *chosen], cwd=CHECKOUT, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
