import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { en } from '../../src-renderer/app/messages/en.ts';

/*
 * The organizer's guide says what stands on the screens. What is bold in it stands there word for word, and in place of what
 * is filled in it has an ellipsis.
 */

const ROOT = join(import.meta.dirname, '../..');
const GUIDE = join(ROOT, 'docs/guide');
/** On the screens, and composed by code from no text of the catalogues alone. */
const COMPOSED: ReadonlySet<string> = new Set(['CSV', 'XLSX']);
const PICTURE = /^\.\.\/screens\/(.+)-(?:wide|narrow)-(?:light|dark)\.webp$/;

const read = (...path: string[]) => readFileSync(join(ROOT, ...path), 'utf8');
const pages = readdirSync(GUIDE).filter((name) => name.endsWith('.md'));
const plain = (text: string) => text.replace(/`[^`]*`/g, '');
/** What links of a page lead to, and whether they are pictures. */
const linksOf = (text: string) =>
  [...plain(text).matchAll(/(!?)\[[^\]]*\]\(([^)]+)\)/g)].map(([, mark, to = '']) => ({ picture: mark === '!', to }));

function texts(of: object): string[] {
  return Object.values(of).flatMap((value: unknown) =>
    typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? texts(value) : [],
  );
}

/** As GitHub makes an anchor of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replace(/ /g, '-');
}

/** Whether one of the specs in tests/screens takes a picture of this name. */
function isTaken(name: string): boolean {
  return readdirSync(join(ROOT, 'tests/screens')).some((file) => {
    const spec = read('tests/screens', file);
    return [...spec.matchAll(/shoot\(\w+, (?:'([^']+)'|`([^`]+)`)\)/g)].some(([, literal, template]) => {
      if (literal !== undefined || template === undefined) return literal === name;
      // Several in a loop: what is filled in stands in the list that the loop goes through.
      const [before = '', after = ''] = template.split(/\$\{\w+\}/);
      const rest =
        name.startsWith(before) && name.endsWith(after) ? name.slice(before.length, -after.length || undefined) : '';
      return rest !== '' && spec.includes(`'${rest}'`);
    });
  });
}

test('there is a guide, and the README leads to it', () => {
  expect(pages).toContain('README.md');
  expect(linksOf(read('README.md')).map(({ to }) => to)).toContain('docs/guide/README.md');
  const contents = linksOf(read('docs/guide/README.md')).map(({ to }) => to);
  for (const page of pages) if (page !== 'README.md') expect(contents).toContain(page);
});

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(GUIDE, page), 'utf8');

  test('links lead to files, headings and pictures that are there', () => {
    const broken = linksOf(text).filter(({ picture, to }) => {
      // Pictures are taken anew by `npm run screens`; one that no spec takes would never be.
      if (picture) return !isTaken(PICTURE.exec(to)?.[1] ?? '');
      const [file = '', anchor] = to.split('#');
      const target = file === '' ? join(GUIDE, page) : join(GUIDE, file);
      if (!existsSync(target)) return true;
      const headings = [...readFileSync(target, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
      return anchor !== undefined && !headings.map(anchorOf).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  test('what is bold stands on a screen', () => {
    const said = new Set(texts(en).map((one) => one.replace(/\{\{\w+\}\}/g, '…')));
    const bold = [...plain(text).matchAll(/\*\*(.+?)\*\*/gs)].map(([, words = '']) => words.replace(/\s+/g, ' '));
    expect(bold.filter((words) => !said.has(words) && !COMPOSED.has(words))).toEqual([]);
  });
});

test('every screen, every part of an event and every subject of the settings is named in the guide', () => {
  const guide = pages.map((page) => readFileSync(join(GUIDE, page), 'utf8')).join('\n');
  const { label: _, ...screens } = en.nav;
  const names = [screens, en.events.tabs, en.settings.section].flatMap(texts);
  expect(names.filter((name) => !guide.includes(`**${name}**`))).toEqual([]);
});
