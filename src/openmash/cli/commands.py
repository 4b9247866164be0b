"""The command line: exit 0 success, 1 the input was bad and the message says where, 2 wrong usage."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openmash.config.settings")

Run = Callable[[argparse.Namespace], int]


def parser() -> argparse.ArgumentParser:
    """Every subcommand with its arguments and an example."""
    top = argparse.ArgumentParser(prog="openmash", description="Multi-agency safeguarding for England.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, run: Run, about: str, example: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=about, description=about, epilog=f"Example: ./run openmash {example}")
        sub.set_defaults(run=run)
        return sub

    demo = add("demo", _demo, "build and serve the demonstration", "demo --port 8000")
    demo.add_argument("--port", type=int, default=8000)
    demo.add_argument("--children", type=int, default=2000)
    demo.add_argument("--no-serve", action="store_true", help="stop before serving")
    demo.add_argument("--reset", action="store_true", help="rebuild from nothing")
    add("migrate", _migrate, "bring the database to the present shape", "migrate")
    county = add("demo-data", _demo_data, "load a synthetic county into an empty database", "demo-data --children 2000")
    county.add_argument("--children", type=int, default=2000)
    county.add_argument("--seed", type=int, default=1)
    county.add_argument("--as-at", type=_moment, help="the moment it stands at, such as 2026-11-23T11:30; else now")
    county.add_argument(
        "--calibration", action="store_true", help="load nothing: print the county beside the published figures"
    )
    audit = add("audit", _audit, "verify the audit chain, or print its anchor", "audit verify --anchor anchors.txt")
    audit.add_argument("action", choices=["verify", "anchor"])
    audit.add_argument("--anchor", type=Path, help="a file of anchors printed earlier")
    policy = add("profile", _profile, "read an area's profile, and list what nobody has confirmed", "profile ours.toml")
    policy.add_argument("file", type=Path, nargs="?", help="a profile's file; else the one in force here today")
    add("languages", _languages, "which languages have a draft, and what of each cannot be confirmed yet", "languages")
    saving = add("backup", _backup, "everything in one file, read back before it is called good", "backup night.dump")
    saving.add_argument("file", type=Path)
    restoring = add(
        "restore", _restore, "fill an empty database from a backup", "restore night.dump --into openmash_restored"
    )
    restoring.add_argument("file", type=Path)
    restoring.add_argument(
        "--into", required=True,
        help="a new database's name in the embedded server, or an empty one's URL as its administrator",
    )  # fmt: skip
    erasing = add(
        "erasures", _erasures, "list what was erased, or erase it again after a restore", "erasures apply erased.txt"
    )
    erasing.add_argument("action", choices=["export", "apply"])
    erasing.add_argument("file", type=Path, nargs="?", help="a list printed earlier, to apply")
    proving = add(
        "drill", _drill, "back up, restore into a database of its own, and prove it is the original", "drill --pages 12"
    )
    proving.add_argument("--into", default="", help="an empty database's URL as its administrator; not for the demo")
    proving.add_argument("--pages", type=_count, default=12, help="of each role, and of each record it opens")
    add("doctor", _doctor, "say what is configured, missing, or would stop production", "doctor")
    partnership = add("set-up", _set_up, "make agencies, teams and accounts from a file", "set-up partnership.toml")
    partnership.add_argument("file", type=Path)
    importing = add(
        "import",
        _import,
        "take in a partner's file; prints a receipt",
        "import police-notifications night.csv --output r.csv",
    )
    importing.add_argument(
        "feed",
        help="police-notifications, missing-episodes, incidents, settings, open-cases, email, cin (another system's "
        "census, XML), or an area's own extract",
    )
    importing.add_argument("file", type=Path)
    importing.add_argument("--agency", default="", help="who sent it, where there are several: its short name")
    importing.add_argument(
        "--as-at", type=_moment, help="when it was drawn, such as 2026-11-23T02:10; else as its rows say"
    )
    importing.add_argument("--output", type=Path, help="write the receipt here (CSV)")
    importing.add_argument("--dry-run", action="store_true", help="say what it would come to, and keep nothing")
    linking = add(
        "link", _link, "find the records of two lists, or of one, that are the same person; needs no database",
        "link council.csv health.csv --output links.csv --report links.html",
    )  # fmt: skip
    linking.add_argument("left", type=Path)
    linking.add_argument("right", type=Path, nargs="?", help="without it, repeats within the first are looked for")
    linking.add_argument("--output", type=Path, required=True, help="left_id, right_id, probability, weight, decision")
    linking.add_argument("--columns", type=Path, help='TOML that names their columns: record_id = "PersonID"')
    linking.add_argument("--engine", choices=["duckdb", "spark"], default="duckdb")
    linking.add_argument("--report", type=Path, help="write a page about the run here (HTML)")
    linking.add_argument(
        "--repeats", choices=["none", "left", "right", "both"], default="none",
        help="which lists may hold one child more than once",
    )  # fmt: skip
    linking.add_argument(
        "--state", type=Path, help="a folder that remembers the run: next time only changes are compared"
    )
    linking.add_argument(
        "--leave-dates", action="store_true", help="leave out dates that cannot be, instead of stopping"
    )
    spots = add(
        "hotspots", _hotspots, "find places and times with more events than their share; needs no database",
        "hotspots events.csv --output clusters.json --report clusters.html",
    )  # fmt: skip
    spots.add_argument("events", type=Path, help="CSV: event, date, lat, lon, and perhaps area")
    spots.add_argument("--population", type=Path, help="CSV: area, population, and perhaps lat, lon")
    spots.add_argument("--output", type=Path, help="write the clusters here: JSON, or CSV where the name ends in .csv")
    spots.add_argument("--report", type=Path, help="write a page about the run here (HTML)")
    spots.add_argument("--seed", type=_count, default=1, help="of the shufflings: the same seed, the same answer")
    spots.add_argument("--replicates", type=_count, default=999, help="shufflings")
    spots.add_argument("--alpha", type=_share, default=0.05, help="report what chance brings this seldom")
    spots.add_argument("--alive", action="store_true", help="only clusters that last until the last day")
    returns = add("return", _return, "a statutory return: make one, or check one", "return validate census.xml")
    which = returns.add_subparsers(dest="return_command", required=True, metavar="RETURN")
    checking = which.add_parser(
        "validate", help="every DfE rule that a children in need census breaks; needs no database",
        epilog="Example: ./run openmash return validate census.xml --ruleset 2025-26 --output issues.csv",
    )  # fmt: skip
    checking.add_argument("file", type=Path, help="a children in need census (XML)")
    checking.add_argument("--ruleset", default="", help="the year whose rules to ask, such as 2025-26; else the file's")
    checking.add_argument("--output", type=Path, help="write rule, level, child_id, element, message here (CSV)")
    pack = add(
        "evidence-pack", _evidence, "what an inspection is given: lists, children's papers, a manifest with hashes",
        "evidence-pack --output evidence --sample 5",
    )  # fmt: skip
    pack.add_argument("--output", type=Path, required=True, help="a folder that is not there yet")
    pack.add_argument("--months", type=_count, default=6, help="how far back the lists go")
    pack.add_argument(
        "--sample", type=_none_or_more, default=5, help="children drawn by lot, in turn from each outcome"
    )
    pack.add_argument("--seed", type=_count, default=1, help="of the draw: the same seed, the same children")
    pack.add_argument(
        "--child", type=_key, action="append", default=[], help="a child's record named by the inspectors"
    )
    making = which.add_parser(
        "cin", help="make the children in need census (XML) from the records",
        epilog="Example: ./run openmash return cin --year 2026 --output cin-2026.xml",
    )  # fmt: skip
    making.add_argument("--year", type=int, required=True, help="the year the census ends in: 2026 is 2025-26")
    making.add_argument("--output", type=Path, required=True, help="write the return here")
    annexing = which.add_parser(
        "annex-a", help="make Annex A, lists 1 to 10 of an inspection, as a workbook (Excel)",
        epilog="Example: ./run openmash return annex-a --output annex-a.xlsx",
    )  # fmt: skip
    annexing.add_argument("--output", type=Path, required=True, help="write the workbook here (.xlsx)")
    annexing.add_argument("--months", type=_count, default=6, help="how far back the lists go")
    a_day = which.add_parser(
        "daily", help="what is new of each child since the last time, a line of JSON each; its shape is not confirmed",
        epilog="Example: ./run openmash return daily --output day.jsonl --state told.json",
    )  # fmt: skip
    a_day.add_argument("--output", type=Path, required=True, help="write the lines here")
    a_day.add_argument("--state", type=Path, required=True, help="what was told last, kept from one day to the next")
    tracing = add(
        "trace", _trace, "look one person up; JSON with the evidence for and against each candidate",
        "trace --forenames Mia --surname Farrow --date-of-birth 2019-03-09 --postcode 'GL50 9QT'",
    )  # fmt: skip
    for option, said in (
        ("forenames", "first names"), ("surname", "family name"),
        ("date-of-birth", "as much as is known: 2019-03-09, 2019-03 or 2019"), ("postcode", "where they live"),
        ("nhs-number", "10 digits"), ("upn", "unique pupil number"), ("telephone", "a number that reaches them"),
    ):  # fmt: skip
        tracing.add_argument(f"--{option}", default="", help=said)
    tracing.add_argument("--sex", default="", choices=["F", "M", "U"])
    tracing.add_argument("--most", type=_count, default=10, help="candidates to show")
    tracing.add_argument("--output", type=Path, help="write the JSON here")
    working = add("work", _work, "work the queue: messages, clocks, escalations", "work --concurrency 2")
    working.add_argument("--concurrency", type=_count, default=1, help="jobs at once")
    working.add_argument("--until-empty", action="store_true", help="stop when nothing is left to do")
    working.add_argument("--look-every", type=float, default=5, help="seconds between looks for what is due by now")
    serving = add("serve", _serve, "serve the pages, in production", "serve --port 8000 --workers 2 --threads 4")
    serving.add_argument("--port", type=int, default=8000)
    serving.add_argument("--workers", type=int, default=0, help="processes; one a core, four at most, where not said")
    serving.add_argument("--threads", type=_count, default=4, help="threads in each, every one with a connection")
    docs = add("docs", _docs, "write docs/reference from the code", "docs --check")
    docs.add_argument("--check", action="store_true", help="fail where a page is out of step")
    migrations = add("migrations", _migrations, "write migrations for changed models (developers)", "migrations people")
    migrations.add_argument("apps", nargs="*")
    migrations.add_argument("--check", action="store_true", help="fail where a migration is missing")
    migrations.add_argument("--empty", action="store_true")
    migrations.add_argument("--name", default="")
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    chosen = parser().parse_args(arguments)
    run: Run = chosen.run
    return run(chosen)


def _demo(chosen: argparse.Namespace) -> int:
    from openmash.cli.demo import demo

    return demo(port=chosen.port, children=chosen.children, serve=not chosen.no_serve, reset=chosen.reset)


def _migrate(_: argparse.Namespace) -> int:
    from openmash.cli.database import database
    from openmash.cli.migrating import migrate

    with database():
        migrate(quiet=False)
    return 0


def _demo_data(chosen: argparse.Namespace) -> int:
    from openmash.cli.database import database
    from openmash.cli.demo import calibrate, load
    from openmash.cli.migrating import migrate

    if chosen.calibration:
        return calibrate(children=chosen.children, seed=chosen.seed, as_at=chosen.as_at)
    with database():
        migrate()
        return load(children=chosen.children, seed=chosen.seed, as_at=chosen.as_at)


def _audit(chosen: argparse.Namespace) -> int:
    from openmash.cli.auditing import print_anchor, verify
    from openmash.cli.database import database

    with database():
        return print_anchor() if chosen.action == "anchor" else verify(chosen.anchor)


def _languages(_: argparse.Namespace) -> int:
    import django

    django.setup()
    from openmash.cli.languages import tell

    return tell()


def _profile(chosen: argparse.Namespace) -> int:
    from openmash.cli.profiles import tell

    return tell(chosen.file)


def _backup(chosen: argparse.Namespace) -> int:
    from openmash.cli.backing_up import backup
    from openmash.cli.database import database

    with database() as cluster:
        return backup(chosen.file, cluster)


def _restore(chosen: argparse.Namespace) -> int:
    from openmash.cli.backing_up import restore
    from openmash.cli.database import database

    with database() as cluster:
        return restore(chosen.file, cluster, into=chosen.into)


def _erasures(chosen: argparse.Namespace) -> int:
    from openmash.cli.database import database
    from openmash.cli.erasures import apply, export

    with database():
        url = os.environ["DATABASE_OWNER_URL"]
        if chosen.action == "export":
            return export(url)
        if chosen.file is None:
            print("Say which list: erasures apply FILE.", file=sys.stderr)
            return 1
        return apply(url, chosen.file)


def _drill(chosen: argparse.Namespace) -> int:
    from openmash.cli.database import database
    from openmash.cli.drilling import drill

    with database() as cluster:
        return drill(cluster, into=chosen.into, pages=chosen.pages)


def _doctor(_: argparse.Namespace) -> int:
    from openmash.cli.database import database
    from openmash.cli.doctor import doctor

    with database():
        return doctor()


def _set_up(chosen: argparse.Namespace) -> int:
    os.environ["OPENMASH_DB_ROLE"] = "owner"
    from openmash.cli.setting_up import set_up

    return set_up(chosen.file)


def _serve(chosen: argparse.Namespace) -> int:
    from openmash.cli.doctor import doctor
    from openmash.cli.serving import serve

    if not os.environ.get("DATABASE_URL"):
        print("DATABASE_URL is not set. To try OpenMASH on this machine: ./run demo", file=sys.stderr)
        return 1
    if doctor():
        return 1
    return serve(port=chosen.port, workers=chosen.workers, threads=chosen.threads)


def _moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=ZoneInfo("Europe/London"))


def _import(chosen: argparse.Namespace) -> int:
    from openmash.cli.database import database
    from openmash.cli.importing import import_file
    from openmash.cli.importing_email import import_email

    with database():
        if chosen.feed == "email":
            return import_email(chosen.file, output=chosen.output)
        return import_file(
            chosen.feed, chosen.file, agency=chosen.agency, as_at=chosen.as_at, output=chosen.output,
            dry_run=chosen.dry_run,
        )  # fmt: skip


def _link(chosen: argparse.Namespace) -> int:
    from openmash.cli.linking import link_files

    return link_files(chosen)


def _hotspots(chosen: argparse.Namespace) -> int:
    from openmash.cli.hotspots import find_hotspots

    return find_hotspots(chosen)


def _return(chosen: argparse.Namespace) -> int:
    from openmash.cli.returning import make_annex_a, make_cin, make_daily, validate_return

    if chosen.return_command == "daily":
        from openmash.cli.database import database

        with database():
            return make_daily(output=chosen.output, state=chosen.state)
    if chosen.return_command == "annex-a":
        from openmash.cli.database import database

        with database():
            return make_annex_a(months=chosen.months, output=chosen.output)
    if chosen.return_command == "cin":
        from openmash.cli.database import database

        with database():
            return make_cin(year=chosen.year, output=chosen.output)
    return validate_return(chosen.file, ruleset=chosen.ruleset, output=chosen.output)


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no whole number from 1")
    return int(text)


def _share(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = 0.0
    if not 0 < found < 1:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and 1, such as 0.05")
    return found


def _none_or_more(text: str) -> int:
    """A whole number from nought; argparse prints what is wrong."""
    return 0 if text.strip() == "0" else _count(text)


def _key(text: str) -> UUID:
    """The key of a record, as the address of its page has it; argparse prints what is wrong."""
    try:
        return UUID(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not the key of a record: copy it from the page.") from None


def _evidence(chosen: argparse.Namespace) -> int:
    from openmash.cli.database import database
    from openmash.cli.evidence import evidence_pack

    with database():
        return evidence_pack(
            chosen.output, months=chosen.months, number=chosen.sample, seed=chosen.seed, named=tuple(chosen.child)
        )


def _trace(chosen: argparse.Namespace) -> int:
    from openmash.cli.database import database
    from openmash.cli.tracing import Asked, trace

    asked = Asked(
        chosen.forenames, chosen.surname, chosen.date_of_birth, chosen.sex, chosen.postcode, chosen.telephone,
        chosen.nhs_number, chosen.upn,
    )  # fmt: skip
    with database():
        return trace(asked, most=chosen.most, output=chosen.output)


def _work(chosen: argparse.Namespace) -> int:
    from openmash.cli.database import database
    from openmash.cli.working import work

    with database():
        return work(concurrency=chosen.concurrency, until_empty=chosen.until_empty, look_every=chosen.look_every)


def _docs(chosen: argparse.Namespace) -> int:
    """In a process of its own: what writes the pages knows every module, and no edge may."""
    command = [sys.executable, "-m", "openmash.config.reference", *(["--check"] if chosen.check else [])]
    return subprocess.run(command, check=False).returncode


def _migrations(chosen: argparse.Namespace) -> int:
    import django
    from django.core.management import call_command

    from openmash.cli.database import database

    with database():
        django.setup()
        options = {"check_changes": chosen.check, "dry_run": chosen.check, "empty": chosen.empty}
        call_command(
            "makemigrations", *chosen.apps, **options, name=chosen.name or None, verbosity=0 if chosen.check else 1
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
