"""Groups: whether a message is meant for this bot, and its words without the bot's name."""

import re

from telegram import Message, MessageEntity
from telegram.ext import filters


class _Addressed(filters.MessageFilter):
    """The message names this bot with an @, or replies to one of its messages."""

    def filter(self, message: Message) -> bool:
        return _is_reply(message) or _names(message)


ADDRESSED = _Addressed(name="Addressed")


def words_of(message: Message) -> str:
    """The text without the bot's own name, wherever that stands."""
    text = message.text or ""
    if "@" not in text:
        return text
    name = re.escape(message.get_bot().username)
    return re.sub(rf"@{name}\b", " ", text, flags=re.IGNORECASE).strip()


def _is_reply(message: Message) -> bool:
    answered = message.reply_to_message
    if answered is None or answered.forum_topic_created is not None:
        return False  # in a topic every message "replies" to the one that made the topic
    return answered.from_user is not None and answered.from_user.id == message.get_bot().id


def _names(message: Message) -> bool:
    bot = message.get_bot()
    for entity, text in message.parse_entities(
        [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
    ).items():
        if entity.user is not None and entity.user.id == bot.id:
            return True
        if text.lower() == f"@{bot.username}".lower():
            return True
    return False
