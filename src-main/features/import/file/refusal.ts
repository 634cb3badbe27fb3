import { ImportFileError } from './types.ts';

/** What is wrong with a file that could not be read, in a sentence for people; null when the fault is ours. */
export function refusalOf(error: unknown): string | null {
  if (error instanceof ImportFileError) return error.message;
  // A stick that was pulled out, a share that went away, a disk that fails.
  if (error instanceof Error && 'syscall' in error && 'code' in error) {
    return `The file cannot be read (${String(error.code)}). Copy it to this computer and choose it again.`;
  }
  return null;
}
