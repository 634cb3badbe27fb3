const KEY = 'lanyard.live.table';

/** The table at which the reader of this machine stands, of one event; null for a reader of all tables. */
export function readerTable(eventId: string): string | null {
  return localStorage.getItem(`${KEY}.${eventId}`);
}

export function setReaderTable(eventId: string, pointId: string | null): void {
  if (pointId === null) localStorage.removeItem(`${KEY}.${eventId}`);
  else localStorage.setItem(`${KEY}.${eventId}`, pointId);
}
