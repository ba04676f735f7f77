# ruff: noqa: E501, RUF001  (a table; letters of other scripts are meant)
"""What lawyers have mail servers put under every mail, by language; the beginnings of words will do."""

from __future__ import annotations

from handlers.mail.quotes.word_table import phrases

#: Headings above it.
HEADINGS = phrases("""
    da: fortrolighed
    de: vertraulichkeitshinweis | haftungsausschluss | rechtlicher hinweis | disclaimer
    en: confidentiality | disclaimer | legal notice | legal disclaimer | privileged | important notice
    en: e-mail confidentiality | email confidentiality | private and confidential | privacy notice
    en: e-mail disclaimer | email disclaimer | notice of confidentiality | statement of confidentiality
    es: aviso legal | aviso de confidencialidad | confidencialidad | cláusula de confidencialidad
    fr: avis de confidentialité | confidentialité | avertissement | clause de confidentialité
    it: avviso di riservatezza | informativa privacy | avvertenza | nota di riservatezza
    nl: vertrouwelijkheid
    pl: klauzula poufności | nota prawna
    pt: aviso de confidencialidade | aviso legal | confidencialidade
""")

#: It speaks of the mail that it stands in, or says what it is.
ITSELF = phrases("""
    cs: tento e-mail | tato zpráva | tato e-mailová zpráva | obsah této zprávy | obsah tohoto e-mailu
    cs: informace obsažené v t
    da: denne e-mail | denne mail | denne meddelelse | denne besked | oplysningerne i denne
    de: diese e-mail | diese email | diese mail | diese nachricht | der inhalt dieser | die information
    de: diese mitteilung
    el: το παρόν μήνυμα | το μήνυμα αυτό | αυτό το μήνυμα
    en: this e-mail | this email | this message | this communication | this transmission | this mail
    en: the information contained in | the information in this | the contents of this | the content of this
    en: the information transmitted | information contained in this | information in this | this electronic
    en: if you are not the intended | if you have received this | if you received this | any views or opinions
    es: este mensaje | este correo | esta comunicación | la información contenida | el contenido de este
    es: la presente comunicación
    fi: tämä sähköposti | tämä viesti | tämän viestin | tämän sähköpostin
    fr: ce message | ce courriel | ce mail | cet e-mail | cet email | le présent message | la présente communication
    fr: les informations contenues | le contenu de ce
    fr: ce courrier | si vous n'êtes pas le destinataire | l'information contenue
    hu: ez az e-mail | ez az üzenet | jelen üzenet | jelen e-mail | az üzenet
    it: questo messaggio | questa e-mail | questa email | questa comunicazione | le informazioni contenute
    it: il presente messaggio | la presente comunicazione | il contenuto di questa
    it: la presente e-mail
    ja: このメール | 本メール | このeメール | この電子メール | 本電子メール | 本eメール
    ko: 이 메일 | 본 메일 | 이 이메일 | 본 이메일 | 이 전자우편 | 본 전자우편 | 이 메시지
    nb: denne e-posten | denne meldingen | denne e-post
    nl: dit bericht | deze e-mail | dit e-mailbericht | de informatie in d | de inhoud van d | deze mail
    nl: de informatie verzonden | de informatie die
    pl: niniejsza wiadomość | ta wiadomość | treść tej wiadomości | treść niniejszej | niniejszy e-mail
    pl: wiadomość ta | informacje zawarte | informacja zawarta
    pt: esta mensagem | este e-mail | este email | esta comunicação | a informação contida | as informações contidas
    pt: o conteúdo dest
    ro: acest mesaj | acest e-mail | acest email | informațiile conținute | informaţiile conţinute | această comunicare
    ru: это сообщение | это письмо | данное сообщение | данное письмо | настоящее сообщение | настоящее письмо
    ru: это электронное | данное электронное | настоящее электронное | содержание данного | информация, содержащаяся
    sk: tento e-mail | táto správa | obsah tejto
    sv: detta e-post | detta meddelande | det här meddelandet | den här e-posten | detta mail | informationen i detta
    tr: bu e-posta | bu mesaj | bu elektronik posta | bu ileti
    uk: це повідомлення | цей лист | дане повідомлення | цей електронний
    zh: 本邮件 | 此邮件 | 本電子郵件 | 此電子郵件 | 本电子邮件 | 此电子邮件 | 本信件 | 本郵件 | 此郵件 | 本信息
""")

