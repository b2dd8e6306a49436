"""Bytes to text: how an encoding is known, and what is said of it."""

from __future__ import annotations

import pytest

from livelog.read.encoding import decode

FRENCH = "Le préfet annonce que l’autoroute sera fermée dès cinq heures. Les écoles restent fermées; les élèves sont prévenus. " * 3
RUSSIAN = "Мост закрыт до вечера, сообщили в мэрии. Пожарные приехали через десять минут и потушили огонь. " * 3
POLISH = "Urząd informuje, że most pozostanie zamknięty do wieczora. Straż dostała zgłoszenie od sąsiada. " * 3


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(FRENCH, "utf-8-sig"), (FRENCH, "utf-16"), (RUSSIAN, "utf-16-le"), (POLISH, "utf-32"), (FRENCH, "utf-8")],
)
def test_marked_and_utf8(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    if encoding == "utf-16-le":
        data = b"\xff\xfe" + data
    found, _, warnings = decode(data)
    assert found == text
    assert warnings == ()


@pytest.mark.parametrize(("text", "encoding"), [(FRENCH, "cp1252"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"), (POLISH, "cp1250")])
def test_legacy_is_guessed_and_says_so(text: str, encoding: str) -> None:
    found, _, warnings = decode(text.encode(encoding))
    assert found == text
    assert warnings == ("encoding-guessed",)


def test_a_few_accents_are_western() -> None:
    assert decode(b"caf\xe9 \xe9t\xe9")[:2] == ("café été", "cp1252")


def test_cut_inside_a_character() -> None:
    found, encoding, warnings = decode(RUSSIAN.encode()[:-3])
    assert found.endswith("\ufffd")
    assert (encoding, warnings) == ("utf-8", ("encoding-damaged",))
