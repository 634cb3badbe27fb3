import { AppError } from '#shared/domain/errors.ts';

/**
 * Says what is wrong with a database and what to do about it, without the password of its address.
 * @param error what connecting or migrating has thrown
 */
export function explainPostgres(error: unknown, url: string): AppError {
  if (error instanceof AppError) return error;
  const { where, user, database } = partsOf(url);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const said = error instanceof Error ? error.message : String(error);
  const text = (() => {
    switch (code) {
      case '28P01':
        return `The database server at ${where} does not accept the password of "${user}".`;
      case '28000':
        return `The database server at ${where} does not let "${user}" in from here: ${said}`;
      case '3D000':
        return `There is no database "${database}" at ${where}. Create it, or name another one.`;
      case '42501':
        return (
          `"${user}" may not create tables in the database "${database}" at ${where}. ` +
          'Let the owner of the database start the hub once, or grant that right.'
        );
      case '53300':
        return `The database server at ${where} takes no more connections: ${said}`;
    }
    if (said.includes('client password must be a string'))
      return `The database server at ${where} wants a password, and the address has none.`;
    if (isAway(code) || said.includes('timeout')) return `No database answers at ${where} (${code || said}).`;
    return `The database at ${where} cannot be used: ${said}`;
  })();
  return new AppError('unavailable', text);
}

/** What somebody learns where a database that was there is not any more; any other error as it is. */
export function explainLost(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof AppError) return error;
  const code = 'code' in error ? String(error.code) : '';
  // 57P0x: the server is shut down, or begins.
  const isLost =
    isAway(code) || /^(57P0[123]|08\d{3})$/.test(code) || /^Connection terminated|timeout/.test(error.message);
  if (!isLost) return error;
  const lost = new AppError(
    'unavailable',
    'The database of the hub does not answer. Desks go on, and are level again once it does.',
  );
  lost.cause = error;
  return lost;
}

/** @throws AppError `invalidInput` where it is none */
export function assertAddress(url: string): void {
  try {
    const { protocol, username, password, pathname } = new URL(url);
    for (const part of [username, password, pathname]) decodeURIComponent(part);
    if (/^postgres(ql)?:$/.test(protocol)) return;
  } catch {
    // Said below. What the address parser says quotes the address, and with it the password.
  }
  throw new AppError(
    'invalidInput',
    'That is no address of a PostgreSQL database. One looks like postgres://user:password@host:5432/database; ' +
      'in a password, write signs such as / @ # % as %2F %40 %23 %25.',
  );
}

/** The host cannot be found or reached. */
function isAway(code: string): boolean {
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNRESET'].includes(
    code,
  );
}

function partsOf(url: string): { where: string; user: string; database: string } {
  const { host, username, pathname } = new URL(url);
  return {
    where: host === '' ? 'this computer' : host,
    user: decodeURIComponent(username),
    database: decodeURIComponent(pathname.slice(1)),
  };
}
