import pytest
from click.testing import CliRunner
from flask import Flask
from sqlalchemy import text

from server.cli.commands import omsap
from server.database import db, reading
from server.settings import Settings
from server.syncing.push import push
from server.verification.verify import verify
from tests.conftest import BEGINNING
from tests.factories import make_campaign, make_group, make_person, send
from tests.operations import Phone, id_of


def differences() -> set[str]:
    with reading() as connection:
        return {difference.code for difference in verify(connection)}


@pytest.fixture
def scope(app: Flask) -> str:
    """A group with all that a few months bring: deposits, reversals, edits, a conflict, a case, refusals."""
    make_campaign()
    person = make_person("officer", "350102")
    phone, other = person.phone(), Phone(person_id=person.id)
    scope, (member, _) = make_group(phone, 10000, 5000)
    group_id = scope.removeprefix("group:")
    pledge = phone.pledge(scope, member, 700)
    mirror = {"entry_kind": "pledge", "amount_satang": 700, "member_id": member, "period": "2026-11",
              "reverses": id_of(pledge)}  # fmt: skip
    opening = phone.line("collection_open", scope, {"period": "2026-11", "opening_cash_satang": 0})
    absence = {"collection_id": id_of(opening), "member_id": member, "presence": "absent"}
    send(phone, pledge, phone.line("entry", scope, mirror), opening, phone.line("attendance", scope, absence))
    same = [phone.edit("group", scope, group_id, base="", note=(None, "ก")) for _ in range(2)]
    send(phone, *same)
    late = phone.line(
        "entry", scope, {"entry_kind": "exit_payout", "amount_satang": 99900, "member_id": member}
    )
    clash = other.edit("group", scope, group_id, base="", name=("ข", "ค"))
    results = push(phone.grants.author([phone.device, other.device]), [late, clash, b"no line"], BEGINNING)
    assert [result.outcome for result in results] == ["applied", "conflict", "quarantined"]
    return scope


DAMAGE = {
    "a deposit is gone": (
        "DELETE FROM entry WHERE amount_satang = 5000",
        {"sum_differs", "row_missing"},
    ),
    "an amount was changed": (
        "UPDATE entry SET amount_satang = 1 WHERE amount_satang = 5000",
        {"sum_differs"},
    ),
    "a balance was changed": (
        "UPDATE account_balance SET amount_satang = amount_satang + 1 WHERE account = 'cash'",
        {"sum_differs", "trial_balance"},
    ),
    "a month was changed": ("UPDATE group_month SET lines = lines + 1", {"sum_differs"}),
    "a presence is gone": ("DELETE FROM attendance", {"row_missing"}),
    "a receipt is gone": (
        "DELETE FROM receipt WHERE scope_id LIKE 'group:%' AND seq = 3",
        {"chain_broken", "row_without_receipt"},
    ),
    "the last receipts are gone": (
        "DELETE FROM receipt WHERE scope_id LIKE 'group:%' AND seq > 12",
        {"head_differs", "row_without_receipt"},
    ),
    "an answer was changed": (
        "UPDATE receipt SET outcome = 'merged' WHERE scope_id LIKE 'group:%' AND seq = 3",
        {"chain_broken"},
    ),
    "a head was set back": ("UPDATE scope SET seq = seq - 1 WHERE id LIKE 'group:%'", {"head_differs"}),
    "a head is gone": ("DELETE FROM scope WHERE id LIKE 'group:%'", {"scope_missing"}),
    "all receipts of a scope are gone": (
        "DELETE FROM receipt WHERE scope_id LIKE 'area:%'",
        {"head_differs", "row_without_receipt"},
    ),
    "a reversal mirrors another amount": (
        "UPDATE entry SET amount_satang = 701 WHERE reverses IS NOT NULL",
        {"sum_differs", "reversal_differs"},
    ),
    "a row moved to a place that is not its own": ("UPDATE member SET seq = 99", {"row_without_receipt"}),
}


def test_what_the_product_writes_has_nothing_to_say(scope: str) -> None:
    assert differences() == set()


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_found(scope: str, damage: str) -> None:
    statement, told = DAMAGE[damage]
    with db.engine.begin() as connection:
        assert connection.execute(text(statement)).rowcount > 0
    assert differences() == told


def test_an_entry_that_was_reversed_twice_is_found(scope: str) -> None:
    with db.engine.begin() as connection:
        connection.execute(text("DROP INDEX uq_entry_reverses"))
        columns = "scope_id, seq, author_id, device_id, civil_on, made_at, entry_kind, amount_satang, member_id, period, reverses"
        connection.execute(
            text(
                f"INSERT INTO entry (id, {columns}) SELECT 'another', {columns} FROM entry "  # noqa: S608
                "WHERE reverses IS NOT NULL"
            )
        )
    try:
        assert differences() >= {"reversal_differs", "sum_differs", "row_without_receipt"}
    finally:
        with db.engine.begin() as connection:
            connection.execute(text("DELETE FROM entry WHERE id = 'another'"))
            connection.execute(text("CREATE UNIQUE INDEX uq_entry_reverses ON entry (scope_id, reverses)"))


def test_the_command_tells_codes_and_ids_and_no_names(scope: str, settings: Settings) -> None:
    environment = {"OMSAP_DATABASE_URL": settings.database_url, "LC_ALL": "en_US.UTF-8"}
    well = CliRunner().invoke(omsap, ["ledger", "verify"], env=environment)
    assert (well.exit_code, well.output) == (
        0,
        "Everything that is kept follows from the entries and receipts.\n",
    )
    with db.engine.begin() as connection:
        connection.execute(text("UPDATE group_month SET lines = lines + 1 WHERE entry_kind = 'pledge'"))
    ill = CliRunner().invoke(omsap, ["ledger", "verify"], env={**environment, "LC_ALL": "th_TH.UTF-8"})
    assert ill.exit_code == 1
    assert ill.output.startswith(f"sum_differs {scope} group_month 2026-11 pledge (ยอด")
    assert "บุญมี" not in ill.output
