import { expect, it } from 'vitest';
import type { PaperElement } from '#shared/domain/paper-sheets.ts';
import { firstRows } from './paper-nodes.ts';

const rows = (count: number): PaperElement[] =>
  Array.from({ length: count }, (_, at) => ({ tag: 'tr', children: [{ tag: 'td', children: [`${at}`] }] }));

it('cuts the rows of a block, and neither its head nor what stands in a row', () => {
  const table = (count: number): PaperElement => ({
    tag: 'section',
    class: 'paper-page',
    children: [
      {
        tag: 'table',
        children: [
          { tag: 'thead', children: rows(3) },
          { tag: 'tbody', children: rows(count) },
        ],
      },
    ],
  });
  expect(firstRows(table(5), 2)).toEqual(table(2));
  expect(firstRows(table(1), 2)).toEqual(table(1));
});
