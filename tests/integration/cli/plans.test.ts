import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lanyard, lanyardError, lanyardJson, ownerOf, serve } from '../../support/core/cli.ts';
import { tempFolder } from '../../support/core/folder.ts';

interface Shown {
  plan: { id: string };
  meetings: { id: string; people: string[]; round: string | null; table: string | null; status: string }[];
}

/** Three people who all match, three rounds tomorrow, two tables. */
async function open(names = ['Ada', 'Bea', 'Cleo']) {
  const folder = await tempFolder();
  await serve(folder);
  const client = await ownerOf(folder);
  const { id: eventId } = await client.events.create({ code: 'BEF26', title: 'Befriend' });
  const ids: string[] = [];
  for (const displayName of names) {
    const { registration } = await client.registrations.create({
      nonce: crypto.randomUUID(),
      eventId,
      person: { displayName },
    });
    ids.push(registration.id);
  }
  for (const [one, other] of [
    [0, 1],
    [0, 2],
    [1, 2],
  ] as const)
    await client.matching.create({ firstId: ids[one] ?? '', secondId: ids[other] ?? '' });
  const at = Date.now() + 86_400_000;
  const rounds = [0, 1, 2].map((n) => ({ name: `R${n + 1}`, startAt: at + n * 1000, endAt: at + n * 1000 + 900 }));
  const args = (words: readonly string[]) => [...words, '--event', 'BEF26', '--data', folder];
  return {
    addRounds: (count: number) => client.programme.addRounds({ eventId, rounds: rounds.slice(0, count) }),
    addTables: () => client.programme.addPoints({ eventId, points: [{ name: 'T1' }, { name: 'T2' }] }),
    json: async <T>(exit: number, ...words: string[]) => (await lanyardJson(args(words), exit)) as T,
    error: (exit: 2 | 3, ...words: string[]) => lanyardError(args(words), exit),
    text: async (...words: string[]) => (await lanyard(args(words))).stdout,
  };
}

