"""The edge of every answer about others' work: fields the reader's role is not told go no further."""

from collections.abc import Iterator, Mapping
from typing import Any

from marshmallow import Schema, fields

from server.people.current import CurrentPerson
from server.people.field_groups import ANSWERS, GroupOf, Sight, group_of
from server.people.rights import EVERYBODY, IDENTITY, SEES, SEES_ITS_AREA


def sight_of(person: CurrentPerson, area_code: str | None = None) -> Sight:
    """The groups of fields this person is told today of an area; without one, of anything that is theirs to read."""
    grants = person.grants
    return EVERYBODY.union(
        *(
            SEES[span.role]
            for span in grants.spans
            if span.holds_on(grants.today)
            and SEES_ITS_AREA[span.role]
            and (area_code is None or span.covers(area_code))
        )
    )


def tell(schema: type[Schema] | Schema, answer: Mapping[str, Any], sight: Sight) -> dict[str, Any]:
    """As much of an answer as may be told: other fields are missing, and so is an item of which nothing is left."""
    whole, groups = _whole(schema)
    return {
        name: _told(field, answer[name], sight)
        for name, field in whole.fields.items()
        if name in answer and group_of(groups, name, answer) in sight
    }


def names_somebody(schema: type[Schema] | Schema, told: Mapping[str, Any]) -> bool:
    """Whether an answer, as it is told, says by anything in it who a member is."""
    whole, groups = _whole(schema)
    return any(
        (value is not None and group_of(groups, name, told) in IDENTITY)
        or any(names_somebody(part, each) for part, each in _parts(whole.fields[name], value))
        for name, value in told.items()
    )


def _whole(schema: type[Schema] | Schema) -> tuple[Schema, Mapping[str, GroupOf]]:
    """The schema of an answer and the groups of its fields."""
    whole = schema() if isinstance(schema, type) else schema
    return whole, ANSWERS[type(whole).__name__.removesuffix("Schema")]


def _told(field: fields.Field[Any], value: Any, sight: Sight) -> Any:
    told = [tell(part, each, sight) for part, each in _parts(field, value)]
    if isinstance(field, fields.Nested) and value is not None:
        return told[0]
    if isinstance(field, fields.List) and isinstance(field.inner, fields.Nested):
        return [each for each in told if each]
    return value


def _parts(field: fields.Field[Any], value: Any) -> Iterator[tuple[Schema, Mapping[str, Any]]]:
    """The answers within a field, each with its schema."""
    if isinstance(field, fields.Nested) and value is not None:
        yield field.schema, value
    if isinstance(field, fields.List) and isinstance(field.inner, fields.Nested):
        for each in value:
            yield field.inner.schema, each
