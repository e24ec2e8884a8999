"""What Telegram does when the bot calls: one function for each method that is more than "true"."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.support.botapi.limits import content
from tests.support.botapi.values import Json, Refusal, Request
from tests.support.botapi.world import BOT, BOT_AS_SENDER, MOMENT, World

Method = Callable[[World, Request], Any]

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are"
    " exactly the same as a current content and reply markup of the message"
)
MANAGES = (
    "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
    "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users",
    "can_post_stories", "can_edit_stories", "can_delete_stories",
)  # fmt: skip
NO_TEXT = "Bad Request: there is no text in the message to edit"
PHOTO_SIZE = {"width": 1080, "height": 810}
NO_QUERY = "Bad Request: query is too old and response timeout expired or query ID is invalid"


def get_me(_world: World, _request: Request) -> Json:
    return BOT


def send_message(world: World, request: Request) -> Json:
    text, entities = content(request.fields, "text")
    shown: Json = {"text": text} | ({"entities": entities} if entities else {})
    return world.keep(_new(world, request) | shown)


def send_document(world: World, request: Request) -> Json:
    message = _new(world, request)
    described = _file(world, request, "document")
    name = request.file_names.get("document", "")
    named = {"file_name": name} if name else {}
    return world.keep(message | {"document": described | named} | _caption(request))


def send_photo(world: World, request: Request) -> Json:
    message = _new(world, request)
    described = _file(world, request, "photo")
    return world.keep(message | {"photo": [described | PHOTO_SIZE]} | _caption(request))


def edit_message_text(world: World, request: Request) -> Json:
    before = world.message(request.fields)
    if "text" not in before:
        raise Refusal(400, NO_TEXT)
    text, entities = content(request.fields, "text")
    changed = _without(before, "text", "entities", "reply_markup")
    changed |= {"text": text} | ({"entities": entities} if entities else {})
    return _changed(world, before, changed | _markup(request.fields))


def edit_message_media(world: World, request: Request) -> Json:
    """A photo takes the place of a text or of another photo; its caption comes with it."""
    before = world.message(request.fields)
    media = request.fields["media"]
    if media["type"] != "photo":
        raise Refusal(400, f"the stand-in cannot show a {media['type']} yet")
    described = _attached(world, request, media["media"], "photo")
    changed = _without(
        before, "text", "entities", "caption", "caption_entities", "photo", "reply_markup"
    )
    changed |= {"photo": [described | PHOTO_SIZE]} | _captioned(media)
    return _changed(world, before, changed | _markup(request.fields))


def edit_message_caption(world: World, request: Request) -> Json:
    before = world.message(request.fields)
    changed = _without(before, "caption", "caption_entities", "reply_markup")
    return _changed(world, before, changed | _caption(request) | _markup(request.fields))


def edit_message_reply_markup(world: World, request: Request) -> Json:
    before = world.message(request.fields)
    return _changed(world, before, _without(before, "reply_markup") | _markup(request.fields))


def delete_message(world: World, request: Request) -> bool:
    message = world.message(request.fields)
    world.delete(message["chat"]["id"], message["message_id"])
    return True


def answer_callback_query(world: World, request: Request) -> bool:
    """Each press is answered once; another answer comes too late."""
    query = request.fields["callback_query_id"]
    if query not in world.presses:
        raise Refusal(400, NO_QUERY)
    world.presses.remove(query)
    return True


def answer_inline_query(world: World, request: Request) -> bool:
    """Each query is answered once."""
    query = request.fields["inline_query_id"]
    if query not in world.queries:
        raise Refusal(400, NO_QUERY)
    world.queries.remove(query)
    return True


def set_my_commands(world: World, request: Request) -> bool:
    world.menus[_menu(world, request)] = request.fields["commands"]
    return True


def get_my_commands(world: World, request: Request) -> list[Json]:
    return world.menus.get(_menu(world, request), [])


def get_chat_member(world: World, request: Request) -> Json:
    person = request.fields["user_id"]
    user = {"id": person, "is_bot": False, "first_name": "Someone"}
    if (request.fields["chat_id"], person) not in world.managers:
        return {"status": "member", "user": user}
    rights = dict.fromkeys(MANAGES, True)
    return {"status": "administrator", "user": user, "can_be_edited": False, **rights}


def get_file(world: World, request: Request) -> Json:
    return world.file(request.fields["file_id"])


METHODS: Mapping[str, Method] = {
    "getMe": get_me,
    "sendMessage": send_message,
    "sendDocument": send_document,
    "sendPhoto": send_photo,
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageMedia": edit_message_media,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "getChatMember": get_chat_member,
    "getFile": get_file,
}


def _new(world: World, request: Request) -> Json:
    """A message of the bot's before its content. Raises Refusal."""
    fields = request.fields
    chat = world.chat(fields["chat_id"])
    message: Json = {"date": MOMENT, "chat": chat, "from": BOT_AS_SENDER}
    thread = fields.get("message_thread_id")
    if thread is not None:
        if not chat.get("is_forum"):
            raise Refusal(400, "Bad Request: message thread not found")
        message |= {"message_thread_id": thread, "is_topic_message": True}
    replied = fields.get("reply_parameters")
    if replied is not None:
        found = world.messages.get((chat["id"], replied["message_id"]))
        if found is not None:
            message["reply_to_message"] = _without(found, "reply_to_message")
        elif not replied.get("allow_sending_without_reply"):
            raise Refusal(400, "Bad Request: message to be replied not found")
    return message | _markup(fields)


def _changed(world: World, before: Json, changed: Json) -> Json:
    if _without(changed, "edit_date") == _without(before, "edit_date"):
        raise Refusal(400, NOT_MODIFIED)
    return world.keep(changed | {"edit_date": MOMENT})


def _file(world: World, request: Request, name: str) -> Json:
    """The file that a request brings, or names by its id."""
    return _attached(world, request, str(request.fields.get(name, "")), name)


def _attached(world: World, request: Request, value: str, name: str) -> Json:
    """The file that `value` names: a part of the request, or one that is there by its id."""
    part = value.removeprefix("attach://") if value.startswith("attach://") else name
    if part in request.files:
        if not request.files[part]:
            raise Refusal(400, "Bad Request: file must be non-empty")
        return world.keep_file(request.file_names[part], request.files[part])
    found = world.file(value)
    return _without(found, "file_path")


def _caption(request: Request) -> Json:
    return _captioned(request.fields)


def _captioned(fields: Mapping[str, Any]) -> Json:
    text, entities = content(fields, "caption")
    if not text:
        return {}
    return {"caption": text} | ({"caption_entities": entities} if entities else {})


def _markup(fields: Mapping[str, Any]) -> Json:
    """Only inline keyboards are part of a message."""
    markup = fields.get("reply_markup") or {}
    return {"reply_markup": markup} if markup.get("inline_keyboard") else {}


def _menu(world: World, request: Request) -> tuple[str, str]:
    scope = request.fields.get("scope", {"type": "default"})
    name = scope["type"]
    if "chat_id" in scope:
        name += f":{world.chat(scope['chat_id'])['id']}"
    return name, request.fields.get("language_code", "")


def _without(message: Mapping[str, Any], *names: str) -> Json:
    return {name: value for name, value in message.items() if name not in names}
