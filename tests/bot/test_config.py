"""The configuration: defaults, file, environment, and every mistake named at once."""

import tomllib
from pathlib import Path

import pytest

from bot.config import SECTIONS, Config, as_data, sqlite_file, sqlite_url, store_url
from bot.reading import ConfigError, load_config

ROOT = Path(__file__).parents[2]
TOKEN = "123456789:AAcanaryAAcanaryAAcanaryAAcanaryAA"


@pytest.fixture(autouse=True)
def nobodys_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without any configuration, in an environment without any of our variables."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(folder: Path, text: str) -> Path:
    file = folder / "config.toml"
    file.write_text(text, encoding="utf-8")
    return file


def problems(file: Path | None = None) -> tuple[str, ...]:
    with pytest.raises(ConfigError) as caught:
        load_config(file)
    return caught.value.problems


def test_every_command_works_without_a_file() -> None:
    loaded = load_config()
    assert loaded.file is None
    assert loaded.config == Config()


def test_the_example_has_every_key_with_its_default() -> None:
    example = tomllib.loads((ROOT / "config.example.toml").read_text(encoding="utf-8"))
    assert example == as_data(Config())
    assert {name: set(keys) for name, keys in example.items()} == {
        name: set(section.model_fields) for name, section in SECTIONS.items()
    }


