### Azərbaycan dili. Yalnız mətn, HTML yoxdur. Hər mesaj bütün dillərdə eyni dəyişənlərlə durur.

## Miqdarlar. Saydan sonra isim təkdə qalır; "çox" çıxışlıq, "qədər" yönlük halını tələb edir.

amount-exact =
    { $noun ->
        [ha] { $shown } ha
        [km2] { $shown } km²
        [m2] { $shown } m²
        [acre] { $shown } akr
        [sotka] { $shown } sot
        [dunam] { $shown } dunam
        [item] { $shown }
        [ap_mines] { $shown } piyada əleyhinə mina
        [at_mines] { $shown } tank əleyhinə mina
        [uxo] { $shown } partlamamış hərbi sursat
        [mines] { $shown } mina
       *[explosives] { $shown } mina və partlamamış hərbi sursat
    }
    .ablative =
    { $noun ->
        [ha] { $shown } hektardan
        [km2] { $shown } kvadrat kilometrdən
        [m2] { $shown } kvadratmetrdən
        [acre] { $shown } akrdan
        [sotka] { $shown } sotdan
        [dunam] { $shown } dunamdan
        [item] { $shown } ədəddən
        [ap_mines] { $shown } piyada əleyhinə minadan
        [at_mines] { $shown } tank əleyhinə minadan
        [uxo] { $shown } partlamamış hərbi sursatdan
        [mines] { $shown } minadan
       *[explosives] { $shown } mina və partlamamış hərbi sursatdan
    }
    .dative =
    { $noun ->
        [ha] { $shown } hektara
        [km2] { $shown } kvadrat kilometrə
        [m2] { $shown } kvadratmetrə
        [acre] { $shown } akra
        [sotka] { $shown } sota
        [dunam] { $shown } dunama
        [item] { $shown } ədədə
        [ap_mines] { $shown } piyada əleyhinə minaya
        [at_mines] { $shown } tank əleyhinə minaya
        [uxo] { $shown } partlamamış hərbi sursata
        [mines] { $shown } minaya
       *[explosives] { $shown } mina və partlamamış hərbi sursata
    }
amount-over = { amount-exact.ablative } çox
amount-up_to = { amount-exact.dative } qədər
amount-about = təxminən { amount-exact }
amount-least = ən azı { amount-exact }
amount-most = ən çoxu { amount-exact }
amount-between = { $low } ilə { amount-exact } arasında

unit-ha = ha
unit-km2 = km²
unit-m2 = m²
unit-acre = akr
unit-sotka = sot
unit-dunam = dunam
unit-item = ədəd

## Adlar

measure-cleared_area = Təmizlənmiş ərazi
measure-ap_mines = Piyada əleyhinə minalar
measure-at_mines = Tank əleyhinə minalar
measure-uxo = Partlamamış hərbi sursat (PHS)
measure-mines = Minalar
measure-explosives = Minalar və PHS

shape-by_place = rayonlar üzrə
shape-by_month = aylar üzrə
shape-by_quarter = rüblər üzrə
shape-by_year = illər üzrə
shape-compare = müqayisə
shape-progress = plan və icra
shape-top = ən çox
shape-bottom = ən az

places-except = { $whole } ({ $places } istisna olmaqla)
places-except-many = { $whole } ({ $count } rayon istisna olmaqla)
places-core = { $count } rayon birlikdə
places-core-except = { $count } rayon ({ $places } xaric)
places-many = { $count } rayon birlikdə
places-apart = { $count } rayon
list-and = { $first } və { $last }
list-or = { $first } və ya { $last }
quote = “{ $text }”

period-to-date = indiyədək
period-until = { $end } tarixinədək
period-since = { $start } – { $end }
period-year = { ORDINAL($year) } il
period-years = { $first }–{ ORDINAL($last) } illər
period-month =
    { ORDINAL($year) } ilin { $month ->
        [yanvar] yanvarı
        [fevral] fevralı
        [mart] martı
        [aprel] apreli
        [may] mayı
        [iyun] iyunu
        [iyul] iyulu
        [avqust] avqustu
        [sentyabr] sentyabrı
        [oktyabr] oktyabrı
        [noyabr] noyabrı
       *[dekabr] dekabrı
    }
period-months = { ORDINAL($year) } ilin { $first }–{ $last } ayları
period-quarter =
    { ORDINAL($year) } ilin { $number ->
        [1] I
        [2] II
        [3] III
       *[4] IV
    } rübü
period-half =
    { ORDINAL($year) } ilin { $number ->
        [1] birinci
       *[2] ikinci
    } yarısı

scope-planned = plan
scope-actual = görülmüş iş
scope-all = operator göstərilməyib
scope-any-purpose = təyinatı göstərilməyib
operator-anama = yalnız ANAMA
operator-ministry_of_defense = yalnız Müdafiə Nazirliyi
operator-ministry_of_emergency_situations = yalnız Fövqəladə Hallar Nazirliyi
operator-state_border_service = yalnız Dövlət Sərhəd Xidməti
operator-companies = yalnız şirkətlər
purpose-agriculture = kənd təsərrüfatı üçün
purpose-transport = nəqliyyat üçün
purpose-roads = avtomobil yolları üçün
purpose-railways = dəmir yolları üçün
purpose-residential = yaşayış məqsədləri üçün
purpose-energy = energetika üçün
purpose-environment = ətraf mühit üçün
purpose-land_reclamation_and_water = meliorasiya və su təsərrüfatı üçün
purpose-other = digər məqsədlər üçün
process-cleared = axtarılmış və təmizlənmiş
process-reduced = texniki axtarışla azaldılmış
process-cancelled = qeyri-texniki axtarışla ləğv edilmiş
process-surveyed = tədqiq edilmiş

## Cavablar: birinci sətir

done-land = { $amount } təmizlənib
done-items = { $amount } aşkar edilib
planned-land = { $amount } (təmizləmə planı)
planned-items = { $amount } (plan)
nearest = ən yaxın dərc olunmuş göstərici
none = Dərc olunmayıb
not-published = { $title }: { $asked }

## Cavablar: haradan bilirik

proof-direct = Bir göstərici kimi dərc olunub: { $source } · { $ref }
proof-direct-printed = Mənbədə göstərilib: { $amount } · { $source } · { $ref }
proof-sum =
    { $count ->
        [one] Dərc olunmuş bir göstərici bunu sübut edir:
       *[other] Dərc olunmuş { $count } göstəricinin cəmi:
    }
proof-sum-short =
    { $count ->
        [one] dərc olunmuş bir göstərici
       *[other] dərc olunmuş { $count } göstəricinin cəmi
    }
proof-from-short = dərc olunmuş { $count } göstəriciyə əsasən
proof-difference = Dərc olunmuş { $count } göstəricidən hesablanıb, bəziləri digərlərindən çıxılıb:
proof-low-own = { $amount }, dərc olunduğu kimi:
proof-low-one = { $amount }: bu onun bir hissəsidir:
proof-low-sum = { $amount }: bunlar onun hissələridir:
proof-low-less = { $amount }: (+) ilə göstərilənlər, ondan kənarda qala bilənlər (−) çıxılmaqla:
proof-high-own = { $amount }, dərc olunduğu kimi:
proof-high-one = { $amount }: o, bunun bir hissəsidir:
proof-high-sum = { $amount }: o, bunların hamısının bir hissəsidir:
proof-high-less = { $amount }: o, (+) ilə göstərilənlərin bir hissəsidir, qalanı (−) çıxılmaqla:
coverage = Nəzərə alınıb: { $total } aydan { $known } ay{ $which }.
coverage-days = Nəzərə alınıb: { $total } gündən { $known } gün{ $which }.
nothing-left = Bu sıfırı heç bir mənbə yazmır: cəmdən hissələr çıxılanda heç nə qalmır.
about-means = “Təxminən” çap olunmuş rəqəmdən ən çoxu { $percent }% fərq kimi götürülür.
erratum-shown = Bu göstərici mənbədə səhv sayılır: səbəbi /errata göstərir. Ondan heç nə hesablanmır.
conflict = Qeydə alınmış bu göstəricilərin hamısı eyni vaxtda doğru ola bilməz, ona görə onlardan heç nə hesablanmır:
partial = Qeydə alınmış göstəricilər bir dəfəyə nəzərə alınandan çoxdur: daha dar hədlər də sübut oluna bilər.
partial-days = Sonrakı günlərin hamısı yoxlanmayıb: daha sonrakı günə çatan rəqəm də sübut oluna bilər.
partial-direct = Qeyddə bir dəfəyə yoxlanıla bilməyəcək qədər çox göstərici var: hamısının bununla uyğun gəldiyi yoxlanmayıb.
proof-nearest = Məhz bu üzrə göstərici dərc olunmayıb ({ $asked }). Ən yaxını:
others = Eyni göstərici digər mənbələrdə:
and-more = … və daha { $count } göstərici «Mənbələr» düyməsində
and-more-figures = … və daha { $count }
sources-more = və daha { $count }
source-unnamed = mənbə göstərilməyib
source-dated = { $publisher }, { $day }
source-undated = { $publisher }, tarixi göstərilməyib
known-on = { $day } tarixinə məlum olan
as-of = { $day } tarixinə olan məlumat

