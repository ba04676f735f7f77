# ruff: noqa: RUF001  (letters of other scripts look like Latin ones; here they are meant)
"""Words and letters by which the languages of customers are told apart."""

from __future__ import annotations

#: The commonest words, and some that customers need. A word of many languages says little of each.
WORDS = """
    be: і не я ў на што гэта дзе мой як дзякуй калі але вы
    bg: и не е на да се за от с къде моята поръчка благодаря здравейте как но още ми аз съм има
    bg: при фактура кога ли моля забравих паролата парола приложението работи пратката получих
    bg: вече сега поръчах плащане пари някой утре днес всичко много само един една беше винаги
    bg: счупена седмица вчера нещо тогава може сутринта липсва липсваше размер обади
    ca: el la els les i de del amb per és no que meu meva on està comanda gràcies bon dia vull
    ca: tinc una un he però molt necessito hola encara s'ha ajuda factura vostre puc com arribat
    ca: contrasenya oblidat aplicació funciona rebut paquet compte lliurament pagament ara hem va
    ca: van han què algú demà avui tot tots quan molts abans després sobre fins dels pels cap
    cs: a je se na že to v s z do si jsem jsme není prosím děkuji dobrý den kde moje mám jak nebo
    cs: ale objednávka objednávku faktura mi už co by být bude pro při ještě nefunguje heslo můj
    cs: chci zapomněl zapomněla aplikace funguje zásilka balík účet platba zaplatil zrušit zrušte
    cs: vrátit peníze dodání dorazil dorazila mé kdy dostal zpět problém přihlásit nedorazil někdo
    cs: zítra ráno dnes jeden jedna byla bylo byly který která velmi také jen až po před mě mne
    da: ringe tidlig manglede størrelse virkede købt gerne spørgsmål dage uger
    da: og er jeg det at en den til på ikke med for har min mit mine hvor kan vi mangler tak hej
    da: hvad som af der skal blevet bestilling ordre pakke faktura også venligst endnu hvordan mig
    da: glemt adgangskode virker længere modtaget pakken konto betaling betalt opsige gerne
    da: levering penge tilbage ønsker kunne ville været mener bliver nogen i morgen dag alle meget
    da: kun efter før blev havde jer dem sige her
    de: und der die das ist nicht ich ein eine zu den mit von für auf sie es wir mein meine bitte
    de: wo habe kann wie danke auch noch aber ihre ihr mir bei dem im sich hallo bestellung
    de: rechnung wurde guten tag sehr wenn oder nach wann warum kein keine geehrte funktioniert
    de: mehr seit passwort vergessen app geht angekommen paket konto zahlung bezahlt kündigen
    de: lieferung geld zurück problem leider erhalten bekommen hätte würde könnten möchte gerne
    de: jetzt klappt viele grüsse mfg liebe jemand morgen heute alle nur einen einer war waren
    de: hatte schon immer kam fehlte kaputt warte letzte woche gestern etwas nichts dann also
    de: diese dieser dieses
    en: the and is to of a in my i you it not for on have with that this are was we your please be
    en: where can how order thank thanks hello hi what still but when do does did refund would
    en: been has an me there received get help need invoice at from why cannot working i'm
    en: password forgot app work works doesn't account payment paid cancel delivery money back
    en: problem arrived package parcel now like could send somebody someone can't tomorrow today
    en: morning all very only one were had already always came missing broken since last week
    en: yesterday something nothing then also these which
    es: el la de que y en los las un una no es por con para mi su se del está pedido gracias hola
    es: dónde donde cómo cuando quiero tengo pero muy más factura necesito al lo he ha ayuda
    es: buenos días todavía puedo mis llegado este usted desde sin sus ya hasta porque contraseña
    es: olvidado aplicación funciona recibido paquete cuenta pago pagado cancelar cancele entrega
    es: dinero problema ahora suscripción devolución enviar quisiera nada favor alguien mañana hoy
    es: todo todos solo uno era había siempre llegó faltaba roto hace semana ayer algo entonces
    es: también esta estos puede talla me te nos les
    et: ja on ei ma mu minu see et kus kui tere aitäh palun tellimus arve ole ta meie teie mis
    et: kuidas saan pole veel aga unustasin parool parooli konto makse rakendus tööta pakk kätte
    et: probleem nüüd keegi homme täna kõik väga ainult üks oli juba alati katki nädal eile midagi
    et: siis ka
    fi: ja on ei en että se minun mutta kun missä hei kiitos tilaus tilaukseni lasku olen ole
    fi: miten voin voinko vielä tämä minulla oli mitä moi teidän saanut onko paketti ovat jos tai
    fi: unohdin salasana salasanani tili maksu sovellus toimi toimii toimitus rahat ongelma nyt
    fi: haluan takaisin joku huomenna tänään kaikki vain yksi jo aina rikki viikko eilen jotain
    fi: sitten myös voiko olla koko puuttui aamulla tuli
    fr: le la les de des et est je un une pas ne que pour dans vous mon ma mes où ce il en du au
    fr: sur avec bonjour merci commande suis ai j'ai votre nous cette facture n'est n'ai comment
    fr: quand plus mais ou été être c'est toujours voudrais puis s'il plaît veuillez qui passe
    fr: oublié application marche fonctionne reçu colis compte paiement payé annuler livraison
    fr: argent problème maintenant abonnement remboursement envoyer cordialement aucun depuis
    fr: quelqu'un demain aujourd'hui tout tous très seulement était avait déjà arrivée cassé
    fr: manquait semaine hier quelque rien alors aussi ces peut matin taille
    hr: i je se na da u nije sam mi za moja moj gdje što hvala molim narudžba račun kako još ali
    hr: bih želim ste pozdrav poštovani nisam ili kada ima dobio mogu zaboravio zaboravila lozinku
    hr: lozinka aplikacija radi sada paket novac problem dostava netko sutra danas sve vrlo samo
    hr: jedan jedna bio bila već uvijek tjedan jučer nešto onda također može me ujutro stigla
    hr: nedostaje
    hu: a az és nem hogy van egy meg is de ez hol mi köszönöm kérem szia rendelés rendelésem
    hu: számla még már csak kell vagyok mikor miért ha nekem tisztelt üdvözlettel volt jó napot
    hu: vagy elfelejtettem jelszó jelszavam alkalmazás működik csomag csomagom fizetés számlám
    hu: pénz most probléma szállítás visszatérítés szeretném megérkezett érkezett valaki holnap ma
    hu: minden nagyon egyik mindig törött hét tegnap valami akkor kérek tudna reggel hiányzik
    hu: hiányzott fel le ki
    id: yang dan di saya tidak ini itu untuk dengan dari ada bisa apa mana terima kasih pesanan
    id: sudah belum mohon tolong anda kami akan karena ke pada barang halo bagaimana kapan faktur
    id: lupa sandi kata aplikasi akun pembayaran bayar paket uang masalah sekarang batalkan kirim
    id: seseorang besok hari semua sangat hanya satu telah selalu rusak minggu kemarin sesuatu
    id: bisakah lalu juga pagi hilang dalam tiba
    it: il la di che e è non un una per con mio mia sono dove ho del della le i in ciao grazie
    it: ordine mi si da come quando vorrei fattura più ma anche questo buongiorno gli alla nel
    it: ancora posso stato arrivato salve cosa perché vostro dimenticato password app funziona
    it: ricevuto pacco conto account pagamento pagato annullare consegna soldi problema ora
    it: abbonamento rimborso inviare nessuna dal nostro ordinato qualcuno domani oggi tutto tutti
    it: molto solo era aveva già sempre rotto rotta settimana ieri qualcosa niente allora può
    it: mattina favore taglia mancava delle degli nei
    lt: ir yra ne kad į su mano kur aš ačiū prašau labas sąskaita užsakymas kaip bet dar kada nėra
    lt: ar mes jūs sveiki turiu buvo pamiršau slaptažodį slaptažodis programa neveikia veikia
    lt: siunta paskyra pinigai dabar kas nors rytoj šiandien visi labai tik vienas jau visada
    lt: sulūžo savaitė vakar tada taip
    lv: un ir nav es mans mana kur paldies lūdzu sveiki rēķins pasūtījums kā bet vēl ar no uz kad
    lv: vai man labdien par aizmirsu paroli parole lietotne nedarbojas darbojas sūtījums konts
    lv: nauda tagad kāds rīt šodien visi ļoti tikai viens bija jau vienmēr salauzts nedēļa vakar
    lv: kaut tad arī
    mk: и не е на да се за од со каде мојата нарачка благодарам здраво како но уште ми јас сум
    nb: størrelse virket kjøpt spørsmål dager uker
    nb: og er jeg det at en den til på ikke med for har min mitt mine hvor kan vi mangler takk hei
    nb: hva som av skal blitt bestilling bestillingen ordre pakke pakken faktura også vennligst
    nb: ennå noe hvordan meg fra nå dere glemt passord passordet virker lenger mottatt konto
    nb: betaling betalt avslutte levering penger tilbake ønsker kunne ville vært gjerne bestilte
    nb: fått abonnementet noen i morgen dag alle veldig bare etter før ble hadde dem si her
    nb: ødelagt manglet ringe tidlig
    nl: de het een en van ik is niet dat in op te met voor mijn zijn waar mij heb kan u we
    nl: bestelling bedankt dank hallo hoe wat nog maar ook er aan factuur graag jullie uw wanneer
    nl: geen naar bij of als dit ben heeft wordt deze alstublieft wachtwoord vergeten app werkt
    nl: meer ontvangen pakket rekening account betaling betaald opzeggen levering geld terug
    nl: probleem nu abonnement hebben worden zou willen kunnen nooit iemand morgen vandaag alle
    nl: heel alleen was waren had al altijd kwam kapot sinds week gisteren iets niets dan die
    nl: ontbrak maat
    pl: i w nie na się z do jest to że mam moje mój gdzie proszę dziękuję dzień dobry zamówienie
    pl: faktura jak czy ale jeszcze mi od za o są po kiedy co już chcę został przesyłka dla paczka
    pl: witam mojego moja jestem działa hasło hasła zapomniałem zapomniałam aplikacja otrzymałem
    pl: otrzymałam paczki konto płatność zapłaciłem anulować dostawa pieniądze problem teraz zwrot
    pl: chciałbym chciałabym ktoś jutro dziś wszystko bardzo tylko jeden była było był zawsze
    pl: przyszła zepsuta tydzień wczoraj coś wtedy też może mnie rano poproszę brakowało jednej
    pl: który która
    pt: o a os as de que e em um uma não é por com para meu minha se do da no na onde pedido
    pt: obrigado obrigada olá como quando quero tenho mas muito mais fatura preciso está ao ainda
    pt: você vocês dia bom são foi minhas meus pelo posso sem já até chegou senha esqueci
    pt: aplicativo funciona recebi encomenda conta pagamento paguei cancelar entrega dinheiro
    pt: problema agora assinatura reembolso enviar gostaria favor nada alguém amanhã hoje tudo
    pt: todos só era tinha sempre faltava quebrado quebrada semana ontem algo então também esta
    pt: estes pode me te nos manhã tamanho porque dos das pela
    ro: și si este nu o un de la în pe cu mai mea meu unde am să că pentru vă mulțumesc bună ziua
    ro: comanda factura dar când cum vreau ce sunt din mă fost încă aș vreo salut dumneavoastră
    ro: parola uitat aplicația funcționează primit coletul cont contul plata plătit anulați
    ro: livrare banii problema acum abonament rambursare trimite rog merge cineva mâine astăzi tot
    ro: foarte doar era avea deja întotdeauna spart săptămâna ieri ceva atunci poate mărimea
    ro: lipsea dimineață ajuns
    ru: и не в на я что с это как мой моя где по у но за вы мне заказ спасибо здравствуйте добрый
    ru: день когда почему уже ещё еще пожалуйста к от для счёт меня нет есть забыл забыла пароль
    ru: приложение работает посылка пришла получил получила оплата деньги сейчас теперь отмените
    ru: отменить подписку можете очень был была кто-нибудь кто завтра сегодня всё все только один
    ru: одна всегда неделя вчера что-то тогда может ли утром нужно можно чтобы если или так того
    sk: a je sa na že to v s z do som sme nie prosím ďakujem dobrý deň kde moja mám ako alebo ale
    sk: objednávka objednávku faktúra mi už čo by byť bude pre pri ešte nefunguje heslo môj chcem
    sk: zabudol zabudla aplikácia funguje zásielka balík účet platba zaplatil zrušiť zrušte vrátiť
    sk: peniaze dodanie prišiel neprišiel prišla kedy dostal späť problém prihlásiť niekto zajtra
    sk: ráno dnes jeden jedna bola bolo boli ktorý ktorá veľmi tiež len až po pred mňa môže
    sk: chýbala
    sl: in je se na da v ni sem mi za moja moj kje kaj hvala prosim naročilo račun kako še ali bi
    sl: želim ste pozdravljeni nisem kdaj imam lahko pozabil pozabila geslo aplikacija deluje dela
    sl: zdaj paket denar težava dostava nekdo jutri danes vse zelo samo en ena bil bila že vedno
    sl: teden včeraj nekaj potem tudi me zjutraj prispela manjka manjkal pokliče
    sr: и је не на да се у за од са где моја поруџбина хвала здраво како али још ми сам нисам
    sr: заборавио лозинку апликација ради сада пакет новац
    sv: och är jag det att en den till på inte med för har min mitt mina var kan vi saknas tack
    sv: hej vad som av ska blivit beställning order paket faktura också vänligen ännu hur mig från
    sv: när om ni ett glömt lösenord fungerar längre fått paketet konto betalning betalat avsluta
    sv: leverans pengar tillbaka problem nu skulle kunna vill mottagit prenumeration jätte någon i
    sv: morgon idag alla mycket bara efter före blev hade er dem säga här varit trasig saknades
    sv: ringa kom
    tr: ve bir bu için ile ne var yok değil benim nerede sipariş siparişim teşekkürler teşekkür
    tr: ederim merhaba lütfen fatura nasıl ama daha çok ben siz mi mı zaman hala henüz kargo
    tr: olarak gibi istiyorum iyi günler ürün geldi gelmedi şifre şifremi unuttum uygulama
    tr: çalışmıyor çalışıyor kargom hesap hesabım ödeme iptal para teslimat sorun şimdi ediyorum
    tr: oldu biri yarın bugün hepsi sadece vardı zaten her kırık hafta dün şey sonra da de bana
    tr: beni sabah mısınız misiniz eksik
    uk: і не в на я що з це як мій моя де по у але за ви мені замовлення дякую вітаю добрий день
    uk: коли чому вже ще будь ласка до від для рахунок мене немає є та забув забула пароль
    uk: застосунок додаток працює посилка прийшла отримав отримала оплата гроші зараз тепер
    uk: скасуйте скасувати підписку можете дуже був була доброго дня хтось завтра сьогодні все всі
    uk: тільки один одна завжди тиждень вчора щось тоді також може чи вранці потрібно можна щоб
    uk: якщо або так того
    vi: và là của tôi không có cho được đã ở đâu với này một các trong đơn hàng cảm ơn xin chào
    vi: chưa bạn khi nào hóa nhận giúp vui lòng quên mật khẩu ứng dụng tài khoản thanh toán tiền
    vi: vấn đề bây giờ hủy gửi ai đó ngày mai hôm nay tất cả rất chỉ luôn hỏng tuần qua gì thì
    vi: cũng thể gọi thiếu đến bị
"""

