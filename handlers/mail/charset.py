"""Bytes of a mail into text, whatever character set they claim to be in."""

from __future__ import annotations

import codecs
import re

import chardet

#: Names that mail uses and Python does not know, and subsets that stand for more than they are.
#: Senders that say ISO-8859-1 mean Windows-1252 (WHATWG Encoding Standard 4.2), and so on.
ALIASES = {
    "iso88591": "cp1252",
    "latin1": "cp1252",
    "l1": "cp1252",
    "iso885911": "cp874",
    "tis620": "cp874",
    "iso88599": "cp1254",
    "latin5": "cp1254",
    "iso88598i": "cp1255",
    "iso88598e": "cp1255",
    "iso88598": "cp1255",
    "iso88596i": "iso8859-6",
    "iso88596e": "iso8859-6",
    "logical": "cp1255",
    "visual": "cp1255",
    "gb2312": "gb18030",
    "gb231280": "gb18030",
    "csgb2312": "gb18030",
    "gbk": "gb18030",
    "xgbk": "gb18030",
    "euccn": "gb18030",
    "cp936": "gb18030",
    "ms936": "gb18030",
    "windows936": "gb18030",
    "chinesesimplified": "gb18030",
    "big5": "big5hkscs",
    "big5eten": "big5hkscs",
    "xxbig5": "big5hkscs",
    "cnbig5": "big5hkscs",
    "windows950": "cp950",
    "euckr": "cp949",
    "ksc5601": "cp949",
    "ksc56011987": "cp949",
    "ksc56011989": "cp949",
    "kscksc5601": "cp949",
    "korean": "cp949",
    "windows949": "cp949",
    "shiftjis": "cp932",
    "sjis": "cp932",
    "xsjis": "cp932",
    "mskanji": "cp932",
    "windows31j": "cp932",
    "cswindows31j": "cp932",
    "eucjp": "euc_jis_2004",
    "xeucjp": "euc_jis_2004",
    "iso2022jp": "iso2022_jp_ext",
    "csiso2022jp": "iso2022_jp_ext",
    "iso2022jp1": "iso2022_jp_ext",
    "cp50220": "iso2022_jp_ext",
    "cp50221": "iso2022_jp_ext",
    "cp50222": "iso2022_jp_ext",
    "koi8": "koi8_r",
    "koi": "koi8_r",
    "koi8ru": "koi8_u",
    "cskoi8r": "koi8_r",
    "macintosh": "mac_roman",
    "xmacroman": "mac_roman",
    "xmaccyrillic": "mac_cyrillic",
    "xmacce": "mac_latin2",
    "xmacgreek": "mac_greek",
    "xmacturkish": "mac_turkish",
    "ansi": "cp1252",
    "xansi": "cp1252",
    "unicode": "utf_16",
    "ucs2": "utf_16",
    "unicode11utf8": "utf_8",
    "unicode20utf8": "utf_8",
    "utf8mb4": "utf_8",
    "xunicode20utf8": "utf_8",
    "unicode11utf7": "utf_7",
    "unicode20utf7": "utf_7",
    "xunicode20utf7": "utf_7",
    "hzgb2312": "hz",
    "xviet": "cp1258",
    "viet": "cp1258",
}
#: Python codecs that are character sets of mail; its others (punycode, escapes) are not.
CHARSETS = re.compile(
    r"utf-(?:7|8|8-sig|16|16-le|16-be|32|32-le|32-be)|ascii|cp\d+|iso8859-\d+|koi8-[rtu]|mac-[a-z0-9]+|"
    r"gb\w+|big5\w*|euc[\w-]+|shift_jis\w*|iso2022_\w+|johab|hz|tis-620|ptcp154|kz1048|hp-roman8"
)
LONGEST_NAME = 60
CODE_PAGE = re.compile(r"(?:x-)?(?:windows|cp|ibm|dos|ms|oem)-?(\d{3,4})")
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


def is_known(label: str) -> bool:
    """Whether a character set of this name can be read."""
    return _codec(label) is not None


def _decoded(content: bytes, label: str | None) -> tuple[str, str]:
    for mark, name in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _lenient(content, name)
    codec = _codec(label)
    if content.isascii():
        return _seven_bits(content, codec)
    return _eight_bits(content, codec)


def _codec(label: str | None) -> str | None:
    if not label or len(label) > LONGEST_NAME:
        return None
    name = re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")
    numbered = CODE_PAGE.fullmatch(name)
    spellings = (f"cp{numbered[1]}" if numbered else name, name.removeprefix("x-"))
    for spelling in spellings:
        bare = spelling.replace("-", "")
        for guess in (ALIASES.get(bare), spelling, bare):
            found = guess and _python_name(guess)
            if found:
                return ALIASES.get(re.sub(r"[^a-z0-9]", "", found), found)
    return None


def _python_name(guess: str) -> str | None:
    try:
        name = codecs.lookup(guess).name
    except (LookupError, ValueError):
        return None
    return name if CHARSETS.fullmatch(name) else None


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
    if codec and codec.startswith(("utf-16", "utf-32")) and b"\0" in content:
        return _lenient(content, codec)
    return content.decode("ascii"), _ascii_name(codec)


def _ascii_name(codec: str | None) -> str:
    return codec if codec and not codec.startswith(("utf-16", "utf-32", "utf-7")) else "ascii"


def _eight_bits(content: bytes, codec: str | None) -> tuple[str, str]:
    text = _strict(content, "utf-8")
    if text is not None and not _is_by_chance(text, codec):
        return text, "utf-8"
    if codec and codec != "ascii" and not _is_foreign(content, codec):
        text = _strict(content, codec)
        if text is not None:
            return text, codec
    return _detected(content, codec)


def _is_by_chance(text: str, codec: str | None) -> bool:
    """
    Whether text in a double-byte set of East Asia merely looks like UTF-8.

    A few such characters can be valid two-byte UTF-8, but never East Asian when read so.
    """
    return bool(codec and MULTIBYTE.match(codec)) and max(text) < "\u0800"


def _is_foreign(content: bytes, codec: str) -> bool:
    """Whether a western label stands on text of another script."""
    if codec not in WESTERN_LABELS:
        return False
    high = len(content) - len(content.translate(None, HIGH_BYTES))
    return 2 * sum(map(len, FOREIGN_RUN.findall(content))) > high


def _detected(content: bytes, codec: str | None) -> tuple[str, str]:
    if codec in {None, "ascii"} or codec in WESTERN_LABELS:
        name = _guess(_sample(content))
        text = name and _strict(content, name)
        if name and text:
            return text, name
    if codec and codec != "ascii" and codec not in WESTERN_LABELS:
        return _lenient(content, codec)
    return _lenient(content, _mostly(content))


def _guess(sample: bytes) -> str | None:
    """The detector's guess; single letters of another script inside of Latin words are accents."""
    name = _codec(chardet.detect(sample, encoding_era=ERAS)["encoding"])
    if name in OTHER_SCRIPTS and 3 * len(ACCENT.findall(sample)) >= len(HIGH_RUN.findall(sample)):
        latin = chardet.detect(sample, encoding_era=ERAS, include_encodings=LATIN)
        return _codec(latin["encoding"])
    return name


def _mostly(content: bytes) -> str:
    """UTF-8 with a few broken bytes is still UTF-8; anything else is read as western."""
    broken = content.decode("utf-8", "replace").count("\ufffd")
    high = len(content) - len(content.translate(None, HIGH_BYTES))
    return "utf-8" if 10 * broken < high else WESTERN


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
