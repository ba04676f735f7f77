# ruff: noqa: E501, RUF001  (a table; letters of other scripts are meant)
"""What mail programs write above the mail they answer, by program and language."""

from __future__ import annotations

JANE = "Jane Doe <jane@example.com>"

#: One line each; JANE is her name with the address.
ATTRIBUTIONS: dict[str, str] = {
    "Gmail": """
        On Tue, Mar 5, 2024 at 9:41 AM JANE wrote:
        On Tue, Mar 5, 2024 at 9:41\u202fAM JANE wrote:
        On Tue, 5 Mar 2024 at 09:41, JANE wrote:
        On Tue, 5 Mar 2024, 09:41 JANE, wrote:
        On Tue, Mar 5, 2024, 9:41 AM JANE wrote:
        2024-03-05 9:41 GMT+01:00 JANE:
        Am Di., 5. März 2024 um 09:41 Uhr schrieb JANE:
        JANE schrieb am Di., 5. März 2024, 09:41:
        Le mar. 5 mars 2024 à 09:41, JANE a écrit :
        El mar, 5 mar 2024 a las 9:41, Jane Doe (<jane@example.com>) escribió:
        Em ter., 5 de mar. de 2024 às 09:41, JANE escreveu:
        JANE escreveu (terça, 5/03/2024 à(s) 09:41):
        Il giorno mar 5 mar 2024 alle ore 09:41 JANE ha scritto:
        Op di 5 mrt 2024 om 09:41 schreef JANE:
        wt., 5 mar 2024 o 09:41 JANE napisał(a):
        вт, 5 мар. 2024 г. в 09:41, JANE:
        вт, 5 мар. 2024 г., 09:41 JANE:
        вт, 5 бер. 2024 р. о 09:41 JANE пише:
        út 5. 3. 2024 v 9:41 odesílatel JANE napsal:
        ut 5. 3. 2024 o 9:41 JANE napísal(a):
        Den tis 5 mars 2024 kl 09:41 skrev JANE:
        Den tirs. 5. mar. 2024 kl. 09.41 skrev JANE:
        tir. 5. mar. 2024 kl. 09:41 skrev JANE:
        ti 5. maalisk. 2024 klo 9.41 Jane Doe (jane@example.com) kirjoitti:
        JANE ezt írta (időpont: 2024. márc. 5., K, 9:41):
        În mar., 5 mar. 2024 la 09:41, JANE a scris:
        JANE, 5 Mar 2024 Sal, 09:41 tarihinde şunu yazdı:
        Στις Τρί 5 Μαρ 2024 στις 9:41 π.μ., ο/η JANE έγραψε:
        На вт, 5.03.2024 г. в 9:41 JANE написа:
        \u202bבתאריך יום ג׳, 5 במרץ 2024 ב-9:41 מאת \u202aJane\u202c\u200f <\u202ajane@example.com\u202c\u200f>:\u202c
        في الثلاثاء، 5 مارس 2024 في 9:41 ص تمت كتابة ما يلي بواسطة JANE:
        2024年3月5日(火) 9:41 JANE:
        JANE 于2024年3月5日周二 09:41写道：
        JANE 於 2024年3月5日 週二 上午9:41寫道：
        2024년 3월 5일 (화) 오전 9:41, JANE님이 작성:
        Vào Th 3, 5 thg 3, 2024 vào lúc 09:41 JANE đã viết:
        Pada tanggal Sel, 5 Mar 2024 pukul 09.41 JANE menulis:
        ในวันที่ อ. 5 มี.ค. 2024 เวลา 09:41 JANE เขียนว่า:
        El dt., 5 de març 2024, 9:41, JANE va escriure:
        uto, 5. ožu 2024. u 09:41 JANE napisao je:
        V tor., 5. mar. 2024 ob 09:41 je oseba JANE napisala:
        уто, 5. мар 2024. у 09:41 JANE је написао/ла:
        2024-03-05, an, 09:41 JANE rašė:
        otrd., 2024. g. 5. marts, plkst. 09:41 — lietotājs JANE rakstīja:
        Kontakt JANE kirjutas kuupäeval T, 5. märts 2024 kell 09:41:
        در تاریخ سه\u200cشنبه ۵ مارس ۲۰۲۴، ۹:۴۱ JANE نوشت:
        मंगल, 5 मार्च 2024 को 9:41 am बजे को JANE ने लिखा:
        Þri., 5. mar. 2024 kl. 09:41 skrifaði JANE:
        Pada Sel, 5 Mac 2024 pada 09:41 JANE telah menulis:
        Noong Mar, Mar 5, 2024 nang 9:41 AM, sinulat ni JANE:
    """,
    "Apple Mail": """
        On 5 Mar 2024, at 09:41, JANE wrote:
        On Mar 5, 2024, at 9:41\u202fAM, JANE wrote:
        On Mar 5, 2024, at 9:41 AM, Jane Doe via Example <help@example.com> wrote:
        Am 05.03.2024 um 09:41 schrieb JANE:
        Le 5 mars 2024 à 09:41, JANE a écrit :
        El 5 mar 2024, a las 9:41, JANE escribió:
        Em 5 de mar. de 2024, à(s) 09:41, JANE escreveu:
        No dia 05/03/2024, às 09:41, JANE escreveu:
        A 5 de mar. de 2024, à(s) 09:41, JANE escreveu:
        Il giorno 5 mar 2024, alle ore 09:41, JANE ha scritto:
        Op 5 mrt. 2024 om 09:41 heeft JANE het volgende geschreven:
        Op 5 mrt. 2024, om 09:41 heeft JANE het volgende geschreven:
        Wiadomość napisana przez JANE w dniu 5 mar 2024, o godz. 09:41:
        W dniu 5 mar 2024, o godz. 09:41, JANE napisał(a):
        5 марта 2024 г., в 09:41, JANE написал(а):
        5 бер. 2024 р. о 09:41 JANE написав(-ла):
        5. 3. 2024 v 9:41, JANE:
        Dňa 5. 3. 2024 o 9:41 používateľ JANE napísal:
        5 mars 2024 kl. 09:41 skrev JANE:
        Den 5. mar. 2024 kl. 09.41 skrev JANE:
        5. mars 2024 kl. 09:41 skrev JANE:
        JANE kirjoitti 5.3.2024 kello 9.41:
        2024. márc. 5. dátummal, 9:41 időpontban JANE írta:
        Pe 5 mar. 2024, la 09:41, JANE a scris:
        JANE şunları yazdı (5 Mar 2024 09:41):
        5 Mar 2024 tarihinde 09:41 saatinde, JANE şunları yazdı:
        Στις 5 Μαρ 2024, στις 9:41 π.μ., ο χρήστης JANE έγραψε:
        \u200fב-5 במרץ 2024, בשעה 9:41, JANE כתב/ה:
        في ٥ مارس ٢٠٢٤، الساعة ٩:٤١ ص، كتب JANE:
        2024/03/05 9:41、JANEのメール:
        2024年3月5日 上午9:41，JANE 写道：
        JANE 於 2024年3月5日 上午9:41 寫道：
        2024. 3. 5. 오전 9:41, JANE 작성:
        Vào 09:41, 5 thg 3, 2024, JANE đã viết:
        Vào ngày 5 thg 3, 2024, lúc 09:41, JANE đã viết:
        Pada 5 Mar 2024, pukul 09.41, JANE menulis:
        เมื่อ 5 มี.ค. 2567 เวลา 09:41 JANE เขียนว่า:
        El 5 març 2024, a les 9:41, JANE va escriure:
        Poruku je poslao korisnik JANE, dana 5. ožu 2024., u 09:41 :
    """,
    "Thunderbird": """
        On 05/03/2024 09:41, Jane Doe wrote:
        On 3/5/24 9:41 AM, Jane Doe wrote:
        On 3/5/24 09:41, Jane Doe via Discuss wrote:
        Am 05.03.24 um 09:41 schrieb Jane Doe:
        Am 05.03.2024 um 09:41 schrieb Jane Doe via Discuss:
        Le 05/03/2024 à 09:41, Jane Doe a écrit :
        El 5/3/24 a las 9:41, Jane Doe escribió:
        Em 05/03/2024 09:41, Jane Doe escreveu:
        Às 09:41 de 05/03/2024, Jane Doe escreveu:
        Il 05/03/2024 09:41, Jane Doe ha scritto:
        Op 05-03-2024 om 09:41 schreef Jane Doe:
        W dniu 5.03.2024 o 09:41, Jane Doe pisze:
        05.03.2024 09:41, Jane Doe пишет:
        05.03.24 09:41, Jane Doe пише:
        Dne 05. 03. 24 v 9:41 Jane Doe napsal(a):
        Dňa 5. 3. 2024 o 9:41 Jane Doe napísal(a):
        Den 2024-03-05 kl. 09:41, skrev Jane Doe:
        Den 05.03.2024 kl. 09.41 skrev Jane Doe:
        Den 05.03.2024 09:41, skrev Jane Doe:
        Jane Doe kirjoitti 5.3.2024 klo 9.41:
        2024. 03. 05. 9:41 keltezéssel, Jane Doe írta:
        Pe 05.03.2024 09:41, Jane Doe a scris:
        La 05.03.2024 09:41, Jane Doe a scris:
        5.03.2024 09:41 tarihinde Jane Doe yazdı:
        5.03.2024 09:41, Jane Doe yazdı:
        Στις 5/3/2024 9:41 π.μ., ο Jane Doe έγραψε:
        Στις 5/3/2024 9:41 πμ, ο/η Jane Doe έγραψε:
        На 5.03.2024 г. в 9:41 ч., Jane Doe написа:
        ב-05/03/2024 בשעה 09:41, Jane Doe כתב:
        في 05/03/2024 09:41 ص، كتب Jane Doe:
        On 2024/03/05 9:41, Jane Doe wrote:
        (2024/03/05 9:41), Jane Doe wrote:
        在 2024/3/5 9:41, Jane Doe 写道:
        Jane Doe 於 2024/3/5 上午 09:41 寫道:
        2024-03-05 오전 9:41에 Jane Doe 이(가) 쓴 글:
        Vào 05/03/2024 09:41, Jane Doe đã viết:
        Pada 05/03/2024 09.41, Jane Doe menulis:
        เมื่อ 5/3/2024 9:41, Jane Doe เขียนว่า:
    """,
    "Yahoo": """
        On Tuesday, March 5, 2024 at 09:41:10 AM GMT+1, JANE wrote:
        Am Dienstag, 5. März 2024 um 09:41:10 MEZ hat JANE Folgendes geschrieben:
        Le mardi 5 mars 2024 à 09:41:10 UTC+1, JANE a écrit :
        En martes, 5 de marzo de 2024, 09:41:10 CET, JANE escribió:
        Em terça-feira, 5 de março de 2024 às 09:41:10 BRT, JANE escreveu:
        Il martedì 5 marzo 2024 alle ore 09:41:10 CET, JANE ha scritto:
        Op dinsdag 5 maart 2024 om 09:41:10 CET schreef JANE:
        W dniu wtorek, 5 marca 2024 09:41:10 CET użytkownik JANE napisał:
        вторник, 5 марта 2024 г., 09:41:10 GMT+3, JANE написал(-а):
        5 Mart 2024 Salı 09:41:10 GMT+3 tarihinde, JANE şunları yazdı:
        În marți, 5 martie 2024, 09:41:10 EET, JANE a scris:
        Στις Τρίτη 5 Μαρτίου 2024 στις 09:41:10 π.μ. EET, ο χρήστης JANE έγραψε:
        JANE 在 2024年3月5日 星期二 上午09:41:10 [GMT+8] 寫道：
        Pada Selasa, 5 Maret 2024 09.41.10 WIB, JANE menulis:
        Vào 09:41:10 GMT+7 Thứ Ba, 5 tháng 3, 2024, JANE đã viết:
        tisdag 5 mars 2024 09:41:10 CET, skrev JANE:
        tirsdag 5. marts 2024 09.41.10 CET skrev JANE:
        tiistai 5. maaliskuuta 2024 klo 9.41.10 UTC+2 JANE kirjoitti:
    """,
    "Proton": """
        On Tuesday, March 5th, 2024 at 9:41 AM, JANE wrote:
        Am Dienstag, 5. März 2024 um 09:41 schrieb JANE:
        JANE schrieb am Dienstag, 5. März 2024 um 09:41:
        Le mardi 5 mars 2024 à 09:41, JANE a écrit :
        El martes, 5 de marzo de 2024 a las 9:41, JANE escribió:
        W dniu wtorek, 5 marca 2024 o 09:41 JANE napisał(a):
    """,
    "Roundcube": """
        On 2024-03-05 09:41, Jane Doe wrote:
        Am 2024-03-05 09:41, schrieb Jane Doe:
        Le 2024-03-05 09:41, Jane Doe a écrit :
        El 2024-03-05 09:41, Jane Doe escribió:
        Il 2024-03-05 09:41 Jane Doe ha scritto:
        Jane Doe schreef op 2024-03-05 09:41:
        Dnia 2024-03-05 09:41, Jane Doe napisał(a):
        Dne 2024-03-05 09:41, Jane Doe napsal:
        2024-03-05 09:41 tarihinde Jane Doe yazdı:
        Den 2024-03-05 09:41, skrev Jane Doe:
        2024-03-05 09:41 skrev Jane Doe:
        Jane Doe kirjoitti 2024-03-05 09:41:
        Em 2024-03-05 09:41, Jane Doe escreveu:
        Jane Doe писал(а) 2024-03-05 09:41:
        2024-03-05 09:41 időpontban Jane Doe ezt írta:
    """,
    "K-9": """
        On March 5, 2024 9:41:10 AM GMT+01:00, JANE wrote:
        On 5 March 2024 09:41:10 GMT, JANE wrote:
        Am 5. März 2024 09:41:10 MEZ schrieb JANE:
        Le 5 mars 2024 09:41:10 GMT+01:00, JANE a écrit :
        Op 5 maart 2024 09:41:10 CET schreef JANE:
        El 5 de marzo de 2024 9:41:10 CET, JANE escribió:
        5 марта 2024 г. 09:41:10 GMT+03:00, JANE пишет:
        Dne 5. března 2024 9:41:10 SEČ, JANE napsal:
        Dnia 5 marca 2024 09:41:10 CET, JANE napisał/a:
    """,
    "mail.ru, Yandex, ukr.net": """
        Вторник, 5 марта 2024, 9:41 +03:00 от JANE:
        Вторник, 5 марта 2024, 9:41 +03:00 от Jane Doe jane@example.com:
        05.03.2024, 09:41, "Jane Doe" <jane@example.com>:
        05.03.2024, 09:41, "Jane Doe" jane@example.com:
        5 березня 2024, 09:41:10, від "Jane Doe" < jane@example.com >:
        5 марта 2024, 09:41:10, от "Jane Doe" <jane@example.com>:
        5 мар. 2024 г. 9:41 пользователь "Jane Doe" <jane@example.com> написал:
    """,
    "Lotus Notes": """
        Jane Doe/Berlin/Example wrote on 05.03.2024 09:41:10:
        JANE wrote on 05/03/2024 09:41:10 AM:
        JANE schrieb am 05.03.2024 09:41:10:
        JANE a écrit sur 05/03/2024 09:41:10 :
        -----JANE wrote: -----
        -----"Jane Doe" <jane@example.com> schrieb: -----
        -----JANE a écrit : -----
    """,
    "GMX, WP, seznam, Libero": """
        JANE hat am 05.03.2024 09:41 CET geschrieben:
        Am 05.03.24, 09:41 schrieb JANE:
        Dnia 5 marca 2024 09:41 JANE napisał(a):
        Il 5 marzo 2024 alle 9.41 JANE ha scritto:
        Le 5 mars 2024 09:41, Jane Doe <jane@example.com> a écrit :
        Em Ter 05/03/24 09:41, Jane Doe jane@example.com escreveu:
    """,
    "Spark, Airmail, Mailspring, Superhuman and others": """
        On 5 Mar 2024 at 09:41 +0100, JANE, wrote:
        On Mar 5, 2024, 9:41 AM +0100, JANE, wrote:
        Am 5. März 2024, 09:41 +0100 schrieb JANE:
        Am 5. März 2024 um 09:41:10, Jane Doe (jane@example.com) schrieb:
        On 5 March 2024 at 09:41:10, Jane Doe (jane@example.com) wrote:
        On Mar 5 2024, at 9:41 am, JANE wrote:
        On Tue, Mar 05, 2024 at 9:41 AM, Jane Doe < jane@example.com > wrote:
        On Tue, Mar 05, 2024 at 9:41 AM, Jane Doe < Jane@Example.com ( jane@example.com ) > wrote:
        On March 5, 2024, JANE wrote:
        On March 5, 2024, 9:41 AM GMT+1 jane@example.com wrote:
        On 3/5/2024 9:41:10 AM, JANE wrote:
        On Tue, 5 Mar 2024, at 9:41 AM, Jane Doe wrote:
        On Tuesday, March 5, 2024 at 9:41 AM, Jane Doe wrote:
        On Tue, Mar 5, 2024 at 9:41am, JANE wrote:
        On Tue, Mar 5, 2024 at 9:41 AM JANE [mailto:jane@example.com] wrote:
        On Mar 5, 2024 at 9:41 AM, <Jane Doe (mailto:jane@example.com)> wrote:
        On Mar 5, 2024, 9:41 AM -0500, Jane Doe <jane@example.com>, wrote:
        On Tue, 5 Mar at 9:41 AM , JANE wrote:
        On Tue, Mar 5, 2024 at 9:41 AM "Jane from Example" <help@example.com> wrote:
        ---- On Tue, 05 Mar 2024 09:41:10 +0100 JANE wrote ----
        ---- On Tue, 05 Mar 2024 09:41:10 +0100 jane@example.com wrote ---
        ---- Am Di, 05 Mär 2024 09:41:10 +0100 JANE schrieb ----
        ---- Le mar., 05 mars 2024 09:41:10 +0100 JANE a écrit ----
        ---- El mar, 05 mar 2024 09:41:10 +0100 JANE escribió ----
        ---- Em ter., 05 mar. 2024 09:41:10 -0300 JANE escreveu ----
        On Tue, Mar 05, 2024 at 09:41:10AM +0100, Jane Doe wrote:
        On Tue, 2024-03-05 at 09:41 +0100, Jane Doe wrote:
        Am Dienstag, dem 05.03.2024 um 09:41 +0100 schrieb Jane Doe:
        Le mardi 05 mars 2024 à 09:41 +0100, Jane Doe a écrit :
        On Dienstag, 5. März 2024 09:41:10 CET Jane Doe wrote:
        Am Dienstag, 5. März 2024, 09:41:10 CET schrieb Jane Doe:
        At 2024-03-05 09:41:10, "Jane Doe" <jane@example.com> wrote:
        在 2024-03-05 09:41:10，"Jane Doe" <jane@example.com> 写道：
    """,
}


def lines(table: str) -> list[str]:
    return [line.strip() for line in table.strip().splitlines()]
