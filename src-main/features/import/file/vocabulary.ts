import type { TargetField } from './types.ts';

/**
 * Headings by meaning, in the languages that organizers send. Written as people write them; compared after folding, so that
 * case, accents, spaces and punctuation need no variants here. A vertical bar separates the entries.
 *
 * `name` is apart from the fields: whether "Name", "Nom" or "Nome" is the whole name, the family name or the given name
 * depends on the columns beside it.
 */
export type HeadingMeaning = TargetField | 'name';

const words = (text: string): readonly string[] => text.split('|').map((word) => word.trim());

export const HEADINGS: Readonly<Record<HeadingMeaning, readonly string[]>> = {
  name: words(
    'Name|Names|Nom|Nome|Nombre|Naam|Namn|Navn|Jméno|Meno|Név|Nume|Ad|İsim|Имя|Ім’я|Όνομα|שם|الاسم|اسم|الإسم|Nimi|Ime|이름|Tên|ชื่อ|नाम',
  ),
  firstName: words(
    `First name|Firstname|First|Given name|Given names|Forename|Christian name|Fname|
    Vorname|Vornamen|Rufname|Prénom|Prénoms|Nombre de pila|Nombres|Primer nombre|Primeiro nome|Nome próprio|Nome di battesimo|Prenome|
    Voornaam|Voornamen|Roepnaam|Förnamn|Fornavn|Imię|Pierwsze imię|Imiona|Křestní jméno|Křestní|Krstné meno|Keresztnév|Utónév|Prenume|
    Adı|Adınız|Имя участника|Ім’я|Μικρό όνομα|Etunimi|Eesnimi|Vārds|Vardas|Osobno ime|Собствено име|
    名|名字|名前（名）|お名前（名）|이름（성 제외）|الاسم الأول|الإسم الأول|שם פרטי|Tên gọi|Calling name`,
  ),
  lastName: words(
    `Last name|Lastname|Last|Surname|Family name|Family names|Lname|Second name|
    Nachname|Nachnamen|Familienname|Familiennamen|Zuname|Nom de famille|Nom d’usage|Apellido|Apellidos|Primer apellido|Sobrenome|Apelido|Último nome|Cognome|
    Achternaam|Familienaam|Efternamn|Etternavn|Efternavn|Nazwisko|Příjmení|Priezvisko|Vezetéknév|Családnév|Nume de familie|
    Soyad|Soyadı|Soy isim|Soyisim|Soyadınız|Фамилия|Прізвище|Επώνυμο|Επίθετο|Sukunimi|Perekonnanimi|Uzvārds|Pavardė|Prezime|Priimek|
    姓|姓氏|名字（姓）|苗字|お名前（姓）|성|اسم العائلة|الاسم الأخير|اللقب|שם משפחה|Họ`,
  ),
  displayName: words(
    `Full name|Fullname|Attendee name|Attendee|Attendees|Participant name|Participant|Guest name|Guest|Display name|Badge name|Name on badge|Ticket holder|Ticketholder name|Contact name|Person|Delegate name|Delegate|Your name|First and last name|First name and last name|Name and surname|Attendee full name|Registrant|Registrant name|Visitor|Visitor name|Member name|
    Vollständiger Name|Teilnehmername|Teilnehmendenname|Name Teilnehmer*in|Name Teilnehmende|Teilnehmer|Teilnehmer*in|Teilnehmer:in|Teilnehmende|Teilnehmerin|Gast|Gastname|Besucher|Besuchername|Vor- und Nachname|Vorname Nachname|Vorname und Nachname|Vorname Name|Name Vorname|Nachname Vorname|Name, Vorname|
    Nom complet|Nom du participant|Nom de la participante|Nom du participant ou de la participante|Nom et prénom|Nom prénom|Prénom et nom|Prénom nom|Participant·e|Invité|Nom de l’invité|
    Nombre completo|Nombre del asistente|Nombre y apellido|Nombre y apellidos|Asistente|Nombre del participante|Participante|Invitado|
    Nome completo|Nome do participante|Nome e sobrenome|Nome e apelido|Convidado|Nome del partecipante|Nome partecipante|Partecipante|Nome e cognome|Nome cognome|Cognome e nome|Nominativo|
    Volledige naam|Naam deelnemer|Naam van deelnemer|Naam van de deelnemer|Deelnemer|Naam bezoeker|Naam gast|Gast naam|Voor- en achternaam|
    Fullständigt namn|Deltagare|Deltagarens namn|Deltagarnamn|Deltaker|Deltakernavn|Deltager|Deltagernavn|Deltagerens navn|Fullt navn|Fulde navn|Fuldt navn|
    Imię i nazwisko|Nazwisko i imię|Uczestnik|Imię i nazwisko uczestnika|Nazwa uczestnika|Jméno a příjmení|Účastník|Jméno účastníka|Celé jméno|Meno a priezvisko|Teljes név|Résztvevő neve|Nume complet|Nume și prenume|
    Ad Soyad|Adı Soyadı|Ad ve soyad|İsim Soyisim|Katılımcı|Katılımcı adı|Tam ad|ФИО|Ф.И.О.|Имя и фамилия|Фамилия и имя|Фамилия Имя|Фамилия, имя, отчество|Участник|Полное имя|Имя участника|ПІБ|Ονοματεπώνυμο|Koko nimi|Osallistuja|Osallistujan nimi|Ime i prezime|Ime in priimek|
    姓名|参会者姓名|参加者姓名|参会人|嘉宾姓名|與會者姓名|氏名|お名前|名前|参加者名|参加者氏名|参加者|来場者名|성명|성함|참가자|참가자 이름|참석자|الاسم الكامل|الإسم الكامل|اسم المشارك|اسم الحاضر|اسم الضيف|שם מלא|Họ và tên|Họ tên|ชื่อ-นามสกุล|पूरा नाम|Nama|Nama lengkap`,
  ),
  email: words(
    `Email|E-mail|Mail|E-Mail address|Email address|Mail address|Attendee email|Attendee e-mail|Guest email|Participant email|Contact email|Email ID|Your email|
    E-Mail-Adresse|Mailadresse|E-Mail Teilnehmer*in|Teilnehmer-E-Mail|E-Mail-Adresse Teilnehmer*in|Mail-Adresse|
    Adresse e-mail|Adresse email|Adresse mail|Adresse mail du participant|Adresse e-mail du participant|E-mail du participant|Courriel|Adresse courriel|Adresse électronique|Mél|
    Correo|Correo electrónico|Dirección de correo electrónico|Dirección de correo|Correo electrónico del asistente|Correo-e|E-mail del asistente|Endereço de e-mail|Endereço de email|Correio eletrónico|Correio electrónico|E-mail do participante|
    Indirizzo e-mail|Indirizzo email|Posta elettronica|E-mail del partecipante|Email partecipante|E-mailadres|Mailadres|E-mailadres deelnemer|E-mail deelnemer|E-mailadres van deelnemer|
    E-postadress|E-post|Epost|Mejl|Mejladress|E-postadresse|Epostadresse|E-mailadresse|Deltakers e-post|Adres e-mail|Adres poczty elektronicznej|Poczta|E-mail uczestnika|
    E-mailová adresa|E-mail účastníka|Emailová adresa|E-mail cím|Email cím|Adresă de e-mail|E-posta|E-posta adresi|Eposta|Электронная почта|Эл. почта|Почта|Адрес электронной почты|Email адрес|Емейл|Е-мейл|Имейл|Електронна пошта|Ηλεκτρονικό ταχυδρομείο|Διεύθυνση email|Sähköposti|Sähköpostiosoite|E-pošta|
    邮箱|电子邮箱|电子邮件|邮件|邮箱地址|电子邮件地址|電子郵件|電郵|信箱|メール|メールアドレス|Eメール|電子メール|参加者メールアドレス|이메일|이메일 주소|البريد الإلكتروني|البريد الالكتروني|البريد|بريد إلكتروني|דוא"ל|אימייל|Thư điện tử|อีเมล|ईमेल|Alamat email`,
  ),
  phone: words(
    `Phone|Phone number|Telephone|Telephone number|Mobile|Mobile phone|Mobile number|Cell phone|Cell|Cellphone|Tel|Tel.|Contact number|Phone no|Attendee phone|
    Telefon|Telefonnummer|Handy|Handynummer|Mobil|Mobilnummer|Mobiltelefon|Rufnummer|Tel.-Nr.|Telefon-Nr.|Téléphone|Numéro de téléphone|Tél|Portable|Téléphone portable|Mobile phone number|
    Teléfono|Número de teléfono|Móvil|Teléfono móvil|Celular|Telefone|Número de telefone|Telemóvel|Telefono|Numero di telefono|Cellulare|Telefoonnummer|Telefoon|Mobiel|Mobiele nummer|Gsm|
    Numer telefonu|Telefon komórkowy|Telefonní číslo|Číslo telefonu|Telefonszám|Telefon numarası|Cep telefonu|Cep|Телефон|Номер телефона|Мобильный телефон|Мобильный|Τηλέφωνο|Κινητό|Puhelin|Puhelinnumero|
    电话|手机|手机号|手机号码|电话号码|联系电话|電話|電話番号|携帯電話|携帯番号|전화번호|휴대폰|연락처|الهاتف|رقم الهاتف|الجوال|رقم الجوال|هاتف|טלפון|Số điện thoại|โทรศัพท์|Nomor telepon|phone_number`,
  ),
  company: words(
    `Company|Company name|Organization|Organisation|Organization name|Organisation name|Employer|Institution|Affiliation|Business|Company / Organization|Company/Organisation|Org|Workplace|
    Firma|Firmenname|Unternehmen|Unternehmensname|Arbeitgeber|Einrichtung|Verein|Firma / Organisation|Firma/Institution|Entreprise|Société|Nom de l’entreprise|Nom de la société|Employeur|Structure|Organisme|Établissement|
    Empresa|Compañía|Organización|Institución|Nombre de la empresa|Nome da empresa|Organização|Instituição|Companhia|Azienda|Società|Ditta|Organizzazione|Ente|Nome azienda|Ragione sociale|Nome della società|
    Bedrijf|Bedrijfsnaam|Organisatie|Instelling|Werkgever|Företag|Företagsnamn|Bolag|Bedrift|Selskap|Firmanavn|Virksomhed|Virksomhedsnavn|Organisasjon|Nazwa firmy|Organizacja|Instytucja|Společnost|Název firmy|Název společnosti|Organizace|Spoločnosť|
    Cég|Cégnév|Companie|Şirket|Şirket adı|Kurum|Kuruluş|Компания|Организация|Название компании|Фирма|Компанія|Εταιρεία|Εταιρία|Yritys|Organisaatio|Tvrtka|Podjetje|
    公司|公司名称|单位|单位名称|工作单位|机构|公司名稱|会社|会社名|所属|勤務先|貴社名|団体名|회사|회사명|소속|الشركة|اسم الشركة|المؤسسة|جهة العمل|חברה|Công ty|บริษัท|Perusahaan`,
  ),
  jobTitle: words(
    `Job title|Title (job)|Jobtitle|Position title|Occupation|Profession|Job|Job role|Role|Function|Job position|Job function|Designation|
    Berufsbezeichnung|Beruf|Funktion|Stellenbezeichnung|Tätigkeit|Position im Unternehmen|Rolle|Jobtitel|Fonction|Poste|Intitulé du poste|Intitulé de poste|Métier|
    Cargo|Puesto|Puesto de trabajo|Ocupación|Profesión|Cargo / Función|Título profesional|Função|Profissão|Ruolo|Posizione lavorativa|Qualifica|Professione|Mansione|
    Functie|Functietitel|Beroep|Titel (functie)|Befattning|Yrke|Jobbtitel|Stilling|Stillingstittel|Stillingsbetegnelse|Stanowisko|Zawód|Pracovní pozice|Funkce|Povolání|Beosztás|Munkakör|Funcție|
    Unvan|Ünvan|Görev|Meslek|Pozisyon|Должность|Профессия|Посада|Θέση εργασίας|Tehtävänimike|Ammatti|职位|职务|头衔|职称|職稱|役職|肩書|肩書き|職種|직책|직위|직함|المسمى الوظيفي|الوظيفة|المنصب|תפקיד|Chức vụ|ตำแหน่ง|Jabatan`,
  ),
  ticketType: words(
    `Ticket type|Ticket|Ticket name|Product|Product name|Ticket category|Category|Admission type|Ticket class|Item|Tickettype|Ticket tier|Registration type|Pass|Pass type|Price category|
    Ticketangebot|Ticketart|Tickettyp|Ticketkategorie|Produkt|Artikel|Kategorie|Kartenart|Karte|Ticketname|Produktname|Produktbezeichnung|Eintrittskarte|Preiskategorie|
    Type de billet|Billet|Produit|Catégorie|Nom du billet|Type de ticket|Article|Tarif|Nom du produit|Catégorie de billet|Tipo de entrada|Entrada|Producto|Categoría|Tipo de boleto|Tipo de ticket|Boleto|Nombre de la entrada|
    Tipo de ingresso|Tipo de bilhete|Ingresso|Bilhete|Produto|Categoria|Tipo di biglietto|Tipo biglietto|Biglietto|Prodotto|Tipologia biglietto|Nome biglietto|
    Tickettype|Soort ticket|Ticketsoort|Kaartsoort|Toegangskaart|Categorie|Productnaam|Biljettyp|Biljett|Biljettkategori|Billettype|Billett|Billet type|Billettkategori|Kategori|
    Rodzaj biletu|Typ biletu|Bilet|Kategoria|Produkt (bilet)|Typ vstupenky|Vstupenka|Druh vstupenky|Typ lístka|Jegytípus|Jegy|Tip bilet|Bilet türü|Bilet tipi|Bilet adı|Ürün|Kategori adı|Тип билета|Билет|Категория билета|Категория|Название билета|Тип квитка|Квиток|Продукт|Товар|Τύπος εισιτηρίου|Εισιτήριο|Lipputyyppi|Lippu|Tuote|
    票种|门票类型|票类|票券类型|门票|产品|票種|チケット|チケット種別|チケットの種類|券種|チケット名|商品|商品名|티켓|티켓 종류|티켓 유형|상품|نوع التذكرة|التذكرة|فئة التذكرة|المنتج|סוג כרטיס|Loại vé|ประเภทบัตร|Jenis tiket`,
  ),
  ticketCode: words(
    `Ticket code|Ticket secret|Secret|Barcode|Barcodes|Barcode number|Bar code|QR code|QR|QR code url|QR code data|QR code content|Ticket barcode|Ticket number|Ticket no|Ticket ID|Ticket QR|Check-in code|Check in code|Admission code|Entry code|Scan code|Code|Barcode no|Barcode-Nr.|Barcodenr|Attendee barcode|Ticket reference|Badge code|E-ticket number|Ticket token|
    Ticketcode|Ticket-Code|Geheimnis|Geheimer Code|Ticket-Geheimnis|Geheimcode|Strichcode|Ticketnummer|Ticket-Nr.|Ticket-ID|Eintrittscode|Kartennummer|QR-Code|Zugangscode|Einlasscode|
    Code du billet|Code billet|Code secret|Code-barres|Code barre|Numéro de billet|N° de billet|N° billet|Numéro de ticket|N° de ticket|Code ticket|Code du ticket|Code QR|Numéro du billet|Référence du billet|
    Código de la entrada|Código de entrada|Código del boleto|Código secreto|Secreto|Clave secreta|Código de barras|Número de entrada|Código QR|Código del ticket|Número de boleto|
    Código do ingresso|Código do bilhete|Segredo|Número do ingresso|Número do bilhete|Codice biglietto|Codice del biglietto|Segreto|Codice segreto|Codice a barre|Numero biglietto|Numero del biglietto|Codice QR|
    Geheim|Geheime code|Streepjescode|Barcodenummer|Kaartnummer|Biljettkod|Biljettnummer|Hemlighet|Streckkod|Hemlig kod|Billettkode|Billetkode|Billettnummer|Billetnummer|Hemmelighed|Hemmelig kode|Strekkode|Stregkode|
    Kod biletu|Numer biletu|Sekret|Tajny kod|Kod kreskowy|Kod QR|Kód vstupenky|Číslo vstupenky|Tajný kód|Tajemství|Čárový kód|QR kód|Jegykód|Vonalkód|Cod bilet|Cod de bare|Cod QR|Bilet kodu|Bilet numarası|Gizli kod|Gizli anahtar|Barkod|Karekod|QR kodu|
    Код билета|Номер билета|Секрет|Секретный код|Штрихкод|Штрих-код|QR-код|Код квитка|Κωδικός εισιτηρίου|Lippukoodi|Viivakoodi|Salaisuus|票码|门票代码|票号|条形码|条码|二维码|密钥|門票代碼|チケットコード|チケット番号|バーコード|QRコード|シークレット|티켓 코드|티켓 번호|바코드|QR 코드|رمز التذكرة|رقم التذكرة|الرمز السري|الباركود|رمز الاستجابة السريعة|קוד כרטיס|Mã vé|รหัสบัตร|Kode tiket`,
  ),
  orderCode: words(
    `Order code|Order number|Order no|Order ID|Order|Order reference|Order ref|Booking|Booking number|Booking reference|Booking ID|Booking code|Reservation|Reservation number|Reservation code|Confirmation number|Confirmation code|Registration number|Registration ID|Reg ID|Reg no|Registration code|Reference|Reference number|Purchase ID|Transaction ID|Invoice / Order|
    Bestellnummer|Bestell-Nr.|Bestellcode|Bestell-ID|Bestellung|Buchungsnummer|Buchungscode|Buchung|Auftragsnummer|Auftrag|Reservierungsnummer|Reservierung|Anmeldenummer|Anmelde-Nr.|Registrierungsnummer|Buchungs-Nr.|Referenz|
    Code de commande|Code de la commande|Code commande|Numéro de commande|N° de commande|N° commande|Numéro commande|Commande|Commander|Réservation|Numéro de réservation|Référence|Référence de commande|Numéro d’inscription|
    Código de la orden|Código de orden|Código de pedido|Código del pedido|Número de pedido|N.º de pedido|Pedido|Orden|Número de orden|Reserva|Número de reserva|Referencia|Nº pedido|
    Código do pedido|Código da encomenda|Número do pedido|Nº do pedido|Número da encomenda|Encomenda|Código da ordem|Referência|Codice ordine|Codice dell’ordine|Numero ordine|Numero d’ordine|N. ordine|Ordine|Prenotazione|Codice prenotazione|Numero prenotazione|Riferimento|
    Bestelcode|Bestelnummer|Bestelling|Ordernummer|Boeking|Boekingsnummer|Reservering|Reserveringsnummer|Referentie|Orderkod|Beställningskod|Beställningsnummer|Beställning|Bokning|Bokningsnummer|Order nr|Ordrenummer|Ordrekode|Ordre|Bestillingskode|Bestillingsnummer|Bestilling|Referanse|
    Kod zamówienia|Numer zamówienia|Nr zamówienia|Zamówienie|Rezerwacja|Numer rezerwacji|Kód objednávky|Číslo objednávky|Objednávka|Rezervace|Číslo rezervace|Rendelésszám|Rendelés|Cod comandă|Comandă|Număr comandă|
    Sipariş kodu|Sipariş numarası|Sipariş no|Sipariş|Rezervasyon|Rezervasyon no|Код заказа|Номер заказа|№ заказа|Заказ|Бронь|Номер брони|Номер бронирования|Замовлення|Номер замовлення|Код замовлення|Κωδικός παραγγελίας|Αριθμός παραγγελίας|Tilauskoodi|Tilausnumero|Tilaus|Varausnumero|Narudžba|Naročilo|
    订单号|订单编号|订单代码|订单|订单码|預訂號|訂單編號|訂單代碼|注文番号|注文コード|注文|注文ID|申込番号|予約番号|주문|주문 번호|주문번호|주문 코드|예약번호|رقم الطلب|رمز الطلب|الطلب|رقم الحجز|מספר הזמנה|Mã đơn hàng|หมายเลขคำสั่งซื้อ|Nomor pesanan|Kode pesanan`,
  ),
  orderPosition: words(
    `Attendee number|Attendee ID|Attendee no|Position ID|Order position|Positionid|Position|Position number|Line item|Guest ID|Guest number|API ID|Participant ID|Participant number|
    Positionsnummer|Positions-ID|Bestellposition|Teilnehmernummer|Teilnehmer-ID|Numéro du participant|ID du participant|ID de posición|Número de asistente|N.º de asistente|ID do participante|Número do participante|ID partecipante|Numero partecipante|Positie-ID|Deelnemernummer|Deelnemer nr|ID posizione|ID de la position|ID pozycji|ID pozice|Deltagarnummer|Номер участника|参加者番号|参会者编号`,
  ),
  status: words(
    `Status|Attendee status|Approval status|Registration status|Ticket status|Order status|RSVP|RSVP status|Guest status|Attendance|Attending|State of order|Booking status|Participation status|Attendance status|Response|
    Teilnahmestatus|Anmeldestatus|Bestellstatus|Buchungsstatus|Teilnehmerstatus|Ticketstatus|Zusage|Statut|Statut du participant|Statut de la commande|État|Statut de l’inscription|Estado|Estado del asistente|Estado del pedido|Estado de la orden|Estado do pedido|Situação|Estado do participante|Status do participante|Stato|Stato partecipante|Stato del partecipante|Stato ordine|Stato dell’ordine|
    Deelnemerstatus|Bestelstatus|Status deelnemer|Deltagarstatus|Deltakerstatus|Deltagerstatus|Status zamówienia|Status uczestnika|Stav|Stav objednávky|Állapot|Stare|Durum|Katılımcı durumu|Sipariş durumu|Статус|Статус участника|Статус заказа|Стан|Κατάσταση|Tila|状态|订单状态|報名狀態|狀態|参会状态|ステータス|状態|参加ステータス|상태|참가 상태|الحالة|حالة|حالة الطلب|סטטוס|Trạng thái|สถานะ`,
  ),
  paid: words(
    `Paid|Is paid|Payment status|Paid?|Bezahlt|Zahlungsstatus|Payé|Payée|Statut du paiement|Statut de paiement|Pagado|Pagada|Estado del pago|Estado de pago|Pago|Paga|Status do pagamento|Estado do pagamento|Pagato|Stato pagamento|Stato del pagamento|Betaald|Betaalstatus|Betald|Betalt|Betalningsstatus|Betalingsstatus|Opłacone|Zapłacono|Zapłacone|Opłacony|Status płatności|Zaplaceno|Zaplacené|Stav platby|Fizetve|Plătit|Ödendi|Ödeme durumu|Оплачено|Оплачен|Оплата|Статус оплаты|Сплачено|Πληρωμένο|Maksettu|已付款|已支付|付款状态|支付状态|支払い済み|支払済|支払済み|支払状況|결제 완료|결제 상태|مدفوع|تم الدفع|حالة الدفع|שולם`,
  ),
  note: words(
    `Note|Notes|Comment|Comments|Remark|Remarks|Internal note|Internal notes|Staff note|Note for staff|Check-in text|
    Kommentar|Kommentare|Notiz|Notizen|Bemerkung|Bemerkungen|Anmerkung|Anmerkungen|Hinweis|Hinweise|Interne Notiz|Commentaire|Commentaires|Remarque|Remarques|Note interne|Comentario|Comentarios|Nota|Notas|Observaciones|Observación|Comentário|Comentários|Observações|Observação|Commento|Commenti|Osservazioni|Annotazioni|
    Opmerking|Opmerkingen|Notitie|Notities|Anteckning|Anteckningar|Anmärkning|Merknad|Merknader|Notat|Bemærkning|Bemærkninger|Uwagi|Komentarz|Notatka|Poznámka|Poznámky|Komentář|Megjegyzés|Observații|Comentariu|Not|Notlar|Yorum|Açıklama|Примечание|Примечания|Комментарий|Комментарии|Заметка|Заметки|Коментар|Примітка|Σχόλιο|Σχόλια|Σημειώσεις|Kommentti|Huomautus|备注|备注信息|评论|注释|備註|備考|コメント|メモ|비고|메모|댓글|ملاحظة|ملاحظات|تعليق|הערה|הערות|Ghi chú|หมายเหตุ|Catatan`,
  ),
  attention: words(
    `Requires special attention|Requires attention|Special attention|Attention|Needs attention|Check-in attention|Needs special attention|
    Benötigt besondere Behandlung|Benötigt besondere Aufmerksamkeit|Erfordert besondere Aufmerksamkeit|Besondere Aufmerksamkeit|Besondere Behandlung|Besonders beachten|
    Nécessite une attention particulière|Nécessite une attention spéciale|Attention particulière|Demande une attention particulière|Requiere atención especial|Atención especial|Necesita atención especial|Requer atenção especial|Atenção especial|Exige atenção especial|Richiede attenzione speciale|Richiede particolare attenzione|Richiede un’attenzione particolare|Attenzione speciale|
    Vereist speciale aandacht|Heeft speciale aandacht nodig|Speciale aandacht|Bijzondere aandacht|Vereist bijzondere aandacht|Kräver särskild uppmärksamhet|Krever spesiell oppmerksomhet|Kræver særlig opmærksomhed|Wymaga specjalnej uwagi|Wymaga szczególnej uwagi|Vyžaduje zvláštní pozornost|Különös figyelmet igényel|Özel ilgi gerektirir|Özel dikkat gerektirir|Требует особого внимания|Потребує особливої уваги|Απαιτεί ιδιαίτερη προσοχή|Vaatii erityistä huomiota|需要特别注意|需要特別注意|特別な対応が必要|要注意|要対応|특별한 주의 필요|يتطلب اهتماما خاصا|يتطلب اهتمامًا خاصًا`,
  ),
  vip: words(
    'VIP|Is VIP|VIP guest|VIP-Gast|Ehrengast|Invité VIP|Invitado VIP|Convidado VIP|Ospite VIP|ВИП|贵宾|VIP客户',
  ),
  checkedInAt: words(
    `Checked in|Checked in at|Check-in|Checkin|Check-in time|Checkin time|Check in date|Check-in date|Checked-in|Last check-in|Has joined event|Check-in status|Scanned|Scanned at|
    Eingecheckt|Check-in-Zeit|Eingecheckt am|Einlass|Enregistré|Enregistrement|Arrivée|Date d’enregistrement|Registrado|Facturado|Check-in realizado|Ingresado|Check-in feito|Check-in effettuato|Registrato|Ingecheckt|Incheckad|Sjekket inn|Innsjekket|Tjekket ind|Zameldowany|Odprawiony|Odbaveno|Giriş yapıldı|Giriş|Отмечен|Вход|Зарегистрирован|已签到|签到时间|簽到|チェックイン|チェックイン済み|チェックイン日時|체크인|تم تسجيل الدخول|تسجيل الدخول`,
  ),
  registeredAt: words(
    `Registered at|Registration date|Registration time|Registered on|Created at|Created|Order date|Order time|Date registered|Date of registration|Purchase date|Booking date|Signed up|Timestamp|Date created|Order date/time|Submission date|
    Bestelldatum|Anmeldedatum|Buchungsdatum|Registrierungsdatum|Registriert am|Angemeldet am|Zeitstempel|Bestellt am|Erstellt am|Date de commande|Date de la commande|Date d’inscription|Date de réservation|Horodateur|Fecha de pedido|Fecha del pedido|Fecha de la orden|Fecha de registro|Fecha de inscripción|Marca temporal|Data do pedido|Data da encomenda|Data de inscrição|Data de registo|Data ordine|Data dell’ordine|Data di registrazione|Data iscrizione|Data registrazione|
    Besteldatum|Inschrijfdatum|Registratiedatum|Datum van bestelling|Orderdatum|Beställningsdatum|Anmälningsdatum|Ordredato|Bestillingsdato|Påmeldingsdato|Tilmeldingsdato|Data zamówienia|Data rejestracji|Datum objednávky|Datum registrace|Rendelés dátuma|Sipariş tarihi|Kayıt tarihi|Дата заказа|Дата регистрации|Дата замовлення|Ημερομηνία παραγγελίας|Tilauspäivä|下单时间|下单日期|订单日期|报名时间|注册时间|訂單日期|注文日|注文日時|申込日|申込日時|登録日時|주문 날짜|주문일|등록일|تاريخ الطلب|تاريخ التسجيل`,
  ),
  interests: words(
    `Interests|Interest|Keywords|Topics|Topics of interest|Areas of interest|Tags|Interested in|
    Interessen|Interesse|Stichworte|Stichwörter|Schlagworte|Schlüsselwörter|Themen|Interessengebiete|Centres d’intérêt|Intérêts|Mots-clés|Thèmes|Intereses|Palabras clave|Temas|Temas de interés|Interesses|Palavras-chave|Interessi|Parole chiave|Argomenti|Trefwoorden|Onderwerpen|Intressen|Nyckelord|Interesser|Stikkord|Nøgleord|Emner|Zainteresowania|Słowa kluczowe|Tematy|Zájmy|Klíčová slova|Témata|Érdeklődés|İlgi alanları|Anahtar kelimeler|Konular|Интересы|Ключевые слова|Темы|Інтереси|Ενδιαφέροντα|Kiinnostukset|Avainsanat|兴趣|关键词|興趣|興味|関心|キーワード|관심사|키워드|الاهتمامات|الكلمات المفتاحية`,
  ),
  offering: words(
    `Offering|Offerings|Offers|I offer|I can offer|I am offering|I’m offering|What I offer|What I can offer|What do you offer|What can you offer|What are you offering|Can offer|Expertise|My expertise|Area of expertise|Areas of expertise|Expert in|Can help with|I can help with|What can you help with|Skills|
    Biete|Biete an|Ich biete|Ich biete an|Bietet|Angebot|Angebote|Mein Angebot|Was ich biete|Was bieten Sie|Was bietest du|Fachgebiet|Fachgebiete|Fachwissen|Kompetenzen|Kann helfen bei|Ich kann helfen bei|J’offre|Je propose|Ce que je propose|Ce que j’offre|Compétences|Domaine d’expertise|Domaines d’expertise|Peut aider à|Ofrezco|Ofrece|Qué ofrezco|Lo que ofrezco|Áreas de experiencia|Puedo ayudar con|Ofereço|Oferece|O que ofereço|Áreas de especialização|Posso ajudar com|Offro|Cosa offro|Competenze|Posso aiutare con|
    Ik bied|Biedt|Wat ik bied|Aanbod|Expertisegebieden|Jag erbjuder|Erbjuder|Jeg tilbyr|Tilbyr|Jeg tilbyder|Tilbyder|Oferuję|Co oferuję|Nabízím|Nabízí|Ponúkam|Kínálok|Amit kínálok|Ce ofer|Uzmanlık|Uzmanlık alanları|Предлагаю|Могу предложить|Что предлагаю|Экспертиза|Пропоную|Προσφέρω|Tarjoan|Osaaminen|Nudim|Ponujam|我提供|我能提供|可提供|可以提供|专长|專長|提供できること|提供できるもの|得意分野|제공할 수 있는 것|전문 분야|أقدم|ما أقدمه|مجالات الخبرة|אני מציע|תחומי מומחיות`,
  ),
  lookingFor: words(
    `Looking for|I look for|I am looking for|I’m looking for|What I look for|What I am looking for|What I’m looking for|What are you looking for|Who are you looking for|Looks for|Seeking|Seeks|I seek|I am seeking|Searching for|Needs|I need|What I need|What do you need|Wants|I want|Wanted|Would like to meet|Wants to meet|Who do you want to meet|Who would you like to meet|
    Suche|Sucht|Ich suche|Suche nach|Gesucht|Gesuche|Was ich suche|Was suchen Sie|Was suchst du|Wen suchen Sie|Auf der Suche nach|Bedarf|Mein Bedarf|Je cherche|Je recherche|Ce que je cherche|Ce que je recherche|Que cherchez-vous|Besoins|Busco|Qué busco|Lo que busco|Necesito|Necesidades|Procuro|O que procuro|Preciso de|Cerco|Cosa cerco|
    Ik zoek|Zoekt|Op zoek naar|Wat ik zoek|Gezocht|Jag söker|Söker|Letar efter|Jeg søker|Jeg leter etter|Ser etter|Jeg søger|Søger|Leder efter|Szukam|Poszukuję|Czego szukam|Hledám|Hľadám|Keresek|Amit keresek|Caut|Ce caut|Arıyorum|Aradıklarım|Ищу|Что ищу|Кого ищу|Шукаю|Αναζητώ|Ψάχνω|Etsin|Tražim|Iščem|我在寻找|正在寻找|寻找|我想找|尋找|需求|探しているもの|探していること|求めるもの|求めていること|찾는 것|찾고 있는 것|أبحث عن|ما أبحث عنه|אני מחפש`,
  ),
  availability: words(
    `Availability|My availability|Available for|Available rounds|Rounds|Can come to|
    Verfügbarkeit|Verfügbare Runden|Runden|Kann kommen|Disponibilité|Disponibilités|Disponibilidad|Disponibilidades|Disponibilidade|Disponibilità|Beschikbaarheid|Dostępność`,
  ),
  seat: words(
    `Seat|Seat name|Seat number|Seating|Seat label|Seat assignment|Place|Sitzplatz|Sitzbezeichnung|Sitz|Platz|Sitzplatznummer|Platznummer|Siège|Nom du siège|Numéro de siège|Numéro du siège|Place assise|Asiento|Nombre del asiento|Número de asiento|Butaca|Assento|Lugar|Nome do assento|Número do assento|Posto|Posto a sedere|Nome posto|Nome del posto|Numero del posto|Zitplaats|Zitplaatsnaam|Stoel|Stoelnaam|Stoelnummer|Plaats|Sittplats|Sete|Sæde|Plads|Miejsce|Nazwa miejsca|Numer miejsca|Sedadlo|Místo|Ülőhely|Loc|Koltuk|Koltuk numarası|Место|Номер места|Місце|Θέση|Istumapaikka|Paikka|座位|座位号|座席|座席番号|席番号|좌석|좌석 번호|المقعد|رقم المقعد`,
  ),
};

