"""What a follow-up took over from the question before, said in one sentence."""

from handlers.language.readings import Understood
from handlers.replies.messages import say
from handlers.replies.names import label_parts
from handlers.replies.reply import Reader


def carried_note(reading: Understood, reader: Reader) -> str:
    """From your last question: Mines, 2022. Empty when nothing was taken over."""
    parts = label_parts(reading.question, reader.language)
    said = [parts[name] for name in reading.carried if name in parts]
    return say(reader.language, "carried-over", parts=", ".join(said)) if said else ""
