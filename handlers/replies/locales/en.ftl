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
places-except-many =
    { $count ->
        [one] { $whole } except { $count } district
       *[other] { $whole } except { $count } districts
    }
places-core =
    { $count ->
        [one] the { $count } district
       *[other] the { $count } districts together
    }
places-core-except =
    { $count ->
        [one] { $count } district (all but { $places })
       *[other] { $count } districts (all but { $places })
    }
places-many =
    { $count ->
        [one] { $count } district
       *[other] { $count } districts together
    }
places-apart =
    { $count ->
        [one] { $count } district
       *[other] { $count } districts
    }
list-and = { $first } and { $last }
list-or = { $first } or { $last }
quote = “{ $text }”

period-to-date = to date
period-until = to { $end }
period-since = since { $start }, to { $end }
period-year = { $year }
period-years = { $first }–{ $last }
period-month = { $month } { $year }
period-months = { $first }–{ $last } { $year }
period-quarter = Q{ $number } { $year }
period-half =
    { $number ->
        [1] first half of { $year }
       *[2] second half of { $year }
    }

scope-planned = planned
scope-actual = done
scope-all = operator not named
scope-any-purpose = purpose not named
operator-anama = ANAMA alone
operator-ministry_of_defense = Ministry of Defense alone
operator-ministry_of_emergency_situations = Ministry of Emergency Situations alone
operator-state_border_service = State Border Service alone
operator-companies = companies alone
purpose-agriculture = for agriculture
purpose-transport = for transport
purpose-roads = for roads
purpose-railways = for railways
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
proof-sum =
    { $count ->
        [one] One published figure proves it:
       *[other] Sum of { $count } published figures:
    }
proof-sum-short =
    { $count ->
        [one] one published figure
       *[other] sum of { $count } published figures
    }
proof-from-short =
    from { $count ->
        [one] one published figure
       *[other] { $count } published figures
    }
proof-difference =
    { $count ->
        [one] Worked out from one published figure:
       *[other] Worked out from { $count } published figures, some taken away from others:
    }
proof-low-own = { $amount }, as published:
proof-low-one = { $amount }: this is a part of it:
proof-low-sum = { $amount }: these are parts of it:
proof-low-less = { $amount }: what these cover (+), less what may lie outside it (−):
proof-high-own = { $amount }, as published:
proof-high-one = { $amount }: it is a part of this:
proof-high-sum = { $amount }: it is a part of these together:
proof-high-less = { $amount }: it is a part of these (+), less what lies elsewhere in them (−):
coverage =
    Counted: { $known } of { $total } { $total ->
        [one] month
       *[other] months
    }{ $which }.
coverage-days =
    Counted: { $known } of { $total } { $total ->
        [one] day
       *[other] days
    }{ $which }.
nothing-left = No source states this zero: it is what a whole leaves after its parts.
about-means = “About” is taken as within { $percent }% of the printed number.
erratum-shown = This figure is held to be wrong at its source: /errata says why. Nothing is worked out from it.
conflict = These figures on record cannot all be true, so nothing is worked out from them:
partial = There is more on record than can be weighed at once: a narrower range may be provable.
partial-days = Not every later day was tried: a number that reaches further may be provable.
partial-direct = There is more on record than can be weighed at once: whether all of it agrees with this was not checked.
proof-nearest = No figure for exactly this is published ({ $asked }). The nearest one:
others = Other sources for the same:
and-more = … and { $count } more, behind “Sources”
and-more-figures = … and { $count } more
sources-more = and { $count } more
source-unnamed = source not named
source-dated = { $publisher }, { $day }
source-undated = { $publisher }, date not stated
known-on = as known on { $day }
as-of = As of { $day }

reason-not_published = No source on record states this number. A gap is not a zero.
reason-not_yet = These days are not over yet, and no figure for all of them is published.
reason-not_reached = No figure on record reaches these days yet.
reason-jointly = This was published only together with other places or other kinds of items.
reason-outside = Clearance began on 10 November 2020; there are no figures for the time before.
reason-then = What was on record on { $day } does not state this number. A gap is not a zero.
other-scopes = Counted apart, never added:
nearby = Known nearby:
try-not_published = Try a longer period, or all the districts together.
try-not_yet = Try an earlier period, or everything to date.
try-jointly = Try the joint figure: touch a button below.
try-outside = Try a later period, or everything to date.
try-later = Ask as of a later day, or as of today.

unit-declined = I do not keep the unit { $words }; this is in { $unit }.
figures-coarser = Figures are rarely published by day or week; this is for exactly the days you asked.
carried-over = From your question before: { $parts }

## Answers in rows

series-some =
    { $known } of { $total } with a number{ $ranges ->
        [0] {""}
        [one] , one within a range
       *[other] , { $ranges } within a range
    }
rows-together = Together: { $answer }
row-joint = { $days } together: { $amount }
row-each = { $places }: { $amount } each
table-of =
    { $title }: { $count ->
        [one] one row
       *[other] { $count } rows
    } in the file.
table-none = There is no answer just before this one. Ask with it, for example { $example }
plans-beside = Planned for these years: { $plans }
plan-of-year = { $plan } ({ $source })
running-total = running total
running-note = Running totals: each row counts from the first day on.
rows-in-file =
    { $count ->
        [one] The one row is in the file.
       *[other] All { $count } rows are in the file.
    }
legend = { $nothing } means not published; it is not a zero.
sources-one =
    Source: { $source } ({ $count ->
        [one] one figure
       *[other] { $count } figures
    })
sources-many =
    { $count ->
        [one] From one figure: { $names }
       *[other] From { $count } figures: { $names }
    }

ranking-most = Most: { $places }, { $amount }
ranking-least = Least: { $places }, { $amount }
ranking-open-top = Which has the most is not proved
ranking-open-bottom = Which has the least is not proved
ranking-of-published =
    of { $known ->
        [one] one district
       *[other] { $known } districts
    } with a published figure
