"""HTML mails of many programs are parted where a reader would part them."""

from __future__ import annotations

import html as markup
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from handlers.mail.quotes.html import split_html

ANSWER = "<p>It works, thanks.</p><p>Jane</p>"
QUOTED = "<p>Have you tried again?</p>"
HEADERS = (
    "<b>From:</b> Bob &lt;bob@example.com&gt;<br><b>Sent:</b> Tuesday, 5 March 2024 09:41<br>"
    "<b>To:</b> Jane<br><b>Subject:</b> RE: order<br>"
)
WROTE = "On Tue, 5 Mar 2024 at 09:41, Bob &lt;<a href='mailto:b@example.com'>b@example.com</a>&gt;"

MAILS = {
    "gmail": f"<div dir=ltr>{ANSWER}</div><br><div class=gmail_quote><div dir=ltr class=gmail_attr>"
    f"{WROTE} wrote:<br></div><blockquote class=gmail_quote>{QUOTED}</blockquote></div>",
    "apple": f"<body>{ANSWER}<div><br><blockquote type=cite><div>{WROTE} wrote:</div><br>"
    f"<div>{QUOTED}</div></blockquote></div><br></body>",
    "iphone": f"{ANSWER}<br><br>Sent from my iPhone<br><div><br>{WROTE} wrote:<br><br></div>"
    f"<blockquote type=cite>{QUOTED}</blockquote>",
    "thunderbird": f"{ANSWER}<div class=moz-cite-prefix>Am 05.03.24 um 09:41 schrieb Bob:<br></div>"
    f"<blockquote type=cite cite=mid:1@example.com>{QUOTED}</blockquote>"
    "<pre class=moz-signature cols=72>-- \nJane Doe</pre>",
    "word": f"<div class=WordSection1>{ANSWER}<div><div style='border:none;border-top:"
    f"solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal>{HEADERS}</p></div></div>"
    f"{QUOTED}</div>",
    "word in an unknown language": f"<div>{ANSWER}<div><div style='border:none;border-top:solid "
    f"#B5C4DF 1.0pt'><p><b>Xyz:</b> Bob<br><b>Abc:</b> 5.3.2024</p></div></div>{QUOTED}</div>",
    "word in another colour": f"<div>{ANSWER}<div style='border-right: none; border-bottom: none; "
    "border-left: none; border-top: 1pt solid rgb(181, 196, 223); padding: 3pt 0in 0in'><p><b>Xyz:"
    f"</b> Bob</p></div>{QUOTED}</div>",
    "word as a browser has it": f"<div>{ANSWER}<div style='border-width: 1pt medium medium; "
    "border-style: solid none none; padding: 3pt 0cm 0cm'><p><b>Xyz:</b> Bob</p></div>"
    f"{QUOTED}</div>",
    "notes": f"{ANSWER}<table><tr><td><b>Bob &lt;b@example.com&gt;</b><p>5.3.2024 09:41"
    "<td><table><tr><td><div align=right>To<td>jane@example.com<tr><td><div>cc<td><tr>"
    f"<td><div>Subject<td>order</table></table>{QUOTED}",
    "outlook on the web": f"<div>{ANSWER}</div><div id=appendonsend></div><hr style='width:98%'>"
    f"<div id=divRplyFwdMsg dir=ltr><font>{HEADERS}</font></div><div>{QUOTED}</div>",
    "outlook for phones": f"<div>{ANSWER}</div><div id=ms-outlook-mobile-signature>Get <a href="
    f"'https://aka.ms/o0ukef'>Outlook for iOS</a></div><hr><div id=divRplyFwdMsg>{HEADERS}</div>"
    f"<div>{QUOTED}</div>",
    "outlook 2003": f"{ANSWER}<div class=MsoNormal align=center><font><span><hr size=3 width='100%'"
    f" align=center tabindex=-1></span></font></div><p>{HEADERS}</p>{QUOTED}",
    "windows mail": f"<div>{ANSWER}</div><div style='padding-top: 5px; border-top-color: "
    f"rgb(229, 229, 229); border-top-width: 1px'><div>{HEADERS}</div></div>{QUOTED}",
    "hotmail": f"{ANSWER}<hr id=stopSpelling>Date: Tue, 5 Mar 2024 09:41:10 +0100<br>Subject: order"
    f"<br>From: bob@example.com<br>To: jane@example.com<br><br>{QUOTED}",
    "old hotmail": f"{ANSWER}<div>&gt; Subject: order<br>&gt; From: bob@example.com<br>"
    "&gt; To: jane@example.com<br>&gt; <br>&gt; Have you tried again?<br></div>",
    "yahoo": f"<div>{ANSWER}</div><div class=yahoo_quoted><div>On Tuesday 5 March 2024 at 09:41:10 "
    f"GMT+1, Bob &lt;bob@example.com&gt; wrote: </div><div>{QUOTED}</div></div>",
    "aol": f"{ANSWER}<div>-----Original Message-----<br>From: Bob &lt;bob@example.com&gt;<br>"
    f"To: jane@example.com<br>Sent: Tue, Mar 5, 2024 9:41 am<br>Subject: order<br><br>{QUOTED}"
    "</div>",
    "zimbra": f"<div>{ANSWER}<hr id=zwchr data-marker=__DIVIDER__><div data-marker=__HEADERS__>"
    f"{HEADERS}</div><div data-marker=__QUOTED_TEXT__>{QUOTED}</div></div>",
    "zoho": f"<div>{ANSWER}</div><div class=zmail_extra><br>---- On Tue, 05 Mar 2024 09:41:10 "
    f"+0100 <b>Bob &lt;bob@example.com&gt;</b> wrote ---<br><blockquote>{QUOTED}</blockquote>"
    "</div>",
    "proton": f"<div>{ANSWER}</div><div class=protonmail_signature_block>Sent with <a href='https:"
    f"//proton.me'>Proton Mail</a> secure email.</div><div class=protonmail_quote>On Tuesday, "
    f"March 5th, 2024 at 9:41 AM, Bob wrote:<br><blockquote type=cite>{QUOTED}</blockquote></div>",
    "mail.ru": f"{ANSWER}<br>Вторник, 5 марта 2024, 9:41 +03:00 от Bob &lt;bob@example.com&gt;:<br>"
    f"<blockquote style='border-left:1px solid #0857A6'>{QUOTED}</blockquote>",
    "yandex": f'<div>{ANSWER}</div><div> </div><div>05.03.2024, 09:41, "Bob" &lt;bob@example.com'
    f"&gt;:</div><blockquote type=cite>{QUOTED}</blockquote>",
    "spark": f"{ANSWER}<div name=messageSignatureSection>Sent from Spark</div>"
    f"<div name=messageReplySection>On 5 Mar 2024, 09:41 +0100, Bob &lt;bob@example.com&gt;, wrote:"
    f"<br><blockquote type=cite>{QUOTED}</blockquote></div>",
    "newton": f"{ANSWER}<div class=cm_quote><div>On Tue, Mar 5, 2024 at 9:41 am, &lt;<a>bob@example"
    f".com</a>&gt; wrote:</div><blockquote>{QUOTED}</blockquote></div>",
    "front": f"{ANSWER}<div class=front-signature>Jane, Example Ltd</div><br>On March 5, 2024 at "
    f"9:41 AM GMT+1, bob@example.com wrote:<br><blockquote class=front-blockquote>{QUOTED}"
    "</blockquote>",
    "airmail": f"{ANSWER}<p class=airmail_on>On 5 March 2024 at 09:41:10, Bob (bob@example.com) "
    f"wrote:</p><blockquote type=cite class=clean_bq>{QUOTED}</blockquote>",
    "outlook for mac 2011": f"<div>{ANSWER}</div><span id=OLK_SRC_BODY_SECTION><div>{HEADERS}</div>"
    f"{QUOTED}</span>",
    "tuta": f"{ANSWER}<div>Mar 5, 2024, 09:41 by bob@example.com:</div>"
    f"<blockquote class=tutanota_quote>{QUOTED}</blockquote>",
    "gmx": f"<div>{ANSWER}<div name=quote><div><b>Gesendet:</b> Dienstag, 5. März 2024 um 09:41 Uhr"
    "<br><b>Von:</b> Bob &lt;bob@example.com&gt;<br><b>An:</b> jane@example.com<br><b>Betreff:</b> "
    f"Bestellung</div><div>{QUOTED}</div></div></div>",
    "headers in a table": f"{ANSWER}<table><tr><td>From:</td><td>Bob &lt;bob@example.com&gt;</td>"
    "</tr><tr><td>Date:</td><td>Tue, 5 Mar 2024</td></tr><tr><td>To:</td><td>Jane</td></tr><tr><td>"
    f"Subject:</td><td>order</td></tr></table>{QUOTED}",
    "plain text": f"{ANSWER}<pre>On Tue, 5 Mar 2024 at 09:41, Bob &lt;bob@example.com&gt; wrote:\n"
    "&gt; Have you tried again?\n&gt; Bob\n</pre>",
}


