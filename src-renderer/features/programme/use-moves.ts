import { useRef, useState } from 'react';
import { useClient } from '#renderer/api/context.tsx';
import type { MeetingPoint } from '#shared/contract/programme.ts';
import type { Standing } from './places.ts';
import { useProgrammeChange } from './use-programme-change.ts';

/** More steps back than anybody remembers. */
const LONGEST_PAST = 100;

/**
 * Moves of tables: seen at once, saved by one call each, and taken back in turn. What is on its way to the core covers what
 * comes from there, so that a table never jumps back while a later move is saved.
 */
export function useMoves(eventId: string, points: readonly MeetingPoint[]) {
  const client = useClient();
  const { change } = useProgrammeChange(eventId);
  const [ahead, setAhead] = useState<ReadonlyMap<string, Standing>>(new Map());
  const [past, setPast] = useState<readonly (readonly Standing[])[]>([]);
  const underWay = useRef(0);
  const shown = points.map((point) => ({ ...point, ...ahead.get(point.id) }));

  const save = async (moved: readonly Standing[]): Promise<boolean> => {
    setAhead((old) => new Map([...old, ...moved.map((standing) => [standing.id, standing] as const)]));
    underWay.current += 1;
    const answer = await change(() =>
      client.programme.updatePoints({ eventId, points: moved.map((standing) => ({ ...standing })) }),
    );
    underWay.current -= 1;
    if (underWay.current === 0) setAhead(new Map());
    return answer !== null;
  };

  return {
    points: shown,
    canUndo: past.length > 0,
    async move(moved: readonly Standing[]): Promise<void> {
      const ids = new Set(moved.map(({ id }) => id));
      const before = shown
        .filter(({ id }) => ids.has(id))
        .map(({ id, positionX, positionY, locationIds }) => ({ id, positionX, positionY, locationIds }));
      setPast((old) => [...old.slice(1 - LONGEST_PAST), before]);
      if (!(await save(moved))) setPast((old) => old.filter((step) => step !== before));
    },
    async undo(): Promise<void> {
      const last = past.at(-1);
      if (last === undefined) return;
      setPast((old) => old.filter((step) => step !== last));
      // What was removed since cannot be moved back.
      const there = last.filter(({ id }) => points.some((point) => point.id === id));
      if (there.length > 0) await save(there);
    },
  };
}
