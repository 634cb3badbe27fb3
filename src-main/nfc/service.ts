import { execFile } from 'node:child_process';
import { connect } from 'node:net';

const LINUX_SOCKET = '/run/pcscd/pcscd.comm';
/** A service that takes longer than this to accept a connection counts as not running. */
const ANSWER_MS = 2000;

/**
 * Whether the system's smart card service runs. To be asked before the addon is opened: without a service it spins in
 * its constructor for ever and blocks the whole process. On Linux the question also starts a socket-activated pcscd.
 * On macOS the service is a framework and always there.
 */
export function isServiceRunning(): Promise<boolean> {
  if (process.platform === 'linux') return accepts(process.env.PCSCLITE_CSOCK_NAME ?? LINUX_SOCKET);
  if (process.platform === 'win32') return windowsServiceRuns();
  return Promise.resolve(true);
}

/**
 * Windows starts the service with the first reader and stops it with the last: there its absence says no more than
 * that no reader is connected.
 */
export const serviceFollowsReaders = process.platform === 'win32';

/** How a person gets the service to run, for the status line. */
export function serviceAdvice(): string {
  return process.platform === 'linux'
    ? 'Install and start pcscd: sudo apt-get install pcscd, then sudo systemctl start pcscd.'
    : 'Restart the computer.';
}

function accepts(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const answer = (running: boolean) => {
      socket.destroy();
      resolve(running);
    };
    socket.setTimeout(ANSWER_MS, () => answer(false));
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}

/** Windows stops the service with the last reader. The number 4 stands for RUNNING in every language of `sc`. */
function windowsServiceRuns(): Promise<boolean> {
  return new Promise((resolve) => {
    execFile('sc.exe', ['query', 'SCardSvr'], { timeout: ANSWER_MS, windowsHide: true }, (error, stdout) => {
      resolve(error === null && /:\s*4\s/.test(stdout));
    });
  });
}
