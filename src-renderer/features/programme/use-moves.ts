import { useRef, useState } from 'react';
import { useClient } from '#renderer/api/context.tsx';
import { inTurn } from '#renderer/api/in-turn.ts';
import { onceTold } from '#renderer/api/renew.ts';
import type { MeetingPoint } from '#shared/contract/programme.ts';
import { lastStep, type Step } from './past.ts';
import type { Standing } from './places.ts';
import { useProgrammeChange } from './use-programme-change.ts';

/** More steps back than anybody remembers. */
const LONGEST_PAST = 100;

/**
 * Moves of tables: seen at once, saved by one call each, and taken back in turn with the removals between them. What is on its way to the core covers what
 * comes from there, so that a table never jumps back while a later move is saved.
 */
export function useMoves(eventId: string, points: readonly MeetingPoint[]) {
  const client = useClient();
  const { change } = useProgrammeChange(eventId);
  const [ahead, setAhead] = useState<ReadonlyMap<string, Standing>>(new Map());
  const [past, setPast] = useState<readonly Step[]>([]);
  const [turn] = useState(inTurn);
  const underWay = useRef(0);
  const last = lastStep(past, new Set(points.map(({ id }) => id)));
  const shown = points.map((point) => ({ ...point, ...ahead.get(point.id) }));

  const save = async (moved: readonly Standing[]): Promise<boolean> => {
    setAhead((old) => new Map([...old, ...moved.map((standing) => [standing.id, standing] as const)]));
    underWay.current += 1;
    const answer = await turn(() =>
      change(() => client.programme.updatePoints({ eventId, points: moved.map((standing) => ({ ...standing })) })),
    );
    underWay.current -= 1;
    onceTold(() => {
      if (underWay.current === 0) setAhead(new Map());
    });
    return answer !== null;
  };

  /** Notes what is under way, unless it is refused. */
  const done = async (step: Step, answer: Promise<boolean>) => {
    setPast((old) => [...old.slice(1 - LONGEST_PAST), step]);
    if (!(await answer)) setPast((old) => old.filter((one) => one !== step));
  };

  return {
    points: shown,
    canUndo: last !== null,
    async move(moved: readonly Standing[]): Promise<void> {
      const ids = new Set(moved.map(({ id }) => id));
      const before = shown
        .filter(({ id }) => ids.has(id))
        .map(({ id, positionX, positionY, locationIds }) => ({ id, positionX, positionY, locationIds }));
      await done({ kind: 'moved', from: before }, save(moved));
    },
    /** @param removal answers whether they are gone */
    async remove(ids: readonly string[], removal: (ids: readonly string[]) => Promise<boolean>): Promise<void> {
      await done(
        { kind: 'removed', ids },
        turn(() => removal(ids)),
      );
    },
    async undo(): Promise<void> {
      if (last === null) return;
      const { step, before } = last;
      setPast(before);
      if (step.kind === 'moved') await save(step.from);
      else await turn(() => change(() => client.programme.restorePoints({ eventId, ids: [...step.ids] })));
    },
  };
}
