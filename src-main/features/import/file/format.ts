import { type FileHandle, open } from 'node:fs/promises';
import { type FileFormat, ImportFileError } from './types.ts';

const HEAD_BYTES = 8_192;

const startsWith = (head: Buffer, ...bytes: readonly number[]): boolean =>
  head.length >= bytes.length && bytes.every((byte, index) => head[index] === byte);

const SAVE_AS = 'Open it in a spreadsheet program and save it as XLSX or as CSV (UTF-8), then import that file.';

function isEncryptedWorkbook(head: Buffer): boolean {
  return (
    head.includes(Buffer.from('EncryptedPackage', 'utf16le')) || head.includes(Buffer.from('EncryptionInfo', 'utf16le'))
  );
}

function refuseMarkup(head: Buffer): void {
  const text = head
    .subarray(0, 512)
    .toString('latin1')
    .replace(/^\xEF\xBB\xBF/, '')
    .trimStart()
    .toLowerCase();
  if (/^<(!doctype html|html|table|meta|head|body)/.test(text)) {
    throw new ImportFileError('otherFormat', `This is a web page, whatever its name says. ${SAVE_AS}`);
  }
  if (text.startsWith('<?xml')) {
    throw new ImportFileError('otherFormat', `This is an XML file and no list that can be read. ${SAVE_AS}`);
  }
  if (text.startsWith('{\\rtf')) {
    throw new ImportFileError('otherFormat', 'This is a text document (RTF). Export the attendee list as CSV or XLSX.');
  }
  if (/^(\[\s*)?\{\s*"/.test(text)) {
    throw new ImportFileError('otherFormat', 'This is a JSON file. Export the attendee list as CSV or XLSX.');
  }
}

/** Tells by its first bytes what a file is. Throws `ImportFileError` for everything that is neither text nor XLSX. */
export function sniff(head: Buffer): FileFormat {
  if (head.length === 0) throw new ImportFileError('empty', 'The file is empty. Export the attendee list again.');
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04) || startsWith(head, 0x50, 0x4b, 0x05, 0x06)) {
    if (head.subarray(30, 120).toString('latin1').includes('opendocument')) {
      throw new ImportFileError('openDocument', `This is an OpenDocument file (.ods). ${SAVE_AS}`);
    }
    return 'xlsx';
  }
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw new ImportFileError('oldExcel', `This is an Excel file of the old kind (.xls). ${SAVE_AS}`);
  }
  if (startsWith(head, 0x25, 0x50, 0x44, 0x46)) {
    throw new ImportFileError('pdf', 'This is a PDF. Export the attendee list as CSV or XLSX from the ticket shop.');
  }
  const archive =
    startsWith(head, 0x1f, 0x8b) ||
    startsWith(head, 0x37, 0x7a, 0xbc, 0xaf) ||
    startsWith(head, 0x52, 0x61, 0x72, 0x21);
  if (archive) throw new ImportFileError('otherFormat', 'This is an archive. Unpack it and import the list inside.');
  if (startsWith(head, 0xff, 0xfe, 0, 0) || startsWith(head, 0, 0, 0xfe, 0xff)) {
    throw new ImportFileError('otherFormat', 'The file is encoded in UTF-32. Save it as CSV in UTF-8.');
  }
  const image =
    startsWith(head, 0x89, 0x50, 0x4e, 0x47) ||
    startsWith(head, 0xff, 0xd8, 0xff) ||
    startsWith(head, 0x47, 0x49, 0x46, 0x38);
  if (image) throw new ImportFileError('otherFormat', 'This is a picture. Export the attendee list as CSV or XLSX.');
  if (head.subarray(0, 16).toString('latin1') === 'SQLite format 3\0') {
    throw new ImportFileError('otherFormat', 'This is a database. To restore a Lanyard folder use “restore”.');
  }
  refuseMarkup(head);
  return 'text';
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') throw new ImportFileError('notFound', 'There is no file of that name.', { cause: error });
    throw new ImportFileError('unreadable', 'The file cannot be opened. Is it open elsewhere, or not yours to read?', {
      cause: error,
    });
  }
}

/** Opens a file just long enough to tell its format and its size in bytes. Throws `ImportFileError`. */
export async function detectFormat(path: string): Promise<{ format: FileFormat; totalBytes: number }> {
  const file = await openFile(path);
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new ImportFileError('unreadable', 'This is a folder or a device and no file.');
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.subarray(0, bytesRead);
    if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0) && (await mentionsEncryption(file, stat.size))) {
      throw new ImportFileError('encrypted', 'This workbook has a password. Save a copy without one and import that.');
    }
    return { format: sniff(head), totalBytes: stat.size };
  } finally {
    await file.close();
  }
}

/** A workbook with a password is an OLE container; the directory that names its streams may lie anywhere in it. */
async function mentionsEncryption(file: FileHandle, size: number): Promise<boolean> {
  const limit = Math.min(size, 4_194_304);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(limit), 0, limit, 0);
  return isEncryptedWorkbook(buffer.subarray(0, bytesRead));
}
