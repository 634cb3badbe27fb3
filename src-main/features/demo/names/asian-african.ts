import { type Culture, pattern } from './culture.ts';

const ARABIC_MEN =
  'محمد/Mohammed أحمد/Ahmed علي/Ali عمر/Omar خالد/Khaled يوسف/Youssef إبراهيم/Ibrahim حسن/Hassan حسين/Hussein مصطفى/Mustafa عبد_الله/Abdullah عبد_الرحمن/Abdulrahman طارق/Tariq سامي/Sami ياسر/Yasser زياد/Ziad فيصل/Faisal نبيل/Nabil هاني/Hani رامي/Rami';
const ARABIC_WOMEN =
  'فاطمة/Fatima عائشة/Aisha مريم/Maryam زينب/Zainab ليلى/Layla سارة/Sara نور/Nour هدى/Huda رنا/Rana سلمى/Salma ياسمين/Yasmin آمنة/Amina إيمان/Iman دعاء/Duaa رؤى/Ruaa شيماء/Shaimaa لطيفة/Latifa منى/Mona';
const ARABIC_FAMILY =
  'الرشيد/Al-Rashid الحسن/Al-Hassan النجار/Al-Najjar الخطيب/Al-Khatib المصري/Al-Masri الشامي/Al-Shami البغدادي/Al-Baghdadi السيد/El-Sayed الحداد/Haddad خوري/Khoury منصور/Mansour قاسم/Qassem صالح/Saleh عثمان/Othman إسماعيل/Ismail القحطاني/Al-Qahtani العتيبي/Al-Otaibi الزهراني/Al-Zahrani بن_سعيد/Ben_Said أبو_زيد/Abu_Zaid درويش/Darwish شاهين/Shahin فارس/Fares جابر/Jaber';
const PERSIAN_FAMILY =
  'کریمی/Karimi حسینی/Hosseini رضایی/Rezaei احمدی/Ahmadi محمدی/Mohammadi هاشمی/Hashemi جعفری/Jafari قاسمی/Ghasemi تهرانی/Tehrani شیرازی/Shirazi یزدانی/Yazdani کاظمی/Kazemi';

const HEBREW_GIVEN =
  'יעל/Yael נועם/Noam תמר/Tamar אורי/Uri שירה/Shira דוד/David רחל/Rachel משה/Moshe איתי/Itai מיכל/Michal יצחק/Yitzhak אברהם/Avraham נעמה/Naama רון/Ron הדס/Hadas עידו/Ido ליאור/Lior יונתן/Yonatan אסתר/Esther חנה/Chana';
const HEBREW_FAMILY =
  'כהן/Cohen לוי/Levi מזרחי/Mizrahi פרץ/Peretz ביטון/Biton אברהם/Avraham פרידמן/Friedman שפירא/Shapira אזולאי/Azoulay ברק/Barak גולן/Golan שלום/Shalom רוזנברג/Rosenberg קפלן/Kaplan דיין/Dayan נחמיאס/Nahmias צור/Tzur וקנין/Vaknin אלמוג/Almog שרעבי/Sharabi';

const CHINESE_FAMILY =
  '王/Wang 李/Li 张/Zhang 刘/Liu 陈/Chen 杨/Yang 赵/Zhao 黄/Huang 周/Zhou 吴/Wu 徐/Xu 孙/Sun 胡/Hu 朱/Zhu 高/Gao 林/Lin 何/He 郭/Guo 马/Ma 罗/Luo 梁/Liang 宋/Song 郑/Zheng 谢/Xie 韩/Han 唐/Tang 冯/Feng 于/Yu 董/Dong 萧/Xiao 欧阳/Ouyang 司马/Sima 诸葛/Zhuge 陳/Chan 黃/Wong 劉/Lau';
