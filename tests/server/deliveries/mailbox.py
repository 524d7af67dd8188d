"""A real SMTP server in a thread: what it took, and how it misbehaves when told to."""

import socket
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


@dataclass
class Mailbox:
    """Messages in the order they came; `replies` are given to the next messages instead of taking them."""

    messages: list[EmailMessage] = field(default_factory=list)
    replies: list[str] = field(default_factory=list)
    refused_recipients: dict[str, str] = field(default_factory=dict)

    async def handle_RCPT(  # noqa: N802  aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Refuse recipients this server does not have."""
        if address in self.refused_recipients:
            return self.refused_recipients[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take the message, or answer as told."""
        reply = self.replies.pop(0) if self.replies else "250 taken"
        if not reply.startswith(("4", "5")):
            content = envelope.content
            assert isinstance(content, bytes)
            message: Any = message_from_bytes(content, policy=policy.default)
            self.messages.append(message)
        return reply


class MailServer:
    """The mailbox on a port of this machine; one with a `password` lets nobody log in who does not know it."""

    def __init__(self, password: str | None = None) -> None:
        self.mailbox = Mailbox()

        def knows(*login: Any) -> AuthResult:
            given: LoginPassword = login[-1]
            return AuthResult(success=given.password == (password or "").encode(), handled=False)

        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        asks: dict[str, Any] = {"auth_require_tls": False, "authenticator": knows}
        self._controller = Controller(
            self.mailbox, hostname="127.0.0.1", port=self.port, **(asks if password else {})
        )

    def __enter__(self) -> Self:
        self._controller.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._controller.stop()

    @property
    def url(self) -> str:
        """Its address as OMSAP_SMTP_URL takes it."""
        return f"smtp://127.0.0.1:{self.port}"
