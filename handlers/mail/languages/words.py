# ruff: noqa: RUF001  (letters of other scripts look like Latin ones; here they are meant)
"""Words by which languages are told apart that look alike, or whose bytes do."""

from __future__ import annotations

#: The commonest words, and some that customers need. A word of many languages says little of each.
#: Those of Latin letters also tell the character set.
WORDS = """
    be: і не я ў на што гэта дзе мой як дзякуй калі але вы яна яны ён мы было быў будзе вельмі
    be: толькі яшчэ трэба можна замова дзень добры чаму хто сёння заўтра праца вашы
    bg: и не е на да се за от с къде моята поръчка благодаря здравейте как но още ми аз съм има при
    bg: фактура кога ли моля забравих паролата парола приложението работи пратката получих вече сега
    bg: поръчах плащане пари някой утре днес всичко много само един една беше винаги счупена седмица
    ca: el la els les i de del amb per és no que meu meva on està comanda gràcies bon dia vull tinc
    ca: una un he però molt necessito hola encara s'ha ajuda factura vostre puc com arribat
    ca: contrasenya oblidat aplicació funciona rebut paquet compte lliurament pagament ara hem va
    ca: van han què algú demà avui tot tots quan molts abans després sobre fins dels pels cap jo tu
    ca: ell ella nosaltres vosaltres ells ser estar fer anar venir veure saber donar dir poder voler
    ca: gran petit nou bo bona any mes temps casa feina aigua mà home dona gent dos tres quatre cinc
    ca: sis set vuit deu dilluns dimarts aquest aquesta aquests aquestes aquell quin quina qui sense
    ca: entre sota als deixar envieu canviar voldria sovint aviat ràpid bossa porta finestra taula
    ca: cadira cotxe camisa llibre rellotge clau telèfon comprar vaig comprat pagar esperar
    ca: preguntar trobat perdut obrir tancar escriure llegir trucar tornar vermell blau negre blanc
    ca: barat car equivocat trencat color caixa metge nen nens amic carrer ciutat botiga regal preu
    ca: llet pa estan estic
    cs: a je se na že to v s z do si jsem jsme není prosím děkuji dobrý den kde moje mám jak nebo
    cs: ale objednávka objednávku faktura mi už co by být bude pro při ještě nefunguje heslo můj
    cs: chci zapomněl zapomněla aplikace funguje zásilka balík účet platba zaplatil zrušit zrušte
    cs: vrátit peníze dodání dorazil dorazila mé kdy dostal zpět problém přihlásit nedorazil někdo
    cs: zítra ráno dnes jeden jedna byla bylo byly který která velmi také jen až po před mě mne já
    cs: ty on ona oni my vy mít jít dát říct vidět vědět chtít musí můžu můžete nový velký malý
    cs: dobrá rok měsíc čas dům práce voda ruka člověk lidé dva tři čtyři pět šest sedm deset
    cs: pondělí úterý tento tato tyto tím kdo proč kolik které bez mezi pod nad nelze nechal
    cs: posíláte pošlete znovu bych tuto těmto nikdo odpovídá často brzy rychle taška dveře okno
    cs: stůl židle auto košile kniha hodinky klíč telefon koupil koupila platit čekám ptám našel
    cs: ztratil otevřít zavřít psát číst volat červený modrý černý bílý levný drahý špatný rozbitý
    cs: přestal začal barva krabice lékař dítě děti kamarád ulice město obchod dárek cena žádost
    cs: odpověď dostala
    da: ringe tidlig manglede størrelse virkede købt gerne spørgsmål dage uger og er jeg det at en
    da: den til på ikke med for har min mit mine hvor kan vi mangler tak hej hvad som af der skal
    da: blevet bestilling ordre pakke faktura også venligst endnu hvordan mig glemt adgangskode
    da: virker længere modtaget pakken konto betaling betalt opsige levering penge tilbage ønsker
    da: kunne ville været mener bliver nogen i morgen dag alle meget kun efter før blev havde jer
    da: dem sige her du han hun de være have gøre gå komme se vide give vil må ny stor lille god
    da: godt år måned tid hus arbejde vand hånd mand kvinde folk to tre fire fem seks syv otte ti
    da: mandag tirsdag denne dette disse hvem hvorfor hvornår hvilken hvilket uden mellem under over
    da: ingen svaret sender bytte igen jeres deres hende ham nye noget nogle blive ofte snart
    da: hurtigt taske dør vindue bord stol bil skjorte bog ur nøgle telefon købte betale venter
    da: spørger fandt mistede åbne lukke skrive læse returnere rød blå sort hvid billig dyr forkert
    da: ødelagt stoppede begyndte farve kasse læge barn børn ven vej by butik gave pris svar dig sig
    da: selv gør bør uge lige
    de: und der die das ist nicht ich ein eine zu den mit von für auf sie es wir mein meine bitte wo
    de: habe kann wie danke auch noch aber ihre ihr mir bei dem im sich hallo bestellung rechnung
    de: wurde guten tag sehr wenn oder nach wann warum kein keine geehrte funktioniert mehr seit
    de: passwort vergessen app geht angekommen paket konto zahlung bezahlt kündigen lieferung geld
    de: zurück problem leider erhalten bekommen hätte würde könnten möchte gerne jetzt klappt viele
    de: grüsse mfg liebe jemand morgen heute alle nur einen einer war waren hatte schon immer kam
    de: fehlte kaputt warte letzte woche gestern etwas nichts dann also diese dieser dieses du er
    de: sein haben werden gehen kommen machen sehen wissen geben sagen soll will muss darf neu groß
    de: klein gut jahr monat zeit haus arbeit wasser hand mann frau leute zwei drei vier fünf sechs
    de: sieben acht zehn montag dienstag welche welcher welches wer ohne zwischen unter über niemand
    de: jemandem schicken liefern senden zum zur des vom beim unser unsere ihnen ihren ihrem ihres
    de: super vielen herzlichen passt lassen nochmal wieder oft bald schnell tasche tür fenster
    de: tisch stuhl auto hemd buch uhr schlüssel telefon handy gekauft zahlen frage gefunden
    de: verloren öffnen schließen schreiben lesen anrufen zurückgeben rot blau schwarz weiß billig
    de: teuer falsch defekt aufgehört angefangen farbe schachtel arzt kind kinder freund straße
    de: stadt laden geschenk preis antwort gerade ständig ganz jeden jede
    en: the and is to of a in my i you it not for on have with that this are was we your please be
    en: where can how order thank thanks hello hi what still but when do does did refund would been
    en: has an me there received get help need invoice at from why cannot working i'm password
    en: forgot app work works doesn't account payment paid cancel delivery money back problem
    en: arrived package parcel now like could send somebody someone can't tomorrow today morning all
    en: very only one were had already always came missing broken since last week yesterday
    en: something nothing then also these which he she they go come make see know give say shall
    en: will must may new big small good day year month time house water hand man woman people two
    en: three four five six seven eight ten monday tuesday who whose without between under over
    en: nobody reply replied ship our their his her them us those here great service left than some
    en: any again i'd it's don't you're best regards kind often soon quickly bag door window table
    en: chair car shirt book watch key phone bought pay wait ask asked found lost open close write
    en: read call return red blue black white cheap expensive wrong stopped started colour color
    en: doctor child children friend street city shop store gift price answer just every each both
    en: same other
    es: el la de que y en los las un una no es por con para mi su se del está pedido gracias hola
    es: dónde donde cómo cuando quiero tengo pero muy más factura necesito al lo he ha ayuda buenos
    es: días todavía puedo mis llegado este usted desde sin sus ya hasta porque contraseña olvidado
    es: aplicación funciona recibido paquete cuenta pago pagado cancelar cancele entrega dinero
    es: problema ahora suscripción devolución enviar quisiera nada favor alguien mañana hoy todo
    es: todos solo uno era había siempre llegó faltaba roto hace semana ayer algo entonces también
    es: esta estos puede talla me te nos les yo tú él ella nosotros ellos ser estar hacer ir venir
    es: ver saber dar decir poder querer debe grande pequeño nuevo bueno buena buen día año mes
    es: tiempo casa trabajo agua mano hombre mujer gente dos tres cuatro cinco seis siete ocho diez
    es: lunes martes aquel aquella cuál cuáles quién entre bajo nadie sirve dejó caja hacen envíos
    es: cambiar estas ese esa esos hay le saludos cordial vale pronto rápido bolsa puerta ventana
    es: mesa silla coche camisa libro reloj llave teléfono compré comprado pagar esperar esperando
    es: preguntar encontré perdí abrir cerrar escribir leer llamar devolver rojo azul negro blanco
    es: barato caro equivocado empezó color médico niño niños amigo calle ciudad tienda regalo
    es: precio respuesta cada otra otro misma
    et: ja on ei ma mu minu see et kus kui tere aitäh palun tellimus arve ole ta meie teie mis
    et: kuidas saan pole veel aga unustasin parool parooli konto makse rakendus tööta pakk kätte
    et: probleem nüüd keegi homme täna kõik väga ainult üks oli juba alati katki nädal eile midagi
    et: siis ka mina sina tema nemad olema tegema minema tulema nägema teadma andma ütlema saab peab
    et: võib uus suur väike hea päev aasta kuu aeg maja töö vesi käsi inimene kaks kolm neli viis
    et: kuus seitse kaheksa kümme esmaspäev need neid kes miks milline mitu ilma vahel all kaudu
    et: jättis sobib soovin vahetada saadate mulle sinu oma pärast enne jälle sellele ümber sageli
    et: varsti kiiresti kott uks aken laud tool auto särk raamat kell võti telefon ostsin maksta
    et: ootan küsin leidsin kaotasin avada sulgeda kirjutada lugeda helistada tagastada punane
    et: sinine must valge odav kallis vale katkine lõpetas alustas värv karp arst laps lapsed sõber
    et: tänav linn pood kingitus hind vastus kogu
    fi: ja on ei en että se minun mutta kun missä hei kiitos tilaus tilaukseni lasku olen ole miten
    fi: voin voinko vielä tämä minulla oli mitä moi teidän saanut onko paketti ovat jos tai unohdin
    fi: salasana salasanani tili maksu sovellus toimi toimii toimitus rahat ongelma nyt haluan
    fi: takaisin joku huomenna tänään kaikki vain yksi jo aina rikki viikko eilen jotain sitten myös
    fi: voiko olla koko puuttui aamulla tuli minä sinä hän me te he tehdä mennä tulla nähdä tietää
    fi: antaa sanoa saa pitää voi uusi suuri pieni hyvä hyvää päivä vuosi kuukausi aika talo työ
    fi: vesi käsi ihminen kaksi kolme neljä viisi kuusi seitsemän kahdeksan kymmenen maanantai nämä
    fi: nuo kuka kukaan miksi mikä mitkä ilman välissä alla kautta jätti sopii haluaisin vaihtaa
    fi: vastannut lähettää uudelleen terveisin minulle sinun meidän ennen jälkeen tähän usein pian
    fi: nopeasti laukku ovi ikkuna pöytä tuoli auto paita kirja kello avain puhelin ostin maksaa
    fi: odotan kysyn löysin hukkasin avata sulkea kirjoittaa lukea palauttaa punainen sininen musta
    fi: valkoinen halpa kallis väärä lakkasi alkoi väri laatikko lääkäri lapsi lapset ystävä katu
    fi: kaupunki kauppa lahja hinta vastaus edelleen kaikkien
    fr: le la les de des et est je un une pas ne que pour dans vous mon ma mes où ce il en du au sur
    fr: avec bonjour merci commande suis ai j'ai votre nous cette facture n'est n'ai comment quand
    fr: plus mais ou été être c'est toujours voudrais puis s'il plaît veuillez qui passe oublié
    fr: application marche fonctionne reçu colis compte paiement payé annuler livraison argent
    fr: problème maintenant abonnement remboursement envoyer cordialement aucun depuis quelqu'un
    fr: demain aujourd'hui tout tous très seulement était avait déjà arrivée cassé manquait semaine
    fr: hier quelque rien alors aussi ces peut matin taille tu elle ils avoir faire aller venir voir
    fr: savoir donner dire veut doit nouveau grand petit bon bonne jour an année mois temps maison
    fr: travail eau main homme femme gens deux trois quatre cinq six sept huit dix lundi mardi cet
    fr: quel quelle pourquoi sans entre sous personne répondu livrez souhaite laissé convient
    fr: renvoyez leur leurs ses son sa chez donc car souvent bientôt vite sac porte fenêtre table
    fr: chaise voiture chemise livre montre clé téléphone acheté payer attends demande trouvé perdu
    fr: ouvrir fermer écrire lire appeler renvoyer rouge bleu noir blanc cher faux arrêté commencé
    fr: couleur boîte médecin enfant enfants ami rue ville magasin cadeau prix réponse chaque autre
    fr: même encore
    hr: i je se na da u nije sam mi za moja moj gdje što hvala molim narudžba račun kako još ali bih
    hr: želim ste pozdrav poštovani nisam ili kada ima dobio mogu zaboravio zaboravila lozinku
    hr: lozinka aplikacija radi sada paket novac problem dostava netko sutra danas sve vrlo samo
    hr: jedan jedna bio bila već uvijek tjedan jučer nešto onda također može me ujutro stigla
    hr: nedostaje ja ti on ona vi oni biti imati ići doći vidjeti znati dati reći treba novi veliki
    hr: mali dobar dobro dan godina mjesec vrijeme kuća posao voda ruka čovjek ljudi dva tri četiri
    hr: pet šest sedam osam deset ponedjeljak utorak ovaj ova ovo ove ovih tko zašto koliko koji
    hr: koja koje bez između ispod nitko odgovara šaljete ostavio ovom želio zamijeniti nisu li opet
    hr: često uskoro brzo torba vrata prozor stol stolica auto košulja knjiga sat ključ telefon
    hr: kupio kupila platiti čekam pitam našao izgubio otvoriti zatvoriti pisati čitati nazvati
    hr: vratiti crven plav crn bijel jeftin skup pogrešan prestao počeo boja kutija liječnik dijete
    hr: djeca prijatelj ulica grad trgovina poklon cijena odgovor
    hu: a az és nem hogy van egy meg is de ez hol mi köszönöm kérem szia rendelés rendelésem számla
    hu: még már csak kell vagyok mikor miért ha nekem tisztelt üdvözlettel volt jó napot vagy
    hu: elfelejtettem jelszó jelszavam alkalmazás működik csomag csomagom fizetés számlám pénz most
    hu: probléma szállítás visszatérítés szeretném megérkezett érkezett valaki holnap ma minden
    hu: nagyon egyik mindig törött hét tegnap valami akkor kérek tudna reggel hiányzik hiányzott fel
    hu: le ki én te ő ti ők lenni menni jönni látni tudni adni mondani lehet szabad új nagy kicsi
    hu: nap év hónap idő ház munka víz kéz ember emberek kettő három négy öt hat nyolc tíz hétfő
    hu: kedd ezt azt ezek azok melyik hány nélkül között alatt felett senki válaszol szállítanak
    hu: küldjék újra hagyta való ehhez ahhoz önök önnek neked velem el be gyakran hamarosan gyorsan
    hu: táska ajtó ablak asztal szék autó ing könyv óra kulcs telefon vettem fizetni várok kérdezem
    hu: találtam elvesztettem nyitni zárni írni olvasni visszaküldeni piros kék fekete fehér olcsó
    hu: drága rossz megállt kezdődött szín doboz orvos gyerek gyerekek barát utca város bolt ajándék
    hu: ár válasz nálam hozzám nekünk
    it: il la di che e è non un una per con mio mia sono dove ho del della le i in ciao grazie
    it: ordine mi si da come quando vorrei fattura più ma anche questo buongiorno gli alla nel
    it: ancora posso stato arrivato salve cosa perché vostro dimenticato password app funziona
    it: ricevuto pacco conto account pagamento pagato annullare consegna soldi problema ora
    it: abbonamento rimborso inviare nessuna dal nostro ordinato qualcuno domani oggi tutto tutti
    it: molto solo era aveva già sempre rotto rotta settimana ieri qualcosa niente allora può
    it: mattina favore taglia mancava delle degli nei io tu lui lei noi voi loro essere avere fare
    it: andare venire vedere sapere dare dire deve vuole nuovo grande piccolo buono buona giorno
    it: anno mese tempo casa lavoro acqua mano uomo donna gente due tre quattro cinque sei sette
    it: otto dieci lunedì martedì questa queste questi quello quella quale quali chi senza fra sotto
    it: sopra nessuno risponde spedite lasciato voglio cambiare ottimo servizio complimenti viene
    it: bene cui agli alle dai dalla nella sul sulla spesso presto subito borsa porta finestra
    it: tavolo sedia macchina camicia libro orologio chiave telefono comprato pagare aspetto chiedo
    it: trovato perso aprire chiudere scrivere leggere chiamare restituire rosso blu nero bianco
    it: caro sbagliato fermato iniziato colore medico bambino bambini amico strada città negozio
    it: regalo prezzo risposta ogni altro stesso
    lt: ir yra ne kad į su mano kur aš ačiū prašau labas sąskaita užsakymas kaip bet dar kada nėra
    lt: ar mes jūs sveiki turiu buvo pamiršau slaptažodį slaptažodis programa neveikia veikia siunta
    lt: paskyra pinigai dabar kas nors rytoj šiandien visi labai tik vienas jau visada sulūžo
    lt: savaitė vakar tada taip tu jis ji jie būti turėti eiti ateiti matyti žinoti duoti sakyti
    lt: reikia gali naujas didelis mažas geras gera diena metai mėnuo laikas namas darbas vanduo
    lt: ranka žmogus žmonės du trys keturi penki šeši septyni aštuoni dešimt pirmadienis šis ši
    lt: šiuos šie kodėl koks kokia kiek be tarp po per noriu pakeisti siunčiate paliko tinka šiam
    lt: jums mums niekas vėl dažnai greitai krepšys durys langas stalas kėdė automobilis marškiniai
    lt: knyga laikrodis raktas telefonas pirkau mokėti laukiu klausiu radau pamečiau atidaryti
    lt: uždaryti rašyti skaityti skambinti grąžinti raudonas mėlynas juodas baltas pigus brangus
    lt: blogas sustojo pradėjo spalva gydytojas vaikas vaikai draugas gatvė miestas parduotuvė
    lt: dovana kaina atsakymas
    lv: un ir nav es mans mana kur paldies lūdzu sveiki rēķins pasūtījums kā bet vēl ar no uz kad
    lv: vai man labdien par aizmirsu paroli parole lietotne nedarbojas darbojas sūtījums konts nauda
    lv: tagad kāds rīt šodien visi ļoti tikai viens bija jau vienmēr salauzts nedēļa vakar kaut tad
    lv: arī tu viņš viņa mēs jūs viņi būt iet nākt redzēt zināt dot teikt vajag drīkst jauns liels
    lv: mazs labs laba diena gads mēnesis laiks māja darbs ūdens roka cilvēks cilvēki divi trīs
    lv: četri pieci seši septiņi astoņi desmit pirmdiena šis šī šīs šim kas kāpēc kāda cik bez starp
    lv: zem caur gribētu mainīt sūtāt atstāja der neviens atkal jums mums pēc pirms bieži drīz ātri
    lv: soma durvis logs galds krēsls auto krekls grāmata pulkstenis atslēga telefons nopirku maksāt
    lv: gaidu jautāju atradu pazaudēju atvērt aizvērt rakstīt lasīt zvanīt atgriezt sarkans zils
    lv: melns balts lēts dārgs nepareizs apstājās sākās krāsa ārsts bērns bērni draugs iela pilsēta
    lv: veikals dāvana cena atbilde
    mk: и не е на да се за од со каде мојата нарачка благодарам здраво како но уште ми јас сум ти
    mk: тој таа ние вие тие беше биде сакам треба можам знам нов голем мал добар добра ден година
    mk: месец време куќа работа вода рака човек луѓе два три четири пет оваа овој овие кој која што
    nb: størrelse virket kjøpt spørsmål dager uker og er jeg det at en den til på ikke med for har
    nb: min mitt mine hvor kan vi mangler takk hei hva som av skal blitt bestilling bestillingen
    nb: ordre pakke pakken faktura også vennligst ennå noe hvordan meg fra nå dere glemt passord
    nb: passordet virker lenger mottatt konto betaling betalt avslutte levering penger tilbake
    nb: ønsker kunne ville vært gjerne bestilte fått abonnementet noen i morgen dag alle veldig bare
    nb: etter før ble hadde dem si her ødelagt manglet ringe tidlig du han hun de være ha gjøre gå
    nb: komme se vite gi vil må ny stor liten god godt år måned tid hus arbeid vann hånd mann kvinne
    nb: folk to tre fire fem seks syv åtte ti mandag tirsdag denne dette disse hvem hvorfor når
    nb: hvilken hvilket uten mellom under over ingen svart sender bytte igjen deres henne ham nye
    nb: mye bli blir ofte snart raskt veske dør vindu bord stol bil skjorte bok klokke nøkkel
    nb: telefon kjøpte betale venter spør fant mistet åpne lukke skrive lese returnere rød blå hvit
    nb: billig dyr feil sluttet begynte farge eske lege barn venn gate by butikk gave pris svar deg
    nb: seg selv gjør bør uke
    nl: de het een en van ik is niet dat in op te met voor mijn zijn waar mij heb kan u we
    nl: bestelling bedankt dank hallo hoe wat nog maar ook er aan factuur graag jullie uw wanneer
    nl: geen naar bij of als dit ben heeft wordt deze alstublieft wachtwoord vergeten app werkt meer
    nl: ontvangen pakket rekening account betaling betaald opzeggen levering geld terug probleem nu
    nl: abonnement hebben worden zou willen kunnen nooit iemand morgen vandaag alle heel alleen was
    nl: waren had al altijd kwam kapot sinds week gisteren iets niets dan die ontbrak maat jij hij
    nl: zij wij ze doen gaan komen zien weten geven zeggen moet mag nieuw groot klein goed goede dag
    nl: jaar maand tijd huis werk water hand man vrouw mensen twee drie vier vijf zes zeven acht
    nl: tien maandag dinsdag welke wie waarom zonder tussen onder over niemand antwoord krijg
    nl: leveren stuur liet past wil ruilen prima haar hem hun ons onze groetjes opnieuw eens vaak
    nl: snel tas deur raam tafel stoel auto overhemd boek horloge sleutel telefoon gekocht betalen
    nl: wacht vraag gevonden verloren openen sluiten schrijven lezen bellen terugsturen rood blauw
    nl: zwart wit goedkoop duur fout gestopt begonnen kleur doos dokter kind kinderen vriend straat
    nl: stad winkel cadeau prijs steeds elke andere zelf
    pl: i w nie na się z do jest to że mam moje mój gdzie proszę dziękuję dzień dobry zamówienie
    pl: faktura jak czy ale jeszcze mi od za o są po kiedy co już chcę został przesyłka dla paczka
    pl: witam mojego moja jestem działa hasło hasła zapomniałem zapomniałam aplikacja otrzymałem
    pl: otrzymałam paczki konto płatność zapłaciłem anulować dostawa pieniądze problem teraz zwrot
    pl: chciałbym chciałabym ktoś jutro dziś wszystko bardzo tylko jeden była było był zawsze
    pl: przyszła zepsuta tydzień wczoraj coś wtedy też może mnie rano poproszę brakowało jednej
    pl: który która ja ty on ona my wy oni być mieć iść przyjść widzieć wiedzieć dać mówić musi
    pl: trzeba nowy duży mały dobra rok miesiąc czas dom praca woda ręka człowiek ludzie dwa trzy
    pl: cztery pięć sześć siedem osiem dziesięć poniedziałek wtorek ten ta te tych tego tej jaki
    pl: jaka dlaczego kto ile bez między pod nad przez nikt odpisuje wysyłacie zostawił pasuje
    pl: wymienić świetna pozdrawiam raz często szybko torba drzwi okno stół krzesło samochód koszula
    pl: książka zegarek klucz telefon kupiłem kupiłam płacić czekam pytam znalazłem zgubiłem
    pl: otworzyć zamknąć pisać czytać dzwonić zwrócić czerwony niebieski czarny biały tani drogi zły
    pl: przestał zaczął kolor pudełko lekarz dziecko dzieci przyjaciel ulica miasto sklep prezent
    pl: cena odpowiedź kogo każdy
    pt: o a os as de que e em um uma não é por com para meu minha se do da no na onde pedido
    pt: obrigado obrigada olá como quando quero tenho mas muito mais fatura preciso está ao ainda
    pt: você vocês dia bom são foi minhas meus pelo posso sem já até chegou senha esqueci aplicativo
    pt: funciona recebi encomenda conta pagamento paguei cancelar entrega dinheiro problema agora
    pt: assinatura reembolso enviar gostaria favor nada alguém amanhã hoje tudo todos só era tinha
    pt: sempre faltava quebrado quebrada semana ontem algo então também esta estes pode me te nos
    pt: manhã tamanho porque dos das pela eu tu ele ela nós eles ser estar ter fazer ir vir ver
    pt: saber dar dizer deve grande pequeno novo boa ano mês tempo casa trabalho água mão homem
    pt: mulher gente dois três quatro cinco seis sete oito dez segunda terça esse essa isso aquele
    pt: qual quais quem entre sob ninguém respondeu entregam deixou serve trocar ótimo atendimento
    pt: abraços foram à às nas pelos seu sua seus frequentemente logo rápido bolsa porta janela mesa
    pt: cadeira carro camisa livro relógio chave telefone comprei pagar esperando perguntar
    pt: encontrei perdi abrir fechar escrever ler ligar devolver vermelho azul preto branco barato
    pt: caro errado parou começou cor médico criança crianças amigo rua cidade loja presente preço
    pt: resposta cada outra outro mesmo
    ro: și si este nu o un de la în pe cu mai mea meu unde am să că pentru vă mulțumesc bună ziua
    ro: comanda factura dar când cum vreau ce sunt din mă fost încă aș vreo salut dumneavoastră
    ro: parola uitat aplicația funcționează primit coletul cont contul plata plătit anulați livrare
    ro: banii problema acum abonament rambursare trimite rog merge cineva mâine astăzi tot foarte
    ro: doar era avea deja întotdeauna spart săptămâna ieri ceva atunci poate mărimea lipsea
    ro: dimineață ajuns eu tu el ea noi voi ei fi face veni vedea ști da spune trebuie pot nou mare
    ro: mic bun zi an lună timp casă apă mână om oameni doi trei patru cinci șase șapte opt zece
    ro: luni marți acest această acești aceste care cine câte fără între sub peste nimeni răspunde
    ro: livrați lăsat potrivește dori schimb îmi îți lui lor le vor sau nici ale al ai servicii des
    ro: curând repede geantă ușă fereastră masă scaun mașină cămașă carte ceas cheie telefon
    ro: cumpărat plăti aștept întreb găsit pierdut deschide închide scrie citi suna returna roșu
    ro: albastru negru alb ieftin scump greșit oprit început culoare cutie doctor copil copii
    ro: prieten stradă oraș magazin cadou preț răspuns fiecare alt același mereu
    ru: и не в на я что с это как мой моя где по у но за вы мне заказ спасибо здравствуйте добрый
    ru: день когда почему уже ещё еще пожалуйста к от для счёт меня нет есть забыл забыла пароль
    ru: приложение работает посылка пришла получил получила оплата деньги сейчас теперь отмените
    sk: a je sa na že to v s z do som sme nie prosím ďakujem dobrý deň kde moja mám ako alebo ale
    sk: objednávka objednávku faktúra mi už čo by byť bude pre pri ešte nefunguje heslo môj chcem
    sk: zabudol zabudla aplikácia funguje zásielka balík účet platba zaplatil zrušiť zrušte vrátiť
    sk: peniaze dodanie prišiel neprišiel prišla kedy dostal späť problém prihlásiť niekto zajtra
    sk: ráno dnes jeden jedna bola bolo boli ktorý ktorá veľmi tiež len až po pred mňa môže chýbala
    sk: ja ty on ona my vy oni mať ísť dať povedať vidieť vedieť chcieť musí môžem môžete nový veľký
    sk: malý dobrá rok mesiac čas dom práca voda ruka človek ľudia dva tri štyri päť šesť sedem osem
    sk: desať pondelok utorok tento táto tieto tým kto prečo koľko ktoré bez medzi pod nad nedá
    sk: nechal posielate pošlite znova tomuto týmto nikto odpovedá chcel skvelý pozdravujem často
    sk: čoskoro rýchlo taška dvere okno stôl stolička auto košeľa kniha hodinky kľúč telefón kúpil
    sk: kúpila platiť čakám pýtam našiel stratil otvoriť zatvoriť písať čítať volať červený modrý
    sk: čierny biely lacný drahý zlý rozbitý prestal začal farba škatuľa lekár dieťa deti priateľ
    sk: ulica mesto obchod darček cena odpoveď
    sl: in je se na da v ni sem mi za moja moj kje kaj hvala prosim naročilo račun kako še ali bi
    sl: želim ste pozdravljeni nisem kdaj imam lahko pozabil pozabila geslo aplikacija deluje dela
    sl: zdaj paket denar težava dostava nekdo jutri danes vse zelo samo en ena bil bila že vedno
    sl: teden včeraj nekaj potem tudi me zjutraj prispela manjka manjkal pokliče jaz ti on ona vi
    sl: oni biti imeti iti priti videti vedeti dati reči mora treba nov velik majhen dober dobra dan
    sl: leto mesec čas hiša delo voda roka človek ljudje dva tri štiri pet šest sedem osem deset
    sl: ponedeljek torek ta to te teh kdo zakaj koliko kateri katera katero brez med pod nad nihče
    sl: odgovori pošiljate pustil ustreza tem temu rad zamenjal spet pogosto kmalu hitro torba vrata
    sl: okno miza stol avto srajca knjiga ura ključ telefon kupil kupila plačati čakam vprašam našel
    sl: izgubil odpreti zapreti pisati brati poklicati vrniti rdeč moder črn bel poceni drag napačen
    sl: prenehal začel barva škatla zdravnik otrok otroci prijatelj ulica mesto trgovina darilo cena
    sl: odgovor koga zaradi
    sr: и је не на да се у за од са где моја поруџбина хвала здраво како али још ми сам нисам
    sr: заборавио лозинку апликација ради сада пакет новац ја ти он она ви они бити имати знати дати
    sr: рећи може треба нов велики мали добар добро дан година месец време кућа посао вода рука
    sv: och är jag det att en den till på inte med för har min mitt mina var kan vi saknas tack hej
    sv: vad som av ska blivit beställning order paket faktura också vänligen ännu hur mig från när
    sv: om ni ett glömt lösenord fungerar längre fått paketet konto betalning betalat avsluta
    sv: leverans pengar tillbaka problem nu skulle kunna vill mottagit prenumeration jätte någon i
    sv: morgon idag alla mycket bara efter före blev hade er dem säga här varit trasig saknades
    sv: ringa kom du han hon de vara ha göra gå komma se veta ge skall måste får ny stor liten bra
    sv: god dag år månad tid hus arbete vatten hand man kvinna folk två tre fyra fem sex sju åtta
    sv: tio måndag tisdag denna detta dessa vem varför vilken vilket utan mellan under över ingen
    sv: svarat skickar lämnade passar byta igen där henne honom nya något några bli blir sig sin
    sv: ofta snart snabbt väska dörr fönster bord stol bil skjorta bok klocka nyckel telefon köpte
    sv: betala väntar frågar hittade tappade öppna stänga skriva läsa returnera röd blå svart vit
    sv: billig dyr fel slutade började färg låda läkare barn vän gata stad butik present pris svar
    sv: hela dig själv gör bör vecka
    tr: ve bir bu için ile ne var yok değil benim nerede sipariş siparişim teşekkürler teşekkür
    tr: ederim merhaba lütfen fatura nasıl ama daha çok ben siz mi mı zaman hala henüz kargo olarak
    tr: gibi istiyorum iyi günler ürün geldi gelmedi şifre şifremi unuttum uygulama çalışmıyor
    tr: çalışıyor kargom hesap hesabım ödeme iptal para teslimat sorun şimdi ediyorum oldu biri
    tr: yarın bugün hepsi sadece vardı zaten her kırık hafta dün şey sonra da de bana beni sabah
    tr: mısınız misiniz eksik sen o biz onlar olmak etmek gitmek gelmek görmek bilmek vermek demek
    tr: gerek lazım yeni büyük küçük güzel yıl ay ev iş su el adam kadın insan insanlar iki üç dört
    tr: beş altı yedi sekiz dokuz on pazartesi salı bunu bunun bunlar şu hangi kim kimse neden niye
    tr: kaç olmadan arasında altında üstünde gönderin gönderiyor cevap vermedi bırakmış uyar
    tr: değiştirmek modele tekrar musunuz kabul edilmiyor sık yakında hızlı çanta kapı pencere masa
    tr: sandalye araba gömlek kitap saat anahtar telefon aldım ödemek bekliyorum soruyorum buldum
    tr: kaybettim açmak kapatmak yazmak okumak aramak iade kırmızı mavi siyah beyaz ucuz pahalı
    tr: yanlış durdu başladı renk kutu doktor çocuk çocuklar arkadaş sokak şehir mağaza hediye fiyat
    tr: kime oluyor yapıldı sürekli
    uk: і не в на я що з це як мій моя де по у але за ви мені замовлення дякую вітаю добрий день
    uk: коли чому вже ще будь ласка до від для рахунок мене немає є та забув забула пароль
    uk: застосунок додаток працює посилка прийшла отримав отримала оплата гроші зараз тепер скасуйте
"""
