"""Building the style sheet and scripts: `./run` calls this when one of their sources has changed.

Others' packages (GOV.UK and Ministry of Justice frontends) are taken from node_modules, compiled with our own style
into `build/assets`, then copied under names that carry their content's hash into `build/static`, with compressed
copies beside them. Nothing of theirs is committed, no crown and no GDS Transport is built, and nothing refers outside.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time

from openmash.cli.database import CHECKOUT

SOURCES = CHECKOUT / "src/openmash/web/assets"
PACKAGES = CHECKOUT / "node_modules"
BUILT = CHECKOUT / "build/assets"
SOURCE_MAP = re.compile(rb"\n?(//|/\*)# sourceMappingURL=[^\n]*")
SCRIPTS = {"govuk-frontend.js": "govuk-frontend/dist/govuk/govuk-frontend.min.js"}
"""Others' scripts: our name for each, and where it lies in node_modules."""

SHEETS = ("app", "public")
"""Our style sheets: one for the pages people work on, one for the public's, which is small."""

MOJ_IMAGES = ("icon-arrow-black-down.svg", "icon-arrow-black-up.svg", "icon-document.svg", "icon-search-black.svg")


class AssetsError(Exception):
    """The assets could not be built; the message says why and what to do."""


def build() -> None:
    """Build everything anew. Raises AssetsError with what the compiler printed."""
    shutil.rmtree(BUILT, ignore_errors=True)
    (BUILT / "images").mkdir(parents=True)
    for script in sorted((SOURCES / "js").glob("*.js")):
        shutil.copyfile(script, BUILT / script.name)
    for image in sorted((SOURCES / "images").iterdir()):
        shutil.copyfile(image, BUILT / "images" / image.name)
    for name in MOJ_IMAGES:
        shutil.copyfile(PACKAGES / "@ministryofjustice/frontend/moj/assets/images" / name, BUILT / "images" / name)
    for name, source in SCRIPTS.items():
        (BUILT / name).write_bytes(SOURCE_MAP.sub(b"", (PACKAGES / source).read_bytes()))
    _compile_styles()
    _collect()


def _compile_styles() -> None:
    compiler = PACKAGES / "sass/sass.js"
    if not compiler.exists():
        raise AssetsError("node_modules is missing: ./run installs it with npm ci.")
    done = subprocess.run(
        [
            "node", str(compiler), "--no-source-map", "--style=compressed", "--quiet-deps",
            f"--load-path={CHECKOUT}", f"--load-path={PACKAGES}",
            *(f"{SOURCES}/scss/{sheet}.scss:{BUILT}/{sheet}.css" for sheet in SHEETS),
        ],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode or done.stderr:
        raise AssetsError(f"The style sheets could not be compiled:\n{done.stderr}")
    for sheet in SHEETS:
        (BUILT / f"{sheet}.css").write_bytes(SOURCE_MAP.sub(b"", (BUILT / f"{sheet}.css").read_bytes()))


def _collect() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openmash.config.settings")
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    shutil.rmtree(settings.STATIC_ROOT, ignore_errors=True)
    call_command("collectstatic", verbosity=0, interactive=False)


def main() -> int:
    """Build, and say how long it took; 1 with the reason where it failed."""
    start = time.monotonic()
    try:
        build()
    except AssetsError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Built in {time.monotonic() - start:.1f} s.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
