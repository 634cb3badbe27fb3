import { report, type ToStandIn } from './scenario.ts';

/** Runs what a test sends, as Playwright's `electronApplication.evaluate` does under Electron. */
export function obey(electron: object): void {
  process.on('message', (message: ToStandIn) => {
    if (message.type !== 'run') return;
    const { id, source, argument } = message;
    // The test's own code, sent as text since it comes from another process.
    const work = new Function('__name', `return (${source})`)((value: unknown) => value) as (
      electron: object,
      argument: unknown,
    ) => unknown;
    Promise.resolve()
      .then(() => work(electron, argument))
      .then(
        (result) => report({ type: 'ran', id, ok: true, result: result ?? null }),
        (error: unknown) =>
          report({ type: 'ran', id, ok: false, message: error instanceof Error ? (error.stack ?? '') : String(error) }),
      );
  });
  // A test that has gone takes its app along.
  if (process.connected) process.on('disconnect', () => process.exit(1));
}
