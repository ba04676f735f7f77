# ruff: noqa: RUF001  (letters of other scripts look like Latin ones; here they are meant)
"""The lines between a mail and the one it answers or forwards, by language."""

from __future__ import annotations

from handlers.mail.quotes.word_table import phrases

#: Between dashes: what follows is the mail that is answered.
ORIGINAL_MESSAGE = phrases("""
    en: original message | original email | original mail | original e-mail | reply message
    en: replied message | previous message | original appointment
    de: originalnachricht | original-nachricht | original nachricht | ursprüngliche nachricht
    de: ursprüngliche e-mail | ursprüngliche mail | ursprünglicher termin | originalmail
    fr: message d'origine | message d’origine | message original | message initial
    fr: message originel | courriel original | e-mail d'origine | mail original
    fr: message de réponse | rendez-vous d'origine
    es: mensaje original | mensaje de respuesta | mensaje origen | correo original
    ca: missatge original
    pt: mensagem original | mensagem de resposta
    gl: mensaxe orixinal
    it: messaggio originale | messaggio di risposta | messaggio d'origine
    nl: oorspronkelijk bericht | oorspronkelijke bericht | origineel bericht
    nl: oorspronkelijk e-mailbericht | antwoordbericht
    sv: originalmeddelande | ursprungligt meddelande | ursprungligt mail | ursprungsmeddelande
    sv: svarsmeddelande
    da: oprindelig meddelelse | oprindelig besked | original meddelelse | original besked
    da: oprindelig mail
    nb: opprinnelig melding | original melding | opprinnelig e-post
    is: upprunaleg skilaboð
    fi: alkuperäinen viesti | alkuperäinen sähköposti
    pl: wiadomość oryginalna | oryginalna wiadomość | wiadomość pierwotna | pierwotna wiadomość
    pl: treść oryginalnej wiadomości | original wiadomość
    cs: původní zpráva | originální zpráva | původní e-mail
    sk: pôvodná správa | originálna správa
    hu: eredeti üzenet | eredeti levél
    ro: mesaj original | mesajul original | mesajul inițial | mesaj inițial
    bg: оригинално съобщение | оригинално писмо | първоначално съобщение
    ru: исходное сообщение | оригинальное сообщение | исходное письмо | первоначальное сообщение
    ru: ответное сообщение
    uk: оригінальне повідомлення | вихідне повідомлення | початкове повідомлення
    uk: первинне повідомлення | оригінал повідомлення
    be: зыходнае паведамленне
    sr: оригинална порука | изворна порука
    hr: originalna poruka | izvorna poruka
    sl: originalno sporočilo | izvirno sporočilo | prvotno sporočilo
    mk: оригинална порака
    el: αρχικό μήνυμα | αρχικο μηνυμα
    tr: orijinal mesaj | özgün ileti | özgün mesaj | asıl mesaj | orijinal ileti
    he: הודעה מקורית | ההודעה המקורית | הודעת תשובה
    ar: الرسالة الأصلية | رسالة أصلية | النص الأصلي
    fa: پیام اصلی | پیغام اصلی
    zh: 原始邮件 | 原邮件 | 原始信息 | 原始郵件 | 原文 | 原信件 | 邮件原件 | 原始訊息
    zh: 回复的原邮件 | 回复邮件
    ja: 元のメッセージ | オリジナルメッセージ | オリジナル メッセージ | 元のメール
    ja: 返信元メッセージ
    ko: 원본 메시지 | 원본 메일 | 원본메일 | 원본 이메일 | 원래 메시지
    vi: tin nhắn gốc | thư gốc | thông điệp gốc
    th: ข้อความต้นฉบับ | ข้อความเดิม
    id: pesan asli | pesan awal
    ms: mesej asal
    lt: pirminis laiškas | originalus pranešimas | pradinis pranešimas
    lv: oriģinālā ziņa | sākotnējā ziņa
    et: algne sõnum | algne kiri
    eu: jatorrizko mezua
    sq: mesazhi origjinal
    af: oorspronklike boodskap
    hi: मूल संदेश
""")

