import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { de } from './de.ts';
import { en } from './en.ts';

interface Tree {
  [key: string]: string | Tree;
}

function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );
}

/** The interface without its catalogues. */
async function source(): Promise<string> {
  const root = join(import.meta.dirname, '../..');
  const files = (await readdir(root, { recursive: true })).filter(
    (file) => /\.tsx?$/.test(file) && !/app.messages|\.test\./.test(file),
  );
  return (await Promise.all(files.map((file) => readFile(join(root, file), 'utf8')))).join('\n');
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)(?:, core)?\}\}/g)].map((match) => match[1]).sort();

describe('message catalogues', () => {
  const english = new Map(leaves(en));
  const german = new Map(leaves(de));

  it('have the same keys', () => {
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('fill in the same values', () => {
    for (const [key, text] of english) expect(placeholders(german.get(key) ?? ''), key).toEqual(placeholders(text));
  });

  it('leave nothing empty', () => {
    for (const [key, text] of [...english, ...german]) expect(text.trim(), key).not.toBe('');
  });

  it('hold no sentence that nothing shows', async () => {
    const code = await source();
    const shown = (key: string) =>
      code.includes(`'${key}'`) ||
      // A part of the key may be computed: `status.${state}`.
      [...code.matchAll(/`((?:\w+\.)+\$\{[^}]+\}[\w.]*)`/g)].some(([, template = '']) =>
        new RegExp(`^${template.replaceAll('.', '\\.').replace(/\$\{[^}]+\}/, '[\\w.-]+')}$`).test(key),
      );
    const keys = [...english.keys()].map((key) => key.replace(/_(one|other)$/, ''));
    expect(keys.filter((key) => !shown(key))).toEqual([]);
  });

  it('write plurals for one and many', () => {
    for (const key of english.keys())
      if (key.endsWith('_one')) expect(english.has(key.replace(/_one$/, '_other')), key).toBe(true);
  });
});
