import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../support/core/core.ts';
import { openInterface } from '../../support/core/other-system.ts';

const GUIDE = join(ROOT, 'docs', 'guide', 'other-systems.md');
const CURL = /^curl [\s\S]*?-X (\w+) "\$HUB([^"]+)"(?:[\s\\]*-d '([^']+)')?/gm;

test('what the guide has people type works, in its order', async () => {
  const calls = [...readFileSync(GUIDE, 'utf8').matchAll(CURL)];
  expect(calls.map(([, method]) => method)).toEqual(['PUT', 'POST', 'DELETE', 'GET', 'GET']);
  const { shop } = await openInterface();
  const statuses: number[] = [];
  for (const [, method = '', path = '', body] of calls) {
    const answer = await shop.ask(method, path, body === undefined ? {} : { body });
    statuses.push(answer.status);
    if (method === 'POST') {
      expect(answer.body.outcomes).toMatchObject([{ outcome: 'created' }, { outcome: 'created' }]);
    }
  }
  expect(statuses).toEqual([201, 200, 200, 200, 200]);
});
