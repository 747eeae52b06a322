import { execute, getNamedType, isObjectType, parse, subscribe, type ExecutionResult } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewersOf } from '../access/viewers.ts';
import { operationContext, type OperationContext } from '../context.ts';
import { buildDeskSchema } from '../graphql.ts';
import { startTestDesk, type TestDesk } from '../testing/index.ts';
import { documentOf, rootFields, type RootField } from '../testing/root-fields.ts';
import { testCase, type TestCase } from '../testing/test-case.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';
import { VERDICTS } from '../testing/verdicts.ts';

const schema = await buildDeskSchema();
const STAFF = [
  'handler',
  'colleague',
  'manager',
  'director',
  'auditor',
  'seniorReviewer',
  'executiveReviewer',
] as const;
const SECRET = 'Between us';
const ALL_THE_WAY_DOWN = 8;
/** They let anybody in and tell of staff only to staff. */
const OF_STAFF = new Set(['viewer', 'signOut']);

const customers = rootFields(schema).filter(
  ({ name }) => VERDICTS[name]?.customer === 'ALLOWED' && !OF_STAFF.has(name),
);

describe('security 33: what a customer can select', () => {
  it('is made of these types; a new one has to be allowed here', () => {
    const reached = new Set<string>();
    for (const { field } of customers) reach(getNamedType(field.type).name, reached);
    expect([...reached].sort()).toMatchInlineSnapshot(`
      [
        "CaseDevice",
        "CaseEvent",
        "CaseStatus",
        "Complaint",
        "CreateReadLinkPayload",
        "CustomerCase",
        "CustomerCasePayload",
        "CustomerEscalation",
        "CustomerFinalResponse",
        "CustomerMessage",
        "CustomerMessageConnection",
        "CustomerMessageEdge",
        "CustomerSummary",
        "Deadline",
        "EndAccessPayload",
        "EscalationLevel",
        "EvidenceFile",
        "Fact",
        "FixedWording",
        "HandedOverCustomer",
        "Leaflet",
        "MailChoice",
        "MarkReadPayload",
        "Organisation",
        "OutsideBody",
        "PageInfo",
        "Performance",
        "Procedure",
        "ProcedureCategory",
        "ProcedureChannel",
        "ProcedureDeadlines",
        "ProcedurePromise",
        "ProcedureStage",
        "PublishedTally",
        "RequestAccessCodePayload",
        "Retention",
        "RootCause",
        "SendMessagePayload",
        "SharedCase",
        "SharedEvidence",
        "SubmitComplaintPayload",
        "TimelineEntry",
        "UploadRefusal",
        "UploadRules",
        "UploadType",
        "WayOutside",
      ]
    `);
  });

  function reach(name: string, reached: Set<string>): void {
    const type = schema.getType(name);
    if (!isObjectType(type) || reached.has(name)) return;
    reached.add(name);
    for (const { type: inner } of Object.values(type.getFields())) reach(getNamedType(inner).name, reached);
  }
});

describe('security 33: what a customer is told', () => {
  let test: TestDesk;
  let office: Office;
  let made: TestCase;

  beforeAll(async () => {
    test = await startTestDesk('2026-11-23T10:12:00Z');
    office = await staffOffice(test);
    made = await testCase(test, office, 'investigation');
    await made.act('recordEvidence', { title: SECRET, text: SECRET, isShared: false });
    await made.act('addNote', { text: SECRET });
    for (const action of ['startResolution', 'issueFinalResponse', 'requestEscalation'] as const)
      await made.act(action);
    await made.act('assignReviewer');
    await made.act('decideEscalation');
    await made.act('recordLesson', { change: SECRET });
    await made.act('closeCase');
  });

  afterAll(() => test.close());

  /** What nobody outside may learn: internal words, and who our people are beyond a name. */
  function secrets(): string[] {
    return [SECRET, '@staff.example', ...STAFF.map((name) => office[name].id)];
  }

  async function contextOf(): Promise<OperationContext> {
    const device = made.customer.cookie.split('=')[1];
    return operationContext(
      test.desk,
      await viewersOf(test.desk, { session: undefined, device, client: 'portal' }),
      null,
    );
  }

  async function ask(root: RootField): Promise<string> {
    const document = parse(documentOf(root, ALL_THE_WAY_DOWN));
    const variableValues = { reference: made.reference, after: 0, version: '2026-11' };
    const args = { schema, document, variableValues, contextValue: await contextOf() };
    if (root.kind !== 'subscription') return JSON.stringify(await execute(args));
    const stream = (await subscribe(args)) as AsyncGenerator<ExecutionResult>;
    const pushes: unknown[] = [];
    const isLast = ({ data }: ExecutionResult) =>
      root.name === 'caseProgress' || (data?.caseEvents as { type: string }).type === 'caseClosed';
    for await (const push of stream) {
      pushes.push(push);
      if (isLast(push)) break;
    }
    return JSON.stringify(pushes);
  }

  const reads = customers.filter(({ kind }) => kind !== 'mutation');
  it.each(reads)('holds nothing internal: $name', async (root) => {
    const answer = await ask(root);
    expect(answer).not.toContain('"errors"');
    expect(secrets().filter((secret) => answer.includes(secret))).toEqual([]);
  });

  it('names what staff see, so that this test would notice', async () => {
    const { caseHistory } = await office.auditor.data<{ caseHistory: unknown }>(
      'query ($r: String!) { caseHistory(reference: $r) { __typename note { text } } }',
      { r: made.reference },
    );
    expect(JSON.stringify(caseHistory)).toContain(SECRET);
  });
});
