"""What a mail server warns of on top of a mail is not shown with it."""

from __future__ import annotations

import pytest

from handlers.mail.quotes.trimmer import split_text

BANNERS = (
    "[EXTERNAL EMAIL] Do not click links or attachments unless you recognise the sender.",
    "CAUTION: This email originated from outside of the organization.\nDo not click links in it.",
    "You don't often get email from jane@example.com. Learn why this is important<https://aka.ms/x>",
    "*ACHTUNG:* Diese E-Mail stammt von au\u00dferhalb. Klicken Sie nicht auf Links.",
    "EXTERNAL: Do not click links if you do not recognise the sender.",
    "This message was sent from outside the company. Please use caution.",
    "Sie erhalten nicht oft E-Mails von jane@example.com. Erfahren Sie, warum dies wichtig ist",
    "Vous n\u2019obtenez pas souvent d\u2019e-mail de jane@example.com. D\u00e9couvrez pourquoi",
    "No suele recibir correo electr\u00f3nico de jane@example.com. Por qu\u00e9 es esto importante",
)


@pytest.mark.parametrize("banner", BANNERS)
def test_a_banner_is_cut(banner: str):
    assert split_text(f"{banner}\n\nThe lamp is broken.\n") == ("The lamp is broken.", banner)


@pytest.mark.parametrize(
    "text",
    [
        BANNERS[0],
        f"{BANNERS[0]}\nThe lamp is broken.\nSo I have\nsent it\nback.\nWhen do I get a new one?",
        "External email\n\ndoes not work",
        "Caution: this email is about a lamp that gets hot.\n\nPlease call me.",
        "Sie erhalten nicht oft so eine Mail.\n\nDie Lampe ist kaputt.",
        "External sender: why do you mark my mails as external?\n\nThe lamp is broken.",
        f"The lamp is broken.\n\n{BANNERS[0]}\n\nThat is what I see.",
    ],
)
def test_what_only_looks_like_a_banner_is_kept(text: str):
    assert split_text(text) == (text, "")
