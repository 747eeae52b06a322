import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { ProcedureFileError, readProcedure } from './procedure-file.ts';
import { procedureFiles } from '../testing/procedure-files.ts';

const write = procedureFiles();
const version = '2027-01';

async function refusal(content: unknown): Promise<string> {
  const file = await write(content);
  try {
    await readProcedure(file);
  } catch (error) {
    if (error instanceof ProcedureFileError) return error.message.replaceAll(file, 'FILE');
    throw error;
  }
  throw new Error('the file was taken');
}

const problems = async (content: unknown) =>
  (await refusal(content))
    .split('\n')
    .slice(1)
    .map((line) => line.trim());

describe('a procedure file that cannot be used', () => {
  it('is named when it cannot be read', async () => {
    await expect(readProcedure('/nowhere/procedure.json')).rejects.toThrow(
      'The procedure file /nowhere/procedure.json cannot be read: ENOENT',
    );
    await expect(readProcedure(tmpdir())).rejects.toThrow('cannot be read: EISDIR');
  });

  it.each(['', '{ "version": ', 'version: 2'])('is named when it is no JSON: %j', async (text) => {
    expect(await refusal(text)).toMatch(/^The procedure file FILE is not valid JSON: .+\.$/);
  });

  it.each([[null], [[]], ['"text"'], [7]])('is refused when it holds %j', async (content) => {
    expect(await problems(content)).toEqual(['the file must be an object, { … }']);
  });

  it('has every error listed, each with its path', async () => {
    const content = {
      organisation: { phone: 7, fax: '1', telex: '2' },
      channels: { PIGEON: { hours: 'At dawn' }, POST: { hours: '' } },
      deadlines: { acknowledgeHours: -1, progressUpdateDays: '5', finalResponseWorkingDays: 2.5 },
      escalationLevels: { 3: { workingDays: 5 }, 2: { reviewerRole: 'HANDLER' } },
      outsideBodies: { ADR_PROVIDER: { email: 'nobody', website: 'javascript:alert(1)' } },
      holidays: [{ date: '2027-02-30', name: 'Leap' }, { date: '2027-03-01' }],
      confirmed: ['wordings', 'weather'],
      colour: 'green',
    };
    const message = await refusal(content);
    expect(message).toMatch(/^The procedure file FILE has 17 errors:\n/);
    expect((await problems(content)).map((line) => line.split(' ')[0]).sort()).toEqual(
      [
        'version',
        'organisation.phone',
        'organisation.fax',
        'organisation.telex',
        'channels.PIGEON',
        'channels.POST.hours',
        'deadlines.acknowledgeHours',
        'deadlines.progressUpdateDays',
        'deadlines.finalResponseWorkingDays',
        'escalationLevels.3',
        'escalationLevels.2.reviewerRole',
        'outsideBodies.ADR_PROVIDER.email',
        'outsideBodies.ADR_PROVIDER.website',
        'holidays.0.date',
        'holidays.1.name',
        'confirmed.1',
        'colour',
      ].sort(),
    );
  });

  it.each<[string, object, string]>([
    ['no version', { version: undefined }, 'version is missing'],
    ['an empty version', { version: ' ' }, 'version must not be empty'],
    [
      'the shipped version',
      { version: '2026-11' },
      'version is that of the shipped procedure; give yours a version of its own',
    ],
    ['a version too long to keep', { version: 'v'.repeat(21) }, 'version may have up to 20 characters'],
    ['a list for an object', { organisation: [] }, 'organisation must be an object, { … }'],
    ['a list by code as a list', { stages: [] }, 'stages must be an object, { … }'],
    ['an empty list', { commitments: [] }, 'commitments must have at least one entry'],
    [
      'zero',
      { deadlines: { acknowledgeHours: 0 } },
      'deadlines.acknowledgeHours must be a whole number from 1 to 366',
    ],
    [
      'a time longer than the law allows',
      { deadlines: { financialLimitWeeks: 9 } },
      'deadlines.financialLimitWeeks must not be more than 8, which DISP 1.6.2R allows',
    ],
    [
      'less time for complex complaints',
      { deadlines: { finalResponseWorkingDays: 25 } },
      'deadlines.complexWorkingDays must not be less than finalResponseWorkingDays',
    ],
    [
      'an extended limit below the first',
      { deadlines: { paymentLimitExtendedWorkingDays: 14 } },
      'deadlines.paymentLimitExtendedWorkingDays must not be less than paymentLimitWorkingDays',
    ],
    [
      'an address in two places',
      { channels: { PHONE: { address: '+44 20 7946 0000' } } },
      'channels.PHONE.address follows from organisation.phone; set that one instead',
    ],
    [
      'a promise without its number',
      { promises: { FINAL_RESPONSE: { text: 'Soon, {deadlines.complexWorkingDays} at most.' } } },
      'promises.FINAL_RESPONSE.text must say {deadlines.finalResponseWorkingDays}',
    ],
    [
      'a time in fixed words',
      { commitments: ['Answer within two working days'] },
      'commitments.0 says “two working days” in fixed words; name the time by its path, such as {deadlines.finalResponseWorkingDays}',
    ],
    [
      'a name that means nothing',
      { introduction: 'Write to {organisation.fax}.' },
      'introduction speaks of {organisation.fax}, which is not a value of the procedure',
    ],
    [
      'half a pair of braces',
      { introduction: 'Write {to us.' },
      'introduction has a { or } without its pair',
    ],
    [
      'an address that speaks of itself',
      { organisation: { postalAddress: '{organisation.postalAddress}' } },
      'organisation.postalAddress must not speak of itself',
    ],
    ['braces in a value', { organisation: { name: '{x}' } }, 'organisation.name must not hold { or }'],
    [
      'another reach of the ADR provider without words for it',
      { outsideBodies: { ADR_PROVIDER: { categories: ['ACCOUNT'] } } },
      'outsideBodies.ADR_PROVIDER.takes must be given together with categories, to say the same in words',
    ],
    [
      'another reach of the ombudsman',
      { outsideBodies: { FINANCIAL_OMBUDSMAN: { categories: ['ACCOUNT'] } } },
      'outsideBodies.FINANCIAL_OMBUDSMAN.categories is not known here',
    ],
    [
      'a cause twice',
      {
        rootCauses: [
          { code: 'DELAY', title: 'Late' },
          { code: 'DELAY', title: 'Slow' },
        ],
      },
      'rootCauses must have each code once',
    ],
    [
      'a holiday twice',
      {
        holidays: [
          { date: '2027-06-15', name: 'One' },
          { date: '2027-06-15', name: 'Two' },
        ],
      },
      'holidays must have each date once',
    ],
    [
      'a wording under its old version',
      {
        wordings: {
          ESCALATION_RIGHT: {
            version: '1',
            effectiveFrom: '2027-01-01',
            source: 'ours',
            text: 'Ask us again.',
          },
        },
      },
      'wordings.ESCALATION_RIGHT.version is that of the shipped wording; give yours its own',
    ],
  ])('is refused for %s', async (_, content, problem) => {
    expect(await problems({ version, ...content })).toEqual([problem]);
  });
});