def test_a_named_file_goes_before_the_others(
    nobodys_house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("named", "variable"):
        (nobodys_house / f"{name}.toml").write_text(f'[people]\ncontact = "{name}"')
    written(nobodys_house, '[people]\ncontact = "here"')
    assert load_config().config.people.contact == "here"
    monkeypatch.setenv("HEKTAR_CONFIG", "variable.toml")
    assert load_config().config.people.contact == "variable"
    assert load_config(Path("named.toml")).config.people.contact == "named"


def test_the_users_own_folder_is_looked_into_last(
    nobodys_house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = nobodys_house / "xdg_config_home" / "hektar"
    folder.mkdir(parents=True)
    written(folder, '[people]\ncontact = "mine"')
    assert load_config().config.people.contact == "mine"


def test_the_environment_goes_before_the_file(
    nobodys_house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(nobodys_house, '[people]\nowners = [1]\ncontact = "c"\n[log]\nlevel = "error"')
    monkeypatch.setenv("HEKTAR_PEOPLE__OWNERS", "123456, 654321")
    monkeypatch.setenv("HEKTAR_STORE__LOAD_PUBLISHED", "false")
    monkeypatch.setenv("HEKTAR_TELEGRAM__TOKEN", f"{TOKEN}\n")
    config = load_config(file).config
    assert config.people.owners == {123456, 654321}
    assert config.people.contact == "c"
    assert config.log.level == "error"
    assert not config.store.load_published
    assert config.token == TOKEN


def test_without_an_address_the_store_is_a_file_in_the_users_data_folder(
    nobodys_house: Path,
) -> None:
    assert store_url(Config()).startswith("sqlite+aiosqlite:////")
    assert store_url(Config()).endswith("/xdg_data_home/hektar/hektar.sqlite")


@pytest.mark.parametrize("name", ["a.sqlite", "a b#?%20&ə.sqlite", "/from/the root.sqlite"])
def test_a_file_of_any_name_has_an_address_that_leads_back(name: str) -> None:
    assert sqlite_file(sqlite_url(Path(name))) == Path(name)


def test_an_address_has_a_file_only_where_the_store_is_embedded() -> None:
    assert sqlite_file("sqlite+aiosqlite:///a.sqlite?mode=ro") == Path("a.sqlite")
    assert sqlite_file("postgresql+asyncpg://me@host/data") is None


def test_a_webhook_without_a_secret_is_said_to_need_one_and_shows_none(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    secret = "short canary"
    file.write_text(f'[webhook]\nurl = "https://x.org/y"\nsecret = "{secret}"\n')
    (found,) = problems(file)
    assert found == "[webhook]: a webhook needs a secret of 16 to 256 letters, digits, _ and -."
    file.write_text('[webhook]\nport = "canary"\n')
    assert problems(file) == ("[webhook] port: write a number from 0 to 65535, not 'canary'.",)


def test_all_mistakes_are_named_at_once_with_what_to_write(nobodys_house: Path) -> None:
    file = written(
        nobodys_house,
        """
        token = "outside of a section"
        [telegram]
        base_url = "api.telegram.org"
        [store]
        ulr = "sqlite+aiosqlite:///x"
        load_published = "perhaps"
        [people]
        owners = ["@leyla", true, -4, 777000]
        access = "all"
        time_zone = "Europe/Bakuu"
        contact = 5
        [log]
        level = "loud"
        [weather]
        """,
    )
    found = problems(file)
    for expected in (
        "token: this key belongs below a line [telegram].",
        (
            "[telegram] base_url: write text in quotes, not 'api.telegram.org'"
            " (it begins with https:// or http://)."
        ),
        "[store] ulr: there is no such key. Did you mean url?",
        "[store] load_published: write true or false, not 'perhaps'.",
        "[people] owners: write numeric Telegram ids, such as owners = [123456789], not '@leyla'.",
        "[people] owners: write numeric Telegram ids, such as owners = [123456789], not -4.",
        '[people] access: write "open" or "invited", not \'all\'.',
        (
            "[people] time_zone: 'Europe/Bakuu' is no time zone."
            ' Write an IANA name, such as "Asia/Baku".'
        ),
        "[people] contact: write text in quotes, not 5.",
        '[log] level: write "debug", "info", "warning" or "error", not \'loud\'.',
        (
            "[weather]: there is no such section."
            " There are: telegram, webhook, store, people, digest, backup, uploads, log."
        ),
    ):
        assert expected in found
    assert any("777000" in line and "anonymous" in line for line in found)
    assert any("'True'" in line for line in found)


def test_a_variable_is_called_by_its_own_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEKTAR_PEOPLE__OWNERS", "@leyla")
    monkeypatch.setenv("HEKTAR_STORE__ULR", "x")
    monkeypatch.setenv("HEKTAR_STOER__URL", "x")
    assert problems() == (
        "HEKTAR_STOER__URL: there is no section [stoer]. Did you mean store?",
        "HEKTAR_STORE__ULR: there is no such key. Did you mean url?",
        (
            "HEKTAR_PEOPLE__OWNERS: write numeric Telegram ids, such as owners = [123456789],"
            " not '@leyla'."
        ),
    )
    monkeypatch.setenv("HEKTAR_PEOPLE", "everyone")
    assert "HEKTAR_PEOPLE: name one key, such as HEKTAR_TELEGRAM__TOKEN." in problems()


@pytest.mark.parametrize(
    ("section", "key", "words"),
    [
        ("telegram", "inline", "write true or false"),
        ("webhook", "port", "write a number from 0 to 65535"),
        ("store", "load_published", "write true or false"),
        ("digest", "expected_days", "write a number from 0 to 3650"),
        ("backup", "keep", "write a number from 1 to 3650"),
        ("uploads", "approvals", "write 1 or 2"),
    ],
)
def test_a_key_that_takes_no_text_says_what_it_takes(
    nobodys_house: Path, section: str, key: str, words: str
) -> None:
    file = written(nobodys_house, f"[{section}]\n{key} = -5")
    assert problems(file) == (f"[{section}] {key}: {words}, not -5.",)


def test_text_is_quoted_in_a_file_and_not_in_a_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEKTAR_PEOPLE__EMERGENCY", "")
    (line,) = problems()
    assert line.startswith("HEKTAR_PEOPLE__EMERGENCY: write text, not '' (it may not be empty")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"[people\n", "is not TOML"),
        (b'[people]\ncontact = "\xff"', "is not UTF-8"),
        (None, "cannot be read: No such file or directory"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_to_be_so(
    nobodys_house: Path, content: bytes | None, words: str
) -> None:
    file = nobodys_house / "broken.toml"
    if content is not None:
        file.write_bytes(content)
    (line,) = problems(file)
    assert words in line
    assert str(file) in line


@pytest.mark.parametrize(
    "text",
    [
        f'[telegram]\ntoken = ["{TOKEN}"]',
        f'[telegram]\ntoken = "{TOKEN} and more"',
        f"[telegram]\ntoken = {TOKEN}",
        f'[telegram]\nbase_url = "{TOKEN}"',
        f'[people]\nowners = ["{TOKEN}"]',
        f'[telegram]\ntokn = "{TOKEN}"',
        f'token = "{TOKEN}"',
    ],
)
def test_no_mistake_shows_the_token(nobodys_house: Path, text: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_config(written(nobodys_house, text))
    assert TOKEN not in "".join([*caught.value.problems, str(caught.value)])
    assert TOKEN not in repr(caught.value.usable)


def test_the_token_is_no_part_of_what_a_config_looks_like(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HEKTAR_TELEGRAM__TOKEN", TOKEN)
    loaded = load_config()
    assert TOKEN not in f"{loaded!r} {loaded.config}"


def test_what_is_right_can_be_used_in_spite_of_mistakes_elsewhere(nobodys_house: Path) -> None:
    file = written(nobodys_house, '[people]\naccess = "no"\n[store]\nurl = "u"')
    with pytest.raises(ConfigError) as caught:
        load_config(file)
    assert caught.value.wrong == {"people"}
    assert caught.value.usable.store.url == "u"
    assert caught.value.usable.people.access == "open"
