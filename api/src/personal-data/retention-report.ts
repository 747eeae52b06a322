import type { Procedure } from '../procedure/published.ts';
import type { DueErasures } from './run-retention.ts';

/** In words what is erased, or would be, and why; what is kept all the same, and why. */
export function retentionReport(
  { cases, strayMails }: DueErasures,
  { retention }: Procedure,
  isDryRun: boolean,
): string {
  const { caseYears, strayMailDays, source } = retention;
  const erased = cases.filter(({ keptBecause }) => keptBecause === null);
  const kept = cases.filter(({ keptBecause }) => keptBecause !== null);
  const did = isDryRun ? 'Would erase' : 'Erased';
  return [
    `Cases are kept for ${caseYears} years after they are closed (${source}), other mails for ${strayMailDays} days.`,
    `${did} what is personal in ${counted(erased.length, 'case')}${erased.length > 0 ? ':' : '.'}`,
    ...erased.map(({ reference, erasableOn }) => `  ${reference}, kept until ${erasableOn}`),
    ...(kept.length === 0 ? [] : [`Kept although the time is over, ${counted(kept.length, 'case')}:`]),
    ...kept.map(({ reference, keptBecause }) => `  ${reference}: ${keptBecause ?? ''}`),
    `${did} ${counted(strayMails, 'mail')} of no case.`,
    '',
  ].join('\n');
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}
