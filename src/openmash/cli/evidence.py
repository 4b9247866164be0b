"""`openmash evidence-pack`: what an inspection is given, made from the records and frozen."""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path
from uuid import UUID


def evidence_pack(output: Path, *, months: int, number: int, seed: int, named: tuple[UUID, ...]) -> int:
    """Write it below `output`. 0: written, and how much said. 1: nothing was written, and why.

    It is made as the account of inspections, which reaches nobody restricted; every child in it is in the audit.
    """
    import django

    django.setup()
    from django.db import transaction
    from django.utils import timezone

    from openmash.foundation.access.actors import Service, acting_as, service
    from openmash.insight.inspection.evidence import Asked, NoEvidence, evidence

    began = time.monotonic()
    asked = Asked(timezone.now(), months, number, seed, named)
    actor = service(Service.INSPECTION)
    try:
        with transaction.atomic(), acting_as(actor):
            made = evidence(asked, output, actor=actor, say=lambda words: print(words, file=sys.stderr, flush=True))
    except NoEvidence as refused:
        print(refused, file=sys.stderr)
        return 1
    except BaseException:
        shutil.rmtree(output, ignore_errors=True)  # its looks are not in the audit
        raise
    print(
        f"{output}: {made.contacts:,} contacts of {made.children:,} children, the papers of {len(made.drawn)}, "
        f"{len(made.files)} files and a manifest, in {time.monotonic() - began:.0f} s."
    )
    print("It holds personal data: keep it encrypted, give it to nobody else, and remove it when the inspection ends.")
    return 0
