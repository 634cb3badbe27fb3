import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { EVERYBODY, MOST_PICKED, NOBODY, pickable, type Selection, sizeOf, toggled, withMore } from './selection.ts';
import { useIdsBetween } from './use-roster.ts';
import { sameList, type View } from './view.ts';

/**
 * Who is selected. Another list begins with nobody selected: what is not in sight is not changed by accident. Ranges may reach over
 * rows that were never in sight; they are fetched.
 */
export function useSelection(eventId: string, view: View, total: number) {
  const { t } = useTranslation();
  const format = useFormat();
  const toast = useToast();
  const idsBetween = useIdsBetween(eventId, view);
  const [selection, setSelection] = useState<Selection>(NOBODY);
  /** Where a range begins: the row that was last picked or stood on. */
  const anchor = useRef(0);
  /** What was selected before the present range, which may still grow or shrink; null where there is none. */
  const before = useRef<Selection | null>(null);
  const ranges = useRef(0);
  const listed = useRef(view);
  useEffect(() => {
    if (!sameList(listed.current, view)) {
      before.current = null;
      setSelection(NOBODY);
    }
    listed.current = view;
  }, [view]);

  const latest = useRef(selection);
  useEffect(() => {
    latest.current = selection;
  });
  const tooMany = useCallback(
    () => toast({ text: t('people.select.tooMany', { most: format.number(MOST_PICKED) }), tone: 'no' }),
    [toast, t, format],
  );
  const take = useCallback(
    (next: Selection | null) => {
      if (next === null) tooMany();
      else setSelection(next);
    },
    [tooMany],
  );
  const fetched = useCallback(
    async (from: number, to: number, use: (ids: string[]) => void) => {
      if (!pickable(from, to)) return tooMany();
      try {
        use(await idsBetween(from, to));
      } catch (error) {
        toast({ text: sentenceOf(error, t), tone: 'no' });
      }
    },
    [idsBetween, tooMany, toast, t],
  );

  const actions = useMemo(
    () => ({
      toggle(id: string, row: number) {
        anchor.current = row;
        before.current = null;
        take(toggled(latest.current, id));
      },
      /** Everybody from the row that was last picked to this one, in place of the range so far. */
      extend(row: number) {
        before.current ??= latest.current;
        const base = before.current;
        ranges.current += 1;
        const range = ranges.current;
        void fetched(anchor.current, row, (ids) => {
          // A later range was quicker.
          if (range !== ranges.current || base !== before.current) return;
          take(withMore(base, ids));
        });
      },
      /** Where the next range begins, without picking. */
      anchorAt(row: number) {
        anchor.current = row;
        before.current = null;
      },
      all() {
        before.current = null;
        setSelection(EVERYBODY);
      },
      none() {
        before.current = null;
        setSelection(NOBODY);
      },
    }),
    [fetched, take],
  );
  return { selection, size: sizeOf(selection, total), ...actions };
}

export type Picks = ReturnType<typeof useSelection>;
