# ruff: noqa: RUF001  (letters of other scripts look like Latin ones; here they are meant)
"""Header blocks and delimiters are known in many languages and shapes."""

from __future__ import annotations

import pytest

from handlers.mail.quotes.trimmer import split_text

ANSWER = "Many thanks!\n\nIt works now, Jane"

#: From, Sent, To and Subject.
HEADERS = """
en|From|Sent|To|Subject
en|From|Date|To|Subject
de|Von|Gesendet|An|Betreff
de|Von|Datum|An|Betreff
fr|De|Envoyé|À|Objet
es|De|Enviado|Para|Asunto
es|De|Fecha|Para|Asunto
pt|De|Enviado|Para|Assunto
pt|De|Enviada em|Para|Assunto
it|Da|Inviato|A|Oggetto
it|Da|Data|A|Oggetto
nl|Van|Verzonden|Aan|Onderwerp
nl|Van|Datum|Aan|Onderwerp
sv|Från|Skickat|Till|Ämne
da|Fra|Sendt|Til|Emne
nb|Fra|Sendt|Til|Emne
fi|Lähettäjä|Lähetetty|Vastaanottaja|Aihe
is|Frá|Dagsetning|Til|Efni
pl|Od|Wysłano|Do|Temat
pl|Od|Data|Do|Temat
cs|Od|Odesláno|Komu|Předmět
sk|Od|Odoslané|Komu|Predmet
hu|Feladó|Elküldve|Címzett|Tárgy
ro|De la|Trimis|Către|Subiect
bg|От|Изпратено|До|Тема
ru|От|Отправлено|Кому|Тема
ru|От кого|Дата|Кому|Тема
uk|Від|Надіслано|Кому|Тема
uk|Від|Дата|Кому|Тема
sr|Од|Послато|За|Наслов
hr|Od|Poslano|Prima|Predmet
sl|Od|Poslano|Za|Zadeva
el|Από|Στάλθηκε|Προς|Θέμα
tr|Kimden|Gönderme Tarihi|Kime|Konu
tr|Kimden|Gönderildi|Kime|Konu
he|מאת|נשלח|אל|נושא
ar|من|تاريخ الإرسال|إلى|الموضوع
fa|از|تاریخ|به|موضوع
zh|发件人|发送时间|收件人|主题
zh|寄件者|寄件日期|收件者|主旨
ja|差出人|送信日時|宛先|件名
ko|보낸 사람|보낸 날짜|받는 사람|제목
vi|Từ|Đã gửi|Đến|Chủ đề
th|จาก|ส่งเมื่อ|ถึง|เรื่อง
id|Dari|Dikirim|Kepada|Subjek
lt|Nuo|Išsiųsta|Kam|Tema
lv|No|Nosūtīts|Kam|Tēma
et|Saatja|Saadetud|Adressaat|Teema
ca|De|Enviat|Per a|Assumpte
hi|प्रेषक|भेजा गया|प्रति|विषय
az|Kimdən|Göndərildi|Kimə|Mövzu
kk|Кімнен|Жіберілді|Кімге|Тақырыбы
ka|გამგზავნი|გაგზავნილია|მიმღები|თემა
hy|Ումից|Ուղարկված|Ում|Թեմա
uz|Kimdan|Yuborilgan|Kimga|Mavzu
sw|Kutoka|Imetumwa|Kwa|Mada
tl|Mula kay|Ipinadala|Kay|Paksa
ga|Ó|Seolta|Chuig|Ábhar
ta|அனுப்புநர்|அனுப்பப்பட்டது|பெறுநர்|பொருள்
""".strip().splitlines()

DELIMITERS = """
-----Original Message-----
----- Original Message -----
-------- Original Message --------
------- Original Message -------
------ Original Message ------
‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐
-----Ursprüngliche Nachricht-----
-------- Ursprüngliche Nachricht --------
-------- Originalnachricht --------
-----Message d'origine-----
-------- Message original --------
-----Mensaje original-----
-----Mensagem original-----
-----Messaggio originale-----
-----Oorspronkelijk bericht-----
-----Ursprungligt meddelande-----
-----Oprindelig meddelelse-----
-----Opprinnelig melding-----
-----Alkuperäinen viesti-----
-----Oryginalna wiadomość-----
-----Původní zpráva-----
-----Pôvodná správa-----
-----Eredeti üzenet-----
-----Исходное сообщение-----
-----Оригінальне повідомлення-----
-----Αρχικό μήνυμα-----
-----Orijinal Mesaj-----
-----הודעה מקורית-----
-----الرسالة الأصلية-----
-----邮件原件-----
------------------ 原始邮件 ------------------
-----元のメッセージ-----
-----원본 메시지-----
-------- Tin nhắn gốc --------
-----Mesaj original-----
##- Please type your reply above this line -##
*** Bitte antworten Sie oberhalb dieser Zeile ***
""".strip().splitlines()

