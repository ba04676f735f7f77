"""Domains where anybody has an address: to share one says nothing about belonging together."""

from __future__ import annotations

#: Providers of mailboxes for everybody, and internet providers' mailboxes for their customers.
PROVIDERS = """
126.com 139.com 163.com 188.com 189.cn 21cn.com aliyun.com foxmail.com qq.com sina.cn sina.com
sina.com.cn sohu.com tom.com vip.163.com vip.qq.com wo.cn yeah.net
aol.com aim.com att.net bellsouth.net charter.net comcast.net cox.net earthlink.net
frontier.com juno.com mac.com mindspring.com netzero.net optonline.net prodigy.net
roadrunner.com rr.com sbcglobal.net verizon.net windstream.net
gmail.com googlemail.com icloud.com me.com
hotmail.ca hotmail.co.jp hotmail.co.uk hotmail.com hotmail.com.ar hotmail.com.br hotmail.de
hotmail.es hotmail.fr hotmail.it hotmail.nl hotmail.se live.at live.be live.ca live.cn
live.co.uk live.com live.com.au live.com.mx live.com.pt live.de live.dk live.fr live.ie live.it
live.jp live.nl live.no live.se msn.com outlook.at outlook.be outlook.cl outlook.co.id
outlook.co.th outlook.com outlook.com.ar outlook.com.au outlook.com.br outlook.com.tr outlook.cz
outlook.de outlook.dk outlook.es outlook.fr outlook.hu outlook.ie outlook.in outlook.it
outlook.jp outlook.kr outlook.lv outlook.pt outlook.sa outlook.sg outlook.sk passport.com
windowslive.com
myyahoo.com rocketmail.com yahoo.at yahoo.be yahoo.ca yahoo.cn yahoo.co.id yahoo.co.in
yahoo.co.jp yahoo.co.kr yahoo.co.nz yahoo.co.th yahoo.co.uk yahoo.co.za yahoo.com yahoo.com.ar
yahoo.com.au yahoo.com.br yahoo.com.cn yahoo.com.hk yahoo.com.mx yahoo.com.my yahoo.com.ph
yahoo.com.sg yahoo.com.tr yahoo.com.tw yahoo.com.vn yahoo.cz yahoo.de yahoo.dk yahoo.es yahoo.fi
yahoo.fr yahoo.gr yahoo.hu yahoo.ie yahoo.in yahoo.it yahoo.nl yahoo.no yahoo.pl yahoo.pt
yahoo.ro yahoo.se ybb.ne.jp ymail.com
au.com docomo.ne.jp ezweb.ne.jp i.softbank.jp nifty.com ocn.ne.jp softbank.ne.jp
daum.net hanmail.net kakao.com nate.com naver.com
aon.at arcor.de chello.at email.de freenet.de gmx.at gmx.ch gmx.com gmx.de gmx.eu gmx.net
gmx.org kabelmail.de mail.de mailbox.org netcologne.de online.de posteo.de posteo.net
t-online.de unity-mail.de vodafone.de vodafonemail.de web.de
alice.fr bbox.fr club-internet.fr free.fr gmx.fr laposte.net neuf.fr numericable.fr orange.fr
sfr.fr voila.fr wanadoo.fr
alice.it email.it fastwebnet.it inwind.it iol.it libero.it tim.it tin.it tiscali.it virgilio.it
blueyonder.co.uk btinternet.com btopenworld.com gmx.co.uk ntlworld.com orange.net sky.com
talk21.com talktalk.net tiscali.co.uk virgin.net virginmedia.com
hetnet.nl home.nl kpnmail.nl planet.nl quicknet.nl telenet.be upcmail.nl skynet.be xs4all.nl
zeelandnet.nl ziggo.nl proximus.be scarlet.be
bluewin.ch hispeed.ch sunrise.ch swissonline.ch
eresmas.com telefonica.net terra.es iberia.es orange.es ono.com
clix.pt iol.pt netcabo.pt sapo.pt mail.telepac.pt
bredband.net comhem.se glocalnet.net home.se online.no spray.se telia.com tele2.se frisurf.no
jubii.dk mail.dk ofir.dk stofanet.dk elisanet.fi kolumbus.fi luukku.com pp.inet.fi suomi24.fi
autograf.pl gazeta.pl go2.pl interia.eu interia.pl o2.pl onet.eu onet.pl op.pl poczta.fm
poczta.onet.pl tlen.pl vp.pl wp.pl
atlas.cz centrum.cz centrum.sk email.cz post.cz post.sk seznam.cz volny.cz zoznam.sk azet.sk
citromail.hu freemail.hu indamail.hu t-online.hu vipmail.hu
abv.bg dir.bg mail.bg inbox.lv one.lt inbox.lt mail.ee online.ee hot.ee
otenet.gr in.gr forthnet.gr eircom.net
bk.ru inbox.ru internet.ru list.ru mail.ru narod.ru rambler.ru ya.ru yandex.by yandex.com
yandex.kz yandex.ru yandex.ua i.ua meta.ua ukr.net
mynet.com superonline.com ttmail.com walla.co.il walla.com bezeqint.net netvision.net.il
rediffmail.com indiatimes.com sify.com
bol.com.br globo.com globomail.com ig.com.br oi.com.br r7.com terra.com.br uol.com.br
prodigy.net.mx speedy.com.ar fibertel.com.ar arnet.com.ar ciudad.com.ar
bigpond.com bigpond.net.au iinet.net.au internode.on.net optusnet.com.au tpg.com.au
xtra.co.nz slingshot.co.nz clear.net.nz telkomsa.net mweb.co.za webmail.co.za vodamail.co.za
bell.net cogeco.ca rogers.com shaw.ca sympatico.ca telus.net videotron.ca
duck.com fastmail.com fastmail.fm hey.com hush.com hushmail.com mail.com email.com usa.com
inbox.com lycos.com pm.me proton.me protonmail.ch protonmail.com runbox.com startmail.com
tuta.com tuta.io tutamail.com tutanota.com tutanota.de zoho.com zohomail.com zohomail.eu
mozmail.com privaterelay.appleid.com relay.firefox.com simplelogin.com anonaddy.com addy.io
guerrillamail.com mailinator.com temp-mail.org trashmail.com yopmail.com 10minutemail.com
aliceadsl.fr aliceposta.it aol.at aol.co.uk aol.de aol.es aol.fr aol.it aol.jp aol.nl aol.pl
aol.se bigmir.net bluemail.ch casema.nl chello.nl gmx.li hotmail.at hotmail.be hotmail.ch
hotmail.co.id hotmail.co.il hotmail.co.kr hotmail.co.nz hotmail.co.th hotmail.co.za
hotmail.com.au hotmail.com.hk hotmail.com.tr hotmail.com.tw hotmail.com.vn hotmail.cz hotmail.dk
hotmail.fi hotmail.gr hotmail.hu hotmail.lt hotmail.lv hotmail.my hotmail.no hotmail.ph
hotmail.rs hotmail.sg hotmail.sk kpnplanet.nl live.ch live.cl live.co.kr live.co.za live.com.my
live.com.ph live.com.sg live.fi live.hk live.in live.ph live.ru mail.ua neostrada.pl online.nl
orange.pl outlook.bg outlook.co.nz outlook.com.gr outlook.com.hr outlook.com.pe outlook.com.py
outlook.com.vn outlook.my outlook.ph outlook.ro tele2.nl tiscali.de tiscali.fr versatel.nl
wanadoo.es wanadoo.nl yahoo.bg yahoo.ch yahoo.co.il yahoo.com.co yahoo.com.ec yahoo.com.gr
yahoo.com.hr yahoo.com.pe yahoo.com.py yahoo.com.ve yahoo.ee yahoo.lt yahoo.lv yahoo.ne.jp
yahoo.rs yahoo.si yahoo.sk yandex.com.tr
"""
FREE_MAIL = frozenset(PROVIDERS.split())
