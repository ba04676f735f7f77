# ruff: noqa: RUF001  (letters of other scripts look like Latin ones; here they are meant)
"""How absence notes and other automatic answers begin, by language."""

from __future__ import annotations

import re
import unicodedata

#: How they begin their subjects, a language a line. They say so only in answer to somebody: a
#: person may well write about an "automatic reply".
SUBJECTS = """
    auto: | auto-reply | auto reply | autoreply | auto response | auto-response | autoresponse
    ooo -
    automatic reply | automatic response | automated reply | automated response | autoresponder
    out of office | out of the office | out-of-office | outofoffice | ooo: | away from my mail
    away from the office | away from office | on vacation | i'm on vacation | i am on vacation
    vacation reply | vacation message | vacation notice | absence notice | i am out of | i'm out of
    i am away | i'm away | currently away | currently out of | not in the office
    abwesenheit | abwesend | automatische antwort | automatische rückantwort | autom. antwort
    nicht im büro | ich bin nicht im büro | außer haus | ausser haus | im urlaub | urlaubsnotiz
    ich bin im urlaub | ich bin derzeit | büroabwesenheit
    automatisch antwoord | automatische beantwoording | automatisch bericht | afwezig
    niet aanwezig | niet op kantoor | buiten kantoor
    réponse automatique | réponse d'absence | absence du bureau | message d'absence | absent du
    absent(e) | absence : | absence: | en dehors du bureau | je suis absent | notification d'absence
    respuesta automática | fuera de la oficina | fuera de oficina | ausente | mensaje automático
    estoy fuera de | estoy de vacaciones
    resposta automática | ausência temporária | fora do escritório | ausência do escritório
    aviso de ausência | estou de férias | mensagem automática
    risposta automatica | fuori ufficio | fuori sede | assenza dall | messaggio automatico
    sono in ferie | assente
    autosvar | automatiskt svar | automatisk svar | autosvar: | frånvaro | frånvarande | fravær
    ikke til stede | ikke på kontoret | inte på kontoret | ikke tilstede | ej på kontoret
    automaattinen vastaus | automaattivastaus | poissa | poissaolo | lomalla
    odpowiedź automatyczna | automatyczna odpowiedź | autoodpowiedź | poza biurem | nieobecność
    jestem na urlopie
    automatická odpověď | automatická odpoveď | mimo kancelář | mimo kancelárie | nepřítomnost
    neprítomnosť
    automatikus válasz | házon kívül | szabadságon
    răspuns automat | în afara biroului | absent de la birou
    automatski odgovor | automatska odgovor | izvan ureda | samodejni odgovor | samodejen odgovor
    odsoten | аутоматски одговор | аутоматски одговор | автоматски одговор
    автоответ | автоматический ответ | вне офиса | нет на месте | отсутствие на рабочем месте
    автоматична відповідь | поза офісом | автоматичен отговор | извън офиса
    otomatik yanıt | otomatik cevap | ofis dışında | ofis disinda
    αυτόματη απάντηση | εκτός γραφείου
    automaatvastus | automātiskā atbilde | automatinis atsakymas
    resposta automàtica | fora de l'oficina | trả lời tự động | balasan otomatis | jawapan automatik
    自动回复 | 自動回覆 | 自动答复 | 自動答覆 | 自動返信 | 自動応答 | 自動回答
    不在通知 | 不在のお知らせ | 外出通知 | 不在办公室
    자동 회신 | 자동회신 | 자동 응답 | 자동응답 | 부재 중 | 부재중 | ตอบกลับอัตโนมัติ
    aŭtomata respondo | outomatiese antwoord | erantzun automatikoa | freagra uathoibríoch
    ateb awtomatig | sjálfvirkt svar | përgjigje automatike | avtomatik cavab | awtomatikong tugon
    аўтаматычны адказ | автоматты жауап | ავტომატური პასუხი | ավտոմատ պատասխան
    پاسخ خودکار | خودکار جواب | স্বয়ংক্রিয় উত্তর
    رد تلقائي | خارج المكتب | תשובה אוטומטית | מענה אוטומטי | מחוץ למשרד | स्वचालित उत्तर
"""
#: The whole subject, or what stands before the one that is answered.
SHORT = """
    vacation | holiday | holidays | on holiday | leave | on leave | annual leave | ooo | away
    urlaub | ferien | vakantie | verlof | absence | congés | en congés | vacances | vacaciones
    férias | ferie | semester | på semester | loma | urlop | dovolená | dovolenka | szabadság
    concediu | отпуск | в отпуске | відпустка | tatil | izin | yıllık izin | 休暇 | 休假 | 휴가
"""
#: How answers begin their subjects, by language.
ANSWER = re.compile(
    r"\s*(?:re|aw|antw?|sv|vs|odp|ynt|rif|res|réf|bls|atb|回复|回覆|答复|返信|ответ|отв|απ)"
    r"\s*(?:\[\d+\])?\s*[:\uff1a]",
    re.IGNORECASE,
)
#: What an automatic answer says of itself in its first lines.
TEXT = re.compile(
    r"\W{0,5}(?:i will be out of the office starting\s+\S{1,20}\s+and will not return until|"
    r"(?:please note:? )?this is an? (?:auto[- ]?|automatic(?:ally generated)? |"
    r"automated )(?:reply|response|answer)\b|i apologi[sz]e for this automatic (?:reply|response)|"
    r"(?:dies|das) ist eine automatische (?:antwort|rückantwort|abwesenheits)|"
    r"ceci est une réponse automatique|esta es una respuesta automática|"
    r"esta é uma resposta automática|questa è una risposta automatica|"
    r"dit is een automatisch (?:antwoord|bericht)|to jest automatyczna odpowiedź|"
    r"detta är ett auto(?:matiskt )?svar|dette er et auto(?:matisk )?svar|"
    r"tämä on automaattinen vastaus|ez egy automatikus válasz|это автоматический ответ|"
    r"це автоматична відповідь|bu otomatik bir yanıttır|"
    r"这是(?:一封)?自动回复|これは自動(?:返信|応答))",
    re.IGNORECASE,
)
#: Lines of a text in which it may say so.
FIRST_LINES = 5
#: The subject that was answered, behind the rest of a word (Abwesenheit|snotiz).
_ANSWERED = re.compile(rf"\w{{0,20}}[\W_]{{0,5}}{ANSWER.pattern}", re.IGNORECASE)
#: What no person writes, whether it answers anything or not.
UNMISTAKABLE = re.compile(
    r"(?:re: )?(?:out of office autoreply|abwesenheitsnotiz)\s*:|"
    r"[^\W\d_][\w./ -]{0,60} is out of the office(?:\.| \(returning )",
    re.IGNORECASE,
)
#: How a name goes on where a program tells that its owner is away.
AWAY = re.compile(
    r"[^\W\d_][\w./ -]{0,60} (?:is (?:out of (?:the )?office|away|on (?:leave|vacation))|"
    r"ist (?:außer haus|abwesend|nicht im büro)|est absent|está (?:fuera de|ausente)|"
    r"(?:è|sarà) (?:assente|fuori)|is afwezig|jest nieobecn|är (?:frånvarande|inte på)|er ikke )",
    re.IGNORECASE,
)
_AROUND = " \t[(*\"'„“«<-"


