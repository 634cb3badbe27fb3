import { spawn } from 'node:child_process';
import { startHeadless } from '#main/hosts/headless/serve.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type Arguments, portOf } from './arguments.ts';
import { EXIT, type ExitCode } from './command.ts';
import { untilStopped } from './until-stopped.ts';

export const SERVE_USAGE = 'serve [--port N] [--host H] [--open]';
export const SERVE_OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string' },
  open: { type: 'boolean' },
} as const;

/** Runs the headless host until it is told to stop. Prints its address, as a JSON document with `--json`. */
export async function serve(args: Arguments, folder: string): Promise<ExitCode> {
  const headless = await startHeadless({
    folder,
    host: args.text('host') ?? '127.0.0.1',
    port: portOf(args.text('port')),
  });
  if (headless === null) {
    throw new AppError(
      'conflict',
      `Lanyard runs already on ${folder}. Use its window, or name another folder with --data.`,
    );
  }
  const { url, outerUrls } = headless.server;
  if (outerUrls.length > 0) {
    process.stderr.write(
      `Other computers reach it at ${outerUrls.join(' and ')}. Whoever has this address can try to sign in, and nothing that passes is encrypted: for networks that you trust.\n`,
    );
  }
  process.stdout.write(
    args.flag('json') ? `${JSON.stringify({ url, pid: process.pid, folder })}\n` : `Lanyard is at ${url}\n`,
  );
  if (args.flag('open')) openBrowser(url);
  await headless.close(`The app was closed (${await untilStopped()}).`);
  return EXIT.done;
}

/** Opens the system's browser where there is one; where there is none, the printed address is enough. */
function openBrowser(url: string): void {
  const [command, args] =
    process.platform === 'darwin'
      ? (['open', [url]] as const)
      : process.platform === 'win32'
        ? (['rundll32', ['url.dll,FileProtocolHandler', url]] as const)
        : (['xdg-open', [url]] as const);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
