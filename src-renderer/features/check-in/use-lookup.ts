import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { useSearch } from '#renderer/api/queries.ts';
import { useScans } from '#renderer/app/state/services.tsx';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import { type EnterAnswer, enterMeans, isSameCode, moved } from './enter.ts';
import { useSettled } from './use-settled.ts';

export interface Lookup {
  text: string;
  /** The text that the hits are for; empty while nothing is looked up. */
  asked: string;
  results: readonly RegistrationSummary[];
  /** The results are those of this very text. */
  answered: boolean;
  /** The highlighted row. */
  activeId: string | null;
  /** Enter came too early and did nothing; another one will. */
  enterAgain: boolean;
  setText(text: string): void;
  clear(): void;
  move(steps: number): void;
  enter(): void;
  /** Checks in the line with this number, from 1. */
  pick(line: number): void;
}

/** What is typed in the box, who is found, who is highlighted, and what Enter does about it. */
export function useLookup(eventId: string): Lookup {
  const scans = useScans();
  const client = useClient();
  const queries = useQueryClient();
  const [text, setPlainText] = useState('');
  const [pickedId, setPickedId] = useState<string | null>(null);
  const [early, setEarly] = useState<'no' | 'waiting' | 'again'>('no');
  const typed = text.trim();
  const asked = useSettled(typed, SETTLE_MS);
  const search = useSearch(eventId, asked);
  const results = asked === '' ? NOBODY : (search.data ?? NOBODY);
  const answered = asked === typed && search.data !== undefined && !search.isPlaceholderData;
  const picked = results.some(({ id }) => id === pickedId) ? pickedId : null;
  const activeId = picked ?? results[0]?.id ?? null;

  const setText = useCallback((next: string) => {
    setPlainText(next);
    setPickedId(null);
    setEarly('no');
  }, []);
  const clear = useCallback(() => setText(''), [setText]);

  const present = useCallback(
    (id: string) => {
      setText('');
      void scans.scan({ kind: 'registration', id }, 'search');
    },
    [scans, setText],
  );

  const carryOut = useCallback(
    async (answer: EnterAnswer) => {
      if (answer.kind === 'wait') setEarly('waiting');
      else if (answer.kind === 'checkIn') present(answer.id);
      else if (answer.kind === 'code') {
        setText('');
        scans.code(answer.code, 'scan');
      } else if (answer.kind === 'codeOrCheckIn') {
        setText('');
        const details = await queries
          .fetchQuery({
            queryKey: keys.registration(answer.id),
            queryFn: () => client.registrations.get({ id: answer.id }),
          })
          .catch(() => null);
        if (details?.ticketCodes.some((code) => isSameCode(code, answer.code))) scans.code(answer.code, 'scan');
        else void scans.scan({ kind: 'registration', id: answer.id }, 'search');
      }
    },
    [client, present, queries, scans, setText],
  );

  // Enter came before the hits did. One hit alone can be meant; among several the hand was too fast to know.
  useEffect(() => {
    if (early !== 'waiting' || !answered) return;
    if (results.length <= 1) void carryOut(enterMeans({ text: typed, answered, results, pickedId: null }));
    setEarly(results.length > 1 ? 'again' : 'no');
  }, [early, answered, results, typed, carryOut]);

  return {
    text,
    asked,
    results,
    answered,
    activeId,
    enterAgain: early === 'again',
    setText,
    clear,
    move: (steps) => setPickedId(moved(results, activeId, steps)),
    enter: () => void carryOut(enterMeans({ text, answered, results, pickedId: picked })),
    pick(line) {
      const person = answered ? results[line - 1] : undefined;
      if (person !== undefined) present(person.id);
    },
  };
}

/**
 * Two frames before a text is looked up. The first keys of a scanner reach the box and are taken out again: the list must not
 * flash at every scan.
 */
const SETTLE_MS = 32;
const NOBODY: readonly RegistrationSummary[] = [];