reason-not_published = Qeydə alınmış mənbələrin heç biri bu rəqəmi göstərmir. Məlumatın olmaması sıfır demək deyil.
reason-not_yet = Bu günlər hələ bitməyib, onların hamısı üzrə göstərici dərc olunmayıb.
reason-not_reached = Bazadakı göstəricilərin heç biri hələ bu günlərə çatmır.
reason-jointly = Bu rəqəm yalnız başqa yerlər və ya başqa növlərlə birlikdə dərc olunub.
reason-outside = Təmizləmə 2020-ci il noyabrın 10-da başlayıb; ondan əvvəlki dövr üzrə göstərici yoxdur.
reason-then = { $day } tarixində qeydə alınmış mənbələr bu rəqəmi göstərmir. Məlumatın olmaması sıfır demək deyil.
other-scopes = Ayrıca sayılır, cəmə əlavə olunmur:
nearby = Yaxın məlumatlar:
try-not_published = Daha uzun dövrü və ya bütün rayonları birlikdə soruşun.
try-not_yet = Daha əvvəlki dövrü və ya indiyədək olan cəmi soruşun.
try-jointly = Birgə göstəriciyə baxın: aşağıdakı düyməyə toxunun.
try-outside = Daha sonrakı dövrü və ya indiyədək olan cəmi soruşun.
try-later = Daha sonrakı tarixə və ya bu günə olan məlumatı soruşun.

unit-declined = { $words } ölçü vahidi bizdə yoxdur; cavab bu vahiddədir: { $unit }.
figures-coarser = Göstəricilər nadir hallarda gün və ya həftə üzrə dərc olunur; bu cavab məhz soruşduğunuz günlərə aiddir.
carried-over = Əvvəlki sualınızdan: { $parts }

## Sətirlərlə cavablar

series-some =
    { $total } sətirdən { $known } üzrə rəqəm var{ $ranges ->
        [0] {""}
       *[other] , { $ranges } üzrə yalnız hədlər
    }
rows-together = Hamısı birlikdə: { $answer }
row-joint = { $days } birlikdə: { $amount }
row-each = { $places }: hər biri { $amount }
table-of = { $title }: faylda { $count } sətir var.
table-none = Bundan əvvəl cavab yoxdur. Sualı da yazın, məsələn { $example }
plans-beside = Bu illər üzrə plan: { $plans }
plan-of-year = { $plan } ({ $source })
running-total = artan yekun
running-note = Artan yekun: hər sətir ilk gündən başlayaraq hesablanır.
rows-in-file = Bütün sətirlər ({ $count }) fayldadır.
legend = { $nothing } “dərc olunmayıb” deməkdir, sıfır deyil.
sources-one = Mənbə: { $source } ({ $count } göstərici)
sources-many = { $count } göstərici əsasında: { $names }

ranking-most = Ən çox: { $places }, { $amount }
ranking-least = Ən az: { $places }, { $amount }
ranking-open-top = Hansında ən çox olduğu sübut olunmayıb
ranking-open-bottom = Hansında ən az olduğu sübut olunmayıb
ranking-of-published = göstəricisi dərc olunmuş { $known } rayon arasında
ranking-of-known = rəqəmi və ya hədləri sübut olunmuş { $known } rayon arasında
ranking-among-published = göstəricisi dərc olunmuş rayonlar arasında
ranking-among-known = rəqəmi və ya hədləri sübut olunmuş rayonlar arasında
none-by-district = Rayonlar üzrə dərc olunmayıb
compare-more = { $place }: { $other } ilə müqayisədə { $difference } çox
compare-least = { $place }: { $other } ilə müqayisədə ən azı { $difference } çox
compare-any = { $place }: ən çox, digərlərindən ən azı { $difference } fərqlə
compare-no-less = { $place }: { $other } ilə müqayisədə az deyil
compare-no-less-any = { $place }: digərlərinin heç birindən az deyil
compare-same = { $places } üzrə eyni: { $amount }
compare-not-proved = Hansının çox olduğu sübut olunmayıb
days-differ = Bu rəqəmlər müxtəlif günlərədək hesablanıb, ona görə hansının çox olduğunu göstərmir.
order-open = Bunların bəziləri yalnız hədlərdir və ya dəqiq deyil, ona görə sıra açıq qalır.
compare-open = Buradakı rəqəmlərin hamısı dərc olunmuş və dəqiq deyil; sübut olunanlar hansının çox olduğunu açıq qoyur.
rows-conflict = Buna aid bəzi göstəricilər bir-birinə ziddir və onlardan heç nə hesablanmır. Hansılar olduğunu görmək üçün hər birini ayrıca soruşun.
rows-nothing-left = Bəzi sıfırları heç bir mənbə yazmır: cəmdən hissələr çıxılanda heç nə qalmır.

progress-share = Plan: { $plan }, icra: { $done } – { $share }
progress-both = Plan: { $plan }, icra: { $done }
progress-no-done = Plan: { $amount }; görülmüş iş dərc olunmayıb
progress-no-plan = İcra: { $amount }; plan dərc olunmayıb
progress-parts = İcra: { $amount }. { $parts }
progress-none = { $side } (dərc olunmayıb)
progress-plan = Plan
progress-done = İcra
plan-none-whole = Bunun hamısı üçün vahid plan dərc olunmayıb
plan-of-part = { $part }: { $amount }
plan-in-parts = { $title }; { $parts }
plan-parts = Hissələr üzrə planlar:
plan-speaker = Vəd verən: { $speaker }
plan-speaker-dated = Vəd verən: { $speaker }, { $day }
progress-pace = { $day } tarixinədək temp: 30 gündə { $done }.
progress-needed = Ondan sonra lazım olan: 30 gündə { $needed }.
progress-days-differ = Plan { $plan }, icra isə { $done } hesablanıb: müxtəlif günlərdən pay hesablanmır.
verdict-kept = Müddət bitib: plan yerinə yetirilib.
verdict-missed = Müddət bitib: plan yerinə yetirilməyib.
verdict-open = Müddət bitib; planın yerinə yetirildiyi sübut olunmayıb.
share-exact = { $percent }%
share-most = ən çoxu { $percent }%
share-least = ən azı { $percent }%
share-about = təxminən { $percent }%

## Mənbələr və göstəricilər

sources-title = Mənbələr
sources-none = Bu cavabın arxasında göstərici yoxdur.
card-computed = Hesablama: { $sum }
card-low = Ən azı: { $sum }
card-high = Ən çoxu: { $sum }
card-stored = Qeydə alan: { $who }, { $day }
card-approved = Təsdiq edən: { $who }
card-terminal = terminaldakı şəxs
card-shipped = Hektar ilə birlikdə verilib, { $day } tarixində qeydə alınıb
words-not-kept = Sitat olmayan yerdə yalnız rəqəm saxlanılıb: qalanı mənbədədir.
card-today = Eyni sual bu gün:
card-same = Eyni sual bu gün də eyni cavabı verir.
figure-known = { $day } tarixindən qeydiyyatdadır.
source-list = Qeydiyyatda { $count } göstərici var, nəşrlər üzrə
source-row = • { $publisher }: { $count } göstərici, sonuncusu { $day }
source-row-undated = • { $publisher }: { $count } göstərici, tarixi göstərilməyib
source-list-next = Hər cavabda öz mənbəyi göstərilir. /ref və kod (məsələn, F-7KQ2) bir göstəricini açır.
ref-missing = Hansı göstərici? Kodunu yazın, məsələn: { $example }.
ref-unknown = { $ref } kodu yoxdur. Göstəricinin kodu (F-…) mənbədən sonra, cavabın kodu (A-…) onun son sətrində yazılır.

## Qeydin özü haqqında: tutuşdurma, səhvlər, dəyişikliklər

ledger-operators = operatorlar üzrə
ledger-purposes = təyinat üzrə
ledger-districts = rayonlar üzrə
ledger-halves = yarımillər üzrə
ledger-quarters = rüblər üzrə
ledger-months = aylar üzrə
ledger-totals = yekun göstəricilərdən
ledger-differ =
    { $differ } bölgü cəmlə üst-üstə düşmür{ $agree ->
        [0] {""}
       *[other] , { $agree } bölgü düşür
    }
ledger-all-agree = { $agree } bölgü cəmlə üst-üstə düşür
ledger-none = tam bölgüsü dərc olunmayıb
ledger-nothing = heç nə dərc olunmayıb: { $ways }
ledger-figures = { $count } göstərici
ledger-gaps = { $count } hissə dərc olunmayıb
ledger-no-total = tutuşdurmaq üçün dəqiq cəm yoxdur
ledger-agrees = ✓ cəmlə üst-üstə düşür
ledger-left = cəmdən { $amount } qalır
ledger-less = cəmdən { $amount } azdır
ledger-more = cəmdən { $amount } çoxdur
ledger-types = növlər üzrə
ledger-years = illər üzrə
ledger-weeks = həftələr və digər günlər üzrə
ledger-missing = dərc olunmayıb: { $which }
ledger-rounded = ✓ çap olunmuş son rəqəm dəqiqliyi ilə üst-üstə düşür
ledger-within = Daxilindəki daha qısa dövrlər öz hissələri ilə:
ledger-more-differ = … və uyğun gəlməyən daha { $count } sətir
ledger-agree = ✓ { $count } cəm üst-üstə düşür
ledger-partial = Göstəricilər bir tutuşdurma üçün çoxdur: daha qısa dövr soruşun.
ledger-note = Məlumatın olmaması sıfır demək deyil: dərc olunmayan hissə cəmə daxil deyil.
ledger-period = Hansı dövrü tutuşdurum? Məsələn: { $example }.
errata-title = { $count } göstərici mənbədə səhv sayılır
errata-none = Qeydə alınmış heç bir göstərici mənbədə səhv sayılmır.
errata-against = Müqayisə edin { $figure }
errata-note = Onlar çap olunduğu kimi qeyddə qalır, amma onlardan heç nə hesablanmır.
why-narrower = Bir operatorun yekunu hamının yekunu kimi çap olunub: həmin ayların başqa sırası xeyli yüksəkdir.
why-falls = Yekun göstərici azala bilməz. Həmin günün başqa məlumatında “çox” deyilir: bu söz düşüb.
changes-title = { $day } tarixindən bəri qeyddə { $count } dəyişiklik
changes-latest = { $day } tarixindən bəri qeyddə son { $count } dəyişiklik
changes-none = { $day } tarixindən bəri qeyddə heç nə dəyişməyib.
changes-new = Yeni
changes-revised = Dəqiqləşdirilib
changes-corrected = Düzəldilib
changes-withdrawn = Geri götürülüb
changes-instead = indi:
changes-more = Bunlar ən sonuncularıdır; faylda hamısı var.
changes-period = Hansı gündən bəri? Məsələn: { $example }.

