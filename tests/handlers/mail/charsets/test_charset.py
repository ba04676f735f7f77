# ruff: noqa: RUF001  (letters of other scripts look like Latin ones; here they are meant)
"""Bytes into text: labels are believed where they fit, and only there."""

from __future__ import annotations

import pytest

from handlers.mail.charsets.charset import decode

RUSSIAN = "Здравствуйте! Я не получил посылку."
CHINESE = "您好，我的订单在哪里？"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Où est ma commande ?", "iso-8859-1"),
        ("20 € pour le cœur", "windows-1252"),
        ("Gdzie jest moja przesyłka?", "ISO-8859-2"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp-1251"),
        (CHINESE, "gb2312"),
        ("您好，我的訂單在哪裡？", "Big5"),
        ("注文の状況を教えてください", "ISO-2022-JP"),
        ("注文の状況を教えてください", "shift_jis"),
        ("안녕하세요", "ks_c_5601-1987"),
        ("שלום", "iso-8859-8-i"),
        ("مرحبا", "utf-16"),
    ],
    ids=lambda value: value[:12],
)
def test_a_true_label_is_believed(text: str, label: str):
    known = {"iso-8859-8-i": "cp1255", "cp-1251": "cp1251", "ks_c_5601-1987": "cp949"}

    assert decode(text.encode(known.get(label.lower(), label)), label)[0] == text


@pytest.mark.parametrize(
    ("label", "written", "text"),
    [
        ("win-1251", "cp1251", RUSSIAN),
        ("ansi1250", "cp1250", "Żółw, proszę"),
        ("8859_1", "cp1252", "Où est ma commande ?"),
        ("zh-tw", "big5", "您好，我的訂單在哪裡？"),
        ("iso-2022-jp-ms", "iso-2022-jp", "注文の状況を教えてください"),
        ("mac", "mac-roman", "Où est ma commande ?"),
        ("utf-8-mac", "utf-8", "Où est ma commande ?"),
    ],
)
def test_labels_that_no_list_has_are_known_too(label: str, written: str, text: str):
    assert decode(text.encode(written), label)[0] == text


@pytest.mark.parametrize("label", ["big5", "iso-8859-1", "us-ascii", "koi8-r", None])
def test_text_in_utf_8_is_read_so_whatever_it_says(label: str | None):
    assert decode("Grüße, 您好".encode(), label) == ("Grüße, 您好", "utf-8")


def test_an_emoji_that_java_wrote_by_halves_is_one():
    written = "Grüße \ud83d\ude00!".encode("utf-8", "surrogatepass")

    assert decode(written, "utf-8") == ("Grüße 😀!", "utf-8")


def test_a_short_east_asian_text_is_not_taken_for_utf_8():
    # These bytes are valid UTF-8, but mean letters that no Chinese mail has.
    content = b"\xc2\xb7\xc3\xb1"

    assert decode(content, "gb2312")[0] == content.decode("gb18030")


@pytest.mark.parametrize(
    "label", ["x-unknown", "iso-0646-6", "unicode_escape", "punycode", "a" * 99]
)
def test_a_label_nobody_knows_is_ignored(label: str):
    assert decode("Prix : 20 € pour le cœur, voilà".encode("cp1252"), label)[1] != label


def test_a_western_label_on_another_script_is_not_believed():
    assert decode(RUSSIAN.encode("koi8-r"), "iso-8859-1")[0] == RUSSIAN


@pytest.mark.parametrize("label", ["utf-8", "iso-8859-1", None])
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ça va très bien, merci à vous", "cp1252"),
        ("Perché non è arrivato?", "cp1252"),
        ("Kære kundeservice, jeg mangler en øl", "cp1252"),
        ("Kdy přijde můj balík?", "cp1250"),
        ("Proszę o szybką odpowiedź", "iso8859-2"),
        ("Ürün kırık geldi, değişim istiyorum", "cp1254"),
        ("Kur yra mano užsakymas? Ačiū", "cp1257"),
        ("ありがとうございます", "cp932"),
        ("返金してください", "euc_jp"),
    ],
    ids=lambda value: value[:12],
)
def test_a_wrong_label_is_seen_by_the_words_that_the_letters_make(
    text: str, name: str, label: str | None
):
    assert decode(text.encode(name), label)[0] == text


def test_accents_inside_of_latin_words_are_not_cyrillic():
    text = "Voilà le problème déjà signalé"

    assert decode(text.encode("latin-1"))[0] == text


def test_unlabelled_text_is_judged_by_its_foreign_lines():
    text = "Dear team,\n" * 50 + RUSSIAN

    assert decode(text.encode("koi8-r"))[0] == text


def test_a_byte_order_mark_is_believed_and_taken_off():
    assert decode(b"\xef\xbb\xbfHello", "koi8-r")[0] == "Hello"


def test_a_few_broken_bytes_do_not_make_utf_8_western():
    content = "Où ? Voilà, déjà réglé, très bien, à bientôt".encode() + b"\xff"

    assert decode(content, "utf-8")[0].startswith("Où ? Voilà")


def test_bytes_that_are_nothing_are_still_read():
    assert isinstance(decode(bytes(range(256)))[0], str)


@pytest.mark.parametrize(
    ("text", "label", "written"),
    [
        ("Žluťoučký kůň šel domů", "iso-8859-2", "cp1250"),
        ("Где мой «заказ» — № 5…", "iso-8859-5", "cp1251"),
        ("Πού είναι το “δέμα” μου…", "iso-8859-7", "cp1253"),
        ("Kur ir mans „sūtījums“…", "iso-8859-13", "cp1257"),
        ("Le “colis” n’est pas là…", "iso-8859-15", "cp1252"),
        ("Де моє замовлення? Її немає.", "koi8-r", "koi8-u"),
    ],
    ids=lambda value: value[:12],
)
def test_a_label_stands_for_the_larger_set_that_programs_mean(text, label, written):
    assert decode(text.encode(written), label)[0] == text


@pytest.mark.parametrize(
    ("label", "written"), [("koi8-r", "cp1251"), ("windows-1251", "koi8-r")], ids=["koi8", "1251"]
)
def test_two_cyrillic_sets_are_told_apart_by_their_capitals(label, written):
    assert decode(RUSSIAN.encode(written), label) == (RUSSIAN, written)


@pytest.mark.parametrize("text", ["где мой заказ", "ГДЕ МОЙ ЗАКАЗ", "куплю еБук или иТюнс"])
def test_unusual_capitals_alone_do_not_change_a_cyrillic_label(text):
    assert decode(text.encode("cp1251"), "windows-1251")[0] == text
    assert decode(text.encode("koi8-r"), "koi8-r")[0] == text


def test_lines_of_a_table_are_no_ukrainian_letters():
    table = "╒══╤══╕ ЦЕНА ╘══╛"

    assert decode(table.encode("koi8-r"), "koi8-r")[0] == table


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Grüße aus Köln, und weiter: ", b"\xff"),
        ("Где мой заказ", b"\xd0"),
        ("naïve café à ", b"\xe2\x82"),
    ],
    ids=["a strange byte", "cut in a letter", "cut in a sign"],
)
def test_one_broken_byte_does_not_spoil_a_short_text_in_utf_8(text, rest):
    assert decode(text.encode() + rest, "utf-8")[0].startswith(text)
