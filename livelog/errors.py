"""Everything that livelog raises, each with the code that the shell prints."""

from __future__ import annotations


class LivelogError(Exception):
    """Base of all errors; `code` is the word in `error[code]`."""

    code = "error"


class UnsupportedFormatError(LivelogError):
    """The content is of a format that livelog does not read (PDF, DOCX, an image, ...)."""

    code = "unsupported-format"


class MissingExtraError(LivelogError):
    """A format needs a library that a plain installation does not bring; the message says how to get it."""

    code = "missing-extra"


class MissingPackageError(MissingExtraError, UnsupportedFormatError):
    """The content is packed in a way for which that is so."""


class TooLargeError(LivelogError):
    """The content is larger than livelog takes."""

    code = "too-large"


class OptionError(LivelogError):
    """A given fact (zone, date, capture time, language) is not of the form that the contract names."""

    code = "bad-option"


class ForeignDatabaseError(LivelogError):
    """A file that is to be added to is no database of livelog's, or one of a newer livelog."""

    code = "foreign-database"


class BadRowError(LivelogError):
    """A line that is to go into a table is no row as `livelog.write.rows.jsonl` writes it."""

    code = "bad-row"
