import { duration } from './duration.ts';
import type { DeadlineNumbers, EscalationLevel, Procedure } from './published.ts';

const UNITS: Record<keyof DeadlineNumbers, string> = {
  acknowledgeHours: 'hour',
  progressUpdateDays: 'day',
  finalResponseWorkingDays: 'working day',
  complexWorkingDays: 'working day',
  summaryResolutionWorkingDays: 'working day',
  paymentLimitWorkingDays: 'working day',
  paymentLimitExtendedWorkingDays: 'working day',
  financialLimitWeeks: 'week',
};

const ROLES: Record<EscalationLevel['reviewerRole'], string> = { MANAGER: 'manager', DIRECTOR: 'director' };

/** Stands for the postal address, which may itself name the organisation. */
const POSTAL_ADDRESS = 'organisation.postalAddress';

/**
 * Fills every `{…}` in the texts of a procedure with the value that it names: `{organisation.phone}` with the
 * number, `{deadlines.acknowledgeHours}` with "24 hours".
 * @throws RangeError if a text names something that is no value of the procedure
 */
export function publish(template: Procedure): Procedure {
  const values = valuesOf(template);
  const postalAddress = filled(template.organisation.postalAddress, values);
  return filledThroughout(template, new Map([...values, [POSTAL_ADDRESS, postalAddress]]));
}

/** Every name that a text of the procedure may put between braces. */
export function placeholderNames(template: Procedure): string[] {
  return [...valuesOf(template).keys(), POSTAL_ADDRESS];
}

/** The names between braces in a text, in their order. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => String(name));
}

function valuesOf({
  organisation,
  deadlines,
  escalationLevels,
  outsideBodies,
}: Procedure): Map<string, string> {
  const numbers = Object.keys(deadlines) as (keyof DeadlineNumbers)[];
  return new Map([
    ['organisation.name', organisation.name],
    ['organisation.legalName', organisation.legalName],
    ['organisation.email', organisation.email],
    ['organisation.phone', organisation.phone],
    ['organisation.phoneHours', organisation.phoneHours],
    ...numbers.map((name): [string, string] => [`deadlines.${name}`, duration(deadlines[name], UNITS[name])]),
    ['escalationLevels.workingDays', timesOf(escalationLevels)],
    ...escalationLevels.flatMap(({ level, workingDays, reviewerRole }): [string, string][] => [
      [`escalationLevels.${level}.workingDays`, duration(workingDays, 'working day')],
      [`escalationLevels.${level}.reviewerRole`, ROLES[reviewerRole]],
    ]),
    ...outsideBodies.flatMap(({ code, name, website }): [string, string][] => [
      [`outsideBodies.${code}.name`, name],
      [`outsideBodies.${code}.website`, website],
    ]),
  ]);
}

/** "10 working days", or "10 working days at level 1 and 15 working days at level 2" where they differ. */
function timesOf(levels: readonly EscalationLevel[]): string {
  const times = new Set(levels.map(({ workingDays }) => duration(workingDays, 'working day')));
  if (times.size === 1) return [...times].join();
  return levels
    .map(({ level, workingDays }) => `${duration(workingDays, 'working day')} at level ${level}`)
    .join(' and ');
}

function filled(text: string, values: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new RangeError(`{${name}} is not a value of the procedure`);
    return value;
  });
}

function filledThroughout<T>(part: T, values: ReadonlyMap<string, string>): T {
  if (typeof part === 'string') return filled(part, values) as T;
  if (Array.isArray(part)) return part.map((each: unknown) => filledThroughout(each, values)) as T;
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]: [string, unknown]) => [key, filledThroughout(value, values)]),
  ) as T;
}
