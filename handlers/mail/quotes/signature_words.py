# ruff: noqa: RUF001  (letters of other scripts look like Latin ones; here they are meant)
"""What phones, mail programs and lists put under a mail by themselves, by language."""

from __future__ import annotations

from handlers.mail.quotes.word_table import phrases

#: A short line that begins so and names a device or a program was not typed by a person.
SENT = phrases("""
    af: gestuur
    ar: أُرسلت | أرسلت | أُرسل | أرسل | الحصول على | احصل على | تم الإرسال | مرسل | مُرسل
    be: адпраўлена
    bg: изпратено | вземете | получете
    ca: enviat | obtén
    cs: odesláno | získejte | získat | stáhnout
    da: sendt | hent | få
    de: gesendet | versendet | geschickt | mobil gesendet | von meinem | von unterwegs | vom
    de: diese nachricht wurde | diese mail wurde | diese e-mail wurde | holen sie sich | hol dir
    de: outlook für
    el: στάλθηκε | εστάλη | απεστάλη | αποκτήστε το | λήψη του
    en: sent | typed | written | composed | posted | get | download | from my | via
    es: enviado | enviada | obtener | descargar | obtén
    et: saadetud
    fa: ارسال شده | فرستاده شده
    fi: lähetetty | hanki | hae
    fr: envoyé | envoyée | télécharger | téléchargez | obtenir | obtenez | provenance
    he: נשלח | קבל את | קבלו את | הורד את | הורידו את
    hr: poslano | preuzmite | nabavite
    hu: elküldve | küldve | a következőről küldve | az outlook | outlook letöltése
    id: dikirim | terkirim | dapatkan | unduh
    it: inviato | inviata | spedito | scarica | ottieni
    ko: 나의 | 내
    lt: išsiųsta | siųsta
    lv: nosūtīts
    ms: dihantar
    nb: sendt | få | skaff deg | last ned
    nl: verzonden | verstuurd | download | outlook voor
    pl: wysłane | wysłano | wysłany | wiadomość wysłana | pobierz | uzyskaj
    sl: poslano | prenesite
    pt: enviado | enviada | obter o | obtenha o | baixar o | baixe o | transferir o
    ro: trimis | descărcați | obțineți | descarcă | obține
    ru: отправлено | отправлен | послано | получить | получите | скачать | скачайте
    sk: odoslané | získať | získajte | stiahnuť
    sr: послато | poslato
    sv: skickat | skickades | hämta | skaffa
    th: ส่งจาก | ส่งด้วย | รับ outlook | ดาวน์โหลด
    tr: ios için | android için
    uk: надіслано | відправлено | отримати | завантажити
    vi: đã gửi | được gửi | gửi từ | tải | nhận outlook
    zh: 发自 | 發自 | 来自 | 來自 | 发送自 | 發送自 | 寄自 | 从 | 從 | 获取 | 取得 | 下载 | 下載
""")

#: A short line that begins so may name anything: "Sent from my TI-85".
SENT_FROM_MY = phrases("""
    da: sendt fra min | sendt fra mit
    de: gesendet von meinem | gesendet von meiner | von meinem iphone gesendet
    de: von unterwegs gesendet | von unterwegs geschickt
    en: sent from my | sent from mailbox | sent from a | sent on the go | sent on the move
    en: sent from workspace one boxer | sent from hey
    es: enviado desde mi
    fr: envoyé de mon | envoyé depuis mon | envoyé à partir de mon | envoyé de ma messagerie
    fr: envoyé depuis ma messagerie
    it: inviato dal mio | inviato da mio
    nb: sendt fra min | sendt fra mitt
    nl: verzonden vanaf mijn | verstuurd vanaf mijn
    pl: wysłane z mojego | wysłano z mojego
    pt: enviado do meu | enviado a partir do meu
    ru: отправлено с моего
    sv: skickat från min | skickades från min
    zh: 发自我的 | 發自我的 | 签名由
""")

