"""A few mails as customers write them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sandbox.mailbox import Attachment
from sandbox.picture import png


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One mail: who writes, to which of the desk's addresses, what."""

    name: str
    address: str
    queue: str
    subject: str
    text: str
    html: str | None = None
    attachments: tuple[Attachment, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


_WINDOW, _BAR, _LINE, _ERROR, _BUTTON = (
    (246, 247, 249),
    (74, 84, 102),
    (205, 210, 218),
    (250, 219, 219),
    (192, 57, 43),
)
#: A window with a few lines of text, and an error in the middle.
_SCREENSHOT = png(
    360,
    200,
    (
        (0, 0, 360, 200, _WINDOW),
        (0, 0, 360, 24, _BAR),
        *((12 + 16 * each, 8, 8, 8, _LINE) for each in range(3)),
        *((24, top, wide, 8, _LINE) for top, wide in ((44, 220), (62, 300), (80, 180))),
        (24, 104, 312, 72, _BUTTON),
        (26, 106, 308, 68, _ERROR),
        *((40, top, wide, 8, _BUTTON) for top, wide in ((120, 160), (138, 110))),
        (252, 146, 68, 18, _BUTTON),
    ),
)

SAMPLES = (
    Sample(
        name="Carla Customer",
        address="carla@example.com",
        queue="Support",
        subject="Invoice 20931 was charged twice",
        text=(
            "Hello,\n\nmy card was charged twice for invoice 20931 (49.90 each, on Monday and"
            " again on Tuesday). Could you please refund one of them?\n\nThank you\nCarla\n\n"
            "-- \nCarla Customer\nExample Bakery\n"
        ),
    ),
    Sample(
        name="Karl Kunde",
        address="karl@example.net",
        queue="Support",
        subject="Re: Ihre Bestellung 55-10387",
        text=(
            "Guten Tag,\n\nleider kam die Lieferung beschädigt an: zwei der sechs Gläser sind"
            " zerbrochen. Wie können wir das lösen?\n\nMit freundlichen Grüßen\n"
            "Karl Kunde\n\n"
            "Am Mo., 3. Nov. 2025 um 09:12 schrieb Versand <versand@example.com>:\n"
            "> Guten Tag,\n>\n> heute haben wir Ihre Bestellung 55-10387 verschickt.\n>\n"
            "> Ihr Versand\n"
        ),
    ),
    Sample(
        name="Maya Manager",
        address="maya@example.org",
        queue="Service",
        subject="Our renewal in December",
        text=(
            "Hi,\n\nour contract renews on 1 December. Before that we would like to talk about"
            " adding ten seats, and whether there is a yearly price.\n\nWould Thursday work for"
            " a call?\n\nBest\nMaya\n"
        ),
        html=(
            "<div>Hi,<br><br>our contract renews on <b>1 December</b>. Before that we would like"
            " to talk about<ul><li>adding ten seats</li><li>a yearly price</li></ul>Would"
            ' Thursday work for a call?<br><br>Best<br>Maya<br><img src="cid:logo" alt=""></div>'
        ),
    ),
    Sample(
        name="Sam Sender",
        address="sam@example.net",
        queue="Support",
        subject="Screenshot of the error",
        text=(
            "It still does not work, see the screenshot. I have tried it in two browsers.\n\n"
            "This is really annoying, I have been waiting since last week!\n"
        ),
        attachments=(
            ("screenshot.png", _SCREENSHOT, "image/png"),
            ("console log.txt", b"TypeError: cannot read properties of null\n", "text/plain"),
        ),
    ),
    Sample(
        name="<!channel> *Support*",
        address="mallory@example.com",
        queue="Support",
        subject="<!here> <https://example.com|https://bank.example.org> urgent",
        text=(
            "@channel @everyone <!channel> please look <@U0ADAAGENT0>\n"
            "<https://example.com/login|https://bank.example.org/login>\n"
            "*bold* _italic_ `code` &amp; &lt;b&gt; ``` end\n\u202eesrever\n"
        ),
        html=(
            '<p>@channel <a href="https://example.com/login">https://bank.example.org/login</a>'
            "<script>alert(1)</script></p>"
        ),
    ),
    Sample(
        name="Nadia News",
        address="news@example.org",
        queue="Service",
        subject="Our November news",
        text="Ten things we have learned this autumn.\n\nUnsubscribe: https://example.org/u\n",
        headers={
            "List-Unsubscribe": "<https://example.org/u>",
            "List-Id": "<news.example.org>",
            "Precedence": "bulk",
        },
    ),
)
