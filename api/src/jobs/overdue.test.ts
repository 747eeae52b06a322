import { Alert, CaseFile, Message } from '@desk/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, submit, type TestCaller, type TestDesk } from '../testing/index.ts';

const CASE = 'query ($reference: String!) { case(reference: $reference) { allowedActions } }';
const REVIEWER =
  'mutation ($input: AssignReviewerInput!) { assignReviewer(input: $input) { case { reference } } }';

describe('a case whose time is over', () => {
  let test: TestDesk;
  let handler: TestCaller & { id: string };

  beforeAll(async () => {
    test = await startTestDesk('2026-06-01T09:00:00Z');
    handler = await test.staff('HANDLER', 'Amira Hassan');
  });

  afterAll(() => test.close());

  function read(reference: string): Promise<CaseFile> {
    return test.desk.orm.em.fork().findOneOrFail(CaseFile, { reference });
  }

  async function allowed(reference: string): Promise<string[]> {
    const director = await test.staff('DIRECTOR');
    const data = await director.data<{ case: { allowedActions: string[] } }>(CASE, { reference });
    return data.case.allowedActions;
  }

  async function alertsAboutDecision(reference: string): Promise<[string, string][]> {
    const { id: caseFile } = await read(reference);
    const about = { caseFile, deadlineKind: 'ESCALATION_DECISION' as const };
    const alerts = await test.desk.orm.em.fork().find(Alert, about);
    return alerts.map(({ kind, staff }) => [kind, staff.id]);
  }

  it('is overdue, and past the legal limit the way to the ombudsman is open', async () => {
    const { reference } = (await submit(test.anonymous, { category: 'PAYMENT' })).status;
    await test.pass({ days: 15 });
    expect(await read(reference)).toMatchObject({ isOverdue: true, missed: ['FINAL_RESPONSE'] });
    expect(await allowed(reference)).not.toContain('recordReferral');
    await test.pass({ days: 7 });
    expect((await read(reference)).missed).toEqual(['FINAL_RESPONSE', 'PAYMENT_LIMIT']);
    expect(await allowed(reference)).toContain('recordReferral');
    const told = await test.desk.orm.em
      .fork()
      .find(Message, { caseFile: { reference }, kind: 'EXPLANATION' });
    expect(told.map(({ text }) => text)).toEqual([expect.stringContaining('You may now refer it to')]);
  });

  async function escalatedCase(director: TestCaller): Promise<string> {
    const customer = test.anonymous;
    const { reference } = (await submit(customer, { category: 'SERVICE' })).status;
    const act = (name: string, input: object = {}, caller = director) => {
      const type = `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}Input`;
      const mutation = `mutation ($input: ${type}!) { ${name}(input: $input) { case { reference } } }`;
      return caller.data(mutation, { input: { reference, ...input } });
    };
    for (const name of ['startReview', 'startInvestigation', 'startResolution']) await act(name);
    const words = { summary: 'Yes.', explanation: 'It was so.', proposedResolution: 'We mend it.' };
    await act('issueFinalResponse', { decision: 'UPHELD', ...words });
    await act('requestEscalation', { reason: 'Too little.', desiredOutcome: 'More.' }, customer);
    return reference;
  }

  it('reminds the managers of a decision for which no reviewer is named yet', async () => {
    const reference = await escalatedCase(await test.staff('DIRECTOR'));
    const manager = await test.staff('MANAGER');
    await test.pass({ days: 20 });
    expect(await alertsAboutDecision(reference)).toEqual(
      expect.arrayContaining([
        ['DUE_SOON', manager.id],
        ['OVERDUE', manager.id],
        ['OVERDUE', handler.id],
      ]),
    );
  });

  it('reminds the reviewer of the decision, and nobody else', async () => {
    const director = await test.staff('DIRECTOR');
    const reviewer = await test.staff('MANAGER');
    const reference = await escalatedCase(director);
    await director.data(REVIEWER, { input: { reference, reviewerId: reviewer.id } });
    await test.pass({ days: 20 });
    const alerts = await alertsAboutDecision(reference);
    expect(alerts.filter(([kind]) => kind === 'DUE_SOON')).toEqual([['DUE_SOON', reviewer.id]]);
    expect(alerts).toContainEqual(['OVERDUE', reviewer.id]);
  });
});