const CHINESE_FIRST =
  '小/Xiao 晓/Xiao 文/Wen 建/Jian 志/Zhi 明/Ming 国/Guo 海/Hai 春/Chun 雪/Xue 雨/Yu 子/Zi 思/Si 佳/Jia 嘉/Jia 俊/Jun 天/Tian 宇/Yu 欣/Xin 梓/Zi 浩/Hao 美/Mei 玉/Yu 秀/Xiu 永/Yong 世/Shi 家/Jia 德/De 金/Jin 景/Jing';
const CHINESE_SECOND =
  '/ 伟/wei 芳/fang 娜/na 敏/min 静/jing 丽/li 强/qiang 磊/lei 军/jun 洋/yang 勇/yong 艳/yan 杰/jie 涛/tao 明/ming 超/chao 兰/lan 霞/xia 平/ping 刚/gang 辉/hui 婷/ting 玲/ling 鹏/peng 华/hua 宁/ning 怡/yi 轩/xuan 涵/han 琪/qi 航/hang 龙/long';

const JAPANESE_FAMILY_FIRST =
  '山/Yama 田/Ta 中/Naka 小/Ko 大/O 高/Taka 松/Matsu 竹/Take 上/Ue 下/Shimo 石/Ishi 吉/Yoshi 森/Mori 清/Kiyo 藤/Fuji 西/Nishi 東/Higashi 北/Kita 南/Minami 村/Mura 川/Kawa 福/Fuku 長/Naga 岡/Oka 佐々/Sasa 渡/Watari 青/Ao 黒/Kuro';
const JAPANESE_FAMILY_SECOND =
  '田/da 川/kawa 本/moto 村/mura 山/yama 野/no 島/shima 木/ki 口/guchi 井/i 原/hara 崎/zaki 沢/sawa 橋/hashi 谷/tani 岡/oka 林/bayashi 内/uchi 浦/ura 塚/zuka';
const JAPANESE_GIVEN =
  '太郎/Taro 花子/Hanako 健/Ken 美咲/Misaki 翔/Sho 陽菜/Hina 大輔/Daisuke さくら/Sakura 直樹/Naoki 恵/Megumi 結衣/Yui 拓海/Takumi あかり/Akari 裕子/Yuko 和也/Kazuya 真由美/Mayumi 誠/Makoto ひかり/Hikari 蓮/Ren 由美子/Yumiko 隆/Takashi 千尋/Chihiro 優斗/Yuto カレン/Karen 修/Osamu 葵/Aoi';

const KOREAN_FAMILY =
  '김/Kim 이/Lee 박/Park 최/Choi 정/Jung 강/Kang 조/Cho 윤/Yoon 장/Jang 임/Lim 한/Han 오/Oh 서/Seo 신/Shin 권/Kwon 황/Hwang 안/Ahn 송/Song 류/Ryu 홍/Hong 남궁/Namgung 황보/Hwangbo';
const KOREAN_FIRST =
  '민/Min 서/Seo 지/Ji 현/Hyun 수/Soo 예/Ye 하/Ha 준/Jun 도/Do 은/Eun 성/Sung 재/Jae 영/Young 승/Seung 태/Tae 유/Yu 다/Da 동/Dong 혜/Hye 경/Kyung';
const KOREAN_SECOND =
  '준/jun 연/yeon 우/woo 호/ho 민/min 아/a 영/young 희/hee 진/jin 현/hyun 원/won 빈/bin 은/eun 숙/sook 철/chul 석/seok 미/mi 율/yul 훈/hoon 정/jung';

const INDIAN_GIVEN =
  'किरण/Kiran राम/Ram सीता/Sita अनिल/Anil सुनीता/Sunita राजेश/Rajesh प्रिया/Priya विजय/Vijay अंजलि/Anjali संजय/Sanjay दीपिका/Deepika अर्जुन/Arjun कविता/Kavita मोहन/Mohan लक्ष्मी/Lakshmi गणेश/Ganesh ज़ोया/Zoya श्रेया/Shreya हर्षवर्धन/Harshvardhan कृष्ण/Krishna';
