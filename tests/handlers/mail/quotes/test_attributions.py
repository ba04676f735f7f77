# ruff: noqa: RUF001  (letters of other scripts look like Latin ones; here they are meant)
""" "On Monday, Jane wrote:" is known in many languages and shapes."""

from __future__ import annotations

import pytest

from handlers.mail.quotes.trimmer import split_text

ANSWER = "Many thanks!\n\nIt works now, Jane"

ATTRIBUTIONS = """
On Tue, Mar 5, 2024 at 9:41 AM Jane Doe <jane@example.com> wrote:
On 5 Mar 2024, at 09:41, Jane Doe <jane@example.com> wrote:
On 05/03/2024 09:41, Jane Doe wrote:
On Tue, 2024-03-05 at 09:41 +0100, Jane Doe wrote:
On Tuesday, March 5th, 2024 at 9:41 AM, Jane Doe <jane@example.com> wrote:
On Mar 5, 2024 9:41 AM, "Jane Doe" <jane@example.com> wrote:
On Tue, Mar 05, 2024 at 09:41:10AM +0100, Jane Doe wrote:
On Tuesday, March 5, 2024 9:41 AM Jane Doe <jane@example.com> wrote:
At 2024-03-05 09:41:00, "Jane Doe" <jane@example.com> wrote:
At 09:41 AM 3/5/2024, Jane Doe wrote:
At 3/5/2024 09:41 AM, you wrote:
---- On Tue, 05 Mar 2024 09:41:10 +0100 Jane Doe <jane@example.com> wrote ----
--- On Tue, 3/5/24, Jane Doe <jane@example.com> wrote:
Jane Doe <jane@example.com> wrote:
Jane Doe <jane@example.com> writes:
Jane Doe (jane@example.com) wrote:
jane@example.com (Jane Doe) writes:
Jane Doe via Example <notifications@example.com> wrote:
Jane Doe <jane@example.com> wrote on 05/03/2024 09:41:10:
In article <abc123@example.com>, Jane Doe <jane@example.com> wrote:
2024-03-05 9:41 GMT+01:00 Jane Doe <jane@example.com>:
2024-03-05 9:41 GMT+01:00, Jane Doe <jane@example.com>:
05.03.2024, 09:41, "Jane Doe" <jane@example.com>:
05.03.2024 09:41, Jane Doe пишет:
Вторник, 5 марта 2024, 9:41 +03:00 от Jane Doe <jane@example.com>:
вт, 5 мар. 2024 г. в 09:41, Jane Doe <jane@example.com>:
5 мар. 2024 г. 9:41 пользователь "Jane Doe" <jane@example.com> написал:
5 марта 2024 г., в 9:41, Jane Doe <jane@example.com> написал(а):
вт, 5 бер. 2024 р. о 09:41 Jane Doe <jane@example.com> пише:
5 бер. 2024 р. о 9:41, Jane Doe <jane@example.com> написав(ла):
05.03.24 09:41, Jane Doe пише:
На вт, 5.03.2024 г. в 9:41 Jane Doe <jane@example.com> написа:
Am 05.03.2024 um 09:41 schrieb Jane Doe:
Am 05.03.24 um 09:41 schrieb Jane Doe <jane@example.com>:
Am Di., 5. März 2024 um 09:41 Uhr schrieb Jane Doe <jane@example.com>:
Am 05.03.2024 9:41 vorm. schrieb "Jane Doe" <jane@example.com>:
Am Dienstag, 5. März 2024, 09:41:10 MEZ hat Jane Doe <jane@example.com> Folgendes geschrieben:
Jane Doe <jane@example.com> schrieb am Di., 5. März 2024 um 09:41 Uhr:
Jane Doe <jane@example.com> schrieb am 05.03.2024 um 09:41:
Jane Doe schrieb am 05.03.2024 um 09:41:
Jane Doe <jane@example.com> hat am 05.03.2024 09:41 geschrieben:
Gesendet: 5. März 2024 um 09:41 Uhr, Jane Doe <jane@example.com> schrieb:
Le mar. 5 mars 2024 à 09:41, Jane Doe <jane@example.com> a écrit :
Le 5 mars 2024 à 09:41, Jane Doe <jane@example.com> a écrit :
Le 05/03/2024 à 09:41, Jane Doe a écrit :
Le mardi 5 mars 2024 à 09:41:10 UTC+1, Jane Doe <jane@example.com> a écrit :
Le 5 mars 2024 09:41, "Jane Doe" <jane@example.com> a écrit :
El mar, 5 mar 2024 a las 9:41, Jane Doe (<jane@example.com>) escribió:
Missatge de Jane Doe <jane@example.com> del dia dt., 5 de març 2024 a les 9:41:
በማክሰኞ፣ ማርች 5፣ 2024 በ9:41 ጥዋት Jane Doe <jane@example.com> ጽፏል፦
El 05/03/2024 a las 9:41, Jane Doe escribió:
El 5 mar 2024, a las 9:41, Jane Doe <jane@example.com> escribió:
El martes, 5 de marzo de 2024, Jane Doe <jane@example.com> escribió:
El dt., 5 de març 2024, 9:41, Jane Doe <jane@example.com> va escriure:
Em ter., 5 de mar. de 2024 às 09:41, Jane Doe <jane@example.com> escreveu:
Em 05/03/2024 09:41, Jane Doe escreveu:
Em 5 de mar. de 2024, à(s) 09:41, Jane Doe <jane@example.com> escreveu:
No dia 5 de março de 2024, às 09:41, Jane Doe <jane@example.com> escreveu:
Jane Doe <jane@example.com> escreveu no dia terça, 5/03/2024 à(s) 09:41:
A terça, 5 de mar de 2024, 09:41, Jane Doe <jane@example.com> escreveu:
Il giorno mar 5 mar 2024 alle ore 09:41 Jane Doe <jane@example.com> ha scritto:
Il giorno 5 mar 2024, alle ore 09:41, Jane Doe <jane@example.com> ha scritto:
Il 05/03/2024 09:41, Jane Doe ha scritto:
Il 5 marzo 2024 alle 9.41 Jane Doe <jane@example.com> ha scritto:
Il mar 5 mar 2024, 09:41 Jane Doe <jane@example.com> ha scritto:
Op di 5 mrt 2024 om 09:41 schreef Jane Doe <jane@example.com>:
Op 5 mrt. 2024 om 09:41 heeft Jane Doe <jane@example.com> het volgende geschreven:
Op 05-03-2024 om 09:41 schreef Jane Doe:
Op dinsdag 5 maart 2024 schreef Jane Doe <jane@example.com>:
Den tis 5 mars 2024 kl 09:41 skrev Jane Doe <jane@example.com>:
Den 2024-03-05 kl. 09:41, skrev Jane Doe:
5 mars 2024 kl. 09:41 skrev Jane Doe <jane@example.com>:
Den 5. mar. 2024 kl. 09.41 skrev Jane Doe <jane@example.com>:
Den tir. 5. mar. 2024 kl. 09.41 skrev Jane Doe <jane@example.com>:
tir. 5. mar. 2024 kl. 09:41 skrev Jane Doe <jane@example.com>:
På tirsdag 05. mars 2024 kl. 09:41:10, skrev Jane Doe <jane@example.com>:
ti 5. maalisk. 2024 klo 9.41 Jane Doe (jane@example.com) kirjoitti:
Jane Doe <jane@example.com> kirjoitti 5.3.2024 kello 9.41:
Þri., 5. mar. 2024 kl. 09:41 skrifaði Jane Doe <jane@example.com>:
wt., 5 mar 2024 o 09:41 Jane Doe <jane@example.com> napisał(a):
W dniu wt., 5.03.2024 o 09:41 Jane Doe <jane@example.com> napisał(a):
W dniu 05.03.2024 o 09:41, Jane Doe pisze:
Dnia 5 mar 2024 o godz. 09:41 Jane Doe <jane@example.com> napisał(a):
Dnia 2024-03-05, o godz. 09:41:10 Jane Doe <jane@example.com> napisał(a):
Wiadomość napisana przez Jane Doe <jane@example.com> w dniu 5 mar 2024, o godz. 09:41:
út 5. 3. 2024 v 9:41 odesílatel Jane Doe <jane@example.com> napsal:
Dne 05. 03. 24 v 9:41 Jane Doe napsal(a):
5. 3. 2024 v 9:41, Jane Doe <jane@example.com>:
ut 5. 3. 2024 o 9:41 Jane Doe <jane@example.com> napísal(a):
Dňa 5. 3. 2024 o 9:41 Jane Doe napísal(a):
Jane Doe <jane@example.com> ezt írta (időpont: 2024. márc. 5., K, 9:41):
2024. 03. 05. 9:41 keltezéssel, Jane Doe írta:
În mar., 5 mar. 2024 la 09:41, Jane Doe <jane@example.com> a scris:
Pe 5 mar. 2024, la 09:41, Jane Doe <jane@example.com> a scris:
uto, 5. ožu 2024. u 09:41 Jane Doe <jane@example.com> napisao je:
Dana 5. ožujka 2024. u 09:41 Jane Doe <jane@example.com> napisao/la je:
уто, 5. мар 2024. у 09:41 Jane Doe <jane@example.com> је написао/ла:
V V tor., 5. mar. 2024 ob 09:41 je oseba Jane Doe <jane@example.com> napisala:
Στις Τρί 5 Μαρ 2024 στις 9:41 π.μ., ο/η Jane Doe <jane@example.com> έγραψε:
Jane Doe <jane@example.com>, 5 Mar 2024 Sal, 09:41 tarihinde şunu yazdı:
5 Mar 2024 tarihinde 09:41 saatinde, Jane Doe <jane@example.com> şunları yazdı:
בתאריך יום ג׳, 5 במרץ 2024 ב-9:41 מאת Jane Doe <jane@example.com>:
ב-5 במרץ 2024, בשעה 9:41, Jane Doe <jane@example.com> כתב/ה:
في الثلاثاء، ٥ مارس ٢٠٢٤ في ٩:٤١ ص تمت كتابة ما يلي بواسطة Jane Doe <jane@example.com>:
في ٥ مارس ٢٠٢٤، الساعة ٩:٤١ ص، كتب Jane Doe <jane@example.com>:
در تاریخ سه‌شنبه ۵ مارس ۲۰۲۴، ۹:۴۱ Jane Doe <jane@example.com> نوشت:
在 2024年3月5日，09:41，Jane Doe <jane@example.com> 写道：
Jane Doe <jane@example.com> 于2024年3月5日周二 09:41写道：
Jane Doe <jane@example.com> 於 2024年3月5日 週二 上午9:41寫道：
Jane Doe <jane@example.com> 在 2024年3月5日 上午9:41 寫道：
在 2024-03-05 09:41:10，"Jane Doe" <jane@example.com> 写道：
2024年3月5日(火) 9:41 Jane Doe <jane@example.com>:
2024/03/05 9:41、Jane Doe <jane@example.com>のメール:
2024年3月5日火曜日 9:41:10 JST、Jane Doe <jane@example.com> が書いたメール:
On 2024/03/05 9:41, Jane Doe wrote:
2024년 3월 5일 (화) 오전 9:41, Jane Doe <jane@example.com>님이 작성:
2024. 3. 5. 오전 9:41, Jane Doe <jane@example.com> 작성:
2024년 3월 5일 화요일, Jane Doe<jane@example.com>님이 작성한 메시지:
2024년 3월 5일 오전 9:41, Jane Doe <jane@example.com>님의 말:
Vào Th 3, 5 thg 3, 2024 vào lúc 09:41 Jane Doe <jane@example.com> đã viết:
เมื่อ อ. 5 มี.ค. 2024 เวลา 09:41 Jane Doe <jane@example.com> เขียนว่า:
Pada Sel, 5 Mar 2024 pukul 09.41 Jane Doe <jane@example.com> menulis:
2024-03-05, an, 09:41 Jane Doe <jane@example.com> rašė:
otrd., 2024. g. 5. marts, plkst. 09:41 — lietotājs Jane Doe (<jane@example.com>) rakstīja:
Kontakt Jane Doe (<jane@example.com>) kirjutas kuupäeval T, 5. märts 2024 kell 09:41:
मंगल, 5 मार्च 2024 को 9:41 पूर्वाह्न को Jane Doe <jane@example.com> ने लिखा:
Op 05-03-2024 09:41 schreef Jane Doe:
Am 2024-03-05 09:41, schrieb Jane Doe:
""".strip().splitlines()

