import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds `out/`, found from wherever this file was built to. */
function appRoot(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder)) {
    if (isRoot(folder)) return folder;
  }
  throw new Error('The app does not find its own files');
}

function isRoot(folder: string): boolean {
  try {
    return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name?: string }).name === 'lanyard';
  } catch {
    return false;
  }
}

/** A file of the build beside the main process's own. */
export function builtFile(name: string): string {
  return join(appRoot(), 'out', 'main', name);
}

/** The folder of the built renderer. */
export function rendererFolder(): string {
  return join(appRoot(), 'out', 'renderer');
}

/** Version of the app. */
export function version(): string {
  return (JSON.parse(readFileSync(join(appRoot(), 'package.json'), 'utf8')) as { version: string }).version;
}
