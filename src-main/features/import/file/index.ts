export { inspectFile } from './inspectFile.ts';
export { readRows } from './readRows.ts';
export { refusalOf } from './refusal.ts';
export { rejectedHead, rejectedLine, writeRejectedCsv } from './rejected.ts';
export * from './types.ts';
