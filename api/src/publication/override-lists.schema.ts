import * as v from 'valibot';
import { procedureTemplate } from '../procedure/procedure.ts';
import { list, part, whole } from './override-shape.ts';
import { count, day, email, plainText, promise, website, wording } from './override-values.ts';

const { stages, promises, escalationLevels, wordings, categories } = procedureTemplate;
const CATEGORIES = categories.map(({ category }) => category);
const CODE = /^[A-Z][A-Z_]*$/;

const oneOf = <const Codes extends readonly string[]>(codes: Codes) =>
  v.picklist(codes, `must be one of ${codes.join(', ')}`);

export const stagesByCode = part(
  byCode(
    stages,
    ({ stage }) => stage,
    () => part({ title: wording, headline: promise(), meaning: promise() }),
  ),
);

export const promisesByKind = part(
  byCode(
    promises,
    ({ kind }) => kind,
    ({ text }) => part({ title: wording, text: promise(text) }),
  ),
);

export const levelsByNumber = part(
  byCode(
    escalationLevels,
    ({ level }) => level,
    ({ text }) =>
      part({
        title: wording,
        reviewerRole: oneOf(['MANAGER', 'DIRECTOR']),
        workingDays: count,
        text: promise(text),
      }),
  ),
);

export const categoriesByCode = part(
  byCode(
    categories,
    ({ category }) => category,
    () => part({ title: wording, hint: wording }),
  ),
);

/** The name and the reach of the ombudsman are the law's (DISP 2), and our fixed wordings rest on them. */
export const outsideBodiesByCode = part({
  ADR_PROVIDER: v.pipe(
    part({
      name: plainText,
      takes: wording,
      categories: list(oneOf(CATEGORIES)),
      website,
      email: v.nullable(email),
      phone: v.nullable(plainText),
      listedFrom: day,
    }),
    v.forward(
      v.check(
        (body) => body.categories === undefined || body.takes !== undefined,
        'must be given together with categories, to say the same in words',
      ),
      ['takes'],
    ),
  ),
  FINANCIAL_OMBUDSMAN: part({
    website,
    email: v.nullable(email),
    phone: v.nullable(plainText),
    listedFrom: day,
  }),
});

/** A fixed wording changes as a whole, so that a letter's version always leads to its text. */
export const wordingsByCode = part(
  byCode(
    wordings,
    ({ code }) => code,
    (shipped) =>
      whole({
        version: v.pipe(
          plainText,
          v.notValue(shipped.version, 'is that of the shipped wording; give yours its own'),
        ),
        effectiveFrom: day,
        source: plainText,
        text: wording,
      }),
  ),
);

export const rootCauseList = v.pipe(
  list(
    whole({
      code: v.pipe(plainText, v.regex(CODE, 'must be in capitals, such as SYSTEM_FAULT')),
      title: wording,
    }),
  ),
  v.check((causes) => allDiffer(causes.map(({ code }) => code)), 'must have each code once'),
);

export const holidayList = v.pipe(
  v.array(whole({ date: day, name: plainText }), 'must be a list, [ … ]'),
  v.check((holidays) => allDiffer(holidays.map(({ date }) => date)), 'must have each date once'),
);

function byCode<Item, Code extends string | number, Schema>(
  items: readonly Item[],
  codeOf: (item: Item) => Code,
  schemaOf: (item: Item) => Schema,
): Record<Code, Schema> {
  return Object.fromEntries(items.map((item) => [codeOf(item), schemaOf(item)])) as Record<Code, Schema>;
}

function allDiffer(codes: readonly string[]): boolean {
  return new Set(codes).size === codes.length;
}
