import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { findElectron } from './find-electron.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

await ensureBuilt();
const args = process.argv.slice(2);
const electron = await findElectron();
if (!electron.ok) {
  process.stderr.write(
    `Electron's window is not to be had here (${electron.reason}); Lanyard runs in the browser instead.\n`,
  );
}
const child = electron.ok
  ? spawn(electron.path, [root, ...args], { stdio: 'inherit' })
  : spawn(process.execPath, [join(root, 'out', 'main', 'cli.js'), 'serve', '--open', ...args], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === null ? 0 : 1);
});
