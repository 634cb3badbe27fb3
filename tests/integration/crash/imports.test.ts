import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import type { AppContract } from '#shared/contract/index.ts';
import { AppError } from '#shared/domain/errors.ts';
import { createRandom } from '#shared/domain/random.ts';
import type { Client } from '#shared/rpc/client.ts';
import { tempFolder } from '../../support/core/folder.ts';
import { csv, type ListRow } from '../../support/core/imports.ts';
import { expectReplayable, expectSound, looking } from '../../support/crash/audit.ts';
import { CrashDesks } from '../../support/crash/desk.ts';

/** Where an import is when the desk is killed. `confirming`: its confirmation is under way. */
const MOMENTS = ['reading', 'comparing', 'ready', 'confirming', 'applying', 'applying'] as const;
const ROUNDS = MOMENTS.length * 5;
const PEOPLE = 700;

const given = process.env.LANYARD_SEED;
const seed = given === undefined ? Date.now() % 1_000_000 : Number(given);
const random = createRandom(seed);

afterEach(({ task }) => {
  if (task.result?.state === 'fail') process.stderr.write(`Repeat with LANYARD_SEED=${seed}\n`);
});

test(`an import that is cut off anywhere leaves the old list or the new one (LANYARD_SEED=${seed})`, async () => {
  const folder = await tempFolder();
  const file = join(folder, 'list.csv');
  const desks = await CrashDesks.prepare();
  const answers = new Map<string, string>();
  let desk = await desks.open(folder);
  const { id: eventId } = await desk.connection.client.events.create({ code: 'BEF26', title: 'Befriend 2026' });
  let version = 0;
  let cutOffWhileApplying = 0;
  const outcomes = new Set<string>();

  for (let round = 0; round < ROUNDS; round += 1) {
    const moment = MOMENTS[round % MOMENTS.length];
    const { client } = desk.connection;
    await writeFile(file, csv(listOf(version + 1)));
    const door = checkIn(client, eventId, answers);
    const { id } = await client.import.start({ source: { kind: 'path', path: file }, eventId });
    let confirmed = false;
    if (moment === 'reading' || moment === 'comparing') {
      await until(client, id, [moment, 'comparing', 'ready']);
    } else {
      await until(client, id, ['ready']);
      const confirming = client.import.commit({ id }).then(
        () => {
          confirmed = true;
        },
        (error: unknown) => expect(error).toMatchObject({ code: 'closed' }),
      );
      if (moment === 'applying') await confirming;
      if (moment === 'ready') await Promise.race([confirming, delay(0)]);
    }
    await delay(random.below(moment === 'applying' ? 60 : 15));
    await desk.kill();
    await door;

    const after = await looking(folder, async ({ read }) => {
      await expectSound(read);
      return read.get<{ state: string }>('SELECT state FROM imports WHERE id = ?', [id]);
    });
    if (after?.state === 'applying') cutOffWhileApplying += 1;
    // The start that finishes it can be cut off as well, and more than once.
    while (random.chance(0.4)) {
      const opening = await desks.begin(folder);
      await delay(random.below(200));
      await opening.kill();
    }
    desk = await desks.open(folder);
    const { state } = await desk.connection.client.import.status({ id });
    outcomes.add(state);
    expect(['done', 'cancelled']).toContain(state);
    if (confirmed) expect(state, 'what was confirmed counts').toBe('done');
    if (moment === 'reading' || moment === 'comparing') expect(state).toBe('cancelled');
    if (state === 'done') version += 1;
    expect(await peopleOf(desk.connection.client, eventId), `round ${round}, ${moment}`).toEqual(expected(version));
  }

  await desk.kill();
  await looking(folder, async (store) => {
    await expectSound(store.read);
    await expectReplayable(store);
    const stored = await store.read.all<{ id: string; verdict: string }>('SELECT id, verdict FROM check_ins');
    const verdicts = new Map(stored.map((row) => [row.id, row.verdict]));
    expect([...answers].filter(([nonce, verdict]) => verdicts.get(nonce) !== verdict)).toEqual([]);
  });
  expect(outcomes).toEqual(new Set(['done', 'cancelled']));
  expect(cutOffWhileApplying).toBeGreaterThan(ROUNDS / 10);
  expect(answers.size).toBeGreaterThan(ROUNDS);
}, 600_000);

/** In every version everybody changes, some join, some cancel and some come back. */
function listOf(version: number): (ListRow & { code: string; status: 'enrolled' | 'cancelled' })[] {
  return Array.from({ length: version === 0 ? 0 : PEOPLE + 10 * version }, (_, index) => ({
    first: `Guest${index}`,
    last: index % 3 === 0 ? `Of Version ${version}` : 'Of Many',
    email: `guest${index}@example.org`,
    company: `Company ${version}`,
    code: `M-${index}`,
    status: (index + version) % 7 === 0 ? 'cancelled' : 'enrolled',
  }));
}

const line = (email: string | null, ...rest: (string | null)[]) => [email ?? '', ...rest].join(' | ');

function expected(version: number): string[] {
  return listOf(version)
    .map(({ email = '', first, last, company = '', status }) => line(email, `${first} ${last}`, company, status))
    .sort();
}

async function peopleOf(client: Client<AppContract>, eventId: string): Promise<string[]> {
  const lines: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Awaited<ReturnType<Client<AppContract>['registrations']['list']>> = await client.registrations.list({
      eventId,
      limit: 500,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const { email, name, company, status } of page.items) lines.push(line(email, name, company, status));
    cursor = page.cursor;
  }
  return lines.sort();
}

async function until(client: Client<AppContract>, id: string, states: readonly string[]): Promise<void> {
  for (;;) {
    const { state, error } = await client.import.status({ id });
    if (states.includes(state)) return;
    if (error !== null) throw new Error(error);
  }
}

/** Somebody at the door scans whatever tickets come, until the desk is gone, and writes down what it said. */
async function checkIn(client: Client<AppContract>, eventId: string, answers: Map<string, string>): Promise<void> {
  try {
    for (;;) {
      const nonce = randomUUID();
      const { verdict } = await client.checkIn.scan({
        nonce,
        eventId,
        subject: { kind: 'code', code: `M-${random.below(PEOPLE + 200)}` },
        direction: random.chance(0.3) ? 'exit' : 'entry',
        method: 'scan',
      });
      answers.set(nonce, verdict);
    }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'closed') throw error;
  }
}
