import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { Door } from '#renderer/features/check-in/door-context.tsx';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import type { GridKeys } from './roster-grid.tsx';
import type { RowActions } from './roster-row.tsx';
import type { Picks } from './use-selection.ts';

/** The row that the keys mean, and what keys and clicks do. What rows get stays the same, so that they are not painted again. */
export function useGridKeys({
  picks,
  personAt,
  door,
  box,
}: {
  picks: Picks;
  personAt: (row: number) => RegistrationSummary | null;
  door: Door;
  box: RefObject<HTMLInputElement | null>;
}) {
  const [active, setActive] = useState(-1);
  const latest = useRef({ picks, personAt, active });
  useEffect(() => {
    latest.current = { picks, personAt, active };
  });

  const actions = useMemo<RowActions>(
    () => ({
      open(row, id) {
        latest.current.picks.anchorAt(row);
        setActive(row);
        door.showDetails(id);
      },
      pick(row, id, range) {
        if (range) latest.current.picks.extend(row);
        else latest.current.picks.toggle(id, row);
        setActive(row);
      },
    }),
    [door],
  );
  const keys = useMemo<GridKeys>(
    () => ({
      move(row, extend) {
        const now = latest.current;
        if (extend) now.picks.extend(row);
        else now.picks.anchorAt(row);
        setActive(row);
      },
      toggle(row) {
        const person = latest.current.personAt(row);
        if (person !== null) latest.current.picks.toggle(person.id, row);
      },
      open(row) {
        const person = latest.current.personAt(row);
        if (person !== null) door.showDetails(person.id);
      },
      all: () => latest.current.picks.all(),
      escape: () => latest.current.picks.none(),
      leave() {
        setActive(-1);
        box.current?.focus();
      },
    }),
    [door, box],
  );
  return { active, setActive, keys, actions };
}
