"""What is kept of a person, in words, and the question before it is deleted."""

from handlers.replies.buttons import rows
from handlers.replies.markup import bold, bullet, code, escape, lines
from handlers.replies.messages import say, tell
from handlers.replies.reply import Button, Reader, Reply
from store.personal import Kept

FORGET = "f:yes"
"""Data of the button that deletes."""


def kept_reply(kept: Kept, reader: Reader) -> Reply:
    """Each thing that is kept on a line; what is not there is not listed."""
    language = reader.language
    counted = {
        "mydata-questions": kept.questions,
        "mydata-messages": kept.messages,
        "mydata-reports": kept.reports,
        "mydata-drafts": kept.drafts,
        "mydata-watches": kept.watches,
    }
    found = [
        bullet([tell(language, message, count=count)])
        for message, count in counted.items()
        if count
    ]
    if kept.language:
        name = say(kept.language, "language-name")
        found.insert(0, bullet([tell(language, "mydata-language", name=escape(name))]))
    if kept.unit:
        unit = say(language, f"unit-{kept.unit}")
        found.append(bullet([tell(language, "mydata-unit", unit=escape(unit))]))
    if kept.role:
        found.append(bullet([tell(language, "mydata-role", role=escape(kept.role))]))
    if kept.key:
        found.append(bullet([tell(language, "mydata-key", key=code(kept.key))]))
    if kept.subscription is not None:
        found.append(bullet([tell(language, "mydata-subscription")]))
    if not found:
        return Reply(html=tell(language, "mydata-nothing"))
    return Reply(
        html=lines(bold(say(language, "mydata-title")), *found, tell(language, "mydata-how"))
    )


def forget_reply(reader: Reader) -> Reply:
    """What would be gone."""
    button = Button(label=say(reader.language, "forget-yes"), data=FORGET)
    return Reply(html=tell(reader.language, "forget-ask"), buttons=rows((button,)))


def forgotten_reply(reader: Reader) -> Reply:
    """It is gone."""
    return Reply(html=tell(reader.language, "forgotten"))


def in_private_reply(reader: Reader) -> Reply:
    """What is kept of a person is nobody else's business."""
    return Reply(html=tell(reader.language, "mydata-private"))
