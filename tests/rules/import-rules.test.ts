import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

/*
 * The import rules are run as the test command runs them, on a small tree in a temporary folder in which every module
 * imports one thing. What they report must be what the two lists below say, no less and no more.
 */

const ROOT = path.resolve(import.meta.dirname, '../..');
const CONFIG = path.join(ROOT, '.dependency-cruiser.cjs');
const CRUISER = path.join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const FOLDERS = ['src-shared', 'src-main', 'src-renderer', 'migrations', 'tests', 'scripts'];

/** [rule, the module that breaks it, what it imports] */
const FORBIDDEN: ReadonlyArray<readonly [rule: string, from: string, imported: string]> = [
  ['domain-imports-nothing', 'src-shared/domain/a.ts', 'zod'],
  ['domain-imports-nothing', 'src-shared/domain/b.ts', '#shared/contract/clean.ts'],
  ['domain-imports-nothing', 'src-shared/domain/c.ts', '../rpc/clean.ts'],
  ['contract-imports-domain', 'src-shared/contract/a.ts', '#shared/rpc/clean.ts'],
  ['contract-imports-domain', 'src-shared/contract/b.ts', 'ws'],
  ['rpc-imports-contract', 'src-shared/rpc/a.ts', 'ws'],
  ['ports-import-shared', 'src-main/ports/a.ts', '#main/features/clean.ts'],
  ['ports-import-shared', 'src-main/ports/b.ts', 'ws'],
  ['ports-import-shared', 'src-main/ports/c.ts', 'node:fs'],
  ['migrations-stand-alone', 'migrations/a.ts', '#main/storage/clean.ts'],
  ['migrations-stand-alone', 'migrations/b.ts', '#shared/domain/clean.ts'],
  ['main-not-renderer', 'src-main/features/a.ts', '#renderer/app/clean.ts'],
  ['main-not-renderer', 'src-main/hosts/headless/a.ts', '../../../src-renderer/app/clean.ts'],
  ['renderer-not-main', 'src-renderer/app/a.ts', '#main/core/clean.ts'],
  ['renderer-not-main', 'src-renderer/app/b.ts', '#migrations/clean.ts'],
  ['core-not-hosts', 'src-main/features/b.ts', '#main/hosts/headless/clean.ts'],
  ['core-not-hosts', 'src-main/features/c.ts', '#main/cli/clean.ts'],
  ['core-not-hosts', 'src-main/core/a.ts', '#main/hosts/electron/clean.ts'],
  ['storage-not-above', 'src-main/storage/a.ts', '#main/features/clean.ts'],
  ['storage-not-above', 'src-main/storage/b.ts', '#main/sync/clean.ts'],
  ['ui-knows-no-app', 'src-renderer/ui/a.ts', '#renderer/api/clean.ts'],
  ['ui-knows-no-app', 'src-renderer/ui/b.ts', '#renderer/app/clean.ts'],
  ['ui-knows-no-app', 'src-renderer/ui/c.ts', '#renderer/features/clean.ts'],
  ['ui-knows-no-app', 'src-renderer/ui/d.ts', 'zustand'],
  ['ui-knows-no-app', 'src-renderer/ui/e.ts', '#shared/contract/clean.ts'],
  ['electron-only-in-its-host', 'src-main/core/b.ts', 'electron'],
  ['electron-only-in-its-host', 'src-main/hosts/headless/b.ts', 'electron'],
  ['electron-only-in-its-host', 'src-renderer/api/a.ts', 'electron'],
  ['database-only-in-storage', 'src-main/features/d.ts', 'typeorm'],
  ['database-only-in-storage', 'src-main/core/c.ts', 'sqlite3'],
  ['postgres-only-in-its-folder', 'src-main/storage/c.ts', 'pg'],
  ['postgres-only-in-its-folder', 'src-main/sync/a.ts', 'pg'],
  ['driver-only-in-nfc', 'src-main/features/e.ts', 'nfc-pcsc'],
  ['renderer-without-node', 'src-renderer/app/c.ts', 'node:fs'],
  ['renderer-without-node', 'src-renderer/app/d.ts', 'path'],
  ['not-to-tests', 'src-main/core/d.ts', '../../tests/support/clean.ts'],
  ['not-to-tests', 'src-main/core/e.ts', './clean.test.ts'],
  ['not-to-tests', 'scripts/a.mjs', '../tests/support/clean.ts'],
  ['plots-only-with-the-overview', 'src-renderer/features/plots.ts', 'recharts'],
  ['not-to-dev-dependencies', 'src-main/core/f.ts', 'vitest'],
  ['not-to-dev-dependencies', 'src-renderer/app/e.ts', 'vitest'],
  ['not-to-undeclared', 'src-main/core/g.ts', 'undeclared'],
  ['not-to-unresolvable', 'src-main/core/h.ts', './nowhere.ts'],
  ['no-circular', 'src-main/jobs/a.ts', './b.ts'],
];

