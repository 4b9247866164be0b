"""The answers that any call may get besides its own, for the description."""

from __future__ import annotations

from ninja import Schema

from openmash.partner_api.problems import ProblemSaid

READS: dict[int, type[Schema]] = dict.fromkeys((400, 401, 403, 404, 409, 422, 429), ProblemSaid)
WRITES: dict[int, type[Schema]] = {**READS, 413: ProblemSaid}
