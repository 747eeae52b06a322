import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { calendarFor, isWorkingDay } from '../procedure/calendar.ts';
import { findBrackets, findUnconfirmed } from '../procedure/go-live.ts';
import { procedure } from '../procedure/procedure.ts';
import { readProcedure } from './procedure-file.ts';
import { finishedOverride, procedureFiles } from '../testing/procedure-files.ts';

const write = procedureFiles();
const reading = async (content: unknown) => readProcedure(await write(content));
const version = '2027-01';

describe('a procedure file', () => {
  it('is not needed', async () => {
    expect(await readProcedure(undefined)).toBe(procedure);
  });

  it('changes nothing but its version when it says nothing else', async () => {
    expect(await reading({ version })).toEqual({ ...procedure, version, confirmed: ['version'] });
  });

  it('may begin with a byte order mark', async () => {
    expect(await reading(`\uFEFF{ "version": "${version}" }`)).toMatchObject({ version });
  });

  it('changes the value at a path and leaves what lies beside it', async () => {
    const read = await reading({
      version,
      channels: { POST: { hours: 'Opened daily' }, FORM: { hours: null } },
      stages: { REVIEW: { title: 'Reading' } },
      categories: { OTHER: { hint: 'Whatever it is' } },
    });
    expect(read.channels).toEqual(
      procedure.channels.map((each) => {
        if (each.channel === 'POST') return { ...each, hours: 'Opened daily' };
        return each.channel === 'FORM' ? { ...each, hours: null } : each;
      }),
    );
    expect(read.stages.map(({ title }) => title)).toEqual(
      procedure.stages.map(({ stage, title }) => (stage === 'REVIEW' ? 'Reading' : title)),
    );
    expect(read.categories.at(-1)).toMatchObject({ title: 'Something else', hint: 'Whatever it is' });
  });

  it('replaces lists without codes whole', async () => {
    const read = await reading({
      version,
      commitments: ['Answer every letter within {deadlines.finalResponseWorkingDays}'],
      rootCauses: [{ code: 'SYSTEM_FAULT', title: 'The machine' }],
    });
    expect(read.commitments).toEqual(['Answer every letter within 10 working days']);
    expect(read.rootCauses).toEqual([{ code: 'SYSTEM_FAULT', title: 'The machine' }]);
  });

  it('changes a phone number, an address and a name wherever they are shown', async () => {
    const { organisation, channels, introduction } = await reading({
      version,
      organisation: {
        name: 'EXAMPLE',
        phone: '+44 20 7946 0000',
        postalAddress: '{organisation.name}, 1 Street',
      },
    });
    const shown = Object.fromEntries(channels.map(({ channel, address }) => [channel, address]));
    expect(organisation.postalAddress).toBe('EXAMPLE, 1 Street');
    expect(shown).toMatchObject({ PHONE: '+44 20 7946 0000', POST: 'EXAMPLE, 1 Street' });
    expect(introduction).toMatch(/^At EXAMPLE, /);
  });

  it('changes a number and with it the words of every promise', async () => {
    const read = await reading({
      version,
      deadlines: { acknowledgeHours: 12, finalResponseWorkingDays: 7 },
      escalationLevels: { 1: { workingDays: 4, reviewerRole: 'DIRECTOR' } },
    });
    const promised = Object.fromEntries(read.promises.map(({ kind, text }) => [kind, text]));
    expect(read.commitments[0]).toBe('Acknowledge all complaints within 12 hours');
    expect(promised['ACKNOWLEDGEMENT']).toMatch(/^Within 12 hours/);
    expect(promised['FINAL_RESPONSE']).toMatch(/^Within 7 working days\./);
    expect(promised['ESCALATION_DECISION']).toContain(
      '4 working days at level 1 and 10 working days at level 2',
    );
    expect(read.escalationLevels[0]?.text).toMatch(/^A director .* within 4 working days\.$/);
  });

  it('adds bank holidays', async () => {
    const day = Temporal.PlainDate.from('2027-06-15');
    const { holidays } = await reading({ version, holidays: [{ date: '2027-06-15', name: 'Jubilee' }] });
    expect(isWorkingDay(day, calendarFor('scotland', holidays))).toBe(false);
    expect(isWorkingDay(day, calendarFor('scotland'))).toBe(true);
  });

  it('confirms the assumed values that it names and those that it states', async () => {
    const confirmed = ['wordings', 'deadlines.progressUpdateDays'];
    const read = await reading({ version, deadlines: { finalResponseWorkingDays: 10 }, confirmed });
    const open = findUnconfirmed(read).map(({ path }) => path);
    const settled = procedure.assumed.map(({ path }) => path).filter((path) => !open.includes(path));
    expect(settled).toEqual([
      'deadlines.progressUpdateDays',
      'deadlines.finalResponseWorkingDays',
      'wordings',
    ]);
  });

  it('does not confirm a part by stating one value in it', async () => {
    const read = await reading({ version, escalationLevels: { 1: { workingDays: 5 } } });
    const open = findUnconfirmed(read).map(({ path }) => path);
    expect(open).toContain('escalationLevels');
    expect(open).toContain('escalationLevels.2.workingDays');
    expect(open).not.toContain('escalationLevels.1.workingDays');
  });

  it('can make the procedure ready to go live', async () => {
    const read = await reading(finishedOverride);
    expect([findBrackets(read), findUnconfirmed(read)]).toEqual([[], []]);
  });
});