ranking-of-known =
    of { $known ->
        [one] one district
       *[other] { $known } districts
    } with a proved number or range
ranking-among-published = of the districts with a published figure
ranking-among-known = of the districts with a proved number or range
none-by-district = Not published by district
compare-more = More in { $place } than in { $other }, by { $difference }
compare-least = More in { $place } than in { $other }, by at least { $difference }
compare-any = Most in { $place }, at least { $difference } ahead of any other
compare-no-less = No less in { $place } than in { $other }
compare-no-less-any = In { $place } no less than in any other
compare-same = The same in { $places }: { $amount }
compare-not-proved = Which is more is not proved
days-differ = These numbers reach different days, so they do not say which is more.
order-open = Some of these are ranges or not exact, and they leave the order open.
compare-open = Not every number here is published and exact, and what is proved leaves open which is more.
rows-conflict = Some figures about this contradict each other, and nothing is worked out from those. Ask for each alone to see which.
rows-nothing-left = Some zeros are stated by no source: they are what a whole leaves after its parts.

progress-share = Planned { $plan }, done { $done }: { $share }
progress-both = Planned { $plan }, done { $done }
progress-no-done = Planned { $amount }; what was done is not published
progress-no-plan = Done { $amount }; no plan is published
progress-parts = Done { $amount }. { $parts }
progress-none = { $side } (not published)
progress-plan = Planned
progress-done = Done
plan-none-whole = No plan for the whole of this is published
plan-of-part = { $part }: { $amount }
plan-in-parts = { $title }; { $parts }
plan-parts = Plans for parts of it:
plan-speaker = Promised by { $speaker }
plan-speaker-dated = Promised by { $speaker }, { $day }
progress-pace = Pace to { $day }: { $done } in 30 days.
progress-needed = Needed after that: { $needed } in 30 days.
progress-days-differ = The plan is counted { $plan }, what was done { $done }: no share is worked out of two different days.
verdict-kept = The time is over: the plan was kept.
verdict-missed = The time is over: the plan was missed.
verdict-open = The time is over; whether the plan was kept is not proved.
share-exact = { $percent }%
share-most = at most { $percent }%
share-least = at least { $percent }%
share-about = about { $percent }%

## Sources and figures

sources-title = Sources
sources-none = There is no figure behind this answer.
card-computed = Computed: { $sum }
card-low = At least: { $sum }
card-high = At most: { $sum }
card-stored = Stored by { $who }, { $day }
card-approved = Approved by { $who }
card-terminal = somebody at a terminal
card-shipped = Shipped with Hektar, stored on { $day }
words-not-kept = Where no sentence is quoted, only the number was kept: its source says the rest.
card-today = The same question today:
card-same = The same question gives the same today.
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
ref-unknown = There is no code { $ref }. That of a figure (F-…) stands behind its source, that of an answer (A-…) in its last line.

## The record about itself: ledger, errata, changes

ledger-operators = by operator
ledger-purposes = by purpose
ledger-districts = by district
ledger-halves = by half-year
ledger-quarters = by quarter
ledger-months = by month
ledger-totals = from running totals
ledger-differ =
    { $differ ->
        [one] one split does not agree with the total
       *[other] { $differ } splits do not agree with the total
    }{ $agree ->
        [0] {""}
        [one] , one does
       *[other] , { $agree } do
    }
ledger-all-agree =
    { $agree ->
        [one] one split agrees with the total
       *[other] { $agree } splits agree with the total
    }
ledger-none = no split of it is published whole
ledger-nothing = nothing published { $ways }
ledger-figures =
    { $count ->
        [one] one figure
       *[other] { $count } figures
    }
ledger-gaps =
    { $count ->
        [one] one piece not published
       *[other] { $count } pieces not published
    }
ledger-no-total = no exact total to hold it to
ledger-agrees = ✓ agrees with the total
ledger-left = { $amount } of the total is left
ledger-less = { $amount } less than the total
ledger-more = { $amount } more than the total
ledger-types = by kind of item
ledger-years = by year
ledger-weeks = by weeks and other days
ledger-missing = not published: { $which }
ledger-rounded = ✓ agrees within the last printed digit
ledger-within = Shorter periods in it, against their own parts:
ledger-more-differ = … and { $count } more that do not agree
ledger-agree =
    { $count ->
        [one] ✓ one sum agrees
       *[other] ✓ { $count } sums agree
    }
ledger-partial = There are more figures than one ledger takes in: ask for a shorter period.
ledger-note = A gap is not a zero: what was not published is missing from a sum.
ledger-period = Which period shall I reconcile? For example { $example }.
errata-title =
    { $count ->
        [one] One figure is held to be wrong at its source
       *[other] { $count } figures are held to be wrong at their source
    }
errata-none = No figure on record is held to be wrong at its source.
errata-against = Compare { $figure }
errata-note = They stay on record as printed, but nothing is worked out from them.
why-narrower = Running totals of one operator, printed as if they were those of all: another series of the same months is far higher.
why-falls = A running total cannot fall. Another report of the same day says “over”: the word was lost.
changes-title =
    { $count ->
        [one] One change
       *[other] { $count } changes
    } on record since { $day }
changes-latest =
    { $count ->
        [one] The latest change
       *[other] The latest { $count } changes
    } on record since { $day }
changes-none = Nothing has changed on record since { $day }.
changes-new = New
changes-revised = Revised
changes-corrected = Corrected
changes-withdrawn = Withdrawn
changes-instead = now:
changes-more = These are the latest; the file has all of them.
changes-period = Since which day? For example { $example }.

## Pictures

