# ruff: noqa: E501, RUF001  (sentences stay whole; letters of other scripts are meant)
"""What customers write in one to three sentences, in fifty-six languages."""

from __future__ import annotations

#: Language -> texts, written down before anything was measured by them.
LETTERS: dict[str, list[str]] = {
    "en": [
        "any news?",
        "yo my tracking says delivered but nope, nothing here",
        "Hey guys, gonna need a new charger, mine got fried lol",
        "Order DB-20931-X was supposed to be here Friday. Still waiting.",
        "Hi team, I moved house recently and forgot to update my address. Is it too late to redirect the parcel? Regards, Jane Doe",
        "We would like to order 40 chairs for our office in Rotterdam. Do you offer a discount for that quantity?",
        "pls advise asap, screenshot attached",
    ],
    "de": [
        "Gibt's schon was Neues?",
        "Rechnung 2024-0815 stimmt nicht, da sind 19,90 € zu viel drauf.",
        "Moin, der Akku hält nur noch zwei Stunden. Gibt es dafür Ersatz?",
        "Sehr geehrte Damen und Herren, hiermit widerrufe ich den Kauf vom 3. Mai. Bitte bestätigen Sie mir den Eingang. Mit freundlichen Grüßen, Jane Doe",
        "hab jetz schon 3x geschrieben, meldet ihr euch mal??",
        "Wir ziehen im Oktober nach Lyon um. Liefern Sie auch nach Frankreich?",
    ],
    "fr": [
        "Des nouvelles ?",
        "Slt, jpeux pas me connecter depuis hier, c normal ?",
        "Commande FR-88412 : il manque deux verres et le carton était éventré.",
        "Madame, Monsieur, je souhaite modifier l'adresse de facturation de notre société. Pourriez-vous m'indiquer la marche à suivre ? Cordialement, Jane Doe",
        "Le chargeur chauffe beaucoup trop. Est-ce dangereux ?",
        "Nous partons en vacances samedi, serait-il possible d'être livrés avant ?",
    ],
    "es": [
        "¿Alguna novedad?",
        "buenas, me podeis mandar el albaran porfa",
        "El cargador se calienta demasiado y me da miedo usarlo.",
        "Pedido ES-5531: faltan dos copas. ¿Me las envían o me devuelven el importe?",
        "Estimados señores: quisiera cambiar la dirección de facturación de nuestra empresa. Quedo a la espera de sus noticias. Un saludo, Jane Doe",
        "Nos mudamos a Lisboa en octubre, ¿hacen envíos a Portugal?",
    ],
    "pt": [
        "Alguma novidade?",
        "O carregador aquece demais e tenho medo de o usar.",
        "oi td bem, vcs entregam em Salvador?",
        "Pedido 77120: vieram só quatro copos, faltam dois. Podem enviar os que faltam?",
        "Prezados, gostaria de alterar o endereço de faturamento da nossa empresa. Fico no aguardo de um retorno. Atenciosamente, Jane Doe",
        "Não consigo entrar na minha conta desde ontem.",
    ],
    "gl": [
        "O cargador quéntase moito e teño medo de usalo.",
        "Bos días, aínda non recibín o paquete que pedín hai dúas semanas. Poden dicirme onde está?",
        "Gustaríame cambiar o enderezo da nosa empresa. Moitas grazas.",
    ],
    "ca": [
        "El carregador s'escalfa massa i em fa por fer-lo servir.",
        "Bon dia, encara no he rebut el paquet que vaig demanar fa dues setmanes. Em podeu dir on és?",
        "Ens mudem a Girona a l'octubre. Hi feu enviaments?",
        "Falten dues copes a la comanda 3312.",
    ],
    "it": [
        "Novità?",
        "Il caricabatterie scalda troppo, ho paura a usarlo.",
        "Ordine 4410/B: mancano due bicchieri e la scatola era aperta.",
        "Gentili signori, vorrei modificare l'indirizzo di fatturazione della nostra azienda. Resto in attesa di un vostro riscontro. Cordiali saluti, Jane Doe",
        "ciao ragazzi, nn riesco ad accedere da ieri... che succede?",
        "Ci trasferiamo a Vienna in ottobre, spedite anche in Austria?",
    ],
    "nl": [
        "Is er al nieuws?",
        "De oplader wordt veel te heet, ik durf hem niet meer te gebruiken.",
        "Bestelling 90-114: er ontbreken twee glazen en de doos was open.",
        "Geachte heer, mevrouw, graag zou ik het factuuradres van ons bedrijf wijzigen. Ik hoor graag van u. Met vriendelijke groet, Jane Doe",
        "hoi, kan sinds gisteren niet meer inloggen, ligt dat aan mij?",
        "Wij verhuizen in oktober naar Antwerpen, leveren jullie daar ook?",
    ],
    "af": [
        "Die laaier word te warm en ek is bang om dit te gebruik.",
        "Goeie dag, ek het nog nie die pakkie ontvang wat ek twee weke gelede bestel het nie. Waar is dit?",
        "Daar ontbreek twee glase in my bestelling.",
    ],
    "sv": [
        "Några nyheter?",
        "Laddaren blir alldeles för varm, jag vågar inte använda den.",
        "Order 6621: två glas fattas och kartongen var öppnad.",
        "Hej! Vi flyttar till Malmö i oktober och behöver ändra faktureringsadressen för vårt företag. Hur gör vi det? Vänliga hälsningar, Jane Doe",
        "kommer inte in på kontot sen igår, är det nåt fel hos er?",
    ],
    "da": [
        "Er der nyt?",
        "Opladeren bliver alt for varm, jeg tør ikke bruge den.",
        "Ordre 6621: der mangler to glas, og kassen var åbnet.",
        "Hej! Vi flytter til Odense i oktober og skal have ændret faktureringsadressen for vores firma. Hvordan gør vi det? Venlig hilsen Jane Doe",
        "kan ikke komme ind på min konto siden i går, er der noget galt hos jer?",
    ],
    "nb": [
        "Noe nytt?",
        "Laderen blir altfor varm, jeg tør ikke å bruke den.",
        "Ordre 6621: det mangler to glass, og esken var åpnet.",
        "Hei! Vi flytter til Bergen i oktober og må endre fakturaadressen for firmaet vårt. Hvordan gjør vi det? Vennlig hilsen Jane Doe",
        "kommer ikke inn på kontoen siden i går, er det noe feil hos dere?",
    ],
    "is": [
        "Hleðslutækið hitnar allt of mikið og ég þori ekki að nota það.",
        "Góðan dag, ég hef ekki enn fengið pakkann sem ég pantaði fyrir tveimur vikum. Hvar er hann?",
    ],
    "fi": [
        "Onko mitään uutta?",
        "Laturi kuumenee liikaa, en uskalla käyttää sitä.",
        "Tilaus 6621: kaksi lasia puuttuu ja laatikko oli auki.",
        "Hei! Muutamme Tampereelle lokakuussa ja yrityksemme laskutusosoite pitäisi vaihtaa. Miten se onnistuu? Terveisin Jane Doe",
    ],
    "et": [
        "Laadija läheb liiga kuumaks, ma ei julge seda kasutada.",
        "Tere! Kolime oktoobris Tartusse ja sooviksime muuta ettevõtte arveldusaadressi. Kuidas seda teha?",
        "Tellimusest 6621 on kaks klaasi puudu.",
    ],
    "lv": [
        "Lādētājs pārāk sakarst, baidos to lietot.",
        "Labdien! Oktobrī pārceļamies uz Liepāju un vēlamies mainīt uzņēmuma rēķinu adresi. Kā to izdarīt?",
        "Pasūtījumā 6621 trūkst divu glāžu.",
    ],
    "lt": [
        "Įkroviklis per daug kaista, bijau juo naudotis.",
        "Laba diena, spalį keliamės į Kauną ir norėtume pakeisti įmonės sąskaitų adresą. Kaip tai padaryti?",
        "Užsakyme 6621 trūksta dviejų stiklinių.",
    ],
    "pl": [
        "Są jakieś wieści?",
        "Ładowarka za mocno się grzeje, boję się jej używać.",
        "Zamówienie 6621: brakuje dwóch szklanek, a karton był otwarty.",
        "Szanowni Państwo, przeprowadzamy się w październiku do Gdańska i chcielibyśmy zmienić adres do faktur. Jak to zrobić? Z poważaniem, Jane Doe",
        "nie moge sie zalogowac od wczoraj, co jest grane??",
    ],
    "cs": [
        "Je něco nového?",
        "Nabíječka se příliš zahřívá, bojím se ji používat.",
        "Objednávka 6621: chybí dvě skleničky a krabice byla otevřená.",
        "Vážení, v říjnu se stěhujeme do Brna a potřebujeme změnit fakturační adresu naší firmy. Jak na to? S pozdravem Jane Doe",
        "od vcerejska se nemuzu prihlasit, nevite proc?",
    ],
    "sk": [
        "Je niečo nové?",
        "Nabíjačka sa príliš zahrieva, bojím sa ju používať.",
        "Objednávka 6621: chýbajú dva poháre a krabica bola otvorená.",
        "Vážení, v októbri sa sťahujeme do Košíc a potrebujeme zmeniť fakturačnú adresu našej firmy. Ako na to? S pozdravom Jane Doe",
    ],
    "hu": [
        "Van valami hír?",
        "A töltő túlságosan felmelegszik, félek használni.",
        "6621-es rendelés: két pohár hiányzik, és a doboz fel volt bontva.",
        "Tisztelt Hölgyem, Uram! Októberben Szegedre költözünk, és módosítanánk cégünk számlázási címét. Hogyan tehetjük meg? Üdvözlettel, Jane Doe",
    ],
    "ro": [
        "Aveți vești?",
        "Încărcătorul se încălzește prea tare, mi-e teamă să-l folosesc.",
        "Comanda 6621: lipsesc două pahare, iar cutia era desfăcută.",
        "buna, nu ma pot conecta de ieri, ce se intampla?",
        "Stimate domn, ne mutăm la Cluj în octombrie și dorim să modificăm adresa de facturare a firmei. Cum procedăm?",
    ],
    "hr": [
        "Punjač se previše zagrijava, bojim se koristiti ga.",
        "Poštovani, u listopadu selimo u Split i željeli bismo promijeniti adresu za račune. Kako to možemo učiniti?",
        "U narudžbi 6621 nedostaju dvije čaše.",
    ],
    "sr": [
        "Пуњач се превише греје, плашим се да га користим.",
        "Поштовани, у октобру се селимо у Нови Сад и желели бисмо да променимо адресу за рачуне. Како то да урадимо?",
        "Недостају две чаше у поруџбини 6621.",
    ],
    "sl": [
        "Polnilnik se preveč segreva, bojim se ga uporabljati.",
        "Spoštovani, oktobra se selimo v Maribor in bi radi spremenili naslov za račune. Kako to storimo?",
        "V naročilu 6621 manjkata dva kozarca.",
    ],
    "mk": [
        "Полначот премногу се загрева, се плашам да го користам.",
        "Почитувани, сè уште не ја добив пратката што ја нарачав пред две недели. Каде е?",
    ],
    "bg": [
        "Има ли новини?",
        "Зарядното прегрява и ме е страх да го ползвам.",
        "Поръчка 6621: липсват две чаши, а кашонът беше отворен.",
        "Уважаеми господа, през октомври се местим във Варна и бихме желали да сменим адреса за фактури. Как става това?",
    ],
    "uk": [
        "Є якісь новини?",
        "Зарядка занадто гріється, боюся нею користуватися.",
        "Замовлення 6621: бракує двох келихів, а коробка була розкрита.",
        "Шановні, у жовтні ми переїжджаємо до Львова й хотіли б змінити адресу для рахунків. Як це зробити? З повагою, Jane Doe",
    ],
    "ru": [
        "Есть новости?",
        "Зарядка слишком греется, боюсь ей пользоваться.",
        "Заказ 6621: не хватает двух бокалов, а коробка была вскрыта.",
        "Уважаемые господа, в октябре мы переезжаем в Казань и хотели бы изменить адрес для счетов. Как это сделать? С уважением, Jane Doe",
        "не могу войти со вчера, у вас что-то сломалось??",
    ],
    "be": [
        "Зарадка занадта грэецца, баюся ёй карыстацца.",
        "Добры дзень, я дагэтуль не атрымаў пасылку, якую замовіў два тыдні таму. Дзе яна?",
    ],
    "el": [
        "Υπάρχει κάποιο νέο;",
        "Ο φορτιστής ζεσταίνεται υπερβολικά και φοβάμαι να τον χρησιμοποιήσω. Τι να κάνω;",
    ],
    "tr": [
        "Bir gelişme var mı?",
        "Şarj aleti aşırı ısınıyor, kullanmaya korkuyorum.",
        "6621 numaralı siparişte iki bardak eksik çıktı ve kutu açılmıştı.",
        "slm dunden beri giris yapamiyorum, sorun sizde mi?",
        "Sayın yetkili, ekimde İzmir'e taşınıyoruz ve fatura adresimizi güncellemek istiyoruz. Nasıl yapabiliriz? Saygılarımla",
    ],
    "az": [
        "Adapter həddindən artıq qızır, istifadə etməyə qorxuram.",
        "Salam, iki həftə əvvəl sifariş etdiyim bağlama hələ gəlməyib. Haradadır?",
    ],
    "id": [
        "Ada kabar terbaru?",
        "Pengisi dayanya terlalu panas, saya takut memakainya.",
        "Pesanan 6621 kurang dua gelas dan kardusnya sudah terbuka.",
        "Selamat siang, kami akan pindah ke Bandung bulan Oktober dan ingin mengubah alamat penagihan perusahaan. Bagaimana caranya?",
    ],
    "ms": [
        "Pengecas ini terlalu panas, saya takut nak guna.",
        "Selamat pagi, saya masih belum menerima bungkusan yang saya tempah dua minggu lalu. Di manakah ia?",
        "Kami akan berpindah ke Melaka pada bulan Oktober. Bolehkah alamat syarikat ditukar?",
    ],
    "tl": [
        "Sobrang init ng charger, natatakot akong gamitin ito.",
        "Magandang araw po, hindi ko pa natatanggap ang inorder ko noong dalawang linggo. Nasaan na po ito?",
    ],
    "vi": [
        "Có tin gì mới không?",
        "Bộ sạc nóng quá, tôi không dám dùng nữa.",
        "Đơn 6621 bị thiếu hai cái ly và thùng hàng đã bị mở.",
    ],
    "eu": [
        "Kargagailua gehiegi berotzen da eta beldur naiz erabiltzeko.",
        "Egun on, oraindik ez dut jaso duela bi aste eskatu nuen paketea. Non dago?",
    ],
    "sq": [
        "Karikuesi nxehet shumë dhe kam frikë ta përdor.",
        "Mirëdita, ende nuk e kam marrë pakon që kam porositur para dy javësh. Ku është?",
    ],
    "sw": [
        "Chaja inapata moto sana, naogopa kuitumia.",
        "Habari, bado sijapokea kifurushi nilichoagiza wiki mbili zilizopita. Kiko wapi?",
    ],
    "he": [
        "יש חדש?",
        "המטען מתחמם מדי ואני מפחדת להשתמש בו. מה עושים?",
    ],
    "ar": [
        "هل من جديد؟",
        "الشاحن يسخن كثيرا وأخاف من استخدامه. ماذا أفعل؟",
    ],
    "fa": [
        "خبری نشد؟",
        "شارژر خیلی داغ می‌شود و می‌ترسم از آن استفاده کنم.",
    ],
    "ur": [
        "چارجر بہت گرم ہو جاتا ہے، مجھے استعمال کرتے ہوئے ڈر لگتا ہے۔",
    ],
    "hi": [
        "कोई खबर है क्या?",
        "चार्जर बहुत गरम हो जाता है, इस्तेमाल करने में डर लगता है।",
    ],
    "bn": [
        "চার্জারটা খুব গরম হয়ে যায়, ব্যবহার করতে ভয় লাগে।",
    ],
    "ta": [
        "சார்ஜர் அதிகமாக சூடாகிறது, பயன்படுத்த பயமாக இருக்கிறது.",
    ],
    "te": [
        "ఛార్జర్ చాలా వేడెక్కుతోంది, వాడాలంటే భయంగా ఉంది.",
    ],
    "th": [
        "มีข่าวอะไรไหมคะ",
        "ที่ชาร์จร้อนมาก ไม่กล้าใช้แล้วค่ะ ขอเปลี่ยนได้ไหม",
    ],
    "ja": [
        "進展はありましたか。",
        "充電器が熱くなりすぎて怖いです。交換してもらえますか?",
        "注文番号DB-20931、未着です。",
    ],
    "zh": [
        "有消息了吗?",
        "充电器太烫了,我不敢用。可以换一个吗?",
        "訂單 6621 少了兩個杯子,紙箱也被拆開過。",
    ],
    "ko": [
        "소식 있나요?",
        "충전기가 너무 뜨거워져서 쓰기 무서워요. 교환 가능한가요?",
    ],
    "ka": [
        "დამტენი ძალიან ცხელდება და მეშინია გამოყენება.",
    ],
    "hy": [
        "Լիցքավորիչը շատ է տաքանում, վախենում եմ օգտագործել։",
    ],
    "kk": [
        "Зарядтағыш қатты қызып кетеді, қолдануға қорқамын.",
    ],
}
