import { expect, it } from 'vitest';
import { fileStemOf } from './file-stem.ts';

it('names a file after somebody in letters and digits of any script', () => {
  expect(fileStemOf('Ada "../" Quist')).toBe('Ada-Quist');
  expect(fileStemOf('فاطمة الفيصل')).toBe('فاطمة-الفيصل');
  expect(fileStemOf('हिन्दी')).toBe('हिन्दी');
  expect(fileStemOf('欧阳修文.')).toBe('欧阳修文');
  expect(fileStemOf('a'.repeat(300))).toHaveLength(80);
  expect(fileStemOf(' … ')).toBe('meetings');
});