#: What it warns of: each line is one kind of warning, and a disclaimer has several kinds.
WARNINGS = tuple(
    phrases(table)
    for table in (
        """
    cs: důvěrn
    da: fortrolig
    de: vertraulich | geschützt
    el: εμπιστευτικ | απόρρητ
    en: confidential | privileged | proprietary
    es: confidencial | secreto | reservad
    fi: luottamuksell
    fr: confidenti | secret
    hu: bizalmas
    it: riservat | confidenzial
    ja: 機密 | 秘密 | 秘匿
    ko: 기밀 | 비밀 | 보안
    nb: konfidensiel | taushet
    nl: vertrouwelijk
    pl: poufn | tajemnic
    ro: confidenţial | confidențial
    ru: конфиденциальн
    sk: dôvern
    sv: konfidentiell | sekretess
    tr: gizli
    uk: конфіденційн
    zh: 保密 | 机密 | 機密
        """,
        """
    cs: adresát | příjemc | určen
    da: modtager | adressat
    de: adressat | empfänger | bestimmt
    el: παραλήπτη | αποδέκτη
    en: intended | addressee | recipient | addressed
    es: destinatari | dirigid
    fi: vastaanottaja
    fr: destinataire | destiné
    hu: címzett
    it: destinatari
    ja: 受信者 | 宛先 | 受取人 | 名宛人
    ko: 수신자 | 수신인 | 받는
    nb: mottaker | adressat
    nl: geadresseerde | bestemd | ontvanger
    pl: adresat | odbiorc
    pt: destina
    ro: destinat
    ru: адресат | получател | предназначен
    sk: adresát | príjemc | určen
    sv: mottagare | adressat | avsedd
    tr: alıcı | muhatap
    uk: адресат | одержувач | отримувач
    zh: 收件人 | 收件者 | 接收者 | 收信人
        """,
        """
    cs: omylem
    da: ved en fejl | fejlagtigt
    de: irrtümlich | versehentlich | nicht der richtige | unrechtmäßig
    el: κατά λάθος | εκ παραδρομής
    en: in error | by mistake | erroneously | mistakenly
    es: por error | por equivocación
    fi: erehdyksessä | vahingossa
    fr: par erreur
    hu: tévedés
    it: per errore | erroneamente | qualora
    ja: 誤って | 誤送信 | 間違って
    ko: 잘못
    nb: ved en feil | feilaktig
    nl: onterecht | abusievelijk | per vergissing | ten onrechte | per abuis
    pl: omyłkow | przez pomyłkę | błędnie
    pt: por engano | por erro | indevidamente
    ro: din greşeală | din greșeală | din eroare
    ru: по ошибке | ошибочно
    sk: omylom
    sv: av misstag | felaktigt
    tr: yanlışlıkla
    uk: помилково
    zh: 误收 | 错收 | 錯收 | 錯誤 | 错误 | 誤收 | 非指定
        """,
        """
    cs: smaž | vymaž | odstra | zakázán | neoprávněn
    da: slet | forbudt | videregive
    de: vernichte | löschen | weitergabe | verbreitung | unbefugt | nicht gestattet | nutzung
    el: διαγρά | απαγορεύ
    en: delete | destroy | disclos | disseminat | distribut | copying | unauthori | unlawful | prohibited
    en: liability | notify the sender | virus
    es: elimin | prohib | divulg | difusión | destru | borr
    fi: poista | tuho | kielletty
    fr: supprim | détrui | detrui | interdit | diffus | divulg | altér
    hu: töröl | tilos
    it: eliminar | cancell | vietat | diffus | distrugg
    ja: 削除 | 破棄 | 禁
    ko: 삭제 | 폐기 | 금지
    nb: slett | forbudt
    nl: verwijder | vernietig | verspreid | openbaarmaking | niet toegestaan | verboden | gebruik
    pl: usunię | zniszcz | zabronion | rozpowszechni | ujawni
    pt: elimin | apag | proibid | divulga | destru
    ro: șterge | şterge | interzis | distrug
    ru: удал | уничтож | запрещ | распростран
    sk: vymaž | zmaž | zakázan
    sv: radera | förbjud | sprid
    tr: siliniz | silin | yasak | imha
    uk: видал | знищ | заборон
    zh: 删除 | 刪除 | 销毁 | 銷毀 | 禁止
        """,
    )
)

