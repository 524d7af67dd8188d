"""The demo province: Yasothon with a running campaign, its posts, a few groups and their months of collections.

Everything that syncs is written as operations through the same push as any phone's. Ids follow from names and days, so
that the same day always makes the same province. Nobody in it is a real person: posts have no names, members none but
invented ones.
"""

import hashlib
import itertools
import json
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from server.assessments.shipped import SHIPPED
from server.concept import Draft
from server.database import writing
from server.i18n.messages import say
from server.ledger.entry_kinds import DENOMINATIONS_SATANG
from server.mou.fingerprint import fingerprint_of
from server.people.accounts import save_account
from server.people.devices import CODE_LETTERS, RegisteredDevice, save_device
from server.people.grants import Grants, Span
from server.people.passwords import hash_password
from server.places.places import Place, districts_of, find_place, subdistricts_of
from server.rulebook.rules import MILESTONES
from server.syncing.push import push
from server.syncing.server_device import push_as_server
from server.values.thai_date import BANGKOK, bangkok_date, format_thai_date
from sync.receipt import Result

PROVINCE = "35"
#: Everybody's password in the demo province, told to whoever starts it; such a province holds nothing worth guarding.
DEMO_PASSWORD = "omsap-demo-2569"  # noqa: S105 - meant to be known
OFFICERS_PER_DISTRICT = 3

_NAMESPACE = uuid.UUID("5c9d9a86-58b1-5e0d-9c68-1b7c6f0a2569")
_CAMPAIGN_NAME = "1 พัฒนากร 1 กลุ่มออมทรัพย์เพื่อการผลิต"
_IN_OFFICE_FROM = "2022-01-01"
_APP = "demo"
_MENTOR, _MENTEE = "mentor-3501", "officer-3501-1"
_PAUSED = "officer-3501-2"

_FIRST_NAMES = (
    "บุญมี", "สมหมาย", "คำปุ่น", "ทองใบ", "บัวลา", "ประยูร", "สำราญ", "จันทร์เพ็ญ", "อุดม", "มะลิ", "หนูแดง", "วิไล",
    "สุพรรณ", "บุญเลี้ยง", "ดวงใจ", "คำภา", "ไพบูลย์", "ลำดวน", "สมบัติ", "กองแก้ว",
)  # fmt: skip
_LAST_NAMES = ("ศ.", "จ.", "พ.", "ว.", "ท.", "ส.", "ก.", "บ.")
#: Pledges of a village, in satang a month, one after the other.
_PLEDGES_SATANG = (10000, 5000, 10000, 20000, 5000, 10000, 3000, 10000)

#: What a founding meeting speaks of: heading and resolution.
_AGENDA = (
    ("เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ", "รับทราบ"),
    ("รับสมาชิกแรกตั้ง", "รับผู้สมัครทุกคนเข้าเป็นสมาชิก"),
    ("เลือกคณะกรรมการ", "ตั้งคณะกรรมการชุดเดียว วาระ 2 ปี"),
    ("วันเก็บเงินสัจจะ", "เก็บทุกวันที่ 5 ของเดือน"),
)
#: What is written beside a step that no book shows.
_EVIDENCE = {
    "area_selected": "หมู่บ้านมีกลุ่มอาชีพและผู้นำพร้อม",
    "leaders_found": "ผู้ใหญ่บ้านและประธานกลุ่มสตรี",
    "idea_shared": "ประชุมที่ศาลากลางบ้าน มา 34 คน",
    "initiators_formed": "ผู้ก่อการ 5 คน",
    "reported_established": "รายงานต่อสำนักงานพัฒนาชุมชนอำเภอ",
}
#: What was found and advised at the founding, and now.
_VISITS = (
    ("ชาวบ้านสนใจออมทุกเดือน", "ให้เลือกคณะกรรมการให้ครบทุกฝ่าย"),
    ("พบประธานและเหรัญญิก ติดตามการดำเนินงาน", "ให้ตรวจนับเงินสองคนทุกครั้ง"),
)
#: A group is assessed once it has so many collections in the app.
_ASSESSED_AFTER = 4
#: What two meetings said of the five virtues, one after the other, and by what it was seen.
_VIRTUE_POINTS = ((2, 1, 2, 2, 1), (3, 2, 2, 2, 2))
_VIRTUE_WORDS = {
    "honesty": "นับเงินต่อหน้าทุกคน และอ่านทวนก่อนปิดรอบ",
    "sacrifice": "กรรมการมาเตรียมสถานที่ก่อนทุกครั้ง",
    "responsibility": "คนที่ไม่มาฝากเงินมากับเพื่อนบ้าน",
    "sympathy": "ช่วยกันเยี่ยมสมาชิกที่ป่วย",
    "trust": "สมาชิกขอดูสมุดได้ทุกเมื่อ",
}
_UNPROVED = {"count": None, "of": None, "proved_on": None}
#: What the by-laws of a group say.
_BYLAWS = (
    "สมาชิกส่งเงินสัจจะทุกเดือน ในวันที่กลุ่มนัด",
    "ค่าสมัครคนละ {entry_fee_satang} บาท",
    "การเบิกเงินจากธนาคารต้องลงนาม {bank_signers_required} คน",
)
#: The board of a small group: position and the duties that go with it.
_BOARD = (
    ("chair", ("steering", "loan")),
    ("secretary", ("steering",)),
    ("treasurer", ("steering",)),
    ("member", ("audit",)),
    ("publicity", ("promotion",)),
)


