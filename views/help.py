"""What `/case help` and `/desk help` say."""

from __future__ import annotations

from dataclasses import dataclass

from desk.roles import Team
from desk.verbs import BY_VERB, GRAMMAR, Grammar, Typed, Verb
from views.text import escape


@dataclass(frozen=True, kw_only=True)
class Topic:
    says: str
    example: str


DESK_HELP = {
    "queues": Topic(says="the queues there are", example="/desk queues"),
    "queues add": Topic(
        says="a key, a name, a channel, an address, and `support` or `service`",
        example='/desk queues add support "Support desk" #support support@example.com support',
    ),
    "queues name": Topic(
        says="what customers read as its sender", example='/desk queues name support "Help desk"'
    ),
    "queues channel": Topic(
        says="where its new cases come; those that stand somewhere stay there",
        example="/desk queues channel support #help",
    ),
    "queues address": Topic(
        says="where its answers come from; the address it had becomes a further one",
        example="/desk queues address support help@example.com",
    ),
    "queues function": Topic(
        says="`support` or `service`, as long as it has had no case",
        example="/desk queues function support service",
    ),
    "queues remove": Topic(
        says="its cases can still be looked up, and its figures stay",
        example="/desk queues remove support",
    ),
    "queues alias": Topic(
        says="a further address whose mail is the queue's; `off` behind it takes it away",
        example="/desk queues alias support help@example.com",
    ),
    "queues tags": Topic(
        says="whether mail to the queue's address with a tag (support+c1042-...@) arrives",
        example="/desk queues tags support off",
    ),
    "queues signature": Topic(
        says="what stands below a queue's answers; `off` removes it, no text opens a window",
        example="/desk queues signature support {agent}, {queue}",
    ),
    "queues history": Topic(
        says="whether answers quote the customer's mail below them; `on`, `off`",
        example="/desk queues history support off",
    ),
    "escalation": Topic(
        says="where escalations are shown to everybody who can help; `off` stops it",
        example="/desk escalation #escalations",
    ),
    "people": Topic(says="who may do what", example="/desk people"),
    "people add": Topic(
        says="an agent or lead of a queue, a manager, an admin",
        example="/desk people add @ada support lead",
    ),
    "people remove": Topic(
        says="from a queue, or from a role", example="/desk people remove @ada support"
    ),
    "digest": Topic(
        says="where and when the weekly digest is posted; `off` stops it",
        example="/desk digest #weekly-digest monday 09:00",
    ),
    "reminders": Topic(says="what the team is reminded of", example="/desk reminders"),
    "reminders add": Topic(
        says="when, a channel or a person, what",
        example='/desk reminders add "every Monday 9:00" #support Plan the week',
    ),
    "reminders delete": Topic(says="by its number", example="/desk reminders delete 3"),
    "forms": Topic(says="the web forms there are, and their links", example="/desk forms"),
    "forms add": Topic(
        says="a key, the page's title, a queue",
        example='/desk forms add contact "Contact us" support',
    ),
    "forms remove": Topic(says="its cases stay", example="/desk forms remove contact"),
    "surveys": Topic(
        says="whether customers are asked how it went; `on`, `off`", example="/desk surveys on"
    ),
    "surveys delay": Topic(
        says="how long after a case was resolved", example="/desk surveys delay 24h"
    ),
    "surveys never": Topic(
        says="somebody who does not want to be asked",
        example="/desk surveys never customer@example.com",
    ),
    "nps": Topic(
        says="ask one customer whether they would recommend us",
        example="/desk nps send customer@example.com",
    ),
    "zone": Topic(says="the team's time zone", example="/desk zone Europe/Berlin"),
    "receipts": Topic(
        says="whether new cases are confirmed by mail, and how: `on`, `off`",
        example="/desk receipts on",
    ),
    "receipts text": Topic(
        says="the words in office hours; `closed` for the other times; `reset` for ours",
        example='/desk receipts text "Thank you. Your case number is {number}."',
    ),
    "mail": Topic(says="what became of today's mail", example="/desk mail"),
    "mail import": Topic(
        says="take in the last days of a mailbox, named by itself or by its queue, quietly",
        example="/desk mail import support 30 days",
    ),
    "mail blocked": Topic(says="whose mail never becomes a case", example="/desk mail blocked"),
    "mail unblock": Topic(
        says="let somebody in again", example="/desk mail unblock news@example.com"
    ),
    "audit": Topic(says="what was changed, when and by whom", example="/desk audit 20"),
    "golive": Topic(says="end the rehearsal, knowing what starts", example="/desk golive"),
}
REHEARSAL = "This is a rehearsal: no mail leaves by itself before `/desk golive`."
DESK_SAYS = "Set Deskbell up: queues, people and all that follows"
DESK_HINT = " | ".join([*dict.fromkeys(topic.split()[0] for topic in DESK_HELP), "help"])
#: Slack would take it for a link.
NUMBER = escape("<n>")
HEADS = {
    Typed.COMMAND: [
        "*What `/case` understands*",
        "`/case`  your cases, and those nobody has claimed",
        f"`/case {NUMBER}`  one case",
        "`/case signature [text]`  what stands below your answers; `off` removes it",
    ],
    Typed.IN_THREAD: ["*What you can type in a case's thread*"],
}
FEET = {
    Typed.COMMAND: "In a case's thread type the same with `!`, for example `!claim`.",
    Typed.IN_THREAD: "Every other message here is a note; no customer sees it.",
}
DIGEST_SAYS = "See how it goes: the figures of this week, only to you"
DIGEST_HINT = "[last week | this month | <from>..<to>] [queue] | post | help"
DIGEST_HELP = (
    "*What `/digest` understands*",
    "`/digest`  this week so far, only to you",
    "`/digest last week`  also `this month`, `last month`",
    "`/digest 2026-10-01..2026-10-31`  from the first to the last day",
    "`/digest support last week`  one queue, by its key or name",
    "`/digest post last week`  the same for everybody, in the digest's channel",
    "Managers, leads and admins see it. `/desk digest` sets the weekly one.",
)
CASE_SAYS = "Work on cases: yours, or one by its number"
_VERBS = (*(grammar.verb for grammar in GRAMMAR), Verb.SIGNATURE, Verb.HELP)
CASE_HINT = "[" + " | ".join(("<n>", *_VERBS)) + "]"