const INDIAN_MIDDLE =
  '_कुमार/_Kumar _चंद्र/_Chandra _लाल/_Lal _देवी/_Devi _प्रसाद/_Prasad _नाथ/_Nath _राज/_Raj _मोहन/_Mohan';
const INDIAN_FAMILY =
  'शर्मा/Sharma वर्मा/Verma गुप्ता/Gupta सिंह/Singh पटेल/Patel देशपांडे/Deshpande कुलकर्णी/Kulkarni जोशी/Joshi मिश्रा/Mishra यादव/Yadav चौधरी/Chaudhary त्रिपाठी/Tripathi अग्रवाल/Agrawal भट्ट/Bhatt मेहता/Mehta नायर/Nair राठौड़/Rathore द्विवेदी/Dwivedi';
const BENGALI_GIVEN =
  'অনির্বাণ/Anirban সুমিত্রা/Sumitra রবীন্দ্র/Rabindra মৌসুমী/Mousumi তানভীর/Tanvir নাসরিন/Nasrin শুভ/Shubho পারমিতা/Paromita আরিফ/Arif জয়া/Joya';
const BENGALI_FAMILY =
  'চট্টোপাধ্যায়/Chattopadhyay বন্দ্যোপাধ্যায়/Bandyopadhyay সেন/Sen রহমান/Rahman ইসলাম/Islam ঘোষ/Ghosh দাশগুপ্ত/Dasgupta হোসেন/Hossain বসু/Basu মুখার্জী/Mukherjee';
const TAMIL_GIVEN =
  'முருகன்/Murugan கவிதா/Kavitha செல்வி/Selvi கார்த்திக்/Karthik மீனாட்சி/Meenakshi அருண்/Arun பிரியா/Priya இளங்கோ/Ilango தமிழரசி/Thamizharasi';
const TAMIL_FAMILY =
  'சுப்பிரமணியன்/Subramanian ராமசாமி/Ramasamy வெங்கடேசன்/Venkatesan கிருஷ்ணமூர்த்தி/Krishnamurthy பாலசுப்பிரமணியம்/Balasubramaniam நடராஜன்/Natarajan சிவகுமார்/Sivakumar';

const THAI_GIVEN =
  'สมชาย/Somchai สมหญิง/Somying กนกวรรณ/Kanokwan ณัฐพล/Nattapon เสาวลักษณ์/Saowalak ไพโรจน์/Pairoj อรุณี/Arunee วิชัย/Wichai พิมพ์ชนก/Pimchanok ธนพล/Thanapon จิราพร/Jiraporn เกียรติศักดิ์/Kiattisak ชลธิชา/Chonticha แก้วตา/Kaewta';
const THAI_FIRST =
  'ศรี/Sri วงศ์/Wong ทอง/Thong บุญ/Boon แก้ว/Kaew จันทร์/Chan สุวรรณ/Suwan พงษ์/Pong รัตน/Rattana เจริญ/Charoen ชัย/Chai มงคล/Mongkol วิ/Wi อัศว/Assawa เทพ/Thep นิติ/Niti';
const THAI_SECOND =
  'สุข/suk วัฒน์/wat ดี/dee ชัย/chai พันธุ์/phan มณี/manee รักษ์/rak เลิศ/lert วิไล/wilai เดช/det กุล/kun ประเสริฐ/prasert งาม/ngam สมบัติ/sombat ไพบูลย์/paiboon';

const VIETNAMESE_FAMILY = 'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý';
const VIETNAMESE_GIVEN =
  'Thị_ Văn_ Đức_ Minh_ Ngọc_ Quang_ Thanh_ Hữu_ Xuân_ Gia_ Bảo_ Kim_ Thùy_ Phương_ Quốc_ Hoài_ Diễm_ Tuấn_';
const VIETNAMESE_LAST =
  'An Anh Ánh Bình Châu Chi Cường Dũng Duyên Đạt Giang Hà Hạnh Hiếu Hòa Huệ Hương Khánh Lan Linh Long Mai Nam Nga Nhung Phúc Quỳnh Sơn Tâm Thảo Thủy Trang Trinh Tú Tuyết Uyên Vân Vinh Yến';

