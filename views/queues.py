"""What is said about a queue that an admin has changed."""

from __future__ import annotations

from desk.queue import Queue
from desk.queue_changes import Changed
from desk.queue_removal import Ended
from views.directory import Entered
from views.elements import Block, context
from views.figures import counted
from views.lists import channel_hints, tags_hint
from views.text import escape


def renamed(queue: Queue) -> str:
    return (
        f"`{queue.key}` is called *{escape(queue.name)}* from now on. Customers read that as the "
        "sender of its answers."
    )


def moved(changed: Changed, entered: Entered, *, is_told: bool) -> str:
    """For the admin: where what comes goes, and what stays where it is."""
    queue, old = changed.after, f"<#{changed.before.channel}>"
    lines = [f"New cases of `{queue.key}` come to <#{queue.channel}> from now on."]
    lines += channel_hints(queue, entered)
    if changed.waiting:
        waiting = counted(changed.waiting, "case")
        lines.append(f"📬 Without a card yet, and coming to it, too: {waiting}.")
    said = "I say so there." if is_told else "I cannot post there, and have not said so."
    lines.append(f"Those that stand in {old} stay there, and work as before. {said}")
    lines.append(f"👉 Invite those who work in `{queue.key}` to <#{queue.channel}>.")
    return "\n".join(lines)


def moved_text(queue: Queue) -> str:
    return f"New cases of {escape(queue.name)} come to another channel."


def moved_blocks(queue: Queue, *, to: str, by: str) -> list[Block]:
    """For those who work in the old channel."""
    return [
        context(
            f"New cases of *{escape(queue.name)}* come to <#{to}> from now on ({escape(by)} has "
            "moved it). Those that stand here stay here."
        )
    ]


def readdressed(changed: Changed) -> str:
    queue, old = changed.after, changed.before.address
    lines = [
        f"Answers of `{queue.key}` come from {queue.address} from now on.",
        f"Mail to {old} stays its mail, so that answers to it still arrive.",
        f"👉 See that mail to {queue.address} reaches me, and that I may send from it.",
    ]
    if queue.has_tags:
        lines.append(tags_hint(queue))
    lines.append(f"👉 Once nobody writes to {old}: `/desk queues alias {queue.key} {old} off`")
    return "\n".join(lines)


def removed(ended: Ended) -> str:
    queue, heir = ended.queue, ended.heir
    fate = "is refused" if heir else "is put off, and comes in when there is a queue again"
    lines = [f"Queue `{queue.key}` is removed. Mail to {' and '.join(queue.addresses)} {fate}."]
    if ended.closed:
        lines.append(f"Closed with it: {counted(ended.closed, 'resolved case')}.")
    lines.append("Its cases can still be looked up by their numbers, and its figures stay.")
    still = f"comes to `{heir.key}`" if heir else "waits for the next queue"
    lines.append(
        f"👉 What a mailbox or mail provider still brings for it {still}: end it there, too."
    )
    return "\n".join(lines)


def remeasured(queue: Queue) -> str:
    return f"`{queue.key}` is measured as {queue.function} from now on."
