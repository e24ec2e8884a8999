### English. Text only, no HTML. Every message stands in every language with the same variables;
### a language without plurals may leave out a number that only chooses between forms.

## Amounts. $noun is what is counted, $shown the number as written, $number chooses the plural.

amount-exact =
    { $noun ->
        [ha] { $shown } ha
        [km2] { $shown } km²
        [m2] { $shown } m²
        [acre] { $shown } { $number ->
            [one] acre
           *[other] acres
        }
        [sotka] { $shown } { $number ->
            [one] sotka
           *[other] sotkas
        }
        [dunam] { $shown } { $number ->
            [one] dunam
           *[other] dunams
        }
        [item] { $shown }
        [ap_mines] { $shown } anti-personnel { $number ->
            [one] mine
           *[other] mines
        }
        [at_mines] { $shown } anti-tank { $number ->
            [one] mine
           *[other] mines
        }
        [uxo] { $shown } { $number ->
            [one] item
           *[other] items
        } of unexploded ordnance
        [mines] { $shown } { $number ->
            [one] mine
           *[other] mines
        }
       *[explosives] { $shown } { $number ->
            [one] mine or unexploded item
           *[other] mines and unexploded items
        }
    }
amount-over = over { amount-exact }
amount-up_to = up to { amount-exact }
amount-about = about { amount-exact }
amount-least = at least { amount-exact }
amount-most = at most { amount-exact }
amount-between = between { $low } and { amount-exact }

unit-ha = ha
unit-km2 = km²
unit-m2 = m²
unit-acre = acres
unit-sotka = sotkas
unit-dunam = dunams
unit-item = items

## Names

measure-cleared_area = Cleared land
measure-ap_mines = Anti-personnel mines
measure-at_mines = Anti-tank mines
measure-uxo = Unexploded ordnance (UXO)
measure-mines = Mines
measure-explosives = Mines and UXO

shape-by_place = by district
shape-by_month = by month
shape-by_quarter = by quarter
shape-by_year = by year
shape-compare = compared
shape-progress = plan and done
shape-top = the most
shape-bottom = the least

places-except = { $whole } except { $places }
places-core = the { $count } districts together
places-core-except = the { $count } districts except { $places }
places-many = { $count } districts together
list-and = { $first } and { $last }
list-or = { $first } or { $last }
quote = “{ $text }”

period-to-date = to date
period-until = to { $end }
period-since = since { $start }, to { $end }
period-year = { $year }
period-years = { $first }–{ $last }
period-quarter = Q{ $number } { $year }
period-half =
    { $number ->
        [1] first half of { $year }
       *[2] second half of { $year }
    }

scope-planned = planned
operator-anama = ANAMA alone
operator-ministry_of_defense = Ministry of Defense alone
operator-ministry_of_emergency_situations = Ministry of Emergency Situations alone
operator-state_border_service = State Border Service alone
operator-companies = companies alone
purpose-agriculture = for agriculture
purpose-transport = for transport
purpose-residential = for housing
purpose-energy = for energy
purpose-environment = for the environment
purpose-land_reclamation_and_water = for land reclamation and water
purpose-other = for other purposes
process-cleared = searched and cleared
process-reduced = reduced by technical survey
process-cancelled = cancelled by non-technical survey
process-surveyed = surveyed

## Answers: the first line

done-land = { $amount } cleared
done-items = { $amount } found
planned-land = { $amount } planned to be cleared
planned-items = { $amount } planned
nearest = the nearest published figure
none = Not published
not-published = { $title }: { $asked }

## Answers: how we know

proof-direct = Published as one figure: { $source } · { $ref }
proof-direct-printed = Published as { $amount }: { $source } · { $ref }
proof-sum = Sum of { $count } published figures:
proof-sum-short = sum of { $count } published figures
proof-bounds =
    Proved by { $count ->
        [one] one published figure
       *[other] { $count } published figures
    }:
proof-nearest = No figure for exactly this is published ({ $asked }). The nearest one:
others = Other sources for the same:
and-more = … and { $count } more, behind “Sources”
and-more-figures = … and { $count } more
source-dated = { $publisher }, { $day }
source-undated = { $publisher }, date not stated
as-of = As of { $day }

reason-not_published = No source on record states this number. A gap is not a zero.
reason-not_yet = Nothing has been published for these days yet.
reason-jointly = This was published only together with other places or other kinds of items.
reason-outside = Clearance began on 10 November 2020; there are no figures for the time before.
nearby = Known nearby:
try-not_published = Try a longer period, or all the districts together.
try-not_yet = Try an earlier period, or everything to date.
try-jointly = Try the joint figure: touch a button below.
try-outside = Try a later period, or everything to date.