## Şəkillər

picture-range = Aralıq: ucları sübut olunub, rəqəmin özü dərc olunmayıb
picture-open = Ən azı bu qədər; yuxarı həddi sübut olunmayıb
picture-joint = Ştrixli: bu günlər üçün birlikdə dərc olunub; sahəsi miqyasa uyğundur
picture-other_days = Ştrixli: soruşulandan başqa günlər üçün dərc olunub
picture-part = Ən azı bu qədər: yalnız bir hissəsi üçün dərc olunub
picture-missing = Dərc olunmayıb; boşluq sıfır deyil
picture-undrawn = { $place }: { $amount }. Sərhədi dərc olunmayıb; xəritədə Tərtər və Kəlbəcərin içindədir
picture-together = birlikdə { $amount }
picture-plan = Plan: { $plans }
picture-plan-even = Plan: { $plans }; xətt onun bərabər payıdır
picture-pace = Bərabər templə { $day } tarixinə çatmalı olduğu yer

## Düymələr

button-unit =
    { $unit ->
        [km2] Kvadrat kilometrlə
        [acre] Akrla
       *[ha] Hektarla
    }
button-earlier = ← { $period }
button-by_month = Aylar üzrə
button-by_year = İllər üzrə
button-by_place = Rayonlar üzrə
button-total = Cəmi
button-map = Xəritə
button-bars = Diaqram
button-timeline = Zaman üzrə
button-running = Artan yekun
button-each-by_month = Hər ay
button-each-by_quarter = Hər rüb
button-each-by_year = Hər il
button-sources = Mənbələr
button-wrong = Bu yanlışdır
button-share = Paylaş
button-ask = Botdan soruş
button-back = ← Cavaba qayıt
button-cell = Bu barədə soruş
button-look = Cavaba bax
button-as-of-today = Bu günə olan məlumat
button-help = Kömək
button-stale = Bu düymə köhnə versiyadandır. Zəhmət olmasa, yenidən soruşun.

## Əks suallar və imtinalar

asked-back = { $question } Düyməyə toxunun və ya sualı tam yazın.
asked-back-plain = { $question } Sualı tam yazın, məsələn: { $examples }.
ambiguous = Bunlardan hansını nəzərdə tutursunuz?
missing-measure = Hansı göstəriciyə baxım?
missing-period = Hansı dövr üzrə?
missing-place = Hansı yer üzrə?
missing-year = Hansı il üzrə?
did-you-mean = { $places } nəzərdə tutursunuz? Düyməyə toxunun və ya düzgün adla yenidən soruşun.
not-understood = Başa düşmürəm: { $words }.
not-a-question = Təmizlənmiş ərazi, minalar və partlamamış hərbi sursat barədə suallara cavab verirəm. Məsələn: { $examples }.
try-examples = Belə yazın: { $examples }.
refused-outside = { $place } bu göstəricilərin əhatə etdiyi ərazilərə daxil deyil. Rayonlardan birini, məsələn Füzulini soruşun və ya hamısı üçün yer adını yazmayın.
refused-settlement = { $place } yaşayış məntəqəsidir ({ $district }), göstəricilər isə rayonlar üzrə dərc olunur. Bu rayonu soruşun: { $district }.
refused-share = Payları hesablamıram. Hər iki rəqəmi ayrıca soruşun.
refused-average = Orta göstəriciləri hesablamıram. Rəqəmləri aylar və ya illər üzrə soruşun.
refused-remaining = Təmizlənməmiş qalan ərazi bu göstəricilər arasında yoxdur. İndiyədək nə qədər təmizləndiyini soruşun: /cleared
refused-cost = Xərclər bu göstəricilər arasında yoxdur. Təmizlənmiş ərazini və ya minaları soruşun: /help
refused-casualties = Xəsarət alanlar və həlak olanlar bu göstəricilər arasında yoxdur. Təmizlənmiş ərazini və ya minaları soruşun: /help
refused-process = Dərc olunan rəqəmlər təmizlənmiş ərazini göstərir; tədqiq edilmiş, azaldılmış və ya siyahıdan çıxarılmış ərazi onlarda ayrıca verilmir. Təmizlənmiş ərazini soruşun: /cleared
refused-period = { $text } tarix kimi oxunmur. Belə yazın: 2023, 01.2023 və ya Q1 2023.
refused-year = { $text } üçün rəqəm yoxdur: rəqəmlər { $first }-ci ilin noyabrından başlayır. Sonrakı bir ili soruşun, məsələn /cleared 2023
refused-unit = { $measure }: bu vahidlə göstərilə bilmir. Vahidi yazmayın və ya təmizlənmiş ərazini soruşun.
refused-scopes = Ayrıca sayılır: { $scopes }. Biri digərinə daxil ola bilər, ona görə onları bir-biri ilə müqayisə etmirəm. Hər birinə ayrıca baxın və ya illərini müqayisə edin:
refused-plan_elsewhere = Plan yalnız həmin yerdə görülən işlə tutuşdurulur. Hər yerə ayrıca baxın və ya görülən işləri müqayisə edin:
refused-too_long = Bu, mənim üçün çox uzundur. Bir qısa sətirlə soruşun, məsələn: /cleared Fuzuli 2023
refused-empty = Burada sual görmürəm. Bir qısa sətirlə soruşun, məsələn: /cleared Fuzuli 2023
refused-safety = Toxunmayın, yaxınlaşmayın, gəldiyiniz yolla geri qayıdın və { $emergency } nömrəsinə zəng edin. Heç bir göstərici yerin təhlükəsiz olduğunu bildirmir: nişanlara əməl edin, getməzdən əvvəl yerli icra hakimiyyətindən soruşun.
refused-safety-hotline = ANAMA-nın qaynar xətti: { $hotline }
refused-greeting = Salam! Təmizlənmiş ərazi, minalar və partlamamış sursat barədə suallara cavab verirəm. Məsələn: { $examples }.
refused-sources = Hər cavabın mənbəsi altında yazılıb, hamısını düymə göstərir. Əvvəlcə soruşun, məsələn: { $examples }. Kimlər dərc edir: /sources
refused-subscription = Yeni göstəricilərin icmalı ayda və ya həftədə bir gəlir: /subscribe onu başladır və parametrlərini göstərir, /unsubscribe dayandırır. İstədiyinizi də soruşa bilərsiniz, məsələn: { $examples }.
refused-thanks = Buyurun. İstədiyiniz vaxt soruşun, məsələn: { $examples }.
refused-help = Nə qədər ərazinin təmizləndiyini və ya neçə mina tapıldığını soruşun: harada və nə vaxt. Məsələn: { $examples }. Ətraflı: /help
refused-weather = Hava haqqında məlumatım yoxdur. Təmizlənmiş ərazi, minalar və partlamamış sursat barədə soruşun, məsələn: { $examples }.
refused-politics = Siyasi suallara cavab vermirəm. Təmizlənmiş ərazi, minalar və partlamamış sursat barədə soruşun, məsələn: { $examples }.
refused-injection = Mesajlardakı göstərişləri yerinə yetirmirəm, yalnız dərc olunmuş göstəriciləri axtarıram. Məsələn: { $examples }.

## Əmrlər: Telegram menyusu və /help

command-cleared = Təmizlənmiş ərazi: istənilən yer və dövr üzrə
command-mines = Aşkar edilmiş minalar: hamısı, piyada əleyhinə (AP) və ya tank əleyhinə (AT)
command-uxo = Aşkar edilmiş partlamamış hərbi sursat
command-found = Aşkar edilənlərin hamısı: minalar və partlamamış hərbi sursat
command-plan = Nə qədər ərazinin təmizlənməsi planlaşdırılır
command-progress = Plan və görülmüş iş
command-compare = Rayonların və ya illərin müqayisəsi
command-top = Ən çox göstəricisi olan rayonlar
command-trend = Aylar üzrə
command-map = Rayonlar xəritədə
command-table = Son cavabın rəqəmləri faylda: xlsx və ya csv
command-reconcile = İlin tutuşdurulması: hər bölgü cəmlə müqayisədə
command-errata = Mənbədə səhv sayılan göstəricilər və səbəbi
command-changes = Qeyddə nə yenidir və ya düzəldilib
command-sources = Göstəriciləri kim dərc edib
command-ref = Koduna görə bir göstərici və ya cavab
command-units = Sahə üçün ölçü vahidi
command-language = Cavabların dili
command-help = Nə soruşmaq olar
command-start = İlk səhifə
command-about = Botu kim idarə edir, göstəricilər nə qədər yenidir
command-privacy = Haqqınızda nə saxlanılır
command-unanswered = Başa düşülməyən suallar
command-invite = Birdəfəlik dəvət linki yarat
command-reports = İstifadəçilərin yanlış saydığı cavablar
command-add = Ardınca gələn mətndən göstəriciləri saxla
command-uploads = Son yükləmələr: kim, nə, nə qədər
command-correct = Göstəricinin yerinə daha düzgününü qoy: F-7KQ2
command-undo = Yükləməni geri götür: sizin sonuncu və ya U-12
command-history = Hər əməlin hash zəncirli jurnalı

## Səhifələr

start-title = Hektar minatəmizləmə barədə suallara cavab verir
start-what = Harada, nə vaxt, nə qədər ərazi təmizlənib, nə qədər mina və partlamamış hərbi sursat aşkar edilib: Azərbaycanın işğaldan azad edilmiş əraziləri üzrə dərc olunmuş göstəricilər, hər biri öz mənbəyi ilə.
start-example = Soruşun, məsələn: { $example }
start-safety =
    Göstəricilər hər hansı yerin təhlükəsiz olduğunu bildirmir. Şübhəli əşya görsəniz, toxunmayın, gəldiyiniz yolla geri qayıdın və { $emergency } nömrəsinə{ $hotline ->
        [none] {" "}zəng edin.
       *[other] , yaxud minatəmizləmə qaynar xəttinə zəng edin: { $hotline }.
    }
