import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));

export interface Run {
  stdout: string;
  seconds: number;
  /** Most memory the process held, in MB; null where the system does not tell. */
  peakMb: number | null;
}

/** Runs a command of the command line to its end, as a whole process. */
export async function runCli(args: readonly string[]): Promise<Run> {
  const started = performance.now();
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  let stdout = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  let peakMb: number | null = null;
  const timer = setInterval(async () => {
    // Linux keeps the high-water mark by itself, so that asking now and then misses nothing but the last moment.
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    const kilobytes = /VmHWM:\s+(\d+)/.exec(status)?.[1];
    if (kilobytes !== undefined) peakMb = Number(kilobytes) / 1024;
  }, 50);
  const [code] = (await once(child, 'close')) as [number];
  clearInterval(timer);
  if (code !== 0) throw new Error(`lanyard ${args.join(' ')} ended with ${code}`);
  return { stdout, seconds: (performance.now() - started) / 1000, peakMb };
}