picture-range = A range: its ends are proved, the number itself is not published
picture-open = At least this much; no upper end is proved
picture-joint = Hatched: published for these days together; the area is to scale
picture-other_days = Hatched: published for other days than those asked
picture-part = At least this much: published for a part only
picture-missing = Not published; a gap is not a zero
picture-undrawn = { $place }: { $amount }. Its boundary is not published; the map shows it within Tartar and Kalbajar
picture-together = { $amount } together
picture-plan = Planned: { $plans }
picture-plan-even = Planned: { $plans }; the line is an even share of it
picture-pace = Where an even pace would be on { $day }

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
button-map = Map
button-bars = Chart
button-timeline = Over time
button-running = Running total
button-each-by_month = Each month
button-each-by_quarter = Each quarter
button-each-by_year = Each year
button-sources = Sources
button-wrong = This is wrong
button-share = Share
button-ask = Ask this in the bot
button-back = ← Back to the answer
button-cell = Ask about this
button-look = See the answer
button-as-of-today = As of today
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
refused-process = The published figures tell how much land was cleared; what was surveyed, reduced or cancelled is not told apart in them. Ask about cleared land: /cleared
refused-period = { $text } is not a date that I can read. Write it as 2023, 01.2023 or Q1 2023.
refused-year = There are no figures for { $text }: they begin in November { $first }. Ask about a year since then, for example /cleared 2023
refused-unit = { $measure }: counted by item, not by area. Leave the unit out, or ask about cleared land.
refused-scopes = Counted apart: { $scopes }. One may hold the other, so I do not set them against each other. Look at each alone, or compare its years:
refused-plan_elsewhere = A plan is held only against what was done in the same place. Look at each place, or compare what was done:
refused-too_long = That is too long for me. Ask in one short line, for example /cleared Fuzuli 2023
refused-empty = I see no question there. Ask in one short line, for example /cleared Fuzuli 2023
refused-safety = Do not touch it, stay away from it, go back the way you came, and call { $emergency }. No figure shows that a place is safe: follow the signs, and ask the local authorities before you go.
refused-safety-hotline = ANAMA's hotline: { $hotline }
refused-greeting = Hello! I answer questions about cleared land, mines and unexploded ordnance. Try { $examples }.
refused-sources = Every answer names its sources, and the button under it shows them all. Ask first, for example { $examples }; /sources lists who publishes.
refused-subscription = A digest of new figures comes once a month or week: /subscribe begins it and shows its settings, /unsubscribe ends it. Until then ask as you like, for example { $examples }.
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
command-map = The districts on a map
command-table = The numbers of the last answer as a file: xlsx or csv
command-reconcile = The ledger of a year: every split against its total
command-errata = Figures held to be wrong at their source, and why
command-changes = What is new or corrected on record
command-sources = Who published the figures
command-ref = One figure or one answer by its code
command-units = The unit for areas
command-language = The language of the replies
command-help = What you can ask
command-start = The first screen
command-about = Who runs this bot, and how new the figures are
command-privacy = What is kept about you
command-unanswered = What was not understood
command-invite = Make a one-time invitation link
command-reports = What people reported as wrong
command-add = Store figures from the text behind it
command-uploads = The latest uploads: who, what, how many
command-correct = Put a better number in the place of a figure: F-7KQ2
command-undo = Take back an upload, the latest of yours or U-12
command-history = The log of every act, chained by hashes

## Screens

start-title = Hektar answers questions about mine clearance
start-what = How much land was cleared, how many mines and how much unexploded ordnance were found, where and when: from published figures about the liberated territories of Azerbaijan, each with its source.
start-example = Ask, for example: { $example }
start-safety =
    Figures do not show whether a place is safe. If you see anything suspicious, do not touch it, go back the way you came and call { $emergency }{ $hotline ->
        [none] .
       *[other] {" "}or the mine action hotline { $hotline }.
    }
help-ask = What you can ask
help-record = The record and its sources
help-yours = Digest, settings, your data
help-keepers = Keeping the figures
help-owners = Running the bot
help-order = Places, period and unit come in any order. Without a place: the whole territory. Without a period: everything to date.
help-periods = Periods: 2022 · 01.2023 · 2023-01 · Q1 2022 · H1 2022 · 2021-2023
help-plain = Short plain words work too: { $example }
help-plain-example = aghdam mines jan 23
help-followups = Ask on from there: “and Aghdam?”, “in acres?”, “by month”. A new question starts afresh.
help-location = Send a location, and I answer for the district that it lies in.
help-groups = In groups I answer when you name me, reply to me or use a command.
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
privacy-person = Your numeric Telegram id, with the language and unit you chose, your role and your subscription: until you delete them. Not your name, not your number.
privacy-questions =
    What you asked last in a chat, so that you can ask on from there: used for { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    }, deleted when somebody next writes after that. Which questions were answered is kept apart, without who asked, so that an answer can be looked up by its code.
privacy-missed =
    Texts that I did not understand, cut to one line, not who wrote them; @names, links and long numbers are taken out: { $days ->
        [one] one day
       *[other] { $days } days
    } after they last came.
privacy-journal =
    Which message of the bot answered which of yours, with your id and the time (no text, so that an edited question edits its answer and nobody floods the bot): { $days ->
        [one] one day
       *[other] { $days } days
    }.
privacy-reports = When you press “This is wrong”: the question, the figures shown, the time and your id, for the people who keep the figures.
privacy-subscriptions = What you subscribed to and what you wait to be told of: until you end it, and 30 days after you were told.
privacy-uploads =
    When you send figures: the text or table with its draft, until { $days ->
        [one] one day
       *[other] { $days } days
    } after it ended; and in the history what you stored, approved or took back, under a key that stands for you, as long as the figures are kept.
privacy-erase = /mydata shows what is kept of you, /forget deletes it; the history of figures stays, under a key that then leads to nobody. For questions: /about
language-choose = In which language shall I answer?
language-unknown = I do not know the language { $word }.
language-name = English
language-chosen = I answer in English from now on.
units-choose = In which unit shall I show areas?
units-unknown = I do not know the unit { $word }.
set-aside = Left aside: { $words }. To ask about that, send it as a message of its own.
unit-chosen = I show areas in { $unit } from now on.
choice-nameless = You write here as a group or channel, so I cannot keep a choice of yours. Write to me in private.

## Notices

