"""What was meant by what was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.errors import BadInput
from desk.intent import Intent, is_only_loud, is_typed_command, parse, parse_typed
from desk.verbs import BY_VERB, GRAMMAR, Grammar, Typed, Verb

every_verb = pytest.mark.parametrize("grammar", GRAMMAR, ids=lambda grammar: grammar.verb)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Intent(verb=Verb.MINE)),
        ("  ", Intent(verb=Verb.MINE)),
        ("1042", Intent(verb=Verb.SHOW, number=1042)),
        ("#1042", Intent(verb=Verb.SHOW, number=1042)),
        ("help", Intent(verb=Verb.HELP)),
        ("claim 1042", Intent(verb=Verb.CLAIM, number=1042)),
        ("  Claim   #1042  ", Intent(verb=Verb.CLAIM, number=1042)),
        ("claim\u00a01042", Intent(verb=Verb.CLAIM, number=1042)),
        (
            "snooze 1042 tomorrow 10:00",
            Intent(verb=Verb.SNOOZE, number=1042, rest="tomorrow 10:00"),
        ),
        ("note 1042 a\nb", Intent(verb=Verb.NOTE, number=1042, rest="a\nb")),
        ("reply 1042", Intent(verb=Verb.REPLY, number=1042)),
        ("claim 1042.", Intent(verb=Verb.CLAIM, number=1042)),
        ("claim “#1042”", Intent(verb=Verb.CLAIM, number=1042)),
        (
            "claim <https://team.slack.com/archives/C1/p1|#1042>",
            Intent(verb=Verb.CLAIM, number=1042),
        ),
        ("show 1042", Intent(verb=Verb.SHOW, number=1042)),
        ("1042 claim", Intent(verb=Verb.CLAIM, number=1042)),
        ("#1042 reply Soon.", Intent(verb=Verb.REPLY, number=1042, rest="Soon.")),
        ("1042 help", Intent(verb=Verb.HELP)),
        ("assign <@U1|ada> 1042", Intent(verb=Verb.ASSIGN, number=1042, rest="<@U1|ada>")),
        (
            "follow-up 1042 3d call back",
            Intent(verb=Verb.FOLLOW_UP, number=1042, rest="3d call back"),
        ),
    ],
)
def test_a_command_is_understood(text: str, expected: Intent):
    assert parse(text) == expected


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("clam 1042", "I do not know `clam`. Did you mean `/case claim 1042`?"),
        ("resovle 1042", "I do not know `resovle`. Did you mean `/case resolve 1042`?"),
        ("hepl", "I do not know `hepl`. Did you mean `/case help`?"),
        ("signatur Ada", "I do not know `signatur`. Did you mean `/case signature`?"),
        ("xyzzy", "I do not know `xyzzy`. `/case help` lists what I understand."),
        ("claim", "Which case? For example `/case claim 1042`."),
        ("claim it", "Which case? For example `/case claim 1042`."),
        ("claim 1234567890123", "Which case? For example `/case claim 1042`."),
        ("1042 clam", "I do not know `clam`. Did you mean `/case claim 1042`?"),
        ("1042 signature Ada", "I do not know `signature`. Did you mean `/case signature`?"),
        ("1042 1043", "One case at a time: `/case 1042`."),
        ("resolve 1042 1043", "One case at a time: `/case resolve 1042`."),
        ("close 1042", "I do not know `close`. Did you mean `/case resolve 1042`?"),
        (
            "remind 1042",
            "I do not know `remind`. Did you mean `/case followup 1042 tomorrow 10:00 call back`?",
        ),
        ("snooze 1042", "Something is missing at the end. For example `/case snooze 1042 3d`."),
    ],
)
def test_a_slip_is_answered_with_an_example(text: str, sentence: str):
    with pytest.raises(BadInput) as refused:
        parse(text)

    assert refused.value.sentence == sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("!claim", Intent(verb=Verb.CLAIM, typed=Typed.IN_THREAD)),
        (" !HELP ", Intent(verb=Verb.HELP, typed=Typed.IN_THREAD)),
        ("!snooze 3d", Intent(verb=Verb.SNOOZE, typed=Typed.IN_THREAD, rest="3d")),
        ("!claim!", Intent(verb=Verb.CLAIM, typed=Typed.IN_THREAD)),
        ("!follow-up 3d ask", Intent(verb=Verb.FOLLOW_UP, typed=Typed.IN_THREAD, rest="3d ask")),
        ("!reply: Soon.", Intent(verb=Verb.REPLY, typed=Typed.IN_THREAD, rest="Soon.")),
        ("`!snooze 3d`", Intent(verb=Verb.SNOOZE, typed=Typed.IN_THREAD, rest="3d")),
        (
            "`!note` the `id` is 7",
            Intent(verb=Verb.NOTE, typed=Typed.IN_THREAD, rest="the `id` is 7"),
        ),
        ("!reply a\n\n b", Intent(verb=Verb.REPLY, typed=Typed.IN_THREAD, rest="a\n\n b")),
    ],
)
def test_a_message_in_a_thread_is_understood(text: str, expected: Intent):
    assert is_typed_command(text)
    assert parse_typed(text) == expected


@pytest.mark.parametrize("text", ["", "!", "!!", "! claim", "!!!claim", "claim", "so !claim", "!1"])
def test_who_is_only_loud_gives_no_command(text: str):
    assert not is_typed_command(text)


def test_a_slip_in_a_thread_is_answered_in_its_own_words():
    with pytest.raises(BadInput, match=r"Did you mean `!snooze 3d`\?"):
        parse_typed("!snoze 3d")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("!important: read this", True), ("!wow!", True), ("!done", False), ("!clam", False)],
)
def test_a_word_that_is_near_no_verb_is_only_loud(text: str, expected: bool):
    assert is_typed_command(text)
    assert is_only_loud(text) == expected


def test_in_a_thread_there_is_one_case():
    with pytest.raises(BadInput, match="One case at a time"):
        parse_typed("!resolve #1042")


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("!resolve they said so by phone", "they said so by phone"),
        ("!resolve 2 parcels came", "2 parcels came"),
        ("!claim\nI know\nthem", "I know\nthem"),
        ("!claim .", ""),
        ("!release", ""),
        ("!assign <@U1|ben>", ""),
        ("!assign to <@U1|ben>: please look into it", "please look into it"),
        ("!assign <@U1|ben>, <@U2> knows them", "<@U2> knows them"),
        ("!assign me", ""),
        ("!snooze 3d", ""),
        ("!note this", ""),
        ("!reply this", ""),
    ],
)
def test_words_that_a_verb_does_not_take_stand_beside_it(text: str, beside: str):
    assert parse_typed(text).beside == beside


@every_verb
def test_every_example_can_be_typed(grammar: Grammar):
    by_command = parse(grammar.written(Typed.COMMAND).removeprefix(Typed.COMMAND))
    in_thread = parse_typed(grammar.written(Typed.IN_THREAD))

    assert (by_command.verb, by_command.number) == (grammar.verb, 1042)
    assert (in_thread.verb, in_thread.rest) == (grammar.verb, by_command.rest)


@pytest.mark.parametrize(
    "rest", ["<@U0AGENT>", "<@U0AGENT|ada>", "to <@U0AGENT> please"], ids=["bare", "named", "amid"]
)
def test_a_person_is_meant_by_a_mention(rest: str):
    assert Intent(verb=Verb.ASSIGN, rest=rest).user == "U0AGENT"


def test_a_name_without_a_mention_is_nobody():
    with pytest.raises(BadInput, match="Say who, by typing @ and choosing the person"):
        _ = Intent(verb=Verb.ASSIGN, rest="@ada").user


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("<@U1> the server is down", ("U1", "the server is down")),
        ("the server is down, <@U1>", (None, "the server is down, <@U1>")),
        ("<@U1|ada>", ("U1", "")),
        ("to <@U1>: the server is down", ("U1", "the server is down")),
    ],
)
def test_a_person_may_be_named_first(rest: str, expected: tuple):
    assert Intent(verb=Verb.ESCALATE, rest=rest).user_first == expected


def test_a_signature_is_set_by_command_only():
    with pytest.raises(BadInput, match=r"Did you mean `/case signature`\?"):
        parse_typed("!signature Ada")


@given(text=st.text(max_size=40))
def test_any_text_is_understood_or_refused(text: str):
    try:
        intent = parse(text)
    except BadInput:
        return

    assert intent.verb in {*BY_VERB, Verb.MINE, Verb.SHOW, Verb.HELP}


@given(text=st.from_regex(r"\s*![a-zA-Z]{1,12}(\s.*)?", fullmatch=True))
def test_any_message_that_is_a_command_is_understood_or_refused(text: str):
    assert is_typed_command(text)
    try:
        intent = parse_typed(text)
    except BadInput:
        return

    assert intent.typed is Typed.IN_THREAD
