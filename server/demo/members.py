"""Members of a demo group: invented names, and what each pledges a month."""

from server.demo.groups import DemoGroup
from server.demo.operations import first_values
from server.demo.phone import DemoPhone

_FIRST_NAMES = (
    "บุญมี", "สมหมาย", "คำปุ่น", "ทองใบ", "บัวลา", "ประยูร", "สำราญ", "จันทร์เพ็ญ", "อุดม", "มะลิ", "หนูแดง", "วิไล",
    "สุพรรณ", "บุญเลี้ยง", "ดวงใจ", "คำภา", "ไพบูลย์", "ลำดวน", "สมบัติ", "กองแก้ว",
)  # fmt: skip
_LAST_NAMES = ("ศ.", "จ.", "พ.", "ว.", "ท.", "ส.", "ก.", "บ.")
#: Pledges of a village, in satang a month, one after the other.
_PLEDGES_SATANG = (10000, 5000, 10000, 20000, 5000, 10000, 3000, 10000)
PLEDGE_MIN_SATANG = min(_PLEDGES_SATANG)


def keep_members(phone: DemoPhone, group: DemoGroup) -> dict[str, int]:
    """Enter the members in the order of their numbers; the pledge of each: {id: satang}."""
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
        member_id = phone.add("member", group.scope, group.founded_on, first_values(fields))
        pledges_satang[member_id] = pledge_satang
    return pledges_satang
