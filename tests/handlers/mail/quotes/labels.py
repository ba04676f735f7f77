# ruff: noqa: E501, RUF001  (a table; letters of other scripts are meant)
"""Header names, delimiters and mobile footers as mail programs write them, by language."""

from __future__ import annotations

#: One language a line: From | Sent | To | Cc | Subject, a date, and a delimiter.
HEADERS = """
    From | Sent | To | Cc | Subject | Tuesday, March 5, 2024 9:41 AM | Original Message
    From | Date | To | Cc | Subject | Tuesday, 5 March 2024 at 09:41 | Original message
    Von | Gesendet | An | Cc | Betreff | Dienstag, 5. März 2024 09:41 | Ursprüngliche Nachricht
    Von | Datum | An | Kopie | Betreff | 05.03.24 09:41 (GMT+01:00) | Originalnachricht
    De | Envoyé | À | Cc | Objet | mardi 5 mars 2024 09:41 | Message d'origine
    De | Date | À | Copie | Sujet | 05/03/2024 09:41 | Mail original
    De | Enviado | Para | CC | Asunto | martes, 5 de marzo de 2024 9:41 | Mensaje original
    De | Enviado el | Para | CC | Asunto | martes, 5 de marzo de 2024 9:41 | Mensaje original
    De | Fecha | Para | CC | Asunto | martes, 5 de marzo de 2024, 9:41 | Mensaje original
    De | Enviado | Para | Cc | Assunto | terça-feira, 5 de março de 2024 09:41 | Mensagem original
    De | Enviada em | Para | Cc | Assunto | terça-feira, 5 de março de 2024 09:41 | Mensagem original
    De | Data | Para | Cc | Assunto | terça-feira, 5 de março de 2024 às 09:41 | Mensagem original
    Da | Inviato | A | Cc | Oggetto | martedì 5 marzo 2024 09:41 | Messaggio originale
    Da | Data | A | Cc | Oggetto | martedì 5 marzo 2024 alle 09:41 | Messaggio originale
    Van | Verzonden | Aan | CC | Onderwerp | dinsdag 5 maart 2024 09:41 | Oorspronkelijk bericht
    Van | Datum | Aan | CC | Onderwerp | dinsdag 5 maart 2024 om 09:41 | Oorspronkelijk bericht
    Od | Wysłane | Do | DW | Temat | wtorek, 5 marca 2024 09:41 | Wiadomość oryginalna
    Od | Wysłano | Do | DW | Temat | wtorek, 5 marca 2024 09:41 | Oryginalna wiadomość
    Od | Data | Do | Cc | Temat | wtorek, 5 marca 2024 09:41 | Treść oryginalnej wiadomości
    От | Отправлено | Кому | Копия | Тема | 5 марта 2024 г. 9:41 | Исходное сообщение
    От кого | Дата | Кому | Копия | Тема | Вторник, 5 марта 2024, 9:41 | Исходное сообщение
    Від | Надіслано | Кому | Копія | Тема | 5 березня 2024 р. 9:41 | Оригінальне повідомлення
    Від кого | Дата | Кому | Копія | Тема | 5 березня 2024, 09:41:10 | Вихідне повідомлення
    Od | Odesláno | Komu | Kopie | Předmět | úterý 5. března 2024 9:41 | Původní zpráva
    Od | Datum | Komu | Kopie | Předmět | 5. 3. 2024 9:41:10 | Původní e-mail
    Od | Odoslané | Komu | Kópia | Predmet | utorok 5. marca 2024 9:41 | Pôvodná správa
    Från | Skickat | Till | Kopia | Ämne | den 5 mars 2024 09:41 | Ursprungligt meddelande
    Från | Datum | Till | Kopia | Ämne | tisdag, 5 mars 2024 09:41 | Originalmeddelande
    Fra | Sendt | Til | Cc | Emne | 5. marts 2024 09:41 | Oprindelig meddelelse
    Fra | Dato | Til | Cc | Emne | tirsdag den 5. marts 2024 kl. 09.41 | Oprindelig besked
    Fra | Sendt | Til | Kopi | Emne | tirsdag 5. mars 2024 09:41 | Opprinnelig melding
    Lähettäjä | Lähetetty | Vastaanottaja | Kopio | Aihe | tiistai 5. maaliskuuta 2024 9.41 | Alkuperäinen viesti
    Lähettäjä | Päivämäärä | Saaja | Kopio | Aihe | 5.3.2024 9.41 | Alkuperäinen viesti
    Feladó | Elküldve | Címzett | Másolatot kap | Tárgy | 2024. március 5., kedd 9:41 | Eredeti üzenet
    Feladó | Dátum | Címzett | Másolat | Tárgy | 2024. március 5., kedd 9:41 | Eredeti üzenet
    De la | Trimis | Către | Cc | Subiect | marți, 5 martie 2024 09:41 | Mesaj original
    De la | Data | Către | Cc | Subiect | marți, 5 martie 2024 la 09:41 | Mesaj original
    Kimden | Gönderildi | Kime | Bilgi | Konu | 5 Mart 2024 Salı 09:41 | Özgün İleti
    Gönderen | Gönderme Tarihi | Kime | Bilgi | Konu | 5 Mart 2024 Salı 09:41 | Orijinal mesaj
    Kimden | Tarih | Alıcı | Cc | Konu | 5.03.2024 09:41 | Orijinal mesaj
    Από | Στάλθηκε | Προς | Κοιν. | Θέμα | Τρίτη, 5 Μαρτίου 2024 9:41 πμ | Αρχικό μήνυμα
    Από | Ημερομηνία | Προς | Κοιν | Θέμα | Τρίτη, 5 Μαρτίου 2024 στις 9:41 π.μ. | Αρχικό μήνυμα
    От | Изпратено | До | Копие | Тема | вторник, 5 март 2024 г. 9:41 | Оригинално съобщение
    От | Изпратено на | До | Копие | Относно | 05.03.2024 09:41 | Оригинално писмо
    מאת | נשלח | אל | עותק | נושא | יום שלישי 05 מרץ 2024 09:41 | הודעה מקורית
    מאת | תאריך | אל | עותק | נושא | יום שלישי, 5 במרץ 2024 בשעה 9:41 | הודעה מקורית
    من | تاريخ الإرسال | إلى | نسخة | الموضوع | الثلاثاء، 5 مارس، 2024 09:41 ص | الرسالة الأصلية
    من | التاريخ | إلى | نسخة | الموضوع | الثلاثاء، 5 مارس 2024 في 9:41 ص | رسالة أصلية
    از | ارسال شده | به | رونوشت | موضوع | سه‌شنبه 5 مارس 2024 09:41 | پیام اصلی
    差出人 | 送信日時 | 宛先 | CC | 件名 | 2024年3月5日火曜日 9:41 | 元のメッセージ
    差出人 | 日付 | 宛先 | CC | 件名 | 2024年3月5日 火曜日 9:41 | 元のメッセージ
    发件人 | 发送时间 | 收件人 | 抄送 | 主题 | 2024年3月5日 9:41 | 邮件原件
    发件人 | 日期 | 收件人 | 抄送 | 主题 | 星期二, 2024年3月5日 上午9:41 | 原始邮件
    寄件者 | 寄件日期 | 收件者 | 副本 | 主旨 | 2024年3月5日 上午 09:41 | 原始郵件
    寄件者 | 日期 | 收件者 | 副本 | 主旨 | 2024年3月5日 星期二 上午9:41 | 原始訊息
    보낸 사람 | 보낸 날짜 | 받는 사람 | 참조 | 제목 | 2024년 3월 5일 화요일 오전 9:41 | 원본 메시지
    보낸사람 | 날짜 | 받는사람 | 참조 | 제목 | 2024년 3월 5일 화요일 오전 9:41 | 원본 메일
    Từ | Đã gửi | Đến | Cc | Chủ đề | Thứ Ba, 5 tháng 3, 2024 9:41 SA | Thư gốc
    Từ | Ngày | Tới | Cc | Chủ đề | Thứ Ba, 5 tháng 3, 2024 lúc 09:41 | Tin nhắn gốc
    Dari | Dikirim | Kepada | Cc | Subjek | Selasa, 05 Maret 2024 09.41 | Pesan asli
    Dari | Tanggal | Ke | Cc | Perihal | Selasa, 5 Maret 2024 pukul 09.41 | Pesan asli
    จาก | ส่ง | ถึง | สำเนา | เรื่อง | 5 มีนาคม 2567 9:41 | ข้อความต้นฉบับ
    จาก | วันที่ | ถึง | สำเนา | หัวเรื่อง | วันอังคารที่ 5 มีนาคม 2567 เวลา 9:41 | ข้อความต้นฉบับ
    Šalje | Poslano | Prima | Kopija | Predmet | 5. ožujka 2024. 9:41 | Izvorna poruka
    Od | Poslano | Za | Kp | Zadeva | torek, 05. marec 2024 09:41 | Izvirno sporočilo
    Шаље | Послато | Прима | Копија | Тема | 5. март 2024. 09:41 | Оригинална порука
    Nuo | Išsiųsta | Kam | Kopija | Tema | 2024 m. kovo 5 d., antradienis 09:41 | Pirminis laiškas
    No | Nosūtīts | Kam | Kopija | Temats | otrdiena, 2024. gada 5. marts 9:41 | Sākotnējā ziņa
    Saatja | Saadetud | Adressaat | Koopia | Teema | teisipäev, 5. märts 2024 9:41 | Algne sõnum
    De | Enviat el | Per a | A/c | Assumpte | dimarts, 5 de març de 2024 9:41 | Missatge original
    Frá | Sent | Til | Afrit | Efni | þriðjudagur, 5. mars 2024 09:41 | Upprunaleg skilaboð
"""

