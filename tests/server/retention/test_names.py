"""An erased member's name is in no table any more, whoever had written it down."""

from typing import Any

from flask import Flask

from server.database import db, writing
from server.retention.names import erase_names
from tests.factories import make_person, send
from tests.operations import id_of

NAMES = ("คำหล้า", "แสงทอง", "ทองใบ", "บุญมี", "0812345678")


def everything() -> str:
    """Every value of every table, as one text."""
    with db.engine.connect() as connection:
        return "\n".join(
            str(row) for table in db.metadata.sorted_tables for row in connection.execute(table.select())
        )


def test_no_table_holds_the_name_of_an_erased_member(app: Flask) -> None:
    officer = make_person("officer", "350102")
    phone = officer.phone()
    scope, founding = phone.founding()
    member = phone.member(scope, first_name="คำหล้า", last_name="แสงทอง", phone="0812345678")
    member_id = id_of(member)
    named: dict[str, Any] = {"member_id": member_id}
    shares = [{"name": "นางทองใบ จ.", "relation": "บุตร", "percent": 100}]
    gone = {"exit_kind": "died", "left_on": "2009-03-05", "entry_ids": []}
    told = {"notice_version": 1, "agreed": [], "how": "spoken", "witness_name": "นายบุญมี ศ."}
    results = send(
        phone,
        founding,
        member,
        phone.edit("member", scope, member_id, base="", first_name=("คำหล้า", "คำหลา")),
        phone.line(
            "beneficiary_statement", scope, {**named, "beneficiaries": shares, "witnesses": ["นายบุญมี ศ."]}
        ),
        phone.line("consent", scope, {**named, **told}),
        phone.line(
            "member_exit", scope, {**named, **gone, "payees": [{"name": "นางทองใบ จ.", "amount_satang": 100}]}
        ),
        phone.edit("member", scope, member_id, base="", status=("active", "left")),
    )
    assert {result.outcome for result in results} == {"applied"}
    assert all(name in everything() for name in NAMES)

    send(phone, phone.line("erasure", scope, {**named, "reason": "พ้นเวลาเก็บบัญชี"}))
    for _again in range(2):
        with writing() as connection:
            assert erase_names(connection) == 1
    left = everything()
    assert [name for name in NAMES if name in left] == []
