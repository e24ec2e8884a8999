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
_LATIN_TWINS = str.maketrans("aeopcyxkmtibh", "аеорсухкмтівн")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The key of a word: no case, no diacritics, no invisible characters, one alphabet.

    ə is e, ı and İ are i, ё is е. In a word of both alphabets the letters that look alike go
    over to the alphabet of the others. Idempotent; linear in the length.
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
    if cyrillic > latin:
        return word.translate(_LATIN_TWINS)
    return word.translate(_CYRILLIC_TWINS)
