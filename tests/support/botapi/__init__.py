"""A Telegram Bot API server for tests: it checks what the bot sends, and misbehaves on request.

Two ways in, one behaviour: `serving.serving` puts it on loopback for a whole `hektar run`
process, `direct.Direct` is a transport for an `Application` inside the test. `talk.Talk` is
what people do. Whatever breaks the Bot API, of the bot or of the stand-in itself, is kept in
`Ledger.violations`, and the fixtures of `tests/conftest.py` fail a test that leaves one there.
"""
