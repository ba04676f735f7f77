# ruff: noqa: RUF001  (letters of other scripts look like Latin ones; here they are meant)
"""How mail programs name From, Sent, To, Cc and Subject above a quoted mail, by language."""

from __future__ import annotations

from enum import StrEnum

from handlers.mail.quotes.word_table import phrases


class Role(StrEnum):
    FROM = "from"
    WHEN = "when"
    TO = "to"
    COPY = "copy"
    SUBJECT = "subject"
    OTHER = "other"


_NAMES: dict[Role, str] = {
    Role.FROM: """
        ar: من | المرسل | من قبل
        az: kimdən | göndərən
        be: ад
        bg: от | подател
        bn: থেকে | প্রেরক
        ca: de | remitent
        cs: od | odesílatel | odesilatel
        cy: oddi wrth
        da: fra | afsender
        de: von | absender
        el: από | απο | αποστολέας
        en: from | sender | sent by
        es: de | desde | remitente
        et: saatja | kellelt
        eu: nork | igorlea | bidaltzailea
        fa: از | فرستنده
        fi: lähettäjä | lähde | keneltä
        fr: de | expéditeur | de la part de
        ga: ó
        gl: de | remitente
        he: מאת | מ | שולח
        hi: प्रेषक | से
        hr: od | šalje | pošiljatelj
        hu: feladó | küldő | from
        hy: ումից
        id: dari | pengirim
        is: frá
        it: da | mittente
        ja: 差出人 | 送信者 | 送信元 | 発信者
        ka: გამომგზავნი | გამგზავნი
        kk: кімнен
        ko: 보낸 사람 | 보낸사람 | 보낸 이 | 보낸이 | 발신인 | 발신자 | 발신
        lt: nuo | siuntėjas | kas
        lv: no | sūtītājs
        mk: од | испраќач
        mr: प्रेषक
        ms: daripada | dari
        nb: fra | avsender | frå
        nl: van | afzender
        pl: od | nadawca
        pt: de | remetente
        ro: de la | de | expeditor | din partea
        ru: от | от кого | отправитель | из
        sk: od | odosielateľ
        sl: od | pošiljatelj
        sq: nga
        sr: од | шаље | šalje | пошиљалац | od
        sv: från | avsändare
        sw: kutoka
        ta: அனுப்புநர் | இருந்து
        th: จาก | ผู้ส่ง
        tl: mula kay | mula sa
        tr: kimden | gönderen | gönderici
        uk: від | від кого | відправник | від імені
        uz: kimdan
        vi: từ | người gửi
        zh: 发件人 | 發件人 | 寄件者 | 寄件人 | 发自 | 来自 | 来自于 | 發信人 | 发送人 | 自
    """,
    Role.WHEN: """
        ar: تاريخ الإرسال | التاريخ | أرسلت | تم الإرسال | تاريخ | الإرسال | أُرسلت
        az: göndərildi | göndərilib | tarix
        be: адпраўлена | дата
        bg: изпратено | дата | изпратен | изпратена | изпратено на
        bn: তারিখ | পাঠানো হয়েছে
        ca: enviat | enviat el | data | data d'enviament
        cs: odesláno | datum | odeslané | odeslána | datum odeslání | kdy
        cy: anfonwyd | dyddiad
        da: sendt | dato | sendt den
        de: gesendet | datum | gesendet am | versendet | verschickt | am | zeit | gesendet um
        el: στάλθηκε | ημερομηνία | απεστάλη | ημ/νία | ημερ | εστάλη
        en: sent | date | sent at | sent on | sent date | date sent | when | time | received
        es: enviado | enviado el | fecha | enviada | enviada el | enviado a las | fecha de envío
        es: el
        et: saadetud | kuupäev | saatmisaeg | saatmise aeg
        eu: bidalia | data | noiz | bidaltze-data
        fa: تاریخ | ارسال شده | تاریخ ارسال | ارسال | زمان
        fi: lähetetty | päivämäärä | päiväys | pvm | lähetysaika
        fr: envoyé | date | envoyé le | date d'envoi | le | envoyée | date d’envoi | envoyé à
        ga: seolta | dáta
        gl: enviado | data | enviado o
        he: נשלח | תאריך | נשלח ב | נשלח בתאריך | תאריך שליחה
        hi: भेजा गया | दिनांक | तारीख | भेजे गए | तिथि
        hr: poslano | datum | poslana | poslan
        hu: elküldve | dátum | küldve | küldés dátuma | küldés ideje | küldés | elküldés dátuma
        hy: ուղարկված | ուղարկվել է | ամսաթիվ
        id: dikirim | tanggal | terkirim
        is: sent | dagsetning | dags
        it: inviato | data | inviato il | data invio | inviata | data di invio
        ja: 送信日時 | 日時 | 日付 | 送信 | 送信日 | 送信済み | 受信日時
        ka: თარიღი | გაგზავნილია
        kk: жіберілді | жіберілген | күні
        ko: 보낸 날짜 | 보낸날짜 | 날짜 | 전송 | 발송일 | 발송 날짜 | 일시 | 보낸 시간 | 보냄 | 일자
        lt: išsiųsta | data | siųsta
        lv: nosūtīts | datums | nosūtīta
        mk: испратено | датум | пратено
        mr: पाठवले | दिनांक
        ms: dihantar | tarikh
        nb: sendt | dato | dato sendt
        nl: verzonden | datum | verstuurd | verzonden op | verzenddatum | verzonden om
        pl: wysłano | data | wysłane | wysłany | data wysłania | wysłana | dnia | date
        pt: enviado | data | enviado em | enviada | enviada em | enviado a | data de envio
        ro: trimis | data | dată | trimis la | trimisă | expediat
        ru: отправлено | дата | дата отправки | отправлен | послано | дата и время | когда
        ru: отправлена
        sk: odoslané | dátum | odoslaná | odoslaný | dňa
        sl: poslano | datum
        sq: dërguar | data
        sr: послато | датум | poslato | datum | слато | послата
        sv: skickat | datum | skickades | skickad
        sw: imetumwa | tarehe
        ta: அனுப்பப்பட்டது | தேதி
        th: ส่ง | ส่งเมื่อ | วันที่ | วันที่ส่ง
        tl: ipinadala | petsa
        tr: gönderme tarihi | gönderildi | tarih | gönderilme | gönderim tarihi | gönderilme tarihi
        uk: надіслано | дата | відправлено | послано | дата відправлення | відіслано
        uz: yuborilgan | sana
        vi: đã gửi | ngày | gửi | ngày gửi | vào lúc | thời gian
        zh: 发送时间 | 發送時間 | 日期 | 时间 | 時間 | 寄件日期 | 傳送時間 | 发送日期 | 发件时间
        zh: 傳送日期 | 發送日期 | 已传送 | 已发送 | 發信日期 | 发送 | 寄出日期
    """,
    Role.TO: """
        ar: إلى | الى | المستلم
        az: kimə
        be: каму
        bg: до | получател
        bn: প্রতি | প্রাপক
        ca: a | per a | per | destinatari
        cs: komu | pro | příjemce | adresát
        da: til | modtager
        de: an | empfänger
        el: προς | παραλήπτης
        en: to | recipient | recipients | sent to
        es: para | a | destinatario | destinatarios
        et: adressaat | saaja | kellele | kuhu
        eu: nori | hartzailea
        fa: به | گیرنده
        fi: vastaanottaja | kenelle | vastaanottajat
        fr: à | a | pour | destinataire | destinataires | envoyé à | au
        ga: chuig
        gl: para | a
        he: אל | ל | לכבוד | נמען
        hi: प्रति | प्राप्तकर्ता | को
        hr: za | prima | primatelj | kome
        hu: címzett | címzettek | to
        hy: ում
        id: kepada | ke | untuk
        is: til
        it: a | per | destinatario
        ja: 宛先 | 宛て先 | 受信者 | 送信先
        ka: მიმღები
        kk: кімге
        ko: 받는 사람 | 받는사람 | 받는 이 | 받는이 | 수신인 | 수신자 | 수신
        lt: kam | iki | gavėjas
        lv: kam | saņēmējs | uz
        mk: до | за
        mr: प्रति
        ms: kepada
        nb: til | mottaker
        nl: aan | ontvanger
        pl: do | adresat | odbiorca
        pt: para | a | destinatário
        ro: către | catre | la | destinatar | pentru
        ru: кому | получатель | к | адресат
        sk: komu | pre | príjemca | adresát
        sl: za | prejemnik
        sq: për
        sr: за | прима | za | коме | прималац | kome
        sv: till | mottagare
        sw: kwa
        ta: பெறுநர்
        th: ถึง | ผู้รับ
        tl: kay | para kay
        tr: kime | alıcı | alıcılar
        uk: кому | до | одержувач | отримувач
        uz: kimga
        vi: đến | tới | người nhận
        zh: 收件人 | 收件者 | 收信人 | 至 | 发送至 | 到 | 致
    """,
    Role.COPY: """
        ar: نسخة | نسخة إلى
        bg: копие | як | cc
        ca: cc | a/c
        cs: kopie | skrytá
        da: cc | kopi
        de: cc | kopie | bcc | kopie an
        el: κοιν | κοιν. | κοινοποίηση
        en: cc | bcc | carbon copy | copy | copies to
        es: cc | cco | copia | con copia
        et: koopia
        fa: رونوشت
        fi: kopio | kopio (cc)
        fr: cc | cci | copie à | copie | copie cachée
        he: עותק | העתק
        hi: प्रतिलिपि
        hr: kopija | cc | kopija (cc)
        hu: másolatot kap | másolat | cc
        id: tembusan | cc
        is: afrit
        it: cc | ccn | copia
        ja: cc | bcc | ｃｃ
        ko: 참조 | 숨은 참조 | cc
        lt: kopija
        lv: kopija
        nb: kopi | cc | kopi til
        nl: cc | kopie
        pl: dw | kopia | udw | do wiadomości | cc
        pt: cc | cópia | com cópia
        ro: cc | copie
        ru: копия | копии | скрытая копия | cc
        sk: kópia
        sl: kp | cc
        sr: копија | kopija
        sv: kopia | cc
        th: สำเนา
        tr: bilgi | cc
        uk: копія | копії | cc
        vi: đồng gửi | cc
        zh: 抄送 | 副本 | 密送 | 密件副本 | 抄送人
    """,
    Role.SUBJECT: """
        ar: الموضوع | موضوع
        az: mövzu
        be: тэма
        bg: тема | относно
        bn: বিষয়
        ca: assumpte | tema
        cs: předmět | věc
        cy: pwnc
        da: emne
        de: betreff | betr | betr. | thema
        el: θέμα | θεμα
        en: subject | re | topic | subject line | title
        es: asunto | tema
        et: teema
        eu: gaia
        fa: موضوع | عنوان
        fi: aihe | otsikko
        fr: objet | sujet
        ga: ábhar
        gl: asunto
        he: נושא | הנדון
        hi: विषय
        hr: predmet | naslov | tema
        hu: tárgy
        hy: թեմա
        id: perihal | subjek | judul | subyek | hal
        is: efni
        it: oggetto | soggetto
        ja: 件名 | 題名 | タイトル | 表題
        ka: თემა | საგანი
        kk: тақырыбы | тақырып
        ko: 제목 | 주제
        lt: tema | dalykas
        lv: temats | tēma
        mk: предмет | наслов | тема
        mr: विषय
        ms: subjek | perkara
        nb: emne
        nl: onderwerp | betreft
        pl: temat | dotyczy
        pt: assunto | tema
        ro: subiect | subiectul
        ru: тема | тема письма | тема сообщения
        sk: predmet | vec
        sl: zadeva | predmet
        sq: subjekti | tema
        sr: наслов | тема | предмет | naslov | tema | predmet
        sv: ämne | rubrik
        sw: mada
        ta: பொருள்
        th: เรื่อง | หัวเรื่อง | หัวข้อ
        tl: paksa
        tr: konu
        uk: тема | тема листа
        uz: mavzu
        vi: chủ đề | tiêu đề | về việc
        zh: 主题 | 主題 | 主旨 | 标题 | 標題
    """,
    Role.OTHER: """
        cs: odpovědět | důležitost
        da: svar til | prioritet
        de: antwort an | antworten an | wichtigkeit | priorität | anlagen | anlage | vertraulichkeit
        en: reply-to | reply to | importance | priority | attachments | attachment | organization
        en: message-id | in-reply-to | sensitivity | newsgroups | list-id | mailing list
        en: required attendees | where | categories | x-mailer | user-agent | cc to | return-path
        es: responder a | importancia | prioridad | datos adjuntos | adjuntos
        fi: vastausosoite | tärkeys
        fr: répondre à | réponse à | importance | pièces jointes | priorité
        hu: válaszcím | fontosság | melléklet | mellékletek
        it: rispondi a | rispondere a | risposta a | priorità | allegati | importanza
        ja: 返信先 | 重要度 | 添付ファイル
        nb: svar til | prioritet | viktighet
        nl: antwoord aan | antwoord naar | beantwoorden - aan | bijlagen | urgentie | prioriteit
        pl: odpowiedź do | odpowiedz do | ważność | priorytet | załączniki
        pt: responder a | responder para | importância | prioridade | anexos
        ru: ответить | обратный адрес | кому ответить | важность | вложения
        sv: svara till | svar till | prioritet | bifogade filer | angelägenhetsgrad
        tr: yanıtlama adresi | önem | ekler
        uk: відповідь | відповісти | важливість
        zh: 回复 | 答复 | 回复至 | 重要性 | 附件
    """,
}


def _by_name() -> dict[str, frozenset[Role]]:
    """Every name with what it may stand for: "a" is To in Italian; "tema" is always a subject."""
    found: dict[str, set[Role]] = {}
    for role, table in _NAMES.items():
        for name in phrases(table):
            found.setdefault(name, set()).add(role)
    return {name: frozenset(roles) for name, roles in found.items()}


#: Header name, case folded -> the roles it plays in one language or another.
ROLES: dict[str, frozenset[Role]] = _by_name()

#: No name is longer; what is longer needs no look-up.
LONGEST_NAME = max(map(len, ROLES))
