"""`./run test`: the whole suite, or the part named."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from openmash.cli.database import CHECKOUT


def _install_browser() -> None:
    """Debian's Chromium, where it is missing and we may install it; else say loudly what is left out."""
    if shutil.which("chromium") or shutil.which("chromium-browser"):
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Chromium for the journeys…", file=sys.stderr)
        subprocess.run(["apt-get", "update", "-qq"], check=False, stdout=subprocess.DEVNULL)
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, env=quiet)
    if not shutil.which("chromium"):
        print(
            "\n*** No Chromium on this machine: journeys, crawl and accessibility checks are LEFT OUT.\n"
            "*** On Debian: apt install chromium\n",
            file=sys.stderr,
        )


def main(arguments: list[str]) -> int:
    """Run pytest on both cores; with paths or options, only those, on one."""
    _install_browser()
    chosen = arguments or ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder", "-q"]
    return subprocess.run([sys.executable, "-m", "pytest", *chosen], cwd=CHECKOUT, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
