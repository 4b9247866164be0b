"""No rule decides, proposes or reminds without an entry in the public register.

Three nets: what the clock starts, who acts without a person, and what functions are called. What is caught and is no
rule about anybody says why here.
"""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator

import procrastinate
import pytest
from django.apps import apps

from openmash.cli.database import CHECKOUT
from openmash.foundation.reference.automated import Rule
from openmash.insight.processing.naming import NAMES, PURPOSES
from openmash.insight.processing.registering import declared, rules
from openmash.jobs import tasks
from openmash.jobs.sweeps import SWEEPS

RULES = list(rules())
TELLING = re.compile(
    r"(^|_)(propos|suggest|chase|drift|lapse|due_for|pass_on|copied|scan|rank|drawn|draw_|agenda|silent|unassessed|"
    r"compare_|predict|score|likely|hint|remind|alert|prompt|find_match|rising|guess|infer|classif|recommend)"
)
"""What functions are called that decide or propose. Another such word is added when one is met."""
HOUSEKEEPING = {
    "send what is still in the outbox": "sends what somebody wrote",
    "forget what systems were answered": "forgets, and decides about nobody",
    "remove drafts past their time": "forgets what was never sent, and its writer was told when",
    "clock.every_minute": "starts the others",
    "clock.take_up_stalled": "does work again that a machine broke off",
    "clock.forget_done": "forgets work done",
    "outbox.send": "sends one message somebody wrote",
    "returns.carry_out": "does what somebody asked for",
    "inspection.make": "makes a paper somebody asked for",
}
"""What the clock or the queue starts that is no rule, and why."""
NOT_A_RULE = {
    "casework.disruption.actions.compare_with": "a person chooses what is compared",
    "casework.frontdoor.messages.area_is_silent": "the words of a reminder that is in the register",
    "casework.meetings.actions.agreeing.propose_worker": "a person proposes",
    "casework.meetings.selectors.agendas.agenda": "reads an agenda; what builds one is in the register",
    "casework.missing.actions.episodes.classify": "a person says how the police classed it",
    "casework.plans.rules.drawn": "draws a line",
    "insight.alerts.selectors.alert": "reads alerts; what raises one is in the register",
    "insight.partnership.actions.meeting.add_agenda_item": "a person puts it on",
    "insight.practice.actions.draw_audit": "carries out the lot that is in the register",
    "insight.practice.selectors.drawn_": "reads what was drawn",
    "insight.relationships": "draws a picture of a family as people recorded it",
    "insight.retention.actions.propose": "a person proposes",
    "insight.scorecard.selectors.scorecard": "reads figures; what is said of a change is in the register",
    "pathways.missing_episode.pass_on": "a person passes it on",
    "records.linkage.batch": "carries out “same-person” on whole lists, with libraries that are installed when it runs",
}
"""Functions whose name tells of a rule and that are none, and why. The beginning of a dotted name is enough."""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_an_entry_says_everything_and_names_code_there_is(rule: Rule) -> None:
    said = (rule.name, rule.purpose, rule.goes_in, rule.comes_out, rule.decides, rule.owner)
    assert all(len(words) > 8 for words in said) and re.fullmatch(r"[a-z-]+", rule.key)
    assert rule.code and (rule.measured or rule.unmeasured)
    for path in rule.code:
        module, _, name = f"openmash.{path}".rpartition(".")
        found = importlib.import_module(module)
        assert hasattr(found, name) or importlib.import_module(f"{module}.{name}"), path
    words = " ".join((*said, rule.unmeasured, rule.never))
    assert not re.search(r"\b\d+(\.\d+)? ?(%|per cent|in 100)", words), "A figure is measured, never typed."


def test_no_two_entries_share_an_address() -> None:
    assert len({rule.key for rule in RULES}) == len(RULES) >= 30


def test_an_entry_stands_beside_its_code() -> None:
    """A module's own file tells of that module: nobody has to look elsewhere when the code is changed."""
    astray = [
        f"{where}: {rule.key}"
        for where, of_one in declared().items()
        for rule in of_one
        if not any(path.startswith(f"{where}.") for path in rule.code)
    ]
    assert not astray


def test_everything_the_clock_or_the_queue_starts_is_in_the_register_or_is_housekeeping() -> None:
    started = {each.name for each in SWEEPS} | {
        each.name for each in vars(tasks).values() if isinstance(each, procrastinate.tasks.Task)
    }
    told = [name for rule in RULES for name in rule.by_the_clock]
    assert started - set(told) - set(HOUSEKEEPING) == set(), "Write an entry in the module’s automated.py."
    assert (set(told) | set(HOUSEKEEPING)) - started == set(), "Nothing of this name is started any more."


def named_as_rules(source: str, module: str) -> Iterator[str]:
    """The functions of a module anybody may call whose name tells of a rule."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and TELLING.search(node.name):
            yield f"{module}.{node.name}"


def without_an_entry(found: Iterator[str]) -> list[str]:
    modules = {path.rpartition(".")[0] for rule in RULES for path in rule.code} | {p for r in RULES for p in r.code}
    return [each for each in found if each.rpartition(".")[0] not in modules and not each.startswith(tuple(NOT_A_RULE))]


def test_what_is_called_like_a_rule_has_an_entry() -> None:
    missing = []
    for layer in ("foundation", "records", "casework", "pathways", "insight"):
        for path in sorted((CHECKOUT / "src/openmash" / layer).rglob("*.py")):
            module = ".".join(path.relative_to(CHECKOUT / "src/openmash").with_suffix("").parts)
            if "migrations" not in path.parts:
                missing += without_an_entry(named_as_rules(path.read_text(encoding="utf-8"), module))
    assert missing == [], "Write an entry in the module’s automated.py, or say in NOT_A_RULE why it is none."


def test_a_rule_somebody_adds_without_an_entry_is_found() -> None:
    new = "def suggest_who_is_likeliest(x):\n    return x\n"
    assert without_an_entry(named_as_rules(new, "casework.visits.guessing")) == [
        "casework.visits.guessing.suggest_who_is_likeliest"
    ]


def test_every_part_is_called_what_the_field_calls_it_and_no_name_is_left_over() -> None:
    ours = [model.__module__ for model in apps.get_models() if model.__module__.startswith("openmash.")]
    assert {".".join(each.split(".")[1:3]) for each in ours} == set(NAMES)
    assert set(PURPOSES) <= set(NAMES)
