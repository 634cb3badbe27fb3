/** Saves what is at an address as a file of this name: the browser asks where, or knows. */
export function saveFile(address: string, name: string): void {
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
}
