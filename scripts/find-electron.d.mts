export function findElectron(): Promise<{ ok: true; path: string } | { ok: false; reason: string }>;
