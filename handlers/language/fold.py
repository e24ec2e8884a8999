"""The one fold: every way to type a word becomes the same key."""

import unicodedata
from functools import lru_cache

_LATIN = str.maketrans(
    {
        "ə": "e", "Ə": "e", "ı": "i", "İ": "i", "I": "i", "ş": "s", "ç": "c", "ğ": "g",
        "ö": "o", "ü": "u", "ё": "е", "Ё": "е", "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'",
        "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-", "ǝ": "e", "Ǝ": "e",
        # Azerbaijani as it was written in Cyrillic; what it shares with Russian stays.
        "ә": "е", "Ә": "е", "ғ": "г", "Ғ": "г", "ҹ": "дж", "Ҹ": "дж", "ҝ": "г", "Ҝ": "г",
        "ө": "о", "Ө": "о", "ү": "у", "Ү": "у", "һ": "х", "Һ": "х", "ј": "й", "Ј": "й",
    }
)  # fmt: skip
_CYRILLIC_TWINS = str.maketrans("аеорсухкмтвнзіѕј", "aeopcyxkmtbh3isj")
_LATIN_TWINS = str.maketrans("aeopcyxkmtibh", "аеорсухкмтивн")

_CYRILLIC_SOUNDS = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "j", "з": "z", "и": "i",
        "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
        "т": "t", "у": "u", "ф": "f", "х": "x", "ц": "ts", "ч": "c", "ш": "s", "щ": "s", "ъ": "",
        "ы": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya", "і": "i",
    }
)  # fmt: skip
_LATIN_SOUNDS = str.maketrans(
    {
        "a": "а", "b": "б", "c": "ч", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и",
        "j": "ж", "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "q": "г", "r": "р",
        "s": "с", "t": "т", "u": "у", "v": "в", "w": "в", "x": "х", "y": "й", "z": "з",
    }
)  # fmt: skip


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The key of a word: no case, no diacritics, no invisible characters, one alphabet.

    ə is e, ı and İ are i, ё is е. In a word of both alphabets the letters that look alike go
    over to the alphabet of the others; where that leaves both, all letters go over by their
    sound. Idempotent; linear in the length.
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    plain = unicodedata.normalize("NFKC", text)
    mixed = any("a" <= letter.lower() <= "z" for letter in plain)
    if mixed:
        plain = plain.replace("ј", "j").replace("Ј", "j")
    plain = plain.translate(_LATIN).casefold().translate(_LATIN)
    marks_apart = unicodedata.normalize("NFD", plain.replace("й", "\0"))
    kept = "".join(
        letter
        for letter in marks_apart
        if letter == "\0" or unicodedata.category(letter) not in {"Mn", "Me", "Cf", "Cc"}
    ).replace("\0", "й")
    return _one_alphabet(unicodedata.normalize("NFKC", kept))


def _one_alphabet(word: str) -> str:
    cyrillic = sum("а" <= letter <= "я" or letter == "і" for letter in word)
    latin = sum("a" <= letter <= "z" for letter in word)
    if not cyrillic or not latin:
        return word
    twins, sounds = (
        (_LATIN_TWINS, _LATIN_SOUNDS) if cyrillic > latin else (_CYRILLIC_TWINS, _CYRILLIC_SOUNDS)
    )
    plain = word.translate(twins)
    mixed = any("a" <= c <= "z" for c in plain) and any("а" <= c <= "я" for c in plain)
    return word.translate(sounds) if mixed else plain
