### Русский. Только текст, без HTML. Каждое сообщение есть на всех языках, с теми же переменными.

## Количества. После «более», «около», «до» и в промежутке стоит родительный падеж.

amount-exact =
    { $noun ->
        [ha] { $shown } га
        [km2] { $shown } км²
        [m2] { $shown } м²
        [acre] { $shown } { $number ->
            [one] акр
            [few] акра
            [many] акров
           *[other] акра
        }
        [sotka] { $shown } { $number ->
            [one] сотка
            [few] сотки
            [many] соток
           *[other] сотки
        }
        [dunam] { $shown } { $number ->
            [one] дунам
            [few] дунама
            [many] дунамов
           *[other] дунама
        }
        [item] { $shown }
        [ap_mines] { $shown } { $number ->
            [one] противопехотная мина
            [few] противопехотные мины
           *[many] противопехотных мин
        }
        [at_mines] { $shown } { $number ->
            [one] противотанковая мина
            [few] противотанковые мины
           *[many] противотанковых мин
        }
        [uxo] { $shown } { $number ->
            [one] неразорвавшийся боеприпас
            [few] неразорвавшихся боеприпаса
           *[many] неразорвавшихся боеприпасов
        }
        [mines] { $shown } { $number ->
            [one] мина
            [few] мины
           *[many] мин
        }
       *[explosives] { $shown } { $number ->
            [one] взрывоопасный предмет
            [few] взрывоопасных предмета
           *[many] взрывоопасных предметов
        } (мины и НРБ)
    }
    .genitive =
    { $noun ->
        [ha] { $shown } га
        [km2] { $shown } км²
        [m2] { $shown } м²
        [acre] { $shown } { $number ->
            [few] акров
            [many] акров
           *[other] акра
        }
        [sotka] { $shown } { $number ->
            [few] соток
            [many] соток
           *[other] сотки
        }
        [dunam] { $shown } { $number ->
            [few] дунамов
            [many] дунамов
           *[other] дунама
        }
        [item] { $shown }
        [ap_mines] { $shown } { $number ->
            [one] противопехотной мины
           *[many] противопехотных мин
        }
        [at_mines] { $shown } { $number ->
            [one] противотанковой мины
           *[many] противотанковых мин
        }
        [uxo] { $shown } { $number ->
            [one] неразорвавшегося боеприпаса
           *[many] неразорвавшихся боеприпасов
        }
        [mines] { $shown } { $number ->
            [one] мины
           *[many] мин
        }
       *[explosives] { $shown } { $number ->
            [one] взрывоопасного предмета
           *[many] взрывоопасных предметов
        } (мины и НРБ)
    }
amount-over = более { amount-exact.genitive }
amount-up_to = до { amount-exact.genitive }
amount-about = около { amount-exact.genitive }
amount-least = не менее { amount-exact.genitive }
amount-most = не более { amount-exact.genitive }
amount-between = от { $low } до { amount-exact.genitive }

unit-ha = га
unit-km2 = км²
unit-m2 = м²
unit-acre = акры
unit-sotka = сотки
unit-dunam = дунамы
unit-item = штуки

## Названия

measure-cleared_area = Очищенная территория
measure-ap_mines = Противопехотные мины
measure-at_mines = Противотанковые мины
measure-uxo = Неразорвавшиеся боеприпасы (НРБ)
measure-mines = Мины
measure-explosives = Мины и НРБ

shape-by_place = по районам
shape-by_month = по месяцам
shape-by_quarter = по кварталам
shape-by_year = по годам
shape-compare = сравнение
shape-progress = план и выполнение
shape-top = больше всего
shape-bottom = меньше всего

places-except = { $whole } (кроме: { $places })
places-core =
    { $count ->
        [one] { $count } район
        [few] { $count } района
       *[many] { $count } районов
    } вместе
places-core-except =
    { $count ->
        [one] { $count } район
        [few] { $count } района
       *[many] { $count } районов
    } (кроме: { $places })
places-many =
    { $count ->
        [one] { $count } район
        [few] { $count } района
       *[many] { $count } районов
    } вместе
list-and = { $first } и { $last }
list-or = { $first } или { $last }
quote = «{ $text }»

period-to-date = по настоящее время
period-until = по { $end }
period-since = с { $start } по { $end }
period-year = { $year } год
period-years = { $first }–{ $last } годы
period-quarter =
    { $number ->
        [1] I
        [2] II
        [3] III
       *[4] IV
    } квартал { $year } года