too-fast = That is more than I can answer: at most 20 messages a minute. Please wait a minute, then ask again.
link-stale = This link is from another version, or incomplete. Please ask in words, for example /cleared Fuzuli 2023
location-in = The place you sent lies in { $place }, by the boundaries I have. The figure is for the whole district.
location-near = The place you sent is near a border, and my boundaries are sure to about 2 km only. It may lie in { $places }: touch the district that you mean.
location-edge = The place you sent is at the edge of { $place }, and my boundaries are sure to about 2 km only. It may lie outside the districts that these figures cover.
location-undrawn = The place you sent lies in { $places }; the boundary of { $undrawn } is not published. Touch the district that you mean.
location-outside = The place you sent lies outside the districts that these figures cover. Ask about one of them by name, for example /cleared Fuzuli 2023
inline-open = Ask, for example: cleared Fuzuli 2022
unanswered-title = Not understood, the most frequent first
unanswered-none = Everything was understood lately.
invited-only = This bot answers by invitation. Send your Telegram id to the person who runs it: { $id }
invitation-link = This link admits one person, once. Pass it on: { $link }
invitation-as =
    Who follows it may { $role ->
        [approver] ask, and draft, confirm and approve figures.
        [contributor] ask, and draft figures that somebody approves.
       *[reader] ask.
    }
invitation-role = I know no role { $word }. Write /invite, /invite contributor or /invite approver.
invitation-accepted = Welcome! Ask, for example, /cleared Fuzuli 2023
invitation-spent = This invitation was used already or has run out. Ask whoever sent it for a new one.
owners-only = Only the owners of this bot may do that. /help shows what you can ask.
unreadable = I read only text. Ask in one short line, for example /cleared Fuzuli 2023
command-edited = Only a new message is taken as a command. Send { $command } once more.
command-near = I do not know { $command }. Did you mean { $near }?
command-unknown = I do not know { $command }. /help shows what you can ask.
command-of-another = This command is for { $bot }. For me, write { $command }.
broken = Something went wrong on our side. Please try again; if it happens again, give this code to whoever runs the bot: { $code }
taken = What you sent had already taken effect when I was interrupted, so I did not do it twice. Ask again to see how things stand.
busy = The figures are being updated just now. Please try again in a minute.
report-taken = Thank you. The people who keep the figures will look at it. Code: { $code }
report-kept = Thank you. It is kept under the code { $code }, but this bot has no owner whom it could tell. Please write to whoever runs it: /about
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

## Figures from files

import-line = Line { $line }: { $reason }
import-place = { $where }: { $reason }
import-on-sheet = Sheet “{ $sheet }”: { $reason }
import-how = Send an .xlsx or a .csv file whose header names what is counted and when, such as District, Year, Month, Cleared (ha), AP mines; or one figure a line, under these columns: { $columns }.
import-binary = This is not a table or a text that I can read.
import-photo = I cannot read numbers from a picture. Send the table as text or as a file (.xlsx or .csv).
import-pdf = I do not read PDF files. Copy its text and paste it here, or send the table as .xlsx or .csv.
import-document = This is a text document. Copy its text and paste it here, or send the table as .xlsx or .csv.
import-page = This is a web page, whatever its name says. Open it in a spreadsheet program and save it as .xlsx.
import-archive = This is an archive. Unpack it and send the file that is in it.
import-old-workbook = This workbook is in an old format (.xls or .xlsb). Open it and save it as .xlsx.
import-open-document = This workbook is in OpenDocument format (.ods). Save it as .xlsx.
import-other-workbook = This is not a workbook that I can open. Save it as .xlsx or .csv.
import-encrypted = This file is protected by a password. Save it without one and send it again.
import-macros = This workbook holds macros, and I open none that do. Save it as .xlsx, without macros.
import-damaged = This workbook is damaged. Open it, save it anew as .xlsx and send it again.
import-bomb = This file claims to unpack to far more than a table of figures has, so I did not open it. Copy the table into a new workbook.
import-heavy = Reading this workbook takes more memory or time than I allow for one file. Leave only the table in it, or send it as .csv.
import-counts =
    { $new ->
        [one] one new figure
       *[other] { $new } new figures
    }, { $known ->
        [one] one known already
       *[other] { $known } known already
    }, { $stopped ->
        [one] one line stopped
       *[other] { $stopped } lines stopped
    }
import-confirm =
    { $count ->
        [one] Store one figure?
       *[other] Store { $count } figures?
    }
import-stored =
    { $count ->
        [one] One figure stored
       *[other] { $count } figures stored
    }: { $refs }
