import { describe, expect, it } from 'vitest';
import { procedure, procedureTemplate } from './procedure.ts';
import { placeholderNames, placeholdersIn, publish } from './publish.ts';
import type { DeadlineNumbers, Procedure } from './published.ts';

const promiseOf = ({ promises }: Procedure, kind: string) =>
  promises.find((each) => each.kind === kind)?.text;
const textsOf = (part: unknown): string[] => {
  if (typeof part === 'string') return [part];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(textsOf) : [];
};
const withLevels = (first: number, second: number): Procedure => ({
  ...procedureTemplate,
  escalationLevels: procedureTemplate.escalationLevels.map((level, index) => ({
    ...level,
    workingDays: index === 0 ? first : second,
  })),
});

describe('publish', () => {
  it('leaves no brace in the shipped procedure', () => {
    expect(textsOf(procedureTemplate).filter((text) => text.includes('{'))).not.toEqual([]);
    expect(textsOf(procedure).filter((text) => text.includes('{'))).toEqual([]);
  });

  it.each(Object.keys(procedureTemplate.deadlines) as (keyof DeadlineNumbers)[])(
    'says another number for %s wherever the procedure speaks of it',
    (name) => {
      const changed = publish({
        ...procedureTemplate,
        deadlines: { ...procedureTemplate.deadlines, [name]: 77 },
      });
      const spokenOf = JSON.stringify(procedureTemplate).split(`{deadlines.${name}}`).length - 1;
      expect(JSON.stringify(changed).split(/\b77 (?:hour|day|working day|week)s/).length - 1).toBe(spokenOf);
    },
  );

  it('speaks of one day in the singular', () => {
    const deadlines = { ...procedureTemplate.deadlines, progressUpdateDays: 1 };
    expect(promiseOf(publish({ ...procedureTemplate, deadlines }), 'PROGRESS_UPDATE')).toContain(
      'Every 1 day until',
    );
  });

  it('tells the levels of escalation apart only where their times differ', () => {
    expect(promiseOf(publish(withLevels(5, 5)), 'ESCALATION_DECISION')).toContain('within 5 working days.');
    expect(promiseOf(publish(withLevels(5, 15)), 'ESCALATION_DECISION')).toContain(
      'within 5 working days at level 1 and 15 working days at level 2.',
    );
  });

  it('gives the channels the addresses of the organisation', () => {
    const organisation = {
      ...procedureTemplate.organisation,
      legalName: 'Example plc',
      email: 'help@example.com',
      phone: '+44 20 7946 0000',
    };
    const { channels } = publish({ ...procedureTemplate, organisation });
    expect(channels.map(({ address }) => address).slice(1)).toEqual([
      'help@example.com',
      '+44 20 7946 0000',
      'Complaints Department, Example plc, [Registered Office Address]',
    ]);
  });

  it('takes values as they are, whatever they contain', () => {
    const organisation = { ...procedureTemplate.organisation, legalName: '$& & $1 Sons' };
    expect(publish({ ...procedureTemplate, organisation }).organisation.postalAddress).toContain(
      '$& & $1 Sons',
    );
  });

  it('refuses a text that speaks of something else', () => {
    expect(() => publish({ ...procedureTemplate, introduction: 'Write to {the moon}' })).toThrow(
      '{the moon} is not a value of the procedure',
    );
  });

  it('knows every name that the shipped texts use', () => {
    const used = textsOf(procedureTemplate).flatMap(placeholdersIn);
    expect(placeholderNames(procedureTemplate)).toEqual(expect.arrayContaining(used));
    expect(used.length).toBeGreaterThan(10);
  });
});
