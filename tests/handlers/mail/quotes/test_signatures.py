# ruff: noqa: RUF001  (letters of other scripts look like Latin ones; here they are meant)
"""Signatures and what phones and programs add are known in many languages."""

from __future__ import annotations

import pytest

from handlers.mail.quotes.trimmer import split_history, split_text

ANSWER = "Many thanks!\n\nIt works now, Jane"

MOBILE = """
Sent from my iPhone
Sent from my iPad
Sent from my Samsung Galaxy smartphone.
Sent from my T-Mobile 4G LTE Device
Sent from Yahoo Mail for iPhone
Sent from Mail for Windows 10
Sent from Mail for Windows
Sent from Outlook for Android
Sent from Outlook for iOS<https://aka.ms/o0ukef>
Get Outlook for iOS
Get Outlook for Android<https://aka.ms/AAb9ysg>
Sent with Proton Mail secure email.
Sent from Proton Mail for iOS
Sent from my mobile. Please excuse brevity and typos.
Sent via BlackBerry from T-Mobile
Sent with Spark
Sent from my Galaxy
Sent using Zoho Mail
Sent via Superhuman
Von meinem iPhone gesendet
Gesendet von meinem iPad
Gesendet von Mail für Windows
Gesendet mit der GMX Mail App
Gesendet von Outlook für Android
Gesendet mit der WEB.DE Mail App
Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.
Von meinem Samsung Galaxy Smartphone gesendet.
Envoyé de mon iPhone
Envoyé depuis mon mobile Orange
Envoyé à partir d'Outlook pour iOS
Télécharger Outlook pour iOS
Enviado desde mi iPhone
Enviado desde mi Samsung Mobile de Claro
Enviado desde Correo para Windows 10
Obtener Outlook para Android
Enviado do meu iPhone
Enviado do Yahoo Mail no Android
Enviado do Email para Windows 10
Inviato da iPhone
Inviato dal mio dispositivo Huawei
Inviato da Posta per Windows
Verstuurd vanaf mijn iPhone
Verzonden vanuit Mail voor Windows
Outlook voor iOS downloaden
Skickat från min iPhone
Skickat från Yahoo Mail för iPhone
Sendt fra min iPhone
Sendt fra Outlook for iOS
Lähetetty iPhonesta
Lähetetty Outlook for Androidista
Wysłane z iPhone'a
Wysłano z mojego iPhone'a
Wysłane z Outlook dla Android
Odesláno z iPhonu
Odesláno z mého iPhone
Odoslané z iPhonu
iPhone-ról küldve
iPhone-omról küldve
Trimis de pe iPhone-ul meu
Отправлено с iPhone
Отправлено с моего iPhone
Отправлено из мобильной Яндекс Почты
Отправлено из Почты Mail.ru для Android
Надіслано з iPhone
Надіслано з пошти Outlook
Изпратено от моя iPhone
Послато са iPhone-а
Poslano s mog iPhone uređaja
Στάλθηκε από το iPhone μου
iPhone'umdan gönderildi
נשלח מה-iPhone שלי
أُرسلت من الـ iPhone
تم الإرسال من iPhone الخاص بي
发自我的iPhone
发自我的小米手机
從我的 iPhone 傳送
iPhoneから送信
Outlook for iOS を入手
나의 iPhone에서 보냄
내 iPhone에서 보냄
Đã gửi từ iPhone của tôi
ส่งจาก iPhone ของฉัน
Dikirim dari iPhone saya
Išsiųsta iš mano iPhone
Nosūtīts no mana iPhone
Saadetud minu iPhone'ist
Enviat des del meu iPhone
Sent from my Huawei Mobile
Sent from my BlackBerry 10 smartphone on the Verizon Wireless 4G LTE network.
Sent with Mailtrack
Sent on the go
Von unterwegs gesendet
Provenance : Courrier pour Windows 10
Jane Doe reacted via Gmail
Hae Outlook for Android
Hol dir Outlook für Android
Получите Outlook для iOS
Λήψη του Outlook για iOS
הורד את Outlook עבור iOS
下载 Outlook for iOS
Baixe o Outlook para Android
मेरे iPhone से भेजा गया
Inviato da Libero Mail
Yahoo Mail: Search, Organize, Conquer
Sent from Workspace ONE Boxer
Sent via the Samsung Galaxy S21 5G, an AT&T 5G smartphone
""".strip().splitlines()


@pytest.mark.parametrize("line", MOBILE)
def test_a_line_that_a_phone_or_a_program_adds_is_cut(line: str):
    assert split_text(f"{ANSWER}\n\n{line}\n") == (ANSWER, line)


