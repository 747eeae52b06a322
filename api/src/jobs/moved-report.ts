import type { MovedCase } from './recompute-deadlines.ts';

/** The report of a recomputation in plain lines, one per date. */
export function movedReport(report: readonly MovedCase[]): string {
  if (report.length === 0) return 'No date of an open case has moved.\n';
  const lines = report.flatMap(({ reference, moved }) =>
    moved.map(({ kind, from, to }) => `${reference}  ${kind}: ${from} → ${to}`),
  );
  return `The calendar changed, and with it dates of ${report.length} open case${report.length === 1 ? '' : 's'}:\n${lines.join('\n')}\n`;
}