period-half =
    { $number ->
        [1] I
       *[2] II
    } полугодие { $year } года

scope-planned = план
operator-anama = только ANAMA
operator-ministry_of_defense = только Министерство обороны
operator-ministry_of_emergency_situations = только Министерство по чрезвычайным ситуациям
operator-state_border_service = только Государственная пограничная служба
operator-companies = только компании
purpose-agriculture = для сельского хозяйства
purpose-transport = для транспорта
purpose-residential = для жилья
purpose-energy = для энергетики
purpose-environment = для охраны окружающей среды
purpose-land_reclamation_and_water = для мелиорации и водного хозяйства
purpose-other = для других целей
process-cleared = обследовано и очищено
process-reduced = сокращено по техническому обследованию
process-cancelled = снято по нетехническому обследованию
process-surveyed = обследовано

## Ответы: первая строка

done-land = Очищено: { $amount }
done-items = Обнаружено: { $amount }
planned-land = План очистки: { $amount }
planned-items = План: { $amount }
nearest = ближайший опубликованный показатель
none = Не опубликовано
not-published = { $title }: { $asked }

## Ответы: откуда это известно

proof-direct = Опубликовано одним показателем: { $source } · { $ref }
proof-direct-printed = В источнике: { $amount } · { $source } · { $ref }
proof-sum =
    Сумма { $count ->
        [one] { $count } опубликованного показателя
       *[many] { $count } опубликованных показателей
    }:
proof-sum-short =
    сумма { $count ->
        [one] { $count } опубликованного показателя
       *[many] { $count } опубликованных показателей
    }
proof-difference =
    Вычислено по { $count } { $count ->
        [one] показателю
       *[other] показателям
    }, часть из которых вычтена:
proof-end = Почему { $amount }:
coverage = Опубликовано за { $known } из { $total } мес.
about-means = «Около» понимается как отклонение не более { $percent } % от напечатанного числа.
erratum-shown = Этот показатель считается ошибочным в источнике: причину называет /errata. По нему ничего не вычисляется.
conflict = Эти учтённые показатели не могут быть верны одновременно, поэтому по ним ничего не вычисляется:
partial = Учтено больше показателей, чем можно взвесить сразу: возможно, доказуемы и более узкие границы.
proof-nearest = Именно такой показатель не опубликован ({ $asked }). Ближайший:
others = Тот же показатель в других источниках:
and-more = … и ещё { $count }: кнопка «Источники»
and-more-figures = … и ещё { $count }
source-dated = { $publisher }, { $day }
source-undated = { $publisher }, дата не указана
known-on = по данным на { $day }
as-of = По состоянию на { $day }

reason-not_published = Ни один из учтённых источников этого числа не называет. Отсутствие данных — не ноль.
reason-not_yet = За эти дни пока ничего не опубликовано.
reason-jointly = Это число опубликовано только вместе с другими районами или другими видами предметов.
reason-outside = Очистка началась 10 ноября 2020 г.; за более раннее время показателей нет.
other-scopes = Считается отдельно, к сумме не прибавляется:
nearby = Что известно рядом:
try-not_published = Попробуйте более длинный период или все районы вместе.
try-not_yet = Попробуйте более ранний период или итог по настоящее время.
try-jointly = Посмотрите общий показатель: нажмите кнопку ниже.
try-outside = Попробуйте более поздний период или итог по настоящее время.

unit-declined = Единицы { $words } у меня нет; показано в единицах: { $unit }.
figures-coarser = Показатели редко публикуют по дням или неделям; здесь ответ ровно за те дни, о которых вы спросили.

## Ответы в строках

series-some = опубликовано { $known } из { $total }
rows-in-file =
    { $count ->
        [one] Вся таблица ({ $count } строка)
        [few] Вся таблица ({ $count } строки)
       *[many] Вся таблица ({ $count } строк)
    } — в файле.
legend = { $nothing } значит «не опубликовано», а не ноль.
sources-one =
    Источник: { $source } ({ $count ->
        [one] { $count } показатель
        [few] { $count } показателя
       *[many] { $count } показателей
    })
sources-many =
    По { $count ->
        [one] { $count } показателю
       *[many] { $count } показателям
    }: { $names }

ranking-most = Больше всего: { $places }, { $amount }
ranking-least = Меньше всего: { $places }, { $amount }
ranking-open-top = Где больше всего, не доказано
ranking-open-bottom = Где меньше всего, не доказано
ranking-of =
    среди { $known ->
        [one] { $known } района
       *[many] { $known } районов
    } с опубликованным показателем
