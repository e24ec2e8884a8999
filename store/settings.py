"""What the store must be told: where it lies and whether it starts with the shipped figures."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreSettings:
    """`url` in SQLAlchemy's form (sqlite+aiosqlite:///file or postgresql+asyncpg://…)."""

    url: str
    load_published: bool = True
