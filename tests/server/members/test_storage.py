from typing import Any

from flask import Flask
from sqlalchemy import select

from server.database import db
from server.members.models import BeneficiaryStatement, MemberExit
from tests.factories import make_group, make_person, send
from tests.operations import id_of


def test_lists_lie_in_the_database_as_they_were_said(app: Flask) -> None:
    phone = make_person("one", "350102").phone()
    scope, [member] = make_group(phone, 10000)
    beneficiaries: list[dict[str, Any]] = [{"name": "นางทองใบ จ.", "relation": "", "percent": 100}]
    said = {"member_id": member, "beneficiaries": beneficiaries, "witnesses": ["นายคำพอง ส."]}
    paid = {"entry_kind": "exit_payout", "amount_satang": 10000, "member_id": member}
    payout = phone.line("entry", scope, paid)
    payees = [{"name": "นางทองใบ จ.", "amount_satang": 10000}]
    told = {"member_id": member, "exit_kind": "died", "left_on": "2026-11-23", "payees": payees}
    leaving = phone.line("member_exit", scope, {**told, "entry_ids": [id_of(payout)]})
    results = send(phone, phone.line("beneficiary_statement", scope, said), payout, leaving)
    assert [result.outcome for result in results] == ["applied"] * 3
    statement = db.session.scalars(select(BeneficiaryStatement)).one()
    assert (statement.beneficiaries, statement.witnesses) == (beneficiaries, ["นายคำพอง ส."])
    left = db.session.scalars(select(MemberExit)).one()
    assert (left.payees, left.entry_ids, left.reverses) == (payees, [id_of(payout)], None)