#: What phones and programs put under a mail, by language.
MOBILE = """
    Sent from my iPhone
    Sent from my iPad
    Sent from my Samsung Galaxy smartphone.
    Sent from my Galaxy
    Sent from my Verizon, Samsung Galaxy smartphone
    Sent from my BlackBerry 10 smartphone on the EE network.
    Sent via BlackBerry from T-Mobile
    Sent from Outlook for iOS
    Sent from Mail for Windows
    Sent from Mail for Windows 10
    Sent from Yahoo Mail on Android
    Sent from Yahoo Mail for iPhone
    Sent from AOL Mobile Mail
    Sent from Proton Mail for iOS
    Sent with Proton Mail secure email.
    Sent with Spark
    Sent from Spark
    Sent via Superhuman
    Sent from Mailspring
    Sent from Front
    Sent from Gmail Mobile
    Sent from my Huawei phone
    Sent from my Xiaomi
    Sent from my T-Mobile 5G Device
    Sent from my mobile device, please excuse any typos.
    Sent from my Android device with K-9 Mail. Please excuse my brevity.
    Sent from Fastmail
    Sent from myMail for Android
    Sent from BlueMail
    Get Outlook for iOS
    Get Outlook for Android
    Get BlueMail for Android
    Von meinem iPhone gesendet
    Von meinem iPad gesendet
    Von meinem Samsung Galaxy Smartphone gesendet.
    Gesendet von meinem iPhone
    Gesendet von Outlook für Android
    Gesendet von Mail für Windows
    Gesendet mit der GMX Mail App
    Gesendet mit der WEB.DE Mail App
    Gesendet mit der Telekom Mail App
    Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.
    Holen Sie sich Outlook für iOS
    Outlook für Android herunterladen
    Envoyé de mon iPhone
    Envoyé depuis mon iPhone
    Envoyé à partir de Outlook pour Android
    Envoyé depuis l'application Mail Orange
    Envoyé depuis mon smartphone Samsung Galaxy.
    Envoyé à partir de Courrier pour Windows
    Télécharger Outlook pour iOS
    Obtenir Outlook pour Android
    Enviado desde mi iPhone
    Enviado desde Outlook para Android
    Enviado desde Correo para Windows
    Enviado desde mi Samsung Mobile de Claro
    Obtener Outlook para iOS
    Enviado do meu iPhone
    Enviado do meu smartphone Samsung Galaxy.
    Enviado do Yahoo Mail no Android
    Enviado do Email para Windows
    Obter o Outlook para Android
    Obter Outlook para iOS
    Inviato da iPhone
    Inviato dal mio iPhone
    Inviato da Posta per Windows
    Inviato da Outlook per Android
    Inviato da smartphone Samsung Galaxy.
    Ottieni Outlook per Android
    Verstuurd vanaf mijn iPhone
    Verzonden vanuit Outlook voor Android
    Verzonden vanuit Mail voor Windows
    Verzonden met mijn Samsung-smartphone
    Outlook voor iOS downloaden
    Wysłane z iPhone'a
    Wysłane z mojego iPhone'a
    Wysłane z telefonu Samsung
    Wysłane z programu Poczta dla systemu Windows
    Pobierz aplikację Outlook dla systemu Android
    Отправлено с iPhone
    Отправлено с моего iPhone
    Отправлено из мобильной Почты Mail
    Отправлено из мобильной Яндекс Почты
    Отправлено из Почты для Windows
    Отправлено с устройства Samsung Galaxy
    Скачать Outlook для iOS
    Надіслано з iPhone
    Надіслано з пристрою Galaxy
    Отримати Outlook для Android
    Odesláno z iPhonu
    Odesláno z mého iPhone
    Odesláno z Pošty pro Windows
    Získejte Outlook pro Android
    Získat Outlook pro iOS
    Odoslané z iPhonu
    Získajte Outlook pre Android
    Skickat från min iPhone
    Skickades från E-post för Windows
    Hämta Outlook för iOS
    Sendt fra min iPhone
    Sendt fra min Samsung Galaxy-smartphone.
    Sendt fra Mail til Windows
    Hent Outlook til Android
    Få Outlook til iOS
    Sendt fra min telefon
    Skaff deg Outlook for iOS
    Sendt fra Outlook for iOS
    Lähetetty iPhonesta
    Lähetetty Samsung Galaxy -älypuhelimesta.
    Hanki Outlook for Android
    Hanki Androidille Outlook
    Elküldve az iPhone-omról
    iPhone-omról küldve
    Az Outlook beszerzése Androidra
    Outlook letöltése iOS rendszerre
    Trimis de pe iPhone-ul meu
    Trimis de pe iPhone
    Obțineți Outlook pentru Android
    iPhone'umdan gönderildi
    iPhone'dan gönderildi
    Android için Outlook'u edinin
    iOS için Outlook uygulamasını edinin
    Στάλθηκε από το iPhone μου
    Αποκτήστε το Outlook για Android
    Изпратено от моя iPhone
    Изпратено от iPhone
    Вземете Outlook за Android
    נשלח מה-iPhone שלי
    נשלח מהאייפון שלי
    קבל את Outlook עבור Android
    أُرسلت من الـ iPhone
    أرسل من هاتفي iPhone
    الحصول على Outlook لـ Android
    iPhoneから送信
    iPadから送信
    Outlook for iOS を入手
    Yahoo!メール for iPhoneから送信
    从我的 iPhone 发送
    发自我的iPhone
    发自我的小米手机
    发送自 Windows 版邮件应用
    获取 Outlook for iOS
    從我的 iPhone 傳送
    取得 Outlook for Android
    寄自我的 iPhone
    나의 iPhone에서 보냄
    내 iPhone에서 보냄
    내 Galaxy에서 보냄
    iOS용 Outlook 다운로드
    Android용 Outlook 다운로드
    Đã gửi từ iPhone của tôi
    Gửi từ iPhone của tôi
    Tải Outlook cho Android
    Dikirim dari iPhone saya
    Dapatkan Outlook untuk Android
    Terkirim dari Yahoo Mail di Android
    ส่งจาก iPhone ของฉัน
    รับ Outlook สำหรับ Android
    Enviat des del meu iPhone
    Obtén l'Outlook per a Android
    Poslano s mojeg iPhonea
    Poslano z iPhone
    Išsiųsta iš mano iPhone
    Nosūtīts no mana iPhone
    Saadetud minu iPhone'ist
    Sent from HEY
    Sent with FairEmail
    Envoyé de ma messagerie Orange
    네이버 메일 앱에서 보냄
"""
