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

/** Whether an address is the app's screen for the hall: the one page that has a window of its own beside the desk's. */
export function isHall(address: string): boolean {
  if (!isOwn(address)) return false;
  const { pathname, hash } = new URL(address);
  return ['/', '/index.html'].includes(pathname) && /^#\/hall\/[\w-]+$/.test(hash);
}

/** Where the app's own links lead: help with an export from a ticket shop, and a venue on the map. */
const KNOWN_HOSTS: ReadonlySet<string> = new Set([
  'docs.pretix.eu',
  'www.eventbrite.com',
  'help.luma.com',
  'www.openstreetmap.org',
]);

/**
 * Whether an address may be handed to the system's browser: at once where the app itself leads there, after a question where
 * somebody has written it, as the website of a venue; never where it is no plain address of the web.
 */
export function outside(address: string): 'known' | 'ask' | 'never' {
  try {
    const { protocol, hostname, port, username, password } = new URL(address);
    if (username !== '' || password !== '' || !['https:', 'http:'].includes(protocol)) return 'never';
    return protocol === 'https:' && port === '' && KNOWN_HOSTS.has(hostname) ? 'known' : 'ask';
  } catch {
    return 'never';
  }
}
