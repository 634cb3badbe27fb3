import type { findElectron } from './find-electron.mjs';

export function openWindow(
  args: readonly string[],
  options?: { find?: typeof findElectron; isRoot?: boolean },
): Promise<{ reason: string } | { code: number }>;
