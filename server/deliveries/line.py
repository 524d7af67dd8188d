"""LINE: messages by its Messaging API, and what its servers tell us of people who write to the account."""

import base64
import hashlib
import hmac
from dataclasses import dataclass
from typing import Any

import requests

from server.deliveries.channels import TIMEOUT_SECONDS, Sent
from server.deliveries.web import unanswered

_TAKEN_BEFORE = 409
_BUSY = 429
_SERVER = 500


@dataclass(frozen=True, slots=True)
class Line:
    """A LINE Official Account. The retry key is the delivery: LINE itself tells a second copy from a first."""

    token: str
    api_url: str
    name: str = "line"

    def send(self, delivery_id: str, address: str, request: dict[str, Any]) -> Sent:
        """As `Channel.send`; the address is a LINE user id, the request has `text`."""
        try:
            answer = requests.post(
                f"{self.api_url}/v2/bot/message/push",
                json={"to": address, "messages": [{"type": "text", "text": request["text"]}]},
                headers={"Authorization": f"Bearer {self.token}", "X-Line-Retry-Key": delivery_id},
                timeout=TIMEOUT_SECONDS,
                allow_redirects=False,
            )
        except requests.RequestException as error:
            return unanswered(error)
        code = answer.status_code
        if answer.ok or code == _TAKEN_BEFORE:
            return Sent("taken")
        return Sent("later" if code == _BUSY or code >= _SERVER else "refused", f"line {code}")


def is_signed(secret: str, body: bytes, signature: str) -> bool:
    """Whether a body was signed with the account's secret, as LINE's servers do."""
    digest = hmac.new(secret.encode(), body, hashlib.sha256).digest()
    return hmac.compare_digest(base64.b64encode(digest), signature.encode())