#: Their ends tell; in GroupWise these are no quote marks.
FRAMED = """
---- Am Di, 05 Mär 2024 09:41:10 +0100 schrieb Jane Doe <jane@example.com> ----
>>> Jane Doe <jane@example.com> 3/5/2024 9:41 AM >>>
>>> "Jane Doe" <jane@example.com> 05.03.2024 09:41 >>>
>>>Jane Doe 05.03.24 9.41 Uhr >>>
""".strip().splitlines()

#: These say too little to begin unmarked history; with a quote below they are clear.
SHORT_ATTRIBUTIONS = """
Quoting Jane Doe <jane@example.com>:
Zitat von Jane Doe <jane@example.com>:
Citando Jane Doe <jane@example.com>:
Jane Doe schrieb:
* Jane Doe <jane@example.com> [2024-03-05 09:41]:
Jane Doe, 05.03.2024 09:41:
""".strip().splitlines()


@pytest.mark.parametrize("attribution", ATTRIBUTIONS + SHORT_ATTRIBUTIONS + FRAMED)
def test_an_attribution_goes_with_the_quote_below_it(attribution: str):
    new, _ = split_text(f"{ANSWER}\n\n{attribution}\n\n> Hello,\n> have you tried again?\n")

    assert new == ANSWER


@pytest.mark.parametrize("attribution", ATTRIBUTIONS + FRAMED)
def test_an_attribution_begins_history_that_has_no_quote_marks(attribution: str):
    new, _ = split_text(f"{ANSWER}\n\n{attribution}\n\nHello,\nhave you tried again?\n")

    assert new == ANSWER


