import { describe, expect, it } from 'vitest';
import { foldKey } from './fold.ts';
import { detectSource, mappingSignature, proposeMapping, recogniseHeading } from './mapping.ts';
import { HEADINGS } from './vocabulary.ts';

const targets = (...headings: string[]): string[] => proposeMapping(headings, []).map((column) => column.target);

describe('recogniseHeading', () => {
  const cases: readonly [string, string][] = [
    ['E-Mail', 'email'],
    ['e mail address *', 'email'],
    ['ADRESSE E-MAIL', 'email'],
    ['Correo electrónico', 'email'],
    ['correo', 'email'],
    ['Электронная почта', 'email'],
    ['メールアドレス', 'email'],
    ['البريد الإلكتروني', 'email'],
    ['Prénom', 'firstName'],
    ['prenom', 'firstName'],
    ['first_name', 'firstName'],
    ['firstName', 'firstName'],
    ['Förnamn', 'firstName'],
    ['Imię', 'firstName'],
    ['Nachname', 'lastName'],
    ['Příjmení', 'lastName'],
    ['Soyadı', 'lastName'],
    ['Фамилия', 'lastName'],
    ['姓名', 'displayName'],
    ['氏名', 'displayName'],
    ['Name Teilnehmer*in', 'displayName'],
    ['Nom du participant', 'displayName'],
    ['Attendee name: Given name', 'firstName'],
    ['Name Teilnehmer*in: Nachname', 'lastName'],
    ['Teléfono', 'phone'],
    ['Handynummer', 'phone'],
    ['手机号', 'phone'],
    ['Azienda', 'company'],
    ['Şirket', 'company'],
    ['What is your company?', 'company'],
    ["What's your job title?", 'jobTitle'],
    ['Funktion', 'jobTitle'],
    ['Tipo de entrada', 'ticketType'],
    ['Rodzaj biletu', 'ticketType'],
    ['Barcode #', 'ticketCode'],
    ['qr_code_url', 'ticketCode'],
    ['Secret', 'ticketCode'],
    ['Order #', 'orderCode'],
    ['Bestell-Nr.', 'orderCode'],
    ['N° de commande', 'orderCode'],
    ['Código do pedido', 'orderCode'],
    ['Номер заказа', 'orderCode'],
    ['Attendee #', 'orderPosition'],
    ['approval_status', 'status'],
    ['Attendee Status', 'status'],
    ['Benötigt besondere Behandlung', 'attention'],
    ['Requires special attention', 'attention'],
    ['Bezahlt', 'paid'],
    ['Email (required)', 'email'],
    ['Ticket Full Name', 'displayName'],
    ['Ticket Email', 'email'],
    ['Ticket name', 'ticketType'],
    ['Ticket-Angebot', 'ticketType'],
    ['Interested in', 'interests'],
    ['Offering', 'offering'],
    ['I offer', 'offering'],
    ["I'm offering", 'offering'],
    ['What can you offer?', 'offering'],
    ['Expertise', 'offering'],
    ['can_help_with', 'offering'],
    ['Ich biete …', 'offering'],
    ['Angebot', 'offering'],
    ['Je propose', 'offering'],
    ['Предлагаю', 'offering'],
    ['提供できること', 'offering'],
    ['lookingFor', 'lookingFor'],
    ['Looking for (up to five)', 'lookingFor'],
    ['Seeking', 'lookingFor'],
    ['Needs', 'lookingFor'],
    ['Suche', 'lookingFor'],
    ['Ich suche', 'lookingFor'],
    ['Gesucht', 'lookingFor'],
    ['Szukam', 'lookingFor'],
    ['أبحث عن', 'lookingFor'],
  ];
  it.each(cases)('reads “%s” as %s', (heading, meaning) => {
    expect(recogniseHeading(heading)?.meaning).toBe(meaning);
  });

  it.each([
    'Voucher code',
    'Total Paid',
    'Event name',
    'Invoice address name',
    'Emergency phone',
    'How did you hear about us?',
    'T-Shirt',
    'Seat ID',
    'Ticket price',
    'Special offers',
    'Dietary needs',
    'Accessibility needs',
    'Looking for a job?',
    '',
  ])('leaves “%s” alone', (heading) => {
    expect(recogniseHeading(heading)).toBeNull();
  });
});

