"""docs/reference/clocks.md, written from the table of clocks so that it can never say anything else."""

from itertools import groupby

from openmash.statute.clocks import CLOCKS, Clock
from openmash.statute.sources import Source

OPENING = """# Clocks

Every time limit OpenMASH counts, what starts and stops it, and the text it rests on. This page is written
from `src/openmash/statute/clocks/`; change it there. An area's own figures are in its profile.

- **Must** is an Act or regulations. **Should** is statutory guidance: depart from it only with a recorded
  reason. **Record** is a data standard: the national return is wrong otherwise. **Local** is an area's own.
- *No national figure* means none was found in a text we could read. None is invented.
- A working day is Monday to Friday except England's bank holidays. The day something happens is day 0, and
  the limit ends at the close of the last day, 23:59:59 in England unless an area closes the day earlier.
- Hours are true hours, day and night, unless the limit says otherwise. A change of the clocks moves no
  deadline.
- Lateness is worked out when it is shown, and never stored.
"""
HEADINGS = "| Row | Clock | Starts | Stops | Limit | Force | Source and how sure we are | In force |"


def clocks_as_markdown() -> str:
    """The whole page, ending in a newline."""
    national = sorted((clock for clock in CLOCKS if not _is_our_own(clock)), key=lambda clock: int(clock.row))
    our_own = [clock for clock in CLOCKS if _is_our_own(clock)]
    return "\n".join(
        [
            OPENING,
            "## In law, guidance, data standards and other areas' practice",
            "",
            *_table(national),
            "",
            "## The front door's own, set by each area",
            "",
            *_table(our_own),
            "",
            "## Sources",
            "",
            *_sources(),
            "",
        ]
    )


def _is_our_own(clock: Clock) -> bool:
    return clock.row.startswith("L")


def _table(clocks: list[Clock]) -> list[str]:
    return [HEADINGS, "|" + " --- |" * (HEADINGS.count("|") - 1), *(_row(clock) for clock in clocks)]


def _row(clock: Clock) -> str:
    cells = (
        clock.row,
        f"**{clock.name}** `{clock.key}`" + (f"<br>{clock.note}" if clock.note else ""),
        clock.starts.said,
        ", or ".join(stop.said for stop in clock.stops),
        _limit(clock),
        clock.force.value,
        f"{clock.source.said} ({clock.source.confidence})",
        "as the profile says" if _is_our_own(clock) else clock.in_force.said,
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _limit(clock: Clock) -> str:
    if clock.limit is not None:
        return clock.limit.said + ("; never pauses" if clock.never_pauses else "")
    figure = "set by the area" if _is_our_own(clock) else "no national figure"
    return f"{clock.promptness}; {figure}" if clock.promptness else figure


def _sources() -> list[str]:
    """Each text once, with a link for each part used and what was read of it."""
    linked = sorted({clock.source for clock in CLOCKS if clock.source.link}, key=lambda source: source.said)
    texts = groupby(linked, key=lambda source: (source.title, source.edition))
    return [_text(title, edition, list(parts)) for (title, edition), parts in texts]


def _text(title: str, edition: str, parts: list[Source]) -> str:
    name = f"**{title}**" + (f", {edition}" if edition else "")
    links = ", ".join(f"[{part.paragraph or 'page'}]({part.link})" for part in parts)
    read_in = "; ".join(dict.fromkeys(part.read_in for part in parts))
    return f"- {name}: {links}. Read in: {read_in}."
