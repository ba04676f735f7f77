"""Slack's names of emoji, and the characters they stand for."""

from __future__ import annotations

import re

from emoji import emojize

_JOINER = "\N{ZERO WIDTH JOINER}"
_AS_EMOJI = "\N{VARIATION SELECTOR-16}"

_FLAG = re.compile(r"flag-([a-z])([a-z])")
_TONED = re.compile(r"([^:]+)::skin-tone-([2-6])(?:-[2-6])?")
_TONE = re.compile(r"skin-tone-([2-6])")

_PEOPLE = {
    "man": "👨",
    "woman": "👩",
    "boy": "👦",
    "girl": "👧",
    "heart": "❤️",
    "kiss": "❤️\u200d💋",
}

# Where Slack's names are those of neither Unicode nor the library, or mean something else there.
_NAMES = {
    "bald_person": "🧑‍🦲",
    "barely_sunny": "🌥️",
    "beetle": "🪲",
    "bride_with_veil": "👰",
    "curly_haired_person": "🧑‍🦱",
    "drum_with_drumsticks": "🥁",
    "egg": "🥚",
    "eject": "⏏️",
    "email": "✉️",
    "face_palm": "🤦",
    "face_with_cowboy_hat": "🤠",
    "face_with_finger_covering_closed_lips": "🤫",
    "face_with_one_eyebrow_raised": "🤨",
    "face_with_open_mouth_vomiting": "🤮",
    "female-doctor": "👩‍⚕️",
    "fencer": "🤺",
    "first_place_medal": "🥇",
    "flag-england": "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "flag-sark": "🇨🇶",
    "flag-scotland": "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "flag-wales": "🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "giraffe_face": "🦒",
    "grinning_face_with_one_large_and_one_small_eye": "🤪",
    "grinning_face_with_star_eyes": "🤩",
    "guardsman": "💂",
    "hand_with_index_and_middle_fingers_crossed": "🤞",
    "handball": "🤾",
    "i_love_you_hand_sign": "🤟",
    "juggling": "🤹",
    "keycap_star": "*️⃣",
    "kiwifruit": "🥝",
    "knife_fork_plate": "🍽️",
    "ladybug": "🐞",
    "large_blue_square": "🟦",
    "large_brown_circle": "🟤",
    "large_brown_square": "🟫",
    "large_green_circle": "🟢",
    "large_green_square": "🟩",
    "large_orange_circle": "🟠",
    "large_orange_square": "🟧",
    "large_purple_circle": "🟣",
    "large_purple_square": "🟪",
    "large_red_square": "🟥",
    "large_yellow_circle": "🟡",
    "large_yellow_square": "🟨",
    "lightning": "🌩️",
    "lightning_cloud": "🌩️",
    "male-doctor": "👨‍⚕️",
    "man-with-bunny-ears-partying": "👯‍♂️",
    "man-wrestling": "🤼‍♂️",
    "man_and_woman_holding_hands": "👫",
    "man_with_beard": "🧔‍♂️",
    "man_with_turban": "👳",
    "mate_drink": "🧉",
    "medal": "🎖️",
    "men-with-bunny-ears-partying": "👯‍♂️",
    "mostly_sunny": "🌤️",
    "mother_christmas": "🤶",
    "octagonal_sign": "🛑",
    "ok_woman": "🙆",
    "partly_sunny_rain": "🌦️",
    "person_doing_cartwheel": "🤸",
    "person_with_headscarf": "🧕",
    "rain_cloud": "🌧️",
    "red_haired_person": "🧑‍🦰",
    "satellite": "🛰️",
    "scooter": "🛴",
    "second_place_medal": "🥈",
    "serious_face_with_symbols_covering_mouth": "🤬",
    "shocked_face_with_exploding_head": "🤯",
    "shopping_trolley": "🛒",
    "simple_smile": "🙂",
    "smiling_face_with_3_hearts": "🥰",
    "smiling_face_with_smiling_eyes_and_hand_covering_mouth": "🤭",
    "snow_cloud": "🌨️",
    "snowman": "☃️",
    "spock-hand": "🖖",
    "staff_of_aesculapius": "⚕️",
    "sun_behind_cloud": "🌥️",
    "sun_small_cloud": "🌤️",
    "the_horns": "🤘",
    "third_place_medal": "🥉",
    "tornado_cloud": "🌪️",
    "umbrella": "☂️",
    "white_haired_person": "🧑‍🦳",
    "woman-with-bunny-ears-partying": "👯‍♀️",
    "woman-wrestling": "🤼‍♀️",
    "woman_with_beard": "🧔‍♀️",
    "womans_flat_shoe": "🥿",
    "women-with-bunny-ears-partying": "👯‍♀️",
    "wrestlers": "🤼",
    "zebra_face": "🦓",
}


def emoji(name: str) -> str | None:
    """
    Give the characters of a standard emoji, or None: a workspace's own are pictures.

    `name` stands without the outer colons; `wave::skin-tone-3` has a tone.
    """
    if toned := _TONED.fullmatch(name):
        plain = _untoned(toned[1])
        return plain and _with_tone(plain, _tone(toned[2]))
    return _untoned(name)


def from_code_points(unified: str) -> str | None:
    """Give the characters of `1f44b-1f3fb`, as Slack writes them in an emoji element, or None."""
    try:
        return "".join(chr(int(point, 16)) for point in unified.split("-"))
    except (OverflowError, ValueError):
        return None


def _untoned(name: str) -> str | None:
    if name in _NAMES:
        return _NAMES[name]
    if flag := _FLAG.fullmatch(name):
        return "".join(chr(0x1F1E6 + ord(letter) - ord("a")) for letter in flag.groups())
    if tone := _TONE.fullmatch(name):
        return _tone(tone[1])
    return _from_library(name) or _of_people(name)


def _tone(number: str) -> str:
    return chr(0x1F3FB + int(number) - 2)


def _with_tone(characters: str, tone: str) -> str:
    return characters[0] + tone + characters[1:].removeprefix(_AS_EMOJI)


def _from_library(name: str) -> str | None:
    sexed = re.sub(r"^(fe)?male[_-]", lambda sex: "woman_" if sex[1] else "man_", name)
    for spelling in (name, name.replace("-", "_"), sexed.replace("-", "_")):
        named = emojize(f":{spelling}:", language="alias")
        if named != f":{spelling}:":
            return named
    return None


def _of_people(name: str) -> str | None:
    """Join `man-woman-boy` or `woman-heart-man` from its people."""
    words = name.split("-")
    are_people = _PEOPLE.keys() >= set(words)
    return _JOINER.join(_PEOPLE[word] for word in words) if are_people else None
