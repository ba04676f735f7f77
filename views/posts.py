"""What the bot posts in a case's thread and to people directly."""

from __future__ import annotations

from collections.abc import Sequence

from desk.case import Case
from desk.files import Fate, FileName
from desk.lookup import CardFacts
from desk.mail import Address
from desk.message import HOLD, Answer, CustomerMessage, Delivery
from desk.outgoing import CaseLine, CustomerPost, Told
from desk.queue import Queue
from desk.rich import is_empty, plain
from desk.signature import signed
from desk.thanks import is_bare_thanks
from views.doubts import news
from views.elements import Block, actions, button, context, date_token, section, size_text
from views.ids import Action
from views.text import addressed, body_blocks, escape, label, listed, literal, named

LINES = {
    Told.ASSIGNED: "👉 {to} {who} has given you {number}.",
    Told.TAKEN_OVER: "🔄 {to} {who} has taken over {number}.",
    Told.GIVEN_ON: "🔄 {to} {who} has given {number} to somebody else.",
    Told.RELEASED: "🔓 {who} has let go of {number}. It needs a new owner.",
    Told.OWNER_LEFT: "👋 {who} cannot use this Slack any more. {number} needs a new owner.",
    Told.WOKEN: "⏰ {to} {number} is back: its snooze is over.",
    Told.REOPENED: "🔁 {to} {who} has reopened {number}.",
    Told.UNCLAIMED: "🔔 {to} nobody has claimed {number} yet.",
    Told.ESCALATED: "🚨 {to} {who} needs help with {number}: {detail}",
    Told.ON_IT: "👋 {to} {who} is on it.",
    Told.BOUNCED: "⚠️ {call} {detail}",
    Told.SPLIT_OFF: "✂️ {who} made that message a case of its own: {other}.",
    Told.SPLIT_FROM: "✂️ This came to {other}, and is a case of its own now.",
    Told.REQUESTER_CHANGED: "👤 {who} made {detail} the requester of {number}. Answers go there.",
    Told.ATTACHED: "🔗 {who} attached this to {other}. It goes on there.",
    Told.UNHAPPY: "🔴 {to} the customer of {number} was unhappy: {detail} of 5.",
    Told.NOT_FOLLOWED_UP: "☎️ {to} nobody has followed up the unhappy rating of {number} yet.",
    Told.UNSUBSCRIBED: "🔕 The customer of {number} does not want to be asked again. They get no "
    "more surveys.",
    Told.NOT_TO_ALL: "⚠️ {to} the answer has left, but not to everybody. {detail}",
    Told.NOT_SENT: "⚠️ {to} your answer was *not delivered*. It stands above, with Retry and Edit.",
    Told.MAYBE_SENT: "❔ {to} nobody knows *whether your answer arrived*. It stands above, with "
    "Retry and Edit.",
    Told.RECEIPT_FAILED: "⚠️ The receipt to the customer did not get through: {detail}",
}
RECEIPTS = {
    Delivery.ACCEPTED: "✉️ {who} was accepted by the mail server.",
    Delivery.REFUSED: "⚠️ {who} was *not delivered*: {outcome}",
    Delivery.BOUNCED: "⚠️ {who} *came back*: {outcome}",
    Delivery.UNKNOWN: "❔ {who} *may or may not have arrived*: {outcome} Retrying is safe where "
    "the customer's server knows a mail that comes twice.",
    Delivery.UNDONE: "↩️ {who} was taken back. Nothing was sent.",
}
FATES = {
    Fate.SHOWN: "",
    Fate.TOO_LARGE: ", too large to show here; it is kept",
    Fate.PROGRAM: ", a program, not shown here; it is kept",
    Fate.TOO_MANY: ", not shown here; it is kept",
}
#: Files named in a post before the rest is only counted.
FILES = 10


def customer_post(
    post: CustomerPost,
    message: CustomerMessage,
    case: Case,
    *,
    similar: Case | None = None,
    names_agent: bool = False,
) -> list[Block]:
    """`similar` is a case that it may belong to; the sender's address may be an agent's."""
    warnings = (*news(message, names_agent=names_agent), *message.problems)
    above = [
        section(_heading(post, message)),
        *[context(f"⚠️ {escape(warning)}") for warning in warnings],
    ]
    below = [
        *_files(message.files),
        *_message_buttons(message, case),
        *_first_writer(message),
        *(_question(case, similar) if similar else []),
    ]
    body, is_cut = body_blocks(message.document, beside=[*above, *below])
    if is_empty(message.document):
        body = [context("_The mail has no text._")]
    rest = [context("_This is only the beginning; the rest is one click away._")] if is_cut else []
    return [*above, *body, *rest, *below]


def customer_text(case: Case) -> str:
    return f"📩 New message in #{case.number}"


def answer_post(answer: Answer, *, by: str) -> list[Block]:
    """`by` is a name, not a mention: nobody is called for what they did themselves."""
    above = section(_receipt(answer, by=by))
    below = [
        *([context(_sent_along(answer))] if answer.files else []),
        *actions(*_answer_buttons(answer)),
    ]
    document = signed(answer.document, answer.signature)
    body, is_cut = body_blocks(document, beside=[above, *below])
    rest = [context("_Shown in part; all of it was sent._")] if is_cut else []
    return [above, *body, *rest, *below]