ranking-among = среди районов с опубликованным показателем
compare-more = Больше: { $place }; затем { $other }, разница — { $difference }
compare-same = Одинаково: { $places } — по { $amount }
days-differ = Эти числа доведены до разных дней и не показывают, где больше.
order-open = Некоторые из этих чисел неточные, поэтому порядок не доказан.
compare-open = Здесь не все числа опубликованы и точны, поэтому они не показывают, где больше.

progress-share = План: { $plan }, сделано: { $done } — { $share }
progress-both = План: { $plan }, сделано: { $done }
progress-no-done = План: { $amount }; сколько сделано, не опубликовано
progress-no-plan = Сделано: { $amount }; план не опубликован
progress-none = { $side } (не опубликовано)
progress-plan = План
progress-done = Сделано
progress-speaker = Обещал(а): { $speaker }
progress-pace = Темп до сих пор: { $done } за 30 дней; дальше нужно { $needed } за 30 дней.
verdict-kept = Срок истёк: план выполнен.
verdict-missed = Срок истёк: план не выполнен.
verdict-open = Срок истёк; выполнен ли план, не доказано.
share-exact = { $percent } %
share-most = не более { $percent } %
share-least = не менее { $percent } %
share-about = около { $percent } %

## Источники и показатели

sources-title = Источники
sources-none = За этим ответом нет показателей.
card-computed = Вычисление: { $sum }
card-low = Не менее: { $sum }
card-high = Не более: { $sum }
card-stored = Внёс(ла): { $who }, { $day }
card-shipped = Поставлено вместе с Hektar, внесено { $day }
card-today = Тот же вопрос сегодня:
card-same = Тот же вопрос сегодня даёт тот же ответ.
figure-known = В базе с { $day }
source-list =
    В базе { $count ->
        [one] { $count } показатель
        [few] { $count } показателя
       *[many] { $count } показателей
    }, по изданиям
source-row =
    • { $publisher }: { $count ->
        [one] { $count } показатель
        [few] { $count } показателя
       *[many] { $count } показателей
    }, последний — { $day }
source-row-undated =
    • { $publisher }: { $count ->
        [one] { $count } показатель
        [few] { $count } показателя
       *[many] { $count } показателей
    }, дата не указана
source-list-next = В каждом ответе назван его источник. /ref и код, например F-7KQ2, покажут один показатель.
ref-missing = Какой показатель? Напишите его код, например { $example }.
ref-unknown = Показателя с кодом { $ref } нет. Код стоит в каждом ответе после источника.

## Записи о самих записях: сверка, ошибки, изменения

ledger-operators = по операторам
ledger-purposes = по назначению
ledger-districts = по районам
ledger-quarters = по кварталам
ledger-months = по месяцам
ledger-totals = по нарастающим итогам
ledger-nothing = ничего не опубликовано
ledger-figures =
    { $count } { $count ->
        [one] показатель
        [few] показателя
       *[many] показателей
    }
ledger-gaps =
    не опубликовано { $count } { $count ->
        [one] часть
        [few] части
       *[many] частей
    }
ledger-no-total = точного итога для сверки нет
ledger-agrees = ✓ совпадает с итогом
ledger-less = на { $amount } меньше итога
ledger-more = на { $amount } больше итога
ledger-note = Отсутствие данных — не ноль: неопубликованное в сумму не входит.
ledger-period = За какой период сверить? Например: { $example }.
errata-title =
    { $count } { $count ->
        [one] показатель считается ошибочным
        [few] показателя считаются ошибочными
       *[many] показателей считаются ошибочными
    } в источнике
errata-none = Ни один учтённый показатель не считается ошибочным в источнике.
errata-against = Сравните:
errata-note = Они остаются в записях как напечатаны, но по ним ничего не вычисляется.
why-narrower = Нарастающий итог одного оператора напечатан как общий: другой ряд за те же месяцы намного выше.
why-falls = Нарастающий итог не может убывать. В другом сообщении того же дня сказано «более»: слово потеряно.
changes-title =
    { $count } { $count ->
        [one] изменение
        [few] изменения
       *[many] изменений
    } в записях с { $day }
changes-none = С { $day } в записях ничего не изменилось.
changes-new = Новые
changes-revised = Уточнены
changes-corrected = Исправлены
changes-withdrawn = Отозваны
changes-instead = теперь:
changes-more = Есть и другие; это последние. Спросите с более позднего дня.
changes-period = С какого дня? Например: { $example }.

