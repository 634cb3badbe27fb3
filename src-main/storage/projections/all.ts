import {
  badgesProjection,
  changesProjection,
  conflictsOfProjection,
  handlingsProjection,
  reentryProjection,
  registeredProjection,
} from './conflicts.ts';
import { createErasureProjection } from './erasure.ts';
import { pairingsProjection, pairsOfProjection, pairsProjection } from './pairs.ts';
import { presenceProjection } from './presence.ts';
import type { Projection } from './projection.ts';

/**
 * What operations touch that is kept in memory alone, by event: who keeps it is told, and nothing on disk is derived from it.
 * What rules matching has, how keywords are written and which mean the same, and what organizers say of pairs.
 */
const IN_MEMORY: readonly Projection[] = ['matchingRules', 'keywords', 'pairRules'].map((name) => ({
  name,
  refresh: () => Promise.resolve(),
}));

/**
 * All that is derived from what operations change.
 * @param directory in which people are found
 * @param presence where they stand at the door
 */
export function projectionsWith(directory: Projection, presence: Projection = presenceProjection): Projection[] {
  return [
    presence,
    pairsProjection,
    pairingsProjection,
    directory,
    registeredProjection,
    badgesProjection,
    changesProjection,
    reentryProjection,
    handlingsProjection,
    conflictsOfProjection,
    createErasureProjection([directory, pairsOfProjection, conflictsOfProjection]),
    ...IN_MEMORY,
  ];
}
