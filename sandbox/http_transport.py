"""Signed HTTP requests to the app's request URL."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Sequence
from urllib.parse import urlencode

import aiohttp

from sandbox.clock import Clock
from sandbox.delivery import Answer, Kind, Outcome, Retry
from sandbox.payload import Json

FORM = "application/x-www-form-urlencoded"


class HttpTransport:
    """Posts to the request URL as Slack does: events as JSON, the rest as forms."""

    def __init__(self, *, clock: Clock, signing_secret: str, ack_seconds: float) -> None:
        self._clock = clock
        self._secret = signing_secret
        self.ack_seconds = ack_seconds
        self.request_url: str | None = None
        self._session: aiohttp.ClientSession | None = None

    @property
    def is_open(self) -> bool:
        return self.request_url is not None

    @property
    def was_open(self) -> bool:
        return self.is_open

    @property
    def retry_delays(self) -> Sequence[float]:
        """At once, after a minute, after five."""
        return (0, 60, 300)

    async def send(self, kind: Kind, payload: Json, retry: Retry | None = None) -> Answer:
        """Post one request and read the answer within the three seconds Slack waits."""
        body, content_type = _encoded(kind, payload)
        headers = self._headers(body) | {"Content-Type": content_type} | _retried(retry)
        timeout = aiohttp.ClientTimeout(total=self.ack_seconds)
        try:
            async with self._opened().post(
                str(self.request_url), data=body, headers=headers, timeout=timeout
            ) as answer:
                return _read(answer, await answer.text())
        except TimeoutError:
            return Answer(outcome=Outcome.TIMEOUT, reason="http_timeout")
        except aiohttp.ClientError:
            return Answer(outcome=Outcome.FAILED, reason="connection_failed")

    async def verify(self, token: str) -> bool:
        """Send a url_verification; the app has to answer with its challenge."""
        challenge = secrets.token_urlsafe(24)
        payload = {"token": token, "challenge": challenge, "type": "url_verification"}
        answer = await self.send(Kind.EVENT, payload)
        return challenge in (answer.body or {}).values()

    async def stop(self) -> None:
        if self._session:
            await self._session.close()

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession()
        return self._session

    def _headers(self, body: bytes) -> dict[str, str]:
        timestamp = str(int(self._clock.now().timestamp()))
        return {
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": signature(self._secret, timestamp, body),
        }


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """Sign as Slack does (v0): HMAC-SHA256 of `v0:timestamp:body`."""
    signed = b":".join((b"v0", timestamp.encode(), body))
    return "v0=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


def _encoded(kind: Kind, payload: Json) -> tuple[bytes, str]:
    if kind is Kind.EVENT:
        return json.dumps(payload).encode(), "application/json"
    if kind is Kind.COMMAND:
        return urlencode(payload).encode(), FORM
    return urlencode({"payload": json.dumps(payload)}).encode(), FORM


def _retried(retry: Retry | None) -> dict[str, str]:
    if retry is None:
        return {}
    return {"X-Slack-Retry-Num": str(retry.number), "X-Slack-Retry-Reason": retry.reason}


def _read(answer: aiohttp.ClientResponse, text: str) -> Answer:
    if not answer.ok:
        may_retry = answer.headers.get("x-slack-no-retry") != "1"
        return Answer(outcome=Outcome.FAILED, reason="http_error", may_retry=may_retry)
    return Answer(outcome=Outcome.OK, body=_body(text))


def _body(text: str) -> Json | None:
    if not text.strip():
        return None
    try:
        body = json.loads(text)
    except ValueError:
        return {"text": text}
    return body if isinstance(body, dict) else {"text": text}
