"""Keep one demo group as its officer's phone does, from its founding up to today."""

from server.demo.assessments import keep_assessments
from server.demo.collection import keep_collection, keep_opening
from server.demo.founding import keep_founding
from server.demo.groups import COLLECTION_DAY, DemoGroup
from server.demo.ladder import keep_steps
from server.demo.members import PLEDGE_MIN_SATANG, keep_members
from server.demo.operations import first_values
from server.demo.phone import DemoPhone
from server.demo.visits import keep_visits


def keep_group(phone: DemoPhone, group: DemoGroup) -> dict[str, str]:
    """Found a group and keep its book up to today, sent in one go; its steps that were told: {milestone: id}."""
    fields = {
        "name": group.name,
        "area_level": "village" if group.moo else "community",
        "subdistrict_code": phone.post.area_codes[group.place],
        **({"moo": group.moo} if group.moo else {}),
        "place_name": group.place_name,
        "founded_on": group.founded_on.isoformat(),
        "pledge_mode": "amount",
        "pledge_min_satang": PLEDGE_MIN_SATANG,
        "collection_day": COLLECTION_DAY,
        "officer_id": phone.post.person_id,
        "status": "founding",
    }
    phone.add("group", group.scope, group.founded_on, first_values(fields), group.id)
    pledges_satang = keep_members(phone, group)
    days = group.collection_days(phone.today)
    if days:
        keep_founding(phone, group, list(pledges_satang))
        for old, new in (("founding", "established"), ("established", "active")):
            phone.add("group", group.scope, days[0], {"id": group.id, "set": {"status": [old, new]}})
    if group.has_paper_book:
        keep_opening(phone, group, days[0], pledges_satang)
    for number, day in enumerate(days):
        keep_collection(phone, group, day, pledges_satang, number)
    steps = keep_steps(phone, group, days)
    keep_visits(phone, group)
    keep_assessments(phone, group, days)
    phone.send()
    return steps
