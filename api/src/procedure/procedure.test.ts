import { describe, expect, it } from 'vitest';
import { procedure } from './procedure.ts';
import type { DeadlineKind } from './published.ts';

const { deadlines, promises, escalationLevels } = procedure;
const promised = (kind: DeadlineKind) => promises.find((promise) => promise.kind === kind)?.text;

function codesAreUnique(codes: string[]): boolean {
  return new Set(codes).size === codes.length;
}

describe('the published procedure', () => {
  it.each<[DeadlineKind, string]>([
    ['ACKNOWLEDGEMENT', `${deadlines.acknowledgeHours} hours`],
    ['PROGRESS_UPDATE', `${deadlines.progressUpdateDays} days`],
    ['FINAL_RESPONSE', `${deadlines.finalResponseWorkingDays} working days`],
    ['FINAL_RESPONSE', `up to ${deadlines.complexWorkingDays}`],
    ['ESCALATION_DECISION', `${escalationLevels[0]?.workingDays} working days`],
    ['PAYMENT_LIMIT', `${deadlines.paymentLimitWorkingDays} working days`],
    ['PAYMENT_LIMIT_EXTENDED', `${deadlines.paymentLimitExtendedWorkingDays} working days`],
    ['FINANCIAL_LIMIT', `${deadlines.financialLimitWeeks} weeks`],
    ['OMBUDSMAN_WINDOW', 'six months'],
  ])('promises for %s in words what it counts in numbers: %s', (kind, words) => {
    expect(promised(kind)).toContain(words);
  });

  it('says the working days of each escalation level in its text', () => {
    for (const { text, workingDays } of escalationLevels)
      expect(text).toContain(`${workingDays} working days`);
  });

  it('has each stage, promise, channel, category and cause once', () => {
    expect(codesAreUnique(procedure.stages.map(({ stage }) => stage))).toBe(true);
    expect(codesAreUnique(promises.map(({ kind }) => kind))).toBe(true);
    expect(codesAreUnique(procedure.channels.map(({ channel }) => channel))).toBe(true);
    expect(codesAreUnique(procedure.categories.map(({ category }) => category))).toBe(true);
    expect(codesAreUnique(procedure.rootCauses.map(({ code }) => code))).toBe(true);
    expect(
      [procedure.stages, promises, procedure.channels, procedure.categories].map((list) => list.length),
    ).toEqual([9, 8, 4, 7]);
  });

  it('speaks in whole sentences', () => {
    for (const { headline, meaning } of procedure.stages) {
      expect(headline).toMatch(/^[A-Z].* .*[^.]$/);
      expect(meaning).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('names in the ombudsman’s final wording the right, that it is free, and the six months (DISP 1 Annex 3R)', () => {
    const wording = procedure.wordings.find(({ code }) => code === 'OMBUDSMAN_FINAL_RESPONSE');
    expect(wording?.text).toContain(
      'right to refer your complaint to the Financial Ombudsman Service, free of charge',
    );
    expect(wording?.text).toContain('within six months of the date of this letter');
  });
});
