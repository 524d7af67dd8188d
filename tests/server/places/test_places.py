import pytest

from server.places.places import (
    ancestors_of,
    contains,
    districts_of,
    find_place,
    make_village_code,
    subdistricts_of,
)


def test_yasothon_has_nine_districts_and_79_subdistrict_codes() -> None:
    districts = districts_of("35")
    assert [place.code for place in districts] == [f"350{number}" for number in range(1, 10)]
    assert [len(subdistricts_of(place.code)) for place in districts] == [18, 5, 9, 13, 5, 10, 4, 10, 5]


def test_a_place_is_known_by_its_code() -> None:
    found = {code: find_place(code) for code in ("35", "3508", "350101")}
    assert [(place.name_en, place.level) for place in found.values() if place] == [
        ("Yasothon", "province"),
        ("Loeng Nok Tha", "district"),
        ("Nai Mueang", "subdistrict"),
    ]


@pytest.mark.parametrize("code", ["", "3", "99", "3599", "350801", "35010103", "th", "๓๕"])
def test_a_code_nothing_has_is_no_place(code: str) -> None:
    assert find_place(code) is None
    assert districts_of(code) == ()


def test_a_village_code_is_its_subdistrict_and_number() -> None:
    assert make_village_code("350402", 3) == "35040203"
    assert make_village_code("350402", 12) == "35040212"


@pytest.mark.parametrize(("code", "moo"), [("350801", 1), ("3504", 1), ("350402", 0), ("350402", 100)])
def test_an_impossible_village_is_refused(code: str, moo: int) -> None:
    with pytest.raises(ValueError, match=r"no subdistrict|a village number"):
        make_village_code(code, moo)


def test_areas_are_nested() -> None:
    assert ancestors_of("350101") == ("th", "35", "3501", "350101")
    assert ancestors_of("35") == ("th", "35")
    assert ancestors_of("th") == ("th",)
    assert contains("th", "35")
    assert contains("35", "350101")
    assert not contains("3501", "35")
    assert not contains("3502", "350101")


def test_names_are_those_of_the_register() -> None:
    place = find_place("350101")
    assert place is not None
    assert place.name_th == "ในเมือง"
