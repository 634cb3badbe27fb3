import { expect, test } from 'vitest';
import { z } from 'zod';
import { call, event, type FeatureDefinition } from '#shared/contract/define.ts';
import { contract } from '#shared/contract/index.ts';
import { PERMISSIONS } from '#shared/domain/roles.ts';
import { createRpcServer } from '#shared/rpc/server.ts';
import { samplesOf } from '../support/core/samples.ts';

const features: [string, FeatureDefinition][] = Object.entries(contract);

test('every call and every event names a permission of the table', () => {
  for (const [feature, { calls, events }] of features) {
    for (const [name, { permission }] of Object.entries({ ...calls, ...events })) {
      expect(Object.keys(PERMISSIONS), `${feature}.${name}`).toContain(permission);
    }
  }
});

test('every permission of the table is asked for by something', () => {
  const asked = features.flatMap(([, { calls, events }]) =>
    Object.values({ ...calls, ...events }).map(({ permission }) => permission as string),
  );
  const byRule = ['choices.read', 'door.override', 'people.manage'];
  expect(Object.keys(PERMISSIONS).filter((name) => !asked.includes(name) && !byRule.includes(name))).toEqual([]);
});

test('what crosses is JSON: every sample is the same after it was written and read', () => {
  const id = '01900000-0000-7000-8000-000000000001';
  for (const [feature, { calls, events }] of features) {
    for (const [name, { input, output }] of Object.entries(calls)) {
      for (const schema of [input, output]) {
        for (const sample of samplesOf(schema, [id])) {
          expect(schema.safeParse(JSON.parse(JSON.stringify(sample))).success, `${feature}.${name}`).toBe(true);
        }
      }
    }
    for (const [name, { payload }] of Object.entries(events)) {
      const [sample] = samplesOf(payload, [id]);
      expect(payload.parse(JSON.parse(JSON.stringify(sample))), `${feature}.${name}`).toEqual(sample);
    }
  }
});

test('answers and events take nothing that is not declared', () => {
  const id = '01900000-0000-7000-8000-000000000001';
  for (const [feature, { calls, events }] of features) {
    const schemas = [
      ...Object.values(calls).map(({ output }) => output),
      ...Object.values(events).map((one) => one.payload),
    ];
    for (const schema of schemas) {
      const [sample] = samplesOf(schema, [id]);
      if (typeof sample !== 'object' || sample === null) continue;
      expect(schema.safeParse({ ...sample, passwordHash: 'x' }).success, feature).toBe(false);
    }
  }
});

const tiny = {
  door: {
    calls: { open: call('session.open', z.strictObject({}), z.null()) },
    events: { opened: event('session.open', z.strictObject({})) },
  },
};
const options = { contract: tiny, onFault: () => undefined, checkResults: true };

test('a call without a handler, and a handler without a call, stop the start', () => {
  const open = () => Promise.resolve(null);
  expect(() => createRpcServer({ ...options, handlers: { door: { open } } })).not.toThrow();
  expect(() => createRpcServer({ ...options, handlers: { door: {} } as never })).toThrow('door.open');
  expect(() => createRpcServer({ ...options, handlers: {} as never })).toThrow('door.open');
  const more = { door: { open, close: open } };
  expect(() => createRpcServer({ ...options, handlers: more })).toThrow('door.close');
  const other = { door: { open }, window: { open } };
  expect(() => createRpcServer({ ...options, handlers: other })).toThrow('window.open');
});
