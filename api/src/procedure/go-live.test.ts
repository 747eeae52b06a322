import { describe, expect, it } from 'vitest';
import { findBrackets, findUnconfirmed } from './go-live.ts';
import { procedure } from './procedure.ts';

describe('findBrackets', () => {
  it('finds every placeholder of the published procedure where it is to be filled in, by path', () => {
    expect(findBrackets(procedure).map(({ path }) => path)).toEqual([
      'organisation.phone',
      'organisation.postalAddress',
      'outsideBodies.ADR_PROVIDER.name',
      'outsideBodies.ADR_PROVIDER.website',
      'outsideBodies.ADR_PROVIDER.email',
    ]);
    expect(findBrackets(procedure)).toContainEqual({
      path: 'outsideBodies.ADR_PROVIDER.name',
      text: '[ADR Provider Name]',
    });
  });

  it('finds none once they are filled in', () => {
    const filled = JSON.parse(
      JSON.stringify(procedure).replaceAll(/\[[A-Z][^\]"]*\]|XXXX/g, '1234'),
    ) as typeof procedure;
    expect(filled.outsideBodies[0]?.name).toBe('1234');
    expect(findBrackets(filled)).toEqual([]);
  });

  it('lists a text that differs from an earlier one, though it holds the same placeholder', () => {
    const commitments = ['Call us on XXXX'];
    expect(findBrackets({ ...procedure, commitments })).toContainEqual({
      path: 'commitments.0',
      text: 'Call us on XXXX',
    });
  });

  it('finds one in any text, however deep', () => {
    const commitments = ['Answer within [number] days', ...procedure.commitments];
    expect(findBrackets({ ...procedure, commitments })).toContainEqual({
      path: 'commitments.0',
      text: 'Answer within [number] days',
    });
  });
});

describe('findUnconfirmed', () => {
  it('lists every assumed value with its reason, and each path leads to a value', () => {
    const open = findUnconfirmed(procedure);
    expect(open.map(({ path }) => path)).toEqual(procedure.assumed.map(({ path }) => path));
    expect(open.filter(({ value }) => value === undefined)).toEqual([]);
    expect(open).toContainEqual({
      path: 'deadlines.finalResponseWorkingDays',
      value: 10,
      why: expect.stringContaining('20 working days for complex') as string,
    });
  });

  it('leaves out what the operator confirmed, a part with all below it', () => {
    const confirmed = [
      'escalationLevels',
      'deadlines.progressUpdateDays',
      'outsideBodies.ADR_PROVIDER.takes',
    ];
    const open = findUnconfirmed({ ...procedure, confirmed }).map(({ path }) => path);
    expect(open).not.toContain('escalationLevels.2.workingDays');
    expect(open).not.toContain('deadlines.progressUpdateDays');
    expect(open).not.toContain('outsideBodies.ADR_PROVIDER.takes');
    expect(open).toContain('outsideBodies.ADR_PROVIDER.listedFrom');
    expect(open).toContain('deadlines.finalResponseWorkingDays');
    expect(open).toHaveLength(procedure.assumed.length - 5);
  });
});
