import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lanyard, lanyardError, lanyardJson, ownerOf, serve } from '../../support/core/cli.ts';
import { tempFolder } from '../../support/core/folder.ts';

const HOUR = 3_600_000;

async function open() {
  const folder = await tempFolder();
  // Served, since a command that goes through the app is done sooner.
  await serve(folder);
  const client = await ownerOf(folder);
  const { id: eventId } = await client.events.create({ code: 'BEF26', title: 'Befriend', timeZone: 'Europe/Tallinn' });
  const start = Date.UTC(2036, 10, 21, 7);
  const rounds = [1, 2, 3].map((round) => ({
    name: `Round ${round}`,
    startAt: start + (round - 1) * HOUR,
    endAt: start + round * HOUR,
  }));
  await client.programme.addRounds({ eventId, rounds });
  for (const name of ['Ada', 'Bea']) {
    const person = { displayName: name, email: `${name}@x.org` };
    await client.registrations.create({ nonce: crypto.randomUUID(), eventId, person });
  }
  const args = (words: readonly string[]) => [...words, '--event', 'BEF26', '--data', folder];
  return {
    folder,
    json: (...words: string[]) => lanyardJson(args(words)),
    error: (...words: string[]) => lanyardError(args(words), 2),
    run: (...words: string[]) => lanyard(args(words)),
  };
}

const can = (answer: unknown) =>
  (answer as { rounds: { name: string; available: boolean }[] }).rounds
    .flatMap(({ name, available }) => (available ? [name.slice(-1)] : []))
    .join('');

test('who can come when is shown and said in words of the programme', async () => {
  const { json, error, run } = await open();
  const set = async (...words: string[]) => can(await json('availability', 'set', '--person', 'Ada', ...words));
  expect(can(await json('availability', 'show', '--person', 'ada@x.org'))).toBe('123');
  expect(await set('--none')).toBe('');
  expect(await set('--rounds', 'Round 1,11:00')).toBe('13');
  expect(await set('--not', 'round 3')).toBe('12');
  expect(await set('--from', '10:00')).toBe('23');
  expect(await set('--until', 'Round 2')).toBe('12');
  expect(await set('--from', 'Round 2', '--until', '10:00')).toBe('2');
  expect((await run('availability', 'show', '--person', 'Ada')).stdout).toBe(
    'no   2036-11-21 09:00–10:00  Round 1\nyes  2036-11-21 10:00–11:00  Round 2\nno   2036-11-21 11:00–12:00  Round 3\n',
  );
  expect(await set('--all')).toBe('123');
  expect(can(await json('availability', 'show', '--person', 'Bea'))).toBe('123');
  const wrong = (...words: string[]) => error('availability', 'set', '--person', 'Ada', ...words);
  expect((await wrong('--rounds', 'Round 1, Round 9')).message).toContain('no round Round 9');
  expect((await wrong('--from', 'Round 2', '--until', 'Round 1')).message).toContain('Round 2 is after Round 1');
  for (const words of [[], ['--all', '--none'], ['--all', '--from', 'Round 1'], ['--rounds', '1', '--not', '2']])
    expect((await wrong(...words)).message).toContain('Say it in one way');
  expect(can(await json('availability', 'show', '--person', 'Ada'))).toBe('123');
});

test('a file says it of people who are on the list, and tells the lines that it cannot use', async () => {
  const { folder, json, error, run } = await open();
  const file = join(folder, 'when.csv');
  await writeFile(
    file,
    'Email,Availability\nada@x.org,"Round 1, 11:00"\nbea@x.org,Round 9\nnobody@x.org,none\nADA@x.org,not: Round 1\n',
  );
  expect(await json('availability', 'import', file)).toEqual({
    changed: 1,
    unchanged: 0,
    unknown: ['nobody@x.org'],
    rejected: 0,
    warnings: ['Row 3: “Availability” names a round that the event does not have; kept as it is.'],
  });
  expect(can(await json('availability', 'show', '--person', 'Ada'))).toBe('23');
  expect(can(await json('availability', 'show', '--person', 'Bea'))).toBe('123');
  const again = await run('availability', 'import', file);
  expect(again.stdout).toBe('0 changed, 1 unchanged, 1 unknown, 0 rejected.\n');
  expect(again.stderr).toContain('Row 3:');
  expect(again.stderr).toContain('nobody@x.org');
  await writeFile(file, 'Email,Company\nada@x.org,A Ltd\n');
  expect((await error('availability', 'import', file)).message).toContain('“Availability”');
});

test('the rounds at which two could meet are listed, and with --all what stands in the way of the others', async () => {
  const { json, error, run } = await open();
  await json('availability', 'set', '--person', 'Ada', '--not', 'Round 1');
  await json('availability', 'set', '--person', 'Bea', '--not', 'Round 3');
  const two = ['rounds', 'open', '--person', 'Ada', '--person', 'bea@x.org'];
  expect(await json(...two)).toMatchObject({ rounds: [{ name: 'Round 2', open: true, away: [], busy: [] }] });
  expect((await run(...two, '--all')).stdout).toBe(
    '2036-11-21 09:00–10:00  Round 1  (Ada cannot come)\n' +
      '2036-11-21 10:00–11:00  Round 2\n' +
      '2036-11-21 11:00–12:00  Round 3  (Bea cannot come)\n',
  );
  await json('availability', 'set', '--person', 'Bea', '--none');
  expect(await run(...two)).toMatchObject({ code: 1, stdout: 'They have no round in common.\n' });
  for (const words of [['Ada'], ['Ada', 'ada@x.org']])
    expect((await error('rounds', 'open', ...words.flatMap((who) => ['--person', who]))).message).toContain(
      'two people',
    );
});
