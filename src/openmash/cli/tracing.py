"""`openmash trace`: whom somebody could be, with the evidence for and against, as JSON."""

from __future__ import annotations

import getpass
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from openmash.cli.places import cannot_write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from openmash.records.linkage.selectors import Candidate, Matches, Query


@dataclass(frozen=True)
class Asked:
    """What was given on the command line, as it was written; empty where it was not."""

    forenames: str = ""
    surname: str = ""
    date_of_birth: str = ""
    sex: str = ""
    postcode: str = ""
    telephone: str = ""
    nhs_number: str = ""
    upn: str = ""


class BadValue(Exception):
    """A value that cannot be read: which one and why."""


def trace(asked: Asked, *, most: int, output: Path | None) -> int:
    """Look one person up; JSON to `output` or to standard output. 0: asked and answered. 1: a value cannot be read, or
    `output` cannot be written.

    It is asked as the account that compares records, which reaches nobody restricted; the look is in the audit.
    """
    import django

    django.setup()
    from django.db import transaction

    from openmash.foundation.access.actors import Service, acting_as, service
    from openmash.records.linkage import actions
    from openmash.records.linkage.selectors import thresholds

    if nowhere := cannot_write(output):
        print(nowhere, file=sys.stderr)
        return 1
    try:
        query = _query(asked)
    except BadValue as wrong:
        print(str(wrong), file=sys.stderr)
        return 1
    actor = service(Service.LINKAGE)
    with transaction.atomic(), acting_as(actor):
        found = actions.trace(actor=actor, query=query, limit=most, purpose=f"command line, by {getpass.getuser()}")
        names = _agency_names(found)
        limits = thresholds()
    answer = {
        "status": found.status,
        "keys_too_common": found.cut,
        "thresholds": {"match": limits.match, "potential_match": limits.potential},
        "model": found.version,
        "candidates": [_said(each, names) for each in found.candidates],
    }
    text = json.dumps(answer, indent=2, ensure_ascii=False) + "\n"
    if output is None:
        sys.stdout.write(text)
    else:
        output.write_text(text, encoding="utf-8")
    return 0


def _query(asked: Asked) -> Query:
    """Raises BadValue, naming the option."""
    from openmash.foundation.imports.columns import Unreadable, approximate_day
    from openmash.records.linkage.selectors import Query
    from openmash.records.people.rules import NHS_SENTENCE, UPN_SENTENCE, nhs_number_holds, tidy_number, upn_holds

    born, numbers = None, []
    if asked.date_of_birth:
        try:
            born = approximate_day(asked.date_of_birth)
        except Unreadable as wrong:
            raise BadValue(f"--date-of-birth: {wrong.sentence}") from None
    checks = (
        ("nhs-number", asked.nhs_number, nhs_number_holds, NHS_SENTENCE),
        ("upn", asked.upn, upn_holds, UPN_SENTENCE),
    )
    for option, value, holds, sentence in checks:
        if value and not holds(tidy_number(value)):
            raise BadValue(f"--{option}: {sentence}")
        if value:
            numbers.append((option.replace("-", "_"), tidy_number(value)))
    if not (asked.forenames.strip() or asked.surname.strip() or born or numbers):
        raise BadValue("Give a name, a date of birth or a number to look for.")
    named = asked.forenames.strip() or asked.surname.strip()
    return Query(
        names=((asked.forenames.strip(), asked.surname.strip()),) if named else (),
        born=born.date if born else None, precision=born.precision if born else "unknown", sex=asked.sex,
        postcodes=(asked.postcode,) if asked.postcode else (),
        telephones=(asked.telephone,) if asked.telephone else (), numbers=tuple(numbers),
    )  # fmt: skip


def _agency_names(found: Matches) -> Mapping[UUID, str]:
    from openmash.foundation.agencies.selectors import names

    return names({each.record.held_by for each in found.candidates})


def _said(each: Candidate, agencies: Mapping[UUID, str]) -> dict[str, object]:
    born = each.record.birth
    return {
        "person_id": str(each.person_id),
        "record_id": str(each.record_id),
        "held_by": agencies.get(each.record.held_by, ""),
        "name": each.record.name,
        "date_of_birth": born.date.isoformat() if born.date else None,
        "match_probability": round(each.probability, 6),
        "match_weight": round(each.weight, 2),
        "could_be_a_twin": each.could_be_a_twin,
        "evidence_for": list(each.evidence_for),
        "evidence_against": list(each.evidence_against),
    }