@pytest.mark.parametrize(
    "signature",
    [
        "-- \nJane Doe\nExample Ltd",
        "--\nJane Doe\n+49 30 1234567",
        "-- \nJane\n\n-----------------------\nThis mail is confidential.\n",
        "__________________\nJane Doe\nHead of Buying\nExample Ltd",
        "__________________\nJane Doe\nTel: +1 555 010 9999\nSkype: jane.doe",
        "----------------------\nhttps://example.com/\njane@example.com",
        "-Jane",
        "- Jane Doe",
        "\u2014 Jane",
        "Sent from my iPhone\n\n--\nJane",
        "--\nJane\n\nSent from my iPhone",
        "____________________\nshop list\nshop@example.com\nhttps://example.com/listinfo/shop",
        "You received this message because you are subscribed to the group.\nLeave any time.",
        "Virus-free. www.example.com",
        "-----BEGIN PGP SIGNATURE-----\nVersion: 1\n\n"
        + "x" * 64
        + "\n-----END PGP SIGNATURE-----",
        "Unsubscribe: <mailto:leave@example.com>",
        f"{'_' * 65}\nGet your FREE mail. Today!\nhttp://mail.example.com",
        "\u2014\nJane Doe",
        "\u2013\nJane Doe\nExample Ltd",
        "\u2014\nSent from Mailbox",
        "\u1427",
        "Sent with Mailtrack\n<https://mailtrack.example/?x=1>",
        "Virus-free.www.avast.com\n<https://www.avast.com/sig-email?x=1>\n<#DAB4FAD8>",
        "<https://www.avast.com/sig-email?x=1>\nVirus-free.\nwww.avast.com",
        "[image: Avast logo] <https://www.avast.com/antivirus>\nThis email has been checked.",
    ],
)
def test_a_signature_is_cut(signature: str):
    assert split_text(f"{ANSWER}\n\n{signature}\n")[0] == ANSWER


@pytest.mark.parametrize(
    "text",
    [
        "Sent from my desk, is much easier than my mobile phone.",
        "Hello\n\nSent by courier on Monday, did it arrive?\n\nBye",
        "Sent with DHL, as you asked.",
        "Hello\n\nSent from my phone, a friend wants the same smartphone, too.\n\nBye",
        "Hello\n\nYahoo Mail: search does not find your invoice.\n\nBye",
        "The plan:\n\n- First",
        "I need these:\n\n- Eggs\n- Milk",
        "A fix -- this is no signature -- is below.\n\nBye",
        "Question 1\n----------\n\nWhere is it?\n\nQuestion 2\n----------\n\nWhen?",
        "My order:\n\n-----\n\nTwo shirts, size M. Please send them to my office.\n\n-----\n\nOk?",
        "Please sign here:\n\n_______________\n\nand call +1 555 010 9999 when it is done.",
        "My numbers:\n\n--------\nABC-123-456-789\n--------\n\nthanks",
        "Order\n=====\n\nTwo shirts.\n\nAddress\n=======\n\nMy street 5.",
        "Order\n=====\n\nhttps://example.com/shirt",
        "| a | b |\n|---|---|\n| 1 | 2 |\n\nplease add this",
        "Best regards,\nJane Doe",
        "Part one is about the lamp.\n\n\u2014\n\nPart two is about the chair.",
        "Please ship it to:\n\n-----------\nJane Doe\nMy street 5",
        "I need:\n--\na lamp\na chair",
        "blue\n\u2013\nred",
        "1. Open the page\n2. Press Start\n---------\nResult: it crashes",
        "The lamp is here.\n\n--\n\nWhat now?",
        f"Please look here.\n\n{'_' * 65}\nThis is at www.example.com. Is it a fake?",
        "+-----+\n| a b |\n+-----+",
        "See\nhttps://example.com/lamp",
        "--\n" + "\n".join(f"This is sentence {number} of a long letter." for number in range(40)),
    ],
)
def test_what_only_looks_like_a_signature_is_kept(text: str):
    assert split_text(text) == (text, "")


def test_what_marks_a_text_as_signed_is_cut():
    text = f"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n{ANSWER}\n"

    assert split_text(text)[0] == ANSWER


def test_a_mail_that_is_only_a_signature_is_kept():
    assert split_text("-- \nJane Doe\nExample Ltd") == ("--\nJane Doe\nExample Ltd", "")


def test_history_alone_can_be_cut_and_the_signature_left():
    text = (
        "Thanks!\n\n-- \nJane\n\nOn Tue, 5 Mar 2024 at 09:41, Bob <bob@example.com> wrote:\n\n> Hi"
    )

    assert split_history(text)[0] == "Thanks!\n\n--\nJane"