unit-declined = I do not keep the unit { $words }; this is in { $unit }.
figures-coarser = Figures are rarely published by day or week; this is for exactly the days you asked.
carried-over = From your question before: { $parts }

## Answers in rows

series-some = { $known } of { $total } published
rows-in-file = All { $count } rows are in the file.
legend = { $nothing } means not published; it is not a zero.
sources-one =
    Source: { $source } ({ $count ->
        [one] one figure
       *[other] { $count } figures
    })
sources-many = From { $count } figures: { $names }

ranking-most = Most: { $places }, { $amount }
ranking-least = Least: { $places }, { $amount }
ranking-of =
    of { $known ->
        [one] one district
       *[other] { $known } districts
    } with a published figure
ranking-among = of the districts with a published figure
compare-more = More in { $place } than in { $other }, by { $difference }
compare-same = The same in { $places }: { $amount }
days-differ = These numbers reach different days, so they do not say which is more.
order-open = Some of these numbers are not exact, so they do not prove the order.
compare-open = Not every number here is published and exact, so they do not say which is more.

progress-share = Planned { $plan }, done { $done }: { $share }
progress-both = Planned { $plan }, done { $done }
progress-no-done = Planned { $amount }; what was done is not published
progress-no-plan = Done { $amount }; no plan is published
progress-none = { $side } (not published)
progress-plan = Planned
progress-done = Done
share-exact = { $percent }%
share-most = at most { $percent }%
share-least = at least { $percent }%
share-about = about { $percent }%

## Sources and figures

sources-title = Sources
sources-none = There is no figure behind this answer.
figure-known = On record since { $day }.
source-list =
    { $count ->
        [one] One figure on record
       *[other] { $count } figures on record
    }, by publisher
source-row =
    • { $publisher }: { $count ->
        [one] one figure
       *[other] { $count } figures
    }, the latest of { $day }
source-row-undated =
    • { $publisher }: { $count ->
        [one] one figure
       *[other] { $count } figures
    }, date not stated
source-list-next = Each answer names its own source. /ref and a code such as F-7KQ2 shows one figure.
ref-missing = Which figure? Write its code, for example { $example }.
ref-unknown = No figure has the code { $ref }. Codes stand behind the source under every answer.

## Buttons

button-unit =
    In { $unit ->
        [km2] km²
        [acre] acres
       *[ha] ha
    }
button-earlier = ← { $period }
button-by_month = By month
button-by_year = By year
button-by_place = By district
button-total = Total
button-sources = Sources
button-wrong = This is wrong
button-back = ← Back to the answer
button-cell = Ask about this
button-look = See the answer
button-help = Help
button-stale = This button is from an older version. Please ask again.

## Questions back and refusals

asked-back = { $question } Touch a button, or ask again in full.
asked-back-plain = { $question } Ask again in full, for example { $examples }.
ambiguous = Which of these do you mean?
missing-measure = What should I look up?
missing-period = For which time?
missing-place = For which place?
missing-year = Of which year?
did-you-mean = Did you mean { $places }? Touch a button, or ask again with the right name.
not-understood = I do not know { $words }.
not-a-question = I answer questions about cleared land, mines and unexploded ordnance. Try { $examples }.
try-examples = Try { $examples }.
refused-outside = { $place } is outside the territories that these figures cover. Ask about one of the districts, for example Fuzuli, or leave the place out for all of them.
refused-settlement = { $place } is a settlement in { $district }, and figures are published by district. Ask about { $district }.
refused-share = I do not work out shares. Ask for each of the two numbers.
refused-average = I do not work out averages. Ask for the numbers by month or by year.
refused-remaining = What remains to be cleared is not among these figures. Ask what has been cleared to date: /cleared
refused-cost = Costs are not among these figures. Ask about cleared land or mines: /help
refused-casualties = Casualties are not among these figures. Ask about cleared land or mines: /help
refused-period = { $text } is not a date that I can read. Write it as 2023, 01.2023 or Q1 2023.
refused-unit = { $measure }: not to be shown in that unit. Leave the unit out, or ask about cleared land.
refused-too_long = That is too long for me. Ask in one short line, for example /cleared Fuzuli 2023
refused-empty = I see no question there. Ask in one short line, for example /cleared Fuzuli 2023
refused-safety = Do not touch it, stay away from it, go back the way you came, and call { $emergency }. No figure shows that a place is safe: follow the signs, and ask the local authorities before you go.
refused-safety-hotline = ANAMA's hotline: { $hotline }
refused-greeting = Hello! I answer questions about cleared land, mines and unexploded ordnance. Try { $examples }.
refused-thanks = You are welcome. Ask on whenever you like, for example { $examples }.
refused-help = Ask me how much land was cleared, or how many mines were found: where, and when. Try { $examples }. /help says more.
refused-weather = I know nothing of the weather. I answer questions about cleared land, mines and unexploded ordnance: try { $examples }.
refused-politics = I leave politics to others. I answer questions about cleared land, mines and unexploded ordnance: try { $examples }.
refused-injection = I take no instructions in messages; I only look up published figures. Try { $examples }.

