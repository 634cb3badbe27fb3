import { expect, test } from 'vitest';
import type { FeatureDefinition } from '#shared/contract/define.ts';
import { contract } from '#shared/contract/index.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Channel } from '#shared/rpc/channel.ts';
import { openTestCore, type TestCore } from '../support/core/core.ts';
import { Door } from '../support/core/door.ts';
import { placesIn, samplesOf, withAt } from '../support/core/samples.ts';

const features: [string, FeatureDefinition][] = Object.entries(contract);
const names = features.map(([feature]) => feature);

function callsOf(wanted: string) {
  return features
    .filter(([feature]) => feature === wanted)
    .flatMap(([feature, { calls }]) =>
      Object.entries(calls).map(([name, { input }]) => ({ call: `${feature}.${name}`, input })),
    );
}

const HUGE = 'x'.repeat(1_000_000);
const ID = '01900000-0000-7000-8000-000000000001';

interface Answer {
  ok: boolean;
  error?: { code: string; message: string };
}

/** Sends what no client would. */
function asker(channel: Channel) {
  const waiting = new Map<number, (answer: Answer) => void>();
  let next = 1;
  channel.onMessage((message) => {
    const { id, ...answer } = message as Answer & { id: number };
    waiting.get(id)?.(answer);
  });
  return (name: string, input: unknown): Promise<Answer> =>
    new Promise((resolve) => {
      const id = next++;
      waiting.set(id, resolve);
      channel.send({ type: 'call', id, name, input });
    });
}

/** Inputs that a call must refuse, whatever it is for. */
function wrongInputs(samples: readonly unknown[]): { what: string; input: unknown }[] {
  const wrong = [null, 'text', 17, true, [], [{}], HUGE].map((input) => ({
    what: `${JSON.stringify(input).slice(0, 20)} for all`,
    input: input as unknown,
  }));
  const done = new Set<string>();
  for (const sample of samples) {
    for (const { path, value } of placesIn(sample)) {
      // Samples that differ in one place are the same in all others.
      const place = `${path.join('.')} ${typeof value}`;
      if (done.has(place)) continue;
      done.add(place);
      const put = (what: string, other: unknown) =>
        wrong.push({ what: `${what} at ${path.join('.') || 'the top'}`, input: withAt(sample, path, other) });
      if (typeof value === 'string') put('an endless text', HUGE);
      if (Array.isArray(value)) put('an endless list', Array(100_000).fill(value[0] ?? null));
      else if (typeof value === 'object' && value !== null) put('something unknown', { ...value, unknown: 1 });
      if (typeof value !== 'object') {
        put('an object', { a: 1 });
        put('a list', [value]);
      }
      if (typeof value === 'number') put('a number beyond all', 1e300);
    }
  }
  return wrong;
}

function expectSentence(message: string, about: string): void {
  expect(message, about).toMatch(/^\S.{5,300}\.$/su);
  expect(message, about).not.toMatch(
    /\binvalid|undefined|expected \w+,|received|\bnull\b|\bNaN\b|\bzod|Error\b|x{200}/i,
  );
}

test.each(names)('%s: its calls refuse what they do not take, and say so in a sentence', async (feature) => {
  const desk = await openTestCore();
  const ask = asker(desk.channel('owner'));
  for (const { call, input } of callsOf(feature)) {
    const samples = samplesOf(input, [ID]);
    for (const { what, input: wrong } of wrongInputs(samples)) {
      const about = `${call}, ${what}`;
      const answer = await ask(call, wrong);
      expect({ about, code: answer.error?.code }).toEqual({ about, code: 'invalidInput' });
      expectSentence(answer.error?.message ?? '', about);
    }
    // A field less is taken where it may be left out, and said where it may not.
    for (const name of Object.keys(samples[0] as object)) {
      const { [name]: _, ...rest } = samples[0] as Record<string, unknown>;
      if (input.safeParse(rest).success) continue;
      const answer = await ask(call, rest);
      expect(answer.error, call).toMatchObject({ code: 'invalidInput', message: `${name} is missing.` });
    }
  }
});

test.each(names)('%s: its calls never fail at right input that leads nowhere', async (feature) => {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const known = await door.guest({ name: 'Ada Lovelace', email: 'ada@example.org', codes: ['T-1'] });
  const ids = [door.event.id, known, ID, desk.core.context.ids.next()];
  const ask = asker(desk.channel('owner'));
  for (const { call, input } of callsOf(feature)) {
    const inputs = ids.flatMap((_, index) => samplesOf(input, [...ids.slice(index), ...ids.slice(0, index)]));
    for (const sample of inputs) {
      const { reader: readerName = 'Front' } = sample as { reader?: string };
      // A call that waits for a badge gets one.
      const taps = setInterval(() => desk.reader.tap({ uid: '04a1b2c3d4e5f6', readerName }), 2);
      const answer = await ask(call, sample);
      clearInterval(taps);
      if (answer.ok) continue;
      const about = `${call} ${JSON.stringify(sample)}`;
      expect(answer.error?.code, about).not.toBe('internal');
      expectSentence(answer.error?.message ?? '', about);
    }
  }
});

test.each([
  '',
  'app',
  'app.',
  'app.nothing',
  '.info',
  'app.constructor',
  '__proto__.info',
  'constructor.name',
  'app.info.x',
])('a call named %j is refused', async (name) => {
  const desk = await openTestCore();
  const answer = await asker(desk.channel('owner'))(name, {});
  expect(answer).toMatchObject({ ok: false, error: { code: 'invalidInput' } });
  expectSentence(answer.error?.message ?? '', name);
});

test('messages that are no calls are left unanswered, and the next call is answered', async () => {
  const desk = await openTestCore();
  const channel = desk.channel('anyone');
  const answers: unknown[] = [];
  channel.onMessage((message) => answers.push(message));
  for (const odd of [
    null,
    1,
    'call',
    [],
    {},
    { type: 'call' },
    { type: 'call', id: 'x', name: 'app.info', input: {} },
  ]) {
    channel.send(odd);
  }
  channel.send({ type: 'call', id: 1.5, name: 'app.info', input: {} });
  channel.send({ type: 'call', id: 7, name: 'app.info', input: {} });
  await expect.poll(() => answers).toMatchObject([{ type: 'answer', id: 7, ok: true }]);
});

test('a fault says nothing of what happened inside', async () => {
  const desk: TestCore = await openTestCore();
  desk.log.expect(/The call events.list failed/);
  const read = desk.core.context.store.read as { all: unknown };
  const before = read.all;
  read.all = () => Promise.reject(new Error('SELECT secret FROM people'));
  const failed = await desk.owner.events.list({}).catch((error: unknown) => error);
  read.all = before;
  expect(failed).toBeInstanceOf(AppError);
  expect(failed).toMatchObject({ code: 'internal', message: expect.not.stringContaining('secret') });
});
