export type Chromium = { ok: true; path: string } | { ok: false; reason: string };
export function locateChromium(env?: NodeJS.ProcessEnv, platform?: NodeJS.Platform): Promise<Chromium>;
export function findChromium(env?: NodeJS.ProcessEnv): Promise<Chromium>;
