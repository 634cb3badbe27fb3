/**
 * Puts a text on the clipboard. Stations that reach the app over plain http have no clipboard of their own to ask.
 * @returns whether it is there
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
