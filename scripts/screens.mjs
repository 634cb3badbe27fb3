/**
 * Takes the pictures of docs/screens anew: every screen, in both themes and sizes. Run by hand, when screens change.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { findChromium } from './find-chromium.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

await ensureBuilt();
const chromium = await findChromium();
if (!chromium.ok) {
  process.stderr.write(`No pictures: ${chromium.reason}\n`);
  process.exit(1);
}
rmSync(join(root, 'docs', 'screens'), { recursive: true, force: true });
const { status } = spawnSync('npx', ['--no-install', 'playwright', 'test'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, LANYARD_CHROMIUM: chromium.path, LANYARD_SCREENS: '1' },
  shell: process.platform === 'win32',
});
process.exitCode = status ?? 1;
