"""Assessments for supervisors: where the groups of an area stand, and how many on which level."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from server.assessments.models import Assessment, AssessmentTemplate
from server.assessments.rules import standing
from server.assessments.score import score_of
from server.assessments.shipped import SHIPPED
from server.clock import format_instant
from server.groups.models import Group
from server.ledger.counted import is_counted
from server.people.models import Person
from server.places.places import Place, ancestors_of, districts_of, find_place
from server.places.within import within


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of an area and of what it lies in, and those that come with the app."""

    by_scope: Mapping[str, list[Mapping[str, Any]]]

    def find(self, row: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """The form by which a group was assessed."""
        if row["template_area"] is None:
            return SHIPPED.get(row["template_id"])
        forms = self.by_scope.get(f"area:{row['template_area']}", ())
        return next((form for form in forms if form["id"] == row["template_id"]), None)


def assessments_report(connection: Connection, area: Place, now: datetime) -> dict[str, Any]:
    """Level and trend of every group of an area, and how many stand on which level; in three questions."""
    inside = within(Group.subdistrict_code, area.code) & is_counted() & Group.duplicate_of.is_(None)
    forms = _load_forms(connection, area.code)
    said: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in connection.execute(
        select(
            Assessment.scope_id,
            Assessment.id,
            Assessment.seq,
            Assessment.template_id,
            Assessment.template_area,
            Assessment.assessed_on,
            Assessment.answers,
            Assessment.reverses,
        )
        .join(Group, Group.scope_id == Assessment.scope_id)
        .where(inside)
    ).mappings():
        said[row["scope_id"]].append(dict(row))
    groups = [
        {
            **group,
            "subdistrict_th": _place_name(group["subdistrict_code"]),
            **_stand(said[group["scope_id"]], forms),
        }
        for group in connection.execute(
            select(
                Group.scope_id,
                Group.id.label("group_id"),
                Group.name.label("group_name"),
                Group.subdistrict_code,
                Person.display_name.label("officer_name"),
            )
            .outerjoin(Person, Person.id == Group.officer_id)
            .where(inside, Group.status != "closed")
            .order_by(Group.subdistrict_code, Group.name, Group.id)
        ).mappings()
    ]
    places = districts_of(area.code) if area.level == "province" else ()
    return {
        "as_of": format_instant(now),
        "area": asdict(area),
        "totals": _counts(groups),
        "districts": [
            {
                "code": place.code,
                "name_th": place.name_th,
                "name_en": place.name_en,
                **_counts(each for each in groups if each["subdistrict_code"].startswith(place.code)),
            }
            for place in places
        ],
        "groups": groups,
    }


def _load_forms(connection: Connection, area_code: str) -> Forms:
    codes = [*ancestors_of(area_code), *(place.code for place in districts_of(area_code))]
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    rows = connection.execute(
        select(
            AssessmentTemplate.scope_id,
            AssessmentTemplate.id,
            AssessmentTemplate.seq,
            AssessmentTemplate.sort,
            AssessmentTemplate.name,
            AssessmentTemplate.version,
            AssessmentTemplate.is_official,
            AssessmentTemplate.items,
            AssessmentTemplate.levels,
        ).where(AssessmentTemplate.scope_id.in_([f"area:{code}" for code in codes]))
    ).mappings()
    for row in rows:
        found[row["scope_id"]].append(dict(row))
    return Forms(found)


def _stand(rows: Iterable[Mapping[str, Any]], forms: Forms) -> dict[str, Any]:
    """Where a group stands by its last assessment of each sort; nothing where it has none."""
    of_sort: dict[str, list[tuple[Mapping[str, Any], Mapping[str, Any]]]] = defaultdict(list)
    for row in standing(rows):
        form = forms.find(row)
        if form:
            of_sort[form["sort"]].append((row, form))
    told: dict[str, Any] = {"trend": []}
    for row, form in of_sort["health"]:
        score = score_of(form, row["answers"])
        point = {"assessed_on": row["assessed_on"], "percent": score.percent, "template_id": form["id"]}
        told["trend"].append(point)
        told |= {
            **point,
            "version": form["version"],
            "level": score.level,
            "level_from": _level_from(form, score.level),
            "template_name": form["name"],
            "is_official": form["is_official"],
        }
    told["percents"] = [point["percent"] for point in told["trend"]]
    if of_sort["virtues"]:
        row, form = of_sort["virtues"][-1]
        told |= {
            "virtues_on": row["assessed_on"],
            "virtues_percent": score_of(form, row["answers"]).percent,
        }
    nothing = (
        "assessed_on", "percent", "version", "level", "level_from", "template_name", "is_official", "virtues_on",
        "virtues_percent",
    )  # fmt: skip
    return dict.fromkeys(nothing) | told


def _level_from(form: Mapping[str, Any], name: str | None) -> int:
    return next((int(level["min_percent"]) for level in form["levels"] if level["name"] == name), 0)


def _counts(groups: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """How many groups there are, were assessed, and stand on which level; the levels of official forms apart, lowest first.

    A level that two versions begin at different percents is one level, as it has one name.
    """
    known = list(groups)
    assessed = [group for group in known if group["assessed_on"]]
    levels: dict[tuple[bool, str], list[int]] = defaultdict(list)
    for group in assessed:
        if group["level"]:
            levels[group["is_official"], group["level"]].append(group["level_from"])
    return {
        "groups": len(known),
        "assessed": len(assessed),
        "levels": [
            {"level": name, "is_official": is_official, "groups": len(begun)}
            for (is_official, name), begun in sorted(
                levels.items(), key=lambda level: (level[0][0], min(level[1]), level[0][1])
            )
        ],
    }


def _place_name(code: str) -> str:
    place = find_place(code)
    return place.name_th if place else code
