"""Groups of the demo province: which there are, and how far each has come."""

from dataclasses import dataclass
from datetime import date, timedelta

from server.demo.ids import afternoon, make_id

#: The day of the month on which every group collects.
COLLECTION_DAY = 5


@dataclass(frozen=True, slots=True)
class DemoGroup:
    """A group to be founded by a post, in the subdistrict that stands at `place` among its areas.

    `months` are the collections held, the last one this month or the one before. Without a `moo` it is a community of
    the town.
    """

    login: str
    place: int
    place_name: str
    moo: int | None
    founded_on: date
    members: int
    months: int
    #: Steps of its formation that were told, in their usual order; None for all, which the chief has acknowledged.
    steps: int | None = None
    #: A step that the chief has returned, with what is missing.
    returned: tuple[str, str] | None = None

    @property
    def name(self) -> str:
        """The full name, as the trade writes it."""
        return f"กลุ่มออมทรัพย์เพื่อการผลิต{self.place_name}{f' หมู่ที่ {self.moo}' if self.moo else ''}"

    @property
    def id(self) -> str:
        """The same group always has the same id."""
        return make_id(afternoon(self.founded_on), self.name)

    @property
    def scope(self) -> str:
        """Where everything of the group lies."""
        return f"group:{self.id}"

    @property
    def has_paper_book(self) -> bool:
        """Whether it was founded in the drive of 2565 and came into the app with what its book said."""
        return self.founded_on.year == 2022

    def board_from(self, today: date) -> date:
        """The day its board was elected: at the founding, or two years later in a group that is older."""
        return max(self.founded_on, today - timedelta(days=640))

    def collection_days(self, today: date) -> list[date]:
        """The last collection days up to today, oldest first; the first one may be the day after its founding."""
        days: list[date] = []
        month = today.replace(day=1)
        while len(days) < self.months:
            day = month.replace(day=COLLECTION_DAY)
            if day <= today:
                days.append(max(day, self.founded_on + timedelta(days=1)))
            month = (month - timedelta(days=1)).replace(day=1)
        return days[::-1]


def make_groups(today: date) -> list[DemoGroup]:
    """Three groups of the drive of 2565, which kept paper books at first, and three of the running campaign."""
    return [
        DemoGroup("officer-3501-1", 1, "บ้านหนองบัวทอง", 3, date(2022, 7, 5), members=16, months=8),
        DemoGroup("officer-3501-1", 0, "ชุมชนวัดใต้", None, date(2022, 11, 5), members=9, months=4, steps=9),
        DemoGroup("officer-3503-2", 0, "บ้านโนนสว่างเหนือ", 7, date(2022, 9, 12), members=20, months=6),
        DemoGroup("officer-3501-2", 2, "บ้านดอนกลางใหม่", 5, today - timedelta(32), members=12, months=1),
        DemoGroup(
            "officer-3502-1",
            0,
            "บ้านนาดีใหญ่",
            2,
            today - timedelta(30),
            members=10,
            months=1,
            steps=10,
            returned=("rules_adopted", "ยังไม่มีมติที่ประชุมเห็นชอบระเบียบ ขอสำเนารายงานการประชุม"),
        ),
        DemoGroup("officer-3504-1", 1, "บ้านคำสว่าง", 9, today - timedelta(12), members=8, months=0, steps=4),
    ]
