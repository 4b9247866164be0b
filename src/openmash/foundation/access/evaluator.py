"""The permission evaluator: deny by default, say why, raise on a malformed rule rather than guess."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import NotPermitted


@dataclass(frozen=True)
class Verdict:
    """Whether, and why or why not, in a sentence fit for the screen."""

    allowed: bool
    because: str

    def __bool__(self) -> bool:
        return self.allowed


@dataclass(frozen=True)
class Clause:
    """A condition with its words: `said` completes the sentence 'This needs somebody who …'."""

    said: str
    test: Callable[[Actor, object], bool]
    roles: frozenset[Role] = frozenset()


def holds(*roles: Role) -> Clause:
    """The actor holds one of these roles now."""
    wanted = frozenset(roles)
    labels = [role.label for role in roles]
    said = "is " + " or ".join([", ".join(labels[:-1]), labels[-1]] if len(labels) > 1 else labels)
    return Clause(said, lambda actor, _: bool(actor.roles & wanted), wanted)


def when(said: str, test: Callable[[Actor, object], bool]) -> Clause:
    """A fact about the actor and the thing acted on."""
    return Clause(said, test)


def any_of(*clauses: Clause) -> Clause:
    """One of these is enough."""
    return Clause(
        " or ".join(clause.said for clause in clauses),
        lambda actor, target: any(clause.test(actor, target) for clause in clauses),
        frozenset().union(*(clause.roles for clause in clauses)),
    )


def all_of(*clauses: Clause) -> Clause:
    """All of these are needed."""
    return Clause(
        " and ".join(clause.said for clause in clauses),
        lambda actor, target: all(clause.test(actor, target) for clause in clauses),
        frozenset().union(*(clause.roles for clause in clauses)),
    )


Grants = Mapping[StrEnum, Clause]
_GRANTS: dict[str, Clause] = {}


def install(tables: tuple[Grants, ...]) -> None:
    """Take every module's grants, once, at start-up. Raises ValueError when two modules grant the same permission."""
    _GRANTS.clear()
    for table in tables:
        for permission, clause in table.items():
            if permission in _GRANTS:
                raise ValueError(f"{permission} is granted twice.")
            _GRANTS[str(permission)] = clause


def granted() -> Mapping[str, Clause]:
    """Every permission and what grants it."""
    return dict(_GRANTS)


def may(actor: Actor, permission: StrEnum, target: object = None) -> Verdict:
    """May this actor do this to this? Raises KeyError for a permission nobody grants."""
    clause = _GRANTS[str(permission)]
    if clause.test(actor, target):
        return Verdict(True, "")
    return Verdict(False, f"This needs somebody who {clause.said}.")


def require(actor: Actor, permission: StrEnum, target: object = None) -> None:
    """Raise NotPermitted, with the reason, unless the actor may."""
    verdict = may(actor, permission, target)
    if not verdict:
        raise NotPermitted(verdict.because)
