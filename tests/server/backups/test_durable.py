"""How far every backup holds a scope: what a phone may let go of, whichever of them is put back."""

import shutil
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from server.backups.durable import note_durable
from server.backups.folder import find_backups
from server.backups.records import back_up
from server.database import reading
from server.syncing.models import Scope
from tests.conftest import BEGINNING
from tests.factories import make_group, make_person, send
from tests.server.backups.conftest import change, durable

DAY = timedelta(days=1)


def seq_of(scope: str) -> int:
    with reading() as connection:
        return connection.execute(select(Scope.seq).where(Scope.id == scope)).scalar_one()


def join(scope: str, name: str) -> None:
    """Somebody joins the group: another outcome."""
    phone = make_person(name, "350102").phone()
    [result] = send(phone, phone.member(scope, number="0009"))
    assert result.outcome == "applied"


def test_without_a_backup_nothing_is_durable(group: str) -> None:
    assert durable(group) == 0


def test_the_oldest_backup_that_may_be_put_back_says_how_far(group: str, folder: Path) -> None:
    seq = seq_of(group)
    back_up(folder, BEGINNING)
    assert durable(group) == seq
    join(group, "helper")
    back_up(folder, BEGINNING + DAY)
    assert durable(group) == seq
    back_up(folder, BEGINNING + 36 * DAY)
    assert durable(group) == seq_of(group) == seq + 1


def test_a_group_younger_than_a_backup_waits_until_that_is_old(group: str, folder: Path) -> None:
    back_up(folder, BEGINNING)
    young, _ = make_group(make_person("late", "350102").phone(), 10000)
    back_up(folder, BEGINNING + DAY)
    assert durable(young) == 0
    back_up(folder, BEGINNING + 36 * DAY)
    assert durable(young) == seq_of(young)


def test_a_backup_of_another_branch_holds_nothing_of_what_differs(group: str, folder: Path) -> None:
    back_up(folder, BEGINNING)
    change("UPDATE receipt SET chain = 'other' WHERE scope_id LIKE 'group:%'")
    make_group(make_person("late", "350102").phone(), 10000)
    note_durable(folder, BEGINNING)
    with reading() as connection:
        [campaign] = connection.execute(select(Scope.id).where(Scope.id.like("area:%"))).scalars()
    assert (durable(group), durable(campaign)) == (0, seq_of(campaign))


def test_a_backup_this_database_never_heard_of_counts(group: str, folder: Path) -> None:
    """After a restore the folder holds copies that are newer than all the database knows."""
    back_up(folder, BEGINNING)
    seq = seq_of(group)
    change("DELETE FROM backup")
    join(group, "helper")
    back_up(folder, BEGINNING + DAY)
    assert durable(group) == seq


def test_what_was_noted_stays_while_a_backup_cannot_be_read(group: str, folder: Path) -> None:
    back_up(folder, BEGINNING)
    young, _ = make_group(make_person("late", "350102").phone(), 10000)
    [path] = find_backups(folder)
    path.write_bytes(b"nothing like a database" * 1000)
    back_up(folder, BEGINNING + DAY)
    assert (durable(group), durable(young)) == (seq_of(group), 0)


def test_a_backup_that_lies_elsewhere_cannot_be_compared(group: str, folder: Path, tmp_path: Path) -> None:
    back_up(folder, BEGINNING)
    young, _ = make_group(make_person("late", "350102").phone(), 10000)
    back_up(tmp_path / "elsewhere", BEGINNING + DAY)
    assert durable(young) == 0
    shutil.rmtree(folder)
    back_up(tmp_path / "elsewhere", BEGINNING + 36 * DAY)
    assert durable(young) == seq_of(young)