import-meanwhile = Nothing was stored: the record has changed meanwhile. Import the file again.
import-not-stored = Nothing was stored.
import-sheet = This is a workbook, and I cannot read those yet.
import-empty = There is no table in this file.
import-no-header = I find no header here that says what the columns are.
import-no-rows = There is a header here, but no row below it. Write the figures below it and send the file again.
import-no-values = None of the columns is one that I know as figures ({ $columns }). Name what is counted: cleared land, AP mines, AT mines, UXO.
import-no-measure = Nothing says what these numbers count. Name it in the title or in a column: cleared land (ha), AP mines, AT mines, UXO.
import-no-period = Nothing says which days these numbers are for. Write the year or the month in the title, in a column, in the name of the sheet, or in the message with the file.
import-strange-rows = I do not know what the rows are about ({ $columns }), so I take none of them. Name the column District, Month, Operator or Purpose, or put it behind the numbers if it is a remark.
import-other-subject = The title speaks of something else than cleared land or found ordnance, so I take none of it. If that is wrong, change the title.
import-twice = The header names a column twice: { $columns }. Take one of them out.
import-bytes = This file is larger than { $most } MB. Split it and import the parts.
import-rows = This file has more than { $most } rows. Split it and import the parts.
import-wide = This table has more than { $most } columns. Leave only those of a figure.
import-quotes = Quotes are opened here and not closed, or a cell is far too long. Mend the quotes; the lines down to the next whole one were not read.
import-more-cells = There are more cells than columns. Put quotes around a cell that holds the separator.
import-missing = { $column } is empty. Fill it in.
import-cell = { $column }: “{ $text }” is too long or holds characters that do not print. Shorten it or type it anew.
import-choice = { $column }: “{ $text }” does not fit here. Write one of: { $choices }.
import-day = { $column }: “{ $text }” is no day that I can read. Write it as 2023-01-31, in the years 2000 to 2199.
import-backwards = The end ({ $end }) lies before the start ({ $start }). Mend one of them.
import-number = “{ $text }” is no number that I can read. Write it in plain digits, for example 6025.1
import-two-readings = “{ $text }” can be read as { $one } or as { $other }. Write it in one of these two ways.
import-two-values = This number can be read as { $one } or as { $other }. Write it in one of these two ways.
import-formula = This is a formula whose result is not in the file. Open the file, let it calculate, save it and send it again.
import-error-cell = This formula ends in an error. Mend it, or write the number.
import-percent = This is a percentage, and I keep areas and counts only. Take it out.
import-period = “{ $text }” is no period that I can read with its year. Write, for example, January 2023, Q1 2023 or 2023-01.
import-period-cell = “{ $text }” is no period that I can read. Write, for example, January 2023, Q1 2023 or 2023-01.
import-month-or-day = These dates may mean single days or whole months. Name the column Month, or give each row a start and an end.
import-two-places = The row and the column name different districts.
import-unit-odd = The unit { $text } does not fit what is counted here. Correct one of them.
import-amount = “{ $text }” { $unit } cannot be kept: items are whole, and areas no larger than the Earth. Correct the number or the unit.
import-place-near = I do not know the place “{ $text }”. Did you mean { $place }? Write it so.
import-place-unknown = I do not know the place “{ $text }”. Write a district, or * for the whole territory.
import-place-outside = { $text } is outside the territories that these figures cover. Take the line out.
import-place-settlement = { $text } is a settlement in { $district }, and figures are kept by district. Write the district only if the number is for all of it.
import-place-unclear = { $text } may mean a region or the whole territory. Name the districts, or write * for the whole territory.
import-place-both = “{ $text }” names the whole territory and a district besides. Write one or the other.
import-place-without = “{ $text }” leaves districts out of nothing. Begin with * for the whole territory.
import-others-alone = No other line names a district for the same figures, so I cannot tell which are the other districts. Name them.
import-others-doubt = A line of the same source was stopped, so I cannot tell which are the other districts. Mend that line and import again.
import-encoding = The file is not UTF-8; I read it as { $encoding }. Check that the names look right.
import-unread = Columns that I do not read: { $columns }
import-address = No web address (http or https), so it is kept and shown without a link: { $addresses }
import-passed = Rows without figures (titles, headings, remarks): { $rows }
import-nothing = Cells that say that nothing is known (–, n/a): { $count }. They count as not published, not as zero.
import-styled = Numbers with two readings, read as the others here are written (“{ $text }” is { $value }): { $count }. Check them.
import-filled = Rows in which an empty cell was read as the one above it: { $rows }. Check them.
import-unit-assumed = No unit is written; I read hectares: { $columns }
import-totals = Totals that agree with what they sum, and are kept as no figures: { $cells }
import-total-differs = The total in { $where } is { $total }, what it sums comes to { $sum }. It is not kept; check it.
import-total-parts = The total in { $where } is { $total }, its parts come to { $sum }. Both are kept; check them.
import-total-more = The total in { $where } is { $total }, the numbers that are known come to { $sum }. It is not kept.
import-total-alone = The total in { $where } stands beside no numbers that it could sum. It is not kept.
import-hidden-rows = Hidden rows that were not read: { $rows }. Show them if they count.
import-hidden-columns = Hidden columns that were not read: { $columns }. Show them if they count.
import-sheet-hidden = Sheet “{ $sheet }” is hidden and was not read. Show it if it counts.
import-sheet-unread = Sheet “{ $sheet }” has no table of figures that I can read.
import-two-numbers = { $one } and { $other }: one source with two numbers for the same. Both are kept until somebody says which is wrong.

## Figures in reports: why one is doubted, why a number is none

doubt-size-times = This is { $times } times everything that was cleared to date, by the same report.
doubt-count-times = This is { $times } times everything that was found to date, by the same report.
doubt-land-ever = This is as much land as was ever thought to be contaminated.
doubt-laid-ever = This is more than was ever thought to be laid.
doubt-much =
    { $days ->
        [one] This is very much for one day.
       *[other] This is very much for { $days } days.
    }
doubt-little-to-date = This is very little for everything to date.
doubt-little-land = This is very little land. Is the unit right?
doubt-week =
    { $days ->
        [one] This week has one day.
       *[other] This week has { $days } days.
    }
doubt-month =
    { $days ->
        [one] This month has one day.
       *[other] This month has { $days } days, so it is no calendar month.
    }