/** Breaks two rules at once, and both have to say so. */
const FORBIDDEN_TWICE: ReadonlyArray<readonly [rules: readonly string[], from: string, imported: string]> = [
  [['domain-imports-nothing', 'renderer-without-node'], 'src-shared/domain/d.ts', 'node:fs'],
  [['contract-imports-domain', 'shared-not-sides'], 'src-shared/contract/c.ts', '#main/core/clean.ts'],
  [['rpc-imports-contract', 'shared-not-sides'], 'src-shared/rpc/b.ts', '#renderer/app/clean.ts'],
];

/** What the layers are for. */
const ALLOWED: ReadonlyArray<readonly [from: string, imported: string]> = [
  ['src-shared/domain/good.ts', './clean.ts'],
  ['src-shared/domain/good.test.ts', 'vitest'],
  ['src-shared/contract/good.ts', 'zod'],
  ['src-shared/contract/good-too.ts', '#shared/domain/clean.ts'],
  ['src-shared/rpc/good.ts', '#shared/contract/clean.ts'],
  ['src-main/ports/good.ts', '#shared/domain/clean.ts'],
  ['src-main/core/good.ts', '#main/features/clean.ts'],
  ['src-main/features/good.ts', '#main/storage/clean.ts'],
  ['src-main/features/good.test.ts', '../../tests/support/clean.ts'],
  ['src-main/storage/good.ts', 'typeorm'],
  ['src-main/storage/good-too.ts', '#migrations/clean.ts'],
  ['src-main/storage/postgres/good.ts', 'pg'],
  ['migrations/good.ts', 'typeorm'],
  ['migrations/postgres/good.ts', 'typeorm'],
  ['src-main/nfc/good.ts', 'nfc-pcsc'],
  ['src-main/hosts/electron/good.ts', 'electron'],
  ['src-main/hosts/headless/good.ts', '#main/core/clean.ts'],
  ['src-main/cli/good.ts', '#main/hosts/headless/clean.ts'],
  ['src-renderer/ui/good.ts', '#shared/domain/clean.ts'],
  ['src-renderer/features/good.ts', '#renderer/ui/clean.ts'],
  ['src-renderer/features/overview/arrivals-plot.tsx', 'recharts'],
  ['src-renderer/api/good.ts', '#shared/contract/clean.ts'],
  ['tests/e2e/good.test.ts', '#main/core/clean.ts'],
  ['tests/e2e/good-too.test.ts', 'electron'],
];

/** Packages as `not-installed` leaves them out: an optional dependency may be missing. */
const PACKAGES = ['zod', 'ws', 'zustand', 'typeorm', 'sqlite3', 'pg', 'electron', 'vitest', 'recharts', 'undeclared'];
const MANIFEST = {
  type: 'module',
  imports: {
    '#shared/*': './src-shared/*',
    '#main/*': './src-main/*',
    '#renderer/*': './src-renderer/*',
    '#migrations/*': './migrations/*',
  },
  dependencies: { zod: '1', ws: '1', zustand: '1', typeorm: '1', sqlite3: '1', pg: '1' },
  optionalDependencies: { 'nfc-pcsc': '1' },
  devDependencies: { electron: '1', vitest: '1', recharts: '1' },
};

interface Report {
  readonly summary: {
    readonly violations: ReadonlyArray<{ readonly from: string; readonly rule: { readonly name: string } }>;
  };
}