FORWARDS = """
---------- Forwarded message ---------
---------- Forwarded message ----------
-------- Forwarded Message --------
------- Forwarded Message -------
Begin forwarded message:
----- Forwarded by Jane Doe/Example on 05/03/2024 09:41 -----
---------- Weitergeleitete Nachricht ---------
-------- Weitergeleitete Nachricht --------
Anfang der weitergeleiteten Nachricht:
---------- Message transféré ----------
-------- Message transféré --------
Début du message transféré :
---------- Mensaje reenviado ----------
Inicio del mensaje reenviado:
---------- Mensagem encaminhada ---------
Início da mensagem encaminhada:
---------- Messaggio inoltrato ----------
Inizio messaggio inoltrato:
---------- Doorgestuurd bericht ----------
Begin doorgestuurd bericht:
---------- Vidarebefordrat meddelande ----------
Vidarebefordrat brev:
---------- Videresendt meddelelse ----------
Start på videresendt besked:
---------- Videresendt melding ----------
---------- Edelleenlähetetty viesti ----------
---------- Przekazana wiadomość ----------
Początek przekazywanej wiadomości:
---------- Přeposlaná zpráva ----------
---------- Továbbított üzenet ----------
---------- Mesaj redirecționat ----------
-------- Пересылаемое сообщение --------
---------- Переслане повідомлення ----------
---------- Προωθημένο μήνυμα ----------
---------- İletilen mesaj ----------
---------- הודעה שהועברה ----------
---------- رسالة محولة ----------
---------- 转发的邮件 ----------
---------- 轉寄郵件 ----------
---------- 転送メッセージ ----------
---------- 전달된 메시지 ----------
---------- Thư được chuyển tiếp ----------
""".strip().splitlines()


@pytest.mark.parametrize("names", HEADERS)
@pytest.mark.parametrize(
    "shape",
    [
        "{}: Jane Doe\n{}: Tuesday, 5 March 2024 09:41\n{}: Help Desk\n{}: RE: order",
        "*{}:* Jane <jane@example.com>\n*{}:* 5 March 2024\n*{}:* Help\n*{}:* RE: order",
        "____________\n{}: Jane\n{}: 5 March 2024 09:41\n{}: Help\nCc: Bob\n{}: RE: order",
        "{}：Jane <jane@example.com>\n{}：2024年3月5日\n{}：Help Desk\n{}：RE: order",
        "{}: Jane <jane@example.com>\n\n{}: 5 March 2024\n\n{}: Help\n\n{}: RE: order",
        "{}: Jane\n{}: 5 March 2024\n{}: a@example.com;\n b@example.com;\n c@example.com\n{}: x",
    ],
    ids=["plain", "bold", "below a rule", "wide colons", "spread", "folded"],
)
def test_headers_begin_history(names: str, shape: str):
    headers = shape.format(*names.split("|")[1:])

    new, _ = split_text(f"{ANSWER}\n\n{headers}\n\nHello,\n\nplease try again.\n")

    assert new == ANSWER


def test_few_headers_are_enough_below_the_words_of_a_delimiter():
    headers = "Original message:\nFrom: Jane <jane@example.com>\nDate: 5 March 2024\nSubject: x"

    assert split_text(f"{ANSWER}\n\n{headers}\n\nHello,\n\nplease try again.\n")[0] == ANSWER


def test_french_headers_have_a_blank_before_the_colon():
    headers = "De : Jane <jane@example.com>\nDate : 5 mars 2024\nÀ : a@example.com\nObjet : x"

    new, _ = split_text(f"{ANSWER}\n\n{headers}\n\nHello,\n\nplease try again.\n")

    assert new == ANSWER


@pytest.mark.parametrize(
    "stack",
    [
        '"Jane Doe" <jane@example.com>\n05.03.2024 09:41\n\nTo\nHelp\ncc\n\nSubject\nx',
        "Jane Doe/Berlin/Example\n05.03.2024 09:41\n\nAn\nHelp/Example@Example\nKopie\n\nThema\nx",
        "Jane <j@example.com>\nSent by: Bob\n5/3/2024 09:41 AM\n\nTo\nHelp\ncc\n\nSubject\nx",
    ],
    ids=["English", "German", "by a secretary"],
)
def test_a_stack_of_headers_begins_history(stack: str):
    new, _ = split_text(f"{ANSWER}\n\n{stack}\n\nHello,\n\nplease try again.\n")

    assert new == ANSWER


@pytest.mark.parametrize(
    "text",
    [
        "Please add:\n\nJane Doe <jane@example.com>\n5.3.2024 09:41\n\nTo\nwhich list?",
        "a/b/c\n\nTo\nme\n\nSubject\nx",
    ],
    ids=["no subject", "no date"],
)
def test_what_only_looks_like_a_stack_is_kept(text: str):
    assert split_text(text) == (text, "")


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_a_delimiter_begins_history(delimiter: str):
    new, _ = split_text(f"{ANSWER}\n\n{delimiter}\n\nHello,\n\nplease try again.\n")

    assert new == ANSWER


@pytest.mark.parametrize("delimiter", FORWARDS)
def test_a_forwarded_mail_is_kept(delimiter: str):
    text = (
        f"Please look at this.\n\n{delimiter}\nFrom: Bank <bank@example.com>\n"
        "Date: Tue, 5 Mar 2024 at 09:41\nSubject: Account\nTo: <jane@example.com>\n\nYour bill."
    )

    assert split_text(text) == (text, "")