doubt-unit = { $unit } is an unusual unit for these reports.
doubt-two-numbers = One category has two numbers: { $numbers }
doubt-thousandth = Is this a thousandth of { $other }?
doubt-falls = This is less than { $other }, though it is later.
doubt-overlap = Its days overlap with those of { $other }.
doubt-operator = The operator “{ $name }” is not known, so none is kept.
doubt-whose = Is this { $operator }, or all operators together? The report begins with that name.
doubt-cut = The period named is not over on the day of publication: read until that day.
doubt-parts = The parts sum to { $sum } { $unit }.
doubt-share = The text says { $percent } percent, and its own numbers give { $given }.
doubt-space = There is a space after the decimal comma.
doubt-zeros = There are two zeros after the point or comma: a digit may be missing.
doubt-two-readings = This can be read as { $one } or as { $other }.
doubt-part-of-item = A part of an item cannot be counted.
doubt-noun = What this number counts is said elsewhere, in this sentence or the one before.
doubt-renamed = The text says ordnance, but its parts are mines too: read as mines and ordnance together.
doubt-beside-mines = Ordnance that is counted beside mines: read as unexploded ordnance.
doubt-brackets = The number in brackets says { $value } { $unit }.
doubt-row = What this row is about is not known: { $label }
doubt-places = The places are said in another sentence.
doubt-place = No place that is known: { $names }
doubt-unnamed = Not all of its districts are named, so it is read as the whole territory.
doubt-whole = Districts are named before it, but none for this number: read as the whole territory.
doubt-total = The total of the table is read as that of the districts in it.
doubt-village = This is a village or town, not its whole district.
doubt-year = The year is not written: it is inferred from the day of publication.
doubt-date = There is a date that I could not read: { $words }
doubt-vague = The days are not exact: { $words }
doubt-guard = The text says “{ $words }”: does this number still mean what it is read as?
doubt-thousands = The text says “{ $words }”, and this number is read as printed: is it in thousands?
doubt-time-far = The sentence names several periods: is this the one that is meant?
doubt-place-far = The sentence names several places: is this the one that is meant?
doubt-no-work = The sentence does not say that this land was cleared.
doubt-no-period = No period is printed: read as everything to date.
doubt-report-period = The period is the one of the whole report.
doubt-carried = Its days are those said last before it; the report names other days too.
doubt-plan-period = No period of the plan is printed: read as this year.
doubt-plan-share = It is a share of the plan: read as since the beginning of its period.
doubt-future = Work that is done, on days that are yet to come.

left-unsaid = nothing says what it counts
left-casualties = people, not ordnance
left-staff = staff or equipment
left-length = a length
left-percent = a share
left-money = money
left-rate = a rate for each hectare
left-time = a length of time
left-things = it counts something else
left-decree = the number of a document
left-remaining = land that remains, or ordnance that is still there
left-laid = mines laid or estimated, not found
left-accident = an accident, not clearance
left-difference = a difference from another figure
left-replaced = an earlier number, which this report replaces
left-survey = surveyed, not cleared
left-contaminated = contaminated, not cleared
left-property = land, but not said to be cleared
left-outside = a place outside the liberated territories
left-phone = a telephone number
left-range = a range, and not one number
left-no-number = not a number that counts anything
left-unreadable = not a number that can be read
left-ordinal = an ordinal, which counts nothing
left-two-kinds = two kinds together that are not kept as one
left-by-model = a model of mine, within a number that is given
left-same-unit = the same figure in another unit
left-brackets = in brackets, in another unit
left-again = the same figure again: { $other }
left-too-long = the text is too long: what follows was not read

## Digests and deliveries

digest-title = What is on record for { $period }
digest-cleared_area = Land cleared
digest-mines = Mines found
digest-ap_mines = Anti-personnel mines found
digest-at_mines = Anti-tank mines found
digest-uxo = Unexploded ordnance found
digest-explosives = Mines and unexploded ordnance found
digest-year = this year, { $days }: { $amount }
digest-total = in all, { $days }: { $amount }
digest-plan = plan for { $year }: { $amount }
digest-change-open = the change is not known
digest-share-exact = { $percent } % done
digest-share-about = about { $percent } % done
digest-share-most = at most { $percent } % done
digest-share-least = at least { $percent } % done
digest-news = { $count ->
    [one] One change on record since { $day }
   *[other] { $count } changes on record since { $day }
 }
digest-more = … and { $count } more: { $how }
digest-nothing-new = Nothing new was published since { $day }.
digest-sources = Sources: { $sources }
none-short = not published
button-digest-settings = Settings
button-digest-stop = Unsubscribe
delivery-repeat = (Again, in case it has not arrived.)
alarm-quarantine = A message from Telegram could not be handled and was set aside (update { $update }). The log says why.
alarm-delivery = A delivery needs a look: { $words }. /deliveries shows what is held.
alarm-process = The bot needs a look: { $words }. The log says more.
alarm-age = No new figures for long: the newest on record reaches { $day }. Has something been published since? Send it with /add.
alarm-copy = This bot was started on a restored copy: no digest and no notice leaves it until you say so (waiting: { $waiting }). Make sure first that no bot runs on the original any more, or people may get things twice. Then let them leave with /deliveries.
managers-only = What this group gets is decided by its admins. In a private chat, /subscribe is yours.
subscribed = You get a digest { $when }. This is what the last one would have said:
unsubscribed = Nothing more will come. Your choices are kept until /forget.
not-subscribed = No digest comes to this chat, so there is nothing to end or to pause. /subscribe begins one.
subscription-again = Subscribe again
subscription-stopped = No digest comes to this chat at present.
subscription-paused = Paused until { $day }.
subscription-next = The next digest comes on { $moment }.
subscription-places = Places: { $places }
subscription-measures = Figures: { $measures }
subscription-unit = Areas in: { $unit }
subscription-when = When: { $when } ({ $zone })
subscription-each-month = on day { $day } of each month at { $hour }
subscription-each-week = each { $day } at { $hour }
subscription-choose-places = Places
subscription-choose-measures = Figures
subscription-change-unit = Other unit
subscription-weekly = Weekly instead
subscription-monthly = Monthly instead
subscription-pictures-on = With charts
subscription-pictures-off = Without charts
subscription-choose-day = Day
subscription-choose-hour = Hour
subscription-choose-zone = Time zone
subscription-sample = Sample
subscription-pause = Pause
subscription-pause-week = A week
subscription-pause-month = A month
subscription-pause-quarter = Three months
subscription-pause-half = Half a year
subscription-page-pauses = Pause for how long?
subscription-typed-pauses = Until a day of your choice: { $example }
subscription-typed-pauses-example = /subscribe pause until 1 March
subscription-no-day = { $words } is not a day that I can read. Write it as 1 March or 2027-01-15, or choose below.
subscription-past-day = { $day } has come already. Name a later day, or choose below.
subscription-resume = Resume
subscription-back = Done
subscription-page-places = Which places?
subscription-page-measures = Which figures?
subscription-page-days = On which day?
subscription-page-hours = At which hour?
subscription-page-zones = In which time zone?
subscription-typed-zones = Any other by its largest city, or by its name such as Europe/Istanbul: { $example }
subscription-typed-zones-example = /subscribe zone Istanbul
subscription-no-zone = { $words } is not a time zone that I know.
unit-usual = as published
button-watch = Tell me when it is published
watch-began = I will tell you here when it is published: { $asked }
watch-began-number = I will tell you here when the published figures prove { $amount }: { $asked }
watch-window = I will tell you here when it is published. /watch lists what you wait for, and ends it.
watch-how-to-end = /watch lists what you wait for, and ends it.
watch-already = The published figures say it already:
watch-told = You asked to be told when this is published. It is now:
watch-told-number = You asked to be told of { $amount }. The published figures prove it now:
watch-list = You wait for these. Touch one to end it.
watch-none = You wait for nothing here. Write what to be told of, and the number that it is to pass: { $examples }
watch-number = Which number is it to pass? Write it with its unit or with what is counted: { $examples }
watch-which = Which number do you mean?
watch-full = You wait for { $most } things here, and more is not possible. Touch one to end it.
command-watch = Tell me when it is published, or passes a number
command-subscribe = A digest each month or week
command-unsubscribe = No more digests
editions-none = No digest has been made yet. Who wants one says /subscribe.
editions-title = The latest digests
edition-waits = The digest for { $period } is ready for { $count ->
    [one] one chat
   *[other] { $count } chats
 }. It goes out when you release it.
