# ruff: noqa: RUF001  (letters of other scripts look like Latin ones; here they are meant)
"""How mail servers say, in their languages, that a mail did not arrive."""

from __future__ import annotations

import re

#: How notices of failure begin their subjects. People write so too ("Delivery problem with my
#: order"), so it proves nothing alone.
SUBJECTS = re.compile(
    r"\W{0,4}(?:undeliver|non-?deliver(?:y|ed|able)|"
    r"(?:permanent |mail |message )?delivery "
    r"(?:status|failure|failed|report|problem|system|notification|error)|"
    r"(?:could not|unable to) (?:be )?deliver|failure (?:notice|delivery)|"
    r"returned (?:mail|e-?mail|message|to sender)|unzustellbar|nicht zustellbar|"
    r"non remis|non délivr|message non (?:délivr|distribu)|(?:votre )?message n'a pas pu|"
    r"(?:sorry, )?(?:the |your )?(?:mail|e-?mail|message)s? (?:(?:was|is|has|have|been) ){0,3}"
    r"(?:not|could not be|undeliver|block|reject|return)|no such user|error sending|"
    r"(?:mail|message) (?:system )?(?:error|delivery (?:failure|failed|error))|failed mail|"
    r"warning: (?:could|message|mail)|message status - undeliver|mail fail|delayed mail|"
    r"(?:permanent|temporary) (?:delivery|mail) failure|\[postmaster\]|message you sent|"
    r"(?:mail )?zustell(?:fehler|ung)|nicht zugestellt|(?:échec|erreur) de (?:la )?"
    r"(?:remise|livraison|distribution)|mensaje (?:devuelto|no entregado)|correo devuelto|"
    r"no (?:se pudo|se ha podido|se puede)? ?entreg|entrega (?:retrasada|fallida)|"
    r"não (?:foi possível )?entreg|falha na entrega|mensagem (?:não entregue|devolvida)|"
    r"(?:messaggio )?non (?:recapit|consegn)|mancato recapito|mancata consegna|"
    r"impossibile (?:recapit|consegn)|onbestelbaar|niet[ -](?:be|te )?bezorg|"
    r"nie (?:można |udało się )?dostarcz|niedostarcz|zwrot (?:poczty|wiadomości)|недостав|"
    r"не достав|не удалось достав|(?:письмо|сообщение|ваше сообщение) не достав|не вдалося достав|"
    r"не може да бъде достав|kan inte lever|kunde inte lever|ej lever|kan ikke lever|"
    r"kunne ikke lever|ikke lever|uleveret|ei voitu toimittaa|toimitus epäonnistui|nedoruč|"
    r"kézbesíthetetlen|sikertelen kézbesítés|nelivrat|nu a putut fi livrat|"
    r"teslim edilem|iletilemedi|αποτυχία παράδοσης|δεν παραδόθηκε|配信不能|配達不能|配信エラー|"
    r"送信エラー|无法(?:送达|投递|传递)|無法(?:送達|投遞|傳遞)|退信|"
    r"系统退信|系統退信|반송|배달 ?(?:실패|불가)|"
    r"전송 ?실패|תקלה במסירה|לא ניתן למסור|تعذر تسليم|فشل التسليم|ไม่สามารถส่ง)",
    re.IGNORECASE,
)
#: Whole subjects that nobody but a mail server writes.
MACHINE_SUBJECTS = re.compile(
    r"mail delivery failed ?: returning message to sender|undelivered mail returned to sender|"
    r"delivery status notification \((?:failure|delay)\)|failure notice|"
    r"returned mail: see transcript for details",
    re.IGNORECASE,
)
#: What their text says of the mail. Only where the headers say that a mail server wrote it.
UNDELIVERED = re.compile(
    r"(?:could|can|was|were|has|have|had|did|is|be) ?(?:no|n'|')t (?:been |be |yet )?"
    r"(?:deliver|reach|sent\b|distribut)|undeliver|non-?delivery report|"
    r"(?:unable|not able|failed|impossible) to (?:be )?(?:deliver|send)|not delivered|"
    r"deliver\w*[^.\n]{0,60} (?:failed|aborted|problem|failure)|deliver\w* fail|"
    r"failed (?:recipient|address|to deliver)|(?:receiver|recipient|user) (?:not found|unknown)|"
    r"did not receive (?:this|your|a copy)|permanent (?:fatal )?error|error sending message|"
    r"nicht (?:zu)?gestellt|nicht zustell|unzustellbar|zustellung[^.\n]{0,60}fehlgeschlagen|"
    r"fehler bei der (?:nachrichten)?zustellung|(?:n'a|n'ont) (?:pas )?pu être|"
    r"pas été (?:remis|délivr|distribu)|échec de la (?:remise|livraison)|non (?:remis|délivr)|"
    r"no (?:se )?(?:pudo|puede|ha podido|ha sido|fue)[^.\n]{0,20} ?entrega|"
    r"não (?:pôde|pode|foi)[^.\n]{0,25} ?entreg|non (?:è|sono) stat\w{1,2} (?:recapit|consegn)|"
    r"impossibile (?:recapit|consegn)|niet (?:worden )?(?:bezorgd|afgeleverd|besteld)|"
    r"nie (?:można|udało się|została?|mogła?)[^.\n]{0,20} ?dostarcz|"
    r"inte (?:att )?(?:leverera|skicka)|leveransen misslyckades|toimitus[^.\n]{0,60}"
    r"(?:epäonnistui|ei onnistunut)|ikke (?:at )?lever|ei voitu toimittaa|"
    r"(?:nepodařilo|nepodarilo)[^.\n]{0,20}doruč|nelze doručit|nedoruč|"
    r"nem (?:sikerült|lehet)[^.\n]{0,20}kézbesít|nu (?:a|au) putut[^.\n]{0,10} livra|"
    r"livrarea[^.\n]{0,60} eșuat|nelivrab|zustellung nicht möglich|levering\w* mislykke\w*|"
    r"teslim edilem|"
    r"не (?:был[ои]?|может|удалось|могут)[^.\n]{0,25}(?:достав|отправ)|"
    r"не (?:вдалося|було|може)[^.\n]{0,25}достав|δεν (?:ήταν|είναι) δυνατή|δεν παραδόθηκε|"
    r"παράδοση απέτυχε|"
    r"无法(?:发送|送达|投递|递送)|無法(?:傳送|送達|投遞|遞送)|退回|配信(?:できません|に失敗)|"
    r"送信できません|届きませんでした|배달(?:하지|되지|할 수)|전달(?:하지|되지)|"
    r"לא ניתן (?:היה )?למסור|تعذر (?:تسليم|توصيل)",
    re.IGNORECASE,
)
#: Why it failed, on the line of the address.
REASON = re.compile(
    r"unknown|no such|not (?:been )?found|(?:does ?n[o']?t|not) exist|quota|full\b|disabled|"
    r"discontinued|deactivated|inactive|not (?:listed|valid|known|available)|invalid|unavailable|"
    r"reject|refus|blocked|denied|unrouteable|fail|bounce|\b[45]\d\d[ -]|\b[45]\.\d\.\d{1,3}\b|"
    r"unbekannt|überfüllt|voll\b|inconnue?|pleine|desconocid|lleno|desconhecid|cheia|sconosciut|"
    r"piena|onbekend|brak takiego|nieznan|neznám|neexist|ismeretlen|okänd|ukendt|ukjent|"
    r"не (?:найден|существует)|不存在|不明|rcpt",
    re.IGNORECASE,
)
#: What stands before an address that failed, up to a colon.
LABEL = re.compile(
    r"recip|address|rcpt|failed|user|account|mailbox|receiver|error-for|unknown host|"
    r"empfänger|adressat|postfach|destinat|adresse|direcci|endereço|indirizzo|"
    r"odbior|adresat|ontvanger|geadresseerde|mottagar|modtager|mottaker|vastaanottaja|příjem|"
    r"príjem|címzett|alıcı|получател|адресат|παραλήπτ|收件人|送达|发送到|送信先|宛先|수신|נמען|المستلم",
    re.IGNORECASE,
)
#: The same, where it may as well be a header of the mail that came back.
ADDRESSED = re.compile(
    r"(?:to|an|à|a|para|per|aan|do|komu|till|til|címzett|kime|кому|до|προς|收件人|宛先|받는 사람)",
    re.IGNORECASE,
)
#: Where the mail that came back begins.
RETURNED = re.compile(
    r"[-* |]*(?:this is (?:a|the) copy|below (?:this line|the next line|is (?:a|the) copy)|"
    r"(?:the |included is a copy of the |message )?(?:header|text)s?(?: of the original|"
    r" and top \d| follow)|a copy of the original|"
    r"(?:your |old |enclosed )?message (?:follows|text)|"
    r"(?:possibly truncated )?(?:the )?original (?:message|mail)(?! (?:was|to|details))|"
    r"old message:|returned (?:message|mail)(?: follows)?|[- ]{2}message header|"
    r"unter dieser zeile|(?:die )?(?:ursprüngliche|original) ?nachricht|kopie der nachricht|"
    r"(?:le )?message d'origine|mensaje original|mensagem original|messaggio originale|"
    r"oorspronkelijk bericht|oryginalna wiadomość|исходное (?:сообщение|письмо))",
    re.IGNORECASE,
)
RETURNED_FIELD = re.compile(r"(?:received|return-path|mime-version|x-[a-z-]{1,40}):", re.IGNORECASE)
#: The mail may still arrive.
LATE = re.compile(
    r"not yet been delivered|(?:has been|is) delayed|still being retried|"
    r"warning (?:message )?only|"
    r"(?:need to|should not) resend|will (?:continue|keep)(?: to| on)? (?:be|try|retry|attempt)|"
    r"delivery attempts will|just a warning|verzögert|retardée?|retrasad|ritardat|atrasad|"
    r"vertraagd|opóźnion|задерж|затрим",
    re.IGNORECASE,
)
LATE_SUBJECT = re.compile(
    r"warning: (?:could|message)|.{0,80}(?:\(delay\)|delay(?:ed)?\b|temporary (?:delivery|mail)|"
    r"verzöger|retard|retras|ritard|atras|vertrag|opóźn|задерж|затрим)",
    re.IGNORECASE,
)