def answer_text(case: Case) -> str:
    return f"Answer in #{case.number}"


def case_line(line: CaseLine, facts: CardFacts, *, by: str = "", other: str = "") -> str:
    """
    One line as mrkdwn, with whom it calls.

    `by` is the name of who caused it, `other` a link to the case that it names.
    """
    who = f"*{escape(by)}*"
    call = " ".join(f"<@{user}>" for user in line.to)
    to = f"{call}," if call else ""
    number = f"#{facts.case.number}"
    detail = escape(line.detail)
    said = LINES[line.told].format(
        call=call, to=to, who=who, number=number, detail=detail, other=other
    )
    return " ".join(said.split())


def join_request(asked_by: str, queue: Queue) -> list[Block]:
    value = f"{queue.id} {asked_by}"
    return [
        section(f"<@{asked_by}> would like to be an agent of *{escape(queue.name)}*."),
        *actions(button("Let them in", Action.LET_IN, value, style="primary")),
    ]


def welcome(queue: Queue, *, by: str) -> list[Block]:
    """`by` is a name."""
    text = (
        f"🎉 {escape(by)} has made you an agent of *{escape(queue.name)}*. Its cases come to "
        f"<#{queue.channel}>; `/case` shows yours, `/case help` what you can do."
    )
    return [section(text)]


def dead_delivery(what: str, error: str, row_id: str, *, others: int) -> list[Block]:
    """`others` could not be delivered either; the button tries all of them."""
    more = f", and {others} more," if others else ""
    return [
        section(f"⚠️ *{escape(what)}*{more} could not be delivered.\n{escape(error)}"),
        context("Nothing is lost: mend the cause, then retry."),
        *actions(button("Retry", Action.RETRY, row_id, style="primary")),
    ]


def _heading(post: CustomerPost, message: CustomerMessage) -> str:
    who = _who(message.sender)
    mark = "🤖 Automatic reply from" if message.is_automatic else "📩"
    call = f"  <@{post.ping}>" if post.ping else ""
    return f"{mark} {who}  ·  {date_token(message.created_at)}{call}"


def _who(somebody: Address) -> str:
    address = addressed(somebody.address)
    return f"*{named(somebody.name)}* ({address})" if somebody.name else f"*{address}*"


def _files(files: Sequence[FileName]) -> list[Block]:
    told = [file for file in files if file.fate is not Fate.FOLDED]
    if not told:
        return []
    return [context(listed([_file(file) for file in told], between="  ·  ", most=FILES))]


def _file(file: FileName) -> str:
    return f"📎 {named(file.name)} ({size_text(file.size)}{FATES[file.fate]})"


def _message_buttons(message: CustomerMessage, case: Case) -> list[Block]:
    if message.is_automatic:
        return []
    buttons = [
        button("Reply", Action.REPLY_TO, message.id),
        button("Show full mail", Action.SHOW_MAIL, message.id),
    ]
    if case.is_done and is_bare_thanks(plain(message.document), name=message.sender.name):
        buttons.append(button("Reopen", Action.REOPEN, case.id))
    if message.may_be_split_off:
        buttons.append(button("Split off", Action.SPLIT_OFF, message.id))
    return actions(*buttons)


def _first_writer(message: CustomerMessage) -> list[Block]:
    if message.forwarded_from is None or message.is_answered_to_first_writer:
        return []
    return [
        section(
            f"↪️ {_who(message.forwarded_from)} seems to have written what is passed on here. "
            "Nothing proves it; answers go to whoever passed it on."
        ),
        *actions(button("Make them the requester", Action.MAKE_REQUESTER, message.id)),
    ]


def _question(case: Case, similar: Case) -> list[Block]:
    subject = literal(label(similar.subject or "(no subject)", 80))
    attach = button(f"Attach to #{similar.number}", Action.ATTACH, f"{case.id} {similar.id}")
    return [
        section(
            f"❓ *Looks like #{similar.number}* ({subject}), but is no answer to it. Attach it "
            "there, or leave it: it is a case of its own."
        ),
        *actions(attach),
    ]


def _receipt(answer: Answer, *, by: str) -> str:
    to = listed([addressed(address) for address in (answer.to.address, *answer.cc)])
    who = f"*{escape(by)}*'s answer to {to}"
    if answer.delivery is Delivery.HELD:
        return f"⏳ {who} {_held(answer)}"
    return RECEIPTS[answer.delivery].format(who=who, outcome=escape(answer.outcome))


def _held(answer: Answer) -> str:
    if answer.outcome:
        return f"has not left yet and is tried again: {escape(answer.outcome)}"
    return f"leaves in {HOLD.seconds} seconds."


def _answer_buttons(answer: Answer) -> list[Block]:
    edit = button("Edit", Action.EDIT, answer.id)
    again = button("Retry", Action.SEND_AGAIN, answer.id)
    match answer.delivery:
        case Delivery.HELD:
            return [button("Undo", Action.UNDO, answer.id)]
        case Delivery.REFUSED | Delivery.UNKNOWN:
            return [again, edit]
        case Delivery.UNDONE | Delivery.BOUNCED:
            return [edit]
        case _:
            return []


def _sent_along(answer: Answer) -> str:
    files = [f"📎 {named(file.name)} ({size_text(file.size)})" for file in answer.files]
    return listed(files, between="  ·  ")