#: A short line that ends so and names a device or a program.
SENT_ENDS = phrases("""
    de: gesendet | versendet | herunterladen | beziehen | verfasst | geschrieben
    en: from mobile | via mobile | from phone | from my phone | from my mobile
    en: reacted via gmail
    eu: bidalia
    hi: से भेजा गया
    hu: küldve | küldtem | elküldve | küldöm
    ja: を入手 | から送信 | から送信しました | から送信されました | より送信 | を使用して送信
    ja: から送信します
    ko: 다운로드 | 에서 보냄 | 에서 발송 | 에서 보냈습니다 | 에서 보낸 메일 | 로 보냄
    nl: downloaden
    tr: gönderildi | gönderilmiştir
    zh: 傳送 | 发送 | 發送 | 寄出
""")

#: What such a line names.
DEVICES = phrases("""
    names: iphone | iphon | ipad | ipod | imac | macbook | apple watch | android | samsung | galaxy
    names: huawei | honor | xiaomi | redmi | oneplus | oppo | vivo | pixel | nexus | xperia
    names: sony | htc | nokia | lumia | motorola | moto | alcatel | lenovo | blackberry
    names: windows | surface | outlook | yahoo | gmail | gmx | web.de | aol | proton | tutanota
    names: tuta | fastmail | icloud | zoho | mail.ru | yandex | яндекс | qq | 网易 | mailbox
    names: mailspring | airmail | sparrow | spark | superhuman | bluemail | blue mail | aquamail
    names: aqua mail | k-9 | k9 | thunderbird | newton | nine | edison | canary | front
    names: missive | polymail | mymail | my mail | typeapp | em client | emclient | roundcube
    names: telekom app | mail orange | אייפון | mailtrack | mimestream | shortwave | betterbird
    names: claws mail | the bat | posteo | mail.com | t-online | freenet | hey.com
    names: virgilio | libero mail | tiscali | seznam | naver | daum | hanmail
    names: fairemail | 네이버 | 다음메일
    names: realme | fairphone | asus | meizu | 小米 | 华为 | 華為 | 三星 | 荣耀 | 갤럭시
    names: horde | zimbra | freemail | mailapp | mail app | mail for | mail für | mail pour
    names: mail para | mail per | mail voor
    words: mobile | mobil | mobiel | móvil | movil | móbil | celular | telemóvel | cell | phone
    words: telefon | téléphone | telefoon | teléfono | telefono | telefone | puhelin
    words: smartphone | handy | tablet | tablette | portable | telefónu | komórk | телефон
    words: смартфон | мобільн | мобильн | планшет | айфон | 手机 | 手機 | 스마트폰 | 휴대폰
    words: キャリアメール
    words: スマートフォン
""")

#: After the device some people ask to be excused.
EXCUSES = phrases("""
    all: excuse | pardon | sorry | forgive | apolog | typo | brevity | brief | autocorrect
    all: entschuldig | tippfehler | désolé | fautes | disculp | perdon | desculp | scusa
    all: ursäkta
""")

#: Footers of lists, scanners and desks; what stands from such a line on is theirs.
FOOTERS = phrases("""
    de: diese e-mail wurde von avast | virenfrei. www.
    en: you received this message because you are subscribed
    en: you are receiving this because you
    en: to unsubscribe from this group | to unsubscribe from this list
    en: to view this discussion on the web visit | to view this discussion visit
    all: [image: avast logo] | <https://www.avast.com/sig-email
    en: virus-free. www. | this email has been checked for viruses | this email was scanned by
    en: no virus found in this | checked by avg
    en: reply to this email directly | unsubscribe: | yahoo mail: search, organize, conquer
    es: libre de virus. www. | el software de antivirus avast ha analizado
    fr: l'absence de virus dans ce courrier | sans virus. www. | garanti sans virus. www.
    hu: vírusmentes. www.
    it: questa e-mail è stata controllata per individuare virus | privo di virus. www.
    nl: deze e-mail is gecontroleerd op virussen | virusvrij. www.
    pl: wolny od wirusów. www. | ta wiadomość e-mail została sprawdzona pod kątem wirusów
    pt: livre de vírus. www. | este email foi escaneado pelo avast
    ru: это сообщение проверено на вирусы | без вирусов. www.
    sv: den här e-posten har kontrollerats | virusfritt. www.
""")