help-ask = Nə soruşmaq olar
help-record = Göstəricilər və mənbələr
help-yours = Xülasə, ayarlar, məlumatlarınız
help-keepers = Göstəricilərin aparılması
help-owners = Botun idarə olunması
help-order = Yer, dövr və ölçü vahidi istənilən ardıcıllıqla yazılır. Yer yazılmasa – bütün ərazi, dövr yazılmasa – indiyədək olan cəm.
help-periods = Dövrlər: 2022 · 01.2023 · 2023-01 · Q1 2022 · H1 2022 · 2021-2023
help-plain = Qısa, sadə sözlərlə də olar: { $example }
help-plain-example = Ağdamda 2023-cü ilin yanvarında neçə mina tapılıb?
help-followups = Davamını da soruşa bilərsiniz: “bəs Ağdam?”, “akrla?”, “aylar üzrə”. Yeni tam sual əvvəlkindən asılı olmur.
help-location = Məkan göndərsəniz, onun yerləşdiyi rayon üzrə cavab verirəm.
help-groups = Qruplarda adım çəkiləndə, mesajıma cavab yazılanda və ya əmr veriləndə cavab verirəm.
about-title = Hektar haqqında
about-figures = Qeydiyyatda dərc olunmuş { $count } göstərici var.
about-newest =
    Ən yeni göstərici { $day } tarixinədəkdir ({ $days ->
        [0] bu gün
       *[other] { $days } gün əvvəl
    }).
about-empty = Hələ qeydiyyatda göstərici yoxdur.
about-how = Hər cavab dərc olunmuş göstərici və ya belə göstəricilərin dəqiq cəmidir, mənbəyi ilə birlikdə. Məlumatın olmaması heç vaxt sıfır sayılmır.
about-who = Botu idarə edir: { $who }.
about-nobody = Botu idarə edən öz adını göstərməyib.
about-contact = Əlaqə: { $contact }
privacy-title = Haqqınızda nə saxlanılır
privacy-person = Telegram-dakı rəqəmsal identifikatorunuz (ID), seçdiyiniz dil və ölçü vahidi, rolunuz və abunəliyiniz: siz silənədək. Adınız və nömrəniz saxlanılmır.
privacy-questions = Hər çatda son sualınız (davamını soruşa biləsiniz deyə): { $minutes } dəqiqə istifadə olunur, sonra kimsə bota yazanda silinir. Hansı suallara cavab verildiyi ayrıca, kimin soruşduğu göstərilmədən saxlanılır: cavabı kodu ilə yenidən tapmaq üçün.
privacy-missed = Başa düşmədiyim mətnlər, bir sətrə qədər qısaldılmış halda, kimin yazdığı göstərilmədən; @adlar, linklər və uzun nömrələr çıxarılır: sonuncu dəfə yazıldıqdan sonra { $days } gün.
privacy-journal = Botun hansı mesajının hansı mesajınıza cavab olduğu, ID-niz və vaxtı ilə (mətn saxlanılmır; düzəldilmiş sualın cavabı da düzəlsin və heç kim botu mesajla doldurmasın deyə): { $days } gün.
privacy-reports = “Bu yanlışdır” düyməsini basanda: sual, göstərilən rəqəmlər, vaxt və ID-niz göstəriciləri aparan şəxslər üçün saxlanılır.
privacy-subscriptions = Abunəliyiniz və bildirilməsini gözlədikləriniz: ləğv edənə qədər, bildirildikdən sonra isə 30 gün.
privacy-uploads =
    Göstərici göndərdikdə: mətn və ya cədvəl qaralaması ilə birlikdə, bitəndən { $days ->
        [one] bir gün
       *[other] { $days } gün
    } sonraya qədər; tarixçədə isə nəyi saxladığınız, nəyə razılıq verdiyiniz, nəyi geri götürdüyünüz – sizi əvəz edən açarla: göstəricilər saxlandıqca.
privacy-erase = /mydata haqqınızda saxlanılanları göstərir, /forget onları silir; göstəricilərin tarixçəsi qalır, amma oradakı açar daha heç kimi göstərmir. Suallar üçün: /about
language-choose = Hansı dildə cavab verim?
language-unknown = { $word } dilini bilmirəm.
language-name = Azərbaycanca
language-chosen = Bundan sonra Azərbaycan dilində cavab verəcəyəm.
units-choose = Sahələri hansı vahidlə göstərim?
units-unknown = { $word } vahidini tanımıram.
set-aside = Nəzərə alınmadı: { $words }. Bunu soruşmaq üçün ayrıca mesaj göndərin.
unit-chosen = Bundan sonra sahələr bu vahidlə göstəriləcək: { $unit }.
choice-nameless = Burada qrup və ya kanal adından yazırsınız, ona görə seçiminizi yadda saxlaya bilmirəm. Mənə şəxsi söhbətdə yazın.

## Bildirişlər

too-fast = Bu qədər suala çatdıra bilmirəm: bir dəqiqədə ən çoxu 20 mesaj. Zəhmət olmasa, bir dəqiqə gözləyib yenidən soruşun.
link-stale = Bu link başqa versiyaya aiddir və ya tam deyil. Zəhmət olmasa, sözlə soruşun, məsələn: /cleared Fuzuli 2023
location-in = Göndərdiyiniz yer, məndəki sərhədlərə görə, bu rayondadır: { $place }. Göstərici bütün rayona aiddir.
location-near = Göndərdiyiniz yer rayon sərhədinə yaxındır, məndəki sərhədlərin dəqiqliyi isə təxminən 2 km-dir. O, bu rayonlardan birində ola bilər: { $places }. Nəzərdə tutduğunuz rayona toxunun.
location-edge = Göndərdiyiniz yer bu rayonun kənarındadır: { $place }. Məndəki sərhədlərin dəqiqliyi təxminən 2 km-dir, ona görə yer göstəricilərin əhatə etdiyi rayonlardan kənarda da ola bilər.
location-undrawn = Göndərdiyiniz yer bu rayonlardan birindədir: { $places }. Bu rayonun sərhədi dərc olunmayıb: { $undrawn }. Nəzərdə tutduğunuz rayona toxunun.
location-outside = Göndərdiyiniz yer bu göstəricilərin əhatə etdiyi rayonlardan kənardadır. Rayonlardan birinin adını yazın, məsələn: /cleared Fuzuli 2023
inline-open = Soruşun, məsələn: Füzuli 2022 təmizlənib
unanswered-title = Başa düşülməyənlər, ən çox rast gəlinənlər əvvəldə
unanswered-none = Son vaxtlar hər şey başa düşülüb.
invited-only = Bu bot yalnız dəvət olunanlara cavab verir. Telegram ID-nizi botu idarə edənə göndərin: { $id }
invitation-link = Bu link bir nəfər üçün, bir dəfəlikdir. Ona göndərin: { $link }
invitation-as =
    Bu linklə gələn { $role ->
        [approver] soruşa, göstəriciləri hazırlaya, təsdiqləyə və razılıq verə bilər.
        [contributor] soruşa və başqasının razılıq verəcəyi göstəriciləri hazırlaya bilər.
       *[reader] soruşa bilər.
    }
invitation-role = { $word } adlı rol yoxdur. /invite, /invite contributor və ya /invite approver yazın.
invitation-accepted = Xoş gəldiniz! Soruşun, məsələn: /cleared Fuzuli 2023
invitation-spent = Bu dəvət artıq istifadə olunub və ya vaxtı bitib. Göndərəndən yenisini istəyin.
owners-only = Bunu yalnız botu idarə edənlər edə bilər. Nə soruşmaq olar: /help
unreadable = Mən yalnız mətn oxuyuram. Bir qısa sətirlə soruşun, məsələn: /cleared Fuzuli 2023
command-edited = Yalnız yeni mesaj əmr sayılır. { $command } əmrini yenidən göndərin.
command-near = { $command } əmrini tanımıram. Bəlkə { $near }?
command-unknown = { $command } əmrini tanımıram. Nə soruşmaq olar: /help
command-of-another = Bu əmr { $bot } üçündür. Mənə belə yazın: { $command }.
broken = Bizdə nasazlıq baş verdi. Zəhmət olmasa, yenidən cəhd edin; təkrarlansa, bu kodu botu idarə edənə bildirin: { $code }
taken = Mən dayandırılanda göndərdiyiniz artıq qüvvəyə minmişdi, ona görə onu ikinci dəfə etmədim. Vəziyyəti görmək üçün yenidən soruşun.
busy = Göstəricilər hazırda yenilənir. Zəhmət olmasa, bir dəqiqədən sonra yenidən cəhd edin.
report-taken = Təşəkkür edirik. Göstəriciləri aparan şəxslər buna baxacaq. Kod: { $code }
report-kept = Təşəkkür edirik. { $code } kodu ilə saxlanıldı, amma bu botun xəbər veriləcək sahibi göstərilməyib. Botu idarə edənə yazın: /about
report-title = Kimsə cavabın yanlış olduğunu bildirir: { $code }
report-question = Sual: { $question }
report-answer = Cavab: { $answer }
report-figures = Göstəricilər: { $refs }
reports-title = Yanlış sayılan { $count } cavab, sonuncular əvvəldə
reports-none = Yanlış cavab barədə bildiriş yoxdur.

## Fayllardan göstəricilər