@pytest.mark.parametrize(
    "attribution", [line for line in ATTRIBUTIONS if " " in line[10 : len(line) * 2 // 3]]
)
def test_a_folded_attribution_is_known_without_a_blank_line_above(attribution: str):
    fold = attribution.rfind(" ", 0, len(attribution) * 2 // 3)
    head, tail = attribution[:fold], attribution[fold + 1 :]

    new, _ = split_text(f"{ANSWER}.\n{head}\n{tail}\n\n> Hello,\n> try again.\n")

    assert new == f"{ANSWER}."


def test_marks_of_the_writing_direction_are_not_seen():
    marked = "\u202bבתאריך 5 במרץ 2024 ב-9:41 מאת \u202aJane\u202c \u200f<jane@example.com>:\u202c"

    new, _ = split_text(f"{ANSWER}\n\n{marked}\n\nHello,\nplease try again.\n")

    assert new == ANSWER


def test_the_end_of_a_folded_address_is_no_quote_mark():
    wrote = "On Tue, Mar 05, 2024 at 9:41 AM, Jane Doe < jane@example.com\n> wrote:"

    new, _ = split_text(f"{ANSWER}\n\n{wrote}\n\n> Hello,\n> try again.\n")

    assert new == ANSWER


@pytest.mark.parametrize("below", ["@jane, 5.3.2024 09:41 wrote:", "> wrote:", "(@) wrote:", "@:"])
def test_a_name_above_a_line_of_hardly_a_word_is_kept(below: str):
    new, _ = split_text(f"{ANSWER}.\nJane Doe\n{below}\n> Hello\n")

    assert new.startswith(ANSWER)


FILLED_LINE = "On Wednesday, January 28, 2024 at 8:16:33 PM UTC+1, Jane Rosamunde Doe"


@pytest.mark.parametrize(
    "attribution",
    [
        f"{FILLED_LINE}\nOf The Example (via the Example\nForum) <\nforum@example.com> wrote:",
        "In article <abc@example.com>,\n Jane Doe <jane@example.com> wrote:",
        "In message <abc@example.com>,\nJane Doe writes:",
    ],
    ids=["long name", "article", "message"],
)
def test_all_lines_of_an_attribution_go(attribution: str):
    assert split_text(f"{ANSWER}\n\n{attribution}\n\n> Hello\n") == (
        ANSWER,
        f"{attribution}\n\n> Hello",
    )


@pytest.mark.parametrize(
    "text",
    [
        "On 5 March 2024 at 09:41 I have sent the lamp to you by courier\nbut it came back.",
        "We met on 5 March 2024 at 10:00",
    ],
)
def test_a_dated_line_above_an_attribution_is_not_part_of_it(text: str):
    assert split_text(f"{text}\nJane Doe <jane@example.com> wrote:\n> Hello\n")[0] == text


@pytest.mark.parametrize(
    "line",
    [
        "  On Tue, Mar 5, 2024 at 9:41 AM, Jane Doe<jane@example.com> wrote:   Hello,",
        "  Am Di., 5. März 2024 um 9:41 schrieb Jane Doe<jane@example.com>:   Hallo,",
        "  Le mar., mars 5, 2024 à 9:41, Jane Doe<jane@example.com> a écrit :   Bonjour,",
    ],
)
def test_a_quote_may_run_on_in_the_line_of_its_attribution(line: str):
    assert split_text(f"{ANSWER}\n\n{line}\nhave you tried again?\n")[0] == ANSWER


@pytest.mark.parametrize("line", [">>> print(now()) >>>", ">>> see 9:41 >>> and 9:42", ">>> >>>"])
def test_other_lines_with_marks_at_both_ends_are_quotes(line: str):
    assert split_text(f"{ANSWER}\n\n{line}\n") == (ANSWER, line)


@pytest.mark.parametrize(
    "line",
    ["He wrote me on 5.3.2024 at 09:41:", "Sie schrieben mir am 05.03.2024 um 09:41:"],
)
def test_who_tells_of_a_letter_is_no_program(line: str):
    text = f'{line}\n\n"I will come."\n\nThat was not so.'

    assert split_text(text) == (text, "")