#: Our own words for a memorandum, as the app offers them to whoever has no text yet.
_MOU_TEXT = say("mou.skeleton")
_SIGNERS = {
    "party1": "พัฒนาการจังหวัดยโสธร",
    "party2": "พัฒนากร",
    "witness1": "พัฒนาการอำเภอ",
    "witness2": "นายอำเภอ",
}
#: Login → who signed on the first day: all four, both parties, or only the officer.
_SIGNED_AT_START: Mapping[str, Mapping[str, str]] = {
    "officer-3501-1": _SIGNERS,
    "officer-3501-2": {party: _SIGNERS[party] for party in ("party1", "party2")},
    "officer-3501-3": {"party2": _SIGNERS["party2"]},
}
#: A drawn name that is nobody's.
_SCRAWL = [
    [
        90,
        190,
        150,
        90,
        215,
        70,
        240,
        130,
        180,
        210,
        130,
        250,
        210,
        215,
        300,
        120,
        340,
        110,
        330,
        190,
        390,
        200,
    ],
    [420, 90, 440, 200, 500, 130, 560, 120, 570, 205, 640, 160, 720, 130, 850, 170],
    [150, 275, 520, 255, 880, 262],
]


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
        return str(uuid.uuid5(_NAMESPACE, self.login))


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
    def has_paper_book(self) -> bool:
        """Whether it was founded in the drive of 2565 and came into the app with what its book said."""
        return self.founded_on.year == 2022


def make_demo(now: datetime) -> list[Post]:
    """Fill an empty database with the demo province as of `now` (UTC); returns its posts for telling the logins."""
    today = bangkok_date(now)
    posts = [*make_posts()]
    password_hash = hash_password(DEMO_PASSWORD)
    with writing() as connection:
        for post in posts:
            save_account(connection, post.login, post.display_name, password_hash, post.person_id)
    _expect_applied(push_as_server([*_steering(posts, today)], now))
    posts_by_login = {post.login: post for post in posts}
    phones: dict[str, DemoPhone] = {}
    for group in _groups(today):
        if group.login not in phones:
            phones[group.login] = DemoPhone(posts_by_login[group.login], len(phones), now)
        steps = _keep_group(phones[group.login], group)
        chief = f"chief-{phones[group.login].post.area_codes[0][:4]}"
        if chief not in phones:
            phones[chief] = DemoPhone(posts_by_login[chief], len(posts) - len(phones), now)
        _keep_reviews(phones[chief], group, steps)
    mentor = DemoPhone(posts_by_login[_MENTOR], len(posts) - len(phones), now)
    _keep_mentorship(mentor, phones[_MENTEE], now)
    _keep_pause(phones["chief-3501"], posts_by_login[_PAUSED])
    return posts


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
    yield Post(_MENTOR, "พัฒนากรเกษียณ เมืองยโสธร", "mentor", ("3501",))


