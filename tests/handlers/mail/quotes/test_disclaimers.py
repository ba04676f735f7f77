# ruff: noqa: E501, RUF001  (a table; letters of other scripts are meant)
"""What lawyers put under a mail goes with its signature; what people write of secrets stays."""

from __future__ import annotations

import pytest

from handlers.mail.quotes.trimmer import split_text

ANSWER = "Please send me the invoice.\n\nBest regards,\nJane Doe"

DISCLAIMERS = """
This email and any attachments are confidential and intended solely for the person to whom they are addressed. If you have received it in error please notify the sender.
CONFIDENTIALITY NOTICE: This e-mail, including any attachments, is for the sole use of the intended recipient(s) and may contain confidential and privileged information.
*Important:* this message may contain privileged information. If you are not the addressee, any disclosure or copying of it is prohibited.
Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind oder diese E-Mail irrtümlich erhalten haben, informieren Sie bitte den Absender und vernichten Sie sie.
Ce message et ses pièces jointes peuvent contenir des informations confidentielles et ne doivent pas être diffusés. Si vous l'avez reçu par erreur, veuillez le détruire.
Este mensaje y sus archivos adjuntos son confidenciales y están dirigidos exclusivamente a su destinatario. Si lo ha recibido por error, proceda a su eliminación.
Le informazioni contenute in questo messaggio sono riservate e confidenziali e ne è vietata la diffusione. Qualora Lei non fosse il destinatario, La invitiamo ad eliminarlo.
De informatie in dit e-mailbericht is vertrouwelijk en uitsluitend bestemd voor de geadresseerde. Indien u dit bericht onterecht ontvangt, verzoeken wij u het te verwijderen.
Niniejsza wiadomość jest poufna i przeznaczona wyłącznie dla adresata. Jeżeli nie są Państwo jej adresatem, prosimy o jej usunięcie.
Esta mensagem, incluindo os seus anexos, contém informações confidenciais e destina-se ao seu destinatário. Se a recebeu por engano, por favor elimine-a.
Detta e-postmeddelande är konfidentiellt och endast avsett för adressaten. Om du har fått det av misstag, vänligen radera det.
Denne e-mail kan indeholde fortrolige oplysninger. Hvis du ikke er den rette modtager, eller har modtaget den ved en fejl, bedes du slette den.
Tento e-mail je důvěrný a je určen pouze jeho adresátům. Pokud jste jej obdrželi omylem, informujte odesílatele a vymažte jej.
Acest mesaj este confidențial și este destinat exclusiv persoanei căreia îi este adresat. Dacă l-ați primit din eroare, vă rugăm să îl ștergeți.
Настоящее сообщение содержит конфиденциальную информацию и предназначено только для адресата. Если вы получили его по ошибке, удалите его.
このメールには機密情報が含まれている場合があります。誤って受信された場合は、送信者にご連絡の上、削除してください。本メールの内容を許可なく開示、複製、転送することは固く禁じられています。宛先以外の方は破棄してください。
本邮件及其附件含有保密信息，仅限于发送给上面地址中列出的个人或群组（收件人）。禁止任何其他人以任何形式使用（包括但不限于全部或部分地泄露、复制、或散发）本邮件中的信息。如果您错收了本邮件，请您立即通知发件人并删除本邮件！
이 메일은 지정된 수신인만을 위한 것이며 기밀 정보를 포함할 수 있습니다. 잘못 수신하신 경우 즉시 발신인에게 알려주시고 삭제하여 주시기 바랍니다. 무단 사용 및 배포는 금지되어 있습니다. 감사합니다.
本邮件及其附件含有保密信息，仅限于发送给上面列出的个人或群组。如果您错收了本邮件，请您立即通知发件人并删除本邮件。
このメールには機密情報が含まれている場合があります。誤って受信された場合は、送信者に通知し、このメールを削除してください。
Please consider the environment before printing this email.
P Before printing, think about the environment
Bitte denken Sie an die Umwelt, bevor Sie diese E-Mail drucken.
Avant d'imprimer, pensez à l'environnement !
""".strip().splitlines()

SHAPES = {
    "alone": "{}",
    "between stars": "**********\n{}\n**********",
    "twice": "{0}\n\n{0}",
    "with the company": "{}\n\nExample Ltd. Registered in England No. 01234567",
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_disclaimer_is_cut(shape: str):
    mails = [f"{ANSWER}\n\n{shape.format(one)}\n" for one in DISCLAIMERS]

    assert [mail for mail in mails if split_text(mail)[0] != ANSWER] == []


def test_a_disclaimer_is_cut_right_below_a_name():
    assert split_text(f"{ANSWER}\n{DISCLAIMERS[0]}")[0] == ANSWER


def test_a_disclaimer_below_a_quote_is_no_answer():
    wrote = "On Tue, 5 Mar 2024 at 09:41, Bob <bob@example.com> wrote:"

    assert split_text(f"{ANSWER}\n\n{wrote}\n\n> Hi\n\n{DISCLAIMERS[0]}")[0] == ANSWER


@pytest.mark.parametrize(
    "text",
    [
        DISCLAIMERS[0],
        "Hi,\n\nPlease treat this email as confidential and do not distribute it.\n\nIt is 5 EUR.",
        "Hi,\n\nThis email is confidential and addressed to you only.\n\nThe price is 5 EUR.",
        "Hi,\n\nthis message was sent to me in error. I am not the intended recipient, delete it.",
        "Hi,\n\nThis message is confidential, says its recipient must delete it if sent in error. Is that so?",
        f"Our disclaimer is:\n\n{DISCLAIMERS[0]}\n\nIs that enough?",
        f"Our disclaimer is:\n\n{DISCLAIMERS[0]}\n\nWe want it shorter.",
        f"What does this mean:\n\n{DISCLAIMERS[0]}",
        "Hi,\n\nbefore printing this document I have to know how many pages it has.",
    ],
)
def test_what_people_write_of_secrets_is_kept(text: str):
    assert split_text(text) == (text, "")
