import { calendarFile, type CalendarDay } from './calendar-file.ts';

/** Hands days to the device as a calendar file. Made here: the reference number goes nowhere for it. */
export function saveCalendar(days: readonly CalendarDay[], name: string): void {
  const file = new Blob([calendarFile(days, new Date())], { type: 'text/calendar;charset=utf-8' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
