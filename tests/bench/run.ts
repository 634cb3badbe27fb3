import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureBehindImport } from './behind-import.ts';
import { measureDoor } from './door.ts';
import { type Figure, print } from './figures.ts';
import { measureImport } from './import.ts';
import { measurePainted } from './painted.ts';
import { measureStart } from './start.ts';

/** People in the list, and the seed they are made from. */
const PEOPLE = 100_000;
const SEED = 7;

const folder = await mkdtemp(join(tmpdir(), 'lanyard-bench-'));
try {
  const figures: Figure[] = [];
  const parts: Record<string, () => Promise<Figure[]>> = {
    import: () => measureImport(folder, PEOPLE, SEED),
    door: () => measureDoor(folder, PEOPLE, SEED),
    'door behind an import': () => measureBehindImport(folder, PEOPLE, SEED),
    start: () => measureStart(folder),
    screen: () => measurePainted(folder, PEOPLE, SEED),
  };
  for (const [name, measure] of Object.entries(parts)) {
    process.stderr.write(`measuring ${name} ...\n`);
    try {
      figures.push(...(await measure()));
    } catch (error) {
      // What was measured before is shown all the same.
      process.stderr.write(`${name} could not be measured: ${error instanceof Error ? error.stack : String(error)}\n`);
      process.exitCode = 1;
    }
  }
  const report = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 1024 ** 3)} GB, Node ${process.versions.node}`,
    people: PEOPLE,
    seed: SEED,
    figures,
  };
  print(report);
  await writeFile(
    fileURLToPath(new URL('../../docs/figures.json', import.meta.url)),
    `${JSON.stringify(report, null, 2)}\n`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
