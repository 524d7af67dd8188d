"""What a command says, in the language of whoever sits at the terminal."""

import os
from typing import NoReturn

import click

from server.i18n.messages import Language, say


def tell(key: str, **values: object) -> None:
    """Say something to whoever sits at the terminal."""
    click.echo(say(f"cli.{key}", language_of_terminal(), **values))


def fail(key: str, **values: object) -> NoReturn:
    """End the command with a reason and exit code 1."""
    raise click.ClickException(say(f"cli.{key}", language_of_terminal(), **values))


def language_of_terminal() -> Language:
    """Thai where the terminal is Thai, else English."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "th" if locale.startswith("th") else "en"