import-line = Sətir { $line }: { $reason }
import-place = { $where }: { $reason }
import-on-sheet = “{ $sheet }” vərəqi: { $reason }
import-how = Başlığında nəyin və hansı dövr üçün sayıldığı yazılan .xlsx və ya .csv faylı göndərin, məsələn: Rayon, İl, Ay, Təmizlənmiş ərazi (ha), Piyada əleyhinə mina; yaxud hər sətirdə bir göstərici, bu sütunlarla: { $columns }.
import-binary = Bu, oxuya bildiyim cədvəl və ya mətn deyil.
import-photo = Şəkildəki rəqəmləri oxuya bilmirəm. Cədvəli mətn və ya fayl kimi (.xlsx, .csv) göndərin.
import-pdf = PDF fayllarını oxumuram. Mətnini köçürüb bura yapışdırın və ya cədvəli .xlsx, .csv kimi göndərin.
import-document = Bu, mətn sənədidir. Mətnini köçürüb bura yapışdırın və ya cədvəli .xlsx, .csv kimi göndərin.
import-page = Adından asılı olmayaraq bu, veb-səhifədir. Onu cədvəl proqramında açıb .xlsx kimi saxlayın.
import-archive = Bu, arxivdir. Onu açın və içindəki faylı göndərin.
import-old-workbook = Bu cədvəl köhnə formatdadır (.xls və ya .xlsb). Açıb .xlsx kimi saxlayın.
import-open-document = Bu cədvəl OpenDocument formatındadır (.ods). Onu .xlsx kimi saxlayın.
import-other-workbook = Bu, aça bildiyim cədvəl faylı deyil. Onu .xlsx və ya .csv kimi saxlayın.
import-encrypted = Bu fayl parolla qorunur. Onu parolsuz saxlayıb yenidən göndərin.
import-macros = Bu faylda makroslar var, belə faylları açmıram. Onu makrossuz, .xlsx kimi saxlayın.
import-damaged = Bu cədvəl faylı zədələnib. Açıb yenidən .xlsx kimi saxlayın və təkrar göndərin.
import-bomb = Bu fayl açılanda cədvəldə ola biləcəyindən qat-qat böyük olmalıdır, ona görə açmadım. Cədvəli yeni fayla köçürün.
import-heavy = Bu faylı oxumaq bir fayla ayırdığımdan artıq yaddaş və ya vaxt tələb edir. İçində yalnız cədvəli saxlayın və ya .csv kimi göndərin.
import-counts = { $new } yeni göstərici, { $known } artıq qeyddə olan, { $stopped } dayandırılmış sətir
import-confirm = { $count } göstərici qeydə alınsın?
import-stored = { $count } göstərici qeydə alındı: { $refs }
import-meanwhile = Heç nə saxlanmadı: qeydlər bu arada dəyişib. Faylı yenidən idxal edin.
import-not-stored = Heç nə qeydə alınmadı.
import-sheet = Bu, elektron cədvəl faylıdır, belə faylları hələ oxuya bilmirəm.
import-empty = Bu faylda cədvəl yoxdur.
import-no-header = Burada sütunların nə olduğunu deyən başlıq tapmıram.
import-no-rows = Burada başlıq var, amma altında heç bir sətir yoxdur. Göstəriciləri başlığın altında yazıb faylı yenidən göndərin.
import-no-values = Sütunların heç birini göstərici kimi tanımadım ({ $columns }). Nəyin sayıldığını yazın: təmizlənmiş ərazi, piyada əleyhinə mina, tank əleyhinə mina, PHS.
import-no-measure = Bu ədədlərin nəyi göstərdiyi yazılmayıb. Onu cədvəlin adında və ya sütunda yazın: təmizlənmiş ərazi (ha), piyada əleyhinə mina, tank əleyhinə mina, PHS.
import-no-period = Bu ədədlərin hansı dövrə aid olduğu yazılmayıb. İli və ya ayı cədvəlin adında, sütunda, vərəqin adında və ya faylla göndərdiyiniz mesajda yazın.
import-strange-rows = Sətirlərin nəyə aid olduğunu bilmirəm ({ $columns }), ona görə heç birini götürmədim. Sütunu Rayon, Ay, İcraçı və ya Təyinat adlandırın, qeyddirsə, ədədlərdən sonra yerləşdirin.
import-other-subject = Cədvəlin adı təmizlənmiş ərazidən və ya tapılmış sursatdan danışmır, ona görə heç nə götürmədim. Belə deyilsə, adı dəyişin.
import-twice = Başlıqda eyni sütun iki dəfə yazılıb: { $columns }. Birini çıxarın.
import-bytes = Bu fayl { $most } MB-dan böyükdür. Onu bölün və hissə-hissə idxal edin.
import-rows = Bu faylda { $most } sətirdən çox var. Onu bölün və hissə-hissə idxal edin.
import-wide = Bu cədvəldə { $most } sütundan çox var. Yalnız göstəricinin sütunlarını saxlayın.
import-quotes = Burada dırnaq açılıb, amma bağlanmayıb, ya da xana həddən artıq uzundur. Dırnaqları düzəldin; növbəti bütöv sətrə qədər olan sətirlər oxunmadı.
import-more-cells = Xanalar sütunlardan çoxdur. İçində ayırıcı olan xananı dırnağa alın.
import-missing = { $column } boşdur. Doldurun.
import-cell = { $column }: “{ $text }” çox uzundur və ya görünməyən simvollar var. Qısaldın və ya yenidən yazın.
import-choice = { $column }: “{ $text }” bura uyğun deyil. Bunlardan birini yazın: { $choices }.
import-day = { $column }: “{ $text }” oxuya bildiyim tarix deyil. Belə yazın: 2023-01-31 (2000–2199-cu illər).
import-backwards = Son tarix ({ $end }) başlanğıcdan ({ $start }) əvvəldir. Birini düzəldin.
import-number = “{ $text }” oxuya bildiyim ədəd deyil. Sadə rəqəmlərlə yazın, məsələn: 6025.1
import-two-readings = “{ $text }” həm { $one }, həm də { $other } kimi oxuna bilər. Bu iki yazılışdan birini yazın.
import-two-values = Bu rəqəm həm { $one }, həm də { $other } kimi oxuna bilər. Bu iki yazılışdan birini yazın.
import-formula = Bu, nəticəsi faylda olmayan düsturdur. Faylı açın, hesablansın, saxlayıb yenidən göndərin.
import-error-cell = Bu düstur xəta verir. Onu düzəldin və ya ədədi yazın.
import-percent = Bu, faizdir, mən isə yalnız sahə və say saxlayıram. Onu çıxarın.
import-period = “{ $text }” ili ilə birlikdə oxuya bildiyim dövr deyil. Məsələn, belə yazın: yanvar 2023, 2023-cü il I rüb və ya 2023-01.
import-period-cell = “{ $text }” oxuya bildiyim dövr deyil. Məsələn, belə yazın: yanvar 2023, 2023-cü il I rüb və ya 2023-01.
import-month-or-day = Bu tarixlər ayrı-ayrı günləri də, bütöv ayları da bildirə bilər. Sütunu “Ay” adlandırın və ya hər sətirdə başlanğıc və son tarixi yazın.
import-two-places = Sətir və sütun müxtəlif rayonların adını deyir.
import-unit-odd = { $text } vahidi burada sayılana uyğun gəlmir. Birini düzəldin.
import-amount = “{ $text }” { $unit } saxlanıla bilməz: say tam ədəd olmalıdır, sahə isə Yer kürəsindən böyük ola bilməz. Ədədi və ya vahidi düzəldin.
import-place-near = “{ $text }” adlı yeri tanımıram. Bəlkə { $place }? Belə yazın.
import-place-unknown = “{ $text }” adlı yeri tanımıram. Rayonu və ya bütün ərazi üçün * yazın.
import-place-outside = { $text } bu göstəricilərin aid olduğu ərazilərdən kənardadır. Sətri çıxarın.
import-place-settlement = { $text } yaşayış məntəqəsidir ({ $district }), göstəricilər isə rayonlar üzrə saxlanılır. Rayonu yalnız ədəd bütün rayona aiddirsə yazın.
import-place-unclear = { $text } həm regionu, həm də bütün ərazini bildirə bilər. Rayonların adını və ya bütün ərazi üçün * yazın.
import-place-both = “{ $text }” həm bütün ərazini, həm də ayrıca rayonu bildirir. Yalnız birini yazın.
import-place-without = “{ $text }” nədən çıxılır, bilinmir. Bütün ərazi üçün * ilə başlayın.
import-others-alone = Heç bir başqa sətirdə eyni göstəricilər üçün rayon adı yoxdur, ona görə digər rayonların hansılar olduğunu bilmirəm. Onların adını yazın.
import-others-doubt = Eyni mənbənin bir sətri qəbul edilmədi, ona görə digər rayonların hansılar olduğunu bilmirəm. Həmin sətri düzəldin və yenidən idxal edin.
import-encoding = Fayl UTF-8 deyil; onu { $encoding } kimi oxudum. Adların düzgün göründüyünü yoxlayın.
import-unread = Oxumadığım sütunlar: { $columns }
import-address = Veb ünvan deyil (http və ya https), ona görə saxlanılır, amma keçidsiz göstərilir: { $addresses }
import-passed = Göstəricisi olmayan sətirlər (ad, başlıq, qeyd): { $rows }
import-nothing = Məlumat olmadığını bildirən xanalar (–, yoxdur): { $count }. Onlar sıfır deyil, dərc olunmamış sayılır.
import-styled = İki cür oxuna bilən, buradakı digər ədədlərin yazılışına görə oxunan ədədlər (“{ $text }” – { $value }): { $count }. Onları yoxlayın.
import-filled = Boş xanası yuxarıdakı kimi oxunan sətirlər: { $rows }. Onları yoxlayın.
import-unit-assumed = Vahid yazılmayıb, hektar kimi oxudum: { $columns }
import-totals = Cəmlədikləri ilə üst-üstə düşən və göstərici kimi saxlanılmayan yekunlar: { $cells }
import-total-differs = { $where } xanasında yekun { $total }, topladıqları isə { $sum } edir. Yekun saxlanılmır, onu yoxlayın.
import-total-parts = { $where } xanasında yekun { $total }, hissələrin cəmi isə { $sum }. Hər ikisi saxlanılır, yoxlayın.
import-total-more = { $where } xanasında yekun { $total }, məlum olan ədədlər isə { $sum } edir. Yekun saxlanılmır.
import-total-alone = { $where } xanasındakı yekunun yanında toplaya biləcəyi ədəd yoxdur. O, saxlanılmır.
import-hidden-rows = Oxunmayan gizli sətirlər: { $rows }. Nəzərə alınmalıdırsa, onları göstərin.
import-hidden-columns = Oxunmayan gizli sütunlar: { $columns }. Nəzərə alınmalıdırsa, onları göstərin.
import-sheet-hidden = “{ $sheet }” vərəqi gizlidir və oxunmadı. Nəzərə alınmalıdırsa, onu göstərin.
import-sheet-unread = “{ $sheet }” vərəqində oxuya bildiyim göstəricilər cədvəli yoxdur.
import-two-numbers = { $one } və { $other }: bir mənbədə eyni göstərici üçün iki ədəd. Hansının yanlış olduğu deyilənədək ikisi də saxlanılır.

