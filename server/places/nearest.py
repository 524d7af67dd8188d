"""The subdistrict that was meant, where a code or a name is not quite one."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import cache

from server.places.places import Place, contains, districts_of, province_codes, subdistricts_of


def nearest_subdistrict(typed: str, areas: Sequence[str]) -> Place | None:
    """The subdistrict within `areas` whose code, or whose name where letters were typed, comes nearest; None when none is near."""
    places = [place for area in areas for place in _subdistricts_in(area)]
    if typed.isdigit():
        named = {place.code: place for place in places if place.code.startswith(_known_start(typed))}
    else:
        named = {place.name_th: place for place in reversed(places)}
    return next((named[match] for match in get_close_matches(typed, named, n=1)), None)


def _known_start(digits: str) -> str:
    """The district, else the province, that a wrong code begins with: what is wrong stands behind it."""
    province, district = digits[:2], digits[:4]
    return district if any(each.code == district for each in districts_of(province)) else province


@cache
def _subdistricts_in(area: str) -> tuple[Place, ...]:
    return tuple(place for place in _subdistricts() if contains(area, place.code))


def _subdistricts() -> Iterator[Place]:
    for province in province_codes():
        for district in districts_of(province):
            yield from subdistricts_of(district.code)
