import { open as openFile, stat } from 'node:fs/promises';
import { type Entry, open as openZip, type ZipFile } from 'yauzl';
import { type DocumentKind, MAX_MEGABYTES } from '#shared/domain/documents.ts';

/** Larger pictures take seconds to show, and gigabytes of memory where somebody means harm. */
const MAX_PIXELS = 50_000_000;
const MAX_PARTS = 5000;
/** What a document of the size limit honestly unpacks to, and more. */
const MAX_UNPACKED = 200 * 1024 * 1024;

export interface Content {
  extension: 'pdf' | 'docx' | 'png' | 'jpg';
  mimeType: string;
}

export interface Refused {
  ok: false;
  reason: 'type' | 'tooLarge' | 'damaged';
  message: string;
}

export type Checked = { ok: true; content: Content } | Refused;

const TYPES: Record<Content['extension'], string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  png: 'image/png',
  jpg: 'image/jpeg',
};
const ALLOWED: Record<DocumentKind, readonly Content['extension'][]> = {
  resume: ['pdf', 'docx', 'png', 'jpg'],
  photo: ['png', 'jpg'],
};

/** What a file is, by what is in it: its name says nothing. */
export async function checkContent(path: string, kind: DocumentKind): Promise<Checked> {
  const { size } = await stat(path);
  const most = MAX_MEGABYTES[kind];
  if (size > most * 1024 * 1024) {
    return { ok: false, reason: 'tooLarge', message: `The file is larger than ${most} MB. Make it smaller.` };
  }
  const { head, tail } = await ends(path, size);
  const extension = extensionOf(head);
  if (extension === null || !ALLOWED[kind].includes(extension)) {
    return {
      ok: false,
      reason: 'type',
      message:
        kind === 'photo'
          ? 'A photo is a PNG or JPEG picture.'
          : 'A résumé is a PDF, a Word document (DOCX), a PNG or a JPEG.',
    };
  }
  const fault = await faultOf(extension, path, head, tail);
  return fault === null ? { ok: true, content: { extension, mimeType: TYPES[extension] } } : fault;
}

const damaged: Refused = {
  ok: false,
  reason: 'damaged',
  message: 'The file is damaged or was not copied completely. Save it again and choose the new one.',
};

async function faultOf(
  extension: Content['extension'],
  path: string,
  head: Buffer,
  tail: Buffer,
): Promise<Refused | null> {
  switch (extension) {
    case 'pdf':
      return tail.includes('%%EOF') ? null : damaged;
    case 'docx':
      return faultOfDocument(path);
    default: {
      const size = extension === 'png' ? pngSize(head, tail) : await jpegSize(path, tail);
      if (size === null || size.width === 0 || size.height === 0) return damaged;
      if (size.width * size.height <= MAX_PIXELS) return null;
      return {
        ok: false,
        reason: 'tooLarge',
        message: 'The picture has more than 50 million pixels. Make it smaller.',
      };
    }
  }
}

const HEAD_BYTES = 4096;
const TAIL_BYTES = 2048;

async function ends(path: string, size: number): Promise<{ head: Buffer; tail: Buffer }> {
  const file = await openFile(path, 'r');
  try {
    const head = Buffer.alloc(Math.min(HEAD_BYTES, size));
    const tail = Buffer.alloc(Math.min(TAIL_BYTES, size));
    await file.read(head, 0, head.length, 0);
    await file.read(tail, 0, tail.length, Math.max(0, size - tail.length));
    return { head, tail };
  } finally {
    await file.close();
  }
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function extensionOf(head: Buffer): Content['extension'] | null {
  if (head.subarray(0, PNG.length).equals(PNG)) return 'png';
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'jpg';
  // Some writers put a few bytes before it; readers look at the first kilobyte.
  if (head.subarray(0, 1024).includes('%PDF-')) return 'pdf';
  return head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004')) ? 'docx' : null;
}

function pngSize(head: Buffer, tail: Buffer): { width: number; height: number } | null {
  const isWhole = head.length >= 24 && head.subarray(12, 16).toString('latin1') === 'IHDR' && tail.includes('IEND');
  return isWhole ? { width: head.readUInt32BE(16), height: head.readUInt32BE(20) } : null;
}

/** Goes from marker to marker up to the one that has the size: pictures of cameras have large previews before it. */
async function jpegSize(path: string, tail: Buffer): Promise<{ width: number; height: number } | null> {
  if (!tail.includes(Buffer.from([0xff, 0xd9]))) return null;
  const file = await openFile(path, 'r');
  try {
    const marker = Buffer.alloc(9);
    for (let at = 2; ; ) {
      const { bytesRead } = await file.read(marker, 0, 9, at);
      if (bytesRead < 9 || marker[0] !== 0xff) return null;
      const code = marker[1] ?? 0;
      // Any number of these may stand before a marker.
      if (code === 0xff) {
        at += 1;
        continue;
      }
      const isSize = code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc;
      if (isSize) return { height: marker.readUInt16BE(5), width: marker.readUInt16BE(7) };
      at += 2 + marker.readUInt16BE(2);
    }
  } finally {
    await file.close();
  }
}

/** A ZIP is a Word document when it has what one has, nothing that runs, and unpacks to what is reasonable. */
async function faultOfDocument(path: string): Promise<Refused | null> {
  const entries = await entriesOf(path).catch(() => null);
  if (entries === null) return damaged;
  const names = new Set(entries.map((entry) => entry.fileName));
  if (!names.has('[Content_Types].xml') || !names.has('word/document.xml')) {
    return { ok: false, reason: 'type', message: 'A résumé is a PDF, a Word document (DOCX), a PNG or a JPEG.' };
  }
  if ([...names].some((name) => /vbaProject|\.(exe|dll|js|vbs|bat)$/i.test(name))) {
    return { ok: false, reason: 'type', message: 'This document holds a program. Save it as DOCX without macros.' };
  }
  const unpacked = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (unpacked > MAX_UNPACKED) {
    return { ok: false, reason: 'tooLarge', message: 'The document unpacks to more than can be read. Save it anew.' };
  }
  return null;
}

function entriesOf(path: string): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    openZip(path, { lazyEntries: true }, (error, zip: ZipFile) => {
      if (error) return reject(error);
      const entries: Entry[] = [];
      zip.on('entry', (entry: Entry) => {
        entries.push(entry);
        if (entries.length > MAX_PARTS) {
          zip.close();
          reject(new Error('Too many parts'));
        } else zip.readEntry();
      });
      zip.on('end', () => resolve(entries));
      zip.on('error', reject);
      zip.readEntry();
    });
  });
}
