from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import Connection, select

from server.database import writing
from server.people.models import LoginTrial
from server.people.trials import (
    FREE_TRIALS,
    clear_trials,
    count_trial,
    delete_old_trials,
    trial_key,
    wait_seconds,
)
from tests.conftest import BEGINNING


@pytest.mark.parametrize(
    ("trials", "seconds"), [(0, 0), (4, 0), (5, 15), (6, 30), (7, 60), (10, 480), (11, 900), (5000, 900)]
)
def test_the_wait_doubles_up_to_a_quarter_of_an_hour(trials: int, seconds: int) -> None:
    assert wait_seconds(trials) == seconds


def try_often(connection: Connection, key: str, times: int) -> None:
    for _ in range(times):
        assert count_trial(connection, key, BEGINNING) == 0


def test_after_the_free_trials_each_has_to_wait(app: Flask) -> None:
    key = trial_key("officer", None)
    with writing() as connection:
        try_often(connection, key, FREE_TRIALS)
        assert count_trial(connection, key, BEGINNING) == 15
        # a refused trial is not counted, so waiting is enough
        assert count_trial(connection, key, BEGINNING + timedelta(seconds=14)) == 1
        assert count_trial(connection, key, BEGINNING + timedelta(seconds=15)) == 0
        assert count_trial(connection, key, BEGINNING + timedelta(seconds=16)) == 29


def test_the_right_password_begins_the_count_anew(app: Flask) -> None:
    key = trial_key("officer", None)
    with writing() as connection:
        try_often(connection, key, FREE_TRIALS)
        clear_trials(connection, key)
        try_often(connection, key, FREE_TRIALS)


def test_guessing_at_a_name_does_not_slow_its_owners_phone(app: Flask) -> None:
    with writing() as connection:
        try_often(connection, trial_key("officer", None), FREE_TRIALS)
        assert count_trial(connection, trial_key("officer", None), BEGINNING) > 0
        assert count_trial(connection, trial_key("officer", "the owner's device"), BEGINNING) == 0


def test_a_count_is_forgotten_after_a_day(app: Flask) -> None:
    key, later = trial_key("officer", None), BEGINNING + timedelta(hours=25)
    with writing() as connection:
        try_often(connection, key, FREE_TRIALS)
        assert count_trial(connection, key, later) == 0
        assert connection.execute(select(LoginTrial.trials)).scalar_one() == 1
        assert delete_old_trials(connection, later) == 0
        assert delete_old_trials(connection, later + timedelta(hours=25)) == 1


def test_the_table_tells_no_names(app: Flask) -> None:
    assert "officer" not in trial_key("officer", None)
