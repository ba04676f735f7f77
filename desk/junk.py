"""What stays quiet: mail that makes no case of its own unless somebody asks for one."""

from __future__ import annotations

from desk.mail import IncomingMail, Kind
from desk.pile import Why
from desk.threading import Found


def why_quiet(mail: IncomingMail, found: Found | None) -> Why | None:
    """None for what is to be heard: people's mail, and whatever belongs to a case."""
    if mail.is_suspect and (found is None or found.is_stranger):
        return Why.SUSPECTED
    if found is not None:
        return None
    if mail.bulk:
        return Why.BULK
    return Why.AUTOMATIC if mail.kind is not Kind.HUMAN else None


def is_blocked_here(found: Found | None) -> bool:
    """A blocked sender is heard where the team itself is talking with them, and nowhere else."""
    return found is None or found.is_stranger or found.case.is_done
