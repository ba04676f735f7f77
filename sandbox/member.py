"""People of the workspace, and the bot among them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sandbox.payload import Json

#: When every account was changed last: a winter's day.
UPDATED = 1_735_689_600


@dataclass(kw_only=True, eq=False)
class Member:
    """One user account; `name` is the handle people type after the @."""

    id: str
    name: str
    real_name: str
    title: str = ""
    email: str = ""
    color: str = "4b7bec"
    tz: str = "Europe/Berlin"
    is_admin: bool = False
    is_owner: bool = False
    is_bot: bool = False
    bot_id: str = ""
    is_active: bool = True

    def as_slack(self, *, team: str, app: str, with_email: bool) -> Json:
        """The user object of users.info (email only with users:read.email)."""
        return {
            "id": self.id,
            "team_id": team,
            "name": self.name,
            "deleted": not self.is_active,
            "color": self.color,
            "real_name": self.real_name,
            "tz": self.tz,
            "tz_label": self.tz,
            "tz_offset": self._offset(),
            "profile": self._profile(team=team, app=app, with_email=with_email),
            "is_admin": self.is_admin,
            "is_owner": self.is_owner,
            "is_primary_owner": False,
            "is_restricted": False,
            "is_ultra_restricted": False,
            "is_bot": self.is_bot,
            "is_app_user": False,
            "updated": UPDATED,
            "is_email_confirmed": not self.is_bot,
        }

    def _profile(self, *, team: str, app: str, with_email: bool) -> Json:
        first, _, last = self.real_name.partition(" ")
        profile: Json = {
            "title": self.title,
            "real_name": self.real_name,
            "real_name_normalized": self.real_name,
            "display_name": self.name,
            "display_name_normalized": self.name,
            "first_name": first,
            "last_name": last,
            "status_text": "",
            "status_emoji": "",
            "team": team,
        }
        if self.is_bot:
            profile |= {"bot_id": self.bot_id, "api_app_id": app, "always_active": True}
        elif with_email:
            profile["email"] = self.email
        return profile

    def _offset(self) -> int:
        """Seconds of their zone before UTC, in winter."""
        offset = datetime.fromtimestamp(UPDATED, ZoneInfo(self.tz)).utcoffset()
        return int(offset.total_seconds()) if offset else 0
