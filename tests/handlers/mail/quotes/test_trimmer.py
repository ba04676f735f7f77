"""What a mail adds is parted from what it quotes, wherever the writer put it."""

from __future__ import annotations

import pytest

from handlers.mail.quotes.trimmer import split_text

WROTE = "On Tue, 5 Mar 2024 at 09:41, Jane Doe <jane@example.com> wrote:"
HEADERS = "From: Jane Doe\nSent: Tuesday, 5 March 2024 09:41\nTo: Help Desk\nSubject: RE: order"


def test_an_answer_above_the_quote_is_the_new_text():
    new, cut = split_text(f"It works, thanks.\n\n{WROTE}\n\n> Have you tried again?\n> Jane\n")

    assert (new, cut) == ("It works, thanks.", f"{WROTE}\n\n> Have you tried again?\n> Jane")


def test_an_answer_below_the_quote_is_the_new_text():
    new, cut = split_text(f"{WROTE}\n> Have you tried again?\n\nIt works, thanks.\n")

    assert (new, cut) == ("It works, thanks.", f"{WROTE}\n> Have you tried again?")


def test_an_answer_below_a_quote_that_names_its_writer_is_the_new_text():
    quote = f"> {WROTE}\n>\n> Have you tried again?\n> Jane"

    assert split_text(f"{quote}\n\nIt works, thanks.\n") == ("It works, thanks.", quote)


def test_answers_between_quotes_stay_with_what_they_answer():
    inline = "Hi,\n\n> Which size?\n\nLarge.\n\n> Which colour?\n\nBlue."

    new, _ = split_text(f"{inline}\n\n> Regards\n> Jane\n")

    assert new == inline


def test_quotes_that_are_answered_one_by_one_stay_without_their_attribution():
    inline = "> Which size?\n\nLarge.\n\n> Which colour?\n\nBlue."

    assert split_text(f"{WROTE}\n{inline}") == (inline, WROTE)


@pytest.mark.parametrize(
    "quote",
    [
        "JD> Have you\nJD> tried again?",
        "  Jane> Have you\n  Jane> tried again?",
        "| Have you\n| tried again?",
        ">>>>\nHave you\ntried again?\n<<<<",
        ">>> Jane >>>\nHave you tried again?\n<<< Jane <<<",
        '>>>>> "Jane" == Jane <j@example.com> writes:\n\n    Jane> Have you\n    Jane> tried?',
    ],
    ids=["initials", "name", "bars", "brackets", "named brackets", "supercite"],
)
def test_older_marks_of_a_quote_are_known(quote: str):
    assert split_text(f"It works.\n\nJane Doe <jane@example.com> wrote:\n\n{quote}\n") == (
        "It works.",
        f"Jane Doe <jane@example.com> wrote:\n\n{quote}",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Like so:\n\nmysql> select 1\nmysql> select 2",
        "Like so:\n\nSQL> select 1\nSQL> select 2",
        "| a | b |\n| 1 | 2 |",
        "It reads JD> at the start.",
    ],
)
def test_prompts_and_tables_are_no_quotes(text: str):
    assert split_text(text) == (text, "")


@pytest.mark.parametrize("above", ["Jane Doe:", "5 March, Jane:", "jane@example.com:", "Thanks."])
def test_a_quote_that_a_program_has_added_goes(above: str):
    assert split_text(f"It works.\n\n{above}\n\n> Have you tried again?")[1]


def test_a_quote_that_is_led_up_to_goes_on_below():
    text = "It says:\n\n> No such file\n>\n> x"

    assert split_text(f"{text}\n\n{WROTE}\n\n> Have you tried again?\n")[0] == text


def test_a_quote_above_one_that_is_led_up_to_stays():
    quotes = "> one\n\nand also:\n\n> two"

    assert split_text(f"You wrote:\n\n{quotes}") == (quotes, "You wrote:")


def test_a_quote_on_top_without_a_name_is_kept():
    text = "> Which size?\n\nLarge."

    assert split_text(text) == (text, "")


def test_a_signature_below_the_quote_is_no_answer():
    new, _ = split_text(f"It works.\n\n{WROTE}\n\n> Hi\n\n--\nBob\nExample Ltd\n")

    assert new == "It works."


def test_the_rest_of_a_folded_quote_is_no_answer():
    long = "> " + "we had hoped to see you here at the fair in spring, but then it came to"

    new, _ = split_text(f"It works.\n\n{WROTE}\n\n{long}\nnothing\n> and so we wait.\n")

    assert new == "It works."


def test_history_without_quote_marks_is_cut_from_its_headers_on():
    new, cut = split_text(f"It works.\n\n{HEADERS}\n\nHave you tried?\n\n{HEADERS}\n\nHelp!\n")

    assert (new, cut.count("Subject")) == ("It works.", 2)


def test_a_rule_above_the_headers_goes_with_them():
    new, _ = split_text(f"It works.\n________________________________\n{HEADERS}\n\nHi\n")

    assert new == "It works."


def test_headers_on_top_of_everything_are_kept():
    text = f"{HEADERS}\n\nHave you tried?"

    assert split_text(text) == (text, "")


def test_an_attribution_on_top_of_unmarked_text_is_all_that_is_cut():
    new, cut = split_text(f"{WROTE}\n\n    a = 1\n\nIt should be:\n\n    a = 2\n")

    assert (new, cut) == ("    a = 1\n\nIt should be:\n\n    a = 2", WROTE)


def test_headers_that_lost_their_line_breaks_are_known():
    headers = "From: Jane <jane@example.com> Sent: Tuesday, 5 March To: Help Subject: RE: order"

    assert split_text(f"It works.\n\n{headers}\n\nHi\n")[0] == "It works."


