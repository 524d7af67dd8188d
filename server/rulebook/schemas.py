"""Settings on the wire."""

from marshmallow import fields

from server.concept import Concept, shape_of
from server.fields import Day, StrictSchema, Text
from server.rulebook.models import Setting
from server.rulebook.rules import check_setting
from sync.kind import IN_AREA, IN_GROUP, Kind


class SettingSchema(StrictSchema):
    """A rule set anew from a day on."""

    key = Text(length_max=40, required=True)
    value = fields.Raw(required=True, allow_none=True)
    starts_on = Day(required=True)


_setting = SettingSchema()

CONCEPTS = (
    Concept(
        "setting",
        Kind("setting", "append", IN_AREA | IN_GROUP, shape_of(_setting), check=check_setting),
        Setting,
        _setting,
    ),
)
