import { createStore, type StoreApi } from 'zustand/vanilla';
import { newNonce } from '#renderer/api/nonce.ts';
import type { EventValues } from '#renderer/features/events/event-values.ts';
import type { Audience } from '#shared/domain/messages.ts';

/** Something that somebody is about to say. */
export interface Draft {
  text: string;
  audience: Audience;
  /** Of the message that this becomes: sent once more, it is the same message. */
  nonce: string;
  sending: boolean;
  /** Why it was not sent, in words. */
  fault: string | null;
}

/** The form of an event that somebody is changing: as they found it, and as it stands. */
export interface EventDraft {
  base: EventValues;
  values: EventValues;
}

export interface DraftsState {
  drafts: Readonly<Record<string, Draft>>;
  write(key: string, patch: { text?: string; audience?: Audience }): void;
  /** Sends it. What could not be sent stays as it is. @returns whether it was sent */
  send(key: string, eventId: string): Promise<boolean>;
  events: Readonly<Record<string, EventDraft>>;
  /** Keeps the form of an event until it is saved: then there is none. */
  keepEvent(key: string, draft: EventDraft | null): void;
  /** Drops the forms of all others, once somebody has signed in. */
  forgetOthers(userId: string): void;
}

interface DraftParts {
  post(message: { nonce: string; eventId: string; text: string; audience: Audience }): Promise<unknown>;
  sentence(error: unknown): string;
}

/** What a conversation that nobody has written in yet begins with: to say less to fewer is the smaller mistake. */
export function emptyDraft(audience: Audience = 'staff'): Draft {
  return { text: '', audience, nonce: newNonce(), sending: false, fault: null };
}

/** Names a draft: whoever signs in next does not find what somebody else began. */
export function draftKey(userId: string, eventId: string): string {
  return `${userId} ${eventId}`;
}

/** What was begun: in conversations, where it outlives screens, sign-ins and connections, and in the forms of events. */
export function createDrafts({ post, sentence }: DraftParts): StoreApi<DraftsState> {
  return createStore<DraftsState>((set, get) => {
    const put = (key: string, draft: Draft) => set(({ drafts }) => ({ drafts: { ...drafts, [key]: draft } }));
    return {
      drafts: {},
      write(key, patch) {
        const before = get().drafts[key] ?? emptyDraft();
        // It may have arrived although the answer was lost: in other words it is another message.
        const nonce = before.sending || before.fault !== null ? newNonce() : before.nonce;
        put(key, { ...before, ...patch, nonce, fault: null });
      },
      async send(key, eventId) {
        const draft = get().drafts[key];
        if (draft === undefined || draft.sending || draft.text.trim() === '') return false;
        const { nonce, text, audience } = draft;
        put(key, { ...draft, sending: true, fault: null });
        const settle = (fault: string | null) => {
          const now = get().drafts[key] ?? emptyDraft(audience);
          // Whoever wrote on meanwhile keeps that.
          if (now.nonce !== nonce) put(key, { ...now, sending: false });
          else put(key, fault === null ? emptyDraft(audience) : { ...now, sending: false, fault });
          return fault === null;
        };
        try {
          await post({ nonce, eventId, text, audience });
          return settle(null);
        } catch (error) {
          return settle(sentence(error));
        }
      },
      events: {},
      keepEvent(key, draft) {
        const { [key]: _, ...others } = get().events;
        set({ events: draft === null ? others : { ...others, [key]: draft } });
      },
      forgetOthers(userId) {
        const own = Object.entries(get().events).filter(([key]) => key.startsWith(draftKey(userId, '')));
        set({ events: Object.fromEntries(own) });
      },
    };
  });
}
