import type { CaseFile } from '@desk/db';
import { hashContent } from '../cases/event-hash.ts';
import type { Calendar } from '../procedure/calendar.ts';
import type { CaseEventDraft } from '../procedure/events.ts';

const DIGEST_LENGTH = 16;
const digests = new WeakMap<Calendar, string>();

/**
 * Tells calendars apart that count differently: by the dates of their holidays, whatever they are called, and by what this
 * process knows of London's clocks.
 */
export function calendarDigest(calendar: Calendar): string {
  const known = digests.get(calendar);
  if (known !== undefined) return known;
  const counts = { holidays: [...calendar.holidays.keys()].sort(), clocks: process.versions.tz };
  const digest = hashContent(counts).slice(0, DIGEST_LENGTH);
  digests.set(calendar, digest);
  return digest;
}

/**
 * What the case's row says after one more event. An event that begins dates under another calendar than those before it
 * leaves dates of two.
 */
export function countedAfter(
  { calendarDigest: before }: CaseFile,
  { type, data }: CaseEventDraft,
  calendar: Calendar,
): string {
  const ours = calendarDigest(calendar);
  if (type === 'deadlinesRecomputed') return ours;
  return data.due === undefined || before === ours ? before : '';
}
