"""The public records: dataclasses that cannot be changed, with their methods written once.

`dataclass(frozen=True)` writes and compiles six methods anew for each class, which for ten classes takes longer than parsing a small page.
Here equality, hash, text form and the refusal of changes are inherited; what is left for `dataclass` is the constructor.
"""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass
from typing import Any, TypeVar, dataclass_transform

_Class = TypeVar("_Class")


@dataclass_transform(frozen_default=True)
def record(cls: type[_Class]) -> type[_Class]:
    """Makes a subclass of `Record` a slotted dataclass; type checkers see it as frozen, and so it behaves."""
    return dataclass(slots=True, eq=False, repr=False)(cls)


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
