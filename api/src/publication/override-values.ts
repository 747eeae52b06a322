import { Temporal } from 'temporal-polyfill';
import * as v from 'valibot';
import { procedureTemplate } from '../procedure/procedure.ts';
import { placeholderNames, placeholdersIn } from '../procedure/publish.ts';

const LONGEST_COUNT = 366;
const NAMES = new Set(placeholderNames(procedureTemplate));
const DURATION =
  /\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty)[\s-](?:(?:working|business|calendar)[\s-])?(?:hour|day|week)s?\b/i;

const text = v.pipe(
  v.string('must be text, in quotation marks'),
  v.check((value) => value.trim() !== '', 'must not be empty'),
);

/** A name, number or other value that texts may speak of, and so speaks of none itself. */
export const plainText = v.pipe(
  text,
  v.check((value) => !/[{}]/.test(value), 'must not hold { or }'),
);

/** A text for customers, in which `{…}` stands for a value of the procedure. */
export const wording = v.pipe(
  text,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const name of placeholdersIn(dataset.value)) {
      if (!NAMES.has(name))
        addIssue({ message: `speaks of {${name}}, which is not a value of the procedure` });
    }
    if (/[{}]/.test(dataset.value.replaceAll(/\{[^{}]*\}/g, '')))
      addIssue({ message: 'has a { or } without its pair' });
  }),
);

/** The postal address, which may name the organisation but not itself. */
export const address = v.pipe(
  wording,
  v.check((value) => !value.includes('{organisation.postalAddress}'), 'must not speak of itself'),
);

/**
 * A text that promises something. It names each time by its path, so that words and clocks cannot differ.
 * @param shipped the text that it replaces; what that speaks of, the new one must speak of, too
 */
export function promise(shipped = '') {
  const required = placeholdersIn(shipped).filter((name) => !name.startsWith('organisation.'));
  return v.pipe(
    wording,
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const named = placeholdersIn(dataset.value);
      const missing = required.filter((name) => !named.includes(name)).map((name) => `{${name}}`);
      if (missing.length > 0) addIssue({ message: `must say ${missing.join(' and ')}` });
      const [duration] = DURATION.exec(dataset.value) ?? [];
      if (duration === undefined) return;
      addIssue({
        message: `says “${duration}” in fixed words; name the time by its path, such as {deadlines.finalResponseWorkingDays}`,
      });
    }),
  );
}

/** A number of hours, days or weeks. */
export const count = v.pipe(
  v.number('must be a number'),
  v.check(
    (value) => Number.isInteger(value) && value >= 1 && value <= LONGEST_COUNT,
    `must be a whole number from 1 to ${LONGEST_COUNT}`,
  ),
);

/** A time that the law sets. @param most what the rule allows: a procedure may be stricter, never laxer */
export function legalCount(most: number, rule: string) {
  return v.pipe(count, v.maxValue(most, `must not be more than ${most}, which ${rule} allows`));
}

/** A day, YYYY-MM-DD. */
export const day = v.pipe(
  v.string('must be a date in quotation marks, such as "2027-01-31"'),
  v.check(isDay, 'must be a date such as 2027-01-31'),
);

export const email = v.pipe(plainText, v.email('must be an email address'));

/** An address on the web, with or without `https://`. */
export const website = v.pipe(
  plainText,
  v.regex(
    /^(https:\/\/)?[a-z0-9-]+(\.[a-z0-9-]+)+(\/\S*)?$/i,
    'must be an address such as www.example.com or https://www.example.com/complaints',
  ),
);

/** A value that follows from another one. @param path where that one stands */
export function givenBy(path: string) {
  return v.never(`follows from ${path}; set that one instead`);
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  try {
    Temporal.PlainDate.from(value);
    return true;
  } catch {
    return false;
  }
}
