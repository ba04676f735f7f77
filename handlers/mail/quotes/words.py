# ruff: noqa: RUF001  (letters of other scripts look like Latin ones; here they are meant)
"""The words of an attribution ("On ... somebody wrote:"), by language."""

from __future__ import annotations

from handlers.mail.quotes.word_table import phrases

#: The verb of an attribution.
WROTE = phrases("""
    af: skryf | geskryf
    am: ጻፈ | ጽፏል | ጽፈዋል
    ar: كتب | كتبت | كتب/كتبت | تمت كتابة ما يلي بواسطة
    az: yazıb | yazdı
    be: напісаў | напісала | піша
    bg: написа | пише | писа
    bn: লিখেছেন | লিখেছে
    ca: va escriure | escrigué | ha escrit | escriu | missatge de
    cs: napsal | napsala | napsal(a) | napsal/a | píše | napsáno
    cy: ysgrifennodd
    da: skrev | skriver | har skrevet
    de: schrieb | schrieben | geschrieben | schreibt
    el: έγραψε | έγραψαν | γράφει
    en: wrote | writes | written | has written
    eo: skribis
    es: escribió | escribio | escribe | escrito | escribía
    et: kirjutas | kirjutas
    eu: idatzi du | idatzi zuen | idatzi dut
    fa: نوشت | نوشته | نوشته است | نوشتند
    fi: kirjoitti | kirjoittaa
    fr: a écrit | écrit | ecrit | écrivit | écrivait
    ga: scríobh
    gl: escribiu | escribiu
    he: כתב | כתבה | כתב/ה | כתב | כותב
    hi: ने लिखा | लिखा
    hr: poruku je poslao korisnik | poruku je poslala korisnica
    hr: napisao | napisala | napisao/la | napisao/napisala | piše | je napisao/la
    hu: írta | ezt írta | írt
    hy: գրել է | գրեց
    id: menulis | telah menulis
    is: skrifaði
    it: ha scritto | scritto | scrive | scrisse
    ja: 書きました | 書いた | 書いたメール | のメール | のメッセージ | 書込みました | 送信しました
    ka: დაწერა | წერს
    kk: жазды
    ko: 작성 | 님이 작성 | 작성한 메시지 | 님이 작성한 메시지 | 님의 메시지
    ko: 님의 말 | 씀 | 썼습니다 | 쓴 글 | 쓰셨습니다
    lt: rašė | parašė
    lv: rakstīja | raksta
    mk: напиша
    mn: бичсэн
    ms: menulis | telah menulis
    nb: skrev | skreiv
    nl: schreef | geschreven | schreven
    pl: napisana przez | napisał | napisała | napisał(a) | napisał/a | pisze | napisano
    pt: escreveu | escreve | escreveram
    ro: a scris | scris | scrie
    ru: написал | написала | написал(а) | пишет | писал | писала | писал(а) | пишут
    sk: napísal | napísala | napísal(a) | napísal/a | píše
    sl: napisal | napisala | napisal/a | je napisal | pravi
    sq: shkroi | shkruan
    sr: написао | написала | написао/ла | пише | je napisao | napisao je
    sv: skrev | skriver | skrivit
    sw: aliandika
    ta: எழுதியது | எழுதினார்
    th: เขียนว่า | เขียน | ได้เขียน
    tl: sumulat | isinulat | sinulat ni | isinulat ni
    tr: yazdı | yazmış | yazıyor | şunu yazdı | yazdı
    uk: написав | написала | написав(ла) | написав(-ла) | пише | писав | писала
    ur: لکھا | نے لکھا
    vi: đã viết | viết
    zh: 写道 | 寫道 | 写到 | 寫到 | 撰写 | 撰寫 | 写 | 寫
""")

#: Verbs after which a name may still follow ("Am 3.2.2016 schrieb *Max*:").
NAME_AFTER = phrases("""
    ar: كتب | كتبت | تمت كتابة ما يلي بواسطة
    ca: missatge de
    da: skrev | skriver
    de: schrieb | schreibt
    fa: نوشت
    he: מאת
    is: skrifaði
    nb: skrev | skreiv
    nl: schreef | schreven
    sv: skrev | skriver
    tl: sinulat ni | isinulat ni
""")

#: What may stand before the date.
ON = phrases("""
    all: on | at | in | am | den | der | le | el | la | les | los | il | lo | alle | op | em
    all: en | a | no | na | dia | o | ao | às | w | dnia | dne | dňa | dna | v | ve | dana
    all: je | u | на | у | в | во | дня | του | στις | στη | την | τη | ιτις | στο | pe | în
    all: data | d | på | vào | lúc | pada | tanggal | 在 | 于 | 於 | ב | ביום | בתאריך | في
    all: بتاريخ | يوم | در | به | die | das | this | quoting | zitat | citando | citado
    all: citazione | cytat | lainaus | selon | van | date | datum | giorno | ng | noong | et
    all: a(z) | az | ekkor | kl | kl. | om | um | las | klo | kello | ob | plkst. | nang
""")

#: Small words inside of the names of people and of departments.
PARTICLES = phrases("""
    all: von | vom | van | de | der | den | del | della | di | da | dos | das | do | du | des | le
    all: la | el | al | bin | ibn | ten | ter | zu | zur | af | av | y | e | i | et | und | and | of
    all: the | for | für | via
""")

#: What programs call somebody in front of the name.
USER = phrases("""
    cs: odesílatel | uživatel
    el: χρήστης | ο | η | ο/η
    es: usuario | el usuario
    et: kontakt
    hr: korisnik | korisnica
    lv: lietotājs
    pl: użytkownik
    ru: пользователь
    sk: používateľ
    sl: oseba | je
    uk: користувач
""")

#: The writer himself: "I wrote:" introduces no quote of another.
FIRST_PERSON = phrases("""
    de: ich | wir
    en: i | we
    es: yo | nosotros
    fr: je | nous | j'ai
    it: io | noi
    nl: ik | wij
    pl: ja | my
    pt: eu | nós
    ru: я | мы
    sv: jag | vi | jeg
    uk: ми
""")

#: Who tells of a letter speaks of people by such words; mail programs know names.
TOLD = phrases("""
    cs: mi | nám | váš | vaše
    da: mig | os | jeres | min
    de: mir | mich | uns | ihr | ihre | ihrer | ihrem | unser | unsere | euer | eure | mein | meine
    en: me | us | my | our | your | his | her | their | i | we | he | she | they
    es: me | nos | su | sus | mi | mis | nuestro | nuestra | vuestro | vuestra
    fi: minulle | meille
    fr: m'a | nous | votre | vos | notre | nos | mon | ma | mes | il | elle
    it: mi | ci | vostro | vostra | nostro | nostra | mio | mia | il suo
    nl: mij | ons | uw | jullie | mijn | onze | hij | zij
    pl: mi | mnie | nam | wasz | wasza | państwa | mój | moja
    pt: me | nos | seu | sua | meu | minha | nosso | nossa | vosso
    ru: мне | нам | ваш | ваша | ваши | мой | моя | наш
    sv: mig | oss | er | ert | min | vår
    tr: bana | bize
    uk: мені | нам | ваш | ваша | мій | моя
""")

#: "Quoting Jane:" and its kin name whom they quote and say no "wrote".
QUOTING = phrases("""
    de: zitat von | zitiere
    en: quoting | quoted from | in reply to | in response to
    es: citando | citando a
    cs: citace
    fi: lainaus | lainaus henkilöltä
    fr: en réponse à
    it: citazione di
    pl: cytowanie | cytat
    pt: citando
    ru: цитирую
    sv: citat från | citat fra
    uk: цитування
""")
