import { describe, expect, it } from 'vitest';
import { calendarFile } from './calendar-file.ts';

const day = { id: 'a', on: '2026-11-28', title: 'T', text: 'x' };
const write = (change: Partial<typeof day>) =>
  calendarFile([{ ...day, ...change }], new Date('2026-11-23T10:12:00.123Z'));
const unfold = (file: string) => file.replaceAll('\r\n ', '');

describe('a calendar file', () => {
  it('holds each day as a whole-day entry', () => {
    expect(write({})).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//CONSTRAT//Complaints desk//EN',
        'BEGIN:VEVENT',
        'UID:a',
        'DTSTAMP:20261123T101200Z',
        'DTSTART;VALUE=DATE:20261128',
        'SUMMARY:T',
        'DESCRIPTION:x',
        'TRANSP:TRANSPARENT',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
  });

  it('escapes what has a meaning of its own', () => {
    expect(write({ title: 'a\\b; c, d\ne\r\nf: g' })).toContain('SUMMARY:a\\\\b\\; c\\, d\\ne\\nf: g\r\n');
  });

  it('folds lines at 75 octets without tearing a character apart, and loses nothing', () => {
    const text = 'Ŵythnos – 🙂 '.repeat(30);
    const file = write({ text });
    const octets = file.split('\r\n').map((line) => Buffer.byteLength(line));
    expect(Math.max(...octets)).toBeLessThanOrEqual(75);
    expect(file).not.toContain('\ufffd');
    expect(unfold(file)).toContain(`DESCRIPTION:${text}\r\n`);
  });
});