/** Words that say whose the value is, or politely ask for it. A heading means the same without them. */
export const FILLER_WORDS: readonly string[] = words(
  `attendee|attendees|participant|participants|participante|guest|delegate|visitor|registrant|ticketholder|holder|s|of|the|a|an|your|what|whats|is|please|enter|provide|tell|us|and|for|work|current|ticket|contact|
  teilnehmer|teilnehmerin|teilnehmende|teilnehmenden|teilnehmers|in|innen|gast|gastes|besucher|des|der|die|das|dein|deine|deines|ihr|ihre|ihres|was|ist|bitte|wie|lautet|welche|
  du|de|la|le|les|l|d|votre|ton|quel|quelle|est|participante|invite|del|el|asistente|asistentes|invitado|su|tu|cual|es|do|da|dos|o|os|seu|sua|qual|e|convidado|partecipante|ospite|il|lo|tuo|vostro|
  deelnemer|deelnemers|bezoeker|van|het|een|uw|je|jouw|wat|deltagare|deltagarens|deltaker|deltakerens|deltager|deltagerens|uczestnika|ucastnika|katilimci|katilimcinin|участника|участник`,
);

/** A heading with one of these is about somebody or something else, whatever the rest says. */
export const OTHER_WORDS: readonly string[] = words(
  `buyer|purchaser|payer|billing|invoice|customer|orderer|emergency|parent|guardian|event|voucher|coupon|promo|discount|referrer|referral|affiliate|inviter|manager|shipping|street|bank|account|file|user|
  kaufer|rechnung|rechnungsadresse|besteller|notfall|veranstaltung|gutschein|rabatt|eltern|facture|facturation|acheteur|evenement|urgence|comprador|factura|facturacion|evento|emergencia|fattura|acquirente|emergenza|factuur|koper|evenement|noodgeval|faktura|faktury|kupujacy|плательщик|покупатель|событие|мероприятие`,
);

/** Of the other people, the one who ordered: used when the file has no column about the attendee. */
export const BUYER_WORDS: readonly string[] = words(
  'buyer|purchaser|payer|customer|orderer|billing|kaufer|besteller|acheteur|comprador|acquirente|koper|покупатель',
);
