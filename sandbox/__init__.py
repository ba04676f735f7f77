"""A local Slack and customers' mailboxes; stands alone."""

from __future__ import annotations

from sandbox.server import ALL, Sandbox

__all__ = ["ALL", "Sandbox"]
