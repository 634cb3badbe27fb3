import { once } from 'node:events';

/** Resolves when somebody or the system wants this process to end. @returns by which signal */
export async function untilStopped(): Promise<string> {
  const signal = await Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((name) => once(process, name)));
  return String(signal[0] ?? 'signal');
}
