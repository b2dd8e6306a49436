"""The public records: dataclasses that cannot be changed, with their methods written once.

`dataclass(frozen=True)` writes and compiles six methods anew for each class, which for ten classes takes longer than parsing a small page.
Here equality, hash, text form and the refusal of changes are inherited; what is left is the constructor, which fills the slots past that
refusal: an entry has thirty fields with those of its parts, and a check for each would take longer than finding the entry's stamp.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass
from dataclasses import fields as fields_of
from typing import Any, TypeVar, dataclass_transform

_Class = TypeVar("_Class")


@dataclass_transform(frozen_default=True)
def record(cls: type[_Class]) -> type[_Class]:
    """Makes a subclass of `Record` a slotted dataclass; type checkers see it as frozen, and so it behaves."""
    made = dataclass(slots=True, eq=False, repr=False, init=False)(cls)
    setattr(made, "__init__", _constructor(made))  # noqa: B010 - a type checker takes the plain form for a mistake
    return made


def _constructor(cls: type) -> Callable[..., None]:
    """An `__init__` as `dataclass` writes it, that sets each field by its slot."""
    fields = fields_of(cls)
    known: dict[str, Any] = {f"set_{field.name}": getattr(cls, field.name).__set__ for field in fields}
    known |= {f"default_{field.name}": field.default for field in fields if field.default is not MISSING}
    parameters = "".join(f", {field.name}" + (f"=default_{field.name}" if field.default is not MISSING else "") for field in fields)
    lines = [f"def __init__(self{parameters}):", *(f" set_{field.name}(self, {field.name})" for field in fields)]
    exec("\n".join(lines), known)  # noqa: S102 - `dataclass` does the same
    made: Callable[..., None] = known["__init__"]
    return made


class Record:
    """A base for records: equal are those of the same class with equal fields; a field is set once, by the constructor.

    >>> from livelog.model.blog import Author
    >>> Author("Ann Poe") == Author("Ann Poe"), Author("Ann Poe")
    (True, Author(name='Ann Poe', kind='Person'))
    """

    __slots__ = ()
    __dataclass_fields__: dict[str, Any]

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self.__dataclass_fields__)

    def __eq__(self, other: object) -> bool:
        return self._values() == other._values() if isinstance(other, Record) and type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__dataclass_fields__)
        return f"{type(self).__name__}({fields})"

    def __setattr__(self, name: str, value: object) -> None:
        if hasattr(self, name):
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        object.__setattr__(self, name, value)

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")