def _shares(subdistricts: Sequence[Place]) -> list[tuple[str, ...]]:
    """Neighbouring subdistricts for each officer, every one for exactly one of them."""
    codes = [place.code for place in subdistricts]
    bounds = [len(codes) * each // OFFICERS_PER_DISTRICT for each in range(OFFICERS_PER_DISTRICT + 1)]
    return [tuple(codes[start:end]) for start, end in itertools.pairwise(bounds)]


def _steering(posts: Sequence[Post], today: date) -> Iterator[Draft]:
    """What the province's office writes: assignments, both campaigns, every officer's target."""
    for post in posts:
        for area_code in post.area_codes:
            row_id = str(uuid.uuid5(_NAMESPACE, f"assignment {post.login} {area_code}"))
            yield _record(
                row_id,
                "assignment",
                f"person:{post.person_id}",
                {"role": post.role, "area_code": area_code, "from_on": _IN_OFFICE_FROM},
                _IN_OFFICE_FROM,
            )
    signed_on = today - timedelta(days=36)
    running_id = str(uuid.uuid5(_NAMESPACE, f"campaign {signed_on}"))
    yield _campaign(
        running_id,
        _CAMPAIGN_NAME,
        "open",
        signed_on=signed_on,
        target_on=today + timedelta(90),
        hard_on=today + timedelta(182),
        target_words=f"ภายในวันที่ {format_thai_date(today + timedelta(90))}",
        confirmed_on=signed_on.isoformat(),
        confirmed_by_name="เจ้าหน้าที่จังหวัดยโสธร",
    )
    yield _campaign(
        str(uuid.uuid5(_NAMESPACE, "campaign 2565")),
        f"{_CAMPAIGN_NAME} ปี 2565",
        "closed",
        signed_on=date(2022, 5, 27),
        target_on=date(2022, 9, 30),
        hard_on=date(2022, 12, 31),
        target_words="ภายในปี พ.ศ. 2565",
        target_earliest_on="2022-09-30",
        hard_words="ภายในปี พ.ศ. 2565",
    )
    yield from _promises(posts, running_id, signed_on, today)
    for post in posts:
        if post.role == "officer":
            target: dict[str, Any] = {"campaign_id": running_id, "quantity": 1}
            if post.login == "officer-3509-3":
                later = today + timedelta(days=120)
                target |= {"target_on": later.isoformat(), "reason": "พัฒนากรบรรจุใหม่"}
            row_id = str(uuid.uuid5(_NAMESPACE, f"target {post.login} {signed_on}"))
            yield _record(row_id, "target", f"person:{post.person_id}", target, signed_on.isoformat())


def _campaign(
    row_id: str, name: str, state: str, *, signed_on: date, target_on: date, hard_on: date, **read_from: str
) -> Draft:
    fields = read_from | {
        "agenda": "วาระชุมชน ส่งเสริมการออมของประชาชน",
        "name": name,
        "area_code": PROVINCE,
        "quantity": 1,
        "signed_on": signed_on.isoformat(),
        "starts_on": signed_on.isoformat(),
        "target_on": target_on.isoformat(),
        "hard_on": hard_on.isoformat(),
        "state": state,
    }
    return _record(row_id, "campaign", f"area:{PROVINCE}", fields, signed_on.isoformat())


def _promises(posts: Sequence[Post], campaign_id: str, signed_on: date, today: date) -> Iterator[Draft]:
    """A text that is nobody's official one, a memorandum for every officer in its words, and who signed at the start."""
    fingerprint, day = fingerprint_of(_MOU_TEXT), signed_on.isoformat()
    template_id = str(uuid.uuid5(_NAMESPACE, f"mou_template {signed_on}"))
    template = {
        "campaign_id": campaign_id,
        "party2_role": "officer",
        "source_words": "ร่างตัวอย่าง ไม่ใช่แบบทางการ",
    }
    yield Draft(
        template_id,
        "mou_template",
        f"area:{PROVINCE}",
        {**template, "text": _MOU_TEXT, "fingerprint": fingerprint},
        day,
    )
    ceremony = {
        "campaign_id": campaign_id,
        "held_on": day,
        "place": "หอประชุมอำเภอเมืองยโสธร",
        "chair_name": "ผู้ว่าราชการจังหวัดยโสธร",
        "attended": [post.person_id for post in posts if post.login.startswith("officer-3501")],
    }
    ceremony_id = str(uuid.uuid5(_NAMESPACE, f"ceremony {signed_on}"))
    yield _record(ceremony_id, "ceremony", f"area:{PROVINCE}", ceremony, day)
    for post in posts:
        if post.role != "officer":
            continue
        district, file = find_place(post.area_codes[0][:4]), f"person:{post.person_id}"
        mou_id = str(uuid.uuid5(_NAMESPACE, f"mou {post.login} {signed_on}"))
        mou = {
            "campaign_id": campaign_id,
            "area_code": PROVINCE,
            "template_id": template_id,
            "fingerprint": fingerprint,
            "quantity": 1,
            "target_on": (today + timedelta(90)).isoformat(),
            "target_words": f"ภายในวันที่ {format_thai_date(today + timedelta(90))}",
            "dated_on": day,
            "place": "หอประชุมอำเภอเมืองยโสธร",
            "party1_name": "พัฒนาการจังหวัดยโสธร",
            "party1_post": "พัฒนาการจังหวัดยโสธร",
            "party2_id": post.person_id,
            "party2_name": post.display_name,
            "party2_post": f"พัฒนากร อำเภอ{district.name_th if district else ''}",
        }
        yield Draft(mou_id, "mou", file, mou, day)
        for party, name in _SIGNED_AT_START.get(post.login, {}).items():
            signature = {"mou_id": mou_id, "party": party, "signer_name": name, "fingerprint": fingerprint}
            row_id = str(uuid.uuid5(_NAMESPACE, f"mou_signature {mou_id} {party}"))
            yield Draft(row_id, "mou_signature", file, {**signature, "strokes": _SCRAWL}, day)


def _record(row_id: str, kind: str, scope: str, fields: Mapping[str, Any], civil_on: str) -> Draft:
    """The operation that creates a record: every field from nothing to its value."""
    return Draft(row_id, kind, scope, {"id": row_id, "set": _created(fields)}, civil_on)


def _created(fields: Mapping[str, Any]) -> dict[str, list[Any]]:
    return {name: [None, value] for name, value in fields.items()}


def _groups(today: date) -> list[DemoGroup]:
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


@dataclass(slots=True)
class DemoPhone:
    """A phone in the demo: keeps its own chain per scope and its own slip numbers."""

    post: Post
    number: int
    now: datetime
    lines: list[bytes] = field(default_factory=list)
    device: RegisteredDevice = field(init=False)
    _heads: dict[str, tuple[int, str]] = field(default_factory=dict)
    _slips: int = 0

    def __post_init__(self) -> None:
        code = "".join(CODE_LETTERS[each] for each in divmod(self.number, len(CODE_LETTERS)))
        self.device = RegisteredDevice(str(uuid.uuid5(_NAMESPACE, f"device {self.post.login}")), f"YS{code}")
        with writing() as connection:
            save_device(connection, self.device, self.post.person_id, _APP, self.now)

    @property
    def today(self) -> date:
        """The day in Bangkok."""
        return bangkok_date(self.now)

    def next_slip(self) -> str:
        """The number of the next slip."""
        self._slips += 1
        return f"{self.device.code}-{self._slips:06d}"

    def add(
        self, kind: str, scope: str, civil_on: date, data: dict[str, Any], row_id: str | None = None
    ) -> str:
        """Keep one operation as the app would; returns its id, which `data` of a record gets for its row."""
        made = _at(civil_on, len(self.lines))
        number, previous = self._heads.get(scope, (0, ""))
        operation_id = row_id or make_id(made, f"{self.post.login} {scope} {number + 1}")
        if "set" in data:
            data = {"id": data.get("id", operation_id), "set": data["set"]}
        keys = {
            "id": operation_id,
            "kind": kind,
            "version": 1,
            "scope": scope,
            "device": self.device.id,
            "number": number + 1,
            "previous": previous,
            "author": self.post.person_id,
            "needs": [],
            "base": "",
            "data": data,
            "civil_on": civil_on.isoformat(),
            "made_at": made.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "clock_offset_ms": 0,
            "app": _APP,
        }
        line = json.dumps(keys, ensure_ascii=False, separators=(",", ":")).encode()
        self._heads[scope] = (number + 1, hashlib.sha256(line).hexdigest())
        self.lines.append(line)
        return operation_id

    def send(self) -> None:
        """Push what was kept, as its person."""
        spans = [Span(self.post.role, code, _IN_OFFICE_FROM, None) for code in self.post.area_codes]
        author = Grants(self.post.person_id, spans, self.today).author([self.device.id])
        lines, self.lines = self.lines, []
        _expect_applied(push(author, lines, self.now))


def make_id(made: datetime, label: str) -> str:
    """A UUID of version 7 whose random part follows from the label: the time first, so that ids sort by it."""
    chance = int.from_bytes(hashlib.sha256(label.encode()).digest()[:10])
    value = int(made.timestamp() * 1000) << 80 | 7 << 76 | (chance >> 64 & 0xFFF) << 64 | 2 << 62
    return str(uuid.UUID(int=value | chance & (1 << 62) - 1))


def _at(day: date, seconds: int) -> datetime:
    """An instant of a village afternoon, in UTC."""
    return (datetime.combine(day, time(14), BANGKOK) + timedelta(seconds=seconds)).astimezone(UTC)


def _keep_group(phone: DemoPhone, group: DemoGroup) -> list[tuple[str, str]]:
    """Found a group and keep its book up to today, sent in one go; its steps that were told, with their ids."""
    group_id = make_id(_at(group.founded_on, 0), group.name)
    scope = f"group:{group_id}"
    collection_day = 5
    phone.add(
        "group",
        scope,
        group.founded_on,
        {
            "set": _created(
                {
                    "name": group.name,
                    "area_level": "village" if group.moo else "community",
                    "subdistrict_code": phone.post.area_codes[group.place],
                    **({"moo": group.moo} if group.moo else {}),
                    "place_name": group.place_name,
                    "founded_on": group.founded_on.isoformat(),
                    "pledge_mode": "amount",
                    "pledge_min_satang": min(_PLEDGES_SATANG),
                    "collection_day": collection_day,
                    "officer_id": phone.post.person_id,
                    "status": "founding",
                }
            )
        },
        group_id,
    )
    pledges_satang: dict[str, int] = {}
    for place in range(group.members):
        pledge_satang = _PLEDGES_SATANG[place % len(_PLEDGES_SATANG)]
        fields = {
            "number": f"{place + 1:04d}",
            "first_name": _FIRST_NAMES[(place * 7 + group.members) % len(_FIRST_NAMES)],
            "last_name": _LAST_NAMES[(place + group.members) % len(_LAST_NAMES)],
            "pledge_satang": pledge_satang,
            "joined_on": group.founded_on.isoformat(),
            "status": "active",
        }
        member_id = phone.add("member", scope, group.founded_on, {"set": _created(fields)})
        pledges_satang[member_id] = pledge_satang
    days = _collection_days(group, collection_day, phone.today)
    if days:
        _keep_founding(phone, scope, group, list(pledges_satang))
        for old, new in (("founding", "established"), ("established", "active")):
            phone.add("group", scope, days[0], {"id": group_id, "set": {"status": [old, new]}})
    if group.has_paper_book:
        _keep_opening(phone, scope, days[0], pledges_satang)
    for number, day in enumerate(days):
        _keep_collection(phone, scope, day, pledges_satang, number)
    steps = _keep_steps(phone, scope, group, days)
    _keep_visits(phone, scope, group)
    _keep_assessments(phone, scope, group, days)
    phone.send()
    return steps


def _keep_steps(
    phone: DemoPhone, scope: str, group: DemoGroup, days: Sequence[date]
) -> list[tuple[str, str]]:
    """The steps of its formation in their order, each on a day that fits the book."""
    founded_on = group.founded_on
    before = [founded_on - timedelta(days) for days in (20, 14, 9, 5)]
    first = days[0] if days else founded_on
    after = [min(first + timedelta(days), phone.today) for days in (0, 1, 2)]
    told = []
    for milestone, done_on in list(zip(MILESTONES, [*before, *[founded_on] * 3, *after], strict=True))[
        : group.steps
    ]:
        step = {"milestone": milestone, "done_on": done_on.isoformat(), "note": _EVIDENCE.get(milestone)}
        told.append((milestone, phone.add("milestone", scope, max(done_on, founded_on), step)))
    return told


def _keep_reviews(chief: DemoPhone, group: DemoGroup, steps: Sequence[tuple[str, str]]) -> None:
    """The chief's word: on every step of a group that told all, and on the one that is returned."""
    scope = f"group:{make_id(_at(group.founded_on, 0), group.name)}"
    for milestone, milestone_id in steps:
        if group.returned and group.returned[0] == milestone:
            said = {"milestone_id": milestone_id, "verdict": "returned", "note": group.returned[1]}
        elif group.steps is None:
            said = {"milestone_id": milestone_id, "verdict": "acknowledged"}
        else:
            continue
        chief.add("milestone_review", scope, chief.today, said)
    chief.send()


def _keep_visits(phone: DemoPhone, scope: str, group: DemoGroup) -> None:
    """The officer's visit of this month, and the one of the founding."""
    for day, purpose, (found, advice) in zip(
        (group.founded_on, phone.today), ("meeting", "mentoring"), _VISITS, strict=True
    ):
        told = {"visited_on": day.isoformat(), "purpose": purpose, "visitor": "officer"}
        phone.add("visit", scope, day, {**told, "found": found, "advice": advice})


def _keep_assessments(phone: DemoPhone, scope: str, group: DemoGroup, days: Sequence[date]) -> None:
    """Health and virtues of a group that has collected for some months, assessed on its last collection day and two before it."""
    if len(days) < _ASSESSED_AFTER:
        return
    health, virtues = (
        next(form for form in SHIPPED.values() if form["sort"] == sort) for sort in ("health", "virtues")
    )
    for day, points in zip((days[-3], days[-1]), _VIRTUE_POINTS, strict=True):
        said = {"assessed_on": day.isoformat(), "people_count": group.members, "is_read_aloud": True}
        proved = _proved(group, days, day, phone.today)
        shown = [{**proved[item["id"]], "item": item["id"], "words": None} for item in health["items"]]
        phone.add("assessment", scope, day, {**said, "template_id": health["id"], "answers": shown})
        told = [
            {"item": item["id"], "points": each, "words": _VIRTUE_WORDS[item["id"]], **_UNPROVED}
            for item, each in zip(virtues["items"], points, strict=True)
        ]
        phone.add("assessment", scope, day, {**said, "template_id": virtues["id"], "answers": told})


def _proved(group: DemoGroup, days: Sequence[date], day: date, today: date) -> dict[str, dict[str, Any]]:
    """By query: what a phone finds on a collection day in a book as it is kept here."""

    def of(count: int, whole: int) -> dict[str, Any]:
        return {"points": int(0 < whole == count), "count": count, "of": whole, "proved_on": None}

    def on(shown: date | None, since: date) -> dict[str, Any]:
        proved_on = shown.isoformat() if shown else None
        return {
            "points": int(shown is not None and shown >= since),
            "count": None,
            "of": None,
            "proved_on": proved_on,
        }

    since = day - timedelta(days=183)
    closed = [each for each in days if since < each <= day]
    months = itertools.takewhile(lambda each: each > since, _same_day_before(day))
    banked = [each for each in closed if min(each + timedelta(days=1), today) <= day]
    elected_on = max(group.founded_on, today - timedelta(days=640))
    absent = days.index(day) % 3 == 2
    return {
        "minutes_2_months": on(group.founded_on, day - timedelta(days=62)),
        "duties_filled": of(4, 4),
        "bylaws_adopted": on(elected_on, date.min),
        "collections_held_6_months": of(len(closed), len(list(months))),
        "members_paid_80": of(group.members - absent, group.members) | {"points": 1},
        "cash_agrees_6_months": of(len(closed), len(closed)),
        "banked_in_time_6_months": of(len(banked), len(banked)),
        "audited_6_months": on(None, since),
        "balances_confirmed_year": of(0, group.members),
        "never_alone_6_months": of(0, len(closed)),
    }


def _same_day_before(day: date) -> Iterator[date]:
    """The day, and the same day of every month before."""
    while True:
        yield day
        day = (day.replace(day=1) - timedelta(days=1)).replace(day=day.day)


def _keep_pause(chief: DemoPhone, officer: Post) -> None:
    """The chief is told nothing of an officer in whose villages the water stands; an earlier pause was ended."""
    file, before, flood = (
        f"person:{officer.person_id}",
        chief.today - timedelta(60),
        chief.today - timedelta(3),
    )
    leave = {"until_on": (before + timedelta(14)).isoformat(), "reason": "leave"}
    chief.add("escalation_pause", file, before, leave)
    chief.add("escalation_pause", file, before + timedelta(10), {"reason": "resumed"})
    until_on = (chief.today + timedelta(11)).isoformat()
    water = {"until_on": until_on, "reason": "disaster", "note": "น้ำท่วมถนนเข้าหมู่บ้าน"}
    chief.add("escalation_pause", file, flood, water)
    chief.send()


def _keep_mentorship(mentor: DemoPhone, officer: DemoPhone, now: datetime) -> None:
    """A retired officer accompanies one who serves: two coachings, one of them signed by both, and a question."""
    begun = officer.today - timedelta(days=60)
    pair_id = make_id(_at(begun, 0), f"{_MENTOR} {_MENTEE}")
    scope = f"mentorship:{pair_id}"
    pair = {
        "mentee_id": officer.post.person_id,
        "mentor_id": mentor.post.person_id,
        "mentee_name": officer.post.display_name,
        "mentor_name": mentor.post.display_name,
        "from_on": begun.isoformat(),
    }
    _expect_applied(push_as_server([_record(pair_id, "mentorship", scope, pair, begun.isoformat())], now))
    met_on, called_on = (officer.today - timedelta(days=days) for days in (20, 3))
    met = officer.add(
        "coaching_note", scope, met_on, {"sort": "met", "text": "ดูการนับเงินและอ่านทวนยอดในวันเก็บเงินด้วยกัน"}
    )
    question = "มีสมาชิกขอถอนเงินสัจจะพิเศษในวันเก็บเงิน ให้จ่ายจากเงินที่เพิ่งเก็บได้หรือไม่"
    asked = officer.add("coaching_note", scope, called_on, {"sort": "question", "text": question})
    officer.send()
    mentor.add("coaching_sign", scope, met_on, {"note_id": met, "word": "took_place"})
    answer = "จ่ายได้ ให้เหรัญญิกลงเป็นรายการจ่ายก่อนนับเงิน แล้วอ่านทวนให้ที่ประชุมฟัง"
    mentor.add("coaching_note", scope, called_on, {"sort": "answer", "text": answer, "about_id": asked})
    called = "โทรคุยเรื่องกระทบยอดประจำเดือนกับสมุดธนาคาร"
    mentor.add("coaching_note", scope, called_on, {"sort": "called", "text": called})
    mentor.send()


def _keep_founding(phone: DemoPhone, scope: str, group: DemoGroup, member_ids: Sequence[str]) -> None:
    """The meeting that admitted everybody, and the board elected at it, or two years later in a group that is older."""
    day = group.founded_on
    minutes_id = phone.add(
        "minutes",
        scope,
        day,
        {
            "meeting": "founding",
            "number": 1,
            "held_on": day.isoformat(),
            "began_at": "13:00",
            "ended_at": "15:30",
            "place": f"ศาลากลาง{group.place_name}",
            "present": list(member_ids),
            "guests": phone.post.display_name,
        },
    )
    for place, (heading, resolved) in enumerate(_AGENDA, start=1):
        item = {"minutes_id": minutes_id, "place": place, "heading": heading, "resolved": resolved}
        phone.add("agenda_item", scope, day, item)
    admission = {"member_ids": list(member_ids), "decision": "approved", "minutes_id": minutes_id}
    phone.add("admission", scope, day, admission)
    from_on = max(day, phone.today - timedelta(days=640))
    term = {"from_on": from_on.isoformat(), "to_on": (from_on + timedelta(days=730)).isoformat()}
    for member_id, (position, duties) in zip(member_ids, _BOARD, strict=False):
        post = {"committee": "board", "position": position, "member_id": member_id, "duties": list(duties)}
        phone.add("committee_post", scope, from_on, {"set": _created({**post, **term, "status": "stands"})})
    if group.returned is None:
        version = {"version": 1, "starts_on": from_on.isoformat(), "minutes_id": minutes_id}
        bylaws_id = phone.add("bylaws", scope, from_on, version)
        for place, text in enumerate(_BYLAWS, start=1):
            paragraph = {"bylaws_id": bylaws_id, "place": place, "text": text}
            phone.add("bylaw_paragraph", scope, from_on, paragraph)


def _collection_days(group: DemoGroup, collection_day: int, today: date) -> list[date]:
    """The last collection days up to today, oldest first; a group's first one may be the day after its founding."""
    days: list[date] = []
    month = today.replace(day=1)
    while len(days) < group.months:
        day = month.replace(day=collection_day)
        if day > today:
            month = (month - timedelta(days=1)).replace(day=1)
            continue
        days.append(max(day, group.founded_on + timedelta(days=1)))
        month = (month - timedelta(days=1)).replace(day=1)
    return days[::-1]


def _keep_opening(phone: DemoPhone, scope: str, day: date, pledges_satang: Mapping[str, int]) -> None:
    """What stood in the paper book when the group came into the app: a year of pledges, all of it in the bank."""
    total_satang = 12 * sum(pledges_satang.values())
    sheet = {
        "group_id": scope.removeprefix("group:"),
        "cut_off_on": day.isoformat(),
        "members": len(pledges_satang),
        "savings_satang": total_satang,
        "funds_satang": 0,
        "cash_satang": 0,
        "bank_satang": total_satang,
    }
    phone.add("opening_sheet", scope, day, sheet)
    for member_id, pledge_satang in pledges_satang.items():
        _entry(phone, scope, day, "opening_savings", 12 * pledge_satang, member_id=member_id)
    _entry(phone, scope, day, "opening_bank", total_satang)


def _keep_collection(
    phone: DemoPhone, scope: str, day: date, pledges_satang: Mapping[str, int], number: int
) -> None:
    """One collection day: who came, what they paid, the cash counted to the satang, all of it banked the next day.

    On every third one somebody is absent, and brings the missed month to the next; the second one has a line that was
    typed wrongly and taken back.
    """
    period = day.isoformat()[:7]
    collection_id = phone.add("collection_open", scope, day, {"period": period, "opening_cash_satang": 0})
    members = list(pledges_satang)
    absent = members[number % len(members)] if number % 3 == 2 else None
    lines, total_satang = 0, 0
    for member_id, pledge_satang in pledges_satang.items():
        presence = "absent" if member_id == absent else "present"
        named = {"collection_id": collection_id, "member_id": member_id}
        phone.add("attendance", scope, day, {**named, "presence": presence})
        if member_id == absent:
            continue
        paid = {**named, "period": period}
        if number == 1 and member_id == members[1]:
            wrong = {**paid, "slip_number": phone.next_slip()}
            wrong_id = _entry(phone, scope, day, "pledge", 10 * pledge_satang, **wrong)
            _entry(
                phone,
                scope,
                day,
                "pledge",
                10 * pledge_satang,
                **paid,
                reverses=wrong_id,
                reason="พิมพ์เกินหนึ่งหลัก",
            )
        _entry(phone, scope, day, "pledge", pledge_satang, **paid, slip_number=phone.next_slip())
        lines, total_satang = lines + 1, total_satang + pledge_satang
        if number % 3 == 0 and number > 0 and member_id == members[number - 1]:
            missed = (day.replace(day=1) - timedelta(days=1)).isoformat()[:7]
            arrears = {**named, "period": missed, "slip_number": phone.next_slip()}
            _entry(phone, scope, day, "arrears", pledge_satang, **arrears)
            lines, total_satang = lines + 1, total_satang + pledge_satang
    phone.add(
        "collection_count", scope, day, {"collection_id": collection_id, "counts": count_pieces(total_satang)}
    )
    totals = {"lines": lines, "total_satang": total_satang, "counted_satang": total_satang}
    phone.add("collection_close", scope, day, {"collection_id": collection_id, **totals})
    _entry(phone, scope, min(day + timedelta(days=1), phone.today), "bank_in", total_satang)


def _entry(
    phone: DemoPhone, scope: str, day: date, entry_kind: str, amount_satang: int, **fields: str
) -> str:
    return phone.add(
        "entry", scope, day, {"entry_kind": entry_kind, "amount_satang": amount_satang, **fields}
    )


def count_pieces(amount_satang: int) -> dict[str, int]:
    """An amount in as few notes and coins as it takes: {satang of one piece: pieces}."""
    pieces = {}
    for denomination_satang in DENOMINATIONS_SATANG:
        count, amount_satang = divmod(amount_satang, denomination_satang)
        if count:
            pieces[str(denomination_satang)] = count
    return pieces


def _expect_applied(results: Sequence[Result]) -> None:
    """The demo province has nothing to settle: whatever is not simply applied is a mistake in this file."""
    for result in results:
        flags = result.receipt.flags if result.receipt else ()
        if result.outcome != "applied" or flags:
            raise RuntimeError(
                f"{result.operation_id}: {result.outcome} {result.problem} {flags} {result.missing}"
            )
