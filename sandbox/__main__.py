"""Start the sandbox by itself: `python -m sandbox --port 8080`."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Sequence

from sandbox.server import Sandbox


def main(argv: Sequence[str] | None = None) -> int:
    """Run until interrupted; say where the bot finds what it needs."""
    parser = argparse.ArgumentParser(prog="sandbox", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8080)
    parser.add_argument("--request-url", help="where the bot takes signed requests")
    parser.add_argument("--bot-smtp", help="where the bot takes mail, host:port")
    options = parser.parse_args(argv)
    try:
        asyncio.run(_serve(options))
    except KeyboardInterrupt:
        return 0
    return 0


async def _serve(options: argparse.Namespace) -> None:
    sandbox = await Sandbox.start(
        options.port,
        host=options.host,
        request_url=options.request_url,
        bot_smtp=_address(options.bot_smtp),
    )
    try:
        sys.stdout.write(_welcome(sandbox))
        sys.stdout.flush()
        await asyncio.Event().wait()
    finally:
        await sandbox.stop()


def _address(text: str | None) -> tuple[str, int] | None:
    if not text:
        return None
    host, _, port = text.rpartition(":")
    return host or "127.0.0.1", int(port)


def _welcome(sandbox: Sandbox) -> str:
    return (
        f"Open {sandbox.url}\n\n"
        f"SLACK_API_URL={sandbox.api_url}\n"
        f"SLACK_BOT_TOKEN={sandbox.bot_token}\n"
        f"SLACK_APP_TOKEN={sandbox.app_token}\n"
        f"SLACK_SIGNING_SECRET={sandbox.signing_secret}\n"
        f"SMTP_URL={sandbox.smtp_url}\n"
    )


if __name__ == "__main__":
    sys.exit(main())
