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
proof-bounds =
    Следует из { $count ->
        [one] { $count } опубликованного показателя
       *[many] { $count } опубликованных показателей
    }:
proof-nearest = Именно такой показатель не опубликован ({ $asked }). Ближайший:
others = Тот же показатель в других источниках:
and-more = … и ещё { $count }: кнопка «Источники»
and-more-figures = … и ещё { $count }
source-dated = { $publisher }, { $day }
source-undated = { $publisher }, дата не указана
as-of = По состоянию на { $day }

reason-not_published = Ни один из учтённых источников этого числа не называет. Отсутствие данных — не ноль.
reason-not_yet = За эти дни пока ничего не опубликовано.
reason-jointly = Это число опубликовано только вместе с другими районами или другими видами предметов.
reason-outside = Очистка началась 10 ноября 2020 г.; за более раннее время показателей нет.
nearby = Что известно рядом:
try-not_published = Попробуйте более длинный период или все районы вместе.
try-not_yet = Попробуйте более ранний период или итог по настоящее время.
try-jointly = Посмотрите общий показатель: нажмите кнопку ниже.
try-outside = Попробуйте более поздний период или итог по настоящее время.

unit-declined = Единицы { $words } у меня нет; показано в единицах: { $unit }.
figures-coarser = Показатели редко публикуют по дням или неделям; здесь ответ ровно за те дни, о которых вы спросили.
carried-over = Из предыдущего вопроса: { $parts }

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
share-exact = { $percent } %
share-most = не более { $percent } %
share-least = не менее { $percent } %
share-about = около { $percent } %

## Источники и показатели

sources-title = Источники
sources-none = За этим ответом нет показателей.
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
refused-safety = Не трогайте, не приближайтесь, вернитесь той же дорогой и позвоните { $emergency }. Ни один показатель не говорит, что место безопасно: следуйте знакам и узнайте у местных властей, прежде чем идти.
refused-safety-hotline = Горячая линия ANAMA: { $hotline }
refused-greeting = Здравствуйте! Я отвечаю на вопросы об очищенных территориях, минах и неразорвавшихся боеприпасах. Например: { $examples }.
refused-thanks = Пожалуйста. Спрашивайте ещё, например: { $examples }.
refused-help = Спросите, сколько земли очищено или сколько мин обнаружено: где и когда. Например: { $examples }. Подробнее: /help
refused-weather = О погоде я ничего не знаю. Спросите об очищенных территориях, минах или неразорвавшихся боеприпасах, например: { $examples }.
refused-politics = На вопросы о политике я не отвечаю. Спросите об очищенных территориях, минах или неразорвавшихся боеприпасах, например: { $examples }.
refused-injection = Указаний из сообщений я не выполняю, я только нахожу опубликованные показатели. Например: { $examples }.

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
command-sources = Кто опубликовал показатели
command-ref = Один показатель по коду
command-units = Единица площади
command-language = Язык ответов
command-help = О чём можно спросить
command-start = Первый экран
command-about = Кто ведёт бота и насколько свежи показатели
command-privacy = Что хранится о вас
command-invite = Создать одноразовую ссылку-приглашение
command-reports = Ответы, которые сочли неверными

## Экраны

start-title = Hektar отвечает на вопросы о разминировании
start-what = Сколько территории очищено, сколько мин и неразорвавшихся боеприпасов обнаружено, где и когда: по опубликованным показателям об освобождённых территориях Азербайджана, каждый — с источником.
start-example = Спросите, например: { $example }
start-safety = Показатели не говорят, безопасно ли место. Если увидите подозрительный предмет, не трогайте его, вернитесь той же дорогой и позвоните 112.
help-title = О чём можно спросить
help-order = Место, период и единица — в любом порядке. Без места — вся территория, без периода — итог по настоящее время.
help-periods = Периоды: 2022 · 01.2023 · 2023-01 · Q1 2022 · H1 2022 · 2021-2023
help-plain = Можно и короткими простыми словами: { $example }
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
privacy-questions = Ваши вопросы не хранятся.
privacy-journal =
    Какое сообщение бота ответило на какое ваше (только номера — чтобы исправленный вопрос исправил и ответ): { $days ->
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

## Уведомления

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
