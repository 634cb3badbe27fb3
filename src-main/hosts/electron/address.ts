/** The page's own address. It is a standard scheme, so that it is an origin with storage, a CSP and modules of its own. */
export const SCHEME = 'app';
export const ORIGIN = `${SCHEME}://lanyard`;
export const HOME = `${ORIGIN}/`;

/** Whether an address or an origin is the app's own. Chromium writes origins with and without the slash. */
export function isOwn(address: string | undefined): boolean {
  if (address === undefined) return false;
  try {
    const { protocol, host, username, password } = new URL(address);
    return `${protocol}//${host}` === ORIGIN && username === '' && password === '';
  } catch {
    return false;
  }
}

/** Where people are sent for help with an export from their ticket shop. */
const EXTERNAL_HOSTS: ReadonlySet<string> = new Set(['docs.pretix.eu', 'www.eventbrite.com', 'help.luma.com']);

/** Whether an address may be handed to the system's browser. */
export function mayOpenOutside(address: string): boolean {
  try {
    const { protocol, hostname, port, username, password } = new URL(address);
    return protocol === 'https:' && port === '' && username === '' && password === '' && EXTERNAL_HOSTS.has(hostname);
  } catch {
    return false;
  }
}
