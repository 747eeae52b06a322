import { randomUUID } from 'node:crypto';
import { StoredFile } from '@desk/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Action } from '../procedure/stages.ts';
import {
  complaintInput,
  startTestDesk,
  SUBMIT,
  submit,
  TestCaller,
  type TestDesk,
} from '../testing/index.ts';
import { mutationOf } from '../testing/action-inputs.ts';
import { samplePdf } from '../testing/sample-files.ts';
import { testCase, TestCase } from '../testing/test-case.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';
import { upload } from '../testing/uploads.ts';

const FILES = 'files { name mediaType state url previewUrl }';
const CUSTOMERS_FILES = `query ($reference: String!) { customerCase(reference: $reference) {
  complaint { ${FILES} } messages(first: 10) { edges { node { ${FILES} } } } evidence { ${FILES} } escalations { ${FILES} } } }`;
const STAFFS_FILES = CUSTOMERS_FILES.replace('customerCase', 'case');
const VERIFY = `query ($reference: String!) {
  verifyHistory(reference: $reference) { firstBroken { seq problem explanation } } }`;
const RECORD =
  'mutation ($input: RecordComplaintInput!) { recordComplaint(input: $input) { case { reference } } }';
const SCRIPT = { 'desk-client': 'script' };

describe('files', () => {
  let test: TestDesk;
  let office: Office;
  let origin: string;

  beforeAll(async () => {
    test = await startTestDesk();
    office = await staffOffice(test);
    origin = await test.app.listen({ port: 0 });
  });

  afterAll(() => test.close());

  /** Uploads a PDF of that name and returns its id. */
  const pdf = async (caller: TestCaller, name: string): Promise<string> =>
    (await upload(origin, caller, samplePdf(name), 'id' in caller ? SCRIPT : undefined)).id;

  const rows = () => test.desk.orm.em.fork();

  const broken = async (reference: string): Promise<unknown> => {
    const { verifyHistory } = await office.auditor.data<{ verifyHistory: { firstBroken: unknown } }>(VERIFY, {
      reference,
    });
    return verifyHistory.firstBroken;
  };

  it('come with a complaint, a message, an answer, an escalation and evidence, for whoever may see those', async () => {
    const customer = new TestCaller(test.app);
    const { status } = await submit(customer, { files: [await pdf(customer, 'invoice')] });
    const made = new TestCase(test, office, customer, status.reference);
    await made.act('startReview');
    await made.act('requestInformation');
    await made.act('provideInformation', { files: [await pdf(customer, 'one'), await pdf(customer, 'two')] });
    await made.act('sendMessage', { files: [await pdf(office.handler, 'form')] });
    await made.act('startInvestigation');
    await made.act('recordEvidence', { files: [await pdf(office.handler, 'internal')] });
    await made.act('recordEvidence', { files: [await pdf(office.handler, 'shared')], isShared: true });
    await made.act('startResolution');
    await made.act('issueFinalResponse');
    await made.act('requestEscalation', { files: [await pdf(customer, 'why')] });

    const told = (...names: string[]) => ({
      files: names.map((name) => expect.objectContaining({ name: `${name}.pdf`, state: 'CLEAN' }) as unknown),
    });
    const { reference } = made;
    const forCustomer = await customer.data<{ customerCase: unknown }>(CUSTOMERS_FILES, { reference });
    const shared = {
      complaint: told('invoice'),
      messages: { edges: [told(), told('one', 'two'), told('form')].map((node) => ({ node })) },
      escalations: [told('why')],
    };
    expect(forCustomer.customerCase).toEqual({ ...shared, evidence: [told('shared')] });
    const forStaff = await office.auditor.data<{ case: unknown }>(STAFFS_FILES, { reference });
    expect(forStaff.case).toEqual({ ...shared, evidence: [told('internal'), told('shared')] });
    expect(await broken(reference)).toBeNull();
  });

  it('come with a letter that staff write down', async () => {
    const input = complaintInput({ channel: 'POST', files: [await pdf(office.handler, 'letter')] });
    const { recordComplaint } = await office.handler.data<{
      recordComplaint: { case: { reference: string } };
    }>(RECORD, { input });
    const { reference } = recordComplaint.case;
    const told = await office.handler.data(STAFFS_FILES, { reference });
    expect(told).toMatchObject({ case: { complaint: { files: [{ name: 'letter.pdf' }] } } });
    expect(await broken(reference)).toBeNull();
  });

  it('are bound once however often the same mutation is sent', async () => {
    const customer = new TestCaller(test.app);
    const input = complaintInput({ files: [await pdf(customer, 'once')] });
    const first = await customer.data(SUBMIT, { input });
    expect(await customer.data(SUBMIT, { input })).toEqual(first);
  });

  describe('that cannot be used', () => {
    let asked: TestCase;
    let own: string;

    beforeAll(async () => {
      asked = await testCase(test, office, 'asked');
      own = await pdf(asked.customer, 'own');
    });

    async function refusal(files: string[], action: Action = 'provideInformation') {
      const by = await asked.usualActor(action);
      return by.refusal(mutationOf(action), { input: await asked.input(action, { files }) });
    }

    const gone = 'A file is not there any more. Add it again.';
    const sent = '“own.pdf” was sent already.';

    it.each<[string, () => Promise<string[]>, string]>([
      ['unknown', () => Promise.resolve([randomUUID()]), gone],
      ['no id at all', () => Promise.resolve(["'; drop table"]), gone],
      ['another device’s', async () => [await pdf(new TestCaller(test.app), 'secret')], gone],
      ['a member of staff’s', async () => [await pdf(office.handler, 'internal')], gone],
      ['another one’s beside an own', async () => [own, await pdf(office.handler, 'internal')], gone],
    ])('%s: named to nobody, and nothing is written', async (_what, files, message) => {
      const seq = (await asked.read()).lastSeq;
      const error = await refusal(await files());
      expect(error.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: [{ path: 'files', message }],
      });
      expect((await asked.read()).lastSeq).toBe(seq);
      expect(await rows().findOneOrFail(StoredFile, { id: own })).toMatchObject({ seq: null });
    });

    it('a customer’s, by staff', async () => {
      expect((await refusal([own], 'recordEvidence')).extensions.fields).toEqual([
        { path: 'files', message: gone },
      ]);
    });

    it('more than ten', async () => {
      const error = await refusal(Array.from({ length: 11 }, () => randomUUID()));
      expect(error.extensions).toMatchObject({ code: 'TOO_MANY_FILES', fields: [{ path: 'files' }] });
    });

    it('more than the case can hold', async () => {
      const big = await pdf(asked.customer, 'big');
      await rows().nativeUpdate(StoredFile, { id: big }, { byteSize: 201 * 1024 * 1024 });
      const error = await refusal([big]);
      expect(error.extensions).toMatchObject({
        code: 'CASE_FULL',
        file: 'big.pdf',
        fields: [{ path: 'files' }],
      });
      await rows().nativeDelete(StoredFile, { id: big });
    });

    it('used before, expired, or refused by the scanner: named to their owner', async () => {
      const infected = await pdf(asked.customer, 'infected');
      await rows().nativeUpdate(StoredFile, { id: infected }, { state: 'REFUSED' });
      const old = await pdf(asked.customer, 'old');
      await rows().nativeUpdate(StoredFile, { id: old }, { expiresAt: new Date(0) });
      await asked.act('provideInformation', { files: [own] });
      await asked.act('requestInformation');
      const error = await refusal([own, infected, old]);
      expect(error.extensions.fields?.map(({ message }) => message)).toEqual([
        sent,
        '“infected.pdf” was refused: our scanner found harmful software in it.',
        '“old.pdf” was added more than a day ago and has been removed. Add it again.',
      ]);
    });
  });

  it.each<[string, (id: string, caseId: string) => Promise<unknown>, string]>([
    ['renamed', (id) => rows().nativeUpdate(StoredFile, { id }, { name: 'other.pdf' }), 'CONTENT_CHANGED'],
    [
      'exchanged',
      (id) => rows().nativeUpdate(StoredFile, { id }, { sha256: '0'.repeat(64) }),
      'CONTENT_CHANGED',
    ],
    ['removed', (id) => rows().nativeDelete(StoredFile, { id }), 'CONTENT_CHANGED'],
    ['put to another event', (id) => rows().nativeUpdate(StoredFile, { id }, { seq: 2 }), 'CONTENT_CHANGED'],
  ])('show in the history’s check when one was %s', async (_what, tamper, problem) => {
    const customer = new TestCaller(test.app);
    const { status } = await submit(customer, { files: [await pdf(customer, 'proof')] });
    const { id, caseFile } = await rows().findOneOrFail(
      StoredFile,
      { name: 'proof.pdf' },
      { orderBy: { id: 'desc' } },
    );
    expect(await broken(status.reference)).toBeNull();
    await tamper(id, caseFile?.id ?? '');
    expect(await broken(status.reference)).toMatchObject({ seq: 1, problem });
  });
});
