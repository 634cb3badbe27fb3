/**
 * From now on nobody but the user who runs the app reads what it writes, whatever folder that is in: a data folder that was made by hand may
 * be open to all users of the computer. Windows has rights of another kind, which a user's own folders take care of.
 */
export function keepFilesPrivate(): void {
  process.umask(0o077);
}
