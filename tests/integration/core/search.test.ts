import { describe, expect, test } from 'vitest';
import { createRandom } from '#shared/domain/random.ts';
import { openTestCore } from '../../support/core/core.ts';
import { Door } from '../../support/core/door.ts';
import { importFile } from '../../support/core/imports.ts';

const PEOPLE = [
  'Name,Email,Company,Ticket Code,Order Code,Status',
  'José Müller-Łukasz,jose@nordwind.example,Nordwind Grid AS,TICKET-JOSE-1,ORD77,Attending',
  "Siobhán O'Connor,siobhan@harbour.example,Harbour Co-operative,TICKET-SIO-2,ORD78,Attending",
  'Łucja Weiß,lucja@weiss.example,Weiß & Söhne,TICKET-LUC-3,ORD79,Attending',
  'عبد الرحمن الفيصل,rahman@desert.example,شركة الطاقة,TICKET-RAH-4,ORD80,Attending',
  '欧阳修文,ouyang@example.cn,上海研究院,TICKET-OUY-5,ORD81,Attending',
  'Νίκος Παπαδόπουλος,nikos@aegean.example,Αιγαίο,TICKET-NIK-6,ORD82,Attending',
  'Vũ Quốc Ánh,qvu291@example.com,Birch Biologics,TICKET-ANH-7,ORD83,Attending',
  'Maria Lindqvist,maria.l@norr.example,Norrkraft,TICKET-MAR-8,ORD84,Cancelled',
  'Maria Lindqvist,maria.2@norr.example,Norrkraft,TICKET-MAR-9,ORD85,Attending',
  'Mariana Lindquist,mariana@norr.example,Norrkraft,TICKET-MAR-10,ORD86,Attending',
].join('\n');

async function open() {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  await importFile(door, PEOPLE);
  const search = async (text: string) => (await desk.owner.checkIn.search({ eventId: door.event.id, text })).results;
  const find = async (text: string) => (await search(text)).map(({ name }) => name);
  return { desk, door, search, find };
}

describe('somebody at the door is found', () => {
  const ways = [
    ['a part of the name', 'jos', 'José Müller-Łukasz'],
    ['words in any order', 'lukasz jose', 'José Müller-Łukasz'],
    ['the beginnings of words', 'mul jo', 'José Müller-Łukasz'],
    ['accents left out', 'muller', 'José Müller-Łukasz'],
    ['German spelling of an umlaut', 'mueller', 'José Müller-Łukasz'],
    ['letters that only look like others', 'lucja weiss', 'Łucja Weiß'],
    ['an apostrophe left out', 'oconnor', "Siobhán O'Connor"],
    ['an apostrophe of another sort', 'o’connor', "Siobhán O'Connor"],
    ['a space for it', 'o connor', "Siobhán O'Connor"],
    ['a letter too many', 'siobhann', "Siobhán O'Connor"],
    ['a letter too few', 'siobha connr', "Siobhán O'Connor"],
    ['a wrong letter', 'lukacz', 'José Müller-Łukasz'],
    ['two letters swapped', 'lindqvits mariana', 'Mariana Lindquist'],
    ['Arabic', 'الفيصل', 'عبد الرحمن الفيصل'],
    ['Chinese, from the middle', '修文', '欧阳修文'],
    ['Greek without its accents', 'παπαδοπουλος νικος', 'Νίκος Παπαδόπουλος'],
    ['a company', 'nordwind', 'José Müller-Łukasz'],
    ['a name and a company', 'siobhan harbour', "Siobhán O'Connor"],
    ['an e-mail address', 'lucja@weiss.example', 'Łucja Weiß'],
    ['the beginning of an address', 'lucja@we', 'Łucja Weiß'],
    ['an order code', 'ord82', 'Νίκος Παπαδόπουλος'],
    ['a ticket code', 'ticket-rah-4', 'عبد الرحمن الفيصل'],
    ['the beginning of a ticket code', 'TICKET-OUY', '欧阳修文'],
    ['a title that the list lacks', 'Dr. Siobhán', "Siobhán O'Connor"],
    ['a middle name that the list lacks', 'jose antonio lukasz', 'José Müller-Łukasz'],
  ] as const;
  test('however they are asked for', async () => {
    const { find } = await open();
    const first = await Promise.all(ways.map(async ([by, text]) => [by, text, (await find(text))[0]]));
    expect(first).toEqual(ways);
  });

  test('before others whose names only begin so, and those who cancelled behind those who come', async () => {
    const { search } = await open();
    const results = await search('maria lindqvist');
    expect(results.map(({ name, status }) => [name, status])).toEqual([
      ['Maria Lindqvist', 'enrolled'],
      ['Maria Lindqvist', 'cancelled'],
      ['Mariana Lindquist', 'enrolled'],
    ]);
  });

  test('at once after a walk-in and a correction, by the new name and not by the old one', async () => {
    const { desk, door, find } = await open();
    const id = await door.guest({ name: 'Temporary Name' });
    expect(await find('temporary')).toEqual(['Temporary Name']);
    await desk.owner.registrations.update({ id, patch: { displayName: 'Ngozi Adéyemí' } });
    expect(await find('temporary')).toEqual([]);
    expect(await find('ngozy adeyemi')).toEqual(['Ngozi Adéyemí']);
  });
});

describe('nobody is found', () => {
  const nothing = [
    ['nonsense', 'Qvx Zzyzx'],
    ['nonsense that is long', 'xylophon wqrtzkl'],
    ['operators of the index', '" OR *'],
    ['more of them', 'NEAR( NOT -^'],
    ['nothing', '   '],
    ['a code of another event', 'TICKET-NONE'],
  ] as const;
  test('where nobody is meant', async () => {
    const { find } = await open();
    const found = await Promise.all(nothing.map(async ([by, text]) => [by, text, await find(text)]));
    expect(found).toEqual(nothing.map(([by, text]) => [by, text, []]));
  });

  test('of another event', async () => {
    const { desk, find } = await open();
    const other = await Door.open(desk, { code: 'OTHER', title: 'Other' });
    await other.guest({ name: 'José Elsewhere', codes: ['ELSE-1'] });
    expect(await find('jose')).not.toContain('José Elsewhere');
    const { results } = await desk.owner.checkIn.search({ eventId: other.event.id, text: 'jose' });
    expect(results.map(({ name }) => name)).toEqual(['José Elsewhere']);
  });
});

test('whatever is typed is answered', async () => {
  const { find } = await open();
  const random = createRandom(5);
  const letters = [...'abcé"\'*()-^:{}+ \u0000\u200d\ud83d王ا%_\\;'];
  for (let round = 0; round < 150; round += 1) {
    const text = Array.from({ length: random.below(24) }, () => random.pick(letters)).join('');
    await expect(find(text), JSON.stringify(text)).resolves.toBeInstanceOf(Array);
  }
});
