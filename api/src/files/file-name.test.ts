import { describe, expect, it } from 'vitest';
import { safeFileName } from './file-name.ts';

describe('safeFileName', () => {
  it.each([
    ['statement.pdf', 'statement.pdf'],
    ['Übersicht für März.pdf', 'Übersicht für März.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\Maria\\letter.docx', 'letter.docx'],
    ['invoice\u202Egpj.exe', 'invoicegpj.exe'],
    ['two\r\nlines\u0000.txt', 'twolines.txt'],
    ['what? "this" <b>.png', 'what_ _this_ _b_.png'],
    ['   spaces   here  .jpg', 'spaces here.jpg'],
    ['.pdf', 'file.pdf'],
    ['...', 'file'],
    ['', 'file'],
    ['📄 scan.pdf', '📄 scan.pdf'],
  ])('makes %j into %j', (name, expected) => {
    expect(safeFileName(name)).toBe(expected);
  });

  it('shortens what is too long, but keeps its ending', () => {
    expect(safeFileName(`${'é'.repeat(300)}.jpeg`)).toBe(`${'é'.repeat(120)}.jpeg`);
  });

  it('takes the ending from the claimed type when there is none', () => {
    expect(safeFileName('image', 'image/jpeg')).toBe('image.jpg');
    expect(safeFileName('image.exe', 'image/jpeg')).toBe('image.exe');
    expect(safeFileName('image', 'image/svg+xml')).toBe('image');
  });
});