const ETHIOPIC =
  'አበበ/Abebe ከበደ/Kebede ተስፋዬ/Tesfaye ሀይሌ/Haile መሰረት/Meseret ትዕግስት/Tigist ዮሐንስ/Yohannes ሰላም/Selam ብርሃኑ/Birhanu አለማየሁ/Alemayehu ገብረመድህን/Gebremedhin ሙሉጌታ/Mulugeta ፍቅርተ/Fikirte ደሳለኝ/Dessalegn ወርቅነህ/Workneh ጌታቸው/Getachew ሂሩት/Hirut ታደሰ/Tadesse';

const WEST_AFRICAN_GIVEN =
  'Chinonso Adébáyọ̀ Ọlá Ngozi Folúkẹ́ Kwabena Efua Akosua Kofi Ṣadé Temitọ́pẹ́ Ifẹ́olúwa Mamadou Aïssatou Ousmane Fatoumata N’Golo Babacar Yaa Nnamdi Chukwuemeka Oluwaseun';
const WEST_AFRICAN_STEMS = 'Adé Olú Ọlá Akin Oye Chukwu Nwa Oko Eze Ifá Ayọ̀ Ọ̀gún Bá Fá Owu Asante- Boa Ama';
const WEST_AFRICAN_ENDINGS =
  'bayo wale yẹmi femi tunde emeka nkwo ro chi kunle ṣeun mensah teng koh lowo ride sanya ọla digun yinka';
const POLYNESIAN =
  'Kaʻiulani Keʻalohi Leilani Nāmaka Kānekoa Māhealani Tāne Ngāio Hōne Wiremu Arohanui Kāhukura Moana Tevita Sione ʻAna';
const POLYNESIAN_FAMILY =
  'Kealoha Kapaʻakea Kūhiō Tāwhiri Parata Ngāta Faleafā Tuʻipulotu Māhoe Rangihuna Taumoepeau ʻAkauʻola';