## Commands: Telegram's menu and /help

command-cleared = Land cleared, for any place and period
command-mines = Mines found: all, anti-personnel (AP) or anti-tank (AT)
command-uxo = Unexploded ordnance found
command-found = Everything found: mines and unexploded ordnance
command-plan = What is planned to be cleared
command-progress = The plan against what was done
command-compare = Districts or years beside each other
command-top = The districts with the most
command-trend = Month by month
command-sources = Who published the figures
command-ref = One figure by its code
command-units = The unit for areas
command-language = The language of the replies
command-help = What you can ask
command-start = The first screen
command-about = Who runs this bot, and how new the figures are
command-privacy = What is kept about you
command-invite = Make a one-time invitation link
command-reports = What people reported as wrong

## Screens

start-title = Hektar answers questions about mine clearance
start-what = How much land was cleared, how many mines and how much unexploded ordnance were found, where and when: from published figures about the liberated territories of Azerbaijan, each with its source.
start-example = Ask, for example: { $example }
start-safety = Figures do not show whether a place is safe. If you see anything suspicious, do not touch it, go back the way you came and call 112.
help-title = What you can ask
help-order = Places, period and unit come in any order. Without a place: the whole territory. Without a period: everything to date.
help-periods = Periods: 2022 · 01.2023 · 2023-01 · Q1 2022 · H1 2022 · 2021-2023
help-plain = Short plain words work too: { $example }
about-title = About Hektar
about-figures =
    { $count ->
        [one] One published figure is on record.
       *[other] { $count } published figures are on record.
    }
about-newest =
    The newest figure reaches { $day }, { $days ->
        [0] today
        [one] one day ago
       *[other] { $days } days ago
    }.
about-empty = No figures are on record yet.
about-how = Every answer is a published figure or an exact sum of them, with its source. A gap is never counted as a zero.
about-who = Run by { $who }.
about-nobody = Whoever runs this bot has not given a name.
about-contact = Contact: { $contact }
privacy-title = What is kept about you
privacy-person = Your numeric Telegram id, with the language and unit you chose: as long as the bot runs. Not your name, not your number.
privacy-questions = Your questions are not kept.
privacy-journal =
    Which message of the bot answered which of yours (numbers only, so that an edited question edits its answer): { $days ->
        [one] one day
       *[other] { $days } days
    }.
privacy-reports = When you press “This is wrong”: the question, the figures shown, the time and your id, for the people who keep the figures.
privacy-erase = To have it erased, write to whoever runs the bot: /about
language-choose = In which language shall I answer?
language-name = English
language-chosen = I answer in English from now on.
units-choose = In which unit shall I show areas?
unit-chosen = I show areas in { $unit } from now on.

## Notices

invited-only = This bot answers by invitation. Send your Telegram id to the person who runs it: { $id }
invitation-link = This link admits one person, once. Pass it on: { $link }
invitation-accepted = Welcome! Ask, for example, /cleared Fuzuli 2023
invitation-spent = This invitation was used already or has run out. Ask whoever sent it for a new one.
owners-only = Only the owners of this bot may do that. /help shows what you can ask.
unreadable = I read only text. Ask in one short line, for example /cleared Fuzuli 2023
command-near = I do not know { $command }. Did you mean { $near }?
command-unknown = I do not know { $command }. /help shows what you can ask.
broken = Something went wrong on our side. Please try again; if it happens again, give this code to whoever runs the bot: { $code }
busy = The figures are being updated just now. Please try again in a minute.
report-taken = Thank you. The people who keep the figures will look at it. Code: { $code }
report-title = Somebody says that an answer is wrong: { $code }
report-question = Question: { $question }
report-answer = Answer: { $answer }
report-figures = Figures: { $refs }
reports-title =
    { $count ->
        [one] One answer reported as wrong
       *[other] { $count } answers reported as wrong, the latest first
    }
reports-none = Nobody has reported a wrong answer.
