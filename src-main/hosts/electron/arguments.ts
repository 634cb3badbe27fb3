/**
 * The folder after `--data`, or undefined. The arguments of the app stand among switches of Chromium and, before it is
 * packaged, behind the path of the app: everything else is passed over.
 */
export function dataFolder(argv: readonly string[]): string | undefined {
  for (const [index, argument] of argv.entries()) {
    if (argument.startsWith('--data=')) return argument.slice('--data='.length) || undefined;
    if (argument === '--data') {
      const value = argv[index + 1];
      return value === undefined || value.startsWith('--') ? undefined : value;
    }
  }
  return undefined;
}