#: Letters that only some languages have, and none of the others above.
LETTERS = {
    "ß": "de",
    "ñ": "es",
    "¿": "es",
    "¡": "es",
    "ãõ": "pt",
    "œ": "fr",
    "ř": "cs",
    "ěů": "cs",
    "ľĺŕ": "sk",
    "łążź": "pl",
    "śćń": "pl",
    "őű": "hu",
    "țș": "ro",
    "ă": "ro vi",
    "ğ": "tr",
    "ı": "tr",
    "ø": "da nb",
    "æ": "da nb",
    "å": "da nb sv fi",
    "ä": "de sv fi et",
    "ö": "de sv fi tr hu et",
    "ü": "de tr hu et",
    "õ": "pt et vi",
    "đơư": "vi",
    "ạảấầẩẫậắằẳẵặẹẻẽếềểễệịọốồổỗộớờởỡợụủứừửữự": "vi",
    "ėųįę": "lt",
    "āēīņļķģ": "lv",
    "đ": "hr vi",
    "čšž": "cs sk hr sl lt lv",
    "ç": "fr pt tr ca",
    "ї": "uk",
    "єґ": "uk",
    "і": "uk be",
    "ў": "be",
    "ыэ": "ru be",
    "ё": "ru be",
    "ђћ": "sr",
    "љњџј": "sr mk",
    "ѓќѕ": "mk",
    "ъ": "bg ru",
    "щ": "bg ru uk",
}

#: Ranges of letters whose script one language has to itself, or nearly.
SCRIPTS = {
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "hy": "\u0530-\u058f",
    "he": "\u0590-\u05ff",
    "hi": "\u0900-\u097f",
    "bn": "\u0980-\u09ff",
    "gu": "\u0a80-\u0aff",
    "ta": "\u0b80-\u0bff",
    "te": "\u0c00-\u0c7f",
    "th": "\u0e00-\u0e7f",
    "ka": "\u10a0-\u10ff",
    "ko": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    "ja": "\u3040-\u30ff\uff66-\uff9f",
    "zh": "\u3400-\u9fff",
    "ur": "\u0679\u0688\u0691\u06ba\u06d2",
    "fa": "\u067e\u0686\u0698\u06af\u06a9\u06cc",
    "ar": "\u0600-\u06ff\u0750-\u077f",
}
