from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from server.backups.rules import DAYS_KEPT, MONTHS_KEPT, WEEKS_KEPT, choose_kept, made_at_of, name_backup

NIGHT = datetime(2026, 11, 23, 19, 0, 5, tzinfo=UTC)


def nights(count: int) -> list[str]:
    return [name_backup(NIGHT - timedelta(days=back)) for back in range(count)]


def test_a_name_tells_when() -> None:
    assert name_backup(NIGHT) == "omsap-20261123T190005Z.sqlite3"
    assert made_at_of(name_backup(NIGHT)) == NIGHT


def test_the_newest_of_days_weeks_and_months_stay() -> None:
    kept = sorted(choose_kept(nights(800)), reverse=True)
    assert kept[:DAYS_KEPT] == nights(DAYS_KEPT)
    assert DAYS_KEPT + MONTHS_KEPT <= len(kept) <= DAYS_KEPT + WEEKS_KEPT + MONTHS_KEPT
    assert NIGHT - made_at_of(kept[-1]) > timedelta(days=320)


def test_a_day_is_a_day_in_bangkok() -> None:
    # 23:59 and 00:01 in Bangkok: two days, though one in UTC
    names = [
        name_backup(datetime(2026, 11, 23, 16, 59, tzinfo=UTC)),
        name_backup(datetime(2026, 11, 23, 17, 1, tzinfo=UTC)),
    ]
    assert choose_kept(names) == set(names)


@given(st.sets(st.integers(0, 60_000_000), max_size=60))
def test_the_newest_always_stays_and_deleting_twice_deletes_no_more(seconds: set[int]) -> None:
    names = {name_backup(NIGHT - timedelta(seconds=second)) for second in seconds}
    kept = choose_kept(names)
    assert kept <= names
    assert not names or max(names) in kept
    assert choose_kept(kept) == kept
