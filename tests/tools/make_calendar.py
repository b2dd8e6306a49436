"""Generate ``livelog/data/calendar.json``, the month and weekday names of each language, from CLDR.

Run it with Babel installed (it is needed by nothing else)::

    python tests/tools/make_calendar.py

The table maps a language to its names, casefolded::

    {"de": {"months": {"februar": 2, "feb": 2, "feb.": 2, ...}, "weekdays": {"montag": 0, ...}}, ...}

Both contexts of CLDR are taken, because they differ in many languages (Russian "марта" inside a date, "март" alone), wide and
abbreviated, and each abbreviation with and without its final dot. Bare digits, single letters and numeric names such as "3月" are
left out: a numeric grammar reads those.

Babel's stand-alone names leak from one locale into the next within one process, so every locale is read in a process of its own.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

TARGET = Path(__file__).resolve().parents[2] / "livelog" / "data" / "calendar.json"

Names = dict[str, int]
Table = dict[str, dict[str, Names]]

#: The languages of the table.
LANGUAGES = (
    *("ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "he", "hi", "hr", "hu", "id", "it", "ja", "ko"),
    *("lt", "lv", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "tr", "uk", "vi", "zh"),
)

#: The locales read for a language when they are others than the language itself: both scripts of Serbian and of Chinese, and national
#: varieties with month names of their own (Levantine and Maghreb Arabic, Austrian German, ...). The first that claims a name wins.
LOCALES: dict[str, tuple[str, ...]] = {
    "ar": ("ar", "ar_LB", "ar_DZ", "ar_MA"),
    "de": ("de", "de_AT"),
    "en": ("en", "en_GB", "en_AU", "en_CA"),
    "es": ("es", "es_MX"),
    "fr": ("fr", "fr_CA"),
    "no": ("nb",),
    "pt": ("pt", "pt_PT"),
    "sr": ("sr_Cyrl", "sr_Latn", "sr_Cyrl_BA", "sr_Latn_BA"),
    "zh": ("zh_Hans", "zh_Hant"),
}


def numbered(names: str, first: int = 1) -> Names:
    """Return the names of one text as a table that counts up.

    >>> numbered("ene feb")
    {'ene': 1, 'feb': 2}
    """
    return {name: number for number, name in enumerate(names.split(), first)}


#: Full names that pages print and CLDR does not list: case forms used in dates, spellings without accents, Turkish capitals without
#: their dots, Nynorsk.
EXTRA_WIDE: dict[str, dict[str, Names]] = {
    "ar": {
        "months": {"اغسطس": 8, "ابريل": 4, "اكتوبر": 10},
        "weekdays": {"الاثنين": 0, "الإثنين": 0, "الأثنين": 0, "الاربعاء": 2, "الأربعاء": 2},
    },
    "de": {"months": {"maerz": 3}, "weekdays": {"sonnabend": 5}},
    "es": {"months": {"setiembre": 9}, "weekdays": {"miercoles": 2, "sabado": 5}},
    "fr": {"months": {"fevrier": 2, "aout": 8, "decembre": 12}, "weekdays": {}},
    "hi": {"months": {"सितम्बर": 9, "नवम्बर": 11, "दिसम्बर": 12, "फरवरी": 2}, "weekdays": {}},
    "hr": {"months": {"studenog": 11}, "weekdays": {}},
    "id": {"months": {"pebruari": 2, "nopember": 11}, "weekdays": {"jum'at": 4, "ahad": 6}},
    "it": {"months": {}, "weekdays": {"lunedi": 0, "martedi": 1, "mercoledi": 2, "giovedi": 3, "venerdi": 4}},
    "lv": {
        "months": numbered("janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī"),
        "weekdays": {},
    },
    "no": {"months": {}, "weekdays": {"måndag": 0, "tysdag": 1, "laurdag": 5, "sundag": 6}},
    "pt": {"months": {"marco": 3}, "weekdays": {**numbered("segunda terça quarta quinta sexta", 0), "terca-feira": 1, "sabado": 5}},
    "ro": {"months": {}, "weekdays": {"marti": 1, "marţi": 1, "duminica": 6, "sambata": 5, "sîmbătă": 5}},
    "sl": {
        "months": numbered("januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra"),
        "weekdays": {},
    },
    "sr": {
        "months": {
            **numbered("januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra"),
            **numbered("јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра"),
        },
        "weekdays": {},
    },
    "tr": {
        "months": {"mayis": 5, "agustos": 8, "eylul": 9, "kasim": 11, "aralik": 12, "subat": 2},
        "weekdays": {"sali": 1, "carsamba": 2, "persembe": 3},
    },
    "vi": {
        "months": {
            **{f"tháng {name}": number for name, number in numbered("một hai ba tư năm sáu bảy tám chín mười").items()},
            "tháng giêng": 1,
            "tháng mười một": 11,
            "tháng mười hai": 12,
            "tháng chạp": 12,
        },
        "weekdays": {},
    },
    "zh": {"months": {}, "weekdays": {"星期天": 6, "周天": 6}},
}  # fmt: skip

#: Abbreviations that pages print and CLDR does not list.
EXTRA_SHORT: dict[str, dict[str, Names]] = {
    "bg": {"months": {"ян": 1, "февр": 2, "септ": 9, "ноем": 11}, "weekdays": {}},
    "da": {"months": {}, "weekdays": {"tir": 1, "tor": 3}},
    "de": {"months": {"mär": 3, "mrz": 3, "sep": 9, "sept": 9}, "weekdays": {}},
    "en": {"months": {"febr": 2, "sept": 9}, "weekdays": {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}},
    "es": {"months": {"sep": 9, "sept": 9, "set": 9}, "weekdays": {}},
    "fr": {"months": {"fev": 2, "fév": 2, "jan": 1, "jul": 7, "juil": 7, "aoû": 8, "sep": 9, "dec": 12}, "weekdays": {}},
    "id": {"months": {"agt": 8, "ags": 8, "nop": 11}, "weekdays": {}},
    "it": {"months": {"sett": 9}, "weekdays": {}},
    "nl": {"months": {"mrt": 3, "maa": 3, "sept": 9}, "weekdays": {}},
    "ro": {"months": {"mart": 3, "sep": 9, "noi": 11}, "weekdays": {}},
    "ru": {"months": {"янв": 1, "фев": 2, "мар": 3, "июн": 6, "июл": 7, "сен": 9, "ноя": 11}, "weekdays": {}},
    "sv": {"months": {"jun": 6, "jul": 7, "sep": 9, "sept": 9}, "weekdays": {}},
    "uk": {"months": numbered("січ лют бер кві тра чер лип сер вер жов лис гру"), "weekdays": {}},
}  # fmt: skip

# A name made of a number and the sign for month, with or without a blank: "3月", "3월", "tháng 3", "thg 3".
_NUMERIC = re.compile(r"\d")

_APOSTROPHES = str.maketrans("\N{HEBREW PUNCTUATION GERESH}\N{MODIFIER LETTER APOSTROPHE}", "''")

# Run in a process of its own; prints {"months": {"wide": {...}, "abbreviated": {...}}, ...} of the one locale named by its argument.
_CHILD = """
import json, sys
from babel import Locale
locale = Locale.parse(sys.argv[1])
out = {}
for kind, names in (("months", locale.months), ("weekdays", locale.days)):
    for width in ("wide", "abbreviated"):
        into = out.setdefault(kind, {}).setdefault(width, {})
        for context in ("format", "stand-alone"):
            for number, name in names[context][width].items():
                into.setdefault(name, number)