def _folded(text: str) -> str:
    """In small letters and without accents, as some programs write them."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def _phrases(table: str) -> tuple[str, ...]:
    return tuple(_folded(phrase.strip()) for phrase in re.split(r"[|\n]", table) if phrase.strip())


_SUBJECTS = _phrases(SUBJECTS)
_SHORT = _phrases(SHORT)
_ANY = re.compile("|".join(map(re.escape, sorted(_SUBJECTS + _SHORT, key=len, reverse=True))))


def names_absence(subject: str, *, is_answer: bool) -> bool:
    """
    Whether a subject is that of an automatic answer.

    Where nothing shows that the mail is an answer, only if the subject that was answered follows.
    """
    if UNMISTAKABLE.match(subject) or (is_answer and AWAY.match(subject)):
        return True
    said = _folded(subject).lstrip(_AROUND)
    found = _ANY.match(said)
    if found is None:
        return False
    rest = said[found.end() :]
    if _ANSWERED.match(rest):
        return True
    if not is_answer:
        return False
    return not rest.strip(" !.)]*") or said.startswith(_SUBJECTS)


def says_automatic(text: str) -> bool:
    lines = (line for line in text[:4_000].split("\n") if line.strip())
    return any(TEXT.match(line) for line, _ in zip(lines, range(FIRST_LINES), strict=False))
