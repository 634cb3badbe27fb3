import { expect, it } from 'vitest';
import { savedName } from './documents.ts';

it.each([
  ['cv.pdf', 'application/pdf', 'cv.pdf'],
  ['CV.PDF', 'application/pdf', 'CV.PDF'],
  ['cv.html', 'application/pdf', 'cv.html.pdf'],
  ['cv', 'application/pdf', 'cv.pdf'],
  ['me.jpeg', 'image/jpeg', 'me.jpeg'],
  ['me.exe', 'image/jpeg', 'me.exe.jpg'],
  ['cv.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'cv.docx'],
  ['x.html', 'text/html', 'x.html.bin'],
])('%s of the type %s is saved as %s', (name, type, saved) => {
  expect(savedName(name, type)).toBe(saved);
});