#: Between dashes, or with a colon at the top of a quote: what follows was forwarded.
FORWARDED = phrases("""
    en: forwarded message | forwarded mail | forwarded email | forwarded letter
    en: forward message | forwarded by | begin forwarded message | start of forwarded message
    en: forwarded from
    de: weitergeleitete nachricht | weitergeleitete e-mail | weitergeleitete mail
    de: anfang der weitergeleiteten nachricht | anfang der weitergeleiteten e-mail
    de: beginn der weitergeleiteten nachricht | weitergeleitet von
    fr: message transféré | message transmis | message réexpédié | courriel transféré
    fr: début du message transféré | début du message réexpédié | transféré par | réexpédié par
    es: mensaje reenviado | mensaje remitido | mensaje reenviado por
    es: inicio del mensaje reenviado | inicio de mensaje reenviado
    es: comienzo del mensaje reenviado
    ca: missatge reenviat | inici del missatge reenviat
    gl: mensaxe reenviada
    pt: mensagem encaminhada | mensagem reencaminhada | início da mensagem encaminhada
    pt: início da mensagem reencaminhada | início de mensagem encaminhada | encaminhado por
    it: messaggio inoltrato | messaggio inoltrato da | inizio messaggio inoltrato
    it: inizio del messaggio inoltrato | inoltrato da
    nl: doorgestuurd bericht | doorgezonden bericht | begin doorgestuurd bericht
    nl: doorgestuurde bericht | doorgestuurd door
    sv: vidarebefordrat meddelande | vidarebefordrat brev | vidarebefordrat mail
    sv: vidarebefordrat mejl | börjar vidarebefordrat meddelande
    sv: början på vidarebefordrat meddelande | början på det vidarebefordrade meddelandet
    da: videresendt besked | videresendt meddelelse | videresendt mail
    da: start på videresendt besked | begynder videresendt besked
    nb: videresendt melding | videresendt e-post | videresendt av | start på videresendt melding
    nb: starten på den videresendte meldingen
    is: framsent skeyti
    fi: edelleenlähetetty viesti | välitetty viesti | välitetty viesti alkaa
    fi: edelleenlähetetty viesti alkaa
    pl: przekazana wiadomość | wiadomość przekazana | wiadomość przesłana dalej
    pl: przesłana wiadomość | przesłana dalej wiadomość | treść przekazanej wiadomości
    pl: początek przekazywanej wiadomości | początek przekazanej wiadomości
    pl: początek wiadomości przekazanej dalej
    cs: przeposlaná zpráva | přeposlaná zpráva | přeposlaný e-mail | předaná zpráva
    cs: začátek přeposílané zprávy | začátek přeposlané zprávy
    sk: preposlaná správa | začiatok preposlanej správy
    hu: továbbított üzenet | továbbított levél | továbbított üzenet kezdete
    hu: a továbbított üzenet eleje
    ro: mesaj redirecționat | mesaj redirecţionat | mesaj transmis mai departe
    ro: începutul mesajului redirecționat | început mesaj redirecționat
    bg: препратено съобщение | начало на препратеното съобщение
    ru: пересланное сообщение | пересылаемое сообщение | пересланное письмо
    ru: пересылаемое письмо | перенаправленное сообщение | переадресованное сообщение
    ru: начало переадресованного сообщения | начало пересылаемого сообщения
    uk: переслане повідомлення | переслане письмо | перенаправлене повідомлення
    uk: початок листа, що пересилається | початок переадресованого повідомлення
    be: пераадрасаванае паведамленне
    sr: прослеђена порука
    hr: proslijeđena poruka | prosleđena poruka | započni proslijeđenu poruku
    sl: posredovano sporočilo | začetek posredovanega sporočila
    mk: препратена порака
    el: προωθημένο μήνυμα | προωθούμενο μήνυμα | έναρξη προωθημένου μηνύματος
    tr: iletilen mesaj | iletilmiş mesaj | yönlendirilen mesaj | yönlendirilmiş ileti
    tr: iletilen ileti | iletilmiş mesajın başı | başlangıç iletilen mesaj
    he: הודעה שהועברה | תחילת ההודעה שהועברה | הודעה מועברת
    ar: رسالة محولة | رسالة معاد توجيهها | الرسالة المعاد توجيهها | بداية الرسالة المعاد توجيهها
    fa: پیام هدایت شده | پیام فوروارد شده
    zh: 转发的邮件 | 转发邮件 | 转发邮件信息 | 已转发的邮件 | 被转发的邮件 | 转发的信息
    zh: 下面是被转发的邮件 | 轉寄郵件 | 轉寄的郵件 | 轉寄的訊息
    zh: 轉發郵件 | 開始轉寄郵件 | 已轉寄的郵件 | 以下是轉寄的郵件
    ja: 転送メッセージ | 転送されたメッセージ | 転送メール | 転送されたメール
    ko: 전달된 메시지 | 전달된 메일 | 전달 메시지 | 전달된 이메일
    vi: thư được chuyển tiếp | thư đã chuyển tiếp | tin nhắn được chuyển tiếp
    vi: bắt đầu thư được chuyển tiếp
    th: ข้อความที่ส่งต่อ | เริ่มต้นข้อความที่ส่งต่อ
    id: pesan terusan | pesan yang diteruskan | mulai pesan yang diteruskan
    ms: mesej dimajukan
    lt: persiųstas laiškas | persiųstas pranešimas
    lv: pārsūtītā ziņa | pārsūtīta ziņa
    et: edastatud sõnum | edasi saadetud kiri
    eu: birbidalitako mezua
    sq: mesazhi i përcjellë
    af: aangestuurde boodskap
    hi: अग्रेषित संदेश | फ़ॉरवर्ड किया गया संदेश
""")

#: Ends of forward lines after which a name follows ("----- Forwarded by Jane Doe on ... -----").
FORWARDED_BY = tuple(
    phrase
    for phrase in sorted(FORWARDED)
    if phrase.endswith((" by", " von", " par", " da", " por", " av", " door"))
)

#: Desks ask people to write above such a line; what stands below it is theirs.
REPLY_ABOVE = phrases("""
    en: reply above this line | reply above the line | type your reply above this line
    en: write above this line | write your reply above this line | above this line to reply
    en: add your reply above | enter your reply above
    de: bitte antworten sie oberhalb dieser zeile | oberhalb dieser zeile antworten
    de: über dieser linie | oberhalb dieser linie | über dieser zeile
    fr: répondre au-dessus de cette ligne | répondez au-dessus de cette ligne
    fr: au-dessus de cette ligne
    es: responda por encima de esta línea | escriba su respuesta por encima de esta línea
    es: por encima de esta línea
    pt: responda acima desta linha | acima desta linha
    it: rispondi sopra questa riga | sopra questa riga
    nl: antwoord boven deze regel | boven deze lijn
    sv: svara ovanför denna linje | ovanför den här raden
    da: svar over denne linje
    nb: over denne linjen
    fi: vastaa tämän rivin yläpuolelle
    pl: odpowiedz powyżej tej linii | powyżej tej linii
    cs: odpovězte nad tímto řádkem
    ru: ответьте выше этой строки | выше этой строки
    uk: вище цього рядка
    tr: bu satırın üstüne
    zh: 请在此行上方回复
    ja: この行より上に
""")