def words(page: str) -> str:
    tree = LexborHTMLParser(page)
    for unseen in tree.css("style, script, title, head"):
        unseen.decompose()
    return " ".join(tree.body.text(separator=" ").split()) if tree.body else ""


@pytest.mark.parametrize("mail", MAILS.values(), ids=MAILS.keys())
def test_the_answer_is_all_that_is_new(mail: str):
    assert words(split_html(mail)[0]) == "It works, thanks. Jane"


@pytest.mark.parametrize("mail", MAILS.values(), ids=MAILS.keys())
def test_the_quoted_mail_is_in_the_cut_part(mail: str):
    assert "Have you tried again?" in words(split_html(mail)[1])


@pytest.mark.parametrize(
    "mail",
    [
        f"<p>See below.</p><div>-------- Forwarded Message --------<br>From: Bank</div>{QUOTED}",
        f"<div><br></div><hr><div id=divRplyFwdMsg>{HEADERS}</div>{QUOTED}",
        f"<div class=gmail_quote><blockquote class=gmail_quote>{QUOTED}</blockquote></div>",
        "<p>Hi,</p><blockquote type=cite><p>Which size?</p></blockquote><p>Large.</p>",
        "<p>Hello</p><blockquote style='margin:0 0 0 40px;border:none;padding:0px'>me</blockquote>",
        "<img src='cid:screenshot'>",
        "<table><tr><td>a</td></tr></table>",
        "plain",
        "",
    ],
    ids=[
        *("forwarded", "forwarded without a word", "only a quote", "answered inline", "indented"),
        *("picture", "table", "no markup", "empty"),
    ],
)
def test_a_mail_with_nothing_to_cut_comes_back_as_it_was(mail: str):
    assert split_html(mail) == (mail, "")


