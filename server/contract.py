"""Contract: what the phone must know of the server's rules, written out from them as TypeScript."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from marshmallow import fields as marshmallow_fields

from server import fields
from server.alerts.escalation import PAUSE_DAYS_MAX
from server.alerts.levels import LEVELS, NEVER_PAUSED
from server.alerts.rule import ALERT_NAMESPACE
from server.assessments.shipped import SHIPPED
from server.audit.rules import VERBS
from server.catalog import CONCEPTS
from server.concept import Concept, Fact
from server.ledger.entry_kinds import ACCOUNTS, DENOMINATIONS_SATANG, ENTRY_KINDS, MEMBER_ACCOUNTS
from server.ledger.schemas import PHOTO_BYTES_MAX, STROKE_GRID, STROKE_POINTS_MAX, Counts, Strokes
from server.members.schemas import Parts, Several
from server.people.devices import CODE_LETTERS
from server.people.passwords import PASSWORD_LENGTH_MIN
from server.people.rights import (
    KEEPS_INCIDENTS,
    MANAGES,
    PULLS_GROUPS,
    PUSH,
    READS_AUDIT,
    READS_REPORTS,
    SEES_BACKUPS,
    SEES_DELIVERIES,
    SEES_NAMES,
    STANDS_IN,
    SUPPORTS,
)
from server.privacy.rules import NO_NAME
from server.rulebook.rules import RULES, SETTINGS
from server.slips.slip_code import SLIP_CODE_LENGTH
from server.syncing.limits import (
    PROTOCOL,
    PULL_OUTCOMES_MAX,
    PULL_OUTCOMES_MIN,
    PULL_WITNESSES_MAX,
    PUSH_BYTES_MAX,
    PUSH_LINES_MAX,
)
from sync.operation import ENVELOPE, LINE_BYTES_MAX
from sync.problems import PROBLEMS

CONTRACT_FOLDER = Path(__file__).parent.parent / "static/pwa/src/contract"

_HEAD = """\
// Written by `make contract` from the server's schemas and tables. Do not edit: change the rule there.
// biome-ignore-all format: as it was written
"""


def contract_texts() -> dict[str, str]:
    """The contract as TypeScript modules by file name; the same rules always give the same texts.

    `contract.gen.ts` is what the phone cannot start without. What only forms and other screens that are opened later must
    know is `later.gen.ts`, which comes with the first of them.
    """
    return {
        name: "\n".join([_HEAD, *parts]) + "\n"
        for name, parts in (
            ("contract.gen.ts", (*_constants(), *_rows())),
            ("later.gen.ts", _later()),
        )
    }


def write_contract(folder: Path = CONTRACT_FOLDER) -> None:
    """Write the contract where the phone's build finds it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in contract_texts().items():
        (folder / name).write_text(text, "utf-8")


def is_fresh(folder: Path = CONTRACT_FOLDER) -> bool:
    """Whether the written contract still says what the rules say."""
    return all(
        (folder / name).exists() and (folder / name).read_text("utf-8") == text
        for name, text in contract_texts().items()
    )


def _constants() -> Iterator[str]:
    limits = {
        "protocol": PROTOCOL,
        "line_bytes_max": LINE_BYTES_MAX,
        "push_lines_max": PUSH_LINES_MAX,
        "push_bytes_max": PUSH_BYTES_MAX,
        "pull_outcomes_max": PULL_OUTCOMES_MAX,
        "pull_outcomes_min": PULL_OUTCOMES_MIN,
        "pull_witnesses_max": PULL_WITNESSES_MAX,
        "amount_satang_max": fields.AMOUNT_SATANG_MAX,
        "photo_bytes_max": PHOTO_BYTES_MAX,
        "stroke_grid": STROKE_GRID,
        "stroke_points_max": STROKE_POINTS_MAX,
        "password_length_min": PASSWORD_LENGTH_MIN,
    }
    kinds = {
        name: {
            "way": concept.kind.way,
            "version": concept.kind.version,
            "fields": {field: _meeting(concept, field) for field in concept.schema.fields},
        }
        for name, concept in CONCEPTS.items()
        if concept.kind is not None
    }
    yield _constant("ENVELOPE", ENVELOPE)
    yield _constant("LIMITS", limits)
    yield _constant("KINDS", kinds)
    yield _constant(
        "ENTRY_KINDS",
        {
            name: {each: getattr(kind, each) for each in kind.__dataclass_fields__}
            for name, kind in ENTRY_KINDS.items()
        },
    )
    yield _constant("ACCOUNTS", ACCOUNTS)
    yield _constant("MEMBER_ACCOUNTS", sorted(MEMBER_ACCOUNTS))
    yield _constant("SETTINGS", SETTINGS)
    yield _constant("ALERT_NAMESPACE", str(ALERT_NAMESPACE))
    yield _constant("PULLS_GROUPS", PULLS_GROUPS)
    yield _constant("SEES_NAMES", SEES_NAMES)
    yield _constant("READS_REPORTS", READS_REPORTS)
    yield "export type KindName = keyof typeof KINDS;"
    yield "export type EntryKindName = keyof typeof ENTRY_KINDS;"
    yield "export type AccountName = keyof typeof ACCOUNTS;"
    yield "export type SettingKey = keyof typeof SETTINGS;"
    yield "export type Role = keyof typeof READS_REPORTS;\n"


