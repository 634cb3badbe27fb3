import { createStore, type StoreApi } from 'zustand/vanilla';
import { newNonce } from '#renderer/api/nonce.ts';

export interface PrintRequest {
  /** Nonce of the print: pressing twice in a hurry is one badge. */
  nonce: string;
  registrationId: string;
  name: string;
  /** After a check-in by itself, not by a button: asks nothing unless it must. */
  automatic: boolean;
  /** Somebody knows that it was printed before and wants it all the same. */
  again?: boolean;
}

export interface PrintingState {
  queue: readonly PrintRequest[];
  ask(request: Omit<PrintRequest, 'nonce'>): void;
  done(nonce: string): void;
}

/** Badges to print. Screens ask; the print feature takes them from the queue, one after the other. */
export function createPrinting(): StoreApi<PrintingState> {
  return createStore<PrintingState>((set) => ({
    queue: [],
    ask: (request) =>
      set(({ queue }) =>
        queue.some((other) => other.registrationId === request.registrationId)
          ? { queue }
          : { queue: [...queue, { ...request, nonce: newNonce() }] },
      ),
    done: (nonce) => set(({ queue }) => ({ queue: queue.filter((request) => request.nonce !== nonce) })),
  }));
}
