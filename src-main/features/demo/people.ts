import { fold } from '#shared/domain/fold.ts';
import { createRandom, type Random } from '#shared/domain/random.ts';
import type { Region } from './names/culture.ts';
import { type DemoName, demoName } from './names/index.ts';
import { company, interests, jobTitle } from './work.ts';

/** Somebody who does not exist. Texts are empty where the person has given nothing. */
export interface DemoPerson {
  readonly firstName: string;
  readonly lastName: string;
  readonly displayName: string;
  readonly email: string;
  readonly phone: string;
  readonly company: string;
  readonly jobTitle: string;
  readonly ticketType: string;
  readonly ticketCode: string;
  /** People of one order came with one purchase. */
  readonly orderCode: string;
  readonly status: 'enrolled' | 'waitlisted' | 'cancelled';
  /** For the staff at the desk. */
  readonly note: string;
  /** Whether the desk should read the note before letting the person in. */
  readonly attention: boolean;
  readonly vip: boolean;
  readonly interests: { readonly offering: readonly string[]; readonly lookingFor: readonly string[] };
}

const TICKET_TYPES = [
  { weight: 66, name: 'Regular' },
  { weight: 14, name: 'Student' },
  { weight: 7, name: 'Exhibitor' },
  { weight: 5, name: 'Speaker' },
  { weight: 3, name: 'Press' },
  { weight: 3, name: 'Volunteer' },
  { weight: 2, name: 'VIP' },
];
const STATUSES = [
  { weight: 94, status: 'enrolled' },
  { weight: 4, status: 'waitlisted' },
  { weight: 2, status: 'cancelled' },
] as const;
const ORDER_SIZES = [
  { weight: 70, people: 1 },
  { weight: 18, people: 2 },
  { weight: 7, people: 3 },
  { weight: 5, people: 4 },
];
const ATTENTION_NOTES = [
  'Wheelchair user: please open the side entrance.',
  'Has a present to pick up at the desk.',
  'Please check photo ID: name was changed after purchase.',
  'Guide dog comes along.',
  'Ask for the signed photo consent.',
  'Invoice unpaid: send to the organizers’ table.',
];
const NOTES = [
  'Vegan',
  'Allergic to nuts',
  'Arrives after lunch',
  'Prefers they/them',
  'Parking space 12',
  'Second day only',
];
const DOMAINS = ['example.org', 'example.com', 'example.net'];

/** The alphabets of pretix: nothing that can be taken for something else. */
const SECRET_ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const ORDER_ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ3789';
const ORDER_LENGTH = 5;
/** Odd and not divisible by 7, hence it permutes the 28^5 order codes: none comes twice. */
const ORDER_STEP = 10_368_341;

/**
 * Numbers that no one can have: 555-01xx in North America, Ofcom's for drama, those that Bundesnetzagentur, ARCEP, PTS and
 * ACMA keep for films. `#` stands for any digit.
 */
const FICTIONAL_PHONES: Readonly<Record<Region, readonly string[]>> = {
  us: ['+1 202-555-01##', '+1 416-555-01##', '+1 (512) 555-01##'],
  uk: ['+44 20 7946 0###', '+44 7700 900###', '+44 113 496 0###'],
  de: ['+49 30 23125###', '+49 40 66969###', '+49 89 99998###'],
  fr: ['+33 1 99 00 ## ##', '+33 6 39 98 ## ##'],
  se: ['+46 8 465 004 ##', '+46 31 390 06 ##'],
  au: ['+61 2 5550 ####', '+61 3 7010 ####'],
};

/**
 * Invented people, one after the other, as a list of attendees has them: several scripts, some very long names, orders
 * of up to four, few namesakes even among 100,000. The same seed gives the same people, and a longer list begins with
 * the shorter one. E-mail addresses and ticket codes come once. Nothing is kept, so that any number costs no memory.
 * @param count how many
 * @param seed a whole number
 */
export function* generatePeople(count: number, seed: number): Generator<DemoPerson, void, undefined> {
  const random = createRandom(seed);
  const firstOrder = random.below(ORDER_ALPHABET.length ** ORDER_LENGTH);
  let made = 0;
  for (let order = 0; made < count; order++) {
    const code = orderCode(firstOrder + order * ORDER_STEP);
    const { people } = random.pickWeighted(ORDER_SIZES);
    const sharedCompany = people > 1 && random.chance(0.7) ? company(random) : undefined;
    for (let position = 0; position < people && made < count; position++) {
      yield person(random, made, code, position, sharedCompany);
      made++;
    }
  }
}

function person(
  random: Random,
  index: number,
  orderCode: string,
  position: number,
  sharedCompany: string | undefined,
): DemoPerson {
  const { roman, region, ...name } = demoName(random);
  const ticketType = random.pickWeighted(TICKET_TYPES).name;
  const attention = random.chance(0.02);
  // Whoever buys for others seldom knows their addresses.
  const withoutEmail = random.chance(position === 0 ? 0.02 : 0.3);
  return {
    ...name,
    email: withoutEmail ? '' : email(random, roman, index),
    phone: random.chance(0.6)
      ? random.pick(FICTIONAL_PHONES[region]).replace(/#/g, () => String(random.below(10)))
      : '',
    company: sharedCompany ?? (random.chance(0.75) ? company(random) : ''),
    jobTitle: ticketType === 'Student' ? 'Student' : random.chance(0.8) ? jobTitle(random) : '',
    ticketType,
    ticketCode: ticketCode(random, index),
    orderCode,
    status: random.pickWeighted(STATUSES).status,
    note: attention ? random.pick(ATTENTION_NOTES) : random.chance(0.04) ? random.pick(NOTES) : '',
    attention,
    vip: ticketType === 'VIP' || random.chance(0.005),
    interests: interests(random),
  };
}

/** The number makes it unique. */
function email(random: Random, roman: DemoName['roman'], index: number): string {
  const [first, last] = [roman.first, roman.last].map((name) =>
    fold(name)
      .replace(/[^a-z]/g, '')
      .slice(0, 20),
  );
  const local = random.chance(0.7) ? `${first}.${last}` : `${first?.slice(0, 1)}${last}`;
  return `${local}${index + 1}@${random.pick(DOMAINS)}`;
}

/** Mostly secrets as pretix makes them, some short codes, some all digits, as other shops print. */
function ticketCode(random: Random, index: number): string {
  const letters = (length: number) => Array.from({ length }, () => SECRET_ALPHABET[random.below(31)]).join('');
  const kind = random.next();
  if (kind < 0.7) return letters(32);
  if (kind < 0.85) return `${letters(3)}-${letters(4)}-${letters(4)}`.toUpperCase();
  return `${1_000_000_000 + index}${String(random.below(1_000_000_000)).padStart(9, '0')}`;
}

function orderCode(number: number): string {
  let code = '';
  let rest = number % ORDER_ALPHABET.length ** ORDER_LENGTH;
  for (let i = 0; i < ORDER_LENGTH; i++) {
    code = `${ORDER_ALPHABET[rest % ORDER_ALPHABET.length]}${code}`;
    rest = Math.floor(rest / ORDER_ALPHABET.length);
  }
  return code;
}