#: Somebody speaks of himself, which no such text does; none of these means more elsewhere.
OWN_WORDS = phrases("""
    cs: mě | můj | moje
    da: jeg | mig
    de: ich | mir | mich | mein | meine | meinen | meiner
    en: i am | i was | i have | i had | i did | i do | i don't | i got | i received | i will | i would
    en: i can | i can't | i cannot | i could | i need | i want | i think | i know | i'm | i've | i'd | my
    es: yo | mis
    fi: minä | minulle | minun
    fr: j'ai | j’ai | je vous | je ne | je suis | je n'ai | moi | mon | mes
    it: io | mio | mia
    nl: ik | mij | mijn
    pl: mnie | mój | moja | moje
    pt: eu recebi | eu não | meu | minha
    ro: eu am | meu | mea
    ru: я | мне | меня | мой | моя | моё
    sv: jag | mig | mitt
    tr: bana | benim
    uk: я | мені | мене | мій | моя
""")

#: Such a line asks to save paper.
ENVIRONMENT = phrases("""
    cs: myslete na životní prostředí | šetřete životní prostředí | než vytisknete
    da: tænk på miljøet | overvej miljøet
    de: bitte denken sie an die umwelt | denken sie an die umwelt | bitte prüfen sie, ob diese
    de: bevor sie diese e-mail ausdrucken | bitte prüfen sie der umwelt zuliebe | denken sie bitte an die umwelt
    en: please consider the environment | consider the environment | think before you print
    en: please think before you print | think before printing | please don't print | before printing this
    en: before printing, | save a tree | please consider your environmental | please do not print this
    es: antes de imprimir | por favor, antes de imprimir | piense en el medio ambiente | por favor considere el medio
    es: piensa en el medio ambiente | por favor, piense en el medio
    fi: ajattele ympäristöä | säästä luontoa
    fr: pensez à l'environnement | pensez à l’environnement | merci de penser à l'environnement | avant d'imprimer
    fr: n'imprimez ce | adoptez l'éco-attitude | afin de respecter l'environnement
    hu: gondoljon a környezet
    it: prima di stampare | pensa all'ambiente | rispetta l'ambiente | per favore non stampare
    nb: tenk på miljøet
    nl: denk aan het milieu | denk aub aan het milieu | denk alstublieft aan het milieu | bespaar papier
    pl: pomyśl o środowisku | zanim wydrukujesz | dbaj o środowisko | pomyśl zanim wydrukujesz
    pt: antes de imprimir | pense no meio ambiente | pense no ambiente | por favor, pense no ambiente
    ro: gândiți-vă la mediu | protejați mediul
    ru: подумайте об окружающей | подумайте об экологии | берегите природу
    sv: tänk på miljön | tänk på miljön innan
    zh: 请考虑环境 | 打印前请 | 请勿打印
""")

#: What a company has to say of itself may stand below.
COMPANY = phrases("""
    cs: zapsaná v
    da: cvr
    de: registergericht | amtsgericht | handelsregister | geschäftsführ | aufsichtsrat | hrb | ust-id
    en: registered in | registered office | company number | company registration | vat no
    es: inscrita en | registro mercantil
    fr: au capital de | rcs | siret
    it: p.iva | partita iva | capitale sociale
    nl: kvk | handelsregister
    pl: krs | nip | kapitał zakładowy
    sv: org.nr
""")