async function writeTree(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [file, text] of files) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
}

/** The modules of the cases, those that they import, and the packages. Imports by turns a value and a type. */
function tree(cases: ReadonlyArray<readonly [from: string, imported: string]>): Map<string, string> {
  const files = new Map<string, string>([['package.json', JSON.stringify(MANIFEST)]]);
  for (const folder of FOLDERS) files.set(`${folder}/clean.ts`, 'export {};\n');
  for (const layer of [
    ...[
      'src-shared/domain',
      'src-shared/contract',
      'src-shared/rpc',
      'src-main/core',
      'src-main/features',
      'src-main/sync',
    ],
    ...['src-main/storage', 'src-main/hosts/headless', 'src-main/hosts/electron', 'src-main/cli', 'src-renderer/app'],
    ...['src-renderer/api', 'src-renderer/features', 'src-renderer/ui', 'tests/support'],
  ]) {
    files.set(`${layer}/clean.ts`, 'export const x = 1;\nexport type X = number;\n');
  }
  files.set('src-main/core/clean.test.ts', 'export const x = 1;\n');
  for (const name of PACKAGES) {
    files.set(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    files.set(`node_modules/${name}/index.js`, 'exports.x = 1;\n');
  }
  for (const [from, imported] of cases) files.set(from, `import { x } from '${imported}';\nexport const y = x;\n`);
  return files;
}

/** What the rules say of a tree, as "rule: module", sorted. */
async function violations(files: ReadonlyMap<string, string>): Promise<string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'import-rules-'));
  try {
    await writeTree(folder, files);
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [CRUISER, '--config', CONFIG, '--output-type', 'json', ...FOLDERS],
      { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
    );
    const report = JSON.parse(stdout) as Report;
    return report.summary.violations.map((violation) => `${violation.rule.name}: ${violation.from}`).sort();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const forbidden = FORBIDDEN.map(([, from, imported]) => [from, imported] as const);
const forbiddenTwice = FORBIDDEN_TWICE.map(([, from, imported]) => [from, imported] as const);

describe('import rules', () => {
  it('let pass what the layers are for', async () => {
    expect(await violations(tree(ALLOWED))).toEqual([]);
  });

  it('find every violation, and each by the rule that is meant', async () => {
    const expected = [
      ...FORBIDDEN.map(([rule, from]) => `${rule}: ${from}`),
      ...FORBIDDEN_TWICE.flatMap(([rules, from]) => rules.map((rule) => `${rule}: ${from}`)),
    ];
    const files = tree([...ALLOWED, ...forbidden, ...forbiddenTwice]);
    // The other half of the circle, which is reported once.
    files.set('src-main/jobs/b.ts', "export * from './a.ts';\n");
    expect(await violations(files)).toEqual(expected.sort());
  });

  it('count imports of types alone', async () => {
    const files = tree([]);
    files.set('src-main/features/a.ts', "import type { X } from '#main/cli/clean.ts';\nexport type Y = X;\n");
    files.set('src-renderer/app/a.ts', "export type Y = import('#main/core/clean.ts').X;\n");
    expect(await violations(files)).toEqual([
      'core-not-hosts: src-main/features/a.ts',
      'renderer-not-main: src-renderer/app/a.ts',
    ]);
  });

  it('count dynamic imports', async () => {
    const files = tree([]);
    files.set('src-main/core/a.ts', "export const load = () => import('electron');\n");
    expect(await violations(files)).toEqual(['electron-only-in-its-host: src-main/core/a.ts']);
  });

  it('have a case here each', () => {
    const config = createRequire(import.meta.url)(CONFIG) as {
      forbidden: ReadonlyArray<{ name: string; severity: string }>;
    };
    const tested = new Set([...FORBIDDEN.map(([rule]) => rule), ...FORBIDDEN_TWICE.flatMap(([rules]) => rules)]);
    expect(config.forbidden.map((rule) => rule.name).filter((name) => !tested.has(name))).toEqual([]);
    expect(config.forbidden.filter((rule) => rule.severity !== 'error')).toEqual([]);
  });
});
