"""How a time is printed: the forms of the notes on dialects, by language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

_MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split(),
}
_DAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split(),
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche".split(),
    "es": "lunes martes miércoles jueves viernes sábado domingo".split(),
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica".split(),
}
# clocks, by language; {H} is the hour of 24 in two digits, {h} without a zero, {t} the hour of 12, {T} that in two digits, {m} the minute
CLOCKS = {
    "en": ("{H}:{m}", "{H}.{m}", "{t}.{m}{ap}", "{t}:{m}{ap}", "{T}:{m} {AP}", "{t}:{m} {a.p.}", "{H}:{m} GMT", "{t}.{m}{ap} GMT"),
    "de": ("{H}:{m}", "{H}:{m} Uhr", "{H}.{m} Uhr", "{h}.{m} Uhr"),
    "fr": ("{H}h{m}", "{h}h{m}", "{H}:{m}"),
    "es": ("{H}:{m}", "{H}.{m}", "{H}:{m} h", "{H}:{m} hs", "{h}:{m}"),
    "it": ("{H}:{m}", "{H}.{m}", "Ore {H}:{m}", "ore {h}.{m}"),
}
# the same with their days
DATED = {
    "en": (
        "{D} {MONTH} {Y} {H}:{m}",
        "{WEEKDAY} {D} {MONTH} {Y} {H}:{m}",
        "{MONTH} {D}, {Y} {t}:{m} {ap}",
        "{MON} {D}, {Y}, {T}:{m} {AP}",
        "{H}:{m} GMT, {D} {MONTH} {Y}",
        "{D} {MONTH} {Y}, {t}.{m}{ap}",
        "{D} {MON} {Y} • {H}:{m}",
    ),
    "de": (
        "{D}. {MONTH} {Y}, {H}:{m} Uhr",
        "{D}.{M}.{Y} • {H}:{m} Uhr",
        "{DD}.{MM}.{Y}, {H}:{m}",
        "{WEEKDAY}, {D}. {MONTH} {Y} | {H}.{m} Uhr",
    ),
    "fr": ("Le {DD}/{MM} à {H}:{m}", "{D} {MONTH} {Y} à {H}h{m}", "{DD}/{MM}/{Y} {H}:{m}"),
    "es": ("{D} de {MONTH} de {Y} {H}:{m}", "{DD}/{MM}/{Y} - {H}:{m}", "{D} {MONTH} {Y}, {H}.{m}"),
    "it": ("{D} {MONTH} {Y}, {H}:{m}", "{D} {MONTH} {Y} ore {H}.{m}", "{DD}/{MM}/{Y} {H}:{m}"),
}


@dataclass(frozen=True, slots=True)
class Form:
    """A printed form of a moment."""

    code: str
    pattern: str

    @property
    def dated(self) -> bool:
        """The day is printed."""
        return "{D" in self.pattern

    @property
    def zoned(self) -> bool:
        """The zone is printed: Greenwich's."""
        return "GMT" in self.pattern

    def of(self, when: datetime) -> str:
        """The moment as this form prints it."""
        afternoon, twelve, month = when.hour >= 12, (when.hour + 11) % 12 + 1, _MONTHS[self.code][when.month - 1]
        half = "pm" if afternoon else "am"
        values = {
            "H": f"{when.hour:02d}", "h": when.hour, "t": twelve, "T": f"{twelve:02d}", "m": f"{when.minute:02d}",
            "ap": half, "AP": half.upper(), "a.p.": f"{half[0]}.m.",
            "D": when.day, "DD": f"{when.day:02d}", "M": when.month, "MM": f"{when.month:02d}", "Y": when.year,
            "MONTH": month, "MON": month[:3], "WEEKDAY": _DAYS[self.code][when.weekday()],
        }  # fmt: skip
        text = self.pattern
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", str(value))
        return text
