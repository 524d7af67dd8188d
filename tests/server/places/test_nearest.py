import pytest

from server.places.nearest import nearest_subdistrict


@pytest.mark.parametrize(
    ("typed", "areas", "code"),
    [
        # one digit wrong, one too few: within the district, else the province, it begins with
        ("350199", ["th"], "350109"),
        ("35101", ["35"], "350101"),
        ("990101", ["th"], None),
        ("350199", ["34"], None),
        # a name, also with what stands before it and with a slip of the finger
        ("เขื่องคำ", ["35"], "350112"),
        ("ต.เขื่องคำ", ["35"], "350112"),
        ("เขืองคำ", ["35"], "350112"),
        ("ในเมือง", ["35"], "350101"),
        ("ในเมือง", ["30"], "300101"),
        ("xyz", ["th"], None),
        ("", ["35"], None),
    ],
)
def test_which_subdistrict_was_meant(typed: str, areas: list[str], code: str | None) -> None:
    place = nearest_subdistrict(typed, areas)
    assert (place and place.code) == code