test('meetings are planned, shown, published, compared, rolled back and missed without a screen', async () => {
  const { addRounds, addTables, error, json, text } = await open();
  await addRounds(3);
  await addTables();
  const first = await json<{ id: string }>(0, 'plan', 'solve', '--seconds', '2', '--seed', '4', '--name', 'One');
  expect(first).toMatchObject({ name: 'One', state: 'draft', seed: 4, figures: { placed: 3, meetings: 3, gaps: 1 } });
  const shown = await json<Shown>(0, 'plan', 'show', '--plan', 'one');
  expect(shown.meetings.map(({ round }) => round)).toEqual(['R1', 'R2', 'R3']);
  expect(await text('plan', 'show', '--plan', 'One')).toMatch(
    /One {2}3\/3 placed, 1 gaps\nR1 {2}T[12] {2}\w+ \+ \w+ {2}pending\n/,
  );
  expect(await json(0, 'plan', 'publish', 'One')).toMatchObject({ id: first.id, state: 'published', told: 3 });
  await json(0, 'plan', 'solve', '--seconds', '1', '--name', 'Two');
  expect(await json(0, 'plan', 'diff', 'Two')).toMatchObject({ with: first.id, moves: [], same: 3 });
  expect(await json(0, 'plan', 'publish', 'Two')).toMatchObject({ state: 'published', told: 0 });
  expect(await json(0, 'plan', 'rollback')).toMatchObject({ id: first.id, state: 'published' });
  expect(await json(0, 'plan', 'list')).toMatchObject({ plans: [{ name: 'Two', state: 'earlier' }, { name: 'One' }] });
  const file = join(await tempFolder(), 'ada.ics');
  expect(await json(0, 'meetings', 'schedule', '--person', 'Ada', '--ics', file)).toMatchObject({
    file,
    meetings: [{ with: expect.stringMatching(/Bea|Cleo/), place: expect.stringMatching(/^T[12]$/) }, {}],
  });
  expect(readFileSync(file, 'utf8').match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(2);
  const [meeting, second, third] = shown.meetings;
  expect(await json(0, 'meetings', 'order', third?.id ?? '', '--after', `${meeting?.id},${second?.id}`)).toEqual({
    meetingId: third?.id,
    after: [meeting?.id, second?.id],
  });
  expect(await error(2, 'meetings', 'order', meeting?.id ?? '', '--after', third?.id ?? '')).toMatchObject({
    message: expect.stringContaining('each have to be before the other'),
  });
  for (const [after, told] of [
    [',', 'names no meeting'],
    [`${meeting?.id},nobody`, 'no meeting nobody'],
    [crypto.randomUUID(), 'no meeting'],
  ] as const)
    expect((await error(2, 'meetings', 'order', third?.id ?? '', '--after', after)).message).toContain(told);
  expect(await json(0, 'meetings', 'order', third?.id ?? '')).toMatchObject({ after: [] });
  expect((await error(2, 'meetings', 'schedule', '--person', 'Ada', '--ics', '/nowhere/ada.ics')).message).toContain(
    'no folder /nowhere',
  );
  for (const [words, told] of [
    [['--seconds', '601'], '--seconds must be 600 at most'],
    [['--seed', ''], '--seed must be a whole number'],
  ] as const)
    expect((await error(2, 'plan', 'solve', ...words)).message).toContain(told);
  expect(await error(2, 'meetings', 'order', 'nobody')).toMatchObject({
    message: expect.stringContaining('no meeting nobody'),
  });
  const [missing, waiting] = meeting?.people ?? [];
  expect(await json(0, 'meetings', 'no-show', meeting?.id ?? '', '--missing', missing ?? '')).toMatchObject({
    waiting: [{ name: waiting }],
  });
  expect((await json<Shown>(0, 'plan', 'show')).meetings[0]).toMatchObject({ id: meeting?.id, status: 'noShow' });
  expect(await json(0, 'meetings', 'replan')).toEqual({ moved: [], unplaced: 0 });
});

test('a plan is put on paper as a file that any browser prints and that asks for nothing from any network', async () => {
  const { addRounds, addTables, json, error } = await open(['<b>Ada</b>', 'فاطمة الفيصل', '王小明']);
  await addRounds(3);
  await addTables();
  await json(0, 'plan', 'solve', '--seconds', '1', '--name', 'One');
  const folder = await tempFolder();
  const paper = async (name: string, ...words: string[]) => {
    const out = join(folder, name);
    const said = await json<{ sheets: number }>(0, 'plan', 'paper', ...words, '--out', out);
    return { ...said, file: readFileSync(out, 'utf8') };
  };
  const people = await paper('people.html', 'One', '--what', 'people', '--size', 'letter');
  expect(people).toMatchObject({ state: 'draft', what: 'people', sheets: 3 });
  expect(people.file).toContain('<b class="paper-mark">Draft</b>');
  expect(people.file).toContain('size: 215.9mm 279.4mm');
  expect(people.file).toContain('<bdi>&lt;b&gt;Ada&lt;/b&gt;</bdi>');
  expect(people.file.match(/<section class="paper-page">/g)).toHaveLength(3);
  expect(people.file).not.toMatch(/<script|<link|<img|url\(|@import|https?:/);
  expect(await paper('one.html', 'One', '--what', 'people', '--layout', 'slips', '--find', 'فاطمة')).toMatchObject({
    sheets: 1,
    file: expect.stringMatching(/<section class="paper-slip">(?=.*<bdi>王小明<\/bdi>)/s),
  });
  await json(0, 'plan', 'publish', 'One');
  const tables = await paper('tables.html', '--what', 'tables');
  expect(tables.sheets).toBe(2);
  expect(tables.file).not.toContain('paper-mark">');
  expect(await paper('rounds.htm', '--what', 'rounds', '--by', 'table')).toMatchObject({ sheets: 3 });
  expect(await paper('round.html', '--what', 'rounds', '--round', 'R2')).toMatchObject({ sheets: 1 });
  const wrong = async (...words: string[]) => (await error(2, 'plan', 'paper', ...words)) as { message: string };
  expect((await wrong('--what', 'people', '--out', 'plan.pdf')).message).toContain('saves it as PDF');
  expect((await wrong('--what', 'walls', '--out', 'a.html')).message).toContain('people or tables or rounds');
  expect((await wrong('--what', 'people', '--out', '/nowhere/a.html')).message).toContain('no folder /nowhere');
  expect((await wrong('--what', 'people', '--round', 'R2', '--out', 'a.html')).message).toContain('lists of rounds');
  const good = join(folder, 'people.html');
  expect((await wrong('--what', 'people', '--find', 'nobody', '--out', good)).message).toContain('found by nobody');
  expect(readFileSync(good, 'utf8')).toBe(people.file);
});

test('what is missing for a plan is said, and a plan that leaves somebody out ends with 1', async () => {
  const { addRounds, addTables, json, error } = await open();
  expect(await error(2, 'plan', 'solve')).toMatchObject({ message: expect.stringContaining('no rounds') });
  await addRounds(1);
  expect(await error(2, 'plan', 'solve')).toMatchObject({ message: expect.stringContaining('no tables') });
  await addTables();
  expect(await json(1, 'plan', 'solve', '--seconds', '1')).toMatchObject({ figures: { placed: 1, meetings: 3 } });
  expect(await error(2, 'plan', 'solve', '--seed', 'x')).toMatchObject({ message: expect.stringContaining('--seed') });
  expect(await error(2, 'plan', 'show')).toMatchObject({ message: expect.stringContaining('No plan is published') });
  expect(await error(2, 'plan', 'publish', 'Nine')).toMatchObject({ message: expect.stringContaining('no plan Nine') });
  expect(await error(2, 'plan', 'rollback')).toMatchObject({ message: expect.stringContaining('No other plan') });
});

test('a round is delayed without a screen: looked at first, with all that follow, and refused where it would reach into the next', async () => {
  const { addRounds, addTables, json, error } = await open();
  await addRounds(3);
  await addTables();
  await json(0, 'plan', 'solve', '--seconds', '1', '--name', 'One');
  await json(0, 'plan', 'publish', 'One');
  const starts = async () =>
    (await json<{ rounds: { startAt: string }[] }>(0, 'rounds', 'list')).rounds.map(({ startAt }) =>
      Date.parse(startAt),
    );
  const before = await starts();
  const delay = ['rounds', 'delay', 'R2', '--minutes', '10'];
  expect((await error(2, ...delay)).message).toContain('R2 would reach into R3');
  expect(await json(0, ...delay, '--all-following', '--dry-run')).toMatchObject({
    ...{ done: false, people: 3, misfits: [], rounds: [{ name: 'R2' }, { name: 'R3' }] },
  });
  expect(await starts()).toEqual(before);
  expect(await json(0, ...delay, '--all-following')).toMatchObject({ done: true, people: 3 });
  const later = 10 * 60_000;
  expect(await starts()).toEqual(before.map((at, index) => (index === 0 ? at : at + later)));
  expect((await error(2, 'rounds', 'delay', 'R2', '--minutes', 'soon')).message).toContain('--minutes');
  expect(await json(0, 'rounds', 'delay', 'R2', '--minutes', '-10', '--all-following')).toMatchObject({ done: true });
  expect(await starts()).toEqual(before);
});
