import * as v from 'valibot';
import { covers } from '../procedure/go-live.ts';
import { procedureTemplate } from '../procedure/procedure.ts';
import type { DeadlineNumbers } from '../procedure/published.ts';
import {
  categoriesByCode,
  holidayList,
  levelsByNumber,
  outsideBodiesByCode,
  promisesByKind,
  rootCauseList,
  stagesByCode,
  wordingsByCode,
} from './override-lists.schema.ts';
import { list, part, whole } from './override-shape.ts';
import {
  address,
  count,
  email,
  givenBy,
  legalCount,
  plainText,
  promise,
  wording,
} from './override-values.ts';

/** A case keeps its procedure's version in a column of this width. */
const LONGEST_VERSION = 20;

const shipped = procedureTemplate.deadlines;
const version = v.pipe(
  plainText,
  v.maxLength(LONGEST_VERSION, `may have up to ${LONGEST_VERSION} characters`),
  v.notValue(procedureTemplate.version, 'is that of the shipped procedure; give yours a version of its own'),
);

const organisation = part({
  name: plainText,
  legalName: plainText,
  email,
  phone: plainText,
  phoneHours: plainText,
  postalAddress: address,
});

const channels = part({
  FORM: part({ title: wording, address: wording, hours: v.nullable(wording) }),
  EMAIL: part({ title: wording, address: givenBy('organisation.email'), hours: v.nullable(wording) }),
  PHONE: part({
    title: wording,
    address: givenBy('organisation.phone'),
    hours: givenBy('organisation.phoneHours'),
  }),
  POST: part({ title: wording, address: givenBy('organisation.postalAddress'), hours: v.nullable(wording) }),
});

const deadlines = v.pipe(
  part({
    acknowledgeHours: count,
    progressUpdateDays: count,
    finalResponseWorkingDays: count,
    complexWorkingDays: count,
    summaryResolutionWorkingDays: legalCount(shipped.summaryResolutionWorkingDays, 'DISP 1.5.1R'),
    paymentLimitWorkingDays: legalCount(shipped.paymentLimitWorkingDays, 'DISP 1.6.2AR(1)'),
    paymentLimitExtendedWorkingDays: legalCount(shipped.paymentLimitExtendedWorkingDays, 'DISP 1.6.2AR(2)'),
    financialLimitWeeks: legalCount(shipped.financialLimitWeeks, 'DISP 1.6.2R'),
  }),
  v.forward(
    v.check(
      (given) => isInOrder(given, 'finalResponseWorkingDays', 'complexWorkingDays'),
      'must not be less than finalResponseWorkingDays',
    ),
    ['complexWorkingDays'],
  ),
  v.forward(
    v.check(
      (given) => isInOrder(given, 'paymentLimitWorkingDays', 'paymentLimitExtendedWorkingDays'),
      'must not be less than paymentLimitWorkingDays',
    ),
    ['paymentLimitExtendedWorkingDays'],
  ),
);

/** DISP 1.9.1R: three years from receipt, which is never after the end of the case. */
const LEAST_YEARS = 3;

const retention = part({
  caseYears: v.pipe(
    count,
    v.minValue(LEAST_YEARS, `must not be less than ${LEAST_YEARS}, which DISP 1.9.1R demands`),
    v.maxValue(30, 'must not be more than 30'),
  ),
  strayMailDays: count,
  source: plainText,
});

const assumedPath = v.pipe(
  plainText,
  v.check(
    (confirmed) => procedureTemplate.assumed.some(({ path }) => covers(confirmed, path)),
    'is not an assumed value, nor a part that holds one',
  ),
);

/** What one file may say about the procedure; everything but the version may be left out. */
export const OverrideSchema = whole({
  version,
  organisation: v.optional(organisation),
  introduction: v.optional(promise()),
  channels: v.optional(channels),
  commitments: v.optional(list(promise())),
  whatToInclude: v.optional(list(wording)),
  stages: v.optional(stagesByCode),
  deadlines: v.optional(deadlines),
  promises: v.optional(promisesByKind),
  escalationLevels: v.optional(levelsByNumber),
  outsideBodies: v.optional(outsideBodiesByCode),
  wordings: v.optional(wordingsByCode),
  leaflet: v.optional(
    part({
      title: plainText,
      website: givenBy('outsideBodies.FINANCIAL_OMBUDSMAN.website'),
      version: plainText,
    }),
  ),
  categories: v.optional(categoriesByCode),
  rootCauses: v.optional(rootCauseList),
  retention: v.optional(retention),
  holidays: v.optional(holidayList),
  confirmed: v.optional(v.array(assumedPath, 'must be a list, [ … ]')),
});

/** The checked content of a procedure file. */
export type ProcedureOverride = v.InferOutput<typeof OverrideSchema>;

function isInOrder(
  given: Partial<DeadlineNumbers>,
  shorter: keyof DeadlineNumbers,
  longer: keyof DeadlineNumbers,
): boolean {
  const all = { ...shipped, ...given };
  return all[longer] >= all[shorter];
}
