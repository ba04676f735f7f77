"""`/desk escalation`: where escalations are shown."""

from __future__ import annotations

from commands.asked import Asked, Told
from desk import roles, setup
from desk.words import channel_id
from views.help import DESK_HELP

EXAMPLE = DESK_HELP["escalation"].example


async def escalation(asked: Asked, rest: list[str]) -> Told:
    if not rest:
        channel = (await setup.workspace(asked.desk)).escalation_channel
        if channel is None:
            return Told(text=f"No channel is set yet. To set it: `{EXAMPLE}`.")
        return Told(
            text=f"Escalations are shown in <#{channel}>. To change it: `{EXAMPLE}`. "
            "To stop: `/desk escalation off`."
        )
    if [word.lower() for word in rest] == ["off"]:
        await setup.change_workspace(asked.desk, by=asked.user, escalation_channel=None)
        return Told(text="Escalations are shown in no channel any more, only in their threads.")
    channel = channel_id(rest[0], example=EXAMPLE)
    await roles.must_be_admin(asked.desk, asked.user)
    entered = await asked.directory.enter(channel)
    await setup.change_workspace(asked.desk, by=asked.user, escalation_channel=channel)
    invite = "" if entered.is_member else " 👉 It is private: `/invite` me there."
    public = " ⚠️ It is public: every colleague can read the cases' subjects there."
    open_to_all = "" if entered.is_private else public
    return Told(text=f"Escalations are shown in <#{channel}> from now on.{invite}{open_to_all}")
