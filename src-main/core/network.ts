import type { Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { AppError } from '#shared/domain/errors.ts';

/** Whether only this computer reaches what listens there. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** An address as it stands in a URL. */
export function bracketed(address: string): string {
  return (address.includes(':') && !address.startsWith('[') ? `[${address}]` : address).toLowerCase();
}

/** Where others reach what listens on all addresses of this computer, with the network card of each. */
export function outerAddresses(): { address: string; card: string }[] {
  return Object.entries(networkInterfaces()).flatMap(([card, list]) =>
    (list ?? [])
      .filter((entry) => !entry.internal && entry.family === 'IPv4')
      .map(({ address }) => ({ address, card })),
  );
}

/**
 * Begins to listen.
 * @param freeByItself whether whoever names no port gets a free one
 * @returns the port
 * @throws AppError where nothing can listen there
 */
export function listen(server: Server, host: string, port: number, freeByItself: boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    const refused = (error: Error) => reject(explain(error, { host, port, freeByItself }));
    server.once('error', refused);
    server.listen(port, host, () => {
      server.off('error', refused);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** Why nothing can listen there, for whoever chose the address. */
function explain(
  error: Error,
  { host, port, freeByItself }: { host: string; port: number; freeByItself: boolean },
): Error {
  switch ('code' in error ? error.code : null) {
    case 'EADDRINUSE':
      return new AppError(
        'conflict',
        freeByItself
          ? `Port ${port} is in use. Choose another one, or leave it out to get a free one.`
          : `Port ${port} is in use. Choose another one.`,
      );
    case 'EACCES':
      return new AppError('invalidInput', `Port ${port} is not open to this user. Choose one above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return new AppError('invalidInput', `This computer has no address ${host}. 0.0.0.0 stands for all that it has.`);
    default:
      return error;
  }
}
