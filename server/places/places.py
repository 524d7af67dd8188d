"""Names and codes of places. Codes are text: province 2 digits, district 4, subdistrict 6, village 8.

Names and codes come from the package `geothai` (CC BY 4.0, credit GeoThai; Department of Provincial Administration).
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal

import geothai

Level = Literal["province", "district", "subdistrict"]
AreaLevel = Literal["nation", "province", "district", "subdistrict"]

#: Number of digits of a code → what it names.
LEVEL_OF_LENGTH: dict[int, Level] = {2: "province", 4: "district", 6: "subdistrict"}

#: The whole country, as scope `area:th` names it.
NATION = "th"


@dataclass(frozen=True, slots=True)
class Place:
    """A province, district or subdistrict by its registered name."""

    code: str
    name_th: str
    name_en: str
    level: Level


@cache
def find_place(code: str) -> Place | None:
    """The place of a 2, 4 or 6 digit code, None when no place has it (codes jump: never count on the next)."""
    level = LEVEL_OF_LENGTH.get(len(code))
    if level is None:
        return None
    found = {"province": geothai.province, "district": geothai.district, "subdistrict": geothai.subdistrict}[
        level
    ](code)
    return Place(found.code, found.name_th, found.name_en, level) if found else None


def level_of(area_code: str) -> AreaLevel | None:
    """What sort of area a code names; None where there is no such place."""
    if area_code == NATION:
        return "nation"
    place = find_place(area_code)
    return place.level if place else None


@cache
def province_codes() -> tuple[str, ...]:
    """The codes of all provinces."""
    return tuple(each.code for each in geothai.provinces())


@cache
def districts_of(province_code: str) -> tuple[Place, ...]:
    """The districts of a province by code; empty for an unknown province."""
    return tuple(
        Place(each.code, each.name_th, each.name_en, "district") for each in geothai.districts(province_code)
    )


@cache
def subdistricts_of(district_code: str) -> tuple[Place, ...]:
    """The subdistricts of a district by code; empty for an unknown district."""
    return tuple(
        Place(each.code, each.name_th, each.name_en, "subdistrict")
        for each in geothai.subdistricts(district_code)
    )


def make_village_code(subdistrict_code: str, moo: int) -> str:
    """The 8-digit code of a village: its subdistrict and its number in two digits.

    Raises ValueError for an unknown subdistrict or a number outside 1 to 99.
    """
    place = find_place(subdistrict_code)
    if place is None or place.level != "subdistrict":
        raise ValueError(f"no subdistrict has the code {subdistrict_code!r}")
    if not 1 <= moo <= 99:
        raise ValueError(f"a village number is 1 to 99, not {moo}")
    return f"{subdistrict_code}{moo:02d}"


def contains(area_code: str, place_code: str) -> bool:
    """Whether a place lies inside an area: codes are nested, so the area's code begins the place's."""
    return area_code == NATION or place_code.startswith(area_code)


def ancestors_of(code: str) -> tuple[str, ...]:
    """The areas a place lies in, from the nation down to itself: "350101" → th, 35, 3501, 350101."""
    if code == NATION:
        return (NATION,)
    return (NATION, *(code[:length] for length in LEVEL_OF_LENGTH if length <= len(code)))