edition-waiting = waits for release
edition-open = on its way
edition-paused = paused
edition-cancelled = cancelled
edition-done = done
edition-act-preview = Preview
edition-act-release = Release
edition-act-pause = Pause
edition-act-resume = Resume
edition-act-cancel = Cancel
deliveries-title = Messages on their way
deliveries-copy = This store is a copy: nothing leaves it until you say so.
deliveries-quiet = Telegram wants no messages until { $moment }.
deliveries-pending = waiting: { $count }
deliveries-sending = just now: { $count }
deliveries-sent = sent: { $count }
deliveries-stopped = stopped: { $count }
deliveries-uncertain = may have arrived: { $count }
deliveries-resend = Send those again
deliveries-lift = Let them leave
command-digests = Release, pause and follow the digests
command-deliveries = Messages on their way, and those in doubt
mydata-title = What I keep of you
mydata-language = your language: { $name }
mydata-unit = your unit of area: { $unit }
mydata-role = your role: { $role }
mydata-questions = your last question, for 30 minutes, in { $count ->
    [one] one chat
   *[other] { $count } chats
 }
mydata-messages = which reply answers which message, for a year: { $count }
mydata-reports = answers that you called wrong: { $count }
mydata-drafts = drafts of figures that you sent: { $count }
mydata-subscription = what you subscribed to
mydata-watches = what you wait to be told of: { $count }
mydata-key = the key under which you stand in the history of figures: { $key }
mydata-nothing = I keep nothing of you.
mydata-private = That is for a private chat with me.
mydata-how = /forget deletes it.
forget-ask = This deletes your language, unit, role, subscription, wishes to be told, last questions and drafts. The history of figures stays, under a key that then leads to nobody. Delete?
forget-yes = Delete
forgotten = Deleted. I keep nothing of you any more.
command-mydata = What I keep of you
command-forget = Delete what I keep of you
## Drafts: figures that wait for a person

draft-title =
    Draft { $code }: { $count ->
        [one] one figure
       *[other] { $count } figures
    }
draft-source = Source: { $source }
draft-source-none = not given
draft-source-unsaid = Source: not given. Touch “Source”.
draft-unsure-publisher = the name is read from the text
draft-unsure-published = the day is read from the text
draft-unsure-today = no day is named, so it is read as of today
draft-count-new = { $count } new
draft-count-same = { $count } on record already
draft-count-second = { $count } on record, from another source
draft-count-changed = { $count } changed
draft-count-conflict = { $count } in conflict
draft-count-suspect = { $count } suspect
draft-second = becomes a second source of { $ref }
draft-known = on record as { $ref }
draft-replaces = in the place of { $ref }
draft-accepted = accepted
draft-because = Reason: { $reason }
draft-year = the year is inferred
draft-row = row { $row }
draft-left-out = Left out:
draft-left-line = “{ $words }” – { $why }
draft-left-row = row { $row }: { $why }
draft-more-lines =
    { $count ->
        [one] One more line is in the file.
       *[other] { $count } more lines are in the file.
    }
draft-more-left = { $count } more were left out; they are in the file.
draft-signs = ⚠ needs your tap on the line, ⛔ a reason in words.
draft-touch = Words alone store nothing: touch “Confirm” below.
draft-how = To change a line, answer in plain words: { $examples }
draft-examples = line 3: 1,454.2 ha · line 5 Lachin · drop 7
draft-marked = Text of { $code }, its numbers marked

button-confirm =
    Confirm { $count ->
        [one] one figure
       *[other] { $count } figures
    }
button-confirm-clean =
    { $count ->
        [one] Confirm only the clean one
       *[other] Confirm only the { $count } clean ones
    }
button-tap = ✓ Line { $number }
button-why = ⛔ Line { $number }: reason
button-edit = Edit a line
button-publisher = Source
button-published = Date
button-marked = Text
button-file = File
button-cancel = Cancel
button-undo = Undo
button-approve = Approve
button-reject = Reject
button-never-mind = Never mind

draft-asks-reason = Why does line { $number } stand? Your next message is the reason, and is kept with the figure.
draft-asks-publisher = Who published it? Your next message is the name.
draft-asks-published = When was it published? Your next message is the day, for example 6 March 2023.
draft-asks-edit = Which line, and what is it? For example { $examples }
draft-asks-reject = Why is { $code } rejected? Your next message is the reason, and its author is told.
draft-held = Not yet: lines { $lines } need a tap, or a reason where they are stopped.
draft-none-clean = No line is ready: tap the lines that are right, or drop the others.
draft-changed = The draft has changed since. This is how it stands now.
draft-outdated = The record has changed since, so the draft was checked anew. Please look at it again.
draft-over-confirmed = This draft was confirmed already.
draft-over-waiting = This draft waits for another person to approve it.
draft-over-cancelled = This draft was cancelled.
draft-over-rejected = This draft was rejected.
draft-over-expired = This draft has expired: send the text or file again.
draft-over-gone = There is no such draft any more.
draft-not-yours = Only who made this draft may do that.
draft-own = Another person has to decide about your own draft.
draft-stored =
    Stored by { $who }: { $count ->
        [0] no new figure
        [one] one figure
       *[other] { $count } figures
    } as upload { $code }
