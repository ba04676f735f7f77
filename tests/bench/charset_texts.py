# ruff: noqa: RUF001  (letters of other scripts look like Latin ones; here they are meant)
"""Short customer mails in the character sets of their countries, without a word of which."""

from __future__ import annotations

from collections.abc import Iterator

#: Character set -> one line, and three lines.
TEXTS = {
    "cp1252": ("Où est ma commande ? Merci d’avance – José", "Grüße aus Köln.\nBis bald\nJörg"),
    "iso8859-1": ("Voilà le problème déjà signalé", "¿Dónde está?\nMañana salgo.\nJosé Muñoz"),
    "iso8859-15": ("Das kostet 50 € für Käufer", "Prix : 20 € de cœur\nMerci à vous\nAnaïs"),
    "iso8859-2": ("Gdzie jest moja przesyłka?", "Zboží nepřišlo.\nDěkuji předem\nTomáš Dvořák"),
    "cp1250": ("Proszę o zwrot pieniędzy", "Żądam wyjaśnień.\nPozdrawiam\nStanisław Śliwiński"),
    "cp1251": ("Добрый день, где мой заказ?", "Здравствуйте!\nПосылки нет.\nИван Петров"),
    "koi8-r": ("Добрый день, где мой заказ?", "Здравствуйте!\nПосылки нет.\nИван Петров"),
    "iso8859-5": ("Добрый день, где мой заказ?", "Здравствуйте!\nПосылки нет.\nИван Петров"),
    "koi8-u": ("Доброго дня, де моє замовлення?", "Вітаю!\nПосилки немає.\nЇжак Єгор"),
    "cp1253": ("Καλημέρα, που είναι η παραγγελία μου;", "Καλησπέρα.\nΔεν έλαβα το δέμα\nΓιώργος"),
    "cp1254": ("Siparişim nerede, çok geç kaldı", "Günaydın.\nŞifremi değiştiremiyorum\nAyşe"),
    "cp1255": ("שלום, איפה ההזמנה שלי?", "שלום רב.\nלא קיבלתי את החבילה\nדני"),
    "cp1256": ("مرحبا أين طلبي من فضلك", "السلام عليكم\nلم أستلم الطرد حتى الآن\nأحمد"),
    "cp874": ("สวัสดีครับ สินค้าของผมอยู่ที่ไหน", "สวัสดีครับ\nผมยังไม่ได้รับของ\nสมชาย"),
    "cp932": ("注文の状況を教えてください", "こんにちは\n商品が届きません\n田中"),
    "euc_jp": ("注文の状況を教えてください", "こんにちは\n商品が届きません\n田中"),
    "gb18030": ("您好，我的订单在哪里？", "您好\n我还没有收到货物，请尽快回复\n王伟"),
    "big5": ("您好，我的訂單在哪裡？", "您好\n我還沒有收到貨物，請儘快回覆\n陳先生"),
    "cp949": ("안녕하세요 제 주문은 어디에 있나요", "안녕하세요\n상품을 받지 못했습니다\n김철수"),
}
AROUND = "Dear team,\nI write about order 12345.\n\n{}\n\nBest regards\n"


def unlabelled() -> Iterator[tuple[str, bytes]]:
    """A text and its bytes: one line, three lines, and three lines amid English ones."""
    for name, (line, lines) in TEXTS.items():
        for text in (line, lines, AROUND.format(lines)):
            yield text, text.encode(name)