## Кнопки

button-unit =
    В { $unit ->
        [km2] км²
        [acre] акрах
       *[ha] гектарах
    }
button-earlier = ← { $period }
button-by_month = По месяцам
button-by_year = По годам
button-by_place = По районам
button-total = Итого
button-sources = Источники
button-wrong = Это неверно
button-share = Поделиться
button-ask = Спросить в боте
button-back = ← К ответу
button-cell = Спросить об этом
button-look = Показать ответ
button-help = Справка
button-stale = Эта кнопка от прежней версии. Пожалуйста, спросите ещё раз.

## Вопросы в ответ и отказы

asked-back = { $question } Нажмите кнопку или задайте вопрос полностью.
asked-back-plain = { $question } Задайте вопрос полностью, например: { $examples }.
ambiguous = Что из этого вы имеете в виду?
missing-measure = Какой показатель посмотреть?
missing-period = За какое время?
missing-place = По какому району?
missing-year = За какой год?
did-you-mean = Вы имели в виду { $places }? Нажмите кнопку или спросите ещё раз с верным названием.
not-understood = Не понимаю: { $words }.
not-a-question = Я отвечаю на вопросы об очищенных территориях, минах и неразорвавшихся боеприпасах. Например: { $examples }.
try-examples = Напишите, например: { $examples }.
refused-outside = { $place } не входит в территории, о которых эти показатели. Спросите об одном из районов, например Физули, или не называйте места, чтобы узнать обо всех.
refused-settlement = { $place } — населённый пункт ({ $district }), а показатели публикуют по районам. Спросите о районе: { $district }.
refused-share = Доли я не вычисляю. Спросите о каждом из двух чисел.
refused-average = Средние я не вычисляю. Спросите о числах по месяцам или по годам.
refused-remaining = Сколько ещё предстоит очистить, среди этих показателей нет. Спросите, сколько очищено по настоящее время: /cleared
refused-cost = Расходов среди этих показателей нет. Спросите об очищенных территориях или минах: /help
refused-casualties = Числа пострадавших среди этих показателей нет. Спросите об очищенных территориях или минах: /help
refused-period = { $text } не удаётся прочитать как дату. Напишите, например, 2023, 01.2023 или Q1 2023.
refused-unit = { $measure }: в этой единице не измеряют. Не указывайте единицу или спросите об очищенной территории.
refused-too_long = Это слишком длинно для меня. Спросите одной короткой строкой, например /cleared Fuzuli 2023
refused-empty = Не вижу здесь вопроса. Спросите одной короткой строкой, например /cleared Fuzuli 2023

## Команды: меню Telegram и /help

command-cleared = Очищенная территория: любое место и период
command-mines = Обнаруженные мины: все, противопехотные (AP) или противотанковые (AT)
command-uxo = Обнаруженные неразорвавшиеся боеприпасы
command-found = Всё обнаруженное: мины и неразорвавшиеся боеприпасы
command-plan = Сколько планируют очистить
command-progress = План и выполнение
command-compare = Районы или годы рядом
command-top = Районы с наибольшими числами
command-trend = По месяцам
command-reconcile = Сверка года: каждая разбивка против итога
command-errata = Показатели, ошибочные в источнике, и почему
command-changes = Что нового и исправленного в записях
command-sources = Кто опубликовал показатели
command-ref = Один показатель по коду
command-units = Единица площади
command-language = Язык ответов
command-help = О чём можно спросить
command-start = Первый экран
command-about = Кто ведёт бота и насколько свежи показатели
command-privacy = Что хранится о вас
command-unanswered = Что не удалось понять
command-invite = Создать одноразовую ссылку-приглашение
command-reports = Ответы, которые сочли неверными

## Экраны

start-title = Hektar отвечает на вопросы о разминировании
start-what = Сколько территории очищено, сколько мин и неразорвавшихся боеприпасов обнаружено, где и когда: по опубликованным показателям об освобождённых территориях Азербайджана, каждый — с источником.
start-example = Спросите, например: { $example }
start-safety =
    Показатели не говорят, безопасно ли место. Если увидите подозрительный предмет, не трогайте его, вернитесь той же дорогой и позвоните по номеру { $emergency }{ $hotline ->
        [none] .
       *[other] {" "}или на горячую линию по разминированию: { $hotline }.
    }