def case_help(typed: Typed) -> str:
    example = f"{BY_VERB[Verb.RESOLVE].written(typed)} they called back"
    beside = f"Words behind a verb that needs none are kept as a note: `{example}`"
    verbs = (_verb(grammar, typed) for grammar in GRAMMAR)
    return "\n".join([*HEADS[typed], *verbs, beside, FEET[typed]])


def _verb(grammar: Grammar, typed: Typed) -> str:
    number = NUMBER if typed is Typed.COMMAND else ""
    # A thread has no window to ask in.
    may_be_left_out = typed is Typed.COMMAND and not grammar.is_needed
    takes = f"[{grammar.takes}]" if may_be_left_out else grammar.takes
    form = " ".join(filter(None, [grammar.verb.value, number, takes]))
    return f"`{typed}{form}`  {grammar.says}"


def digest_help() -> str:
    return "\n".join(DIGEST_HELP)


def desk_help(team: Team, *, is_live: bool) -> str:
    lines = [f"`{topic.example}`  {topic.says}" for topic in DESK_HELP.values()]
    return "\n".join(["*What `/desk` understands*", *lines, "", next_step(team, is_live=is_live)])


def next_step(team: Team, *, is_live: bool) -> str:
    """The one thing that is missing, for an admin who is new here."""
    if not team.queues:
        return f"👉 Begin with a queue: `{DESK_HELP['queues add'].example}`"
    if not any(member.queue_id for member in team.members):
        return f"👉 Now say who works in it: `{DESK_HELP['people add'].example}`"
    mail = f"👉 Write a mail to {team.queues[0].address} and watch <#{team.queues[0].channel}>."
    return mail if is_live else f"{mail} {REHEARSAL}"