def _later() -> Iterator[str]:
    shapes = {
        name: {field: _limits(concept, field) for field in concept.schema.fields}
        for name, concept in CONCEPTS.items()
        if concept.kind is not None
    }
    rules = {
        key: {each: getattr(rule, each) for each in rule.__dataclass_fields__} for key, rule in RULES.items()
    }
    yield _constant("SHAPES", shapes)
    yield _constant("RULES", rules)
    yield _constant("ALERT_LEVELS", {rule: [asdict(level) for level in its] for rule, its in LEVELS.items()})
    yield _constant("NEVER_PAUSED", sorted(NEVER_PAUSED))
    yield _constant("PAUSE_DAYS_MAX", PAUSE_DAYS_MAX)
    yield _constant("ASSESSMENT_TEMPLATES", list(SHIPPED.values()))
    yield _constant("DENOMINATIONS_SATANG", DENOMINATIONS_SATANG)
    yield _constant("CODE_LETTERS", CODE_LETTERS)
    yield _constant("SLIP_CODE_LENGTH", SLIP_CODE_LENGTH)
    yield _constant("SUPPORT_ROLES", sorted(SUPPORTS))
    yield _constant("PUSH_RIGHTS", {role: sorted(kinds_allowed) for role, kinds_allowed in PUSH.items()})
    yield _constant("SEES_BACKUPS", SEES_BACKUPS)
    yield _constant("SEES_DELIVERIES", SEES_DELIVERIES)
    yield _constant("KEEPS_INCIDENTS", KEEPS_INCIDENTS)
    yield _constant("NO_NAME", NO_NAME)
    yield _constant("READS_AUDIT", READS_AUDIT)
    yield _constant("GIVES_POSTS", sorted(MANAGES))
    yield _constant("STANDS_IN", STANDS_IN)
    yield _constant("AUDIT_VERBS", VERBS)
    yield _constant("PROBLEMS", dict(sorted(PROBLEMS.items())))
    yield "export type ProblemCode = keyof typeof PROBLEMS;"


def _rows() -> Iterator[str]:
    for name, concept in CONCEPTS.items():
        yield f"/** {(concept.schema.__doc__ or '').strip()} */"
        yield f"export interface {_type_name(name)} {{"
        yield "  id: string;\n  seq: number;"
        if issubclass(concept.model, Fact):
            yield "  author_id: string;\n  device_id: string;\n  civil_on: string;\n  made_at: string;"
        for field_name, field in concept.schema.fields.items():
            yield f"  {field_name}: {_typescript(field)}{' | null' if field.allow_none else ''};"
        yield "}\n"
    yield "/** What lies in the phone's rows, by kind. */"
    yield "export interface RowOf {"
    yield from (f"  {name}: {_type_name(name)};" for name in CONCEPTS)
    yield "}"
    yield "export type RowKind = keyof RowOf;"


def _constant(name: str, value: Any) -> str:
    return f"export const {name} = {json.dumps(value, ensure_ascii=False, indent=2)} as const;\n"


def _type_name(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_")) + "Row"


def _sort(field: marshmallow_fields.Field[Any]) -> str:
    return type(field).__name__.lower()


def _meeting(concept: Concept, name: str) -> dict[str, Any]:
    """Sort of one field, how edits of it meet, and what a state begins with."""
    field = concept.schema.fields[name]
    told: dict[str, Any] = {"sort": _sort(field)}
    rule = concept.kind.fields.get(name) if concept.kind else None
    if rule is not None:
        told["meeting"] = rule.meeting
        if rule.whole:
            told["whole"] = rule.whole
        if rule.meeting == "state" and isinstance(field, fields.Choice):
            told["choices"] = field.choices
    return told


def _limits(concept: Concept, name: str) -> dict[str, Any]:
    """Sort and limits of one field."""
    field = concept.schema.fields[name]
    rule = concept.kind.fields.get(name) if concept.kind else None
    return {**_sort_and_limits(field), "is_required": rule.is_required if rule else field.required}


def _sort_and_limits(field: marshmallow_fields.Field[Any]) -> dict[str, Any]:
    limits: dict[str, Any] = {"sort": _sort(field), "is_nullable": field.allow_none}
    for limit in ("length_max", "may_be_empty", "choices", "minimum", "maximum", "most"):
        if hasattr(field, limit):
            limits[limit] = getattr(field, limit)
    if isinstance(field, Several):
        limits["each"] = _sort_and_limits(field.each)
    if isinstance(field, Parts):
        limits["parts"] = {name: _sort_and_limits(part) for name, part in field.parts.items()}
    if isinstance(field, fields.Pattern) and not isinstance(field, fields.RowId | fields.Period):
        limits["pattern"] = field.pattern.pattern
    return limits


def _typescript(field: marshmallow_fields.Field[Any]) -> str:
    if isinstance(field, fields.Choice):
        return " | ".join(json.dumps(choice) for choice in field.choices)
    if isinstance(field, fields.Choices):
        return f"({' | '.join(json.dumps(choice) for choice in field.choices)})[]"
    if isinstance(field, fields.RowIds):
        return "string[]"
    if isinstance(field, fields.Count):
        return "number"
    if isinstance(field, fields.Flag):
        return "boolean"
    if isinstance(field, Counts):
        return "Record<string, number>"
    if isinstance(field, Strokes):
        return "number[][]"
    if isinstance(field, Several):
        return f"{_typescript(field.each)}[]"
    if isinstance(field, Parts):
        parts = (
            f"{name}: {_typescript(part)}{' | null' if part.allow_none else ''}"
            for name, part in field.parts.items()
        )
        return f"{{ {'; '.join(parts)} }}"
    return "string" if isinstance(field, fields.Text | fields.Pattern | fields.Day) else "unknown"
