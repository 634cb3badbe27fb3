const KEY = 'lanyard.kiosk.reader';

/** The reader that staff have chosen for the kiosk of this window, by its name; null for the first that is free. */
export function chosenReader(): string | null {
  return localStorage.getItem(KEY);
}

export function chooseReader(name: string | null): void {
  if (name === null) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, name);
}