## Məlumatlardakı rəqəmlər: biri niyə şübhəlidir, hansısa ədəd niyə rəqəm sayılmır

doubt-size-times = Bu, həmin məlumata görə indiyədək təmizlənmiş bütün ərazidən { $times } dəfə çoxdur.
doubt-count-times = Bu, həmin məlumata görə indiyədək tapılanların hamısından { $times } dəfə çoxdur.
doubt-land-ever = Bu, nə vaxtsa çirklənmiş sayılan bütün ərazi qədərdir.
doubt-laid-ever = Bu, basdırıldığı güman edilənlərin hamısından çoxdur.
doubt-much =
    { $days ->
       *[other] Bu, { $days } gün üçün həddən artıq çoxdur.
    }
doubt-little-to-date = Bu, bütün dövr üçün həddən artıq azdır.
doubt-little-land = Ərazi həddən artıq kiçikdir. Ölçü vahidi düzdürmü?
doubt-week =
    { $days ->
       *[other] Bu həftə { $days } gündür.
    }
doubt-month =
    { $days ->
       *[other] Bu ay { $days } gündür, yəni təqvim ayı deyil.
    }
doubt-unit = { $unit } belə məlumatlar üçün qeyri-adi ölçü vahididir.
doubt-two-numbers = Eyni bənd üçün iki ədəd var: { $numbers }
doubt-thousandth = Bu, { $other } ədədinin mində biridirmi?
doubt-falls = Bu, daha sonrakı tarixə aiddir, amma { $other } göstəricisindən azdır.
doubt-overlap = Günləri { $other } göstəricisinin günləri ilə üst-üstə düşür.
doubt-operator = “{ $name }” adlı icraçı tanınmır, ona görə icraçı qeyd olunmur.
doubt-whose = Bu, { $operator }, yoxsa bütün qurumlar birlikdə? Xəbər bu adla başlayır.
doubt-cut = Adı çəkilən dövr dərc günündə bitməyib: həmin günə qədər oxundu.
doubt-parts = Hissələrin cəmi { $sum } { $unit } edir.
doubt-share = Mətndə { $percent } faiz yazılıb, öz rəqəmləri isə { $given } verir.
doubt-space = Onluq vergüldən sonra boşluq var.
doubt-zeros = Nöqtə və ya vergüldən sonra iki sıfır var: bir rəqəm düşmüş ola bilər.
doubt-two-readings = Bunu { $one } və ya { $other } kimi oxumaq olar.
doubt-part-of-item = Bir ədədin hissəsini saymaq olmaz.
doubt-noun = Bu ədədin nəyi saydığı cümlənin başqa yerində və ya ondan əvvəlki cümlədə deyilib.
doubt-renamed = Mətndə hərbi sursat yazılıb, amma hissələri arasında minalar da var: mina və sursatın cəmi kimi oxundu.
doubt-beside-mines = Minalarla yanaşı sayılan sursat: partlamamış hərbi sursat kimi oxundu.
doubt-brackets = Mötərizədəki ədəd { $value } { $unit } göstərir.
doubt-row = Bu sətrin nəyə aid olduğu məlum deyil: { $label }
doubt-places = Yerlər başqa cümlədə deyilib.
doubt-place = Tanınmayan yer: { $names }
doubt-unnamed = Rayonların hamısının adı çəkilməyib, ona görə bütün ərazi kimi oxundu.
doubt-whole = Əvvəl rayonların adı çəkilib, bu ədəd üçün isə yox: bütün ərazi kimi oxundu.
doubt-total = Cədvəlin yekunu oradakı rayonların cəmi kimi oxundu.
doubt-village = Bu, bütöv rayon deyil, kənd və ya şəhərdir.
doubt-year = İl yazılmayıb: dərc tarixindən çıxarılıb.
doubt-date = Oxuya bilmədiyim tarix var: { $words }
doubt-vague = Günlər dəqiq deyil: { $words }
doubt-guard = Mətndə “{ $words }” deyilir: bu rəqəm yenə də oxunduğu mənanı verirmi?
doubt-thousands = Mətndə “{ $words }” yazılıb, bu ədəd isə yazıldığı kimi oxunub: minlərlədirmi?
doubt-time-far = Cümlədə bir neçə dövr var: nəzərdə tutulan budurmu?
doubt-place-far = Cümlədə bir neçə yer var: nəzərdə tutulan budurmu?
doubt-no-work = Cümlədə bu ərazinin təmizləndiyi deyilmir.
doubt-no-period = Dövr göstərilməyib: bu günədək olan hər şey kimi oxundu.
doubt-report-period = Dövr bütün məlumatın dövrüdür.
doubt-carried = Günlər ondan əvvəl son deyilənlərdir; məlumatda başqa günlər də var.
doubt-plan-period = Planın dövrü göstərilməyib: bu il kimi oxundu.
doubt-plan-share = Planın bir hissəsidir: planın dövrünün əvvəlindən oxundu.
doubt-future = Görülmüş iş hələ gəlməmiş günlərə aid edilib.

left-unsaid = nəyi saydığı deyilməyib
left-casualties = insanlar, sursat deyil
left-staff = işçi heyəti və ya texnika
left-length = uzunluq
left-percent = pay
left-money = pul
left-rate = hər hektara düşən göstərici
left-time = müddət
left-things = başqa şey sayılır
left-decree = sənədin nömrəsi
left-remaining = hələ qalan ərazi və ya sursat
left-laid = basdırılmış və ya ehtimal olunan minalar, tapılmış deyil
left-accident = hadisə, təmizləmə deyil
left-difference = başqa göstərici ilə fərq
left-replaced = bu məlumatla əvəz olunan əvvəlki ədəd
left-survey = yoxlanılmış, təmizlənmiş deyil
left-contaminated = çirklənmiş, təmizlənmiş deyil
left-property = torpaqdır, amma təmizləndiyi deyilmir
left-outside = azad edilmiş ərazilərdən kənar yer
left-phone = telefon nömrəsi
left-range = aralıq, bir ədəd deyil
left-no-number = heç nə saymayan ədəd
left-unreadable = oxunmayan ədəd
left-ordinal = heç nə saymayan sıra sayı
left-two-kinds = birlikdə saxlanmayan iki növ
left-by-model = mina modeli üzrə, artıq verilmiş saydan
left-same-unit = həmin göstərici başqa ölçü vahidi ilə
left-brackets = mötərizədə, başqa ölçü vahidi ilə
left-again = həmin göstərici bir daha: { $other }
left-too-long = mətn çox uzundur: ardı oxunmadı

## Digests and deliveries

