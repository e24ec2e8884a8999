"""The commands as data: handlers, Telegram's menu, /help and their tests all come from here."""

from handlers import (
    basics,
    corrections,
    editions,
    history,
    invitations,
    ledger,
    personal,
    questions,
    reports,
    subscriptions,
    tables,
    unanswered,
    uploads,
    watches,
)
from handlers.caller import Command


def _ask(name: str, *examples: str) -> Command:
    return Command(
        name=name, run=questions.on_question, examples=examples, asks=True, in_groups=True
    )


COMMANDS: tuple[Command, ...] = (
    _ask("cleared", "/cleared Fuzuli 2023", "/cleared 2022 acres"),
    _ask("mines", "/mines Aug 2024", "/mines AP 2022"),
    _ask("uxo", "/uxo 2022", "/uxo 2022 by month"),
    _ask("found", "/found 2023", "/found to date"),
    _ask("plan", "/plan 2025", "/plan Aghdam 2023"),
    _ask("progress", "/progress Aghdam 2023", "/progress 2025"),
    Command(
        name="compare",
        run=questions.on_compare,
        examples=("/compare Fuzuli Aghdam 2023", "/compare 2022 2023"),
        asks=True,
        in_groups=True,
    ),
    _ask("top", "/top 2023", "/top 3 2023"),
    _ask("trend", "/trend 2023", "/trend UXO 2024"),
    Command(
        name="map",
        run=questions.on_map,
        examples=("/map 2023", "/map Fuzuli Aghdam 2023"),
        asks=True,
        in_groups=True,
    ),
    Command(
        name="table",
        run=tables.on_table,
        examples=("/table 2023 by month", "/table Fuzuli 2023 csv"),
        in_groups=True,
    ),
    Command(
        name="reconcile",
        section="record",
        run=ledger.on_record("reconcile"),
        examples=("/reconcile 2023",),
        in_groups=True,
    ),
    Command(
        name="changes",
        section="record",
        run=ledger.on_record("changes"),
        examples=("/changes since 1 March 2026",),
    ),
    Command(name="errata", section="record", run=ledger.on_record("errata"), in_groups=True),
    Command(name="sources", section="record", run=ledger.on_record("sources"), in_groups=True),
    Command(name="ref", section="record", run=ledger.on_record("ref"), in_groups=True),
    Command(
        name="subscribe",
        section="yours",
        run=subscriptions.on_subscribe,
        examples=(
            "/subscribe Fuzuli Aghdam",
            "/subscribe zone Istanbul",
            "/subscribe pause until 1 March",
        ),
        in_groups=True,
    ),
    Command(name="unsubscribe", section="yours", run=subscriptions.on_unsubscribe, in_groups=True),
    Command(
        name="watch",
        section="yours",
        run=watches.on_watch,
        examples=("/watch Fuzuli 20000 ha",),
        in_groups=True,
    ),
    Command(name="units", section="yours", run=basics.on_units, examples=("/units km2",)),
    Command(name="language", section="yours", run=basics.on_language, examples=("/language az",)),
    Command(name="help", section="yours", run=basics.on_help, in_groups=True),
    Command(name="about", section="yours", run=basics.on_about, in_groups=True, uninvited=True),
    Command(name="privacy", section="yours", run=basics.on_privacy, uninvited=True),
    Command(name="mydata", section="yours", run=personal.on_mydata, uninvited=True),
    Command(name="forget", section="yours", run=personal.on_forget, uninvited=True),
    Command(name="start", section="yours", run=invitations.on_start, uninvited=True),
    Command(name="add", section="keepers", run=uploads.on_add, needs="contributor"),
    Command(name="uploads", section="keepers", run=history.on_uploads, needs="contributor"),
    Command(name="correct", section="keepers", run=corrections.on_correct, needs="contributor"),
    Command(name="undo", section="keepers", run=history.on_undo, needs="approver"),
    Command(name="history", section="keepers", run=history.on_history, needs="contributor"),
    Command(name="reports", section="owners", run=reports.on_reports, needs="owner"),
    Command(name="unanswered", section="owners", run=unanswered.on_unanswered, needs="owner"),
    Command(name="digests", section="owners", run=editions.on_digests, needs="approver"),
    Command(name="deliveries", section="owners", run=editions.on_deliveries, needs="owner"),
    Command(name="invite", section="owners", run=invitations.on_invite, needs="owner"),
)
