"""The ids of buttons, fields and modals, shared by views and listeners."""

from __future__ import annotations

from enum import StrEnum


class Action(StrEnum):
    """Buttons; the value is the id of what they are about."""

    CLAIM = "case.claim"
    REPLY = "case.reply"
    RESOLVE = "case.resolve"
    REOPEN = "case.reopen"
    SNOOZE = "case.snooze"
    MORE = "case.more"
    #: A link: Slack opens it, and there is nothing for us to do.
    OPEN = "case.open"
    RELEASE = "case.release"
    REPLY_TO = "message.reply"
    SHOW_MAIL = "message.show"
    RAW_MAIL = "message.raw"
    SPLIT_OFF = "message.split_off"
    ATTACH = "case.attach"
    MAKE_REQUESTER = "message.make_requester"
    UNDO = "answer.undo"
    EDIT = "answer.edit"
    SEND_AGAIN = "answer.again"
    SEND_DRAFT = "draft.send"
    EDIT_DRAFT = "draft.edit"
    KEEP_DRAFT = "draft.keep"
    ESCALATE = "case.escalate"
    ACKNOWLEDGE = "case.acknowledge"
    TAKE_OVER = "case.take_over"
    ASK_TO_JOIN = "queue.ask"
    LET_IN = "queue.let_in"
    RETRY = "delivery.retry"
    CHOOSE_CASES = "pile.choose_cases"
    CHOOSE_BLOCKED = "pile.choose_blocked"
    ALL_CASES = "pile.all_cases"
    RERUN = "mail.rerun"
    GO_LIVE = "desk.go_live"
    SAVE_REMINDER = "reminder.save"
    DROP_REMINDER = "reminder.drop"
    FOLLOW_UP = "follow_up.open"
    DROP_FOLLOW_UP = "follow_up.drop"
    ACCEPT_RATING = "rating.accept"
    DISCARD_RATING = "rating.discard"
    FOLLOWED_UP = "rating.followed_up"
    SURVEY_AGAIN = "survey.again"


class Modal(StrEnum):
    """Modals that are submitted, by callback id."""

    REPLY = "modal.reply"
    SNOOZE = "modal.snooze"
    MORE = "modal.more"
    ESCALATE = "modal.escalate"
    FOLLOW_UP = "modal.follow_up"
    CREATE = "modal.create"
    MAKE_CASES = "modal.make_cases"
    BLOCK_SENDERS = "modal.block_senders"
    SIGNATURE = "modal.signature"


class Shortcut(StrEnum):
    """Message shortcuts, by callback id."""

    CREATE_CASE = "shortcut.create_case"
    SEND_TO_CUSTOMER = "shortcut.send_to_customer"


class Field(StrEnum):
    """Inputs of modals, both as block id and as action id."""

    ANSWER = "answer"
    THEN = "then"
    CC = "cc"
    FILES = "files"
    SIGNATURE = "signature"
    HISTORY = "history"
    UNTIL = "until"
    OWNER = "owner"
    WHY = "why"
    WHOM = "whom"
    WHEN = "when"
    WHAT = "what"
    QUEUE = "queue"
    EMAIL = "email"
    NAME = "name"
    SUBJECT = "subject"
    MESSAGE = "message"
    MAILS = "mails"
