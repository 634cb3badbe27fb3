import { scrub } from '../operations/erasure.ts';
import type { WriteTx } from '../unit-of-work.ts';
import type { Projection } from './projection.ts';

/**
 * People who were erased: refreshing takes out what has come of them since.
 * @param others what is derived from registrations, and must forget them as well
 */
export function createErasureProjection(others: readonly Projection[]): Projection {
  return {
    name: 'erasure',
    async refresh(tx: WriteTx, personIds: readonly string[]): Promise<void> {
      for (const personId of personIds) {
        const registrationIds = await scrub(tx, personId);
        for (const projection of others) await projection.refresh(tx, registrationIds);
      }
    },
  };
}
