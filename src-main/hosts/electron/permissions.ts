import type { Session } from 'electron';
import { isOwn } from './address.ts';

/** What is asked for, as far as the answer depends on it. */
export interface Wish {
  permission: string;
  origin: string | undefined;
  isMainFrame: boolean;
  /** Kinds of media, when it is about media. */
  media: readonly string[];
}

/**
 * For the app's own page the camera, to scan codes, the whole screen and that it stays on; nothing else, for nobody. Electron's
 * default grants everything.
 */
export function isGranted({ permission, origin, isMainFrame, media }: Wish): boolean {
  if (!isMainFrame || !isOwn(origin)) return false;
  if (permission === 'fullscreen' || permission === 'screen-wake-lock') return true;
  return permission === 'media' && media.length > 0 && media.every((kind) => kind === 'video');
}

/** Answers both ways in which Chromium asks: the check beforehand and the request. */
export function restrictPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const origin = 'securityOrigin' in details ? details.securityOrigin : details.requestingUrl;
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    callback(isGranted({ permission, origin, isMainFrame: details.isMainFrame, media }));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) => {
    const media = details.mediaType === undefined ? [] : [details.mediaType];
    return isGranted({ permission, origin: requestingOrigin, isMainFrame: details.isMainFrame, media });
  });
  session.setDevicePermissionHandler(() => false);
}
