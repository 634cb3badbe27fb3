import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Marks the place of the fuses in Electron's binary. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** The fuses of Electron 45 in the order of the wire, with what they are without any configuration. */
const FUSES = [
  ['runAsNode', '1'],
  ['cookieEncryption', '0'],
  ['nodeOptions', '1'],
  ['nodeCliInspect', '1'],
  ['embeddedAsarIntegrityValidation', '0'],
  ['onlyLoadAppFromAsar', '0'],
  ['loadBrowserProcessSpecificV8Snapshot', '0'],
  ['grantFileProtocolExtraPrivileges', '1'],
  ['wasmTrapHandlers', '1'],
] as const;

export type Fuse = (typeof FUSES)[number][0];

/** Writes a folder that looks like Electron for Linux to a packager; its program does nothing but hold the fuses. */
export async function writeDummyElectron(folder: string): Promise<void> {
  await mkdir(join(folder, 'resources'), { recursive: true });
  await mkdir(join(folder, 'locales'), { recursive: true });
  const wire = Buffer.concat([
    Buffer.from(SENTINEL, 'latin1'),
    Buffer.from([1, FUSES.length]),
    Buffer.from(FUSES.map(([, state]) => state).join(''), 'latin1'),
  ]);
  const program = Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), wire, Buffer.from('\n')]);
  await writeFile(join(folder, 'electron'), program, { mode: 0o755 });
  for (const name of ['chrome-sandbox', 'chrome_crashpad_handler']) {
    await writeFile(join(folder, name), '', { mode: 0o755 });
  }
  await writeFile(join(folder, 'LICENSE'), 'License of Electron');
  await writeFile(join(folder, 'LICENSES.chromium.html'), 'Licenses of Chromium');
  await writeFile(join(folder, 'locales', 'en-US.pak'), '');
}

/** How the fuses of a program stand. */
export async function readFuses(program: string): Promise<Record<Fuse, boolean>> {
  const bytes = await readFile(program);
  const at = bytes.indexOf(SENTINEL, 0, 'latin1');
  if (at === -1) throw new Error('The program has no fuses');
  const states = bytes.toString('latin1', at + SENTINEL.length + 2);
  return Object.fromEntries(FUSES.map(([name], index) => [name, states[index] === '1'])) as Record<Fuse, boolean>;
}
