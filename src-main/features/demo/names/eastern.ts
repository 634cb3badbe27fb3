import { type Culture, pattern } from './culture.ts';

const POLISH_STEMS =
  'Dąbr Kowal Lewand Woźni Zieliń Szymań Wiśni Kamiń Jabłoń Wróbl Krawcz Grabow Pawłow Michal Nowak Jankow Wojciech Kwiat Kaczmar Sikor Ostrow Zawadz Błaszcz Gołęb Żuraw Śliw Łukasz Ćwik Bąk Rogal Marcin Wilcz Sokoł Borow Leszcz Czarn Głow Strzel Zając Brzez';
const CZECH_STEMS =
  'Novot Dvořá Černo Procház Kučer Vesel Horá Němeč Pokor Marč Hájo Řezn Šťastn Růžič Bartoš Kadleč Žáč Vávr Čermá Pospíš Jeřáb Kříž Hrubeš Škod Dušk';
const HUNGARIAN_GIVEN =
  'László Gábor Zoltán József Péter Tamás Sándor Győző Ödön Örs Szabolcs Bálint Mátyás Kristóf Zsófia Réka Boglárka Ágnes Katalin Éva Eszter Ibolya Zsuzsanna Hajnalka Tünde Virág Csilla Kinga';
const HUNGARIAN_STEMS =
  'Szab Kov Tóth Horváth Kis Mol Néme Bal Far Pap Takács Juhás Mész Lakat Győr Szűcs Fehér Vörös Szíj Ács Bodor Erdé Hegedű Orbán Pintér Rác Sípos Török Ujvár Zsold';
const TURKISH_GIVEN =
  'Işıl Çağla Gülşen Ayşe Şebnem Özlem Ümit İpek İlker Şükrü Çetin Oğuz Tuğba Yiğit Gökçe Emre Barış Süleyman Mehmet Hüseyin Ömer Doğan Elif Nilüfer Zeynep Kâmil';
const TURKISH_STEMS =
  'Ak Kara Demir Çelik Yıldız Yıl Öz Gün Ay Kaya Taş Toprak Deniz Şahin Aslan Kurt Koç Altın Gümüş Bulut Yağmur Güneş Işık Dağ Orman Irmak Bahar Çiçek Er Türk Kılıç Bey Hacı Usta Demirci Kuyumcu';
const ROMANIAN_GIVEN =
  'Ștefan Ioniță Răzvan Cătălin Mădălina Ileana Ioana Mihăiță Dragoș Bogdan Ancuța Vlăduț Sorina Luminița Țvetana Horațiu Despina Gavrilă';
const ROMANIAN_STEMS =
  'Ion Pop Mihăil Const Dumitr Stăn Gheorgh Rădul Mateș Ștefăn Niculă Vasil Ceauș Brân Bălt Cojoc Lupu Moldov Mureș Țăran Vlăd Zamfir';
const SOUTH_SLAVIC_GIVEN =
  'Đorđe Željko Živko Šime Čedomir Siniša Zdravko Žarko Nađa Đurđa Snežana Jelena Božena Tomislav Krešimir Miloš Saša Andrija Stjepan Luka Vesna Dušica';
const SOUTH_SLAVIC_STEMS =
  'Đok Kovač Jovan Petr Nikol Marko Šar Živk Žun Čol Stojan Babi Vuk Radoj Tomaš Milj Božo Ković Perišo Grgur Šimun Dragoj Ljubo Hadži Lazar Obrad';
const BALTIC_GIVEN =
  'Jānis Ģirts Ķīlis Ņikita Mārtiņš Līga Žanete Šarlote Jūratė Gintarė Rūta Eglė Žydrūnas Mindaugas Kęstutis Tõnis Jüri Ülle Mihkel Õnne';
const BALTIC_STEMS =
  'Bērz Kalniņ Ozol Liep Krūm Kazlau Jankau Žukau Butku Petrau Stankevič Balčiū Tamm Mägi Õunap Kõiv Pärn Rebas Kukk Ziediņ';

