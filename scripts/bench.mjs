import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
await ensureBuilt();
const result = spawnSync(process.execPath, ['--import', 'tsx', 'tests/bench/run.ts'], { cwd: root, stdio: 'inherit' });
process.exitCode = result.status ?? 1;