json.dump(out, sys.stdout)
"""


def fold(name: str) -> str:
    """Return the form of a name under which the table holds it.

    >>> fold("  MÄRZ ")
    'märz'
    """
    return unicodedata.normalize("NFC", name.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").strip().casefold())


def unaccented(name: str) -> str:
    """Return a name without its accents, as Greek capitals are printed.

    >>> unaccented("απριλίου")
    'απριλιου'
    """
    return "".join(letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))


def spellings(language: str, name: str, *, short: bool) -> set[str]:
    """Return the spellings of one name that belong into the table; none for a name the numeric grammar reads.

    >>> sorted(spellings("de", "Feb.", short=True))
    ['feb', 'feb.']
    >>> spellings("ja", "3月", short=True)
    set()
    """
    base = fold(name).rstrip(".")
    if len(base) == 1 or _NUMERIC.search(base):
        return set()
    found = {base}
    if language == "el":
        found.add(unaccented(base))
    if language == "he":
        # The name takes its preposition as a prefix.
        found |= {"ב" + each for each in found}
    # The Hebrew geresh and the Ukrainian apostrophe are mostly typed as a straight apostrophe.
    found |= {each.translate(_APOSTROPHES) for each in found}
    if short:
        found |= {each + "." for each in found}
    # Folding takes some letters apart (Greek "ΐ"), composing joins them again: the table holds both.
    return found | {each.casefold() for each in found}


def read_locale(locale: str) -> dict[str, dict[str, Names]]:
    """Return the raw names of one locale, by kind and width, read in a process of its own."""
    done = subprocess.run([sys.executable, "-c", _CHILD, locale], capture_output=True, check=True, encoding="utf-8")
    table: dict[str, dict[str, Names]] = json.loads(done.stdout)
    return table


def build_language(language: str) -> dict[str, Names]:
    """Return the months and weekdays of one language, of all its locales and the extra names."""
    empty: dict[str, Names] = {"months": {}, "weekdays": {}}
    sources = [read_locale(locale) for locale in LOCALES.get(language, (language,))]
    result: dict[str, Names] = {}
    for kind in ("months", "weekdays"):
        wide = [source[kind]["wide"] for source in sources] + [EXTRA_WIDE.get(language, empty)[kind]]
        short = [source[kind]["abbreviated"] for source in sources] + [EXTRA_SHORT.get(language, empty)[kind]]
        names: Names = {}
        full = {fold(name) for group in wide for name in group}
        for group in wide:
            for name, number in group.items():
                for spelling in spellings(language, name, short=False):
                    names.setdefault(spelling, number)
        for group in short:
            for name, number in group.items():
                # Where a short name is the full one ("mai"), nobody puts a dot behind it.
                for spelling in spellings(language, name, short=fold(name) not in full):
                    names.setdefault(spelling, number)
        result[kind] = dict(sorted(names.items()))
    return result


def build_table() -> Table:
    """Return the table of all languages, in the order of their codes."""
    with concurrent.futures.ThreadPoolExecutor() as pool:
        return dict(zip(LANGUAGES, pool.map(build_language, LANGUAGES), strict=True))


def write_table(table: Table, target: Path) -> None:
    """Write the table as JSON, one line for each language."""
    lines = [f"{json.dumps(key)}: {json.dumps(names, ensure_ascii=False, separators=(',', ':'))}" for key, names in table.items()]
    target.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def main() -> None:
    """Write the table, or with ``--check`` fail when the file on disk differs from what CLDR gives."""
    parser = argparse.ArgumentParser(description="Generate the table of month and weekday names from CLDR.")
    parser.add_argument("target", nargs="?", type=Path, default=TARGET, help="where to write the table")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when the file is not up to date")
    options = parser.parse_args()
    table = build_table()
    if options.check:
        if json.loads(options.target.read_text(encoding="utf-8")) != table:
            sys.exit(f"{options.target} is not up to date")
        return
    write_table(table, options.target)


if __name__ == "__main__":
    main()
