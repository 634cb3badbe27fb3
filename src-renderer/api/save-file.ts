/** Saves what is at an address as a file of this name: the browser asks where, or knows. */
export function saveFile(address: string, name: string): void {
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
}

/** Long enough for the browser to have read what it saves. In ms. */
const READ_BY_MS = 10_000;

/** Saves a text as a file of this name. */
export function saveText(text: string, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  saveFile(address, name);
  window.setTimeout(() => URL.revokeObjectURL(address), READ_BY_MS);
}
