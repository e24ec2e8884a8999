"""The stand-in: it checks each call against the Bot API, lets faults happen, keeps the ledger."""

from dataclasses import dataclass, field
from typing import Any

from tests.support.botapi import spec
from tests.support.botapi.faults import Fault, Faults
from tests.support.botapi.ledger import Entry, Ledger
from tests.support.botapi.limits import limit_errors
from tests.support.botapi.methods import METHODS
from tests.support.botapi.rates import Rates
from tests.support.botapi.updates import Updates
from tests.support.botapi.values import Answer, Refusal, Request, success
from tests.support.botapi.world import World
from tests.support.leavings import TOKEN


@dataclass(slots=True)
class BotApi:
    """A Bot API server without its wire."""

    token: str = TOKEN
    """The one that it knows."""
    world: World = field(default_factory=World)
    updates: Updates = field(default_factory=Updates)
    ledger: Ledger = field(default_factory=Ledger)
    faults: Faults = field(default_factory=Faults)
    rates: Rates = field(default_factory=Rates)

    async def respond(self, token: str, request: Request) -> Answer:
        """What goes back. Raises Cut or Hung where a fault ends it without an answer."""
        if token != self.token:
            return self._no(request, Refusal(401, "Unauthorized"))
        fault = self.faults.due(request)
        if fault is not None and fault.happens is None:
            self.ledger.stir()
            await self.faults.hold()
            fault = None
        if fault is not None and not fault.after:
            return self._failed(request, fault)
        try:
            self._check(request)
            self.rates.check(request)
            result = await self._act(request)
        except Refusal as refusal:
            return self._no(request, refusal)
        if request.method != "getUpdates":
            self.ledger.note(Entry(request=request, result=result))
        return success(result) if fault is None else self._failed(None, fault)

    def checked(self, value: Any, *types: str) -> None:
        """Complain of an object of the stand-in's own that is none of `types`."""
        for words in spec.errors(value, types, "stand-in"):
            self.ledger.complain(words)

    def _check(self, request: Request) -> None:
        """Raise the refusal of a request that breaks the Bot API, and keep its violations."""
        method = request.method
        if not spec.known(method):
            self.ledger.complain(f"the Bot API has no method {method}")
            raise Refusal(404, "Not Found")
        wrong = spec.request_errors(method, request.fields, request.files)
        beyond = [] if wrong else limit_errors(method, request.fields, request.files)
        for words in wrong:
            self.ledger.complain(words)
        for words, where in beyond:
            self.ledger.complain(f"{words} ({where})")
        if wrong:
            raise Refusal(400, f"Bad Request: {wrong[0]}")
        if beyond:
            words, _ = beyond[0]
            raise Refusal(413 if "Large" in words else 400, words)

    async def _act(self, request: Request) -> Any:
        method = request.method
        if method == "getUpdates":
            self.ledger.stir()
            result: Any = await self._take(request)
        elif method in METHODS:
            result = METHODS[method](self.world, request)
        elif spec.returns(method) == ["Boolean"]:
            result = True
        else:
            self.ledger.complain(f"the stand-in cannot do {method} yet")
            raise Refusal(400, f"Bad Request: the stand-in cannot do {method} yet")
        # Updates were checked when they were pushed: some of them are broken on purpose.
        if method != "getUpdates":
            self.checked(result, *spec.returns(method))
        return result

    async def _take(self, request: Request) -> Any:
        fields = request.fields
        taken = self.updates.take(
            offset=fields.get("offset", 0),
            limit=fields.get("limit", 100),
            seconds=fields.get("timeout", 0),
            allowed=fields.get("allowed_updates", ()),
        )
        try:
            return await taken
        finally:
            self.ledger.stir()

    def _failed(self, request: Request | None, fault: Fault) -> Answer:
        happens = fault.happens
        if isinstance(happens, Answer):
            if request is not None:
                self.ledger.note(Entry(request=request, refusal=f"HTTP {happens.status}"))
            return happens
        if isinstance(happens, Refusal) and request is not None:
            return self._no(request, happens)
        assert happens is not None
        if request is not None:
            self.ledger.note(Entry(request=request, refusal=str(happens)))
        raise happens

    def _no(self, request: Request, refusal: Refusal) -> Answer:
        if request.method != "getUpdates" or refusal.code not in {401, 409}:
            self.ledger.note(Entry(request=request, refusal=refusal.words))
        self.ledger.stir()
        return refusal.answer()