digest-title = { $period } üzrə qeydə alınanlar
digest-cleared_area = Təmizlənmiş ərazi
digest-mines = Aşkar edilmiş minalar
digest-ap_mines = Aşkar edilmiş piyada əleyhinə minalar
digest-at_mines = Aşkar edilmiş tank əleyhinə minalar
digest-uxo = Aşkar edilmiş partlamamış hərbi sursat
digest-explosives = Aşkar edilmiş mina və partlamamış hərbi sursat
digest-year = ilin əvvəlindən, { $days }: { $amount }
digest-total = cəmi, { $days }: { $amount }
digest-plan = { $year } üzrə plan: { $amount }
digest-change-open = dəyişiklik məlum deyil
digest-share-exact = { $percent } % yerinə yetirilib
digest-share-about = təxminən { $percent } % yerinə yetirilib
digest-share-most = ən çoxu { $percent } % yerinə yetirilib
digest-share-least = ən azı { $percent } % yerinə yetirilib
digest-news = { $day } tarixindən bəri { $count } dəyişiklik
digest-more = … və daha { $count }: { $how }
digest-nothing-new = { $day } tarixindən bəri yeni heç nə dərc olunmayıb.
digest-sources = Mənbələr: { $sources }
none-short = dərc olunmayıb
button-digest-settings = Ayarlar
button-digest-stop = Abunəni ləğv et
delivery-repeat = (Çatmamış ola bilər deyə təkrar göndərilir.)
alarm-quarantine = Telegramdan gələn bir mesaj işlənə bilmədi və kənara qoyuldu (yenilənmə { $update }). Səbəbi jurnaldadır.
alarm-delivery = Göndərişə baxmaq lazımdır: { $words }. Saxlanılanları /deliveries göstərir.
alarm-process = Bota baxmaq lazımdır: { $words }. Təfərrüatı jurnaldadır.
alarm-age = Çoxdandır yeni göstərici yoxdur: qeydə alınanların ən yenisi { $day } tarixinədəkdir. O vaxtdan nə isə dərc olunubsa, /add ilə göndərin.
alarm-copy = Bot bərpa olunmuş surətlə işə salınıb: siz deməyincə ondan heç bir xülasə və bildiriş göndərilmir (gözləyir: { $waiting }). Əvvəlcə əmin olun ki, əsl bazada daha heç bir bot işləmir, yoxsa mesajlar iki dəfə gələ bilər. Sonra /deliveries ilə göndərməyə icazə verin.
managers-only = Bu qrupa nəyin gələcəyinə onun adminləri qərar verir. Şəxsi söhbətdə /subscribe sizindir.
subscribed = Xülasə { $when } gələcək. Sonuncusu belə olardı:
unsubscribed = Daha heç nə gəlməyəcək. Seçimləriniz /forget əmrinə qədər saxlanılır.
not-subscribed = Bu söhbətə xülasə gəlmir, ona görə ləğv ediləcək və ya dayandırılacaq bir şey yoxdur. Başlamaq üçün: /subscribe
subscription-again = Yenidən abunə ol
subscription-stopped = Hazırda bu söhbətə xülasə gəlmir.
subscription-paused = { $day } tarixinədək dayandırılıb.
subscription-next = Növbəti xülasə: { $moment }.
subscription-places = Yerlər: { $places }
subscription-measures = Göstəricilər: { $measures }
subscription-unit = Sahə vahidi: { $unit }
subscription-when = Vaxt: { $when } ({ $zone })
subscription-each-month = hər ayın { $day }-i, saat { $hour }
subscription-each-week = hər { $day }, saat { $hour }
subscription-choose-places = Yerlər
subscription-choose-measures = Göstəricilər
subscription-change-unit = Başqa vahid
subscription-weekly = Hər həftə olsun
subscription-monthly = Hər ay olsun
subscription-pictures-on = Diaqramlarla
subscription-pictures-off = Diaqramsız
subscription-choose-day = Gün
subscription-choose-hour = Saat
subscription-choose-zone = Saat qurşağı
subscription-sample = Nümunə
subscription-pause = Fasilə
subscription-pause-week = Bir həftə
subscription-pause-month = Bir ay
subscription-pause-quarter = Üç ay
subscription-pause-half = Yarım il
subscription-page-pauses = Nə qədər fasilə verək?
subscription-typed-pauses = İstədiyiniz günədək: { $example }
subscription-typed-pauses-example = /subscribe fasilə 1 martadək
subscription-no-day = { $words } – bu günü oxuya bilmədim. 1 mart və ya 2027-01-15 kimi yazın, yaxud aşağıdan seçin.
subscription-past-day = { $day } artıq gəlib. Daha sonrakı günü yazın, yaxud aşağıdan seçin.
subscription-resume = Davam et
subscription-back = Hazırdır
subscription-page-places = Hansı yerlər?
subscription-page-measures = Hansı göstəricilər?
subscription-page-days = Hansı gün?
subscription-page-hours = Saat neçədə?
subscription-page-zones = Hansı saat qurşağı?
subscription-typed-zones = Başqasını böyük şəhərinin və ya özünün adı ilə (məsələn, Europe/Istanbul) yazın: { $example }
subscription-typed-zones-example = /subscribe saat qurşağı İstanbul
subscription-no-zone = { $words } – belə saat qurşağı tanımıram.
unit-usual = dərc olunduğu kimi
button-watch = Dərc olunanda mənə bildir
watch-began = Dərc olunanda burada bildirəcəyəm: { $asked }
watch-began-number = Dərc olunmuş göstəricilər bunu sübut edəndə burada bildirəcəyəm – { $amount }: { $asked }
watch-window = Dərc olunanda burada bildirəcəyəm. /watch nəyi gözlədiyinizi göstərir və ləğv edir.
watch-how-to-end = /watch nəyi gözlədiyinizi göstərir və ləğv edir.
watch-already = Dərc olunmuş göstəricilər bunu artıq deyir:
watch-told = Bunun dərc olunmasını bildirməyimi istəmişdiniz. Artıq dərc olunub:
watch-told-number = Bunu bildirməyimi istəmişdiniz: { $amount }. Dərc olunmuş göstəricilər artıq bunu sübut edir:
watch-list = Bunları gözləyirsiniz. Ləğv etmək üçün birinə toxunun.
watch-none = Burada heç nə gözləmirsiniz. Nəyi və hansı rəqəmi keçəndə bildirməli olduğumu yazın: { $examples }
watch-number = Hansı rəqəmi keçəndə? Onu vahidi ilə və ya nəyin sayıldığı ilə yazın: { $examples }
watch-which = Hansı rəqəmi nəzərdə tutursunuz?
watch-full = Burada { $most } şey gözləyirsiniz, daha çoxu mümkün deyil. Ləğv etmək üçün birinə toxunun.
command-watch = Dərc olunanda və ya bir rəqəmi keçəndə bildir
command-subscribe = Hər ay və ya həftə xülasə
command-unsubscribe = Xülasəni dayandır
editions-none = Hələ heç bir xülasə hazırlanmayıb. İstəyən /subscribe yazır.
editions-title = Son xülasələr
edition-waits = { $period } xülasəsi { $count } söhbət üçün hazırdır. Siz buraxandan sonra göndərilir.
edition-waiting = buraxılmasını gözləyir
edition-open = göndərilir
edition-paused = dayandırılıb
edition-cancelled = ləğv edilib
edition-done = bitib
edition-act-preview = Bax
edition-act-release = Burax
edition-act-pause = Dayandır
edition-act-resume = Davam et
edition-act-cancel = Ləğv et
deliveries-title = Yolda olan mesajlar
deliveries-copy = Bu baza bir surətdir: siz deməyincə ondan heç nə göndərilmir.
deliveries-quiet = Telegram { $moment } vaxtına qədər mesaj qəbul etmir.
deliveries-pending = gözləyir: { $count }
deliveries-sending = indi göndərilir: { $count }
deliveries-sent = göndərilib: { $count }
deliveries-stopped = dayandırılıb: { $count }
deliveries-uncertain = çatdığı bilinmir: { $count }
deliveries-resend = Onları yenidən göndər
deliveries-lift = Göndərməyə icazə ver
command-digests = Xülasələri burax, dayandır, izlə
command-deliveries = Yolda olan və şübhəli mesajlar
mydata-title = Sizin haqqınızda saxladıqlarım
mydata-language = diliniz: { $name }
mydata-unit = sahə vahidiniz: { $unit }
mydata-role = rolunuz: { $role }
mydata-questions = son sualınız, 30 dəqiqəlik, { $count } söhbətdə
mydata-messages = hansı cavabın hansı mesaja aid olduğu, bir illik: { $count }
mydata-reports = səhv saydığınız cavablar: { $count }
mydata-drafts = göndərdiyiniz göstəricilərin qaralamaları: { $count }
mydata-subscription = abunəliyiniz
mydata-watches = bildirilməsini gözlədikləriniz: { $count }
mydata-key = göstəricilərin tarixçəsindəki açarınız: { $key }
mydata-nothing = Sizin haqqınızda heç nə saxlamıram.
mydata-private = Bunu mənimlə şəxsi söhbətdə soruşun.
mydata-how = /forget bunları silir.
forget-ask = Diliniz, vahidiniz, rolunuz, abunəliyiniz, bildirilməsini gözlədikləriniz, son suallarınız və qaralamalarınız silinəcək. Göstəricilərin tarixçəsi qalır, amma oradakı açar daha heç kimi göstərmir. Silinsin?
forget-yes = Sil
forgotten = Silindi. Daha sizin haqqınızda heç nə saxlamıram.
command-mydata = Sizin haqqınızda saxladıqlarım
command-forget = Haqqınızda saxladıqlarımı sil
## Drafts: figures that wait for a person

draft-title =
    Qaralama { $code }: { $count ->
        [one] bir göstərici
       *[other] { $count } göstərici
    }
draft-source = Mənbə: { $source }
draft-source-none = göstərilməyib
draft-source-unsaid = Mənbə göstərilməyib. «Mənbə» düyməsinə toxunun.
draft-unsure-publisher = ad mətndən götürülüb
draft-unsure-published = gün mətndən götürülüb
draft-unsure-today = gün yazılmayıb, buna görə bugünkü kimi oxunub
draft-count-new = { $count } yeni
draft-count-same = { $count } artıq qeyddədir
draft-count-second = { $count } başqa mənbədən artıq qeyddədir
draft-count-changed = { $count } dəyişib
draft-count-conflict = { $count } ziddiyyətli
draft-count-suspect = { $count } şübhəli
draft-second = { $ref } üçün ikinci mənbə olur
draft-known = { $ref } kimi qeyddədir
draft-replaces = { $ref } əvəzinə
draft-accepted = qəbul edilib
draft-because = Səbəb: { $reason }
draft-year = il ehtimal edilib
draft-row = sətir { $row }
draft-left-out = Götürülməyənlər:
draft-left-line = “{ $words }” – { $why }
draft-left-row = sətir { $row }: { $why }
draft-more-lines =
    { $count ->
        [one] Daha bir sətir fayldadır.
       *[other] Daha { $count } sətir fayldadır.
    }
draft-more-left = Daha { $count } yer götürülməyib; onlar fayldadır.
draft-signs = ⚠ sətrə toxunmağınızı, ⛔ sözlə səbəb tələb edir.
draft-touch = Yalnız sözlə heç nə yazılmır: aşağıdakı təsdiq düyməsinə toxunun.
draft-how = Sətri dəyişmək üçün sadə sözlərlə cavab yazın: { $examples }
draft-examples = sətir 3: 1.454,2 ha · sətir 5 Laçın · 7-ni sil
draft-marked = { $code } mətni, rəqəmlər işarələnib

button-confirm =
    { $count ->
        [one] Bir göstəricini təsdiqlə
       *[other] { $count } göstəricini təsdiqlə
    }
button-confirm-clean =
    { $count ->
        [one] Yalnız təmiz olan birini təsdiqlə
       *[other] Yalnız təmiz olan { $count } sətri təsdiqlə
    }
