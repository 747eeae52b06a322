/** A day to remember. */
export interface CalendarDay {
  /** Stays the same for the same day of the same case, so that adding it again changes it and makes no second one. */
  id: string;
  /** The local date, `YYYY-MM-DD`. */
  on: string;
  title: string;
  text: string;
}

const lineEnd = '\r\n';
const utf8 = new TextEncoder();

/** Writes whole-day entries as an iCalendar file (RFC 5545). */
export function calendarFile(days: readonly CalendarDay[], writtenAt: Date): string {
  const stamp = writtenAt.toISOString().replace(/[-:]|\.\d+/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//CONSTRAT//Complaints desk//EN',
    ...days.flatMap(({ id, on, title, text }) => [
      'BEGIN:VEVENT',
      `UID:${escapeText(id)}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${on.replaceAll('-', '')}`,
      `SUMMARY:${escapeText(title)}`,
      `DESCRIPTION:${escapeText(text)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => fold(line) + lineEnd).join('');
}

/** RFC 5545, 3.3.11: backslash, semicolon, comma and line ends within a text. */
function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');
}

/** RFC 5545, 3.1: a line holds 75 octets at most and goes on after a space; no character is torn apart. */
function fold(line: string): string {
  const folded: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = utf8.encode(character).length;
    if (octets + size > 75) {
      folded.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...folded, part].join(lineEnd);
}