const RUSSIAN_STEMS =
  'Иван Смирн Кузнец Попов Васильев Соколов Михайл Новик Фёдор Мороз Волк Алексе Лебед Семён Егор Павл Козл Степан Никола Орл Андре Макар Никит Захар Зайц Соловьёв Борис Яковл Григорь Роман Воробьёв Серге Кузьмин Фрол Александр Дмитри Королёв Гусев Киселёв Ильин Максим Поляк Сорокин Виноград Ковалёв Бел Медвед Антон Тарас Жук Баран Филипп Комар Давыд Беля Герасим Богдан Осип Сидор Матвеев Тит Марк Мирон Крыл Щерб Цвет';
const RUSSIAN_MEN =
  'Александр Дмитрий Сергей Алексей Андрей Михаил Фёдор Пётр Юрий Григорий Тимофей Василий Николай Илья Константин Вячеслав Леонид Геннадий Яков Артём';
const RUSSIAN_WOMEN =
  'Екатерина Наталья Юлия Ольга Татьяна Светлана Мария Ксения Людмила Анастасия Дарья Алёна Елизавета Галина Вера Зинаида Любовь Раиса Софья Евгения';
const PATRONYMIC_STEMS =
  'Александр Иван Пётр Фёдор Михайл Владимир Борис Степан Максим Константин Леонид Семён Виктор Герман';
const UKRAINIAN_STEMS =
  'Шевч Коваль Бонд Ткач Кравч Олій Лис Мельн Поліщ Гонч Руд Савч Мороз Петр Левч Пав Юрч Гайд Захарч Їжак Ґалаґ Дмитр Онищ Яр';
const BULGARIAN_STEMS = 'Георги Димитр Петк Стоян Христ Атанас Ангел Тодор Илие Костадин Рус Желязк Цвет Йорд';

const GREEK_MEN =
  'Νίκος Γιώργος Δημήτρης Κώστας Παναγιώτης Χρήστος Σταύρος Θανάσης Ευάγγελος Μιχάλης Σπύρος Ηλίας Άγγελος Αλέξανδρος';
const GREEK_WOMEN =
  'Μαρία Ελένη Κατερίνα Βασιλική Σοφία Αγγελική Γεωργία Δήμητρα Ευαγγελία Ιωάννα Άννα Χρυσούλα Φωτεινή Ζωή';
const GREEK_STEMS =
  'Παπαδ Γεωργι Νικολα Δημητρι Κωνσταντιν Βασιλ Οικονομ Αγγελ Αθανασ Χριστοδουλ Παναγιωτ Καραγιανν Σταματ Μιχαηλ Θεοδωρ Αντων Ζαχαρι Λαμπρ Μακρ Στεφαν Ραπτ Τσιρ Ξανθ Φωτ';
const GEORGIAN_STEMS =
  'ბერი/Beri კაპანა/Kapana ლომი/Lomi მაისუ/Maisu გელა/Gela ჩხეი/Chkhei წერე/Tsere ხვიჩ/Khvich დოლი/Doli ქავთა/Kavta ნოზა/Noza ჯაფა/Japa';
const ARMENIAN_STEMS =
  'Հարություն/Harutyun Պետրոս/Petros Գրիգոր/Grigor Սարգս/Sargs Խաչատր/Khachatr Հովհաննիս/Hovhannis Կարապետ/Karapet Մկրտչ/Mkrtch Վարդան/Vardan Ստեփան/Stepan Դանիել/Daniel Մելիք/Melik Ավետիս/Avetis Թադևոս/Tadevos Սիմոն/Simon';

