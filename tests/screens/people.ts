const HEADINGS = 'First name,Last name,Email,Company,Ticket type,Ticket code,Status,Note,Attention,VIP';

/** Guests whose tickets bring every verdict up. */
export const GUESTS = [
  HEADINGS,
  'Ingrid,Sørensen,ingrid@fjordline.example,Fjordline Energy,Speaker,S-ADMIT,paid,,,',
  'Tomás,Herrera,tomas@solana.example,Solar Andina,Standard,S-ALREADY,paid,,,',
  'Mirela,Popescu,mirela@delta.example,Delta Grid,Standard,S-WAIT,waitlist,,,',
  'Oskar,Lindqvist,oskar@norr.example,Norrkraft AB,Standard,S-BLOCK,paid,,,',
  'Amara,Okonkwo,amara@lagosgrid.example,Lagos Grid Authority,Keynote,S-VIP,paid,Bring to the green room; Jonas waits there.,yes,yes',
];

/** Three people, each of them hard to lay out. */
export const FEW = [
  'Name,Email,Company,Role,Ticket code,Note,VIP',
  'Maximiliane Konstanze Freifrau von Hohenlohe-Waldenburg-Schillingsfürst zu Oberhausen-Wittelsbach,maximiliane.konstanze.von.hohenlohe-waldenburg@donaudampfschifffahrtsgesellschaft.example,Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft mbH & Co. KG,"Vice President, Europe, Middle East and Africa, Strategic Partnerships",F-LONG,,',
  'عبد الرحمن بن محمد الفيصل,rahman@desert.example,شركة الطاقة الشمسية المتحدة,مدير المشاريع,F-ARABIC,يحتاج إلى مترجم,yes',
  '欧阳修文,ouyang@example.cn,上海可再生能源研究院,首席工程师,F-CHINESE,,',
];

/** Those who wait, in their order. */
export const WAITING = [
  'Name,Email,Company,Ticket type,Status',
  'Siobhán Ní Dhónaill,siobhan@claddagh.example,Claddagh Offshore,Standard,waitlist',
  'ليلى حداد,layla@atlas.example,أطلس للطاقة,Standard,waitlist',
  '佐藤 美咲,misaki@hokkai.example,北海電力,Press,waitlist',
  'Thandiwe Mokoena,thandiwe@karoo.example,Karoo Wind,Standard,waitlist',
  'Łukasz Żółkiewski,lukasz@wisla.example,Wisła Rail,Standard,waitlist',
  'Ólafur Þór Jónsson,olafur@geysir.example,Geysir Heat,Standard,waitlist',
  'Nguyễn Thị Hồng,hong@mekong.example,Mekong Solar,Standard,waitlist',
  'Beatriz Quintanilla,beatriz@sol.example,Solar Andina,Standard,waitlist',
  'Mehmet Öztürk,mehmet@bosfor.example,Bosfor Enerji,Standard,waitlist',
];

/** An export of no shop that is known, with a row that cannot be used. */
export const UNKNOWN_SHOP = [
  'Guest;Post;House;Pass;Shirt;Seat no',
  'Lucía Fernández;lucia@vela.example;Vela Logistics;U-1;M;12',
  'Piotr Zieliński;piotr@wisla.example;Wisła Rail;U-2;L;13',
  '김민준;minjun@hangang.example;Hangang Labs;U-3;S;14',
  ';;Nobody Ltd;;XL;15',
  'Chidi Eze;not-an-address;Eze & Sons;U-5;M;16',
].join('\n');
