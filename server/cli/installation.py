"""The installation a command works on: its app, and the end of a command that it refuses."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from flask import Flask

from server.app import create_app, set_up_log
from server.cli.terminal import language_of_terminal
from server.database import db
from server.errors import Refusal
from server.i18n.messages import say
from server.settings import SettingError, read_settings


@contextmanager
def installation() -> Iterator[Flask]:
    """The app of this environment, for one command; a refusal ends the command with its words."""
    try:
        settings = read_settings()
    except SettingError as error:
        raise click.ClickException(str(error)) from error
    set_up_log(settings)
    app = create_app(settings)
    with app.app_context():
        try:
            yield app
        except Refusal as refusal:
            words = say(f"problem.{refusal.code}", language_of_terminal())
            raise click.ClickException(words) from refusal
        finally:
            db.engine.dispose()
