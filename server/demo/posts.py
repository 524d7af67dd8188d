"""Posts of the demo province: who logs in, in which role, and where."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from server.concept import Draft
from server.demo.ids import named_id
from server.demo.operations import record
from server.places.places import Place, districts_of, subdistricts_of

PROVINCE = "35"
#: Everybody's password in the demo province, told to whoever starts it; such a province holds nothing worth guarding.
DEMO_PASSWORD = "omsap-demo-2569"  # noqa: S105 - meant to be known
OFFICERS_PER_DISTRICT = 3
#: The first day of every post.
IN_OFFICE_FROM = "2022-01-01"
#: A retired officer and whom they accompany.
MENTOR, MENTEE = "mentor-3501", "officer-3501-1"
#: An officer of whom the chief is told nothing for a while.
PAUSED = "officer-3501-2"


@dataclass(frozen=True, slots=True)
class Post:
    """A post of the province with its login."""

    login: str
    display_name: str
    role: str
    area_codes: tuple[str, ...]

    @property
    def person_id(self) -> str:
        """The same post always has the same id."""
        return named_id(self.login)

    @property
    def district_code(self) -> str:
        """The district it lies in; for a post of the whole province, its province."""
        return self.area_codes[0][:4]


def make_posts() -> Iterator[Post]:
    """The posts of the province: its chief and office, its general administration, the districts' chiefs and officers, a mentor."""
    yield Post("yasothon", "พัฒนาการจังหวัดยโสธร", "province_chief", (PROVINCE,))
    yield Post("staff-35", "เจ้าหน้าที่พัฒนาชุมชนจังหวัดยโสธร", "province_staff", (PROVINCE,))
    yield Post("deputy-35", "รองผู้ว่าราชการจังหวัดยโสธร", "deputy_governor", (PROVINCE,))
    yield Post("head-3501", "นายอำเภอเมืองยโสธร", "district_head", ("3501",))
    yield Post("admin", "ผู้ดูแลระบบ", "system_admin", (PROVINCE,))
    for district in districts_of(PROVINCE):
        yield Post(
            f"chief-{district.code}", f"พัฒนาการอำเภอ{district.name_th}", "district_chief", (district.code,)
        )
        for number, codes in enumerate(_shares(subdistricts_of(district.code)), start=1):
            yield Post(
                f"officer-{district.code}-{number}", f"พัฒนากร {district.name_th} {number}", "officer", codes
            )
    yield Post(MENTOR, "พัฒนากรเกษียณ เมืองยโสธร", "mentor", ("3501",))


def _shares(subdistricts: Sequence[Place]) -> list[tuple[str, ...]]:
    """Neighbouring subdistricts for each officer, every one for exactly one of them."""
    codes = [place.code for place in subdistricts]
    bounds = [len(codes) * each // OFFICERS_PER_DISTRICT for each in range(OFFICERS_PER_DISTRICT + 1)]
    return [tuple(codes[start:end]) for start, end in itertools.pairwise(bounds)]


def draft_assignments(posts: Sequence[Post]) -> Iterator[Draft]:
    """Who holds which post, a line for each of its areas."""
    for post in posts:
        for area_code in post.area_codes:
            yield record(
                named_id(f"assignment {post.login} {area_code}"),
                "assignment",
                f"person:{post.person_id}",
                {"role": post.role, "area_code": area_code, "from_on": IN_OFFICE_FROM},
                IN_OFFICE_FROM,
            )
