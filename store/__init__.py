"""The figures: what was published, what it proves, who asked and who may write.

The floor below `handlers`: it knows no Telegram, no language and no screen. Its doors are
`store.database.connect`, `store.answers.answer` and one module for each kind of record.
"""