help-title = О чём можно спросить
help-order = Место, период и единица — в любом порядке. Без места — вся территория, без периода — итог по настоящее время.
help-periods = Периоды: 2022 · 01.2023 · 2023-01 · Q1 2022 · H1 2022 · 2021-2023
help-plain = Можно и короткими простыми словами: { $example }
help-followups = Можно спрашивать дальше: «а в Агдаме?», «в акрах?», «по месяцам». Новый полный вопрос начинает заново.
help-location = Пришлите геопозицию — отвечу по району, в котором она находится.
help-groups = В группах я отвечаю, когда меня упоминают, отвечают мне или дают команду.
about-title = О боте Hektar
about-figures =
    В базе { $count ->
        [one] { $count } опубликованный показатель
        [few] { $count } опубликованных показателя
       *[many] { $count } опубликованных показателей
    }.
about-newest =
    Самый новый показатель — по { $day } ({ $days ->
        [0] сегодня
        [one] { $days } день назад
        [few] { $days } дня назад
       *[many] { $days } дней назад
    }).
about-empty = В базе пока нет показателей.
about-how = Каждый ответ — опубликованный показатель или точная сумма таких показателей, с источником. Отсутствие данных никогда не считается нулём.
about-who = Бота ведёт: { $who }.
about-nobody = Тот, кто ведёт бота, не указал имени.
about-contact = Связь: { $contact }
privacy-title = Что хранится о вас
privacy-person = Ваш числовой код Telegram (ID), выбранные язык и единица площади: пока работает бот. Имя и номер телефона не хранятся.
privacy-questions =
    Ваш последний вопрос в каждом чате, чтобы можно было спросить дальше: используется { $minutes ->
        [one] { $minutes } минуту
        [few] { $minutes } минуты
       *[many] { $minutes } минут
    } и удаляется, когда потом кто-нибудь напишет боту. Отдельно и без указания, кто спрашивал, хранится, на какие вопросы дан ответ: чтобы ответ можно было найти по коду.
privacy-missed =
    Тексты, которые я не понял: одной строкой, без указания, кто их написал; @имена, ссылки и длинные номера вырезаются. Срок — { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    } после последнего раза.
privacy-journal =
    Какое сообщение бота ответило на какое ваше, с вашим ID и временем (без текста — чтобы исправленный вопрос исправил и ответ и никто не засыпал бота сообщениями): { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }.
privacy-reports = Если вы нажали «Это неверно»: вопрос, показанные данные, время и ваш ID — для тех, кто ведёт показатели.
privacy-erase = Чтобы их удалить, напишите тому, кто ведёт бота: /about
language-choose = На каком языке отвечать?
language-name = Русский
language-chosen = Теперь я отвечаю по-русски.
units-choose = В каких единицах показывать площади?
unit-chosen = Теперь площади показаны в единицах: { $unit }.
choice-nameless = Здесь вы пишете от имени группы или канала, поэтому ваш выбор я сохранить не могу. Напишите мне в личные сообщения.

## Уведомления

too-fast = Я не успеваю отвечать: не больше 20 сообщений в минуту. Пожалуйста, подождите минуту и спросите снова.
link-stale = Эта ссылка от другой версии или неполная. Пожалуйста, спросите словами, например: /cleared Fuzuli 2023
location-in = Присланное место находится, по моим границам, в этом районе: { $place }. Показатель относится ко всему району.
location-near = Присланное место — у границы районов, а мои границы точны лишь примерно до 2 км. Оно может находиться в одном из этих районов: { $places }. Нажмите на тот, который имеете в виду.
location-edge = Присланное место — на краю этого района: { $place }. Мои границы точны лишь примерно до 2 км, поэтому место может быть и вне районов, по которым есть показатели.
location-undrawn = Присланное место находится в одном из этих районов: { $places }. Граница этого района не опубликована: { $undrawn }. Нажмите на тот, который имеете в виду.
location-outside = Присланное место находится вне районов, по которым есть показатели. Назовите один из районов, например: /cleared Fuzuli 2023
inline-open = Спросите, например: очищено Физули 2022
unanswered-title = Что не удалось понять, самое частое сверху
unanswered-none = В последнее время понято всё.
invited-only = Этот бот отвечает по приглашениям. Отправьте тому, кто ведёт бота, ваш Telegram ID: { $id }
invitation-link = Эта ссылка впустит одного человека и один раз. Передайте её: { $link }
invitation-accepted = Добро пожаловать! Спросите, например: /cleared Fuzuli 2023
invitation-spent = Это приглашение уже использовано или истекло. Попросите новое у того, кто его прислал.
owners-only = Это могут только владельцы бота. О чём можно спросить: /help
unreadable = Я читаю только текст. Спросите одной короткой строкой, например: /cleared Fuzuli 2023
command-near = Команды { $command } нет. Может быть, { $near }?
command-unknown = Команды { $command } нет. О чём можно спросить: /help
broken = У нас произошёл сбой. Пожалуйста, попробуйте ещё раз; если он повторится, сообщите этот код тому, кто ведёт бота: { $code }
busy = Показатели сейчас обновляются. Пожалуйста, попробуйте через минуту.
report-taken = Спасибо. Те, кто ведёт показатели, это проверят. Код: { $code }
report-title = Кто-то сообщает, что ответ неверен: { $code }
report-question = Вопрос: { $question }
report-answer = Ответ: { $answer }
report-figures = Показатели: { $refs }
reports-title =
    { $count ->
        [one] { $count } ответ сочли неверным
        [few] { $count } ответа сочли неверными, последние сверху
       *[many] { $count } ответов сочли неверными, последние сверху
    }
