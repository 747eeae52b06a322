import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, submit, type TestDesk } from '../testing/index.ts';

const STATUS = /* GraphQL */ `
  query ($reference: String!) {
    caseStatus(reference: $reference) {
      reference
      stage
      seq
      timeline {
        type
      }
    }
  }
`;

describe('caseStatus', () => {
  let test: TestDesk;
  let reference: string;

  beforeAll(async () => {
    test = await startTestDesk();
    await test.staff('HANDLER');
    reference = (await submit(test.anonymous)).status.reference;
  });

  afterAll(() => test.close());

  it.each([
    ['as written', (text: string) => text],
    ['in lower case with spaces', (text: string) => ` ${text.toLowerCase().replaceAll('-', ' ')} `],
    ['without prefix and dashes', (text: string) => text.slice(4).replaceAll('-', '')],
  ])('finds the case by its reference %s', async (_how, typed) => {
    const { caseStatus } = await test.anonymous.data<{ caseStatus: { reference: string } }>(STATUS, {
      reference: typed(reference),
    });
    expect(caseStatus.reference).toBe(reference);
  });

  it('names a wrong check character without asking the database', async () => {
    const last = reference.at(-1) === 'A' ? 'B' : 'A';
    const error = await test.anonymous.refusal(STATUS, { reference: reference.slice(0, -1) + last });
    expect(error.extensions).toMatchObject({ code: 'REFERENCE_INVALID', problem: 'WRONG_CHECK_CHARACTER' });
  });

  it('says so when there is no such case', async () => {
    const error = await test.anonymous.refusal(STATUS, { reference: 'CON-7K3M-92QX-5TD' });
    expect(error.extensions.code).toBe('NOT_FOUND');
  });

  it('answers many look-ups at once, each with its own case', async () => {
    const others = await Promise.all(Array.from({ length: 10 }, () => submit(test.anonymous)));
    const references = others.map((other) => other.status.reference);
    const answers = await Promise.all(
      references.map((each) =>
        test.anonymous.data<{ caseStatus: { reference: string } }>(STATUS, { reference: each }),
      ),
    );
    expect(answers.map((answer) => answer.caseStatus.reference)).toEqual(references);
  });

  it('has no field for anything personal', async () => {
    const { __type } = await test.anonymous.data<{ __type: { fields: { name: string }[] } }>(
      '{ __type(name: "CaseStatus") { fields { name } } }',
    );
    expect(__type.fields.map((field) => field.name).sort()).toEqual([
      'awaiting',
      'category',
      'channel',
      'closure',
      'deadlines',
      'escalationLevel',
      'isComplex',
      'receivedAt',
      'reference',
      'seq',
      'stage',
      'timeline',
    ]);
  });
});