button-tap = ✓ Sətir { $number }
button-why = ⛔ Sətir { $number }: səbəb
button-edit = Sətri dəyiş
button-publisher = Mənbə
button-published = Tarix
button-marked = Mətn
button-file = Fayl
button-cancel = Ləğv et
button-undo = Geri götür
button-approve = Razıyam
button-reject = Rədd et
button-never-mind = Lazım deyil

draft-asks-reason = { $number } nömrəli sətir niyə düzgündür? Növbəti mesajınız səbəb kimi göstərici ilə birlikdə saxlanacaq.
draft-asks-publisher = Bunu kim dərc edib? Növbəti mesajınızda adını yazın.
draft-asks-published = Nə vaxt dərc olunub? Növbəti mesajınızda günü yazın, məsələn 6 mart 2023.
draft-asks-edit = Hansı sətir, və orada nə olmalıdır? Məsələn { $examples }
draft-asks-reject = { $code } niyə rədd edilir? Növbəti mesajınız səbəb kimi müəllifə çatdırılacaq.
draft-held = Hələ yox: { $lines } nömrəli sətirlərə toxunmaq, dayandırılanlara isə səbəb yazmaq lazımdır.
draft-none-clean = Hazır sətir yoxdur: düzgün olanlara toxunun, qalanlarını silin.
draft-changed = Qaralama o vaxtdan dəyişib. İndi belədir.
draft-outdated = Qeydlər o vaxtdan dəyişib, qaralama yenidən yoxlanıldı. Zəhmət olmasa, bir də baxın.
draft-over-confirmed = Bu qaralama artıq təsdiqlənib.
draft-over-waiting = Bu qaralama başqa adamın razılığını gözləyir.
draft-over-cancelled = Bu qaralama ləğv edilib.
draft-over-rejected = Bu qaralama rədd edilib.
draft-over-expired = Bu qaralamanın vaxtı bitib: mətni və ya faylı yenidən göndərin.
draft-over-gone = Belə qaralama daha yoxdur.
draft-not-yours = Bunu yalnız qaralamanı hazırlayan edə bilər.
draft-own = Öz qaralamanız barədə başqası qərar verməlidir.
draft-stored =
    { $who } saxladı: { $count ->
        [0] yeni göstərici yoxdur
        [one] bir göstərici
       *[other] { $count } göstərici
    }, yükləmə { $code }
draft-stored-nothing = Hamısı artıq qeyddə idi; heç nə əlavə edilmədi.
draft-stored-second =
    { $count ->
        [one] Bir göstəricinin indi ikinci mənbəyi var.
       *[other] { $count } göstəricinin indi ikinci mənbəyi var.
    }
draft-stored-known =
    { $count ->
        [one] Biri artıq qeyddə idi.
       *[other] { $count } göstərici artıq qeyddə idi.
    }
draft-stored-refs = Kodlar: { $refs }
draft-approved-by = Razılıq verən: { $who }
draft-rest = Baxılmalı olanlar { $code } qaralaması kimi qalır.
draft-submitted = { $code } başqa adamın razılığını gözləyir.
draft-submitted-nobody = Hələ başqa razılıq verə bilən yoxdur: /invite approver ilə dəvət edin.
draft-asks-approval = { $who } razılığınızı istəyir:
draft-rejected = { $code } rədd edildi ({ $who }): { $reason }
draft-rejection-told = { $code } rədd edildi, müəllifinə bildiriləcək.
draft-cancelled = { $code } ləğv edildi. Heç nə saxlanmadı.
draft-expired = { $code } bir gün ərzində təsdiqlənmədi və vaxtı bitdi. Heç nə saxlanmadı; mətni və ya faylı yenidən göndərin.
draft-no-figures = Orada təmizlənmiş ərazi, mina və ya sursat göstəricisi tapmadım. Məsələn belə yazın: { $example }
draft-add-how = Mətni əmrdən sonra yazın, məsələn { $example } Yaxud xəbəri yönləndirin və ya fayl göndərin.
draft-rows = { $all } sətirdən { $done } oxunub
draft-unread = “{ $words }” aydın olmadı. Məsələn belə cavab yazın: { $examples }
draft-no-line = Bu qaralamada { $number } nömrəli sətir yoxdur.
draft-empty = Heç bir sətir qalmadı, qaralama ləğv edildi. Heç nə saxlanmadı.
draft-day-unread = Orada gün görmürəm. 6 mart 2023 kimi, bu gündən gec olmayaraq yazın.
draft-never-mind = Yaxşı.
keepers-only = Bunu yalnız göstəriciləri aparanlar edə bilər. Nə soruşmaq olar: /help

check-times = Bu, o vaxta qədər qeyddə olanların hamısından { $times } dəfə çoxdur ({ $ref }).
check-future = Görülmüş iş, amma hələ gəlməmiş günlər üçün.
check-unpublished = Son günündən əvvəl dərc olunub.
check-month =
    { $days ->
        [one] Bu ay bir gündür.
       *[other] Bu ay { $days } gündür, deməli təqvim ayı deyil.
    }
check-operator = “{ $name }” adlı icraçı məlum deyil.
check-unit = { $unit } bu göstəricilər üçün qeyri-adi vahiddir.
check-thousand = Bu qədər gün üçün adi olandan təxminən min dəfə çoxdur ({ $amount }).
check-much = Bu qədər gündə indiyədək olandan on dəfədən çoxdur; adi olan { $amount }.
check-thousandth = Bu qədər gün üçün adi olanın təxminən mində biridir ({ $amount }).
check-little = Bu qədər gündə ən az olanın onda birindən də azdır; adi olan { $amount }.
check-overlap = Günləri qeyddə olan { $start } – { $end } ilə üst-üstə düşür ({ $ref }).
check-gap = Ondan əvvəlki { $start } – { $end } günləri üçün qeyd yoxdur.
check-two-lines = { $lines } nömrəli sətirlərdə eyni şey üçün fərqli rəqəmlər var.
check-repeated = { $line } nömrəli sətri təkrarlayır.
check-changed = { $publisher } əvvəl { $amount } demişdi ({ $ref }). Biri düzəldilənədək ikisi də qalır: /correct
check-beside = { $publisher } deyir: { $amount } ({ $ref }).
check-above = Qeydlərin ala biləcəyindən çoxdur: ən çoxu { $amount } ({ $refs }).
check-below = Qeydlərin sübut etdiyindən azdır: ən azı { $amount } ({ $refs }).
check-falls = Azalır: əvvəl { $amount } çatılmışdı ({ $refs }).
check-together = { $lines } nömrəli sətirlə və { $refs } ilə birlikdə doğru ola bilməz.
check-lines = { $lines } nömrəli sətirlə birlikdə doğru ola bilməz.
check-cut = Bu mesaj Telegram-ın icazə verdiyi qədər uzundur. Onunla birlikdə göndərilənlər birlikdə oxunur; sonu çatmırsa, mətni .txt faylı kimi göndərin.
check-not-weighed = { $most } sətirdən çoxdur: hər biri bütün qeydlərlə ayrıca tutuşdurulmadı.
check-unkept = saxlamaq olmur: əşyalar tam say, sahələr Yer kürəsindən böyük olmur
import-unfit = { $unit } bu sətrin saydığı şeyə uyğun deyil. Göstəricinin adını da yazın.

## Uploads and history

upload-line =
    { $code }, { $day }, { $who }: { $count ->
        [0] göstərici yoxdur
        [one] bir göstərici
       *[other] { $count } göstərici
    }
upload-approved = razılıq verən { $who }
upload-withdrawn = { $code } ilə geri götürülüb
upload-takes-back = { $code } yükləməsini geri götürür
uploads-title = Son yükləmələr
uploads-none = Hələ heç nə yüklənməyib.
uploads-next = Birini geri götürmək üçün { $example }; hər şeyin tarixçəsi: /history
uploads-waiting = Gözləyən qaralamalar: { $codes }
undo-done =
    { $code } yükləməsi geri götürüldü: { $count ->
        [0] onsuz da göstəriciləri sayılmırdı
        [one] bir göstərici daha sayılmır
       *[other] { $count } göstərici daha sayılmır
    }. Heç nə silinmir; /history hamısını göstərir.
undo-none = Geri götürülə bilən yükləməniz yoxdur. Hamısı: /uploads
undo-over = { $code } yükləməsi artıq geri götürülüb və ya geri götürülə bilmir.
undo-may-not = Yükləmələri yalnız təsdiqləyənlər və sahiblər geri götürür.
history-title = Tarixçənin son qeydləri
history-none = Tarixçə boşdur.
history-line = { $day } { $time }, { $who }: { $act } { $about }
history-holds = ✓ { $count } qeydlik zəncir bütövdür.
history-broken = ✗ Zəncir { $number } nömrəli qeyddə qırılıb: kimsə anbarın özünü dəyişib.
history-file = Hamısını fayl kimi göndərmək üçün: /history file
act-published = birgə gələn
act-import = fayldan saxladı
act-message = saxladı
act-correction = düzəliş saxladı:
act-revision = yeniləmə saxladı:
act-withdrawal = yükləməni geri götürdü:
act-submitted = razılıq istədi
act-rejected = rədd etdi
correct-how = Düzgün olanı və səbəbini yazın: { $examples }
correct-unknown = Sayılan { $ref } göstəricisi yoxdur.
correct-same = { $ref } onsuz da belə deyir.
recall-title = Sizə deyilən bir rəqəm düzəldilib
recall-then = { $day } tarixində sizə deyilmişdi:
recall-now = Düzgünü:
recall-because = Səbəb: { $reason }
recall-watch = Gözlədiyiniz və sizə bildirilən bir göstərici düzəldilib
recall-mended = Bu mesajdakı göstəricilərdən biri düzəldilib; indiki rəqəm { $day } tarixində göndərilib.
recall-digest = { $period } xülasənizdəki bir göstərici düzəldilib