it('has no heading of keywords under another field as well, which would keep it', () => {
  const told = (['offering', 'lookingFor', 'interests'] as const).flatMap((meaning) =>
    HEADINGS[meaning].map((heading) => [heading, recogniseHeading(heading)?.meaning, meaning]),
  );
  expect(told.filter(([, read, meant]) => read !== meant)).toEqual([]);
});

describe('proposeMapping', () => {
  it('takes “Name” for what is missing beside it', () => {
    expect(targets('Name', 'Vorname')).toEqual(['lastName', 'firstName']);
    expect(targets('Nome', 'Cognome')).toEqual(['firstName', 'lastName']);
    expect(targets('Nom', 'E-mail')).toEqual(['displayName', 'email']);
    expect(targets('name', 'first_name', 'last_name')).toEqual(['displayName', 'firstName', 'lastName']);
  });

  it('gives a field to one column and keeps the others as extra fields', () => {
    expect(targets('Name', 'Email', 'Name (2)', 'E-Mail')).toEqual(['displayName', 'email', 'extra', 'extra']);
  });

  it('prefers the attendee to the buyer, and takes the buyer when there is nobody else', () => {
    expect(targets('Buyer Email', 'Attendee Email')).toEqual(['extra', 'email']);
    expect(targets('Buyer First Name', 'Buyer Last Name', 'Buyer Email')).toEqual(['firstName', 'lastName', 'email']);
  });

  it('does not take a number that a whole order shares for the code of a ticket', () => {
    const rows = Array.from({ length: 12 }, (_, index) => [`Anna ${index}`, String(1000 + Math.floor(index / 3))]);
    expect(proposeMapping(['Name', 'Ticket number'], rows)[1]?.target).toBe('orderCode');
    const own = rows.map(([name = ''], index) => [name, `T${index}`]);
    expect(proposeMapping(['Name', 'Ticket number'], own)[1]?.target).toBe('ticketCode');
  });

  it('reads a position by what stands in it: a number in an order, or a job', () => {
    const position = (...values: string[]) =>
      proposeMapping(
        ['Name', 'Position'],
        values.map((value) => ['Anna', value]),
      )[1]?.target;
    expect(position('1', '2', '3')).toBe('orderPosition');
    expect(position('ABCDE-1', 'ABCDE-2')).toBe('orderPosition');
    expect(position('Geschäftsführerin', '', 'Head of R&D')).toBe('jobTitle');
    expect(position()).toBe('orderPosition');
  });
});

describe('detectSource', () => {
  it('tells the shops by what only they write', () => {
    expect(detectSource(['guest_id', 'name', 'email', 'approval_status', 'qr_code_url'])).toBe('luma');
    expect(
      detectSource(['Order #', 'First Name', 'Surname', 'Email', 'Ticket Type', 'Attendee #', 'Attendee Status']),
    ).toBe('eventbrite');
    expect(detectSource(['Bestellcode', 'Naam van deelnemer', 'Product', 'Vereist speciale aandacht'])).toBe('pretix');
    expect(detectSource(['Name', 'E-Mail'])).toBe('generic');
  });
});

describe('mappingSignature', () => {
  it('is the same for the same headings, and another for others', () => {
    expect(mappingSignature(['Name', 'E-Mail'])).toBe(mappingSignature([' name ', 'e-mail']));
    expect(mappingSignature(['Name', 'E-Mail'])).not.toBe(mappingSignature(['E-Mail', 'Name']));
    expect(mappingSignature(['a', 'b c'])).not.toBe(mappingSignature(['a b', 'c']));
  });
});

describe('foldKey', () => {
  it('folds case, accents, letters that do not decompose, and width', () => {
    expect(foldKey('Größe')).toBe('grosse');
    expect(foldKey('ŁÓDŹ')).toBe('lodz');
    expect(foldKey('Ｅ－Ｍａｉｌ')).toBe('email');
  });
});
