"""The machine-readable Bot API: whether a request or an object is what Telegram documents."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("botapi-10.0.json")

ARRAY = "Array of "
FILES = "InputFile"


@cache
def load() -> Mapping[str, Any]:
    """`methods` and `types`, each with its fields, their types, and which are required."""
    spec: Mapping[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return spec


def known(method: str) -> bool:
    """Whether the Bot API has this method."""
    return method in load()["methods"]


def returns(method: str) -> Sequence[str]:
    """The types of which one is the result of `method`."""
    found: Sequence[str] = load()["methods"][method]["returns"]
    return found


def request_errors(method: str, fields: Mapping[str, Any], files: Mapping[str, Any]) -> list[str]:
    """What is wrong with a decoded request; `files` are parts of its own form by name."""
    described = load()["methods"][method]["fields"]
    given = dict(fields)
    for name in files:
        if name in described and FILES in described[name]["types"]:
            given[name] = f"attach://{name}"
    return _fields(given, described, method)


def errors(value: Any, types: Sequence[str], where: str) -> list[str]:
    """What keeps `value` from being one of `types`; of several, of the one that is nearest."""
    tried = [_one(value, name, where) for name in types]
    return min(tried, key=len)


def decoded(method: str, name: str, text: str) -> Any:
    """A form value as its field's type: a number, a truth value, JSON, or the text itself."""
    described = load()["methods"].get(method, {}).get("fields", {}).get(name)
    types = described["types"] if described else ["String"]
    simple = {"Integer", "Float", "Boolean"}
    if all(kind in {"String", FILES} for kind in types):
        return text
    try:
        value = json.loads(text)
    except ValueError:
        return text
    if "String" in types and not (simple & set(types) or isinstance(value, dict | list)):
        return text
    return value


def _one(value: Any, kind: str, where: str) -> list[str]:
    if kind.startswith(ARRAY):
        if not isinstance(value, list):
            return [f"{where}: {kind} expected, not {_shown(value)}"]
        inner = kind.removeprefix(ARRAY)
        return [e for i, item in enumerate(value) for e in _one(item, inner, f"{where}[{i}]")]
    if kind in _PLAIN:
        fits = isinstance(value, _PLAIN[kind]) and (kind == "Boolean") == isinstance(value, bool)
        return [] if fits else [f"{where}: {kind} expected, not {_shown(value)}"]
    described = load()["types"].get(kind)
    if described is None:
        return [f"{where}: the Bot API has no type {kind}"]
    if described["subtypes"]:
        return errors(value, described["subtypes"], where)
    if not isinstance(value, dict):
        return [f"{where}: {kind} expected, not {_shown(value)}"]
    return _fields(value, described["fields"], f"{where}:{kind}")


_PLAIN: Mapping[str, type | tuple[type, ...]] = {
    "Integer": int,
    "Float": (int, float),
    "String": str,
    "Boolean": bool,
    FILES: str,
}


def _fields(value: Mapping[str, Any], described: Mapping[str, Any], where: str) -> list[str]:
    found = [f"{where}: there is no field {name}" for name in value if name not in described]
    for name, field in described.items():
        if name in value:
            found += errors(value[name], field["types"], f"{where}.{name}")
        elif field["required"]:
            found.append(f"{where}: {name} is missing")
    return found


def _shown(value: Any) -> str:
    return repr(value)[:60]
