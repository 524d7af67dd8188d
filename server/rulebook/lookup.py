"""Looking up what a rule is in a place: the group that set it decides, then the narrowest area, else the default."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from server.places.places import ancestors_of
from server.rulebook.models import Setting
from server.rulebook.rules import SETTINGS, setting_on

#: Settings {key, value, starts_on, seq} by the scope they were set in.
SettingsByScope = Mapping[str, list[dict[str, Any]]]


def load_settings(connection: Connection, *keys: str) -> SettingsByScope:
    """Everything that was ever set for these rules, in any area or group. One question."""
    rows = connection.execute(
        select(Setting.scope_id, Setting.key, Setting.value, Setting.starts_on, Setting.seq).where(
            Setting.key.in_(keys)
        )
    )
    settings: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for scope, key, value, starts_on, seq in rows:
        settings[scope].append({"key": key, "value": value, "starts_on": starts_on, "seq": seq})
    return settings


def setting_in(
    key: str, settings: SettingsByScope, area_code: str, day: str, group_scope: str | None = None
) -> Any:
    """What the rule `key` is on a day "YYYY-MM-DD" in an area, or in a group that lies there."""
    scopes = [f"area:{code}" for code in ancestors_of(area_code)]
    for scope in reversed([*scopes, group_scope] if group_scope else scopes):
        begun = [row for row in settings.get(scope, ()) if row["key"] == key and row["starts_on"] <= day]
        if begun:
            return setting_on(key, begun, day)
    return SETTINGS[key]
