import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { openWindow, pass, run } from './open-window.mjs';

const cli = join(dirname(dirname(fileURLToPath(import.meta.url))), 'out', 'main', 'cli.js');

await ensureBuilt();
const args = process.argv.slice(2);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    // A terminal sends Ctrl+C to both. Told twice, the app would end at once and not in order.
    if (signal === 'SIGTERM' || !process.stdin.isTTY) pass(signal);
  });
}

const window = await openWindow(args);
if (window.reason === undefined) {
  process.exitCode = window.code;
} else {
  process.stderr.write(
    `Electron's window is not to be had here (${window.reason}); Lanyard runs in the browser instead.\n`,
  );
  const { code, signal } = await run(process.execPath, [cli, 'serve', '--open', ...args]);
  process.exitCode = code ?? (signal === null ? 0 : 1);
}
