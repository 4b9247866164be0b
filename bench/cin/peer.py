"""Run by the peer's own Python: checks one file with csc-validator-be-cin and prints what it found as JSON.

`python peer.py FILE RULESET`: the time from the file to its findings, the memory, and (rule, child) pairs. Where the whole
run stops with an error, the rules are run one by one, and those that stop it are named.
"""

import contextlib
import importlib
import io
import json
import resource
import sys
import time
import warnings
import xml.etree.ElementTree as ET

NOBODY = {"nan", "<NA>", "None"}


def found_by(done):
    """(rule, child) pairs, and the rules broken by the return as a whole."""
    found = done.full_issue_df
    children = ["" if str(child) in NOBODY else str(child) for child in found["child_id"]] if len(found) else []
    pairs = (
        {(str(code), child) for code, child in zip(found["rule_code"], children, strict=True)} if children else set()
    )
    return pairs, {str(code) for code in done.multichild_issues["rule_code"]}


def main(path, ruleset):
    warnings.simplefilter("ignore")
    from cin_validator import cin_validator

    registry = importlib.import_module(f"cin_validator.rules.{ruleset}").registry
    said, stopped = io.StringIO(), {}
    began, used = time.perf_counter(), time.process_time()
    with contextlib.redirect_stdout(said):
        data = cin_validator.process_data(cin_validator.convert_data(ET.parse(path).getroot()))
        tables = time.perf_counter() - began
        try:
            pairs, whole = found_by(cin_validator.CinValidator(data, registry))
        except Exception as wrong:
            stopped["the whole run"] = f"{type(wrong).__name__}: {wrong}"
        taken, cpu = time.perf_counter() - began, time.process_time() - used
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        if stopped:
            pairs, whole = set(), set()
            for code in registry:
                try:
                    more, also = found_by(cin_validator.CinValidator(data, registry, selected_rules=[str(code)]))
                except Exception as wrong:
                    stopped[str(code)] = f"{type(wrong).__name__}: {wrong}"
                    continue
                pairs, whole = pairs | more, whole | also
    print(
        json.dumps(
            {
                "seconds": taken,
                "tables": tables,
                "cpu": cpu,
                "mb": memory,
                "pairs": sorted(pairs),
                "whole": sorted(whole),
                "rules": sorted(map(str, registry)),
                "stopped": stopped,
                "said": said.getvalue()[-4000:],
            }
        )
    )


main(*sys.argv[1:])
