import type { Outcome } from '../support/simulator/simulation.ts';
import { openSimulator } from '../support/simulator/simulator.ts';

/** What came of a seed. */
export type Simulated = Outcome | { failure: string };

/** A process that simulates the seeds that it is sent, until nobody sends any more. */
const simulator = await openSimulator();

// The whole group of processes gets it; the one that sends seeds decides.
process.on('SIGINT', () => undefined);
process.on('message', (seed: number) => {
  simulator.run(seed).then(
    (outcome) => answer(outcome),
    (error: unknown) => answer({ failure: error instanceof Error ? error.message : String(error) }),
  );
});
process.on('disconnect', () => {
  void simulator.close();
});

function answer(simulated: Simulated): void {
  process.send?.(simulated);
}
