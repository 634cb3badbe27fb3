import { randomBytes } from 'node:crypto';
import type { Clock } from '#main/ports/clock.ts';

/** Long enough to click, and for a page that shows a photo to be looked at. In ms. */
const GOOD_FOR_MS = 15 * 60_000;
/** More than anybody has open. */
const MOST = 2000;

/** A file that a renderer may fetch. */
export interface Download {
  path: string;
  /** As the browser saves it. */
  name: string;
  type: string;
  /** Shown in the page, as a photo is, and not saved. */
  inline: boolean;
}

/**
 * Files on their way to a renderer. Each has an address that nobody can guess and that is good for a while: whoever was
 * given it has shown that they may have the file.
 */
export class Downloads {
  readonly #clock: Clock;
  readonly #offered = new Map<string, Download & { until: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @returns the path of the address, such as `/download/…` */
  offer(download: Download): string {
    const now = this.#clock.now();
    for (const [key, { until }] of this.#offered) {
      if (until > now && this.#offered.size < MOST) break;
      this.#offered.delete(key);
    }
    const key = randomBytes(24).toString('base64url');
    this.#offered.set(key, { ...download, until: now + GOOD_FOR_MS });
    return `/download/${key}`;
  }

  /** What is at a path, or null. */
  find(pathname: string): Download | null {
    const found = this.#offered.get(/^\/download\/([\w-]{32})$/.exec(pathname)?.[1] ?? '');
    return found === undefined || found.until <= this.#clock.now() ? null : found;
  }
}