def test_a_delimiter_of_an_unknown_language_is_known_by_what_is_below():
    below = "Xyz: Jane <jane@example.com>\nAbc: 5.3.2024 09:41\nDef: Help"

    assert split_text(f"It works.\n\n-----Blah blahblah-----\n{below}\n\nHi\n")[0] == "It works."


def test_a_mail_forwarded_in_a_quote_is_kept():
    text = "Is this real?\n\n> Begin forwarded message:\n>\n> From: Bank\n>\n> Your bill."

    assert split_text(text) == (text, "")


def test_what_was_forwarded_in_the_history_is_history():
    text = f"It works.\n\n{WROTE}\n> ---------- Forwarded message ---------\n> From: Bank\n> Hi"

    assert split_text(text)[0] == "It works."


def test_code_between_fences_is_no_signature_and_no_quote():
    text = f"See:\n\n```\n# one\n####\n{HEADERS}\n> x\n```\n\nThat is all."

    assert split_text(text) == (text, "")


@pytest.mark.parametrize(
    "text",
    [
        "> A quote and nothing else.\n> Two lines of it.",
        f"{WROTE}\n\n> Have you tried again?",
        "-----Original Message-----\n> Hi",
        "---",
        "\n\n  Hello  \n\n",
        "\n\nSent from my iPhone\n\n",
    ],
    ids=["quote", "attributed quote", "delimiter and quote", "rule", "blank ends", "phone"],
)
def test_a_mail_is_never_cut_to_nothing(text: str):
    new, cut = split_text(text)

    assert (new.strip(), cut) == (text.strip(), "")


def test_blank_lines_at_the_top_change_nothing():
    text = "- Jane\nSent from my iPhone"

    assert split_text(f"\n\n{text}") == split_text(text)


def test_an_answer_of_one_sign_is_enough_above_a_clear_quote():
    assert split_text(f"\U0001f44d\n\n{WROTE}\n\n> Have you tried again?\n")[0] == "\U0001f44d"


def test_a_short_mail_is_shown_whole_if_hardly_anything_is_left_and_the_signs_are_weak():
    story = "At 10:30 AM 5/3/2024, she wrote:\nI will not pay for a parcel that never came." * 4

    assert split_text(f"Hi\n\n{story}") == (f"Hi\n\n{story}", "")


@pytest.mark.parametrize(
    "text",
    [
        "On Monday 4 March 2024 your courier wrote:\n\nWe could not deliver.\n\nWhat now?",
        "Hello,\n\nOn 5 March 2024 at 10:00 I wrote:\n\nPlease cancel.\n\nNobody answered.",
        "I need a flight:\n\nFrom: Paris\nTo: Berlin\nDate: 5 March 2024\n\nThanks",
        "Name: Jane\nEmail: jane@example.com\nDate: 2024-03-05 10:00\nMessage: Please call",
        "From: Jane\nEmail: jane@example.com\nSubject: broken\nMessage: Please call",
        "On your remote host you can run:\n\n    telnet\n\nOn the other one:\n\n    ssh",
        "The log:\n\n2024-03-05 09:41:00 jane@example.com failed:\nTraceback\n\nPlease fix it.",
        "To whom it may concern,\n\nTo: all\nSubject: invoice 5\n\nplease pay",
        "See these steps:\n1. One\n\nAt 10:30 it said:\nerror 500\n\nWhy?",
        "Two things.\n\n--\n\nThe lamp broke.\nCan you send me another one as soon as you can?",
        "Am 05.03.2024 um 10:00 Uhr schrieb mir Ihr Kollege:\n\nEs kommt.\n\nNichts kam.",
        "El 5 de marzo de 2024 a las 10:00 su empresa me escribió:\n\nMañana.\n\nNo vino.",
        "My trip:\n\nVon: Hamburg\nNach: Berlin\nAn: 5.3.2024\nBetreff: Bahncard\n\nThanks",
        "It is:\n\nTo: which address?\nFrom: when?\nSubject: what do I put?\n\nThanks",
        "Hallo,\n\nAbsender: Jane\nEmpfänger: Max\nDatum: 5.3.2024\nBetreff: Paket 17\n\nWo?",
        "Note:\n\nVon: Frau Doe\nAn: Support\nUhrzeit: 10:30\nBetreff: Call\n\nPlease call.",
        "Ship:\nTo: Jane\nDate: 2024-03-05\nFrom: Warehouse B\nRe: order 17\n\nThanks",
        "The shell:\n\n$ cat > a\n> b\n\nWhat now?",
        "if x > 3:\n    y\n>>> print(1)\n1\n\nWhy?",
        "My order was\n\nSent from Berlin\n\non Monday. Where is it?",
        "Name: Jane\nFrom: jane@example.com\nDate: 2024-03-05 09:41\nSubject: Lamp\nText: Broken",
        "Hi:\n\nVon: jane@example.com\nBetreff: Lampe\nDatum: 5.3.2024 9:41\nNachricht: kaputt",
        "I get this:\n\n> Delivery has failed.",
        "Spam:\n\nReceived: from x by y\nFrom: x@example.com\nTo: me\nSubject: Win\n\nWhat now?",
        "I get error 404:\n> no such page\n> x",
    ],
)
def test_what_only_looks_like_history_is_kept(text: str):
    assert split_text(text) == (text, "")


def test_a_name_above_an_attribution_is_not_part_of_it():
    wrote = "Jane Doe <jane@example.com> schrieb am Di., 5. März 2024, 09:41:"

    assert split_text(f"It works.\nJohn\n{wrote}\n> Hi\n")[0] == "It works.\nJohn"


def test_line_ends_of_all_kinds_are_read():
    assert split_text(f"Fine.\r\n\r\n{WROTE}\r\n\r\n> Hi\r\n")[0] == "Fine."
