import { createContext, useContext } from 'react';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import type { DocumentRecord } from '#shared/contract/documents.ts';

/** Whom a dialog is about: as much as its title needs. */
export type Who = Pick<RegistrationSummary, 'id' | 'name'>;

/** What lies over the check-in screen. */
export type DoorDialog =
  | { kind: 'walkIn'; searched: string }
  | { kind: 'camera' }
  | { kind: 'override'; person: Who; inside: boolean }
  | { kind: 'assign'; person: Who; replace: boolean }
  | { kind: 'note'; person: RegistrationSummary }
  | { kind: 'document'; document: DocumentRecord }
  | { kind: 'photo'; person: Who; onPhoto: (photo: File) => void };

/** What the parts of the screen can ask of it. */
export interface Door {
  eventId: string;
  /** Presents somebody to the core, in the direction of the desk. */
  present(registrationId: string): void;
  showDetails(registrationId: string): void;
  open(dialog: DoorDialog): void;
  print(person: Who): void;
}

const DoorContext = createContext<Door | null>(null);

export const DoorProvider = DoorContext;

/** The screen around this part. */
export function useDoor(): Door {
  const door = useContext(DoorContext);
  if (door === null) throw new Error('useDoor outside of the check-in screen');
  return door;
}
