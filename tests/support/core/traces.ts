import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { channelPair } from '#shared/rpc/channel.ts';
import { connect } from '#shared/rpc/client.ts';
import { openTestCore, PASSWORD } from './core.ts';
import { badge, Door } from './door.ts';
import { csv, importFile } from './imports.ts';
import { uploadTo } from './uploads.ts';

/** Strings that stand nowhere else. Letters only, so that no index takes them apart. */
export const CANARIES = [
  'Qanaryfirst',
  'Qanarylast',
  'qanary@mail.example',
  'Qanarycompany',
  'QANARYTICKET',
  'Qanarynote',
];
const MORE = [
  'Qanaryphone',
  'Qanaryseat',
  'Qanarymessage',
  'Qanaryreason',
  'qanaryresume.pdf',
  'QANARYCONTENT',
  'QANARYREPLACED',
  'QANARYORDER',
  'Qanarybrowser',
];

/** Everything in a folder that holds one of the words, in whatever case; compressed or not it is looked through as bytes. */
export function filesWith(folder: string, words: readonly string[]): string[] {
  const found: string[] = [];
  for (const name of readdirSync(folder, { recursive: true }) as string[]) {
    let bytes: Buffer;
    try {
      bytes = readFileSync(join(folder, name));
    } catch {
      continue;
    }
    const text = bytes.toString('latin1').toLowerCase();
    for (const word of words) if (text.includes(word.toLowerCase())) found.push(`${name}: ${word}`);
  }
  return found;
}

/** Somebody who has left a trace in everything there is. */
export async function openTraced() {
  const desk = await openTestCore();
  const door = await Door.open(desk, { capacity: 2 });
  const other = await Door.open(desk, { code: 'OTHER', title: 'Another' });
  const { owner } = desk;
  const [first = '', last = '', email = '', company = '', ticket = '', note = ''] = CANARIES;
  // Their ticket is read before they are on the list, and at another event.
  await door.scan(ticket);
  const ada = { first: 'Ada', last: 'Lovelace', email: 'ada@mail.example', code: 'T-ADA' };
  const row = { first, last, email, company, code: ticket, order: 'QANARYORDER', position: '1' };
  await importFile(door, csv([row, ada]));
  // A list that was renewed, so that there is a base to compare with, and rejected rows.
  await importFile(door, csv([{ ...row, company: `${company}2` }, ada, { ...ada, first: '', last: '', email: '' }]));
  const people = (await owner.registrations.list({ eventId: door.event.id })).items;
  const id = people.find((person) => person.email === email)?.id ?? '';
  const patch = { note, phone: 'Qanaryphone', jobTitle: 'Qanaryseat', vip: true };
  await owner.registrations.update({ id, patch });
  await owner.registrations.update({ id, patch: { displayName: `${first} ${last} Qanarylast` } });
  await owner.registrations.assignBadge({
    nonce: randomUUID(),
    registrationId: id,
    uid: '04c0ffee0c0ffe',
    replace: false,
  });
  await door.scan(ticket);
  await door.scan(badge('04c0ffee0c0ffe'), { direction: 'exit' });
  await door.scan(ticket, { override: { reason: 'Qanaryreason' } });
  await door.undo({ reason: 'Qanaryreason' });
  for (const code of [ticket, 'QANARYORDER', 'Mail to Qanarylast']) await other.scan(code);
  await owner.print.record({
    nonce: randomUUID(),
    registrationId: id,
    template: 'a6',
    outcome: 'failed',
    message: 'Qanaryreason',
  });
  // The second takes the place of the first, whose file stays.
  for (const content of ['QANARYREPLACED', 'QANARYCONTENT']) {
    const uploadId = await uploadTo(desk, 'qanaryresume.pdf', `%PDF-1.7\n${content}\n%%EOF\n`);
    expect(await owner.documents.add({ registrationId: id, kind: 'resume', uploadId })).toMatchObject({ ok: true });
  }
  await desk.signedIn('attendee', 'Qanaryfirst');
  const [near, far] = channelPair();
  desk.core.serve(far, 'anyone', { address: '192.0.2.7', client: 'Qanarybrowser' });
  const account = connect(contract, near);
  await account.client.app.signIn({ email: 'qanaryfirst@desk.example', password: PASSWORD });
  await owner.registrations.update({ id, patch: { email: 'qanaryfirst@desk.example' } });
  await account.client.messages.post({
    nonce: randomUUID(),
    eventId: door.event.id,
    text: 'Qanarymessage',
    audience: 'everybody',
  });
  await account.client.notifications.list({});
  const wrong = desk
    .connect('anyone')
    .client.app.signIn({ email: 'qanaryfirst@desk.example', password: 'not the one at all' });
  expect(await wrong).toMatchObject({ ok: false });
  return { desk, door, owner, id, account, words: [...CANARIES, ...MORE] };
}