reports-none = О неверных ответах никто не сообщал.

## Показатели из файлов

import-line = Строка { $line }: { $reason }
import-how = Сохраните таблицу как CSV (UTF-8) со строкой заголовков: { $columns }. Обязательны только measure, value и end.
import-sheet = Это файл электронной таблицы, такие я пока не читаю.
import-binary = Это не текст, который я могу прочитать.
import-empty = В этом файле нет таблицы.
import-columns = Таблицы показателей здесь нет: в заголовке не хватает { $columns }.
import-twice = Столбец назван в заголовке дважды: { $columns }. Уберите один.
import-bytes = Файл больше { $most } МБ. Разделите его и загрузите по частям.
import-rows = В файле больше { $most } строк. Разделите его и загрузите по частям.
import-wide = В таблице больше { $most } столбцов. Оставьте только столбцы показателей.
import-quotes = Здесь открыты кавычки и не закрыты, или ячейка чрезмерно длинна. Исправьте кавычки; строки до следующей целой не прочитаны.
import-more-cells = Ячеек больше, чем столбцов. Возьмите в кавычки ячейку, в которой есть разделитель.
import-missing = { $column }: пусто. Заполните.
import-cell = { $column }: «{ $text }» — слишком длинно или есть непечатаемые знаки. Сократите или наберите заново.
import-choice = { $column }: «{ $text }» сюда не подходит. Напишите одно из: { $choices }.
import-day = { $column }: «{ $text }» не читается как день. Напишите так: 2023-01-31 (годы 2000–2199).
import-backwards = Конец ({ $end }) раньше начала ({ $start }). Исправьте одно из них.
import-number = «{ $text }» не читается как число. Напишите просто цифрами, например 6025.1
import-two-readings = «{ $text }» читается и как { $one }, и как { $other }. Напишите одним из этих двух способов.
import-amount = «{ $text }» { $unit } не сохранить: предметы считают целыми, а площадь не больше Земли. Исправьте число или единицу.
import-place-near = Места «{ $text }» я не знаю. Может быть, { $place }? Напишите так.
import-place-unknown = Места «{ $text }» я не знаю. Напишите район или * — вся территория.
import-place-outside = { $text } — за пределами территорий, к которым относятся эти показатели. Уберите строку.
import-place-settlement = { $text } — населённый пункт ({ $district }), а показатели хранятся по районам. Напишите район, только если число относится ко всему району.
import-place-unclear = { $text } — это и регион, и вся территория. Назовите районы или напишите * — вся территория.
import-place-both = «{ $text }» — это вся территория и ещё район. Напишите что-то одно.
import-place-without = «{ $text }» — неясно, из чего исключены районы. Начните с * — вся территория.
import-others-alone = Ни одна другая строка не называет района для тех же показателей, и мне неизвестно, какие районы остальные. Назовите их.
import-others-doubt = Строка того же источника не принята, и мне неизвестно, какие районы остальные. Исправьте ту строку и загрузите снова.
import-encoding = Файл не в UTF-8; он прочитан как { $encoding }. Проверьте, верно ли выглядят названия.
import-unread = Столбцы, которые я не читаю: { $text }
import-two-numbers = Строки { $one } и { $other }: в одном источнике два числа для одного и того же. Оба хранятся, пока кто-нибудь не скажет, какое неверно.
