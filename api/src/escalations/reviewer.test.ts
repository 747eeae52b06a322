import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Action } from '../procedure/stages.ts';
import { mutationOf } from '../testing/action-inputs.ts';
import { startTestDesk, type TestDesk } from '../testing/index.ts';
import { rowCounts } from '../testing/row-counts.ts';
import { testCase, type TestCase } from '../testing/test-case.ts';
import { setAway, staffOffice, type Office } from '../testing/test-office.ts';

type Name = keyof Office;

const SECOND_LEVEL: Action[] = ['assignReviewer', 'decideEscalation', 'requestEscalation'];

/** Level, who is proposed, and the words of the refusal; null where they may decide. */
const BY_LEVEL: [1 | 2, Name, string | null][] = [
  [1, 'seniorReviewer', null],
  [1, 'executiveReviewer', null],
  [1, 'handler', 'MANAGER or DIRECTOR'],
  [1, 'colleague', 'MANAGER or DIRECTOR'],
  [1, 'auditor', 'MANAGER or DIRECTOR'],
  [2, 'executiveReviewer', null],
  [2, 'seniorReviewer', 'role DIRECTOR'],
  [2, 'colleague', 'role DIRECTOR'],
  [2, 'auditor', 'role DIRECTOR'],
];

describe('the reviewer of an escalation', () => {
  let test: TestDesk;
  let office: Office;

  beforeAll(async () => {
    test = await startTestDesk('2026-11-23T10:12:00Z');
    office = await staffOffice(test);
  });

  afterAll(() => test.close());

  async function escalated(level: 1 | 2, complaint?: Record<string, unknown>): Promise<TestCase> {
    const made = await testCase(test, office, 'escalated', complaint);
    if (level === 2) for (const action of SECOND_LEVEL) await made.act(action);
    return made;
  }

  async function refusal(made: TestCase, reviewerId: string): Promise<string> {
    const before = await rowCounts(test.desk.orm);
    const input = { reference: made.reference, reviewerId };
    const error = await office.manager.refusal(mutationOf('assignReviewer'), { input });
    await expect(rowCounts(test.desk.orm)).resolves.toEqual(before);
    expect(error.extensions.code).toBe('BAD_USER_INPUT');
    expect(error.extensions.fields?.map((field) => field.path)).toEqual(['reviewerId']);
    return error.message;
  }

  it.each(BY_LEVEL)('of level %i, %s: %s', async (level, name, words) => {
    const made = await escalated(level);
    const reviewerId = office[name].id;
    if (words !== null) expect(await refusal(made, reviewerId)).toContain(words);
    else expect((await made.act('assignReviewer', { reviewerId })).reviewer?.id).toBe(reviewerId);
  });

  it.each<[string, Action, Record<string, unknown>]>([
    ['wrote a note', 'addNote', {}],
    ['recorded evidence', 'recordEvidence', {}],
    ['wrote to the customer', 'postUpdate', {}],
    ['assigned the handler', 'assignHandler', {}],
  ])('is nobody who %s', async (_what, action, changes) => {
    const made = await testCase(test, office, 'escalated');
    await made.act(action, changes, office.executiveReviewer);
    expect(await refusal(made, office.executiveReviewer.id)).toContain('acted on the case before');
  });

  it('is nobody who was the handler once, even without doing anything', async () => {
    const made = await testCase(test, office, 'escalated');
    await made.act('assignHandler', { handlerId: office.executiveReviewer.id });
    await made.act('assignHandler', { handlerId: office.handler.id }, office.manager);
    expect(await refusal(made, office.executiveReviewer.id)).toContain('acted on the case before');
  });

  it('is nobody who decided the level before', async () => {
    const made = await testCase(test, office, 'escalated');
    await made.act('assignReviewer', { reviewerId: office.executiveReviewer.id });
    await made.act('decideEscalation', {}, office.executiveReviewer);
    await made.act('requestEscalation');
    expect(await refusal(made, office.executiveReviewer.id)).toContain('acted on the case before');
  });

  it.each([1, 2] as const)('of level %i is nobody whom the complaint names', async (level) => {
    const made = await escalated(level, { whatHappened: 'Iris Vance promised me a refund.' });
    expect(await refusal(made, office.executiveReviewer.id)).toContain('names this person');
  });

  it('cannot become the handler of the case while deciding', async () => {
    const made = await testCase(test, office, 'underReview');
    const input = { reference: made.reference, handlerId: office.seniorReviewer.id };
    const error = await office.manager.refusal(mutationOf('assignHandler'), { input });
    expect(error.extensions.fields?.map((field) => field.path)).toEqual(['handlerId']);
    expect(error.message).toContain('decides the escalation');
  });

  it('decides, and nobody else: not the one replaced by another', async () => {
    const made = await testCase(test, office, 'underReview');
    await made.act('assignReviewer', { reviewerId: office.executiveReviewer.id });
    const input = await made.input('decideEscalation');
    const error = await office.seniorReviewer.refusal(mutationOf('decideEscalation'), { input });
    expect(error.extensions.code).toBe('FORBIDDEN');
    const decided = await made.act('decideEscalation', {}, office.executiveReviewer);
    expect(decided.stage).toBe('RESPONDED');
  });

  it('may be away: a review was asked of a person, not of a rota', async () => {
    await setAway(test, [office.executiveReviewer], true);
    const made = await escalated(2);
    expect((await made.act('assignReviewer')).reviewer?.id).toBe(office.executiveReviewer.id);
    await setAway(test, [office.executiveReviewer], false);
  });
});
