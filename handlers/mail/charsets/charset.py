"""Bytes of a mail into text, whatever character set they claim to be in."""

from __future__ import annotations

import codecs
import re

import chardet

from handlers.mail.charsets import iso2022_jp
from handlers.mail.charsets import latin as charset_latin
from handlers.mail.charsets import names as charset_names
from handlers.mail.charsets.meant import label_meant

#: Where a byte means the letter only together with its neighbour.
MULTIBYTE = re.compile(r"gb|big5|euc|cp(?:932|936|949|950)|shift_jis|johab")
#: Written in seven bits: the text is all ASCII bytes until it is decoded.
SEVEN_BITS = re.compile(r"utf-7|hz|iso2022_")
#: What an unlabelled western text is in, once nothing else was found.
WESTERN = "cp1252"
#: One byte, one western letter: a label that fits every text and so proves nothing.
WESTERN_LABELS = frozenset({"cp1252", "cp1254", "iso8859-15", "mac-roman", "ascii"})
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ESCAPE_SEQUENCES = re.compile(rb"\x1b(?:\$[@B]|\$\([DOPQ]|\([BIJ])")
KOREAN_ESCAPE = b"\x1b$)C"
#: Enough for the detector; it reads no more of a longer text.
SAMPLE = 8_192
#: Non-ASCII bytes in runs this long are words of another script, not western accents.
FOREIGN_RUN = re.compile(rb"[\x80-\xff]{4,}")
#: What mail is written in; old home computers and mainframes only mislead the detector.
ERAS = chardet.EncodingEra.MODERN_WEB | chardet.EncodingEra.LEGACY_ISO
#: One byte a letter, none of them Latin.
OTHER_SCRIPTS = frozenset(
    {"cp1251", "cp1253", "cp1255", "cp1256", "cp874", "koi8-r", "koi8-u", "koi8-t"}
    | {f"iso8859-{number}" for number in (5, 6, 7, 8)}
)
LATIN = (
    "windows-1252",
    "windows-1250",
    "windows-1254",
    "windows-1257",
    "iso-8859-2",
    "iso-8859-15",
)
HIGH_RUN = re.compile(rb"[\x80-\xff]+")
ACCENT = re.compile(
    rb"(?<=[A-Za-z])[\x80-\xff]{1,2}(?![\x80-\xff])|(?<![\x80-\xff])[\x80-\xff]{1,2}(?=[A-Za-z])"
)
KANA = re.compile("[\u3041-\u30ff]")
#: Letters that are enough to tell.
FEW = 3
#: A letter beyond the first 65,536 as Java writes it: both halves by themselves (Unicode's CESU-8).
HALF_BY_HALF = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
HALVES = re.compile("[\ud800-\udfff]")
HIGH_BYTES = bytes(range(0x80, 0x100))


def decode(content: bytes, label: str | None = None) -> tuple[str, str]:
    """
    The text, and the name of the character set it was in. Never raises.

    The label is believed where it fits, except against bytes that are plainly UTF-8. What has no
    label that fits is guessed from its non-ASCII lines, and read as Windows-1252 in the end.
    """
    text, name = _decoded(content, label)
    # UTF-7 can spell halves of letters, which no database takes.
    return (HALVES.sub("\ufffd", text) if name == "utf-7" else text), name


def _decoded(content: bytes, label: str | None) -> tuple[str, str]:
    for mark, name in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _lenient(content, name)
    codec = charset_names.codec(label)
    if content.isascii():
        return _seven_bits(content, codec)
    return _eight_bits(content, codec)


def _seven_bits(content: bytes, codec: str | None) -> tuple[str, str]:
    candidates = [codec] if codec and SEVEN_BITS.match(codec) else []
    if ESCAPE_SEQUENCES.search(content):
        candidates.append("iso2022_jp_ext")
    elif KOREAN_ESCAPE in content:
        candidates.append("iso2022_kr")
    for name in candidates:
        text = _strict(content, name)
        if text is not None:
            return text, name
    if "iso2022_jp_ext" in candidates:
        return iso2022_jp.decode(content), "iso2022_jp_ext"
    if codec and codec.startswith(("utf-16", "utf-32")) and b"\0" in content:
        return _lenient(content, codec)
    return content.decode("ascii"), _ascii_name(codec)


def _ascii_name(codec: str | None) -> str:
    return codec if codec and not codec.startswith(("utf-16", "utf-32", "utf-7")) else "ascii"


