"""Everything that livelog raises, each with the code that the shell prints."""

from __future__ import annotations


class LivelogError(Exception):
    """Base of all errors; `code` is the word in `error[code]`."""

    code = "error"


class UnsupportedFormatError(LivelogError):
    """The content is of a format that livelog does not read (PDF, DOCX, an image, ...)."""

    code = "unsupported-format"


class TooLargeError(LivelogError):
    """The content is larger than livelog takes."""

    code = "too-large"


class OptionError(LivelogError):
    """A given fact (zone, date, capture time, language) is not of the form that the contract names."""

    code = "bad-option"
