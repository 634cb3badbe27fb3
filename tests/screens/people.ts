/** People whose names and states are hard on a layout, beside the demo's. */
export const HARD_LIST = [
  'First name,Last name,Email,Company,Job title,Ticket type,Ticket code,Status,Note,VIP',
  'Maria,Lindqvist,maria@example.org,Nordwind Grid AS,Head of Storage,Speaker,SHOT-ADMITTED,paid,,',
  'Tomás,Ó Súilleabháin,tomas@example.org,Kestrel Optics,Engineer,Regular,SHOT-SECOND,paid,,',
  'ليلى,الرشيد,layla@example.org,مؤسسة النور للطاقة,مديرة المشاريع,Regular,SHOT-ARABIC,paid,,',
  '小明,王,wang@example.org,北京新能源科技有限公司,工程师,Regular,SHOT-CHINESE,paid,,',
  'Maximiliane Theodora Wilhelmine,von und zu Hohenstein-Waldburg-Sonnenberg,max@example.org,Gesellschaft für angewandte Nachhaltigkeitsforschung und Kreislaufwirtschaft mbH,Stellvertretende Leiterin der Abteilung für europäische Zusammenarbeit,Regular with workshop and gala dinner,SHOT-LONG,paid,,',
  'Ngozi,Adéyemí,ngozi@example.org,Lagos Solar,Chief Executive,Speaker,SHOT-VIP,paid,Walk her to the green room; the chair waits there.,yes',
  'Pál,Kovács,pal@example.org,Duna Labs,Analyst,Regular,SHOT-WAITLISTED,waitlist,,',
  'Ines,Duarte,ines@example.org,Porto Hydro,Lawyer,Regular,SHOT-CANCELLED,cancelled,,',
].join('\n');

/** A file that no shop writes, with rows that cannot be used. */
export const UNKNOWN_FILE = [
  'Wer;Firma;Kontakt;Los;Bemerkung fürs Team;Essen',
  'Anna Berg;Fjord AS;anna.berg@example.org;L-001;;vegan',
  'Бойко Олена;Дніпро;olena@example.org;L-002;kommt später;',
  ';;;;;nichts',
  'Jean-Luc Moreau;Rivage;jl@example.org;L-004;;',
  'Anna Zwei;Fjord AS;keine adresse;L-004;;halal',
].join('\n');