draft-stored-nothing = Everything was on record already; nothing was added.
draft-stored-second =
    { $count ->
        [one] One figure has a second source now.
       *[other] { $count } figures have a second source now.
    }
draft-stored-known =
    { $count ->
        [one] One was on record already.
       *[other] { $count } were on record already.
    }
draft-stored-refs = Codes: { $refs }
draft-approved-by = Approved by { $who }
draft-rest = What needs a look stays, as draft { $code }.
draft-submitted = { $code } waits for another person to approve it.
draft-submitted-nobody = Nobody else may approve yet: invite an approver with /invite approver.
draft-asks-approval = { $who } asks you to approve:
draft-rejected = { $code } was rejected by { $who }: { $reason }
draft-rejection-told = { $code } is rejected; its author will be told.
draft-cancelled = { $code } is cancelled. Nothing was stored.
draft-expired = { $code } was not confirmed within a day and has expired. Nothing was stored; send the text or file again.
draft-no-figures = I find no figure of cleared land, mines or ordnance there. Write, for example, { $example }
draft-add-how = Put the text behind the command, for example { $example } Or forward a report, or send a file.
draft-rows = { $done } of { $all } rows
draft-unread = I do not understand “{ $words }”. Answer, for example, { $examples }
draft-no-line = There is no line { $number } in this draft.
draft-empty = No line is left, so the draft is cancelled. Nothing was stored.
draft-day-unread = I see no day there. Write it as 6 March 2023, not later than today.
draft-never-mind = All right.
keepers-only = Only the people who keep the figures may do that. /help shows what you can ask.

check-times = This is { $times } times everything on record until then ({ $ref }).
check-future = Work that is done, on days that are yet to come.
check-unpublished = It was published before its last day.
check-month =
    { $days ->
        [one] This month has one day.
       *[other] This month has { $days } days, so it is no calendar month.
    }
check-operator = The operator “{ $name }” is not known.
check-unit = { $unit } is an unusual unit for these figures.
check-thousand = About a thousand times what is usual for so many days ({ $amount }).
check-much = More than ten times as much as ever in so many days; usual is { $amount }.
check-thousandth = About a thousandth of what is usual for so many days ({ $amount }).
check-little = Less than a tenth of the least ever in so many days; usual is { $amount }.
check-overlap = Its days overlap with { $start } – { $end } on record ({ $ref }).
check-gap = Nothing is on record for { $start } – { $end }, the days before it.
check-two-lines = No. { $lines } have different numbers for the same.
check-repeated = It repeats no. { $line }.
check-changed = { $publisher } said { $amount } before ({ $ref }). Both stand, unless one is corrected: /correct
check-beside = { $publisher } says { $amount } ({ $ref }).
check-above = More than the record can hold: at most { $amount } ({ $refs }).
check-below = Less than the record proves: at least { $amount } ({ $refs }).
check-falls = It falls: { $amount } were reached before ({ $refs }).
check-together = Not together with no. { $lines } and { $refs }: they cannot all be true.
check-lines = Not together with no. { $lines }: they cannot all be true.
check-cut = This message is as long as Telegram lets one be. What was sent with it at once is read with it; if its end is missing, send the text as a .txt file.
check-not-weighed = More than { $most } lines: they were not held against the whole record one by one.
check-unkept = it cannot be kept: items are whole, and areas no larger than the Earth
import-unfit = { $unit } does not fit what this line counts. Name the measure as well.

## Uploads and history

upload-line =
    { $code }, { $day }, by { $who }: { $count ->
        [0] no figure
        [one] one figure
       *[other] { $count } figures
    }
upload-approved = approved by { $who }
upload-withdrawn = taken back by { $code }
upload-takes-back = takes { $code } back
uploads-title = The latest uploads
uploads-none = Nothing was uploaded yet.
uploads-next = Take one back with { $example }; what everything was: /history
uploads-waiting = Drafts that wait: { $codes }
undo-done =
    Upload { $code } is taken back: { $count ->
        [0] none of its figures counted any more
        [one] one figure counts no longer
       *[other] { $count } figures count no longer
    }. Nothing is erased; it is in /history.
undo-none = There is no upload of yours that can be taken back. /uploads shows them all.
undo-over = Upload { $code } was taken back already, or is none that can be.
undo-may-not = Only approvers and owners take uploads back.
history-title = The latest entries of the history
history-none = The history is empty.
history-line = { $day } { $time }, { $who }: { $act } { $about }
history-holds =
    ✓ The chain of { $count ->
        [one] one entry
       *[other] { $count } entries
    } holds.
history-broken = ✗ The chain is broken at entry { $number }: somebody changed the store itself.
history-file = /history file sends all of it.
act-published = shipped
act-import = imported a file as
act-message = stored
act-correction = stored a correction as
act-revision = stored a revision as
act-withdrawal = took an upload back, as
act-submitted = asked to approve
act-rejected = rejected
correct-how = Write what is right, and why: { $examples }
correct-unknown = There is no figure { $ref } that counts.
correct-same = That is what { $ref } says already.
recall-title = A number that you were given has been corrected
recall-then = On { $day } you were told:
recall-now = It is:
recall-because = Because: { $reason }
recall-watch = A figure that you had waited for has been corrected
recall-mended = A figure of this message has been corrected; what it is now was sent on { $day }.
recall-digest = A figure in your digest for { $period } has been corrected
