export { inspectFile } from './inspectFile.ts';
export { mappingSignature, proposeMapping } from './mapping.ts';
export { readRows } from './readRows.ts';
export { rejectedHead, rejectedLine, writeRejectedCsv } from './rejected.ts';
export * from './types.ts';
