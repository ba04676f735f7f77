"""The names of character sets as mail writes them."""

from __future__ import annotations

import codecs
import re

#: Names that mail uses and Python does not know, and subsets that stand for more than they are.
#: Senders that say ISO-8859-1 mean Windows-1252 (WHATWG Encoding Standard 4.2), and so on.
ALIASES = {
    "iso88591": "cp1252",
    "88591": "cp1252",
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
    "zhtw": "big5hkscs",
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
    "xmscp932": "cp932",
    "windows31j": "cp932",
    "cswindows31j": "cp932",
    "eucjp": "euc_jis_2004",
    "xeucjp": "euc_jis_2004",
    "iso2022jp": "iso2022_jp_ext",
    "csiso2022jp": "iso2022_jp_ext",
    "iso2022jp1": "iso2022_jp_ext",
    "iso2022jpms": "iso2022_jp_ext",
    "cp50220": "iso2022_jp_ext",
    "cp50221": "iso2022_jp_ext",
    "cp50222": "iso2022_jp_ext",
    "koi8": "koi8_r",
    "koi": "koi8_r",
    "koi8ru": "koi8_u",
    "cskoi8r": "koi8_r",
    "macintosh": "mac_roman",
    "xmacroman": "mac_roman",
    "mac": "mac_roman",
    "xmaccyrillic": "mac_cyrillic",
    "xmacukrainian": "mac_cyrillic",
    "xmacce": "mac_latin2",
    "xmacgreek": "mac_greek",
    "xmacturkish": "mac_turkish",
    "ansi": "cp1252",
    "xansi": "cp1252",
    "unicode": "utf_16",
    "ucs2": "utf_16",
    "iso10646ucs2": "utf_16",
    "unicode11utf8": "utf_8",
    "unicode20utf8": "utf_8",
    "utf8mb4": "utf_8",
    "utf8mac": "utf_8",
    "utf8n": "utf_8",
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
#: The names that mail has for what Python calls otherwise.
REGISTERED = {
    "ascii": "us-ascii",
    "utf-8-sig": "utf-8",
    "cp874": "windows-874",
    "cp932": "shift_jis",
    "cp949": "euc-kr",
    "cp950": "big5",
    "big5hkscs": "big5",
    "euc_jis_2004": "euc-jp",
    "iso2022_jp_ext": "iso-2022-jp",
    "iso2022_kr": "iso-2022-kr",
    "hz": "hz-gb-2312",
    "mac-roman": "macintosh",
}
LONGEST_NAME = 60
CODE_PAGE = re.compile(r"(?:x-)?(?:windows|win|ansi|cp|ibm|dos|ms|oem)-?(\d{3,4})")


def codec(label: str | None) -> str | None:
    """Python's name of a character set, or None for what is none."""
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


def registered(codec: str) -> str:
    """The name that mail has for one of Python's (IANA's list of character sets)."""
    windows = re.sub(r"^cp(125\d)$", r"windows-\1", codec)
    return REGISTERED.get(codec) or re.sub(r"^iso8859-", "iso-8859-", windows)
