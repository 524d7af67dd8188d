"""The edge of every answer about others' work: fields the reader's role is not told go no further."""

from collections.abc import Mapping
from typing import Any

from marshmallow import Schema, fields

from server.people.current import CurrentPerson
from server.people.field_groups import ANSWERS, Sight, group_of
from server.people.rights import EVERYBODY, IDENTITY, SEES


def sight_of(person: CurrentPerson, area_code: str | None = None) -> Sight:
    """The groups of fields this person is told today of an area; without one, of anything that is theirs to read."""
    grants = person.grants
    return EVERYBODY.union(
        *(
            SEES[span.role]
            for span in grants.spans
            if span.holds_on(grants.today) and (area_code is None or span.covers(area_code))
        )
    )


def tell(schema: type[Schema] | Schema, answer: Mapping[str, Any], sight: Sight) -> dict[str, Any]:
    """As much of an answer as may be told: other fields are missing, and so is an item of which nothing is left."""
    whole = schema() if isinstance(schema, type) else schema
    groups = ANSWERS[type(whole).__name__.removesuffix("Schema")]
    return {
        name: _told(field, answer[name], sight)
        for name, field in whole.fields.items()
        if name in answer and group_of(groups, name, answer) in sight
    }


def _told(field: fields.Field[Any], value: Any, sight: Sight) -> Any:
    if isinstance(field, fields.Nested) and value is not None:
        return tell(field.schema, value, sight)
    if isinstance(field, fields.List) and isinstance(field.inner, fields.Nested):
        return [told for each in value if (told := tell(field.inner.schema, each, sight))]
    return value


def names_somebody(answer: str, item: Mapping[str, Any]) -> bool:
    """Whether an item of an answer, as it is told, says by anything who a member is."""
    groups = ANSWERS[answer]
    return any(value is not None and group_of(groups, name, item) in IDENTITY for name, value in item.items())