def test_answers_below_the_quote_are_new():
    mail = f"{WROTE} wrote:<blockquote type=cite>{QUOTED}</blockquote><p>It works.</p>"

    assert words(split_html(mail)[0]) == "It works."


def test_the_head_of_the_document_stays():
    mail = f"<html><head><style>p {{color: red}}</style></head><body>{MAILS['gmail']}</body></html>"

    assert "color: red" in split_html(mail)[0]


def test_pictures_in_the_history_go_with_it():
    mail = MAILS["gmail"].replace(QUOTED, f"{QUOTED}<img src='cid:logo'>")

    new, cut = split_html(mail)

    assert ("cid:logo" in new, "cid:logo" in cut) == (False, True)


def test_elements_that_nothing_is_left_in_go():
    assert "blockquote" not in split_html(MAILS["apple"])[0]


def test_a_name_that_shares_its_element_with_the_history_goes():
    mail = f"<div><div>It works.</div><div>Jane<hr>{HEADERS}<p>Hi</p></div></div>"

    assert words(split_html(mail)[0]) == "It works."


def test_a_mail_nested_deeper_than_programs_nest_is_left_alone():
    mail = "<div>" * 30_000 + "deep"

    assert split_html(mail) == (mail, "")


def test_half_a_character_does_no_harm():
    assert split_html("<p>Hi \ud83d</p>")[1] == ""


PIECES = [
    *("<div>", "</div>", "<p>", "</p>", "<br>", "<hr>", "<blockquote>", "</blockquote>", "<pre>"),
    *("</pre>", "<b>", "</b>", "<div class=gmail_quote>", "<div id=divRplyFwdMsg>", "<span>"),
    *("<div class=gmail_signature>", "<table><tr><td>", "</td></tr></table>", "<img src=x>"),
    *("<!-- c -->", "<style>x</style>", " ", "\n", "Hello", "&gt; quoted", "Jane", "wrote:"),
    *("On Tue, 5 Mar 2024 at 09:41, Jane &lt;jane@example.com&gt; wrote:", "--", "Subject: x"),
    *("From: Jane &lt;jane@example.com&gt;", "Sent: Tuesday, 5 March 2024", "To: Help"),
    *("-----Original Message-----", "Sent from my iPhone", "---- Forwarded message ----"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text().map(markup.escape))
def test_every_letter_that_is_seen_is_new_or_cut(mail: str):
    new, cut = split_html(mail)

    assert letters(mail) == letters(new) + letters(cut)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_a_page_that_says_something_still_does(mail: str):
    assert bool(words(split_html(mail)[0])) == bool(words(mail))


def letters(page: str) -> Counter[str]:
    return Counter(words(page).replace(" ", ""))


def test_what_nobody_sees_is_no_answer():
    page = f"<div style='display:none'>Preview</div><p>{WROTE} wrote:</p><p>Hi</p>"

    assert "Hi" in split_html(page)[0]
