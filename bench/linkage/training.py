"""The model's weights, learned by Splink 5 without labels from made-up children who are never scored.

u (how often two strangers agree) from random pairs; m (how often two records of one child do) by expectation
maximisation, in two rounds that each hold fixed what the pairs are chosen by. Run: python -m bench.linkage.training
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import duckdb
from splink import Linker, SettingsCreator
from splink.internals.duckdb.database_api import DuckDBAPI

from bench.linkage import children
from openmash.records.linkage.batch.preparing import prepare
from openmash.records.linkage.model import specification
from openmash.records.linkage.model.specification import COMPARISONS, Comparison

SEED, SIZE = 1001, 40_000
WEIGHTS = Path(specification.__file__).parent / "weights.json"
VERSION = "2026.5"
LEAST, LEAST_M = 1e-7, 0.003
"""No level is taken to be rarer than this, among strangers or among records of one person, however few were seen."""
REASONED: dict[tuple[str, str], tuple[float, float]] = {
    ("nhs_number", "same"): (0.98, 2e-7),  # given once each: strangers share one by mistake only
    ("nhs_number", "slip"): (0.006, 1e-6),  # no two numbers that add up are one figure apart
    ("nhs_number", "different"): (0.008, 0.9999),
    ("nhs_number", "unlike"): (0.1, 0.9999),
    ("upn", "same"): (0.97, 2e-7),
    ("upn", "slip"): (0.008, 4e-6),  # pupils of one school and year have numbers near each other
    ("upn", "different"): (0.02, 0.9999),
    ("birth", "same_month"): (0.95, 0.0046),  # one month of eighteen years
    ("birth", "same_year"): (0.95, 0.055),
    ("forename", "initial"): (0.9, 0.07),
    ("forename", "begins"): (0.03, 0.0012),
    ("forename", "exchanged"): (0.006, 1e-7),  # strangers who are namesakes, one of them written the wrong way round
    ("surname", "exchanged"): (0.006, 0.006),  # the same fact as the forename's: counted once
    ("surname", "misread"): (0.004, 0.001),  # made-up children are typed, not scanned
    ("middle_name", "same"): (0.9, 0.005),
    ("middle_name", "different"): (0.1, 0.995),  # one list may hold only the second of two
    ("home", "door"): (0.72, 2e-5),
    ("home", "slip"): (0.016, 5e-4),  # neighbours' postcodes are one letter apart, made-up ones are not
    ("home", "sector"): (0.01, 0.002),
    ("phone", "same"): (0.6, 2e-5),
}
"""m and u that made-up children cannot show, or show too well: by reasoning, and said to be so in the provenance."""


def main() -> None:
    """Train, and write weights.json beside the specification."""
    found = learned(Path("build/linkage") / f"children-{SIZE}-{SEED}")
    WEIGHTS.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    print(f"Wrote {WEIGHTS.name}.", file=sys.stderr)


def learned(folder: Path) -> dict[str, object]:
    """The weights learned from the lists of `folder`, which are made where they are not there."""
    if not (folder / "truth.csv").exists():
        children.write(folder, SIZE, SEED)
    db = duckdb.connect()
    db.execute("set enable_progress_bar = false")
    for side in ("a", "b"):
        db.execute(
            f"create table raw_{side} as select row_number() over ()::integer as id, forenames, surname, date_of_birth as born, "
            f"sex, null::varchar as address, postcode, nhs_number, null::varchar as upn, null::varchar as phone "
            f"from read_csv('{folder}/{side}.csv', all_varchar = true)"
        )
        prepare(db, f"raw_{side}", f"p_{side}")
    api = DuckDBAPI(connection=db)
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[_comparison(c) for c in COMPARISONS],
        blocking_rules_to_generate_predictions=["l.nhs = r.nhs"],
        unique_id_column_name="id",
        probability_two_random_records_match=1 / (2 * SIZE),
    )
    linker = Linker([api.register("p_a"), api.register("p_b")], settings, log_level=30)
    linker.training.estimate_u_using_random_sampling(max_pairs=3e6, seed=1, min_count_per_level=None, num_chunks=1)
    for rule in ("l.nhs = r.nhs", "l.born = r.born and l.given = r.given"):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    return _stored(linker.misc.save_model_to_json())


def _comparison(comparison: Comparison) -> dict[str, Any]:
    """A comparison as Splink takes it: what is not known first, then the levels in their order."""
    conditions = [level.when.sql("duckdb") for level in comparison.levels]
    known = " or ".join(f"coalesce({condition}, false)" for condition in conditions)
    levels: list[dict[str, Any]] = [
        {"sql_condition": f"not ({known})", "label_for_charts": "not known", "is_null_level": True}
    ]
    levels += [
        {"sql_condition": condition, "label_for_charts": level.name}
        for condition, level in zip(conditions, comparison.levels, strict=True)
    ]
    levels[-1]["sql_condition"] = "ELSE"
    if len(levels) == 2:
        levels = [
            {
                "sql_condition": "phone_l is null or phone_r is null",
                "label_for_charts": "not known",
                "is_null_level": True,
            }
        ]
        levels += [
            {"sql_condition": conditions[0], "label_for_charts": "same"},
            {"sql_condition": "ELSE", "label_for_charts": "else"},
        ]
    return {"output_column_name": comparison.name, "comparison_levels": levels}


def _stored(model: dict[str, Any]) -> dict[str, object]:
    learned_chances = {
        c["output_column_name"]: {x["label_for_charts"]: x for x in c["comparison_levels"]}
        for c in model["comparisons"]
    }
    return {
        "version": VERSION,
        "provenance": f"Learned without labels by Splink 5.0 (u from 3,000,000 random pairs, m by expectation maximisation in two "
        f"rounds) on two made-up lists of {SIZE:,} children, seed {SEED}, which are never scored. m: how often two records of "
        f"one person show this; u: how often records of two strangers do. No m is taken below {LEAST_M} and no u below {LEAST}. "
        "Set by reasoning, where made-up children cannot show it: " + ", ".join(f"{c} {x}" for c, x in REASONED) + ".",
        "comparisons": {
            c.name: {
                level.name: _chance(c.name, level.name, learned_chances[c.name].get(level.name, {}))
                for level in c.levels
            }
            for c in COMPARISONS
        },
    }


def _chance(comparison: str, level: str, found: dict[str, Any]) -> dict[str, float]:
    if (comparison, level) in REASONED:
        m, u = REASONED[comparison, level]
        return {"m": m, "u": u}
    m, u = max(LEAST_M, found["m_probability"]), found["u_probability"]
    matches_among_random_pairs = children.HELD / SIZE
    return {"m": _figures(m), "u": _figures(max(LEAST, u - m * matches_among_random_pairs))}


def _figures(chance: float) -> float:
    return float(f"{chance:.3g}")


if __name__ == "__main__":
    main()
