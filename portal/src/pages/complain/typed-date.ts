/** A date as it is typed into three inputs. */
export interface TypedDate {
  day: string;
  month: string;
  year: string;
}

export type ReadDate =
  { ok: true; on: string | null } | { ok: false; problem: 'dateIncomplete' | 'dateNotReal' | 'dateInFuture' };

/**
 * Reads a typed date; three empty inputs mean "not said".
 * @param today the local date in London, `YYYY-MM-DD`
 */
export function readTypedDate(typed: TypedDate, today: string): ReadDate {
  const parts = [typed.year, typed.month, typed.day].map((part) => part.trim());
  if (parts.every((part) => part === '')) return { ok: true, on: null };
  if (parts.some((part) => part === '')) return { ok: false, problem: 'dateIncomplete' };
  const [year = '', month = '', day = ''] = parts;
  if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) {
    return { ok: false, problem: 'dateNotReal' };
  }
  const on = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isRealDate(on)) return { ok: false, problem: 'dateNotReal' };
  return on > today ? { ok: false, problem: 'dateInFuture' } : { ok: true, on };
}

/** 31 February parses in some engines and moves to March: only a date that comes back unchanged is real. */
function isRealDate(on: string): boolean {
  const date = new Date(`${on}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(on);
}
