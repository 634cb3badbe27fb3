import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureBehindImport } from './behind-import.ts';
import { measureBoard } from './board.ts';
import { measureBootstrap } from './bootstrap.ts';
import { measureBundles } from './bundles.ts';
import { cutsOptions, measureCuts } from './cuts.ts';
import { measureDoor } from './door.ts';
import { type Figure, print } from './figures.ts';
import { measureGrid } from './grid.ts';
import { measureImport } from './import.ts';
import { measureIngest } from './ingest-postgres.ts';
import { killsOptions, measureKills, measureKillsPostgres } from './kills.ts';
import { measureKiosk } from './kiosk.ts';
import { measureLive } from './live.ts';
import { measureMatching } from './matching.ts';
import { measurePainted } from './painted.ts';
import { measurePairing } from './pairing.ts';
import { PLAN_PARTS } from './plans.ts';
import { measureReconnect } from './reconnect.ts';
import { measureScale } from './scale.ts';
import { measureScrolling } from './scrolling.ts';
import { measureSimulator, simulatorOptions } from './simulator.ts';
import { measureStart } from './start.ts';

/** People in the list, and the seed they are made from. */
const PEOPLE = 100_000;
const SEED = 7;
/** Parts that the others need: people, and an account to sign in with. */
const FILLING = ['import', 'door'];
/** Parts that need none of that: they make their own people. */
const ALONE = [
  ...[
    'matching',
    'pairing',
    'board',
    'ingest-postgres',
    'simulator',
    'reconnect',
    'kills',
    'kills-postgres',
    'cuts',
    'bootstrap',
    'live',
    'scale',
  ],
  ...Object.keys(PLAN_PARTS),
];

// `npm run bench -- scrolling` measures that alone, after what fills the folder where it needs that, and writes no report.
const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    // Of the simulator: how many from that one on.
    seeds: { type: 'string' },
    // How often something is killed.
    times: { type: 'string' },
    // How long a network is bad.
    minutes: { type: 'string' },
  },
});

const folder = await mkdtemp(join(tmpdir(), 'lanyard-bench-'));
try {
  const figures: Figure[] = [];
  const parts: Record<string, () => Promise<Figure[]>> = {
    import: () => measureImport(folder, PEOPLE, SEED),
    door: () => measureDoor(folder, PEOPLE, SEED),
    'door-behind-import': () => measureBehindImport(folder, PEOPLE, SEED),
    start: () => measureStart(folder),
    screen: () => measurePainted(folder, PEOPLE, SEED),
    kiosk: () => measureKiosk(folder, PEOPLE, SEED),
    lists: () => measureGrid(folder, PEOPLE, SEED),
    scrolling: () => measureScrolling(folder),
    bundles: () => measureBundles(folder, PEOPLE, SEED),
    pairing: () => measurePairing(SEED),
    matching: () => measureMatching(SEED),
    board: () => measureBoard(folder, SEED),
    'ingest-postgres': () => measureIngest(SEED),
    reconnect: () => measureReconnect(folder, SEED),
    kills: () => measureKills(folder, killsOptions(options, SEED)),
    'kills-postgres': () => measureKillsPostgres(folder, killsOptions(options, SEED)),
    cuts: () => measureCuts(folder, cutsOptions(options, SEED)),
    bootstrap: () => measureBootstrap(folder, PEOPLE, SEED),
    live: () => measureLive(folder, SEED),
    scale: () => measureScale(folder, SEED),
    simulator: () => measureSimulator(simulatorOptions(options)),
    ...Object.fromEntries(
      Object.entries(PLAN_PARTS).map(([name, measure]) => [name, async () => measure(SEED)] as const),
    ),
  };
  const unknown = wanted.filter((name) => !(name in parts));
  if (unknown.length > 0) throw new Error(`No part is called ${unknown.join(', ')}: ${Object.keys(parts).join(', ')}`);
  const needed = wanted.some((name) => !ALONE.includes(name)) ? [...FILLING, ...wanted] : wanted;
  for (const [name, measure] of Object.entries(parts)) {
    if (wanted.length > 0 && !needed.includes(name)) continue;
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
  if (wanted.length === 0) {
    const file = fileURLToPath(new URL('../../docs/figures.json', import.meta.url));
    await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
