import { createHash } from 'node:crypto';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';

/** Where data lives unless `--data` names another folder: the platform's place for an app's data. */
export function defaultFolder(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): string {
  if (platform === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Lanyard');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Lanyard');
  return join(env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'lanyard');
}

/** Most systems cut a socket's path at 104 to 108 bytes. */
const MAX_SOCKET_PATH = 100;

/**
 * The address of the local socket of a data folder, on which the command line reaches an app that runs on it. Only this
 * user can connect: the folder is theirs alone, and a named pipe of Windows has their name in it.
 */
export function socketAddress(folder: string): string {
  const whole = resolve(folder);
  const short = createHash('sha256').update(whole).digest('hex').slice(0, 24);
  if (process.platform === 'win32') return `\\\\.\\pipe\\lanyard-${userInfo().username}-${short}`;
  const inside = join(whole, 'desk.sock');
  return Buffer.byteLength(inside) <= MAX_SOCKET_PATH
    ? inside
    : join(tmpdir(), `lanyard-${userInfo().uid}-${short}`, 'desk.sock');
}
