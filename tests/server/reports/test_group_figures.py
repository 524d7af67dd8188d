"""Figures that are remembered are never stale."""

from itertools import pairwise

from flask import Flask

from server.database import reading
from server.groups.models import Group
from server.reports.group_figures import fingerprint, load_chains, load_figures
from tests.factories import make_group, make_person, send
from tests.operations import id_of
from tests.server.reports.test_progress import statements

BAHT = 100


def test_whatever_changes_a_group_changes_its_figures(app: Flask) -> None:
    phone = make_person("officer", "350102").phone()
    scope, [member] = make_group(phone, 100 * BAHT)
    other, _members = make_group(phone, 50 * BAHT)

    condition = Group.subdistrict_code == "350102"
    prints: list[str] = []

    def told() -> tuple[int, int, int]:
        with reading() as connection:
            chains = load_chains(connection, condition)
            found = {each.scope_id: each for each in load_figures(connection, chains, condition)}
        prints.append(fingerprint(chains))
        assert found[other].savings_satang == 50 * BAHT
        return found[scope].members, found[scope].savings_satang, len(found[scope].steps)

    assert told() == told() == (1, 100 * BAHT, 0)
    deposit = phone.pledge(scope, member, 30 * BAHT)
    send(phone, deposit)
    assert told() == (1, 130 * BAHT, 0)
    mirror = {
        "entry_kind": "pledge", "amount_satang": 30 * BAHT, "member_id": member, "period": "2026-11",
        "reverses": id_of(deposit), "reason": "ผิดคน",
    }  # fmt: skip
    send(phone, phone.line("entry", scope, mirror))
    assert told() == (1, 100 * BAHT, 0)
    send(phone, phone.member(scope, number="0002"))
    send(phone, phone.line("milestone", scope, {"milestone": "idea_shared", "done_on": "2026-11-20"}))
    assert told() == (2, 100 * BAHT, 1)
    with statements() as asked:
        told()
    assert len(asked) == 1
    # each change shows in the print of the area, and nothing else does
    assert [one == two for one, two in pairwise(prints)] == [True, False, False, False, True]