/** Cultures of the Middle East, Asia, Africa and the Pacific. */
export const ASIAN_AFRICAN: readonly Culture[] = [
  {
    language: 'ar',
    script: 'Arabic',
    weight: 3.5,
    order: 'givenFirst',
    region: 'uk',
    names: [
      {
        weight: 1,
        given: [pattern(1, ARABIC_MEN), pattern(3, ARABIC_MEN, '_', ARABIC_MEN)],
        family: [pattern(1, ARABIC_FAMILY)],
      },
      {
        weight: 1,
        given: [pattern(1, ARABIC_WOMEN), pattern(3, ARABIC_WOMEN, '_', ARABIC_MEN)],
        family: [pattern(1, ARABIC_FAMILY)],
      },
      {
        weight: 0.4,
        given: [
          pattern(
            1,
            'علی/Ali مریم/Maryam رضا/Reza زهرا/Zahra محمد_رضا/Mohammad-Reza پریسا/Parisa آرش/Arash نیلوفر/Niloufar کیانوش/Kianoush',
          ),
        ],
        family: [pattern(1, PERSIAN_FAMILY), pattern(2, PERSIAN_FAMILY, '_', PERSIAN_FAMILY)],
      },
    ],
  },
  {
    language: 'he',
    script: 'Hebrew',
    weight: 1.5,
    order: 'givenFirst',
    region: 'us',
    names: [
      {
        weight: 1,
        given: [pattern(1, HEBREW_GIVEN), pattern(2, HEBREW_GIVEN, '_', HEBREW_GIVEN)],
        family: [pattern(2, HEBREW_FAMILY), pattern(1, HEBREW_FAMILY, '-', HEBREW_FAMILY)],
      },
    ],
  },
  {
    language: 'zh',
    script: 'Han',
    weight: 5,
    order: 'familyFirstNoSpace',
    region: 'us',
    names: [{ weight: 1, given: [pattern(1, CHINESE_FIRST, CHINESE_SECOND)], family: [pattern(1, CHINESE_FAMILY)] }],
  },
  {
    language: 'ja',
    script: 'Han',
    weight: 3,
    order: 'familyFirst',
    region: 'us',
    names: [
      {
        weight: 1,
        given: [pattern(1, JAPANESE_GIVEN)],
        family: [pattern(1, JAPANESE_FAMILY_FIRST, JAPANESE_FAMILY_SECOND)],
      },
    ],
  },
  {
    language: 'ko',
    script: 'Hangul',
    weight: 2.5,
    order: 'familyFirstNoSpace',
    region: 'us',
    names: [{ weight: 1, given: [pattern(1, KOREAN_FIRST, KOREAN_SECOND)], family: [pattern(1, KOREAN_FAMILY)] }],
  },
  {
    language: 'hi',
    script: 'Devanagari',
    weight: 2,
    order: 'givenFirst',
    region: 'uk',
    names: [
      {
        weight: 1,
        given: [pattern(1, INDIAN_GIVEN), pattern(3, INDIAN_GIVEN, INDIAN_MIDDLE)],
        family: [pattern(1, INDIAN_FAMILY)],
      },
    ],
  },
  {
    language: 'bn',
    script: 'Bengali',
    weight: 0.4,
    order: 'givenFirst',
    region: 'uk',
    names: [
      {
        weight: 1,
        given: [pattern(1, BENGALI_GIVEN)],
        family: [pattern(1, BENGALI_FAMILY, '/ _চৌধুরী/_Chowdhury _খান/_Khan _রায়/_Roy _সরকার/_Sarkar')],
      },
    ],
  },
  {
    language: 'ta',
    script: 'Tamil',
    weight: 0.4,
    order: 'givenFirst',
    region: 'uk',
    names: [
      {
        weight: 1,
        given: [pattern(1, TAMIL_GIVEN)],
        family: [pattern(1, TAMIL_FAMILY), pattern(8, TAMIL_GIVEN, '_', TAMIL_FAMILY)],
      },
    ],
  },
  {
    language: 'th',
    script: 'Thai',
    weight: 1.5,
    order: 'givenFirst',
    region: 'au',
    names: [
      {
        weight: 1,
        given: [pattern(1, THAI_GIVEN)],
        family: [pattern(2, THAI_FIRST, THAI_SECOND), pattern(1, THAI_FIRST, THAI_SECOND, THAI_SECOND)],
      },
    ],
  },
  {
    language: 'vi',
    script: 'Latin',
    weight: 3,
    order: 'familyFirst',
    region: 'au',
    names: [
      { weight: 1, given: [pattern(1, VIETNAMESE_GIVEN, VIETNAMESE_LAST)], family: [pattern(1, VIETNAMESE_FAMILY)] },
    ],
  },
  {
    language: 'am',
    script: 'Ethiopic',
    weight: 1,
    order: 'givenFirst',
    region: 'us',
    names: [
      { weight: 1, given: [pattern(1, ETHIOPIC)], family: [pattern(1, ETHIOPIC), pattern(2, ETHIOPIC, '_', ETHIOPIC)] },
    ],
  },
  {
    language: 'yo',
    script: 'Latin',
    weight: 2.5,
    order: 'givenFirst',
    region: 'uk',
    names: [
      {
        weight: 1,
        given: [pattern(1, WEST_AFRICAN_GIVEN), pattern(1, WEST_AFRICAN_GIVEN, '_', WEST_AFRICAN_GIVEN)],
        family: [pattern(1, WEST_AFRICAN_STEMS, WEST_AFRICAN_ENDINGS)],
      },
    ],
  },
  {
    language: 'haw',
    script: 'Latin',
    weight: 0.6,
    order: 'givenFirst',
    region: 'au',
    names: [
      {
        weight: 1,
        given: [pattern(1, POLYNESIAN), pattern(6, POLYNESIAN, '_', POLYNESIAN)],
        family: [pattern(1, POLYNESIAN_FAMILY)],
      },
    ],
  },
];
