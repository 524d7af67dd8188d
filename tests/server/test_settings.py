from pathlib import Path

import pytest

from server.settings import SettingError, Settings, read_settings


def test_nothing_given_means_the_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings = read_settings({})
    assert settings == Settings()
    assert settings.database_url == f"sqlite:///{tmp_path}/var/omsap.sqlite3"
    assert settings.sqlite_path == tmp_path / "var" / "omsap.sqlite3"
    assert (settings.port, settings.secure_cookies) == (8000, False)


def test_values_come_from_the_environment() -> None:
    settings = read_settings(
        {
            "OMSAP_PORT": "8123",
            "OMSAP_SECURE_COOKIES": "yes",
            "OMSAP_LOG_LEVEL": "warning",
            "OMSAP_HOST": "",
            "UNRELATED": "1",
        }
    )
    assert (settings.port, settings.secure_cookies, settings.log_level) == (8123, True, "WARNING")
    assert settings.host == Settings().host


@pytest.mark.parametrize("short", ["postgres://me@host/omsap", "postgresql://me@host/omsap"])
def test_postgresql_is_spoken_to_through_psycopg(short: str) -> None:
    settings = read_settings({"OMSAP_DATABASE_URL": short})
    assert settings.database_url == "postgresql+psycopg://me@host/omsap"
    assert settings.sqlite_path is None


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        ("OMSAP_PORT", "eighty"),
        ("OMSAP_PORT", "70000"),
        ("OMSAP_THREADS", "0"),
        ("OMSAP_SECURE_COOKIES", "maybe"),
        ("OMSAP_LOG_LEVEL", "LOUD"),
        ("OMSAP_DATABASE_URL", "mysql://host/omsap"),
    ],
)
def test_a_value_nobody_can_use_names_its_variable(variable: str, text: str) -> None:
    with pytest.raises(SettingError, match=variable):
        read_settings({variable: text})