/** Cultures of Central and Eastern Europe, Turkey and the Caucasus. */
export const EASTERN: readonly Culture[] = [
  {
    language: 'pl',
    script: 'Latin',
    weight: 4,
    order: 'givenFirst',
    region: 'de',
    names: [
      {
        weight: 1,
        given: [
          pattern(
            3,
            'Łukasz Paweł Michał Grzegorz Błażej Stanisław Wojciech Przemysław Tadeusz Zbigniew Mieczysław Józef Rafał Bartłomiej',
          ),
        ],
        family: [pattern(1, POLISH_STEMS, 'ski cki owski ewicz czyk iak ek owicz ański ik alski iecki')],
      },
      {
        weight: 1,
        given: [
          pattern(
            3,
            'Małgorzata Agnieszka Katarzyna Żaneta Bożena Grażyna Elżbieta Łucja Zofia Jadwiga Wiesława Krystyna Róża Stanisława',
          ),
        ],
        family: [
          pattern(3, POLISH_STEMS, 'ska cka owska ewicz czyk iak ańska alska iecka'),
          pattern(1, POLISH_STEMS, 'ska cka owska', '-', POLISH_STEMS, 'ska cka owska'),
        ],
      },
    ],
  },
  {
    language: 'cs',
    script: 'Latin',
    weight: 2,
    order: 'givenFirst',
    region: 'de',
    names: [
      {
        weight: 1,
        given: [pattern(1, 'Jiří Ondřej Tomáš Lukáš Matěj Zdeněk Vojtěch Řehoř Květoslav Přemysl Čeněk Luboš')],
        family: [pattern(1, CZECH_STEMS, 'ek ík ák ný ský a il ovec')],
      },
      {
        weight: 1,
        given: [pattern(1, 'Tereza Lucie Zdeňka Květa Markéta Růžena Božena Žofie Šárka Kateřina Alžběta Jiřina')],
        family: [pattern(1, CZECH_STEMS, 'ková íková áková ná ská ilová ovcová')],
      },
    ],
  },
  {
    language: 'hu',
    script: 'Latin',
    weight: 2,
    order: 'familyFirst',
    region: 'de',
    names: [
      {
        weight: 1,
        given: [pattern(2, HUNGARIAN_GIVEN), pattern(1, HUNGARIAN_GIVEN, '_', HUNGARIAN_GIVEN)],
        family: [pattern(1, HUNGARIAN_STEMS, 'ó i ács falvi házi helyi os ai né-Kis ffy y vári szegi')],
      },
    ],
  },
  {
    language: 'tr',
    script: 'Latin',
    weight: 3,
    order: 'givenFirst',
    region: 'de',
    names: [
      {
        weight: 1,
        given: [pattern(2, TURKISH_GIVEN), pattern(1, TURKISH_GIVEN, '_', TURKISH_GIVEN)],
        family: [pattern(1, TURKISH_STEMS, 'oğlu soy er türk taş çı gil kan kaya demir alp gün sal bulut can')],
      },
    ],
  },
  {
    language: 'ro',
    script: 'Latin',
    weight: 2,
    order: 'givenFirst',
    region: 'fr',
    names: [
      {
        weight: 1,
        given: [pattern(2, ROMANIAN_GIVEN), pattern(1, ROMANIAN_GIVEN, '-', ROMANIAN_GIVEN)],
        family: [pattern(1, ROMANIAN_STEMS, 'escu eanu ăreanu oiu aru iță oveanu eș')],
      },
    ],
  },
  {
    language: 'hr',
    script: 'Latin',
    weight: 2,
    order: 'givenFirst',
    region: 'de',
    names: [
      {
        weight: 1,
        given: [pattern(1, SOUTH_SLAVIC_GIVEN)],
        family: [
          pattern(4, SOUTH_SLAVIC_STEMS, 'ović ević ić čić ić-Horvat anović inović'),
          pattern(1, SOUTH_SLAVIC_STEMS, 'ović ević ić', '-', SOUTH_SLAVIC_STEMS, 'ović ević ić'),
        ],
      },
    ],
  },
  {
    language: 'lv',
    script: 'Latin',
    weight: 1,
    order: 'givenFirst',
    region: 'se',
    names: [
      {
        weight: 1,
        given: [pattern(1, BALTIC_GIVEN)],
        family: [pattern(1, BALTIC_STEMS, 'iņš ītis ciems skas vičius ienė aitė sepp mets saar oja')],
      },
    ],
  },
  {
    language: 'ru',
    script: 'Cyrillic',
    weight: 4,
    order: 'givenFirst',
    region: 'de',
    names: [
      {
        weight: 1,
        given: [pattern(3, RUSSIAN_MEN), pattern(2, RUSSIAN_MEN, '_', PATRONYMIC_STEMS, 'ович')],
        family: [pattern(1, RUSSIAN_STEMS, 'ов ский ин енко ецкий юк ко ецов')],
      },
      {
        weight: 1,
        given: [pattern(3, RUSSIAN_WOMEN), pattern(2, RUSSIAN_WOMEN, '_', PATRONYMIC_STEMS, 'овна')],
        family: [pattern(1, RUSSIAN_STEMS, 'ова ская ина енко ецкая юк ко ецова')],
      },
    ],
  },
  {
    language: 'uk',
    script: 'Cyrillic',
    weight: 1.5,
    order: 'givenFirst',
    region: 'de',
    names: [
      {
        weight: 1,
        given: [
          pattern(1, 'Олексій Андрій Сергій Мар’яна Ірина Оксана Євген Юлія Їгор Наталя Дем’ян Соломія Тарас Богдана'),
        ],
        family: [pattern(1, UKRAINIAN_STEMS, 'енко ук ишин ів ський ко юк ець')],
      },
    ],
  },
  {
    language: 'bg',
    script: 'Cyrillic',
    weight: 1,
    order: 'givenFirst',
    region: 'de',
    names: [
      {
        weight: 1,
        given: [pattern(1, 'Георги Йордан Христо Стоян Красимир Цветан Борислав Любомир Пламен Ангел')],
        family: [pattern(1, BULGARIAN_STEMS, 'ов ев', '_', BULGARIAN_STEMS, 'ов ев')],
      },
    ],
  },
  {
    language: 'el',
    script: 'Greek',
    weight: 2.5,
    order: 'givenFirst',
    region: 'de',
    names: [
      {
        weight: 1,
        given: [pattern(2, GREEK_MEN), pattern(1, GREEK_MEN, '-', GREEK_MEN)],
        family: [pattern(1, GREEK_STEMS, 'όπουλος ίδης άκης άτος έας ιάδης όγλου ούσης ούλης')],
      },
      {
        weight: 1,
        given: [pattern(2, GREEK_WOMEN), pattern(1, GREEK_WOMEN, '-', GREEK_WOMEN)],
        family: [pattern(1, GREEK_STEMS, 'οπούλου ίδου άκη άτου έα ιάδου όγλου ούση ούλη')],
      },
    ],
  },
  {
    language: 'ka',
    script: 'Georgian',
    weight: 0.8,
    order: 'givenFirst',
    region: 'us',
    names: [
      {
        weight: 1,
        given: [
          pattern(
            1,
            'ნინო/Nino გიორგი/Giorgi თამარ/Tamar ლევან/Levan მარიამ/Mariam ზურაბ/Zurab ქეთევან/Ketevan დავით/Davit ირაკლი/Irakli სალომე/Salome ეკატერინე/Ekaterine ნათია/Natia შოთა/Shota ვახტანგ/Vakhtang ელენე/Elene ლაშა/Lasha',
          ),
        ],
        family: [pattern(1, GEORGIAN_STEMS, 'ძე/dze შვილი/shvili ური/uri ია/ia ავა/ava იანი/iani')],
      },
    ],
  },
  {
    language: 'hy',
    script: 'Armenian',
    weight: 0.8,
    order: 'givenFirst',
    region: 'us',
    names: [
      {
        weight: 1,
        given: [
          pattern(
            1,
            'Անի/Ani Արամ/Aram Գայանե/Gayane Տիգրան/Tigran Նարեկ/Narek Լուսինե/Lusine Հայկ/Hayk Շուշան/Shushan Վահե/Vahe Մարիամ/Mariam Սիրանուշ/Siranush Արտաշես/Artashes Նունե/Nune Գևորգ/Gevorg Զարուհի/Zaruhi Ռուբեն/Ruben',
          ),
        ],
        family: [pattern(1, ARMENIAN_STEMS, 'յան/yan յանց/yants ունի/uni ենց/ents')],
      },
    ],
  },
];
