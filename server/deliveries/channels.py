"""Channels: how a request leaves the house. Each is there only where it was configured."""

import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime, parsedate_to_datetime
from typing import Any, Literal, Protocol
from urllib.parse import unquote, urlsplit

#: taken: the channel has it. later: it may be tried again. refused: it will never be taken. gone: the address is none.
Answer = Literal["taken", "later", "refused", "gone"]

TIMEOUT_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Sent:
    """How a try ended; `trouble` is for whoever looks after the installation and holds no address and no text."""

    answer: Answer
    trouble: str | None = None
    #: How long the other side asks to wait.
    wait_seconds: int | None = None
    #: Nobody answered: whoever asks again at once waits as long again.
    is_unreached: bool = False


class Channel(Protocol):
    """One way to reach people."""

    @property
    def name(self) -> str:
        """What the tables and the wire call it."""
        ...

    def send(self, delivery_id: str, address: str, request: dict[str, Any]) -> Sent:
        """Hand the frozen request over. Never raises for what the other side does; what it stumbles over ends this delivery alone."""
        ...


@dataclass(frozen=True, slots=True)
class Mail:
    """E-mail through the SMTP server of an address: smtp://[user:password@]host[:port], smtps or smtp+starttls.

    The message id follows from the delivery, so that a server which took it and could not say so knows it again.
    """

    url: str
    sender: str
    name: str = "email"

    def send(self, delivery_id: str, address: str, request: dict[str, Any]) -> Sent:
        """As `Channel.send`; the request has `subject`, `text` and `date`."""
        try:
            message = self._message(delivery_id, address, request)
            with self._connect() as server:
                server.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            code = next(iter(error.recipients.values()))[0]
            return Sent("gone" if code in (550, 551, 553) else _later_or_never(code), f"recipient {code}")
        except smtplib.SMTPAuthenticationError as error:
            # our own password is wrong, which says nothing about whom we write to
            return Sent("later", f"login {error.smtp_code}", is_unreached=True)
        except smtplib.SMTPResponseException as error:
            return Sent(_later_or_never(error.smtp_code), f"server {error.smtp_code}")
        except (OSError, smtplib.SMTPException) as error:
            is_answer = isinstance(error, smtplib.SMTPNotSupportedError)
            return Sent("later", type(error).__name__, is_unreached=not is_answer)
        return Sent("taken")

    def _message(self, delivery_id: str, address: str, request: dict[str, Any]) -> EmailMessage:
        message = EmailMessage()
        message["From"], message["To"] = self.sender, address
        message["Subject"] = request["subject"]
        message["Date"] = format_datetime(parsedate_to_datetime(request["date"]))
        message["Message-ID"] = f"<{delivery_id}@{self.sender.rpartition('@')[2].strip('>')}>"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(request["text"])
        return message

    def _connect(self) -> smtplib.SMTP:
        parts = urlsplit(self.url)
        host = parts.hostname or "localhost"
        if parts.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                host, parts.port or 465, timeout=TIMEOUT_SECONDS, context=ssl.create_default_context()
            )
        else:
            server = smtplib.SMTP(host, parts.port or 25, timeout=TIMEOUT_SECONDS)
        try:
            if parts.scheme == "smtp+starttls":
                server.starttls(context=ssl.create_default_context())
            if parts.username:
                server.login(unquote(parts.username), unquote(parts.password or ""))
        except BaseException:
            server.close()
            raise
        return server


def can_be_written_to(address: str) -> bool:
    """Whether the mail library can put an address into a header, and finds that one there and no other."""
    message = EmailMessage()
    try:
        message["To"] = address
        found = [each.addr_spec for each in message["To"].addresses]
        message.as_bytes()
    except Exception:
        # it raises whatever it stumbles over: StopIteration, AttributeError
        return False
    return found == [address]


def _later_or_never(code: int) -> Answer:
    """What an SMTP reply means: 4xx is for now, 5xx for good."""
    return "later" if code < 500 else "refused"