def _eight_bits(content: bytes, codec: str | None) -> tuple[str, str]:
    text = _strict(HALF_BY_HALF.sub(_whole, content), "utf-8")
    if text is not None and not _is_by_chance(text, codec):
        return text, "utf-8"
    if codec and codec != "ascii" and not _is_mislabelled(content, codec):
        meant = label_meant(content, codec)
        text = _strict(content, meant)
        if text is not None:
            return text, meant
    return _detected(content, codec)


def _whole(halves: re.Match[bytes]) -> bytes:
    text = halves[0].decode("utf-8", "surrogatepass")
    return text.encode("utf-16", "surrogatepass").decode("utf-16").encode()


def _is_by_chance(text: str, codec: str | None) -> bool:
    """
    Whether text in a double-byte set of East Asia merely looks like UTF-8.

    A few such characters can be valid two-byte UTF-8, but never East Asian when read so.
    """
    return bool(codec and MULTIBYTE.match(codec)) and max(text) < "\u0800"


def _is_mislabelled(content: bytes, codec: str) -> bool:
    """Whether a western label stands on text of another script or of other Latin letters."""
    if codec not in WESTERN_LABELS:
        return False
    high = len(content) - len(content.translate(None, HIGH_BYTES))
    if 2 * sum(map(len, FOREIGN_RUN.findall(content))) > high:
        return True
    sample = _sample(content)
    if charset_latin.sense(sample, WESTERN) != charset_latin.NONE:
        return False
    found = charset_latin.best(sample, guess=None)
    return found is not None and charset_latin.sense(sample, found) > 0


def _detected(content: bytes, codec: str | None) -> tuple[str, str]:
    """By the bytes alone, unless they are nearly what the label says."""
    sample = _sample(content)
    label = None if codec in WESTERN_LABELS else codec
    if label and (_is_nearly(sample, label) or (label == "utf-8" and _is_mostly_utf_8(sample))):
        return _lenient(content, label)
    guess = _guess(sample)
    guessed = guess and _strict(content, guess)
    if guess and guessed:
        return guessed, guess
    if _is_nearly(sample, "utf-8"):
        return _lenient(content, "utf-8")
    return _lenient(content, label if label and label != "utf-8" else WESTERN)


def _guess(sample: bytes) -> str | None:
    """
    The detector's guess, where nothing else is plain.

    Single letters of another script inside of Latin words are accents; which Latin set it is
    tells the language.
    """
    japanese = _japanese(sample)
    if japanese:
        return japanese
    name = charset_names.codec(chardet.detect(sample, encoding_era=ERAS)["encoding"])
    if name and MULTIBYTE.match(name):
        return name
    has_accents = 3 * len(ACCENT.findall(sample)) >= len(HIGH_RUN.findall(sample))
    if name not in OTHER_SCRIPTS or has_accents:
        latin = chardet.detect(sample, encoding_era=ERAS, include_encodings=LATIN)
        guess = charset_names.codec(latin["encoding"])
        return charset_latin.best(sample, guess=guess) or guess
    return name


def _japanese(sample: bytes) -> str | None:
    """The set in which half of the letters are kana; a few of them the detector does not see."""
    for name in ("cp932", "euc_jis_2004"):
        text = _strict(sample, name) or ""
        letters = [letter for letter in text if not letter.isascii()]
        if len(letters) >= FEW and 2 * len(KANA.findall(text)) >= len(letters):
            return name
    return None


def _is_nearly(sample: bytes, name: str) -> bool:
    """Whether but a few of its bytes cannot be read."""
    high = len(sample) - len(sample.translate(None, HIGH_BYTES))
    return 10 * sample.decode(name, "replace").count("\ufffd") < high


def _is_mostly_utf_8(sample: bytes) -> bool:
    """Whether far more of its letters are UTF-8 than are broken: other sets make few by chance."""
    text = sample.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(not letter.isascii() for letter in text) - broken > 2 * broken


def _sample(content: bytes) -> bytes:
    """The lines that have non-ASCII bytes: the others say nothing and mislead the detector."""
    lines: list[bytes] = []
    length = 0
    for line in content.splitlines():
        if not line.isascii():
            lines.append(line[:SAMPLE])
            length += len(lines[-1])
            if length > SAMPLE:
                break
    return b"\n".join(lines)


def _strict(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except (UnicodeError, LookupError):
        return None


def _lenient(content: bytes, name: str) -> tuple[str, str]:
    return content.decode(name, "replace").removeprefix("\ufeff"), name
