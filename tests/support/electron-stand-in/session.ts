import type { Page } from '@playwright/test';
import type { Session as ElectronSession } from 'electron';
import type { Gateway } from './gateway.ts';

type RequestHandler = Exclude<Parameters<ElectronSession['setPermissionRequestHandler']>[0], null>;
type CheckHandler = Exclude<Parameters<ElectronSession['setPermissionCheckHandler']>[0], null>;
type Permission = Parameters<RequestHandler>[1];

/** Permissions that the browser is told about: its name for each, and Electron's. */
const PERMISSIONS: readonly { browser: string; electron: Permission; media?: 'video' | 'audio' }[] = [
  { browser: 'camera', electron: 'media', media: 'video' },
  { browser: 'microphone', electron: 'media', media: 'audio' },
  { browser: 'geolocation', electron: 'geolocation' },
  { browser: 'notifications', electron: 'notifications' },
  { browser: 'clipboard-read', electron: 'clipboard-read' },
  { browser: 'midi', electron: 'midi' },
  { browser: 'idle-detection', electron: 'idle-detection' },
  { browser: 'local-fonts', electron: 'local-fonts' },
  { browser: 'window-management', electron: 'window-management' },
];

/** Electron's session. Without handlers everything is granted, as by Electron. */
export class Session {
  readonly #gateway: Gateway;
  #request: RequestHandler = (_contents, _permission, callback) => callback(true);
  #check: CheckHandler = () => true;

  constructor(gateway: Gateway) {
    this.#gateway = gateway;
  }

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.#request = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.#check = handler;
  }

  setDevicePermissionHandler(): void {}

  /** Asks the handlers what a page at this address may, and tells the browser. */
  async settle(page: Page, address: string): Promise<void> {
    if (!URL.canParse(address) || this.#gateway.toBrowser(address) === address) return;
    const origin = `${this.#gateway.originOf(address)}/`;
    const devtools = await page.context().newCDPSession(page);
    for (const { browser, electron, media } of PERMISSIONS) {
      const granted = this.#asked(electron, origin, media) || this.#checked(electron, origin, media);
      await devtools.send('Browser.setPermission', {
        permission: { name: browser },
        setting: granted ? 'granted' : 'denied',
        origin: new URL(this.#gateway.toBrowser(address)).origin,
      });
    }
    // The browser forgets what it was told when the session ends, so it stays open as long as the page.
  }

  #asked(permission: Permission, origin: string, media: 'video' | 'audio' | undefined): boolean {
    let granted = false;
    const details = { isMainFrame: true, requestingUrl: origin };
    this.#request(
      null as never,
      permission,
      (answer) => {
        granted = answer;
      },
      media === undefined ? details : { ...details, securityOrigin: origin, mediaTypes: [media] },
    );
    return granted;
  }

  #checked(permission: Permission, origin: string, media: 'video' | 'audio' | undefined): boolean {
    const details = { isMainFrame: true, requestingUrl: origin };
    return this.#check(
      null,
      permission as Parameters<CheckHandler>[1],
      origin,
      media === undefined ? details : { ...details, securityOrigin: origin, mediaType: media },
    );
  }
}
