import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createSourceEventStream,
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  parse,
  type ExecutionResult,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Admission } from '../admission/admission.ts';
import { REMEMBERED } from '../admission/registered-operations.ts';
import { admitOperation, type AdmittedOperation, type Transport } from '../admission/admit-operation.ts';
import { operationContext } from '../context.ts';
import { buildDeskSchema } from '../graphql.ts';
import { Everyone, forgottenCookies } from '../testing/everyone.ts';
import { startTestDesk, type TestDesk } from '../testing/index.ts';
import { Dice, randomDocument, randomVariables } from '../testing/random-documents.ts';
import { rootFields, type RootField } from '../testing/root-fields.ts';
import { ROLES, type Role } from '../testing/verdicts.ts';
import { OperationRunner } from './operation-runner.ts';

const DOCUMENTS = 400;
/** Carries everything. */
const ANY_WAY: Transport = {
  carries: Object.values(OperationTypeNode),
  refusal: () => new GraphQLError('Nothing is refused for its kind.'),
};
const schema = await buildDeskSchema();
const roots = rootFields(schema).filter(({ kind }) => kind !== 'mutation');

let test: TestDesk;
let everyone: Everyone;
let admission: Admission;

beforeAll(async () => {
  test = await startTestDesk('2026-11-23T10:12:00Z');
  everyone = await Everyone.of(test);
  admission = await Admission.of(schema, test.desk.env);
});

afterAll(() => test.close());

async function admit(
  root: RootField,
  role: Role,
  request: { query: string; variables: Record<string, unknown> },
): Promise<AdmittedOperation | null> {
  const viewers = await everyone.viewers(role, await everyone.placeOf(root.name));
  const context = operationContext(test.desk, viewers, forgottenCookies());
  try {
    const admitted = admitOperation(schema, admission, ANY_WAY, request, context);
    return 'schema' in admitted ? admitted : null;
  } catch {
    return null;
  }
}

/** What a client could tell apart; those that ran at the same time may have failed in any order. */
function told({ data, errors = [] }: ExecutionResult): { text: string; errors: string[] } {
  return { text: JSON.stringify(data), errors: errors.map((error) => JSON.stringify(error)).sort() };
}

/** What a query answers, or what a subscription tells first. */
async function answerOf(
  runner: OperationRunner,
  admitted: AdmittedOperation,
): Promise<ReturnType<typeof told>> {
  if (admitted.operation.operation === OperationTypeNode.QUERY) return told(await runner.run(admitted));
  const source = await createSourceEventStream(admitted);
  if (!(Symbol.asyncIterator in source)) return told(source);
  const values = source[Symbol.asyncIterator]();
  const { value } = (await values.next()) as IteratorYieldResult<unknown>;
  await values.return?.();
  return told(await runner.execute(admitted, value));
}

it('answers a compiled operation to the letter as one that is not, to everybody', async () => {
  const dice = new Dice(20_261_126);
  const outcomes = { answered: 0, refused: 0 };
  for (let tried = 0; tried < DOCUMENTS; tried++) {
    const root = dice.pick(roots);
    const role = dice.pick(ROLES);
    // No operation of ours names a field so; made into code, the name would be lost.
    const query = randomDocument(dice, root).replace('__proto__: ', '');
    const good = await everyone.variablesOf(root.name);
    // A subscription to what comes after a number out of the air would have nothing to tell.
    const variables = root.kind === 'query' ? randomVariables(dice, root, good) : good;
    const interpreted = await admit(root, role, { query, variables });
    const compiled = await admit(root, role, { query, variables });
    if (!interpreted || !compiled) continue;
    const runner = new OperationRunner();
    const expected = await answerOf(runner, { ...interpreted, isKept: false });
    const answer = await answerOf(runner, { ...compiled, isKept: true });
    const attempt = `${role} sent ${query} with ${JSON.stringify(variables).slice(0, 1000)}`;
    expect(answer.text, attempt).toBe(expected.text);
    // Whoever gets nothing may not be told of all that failed: graphql-js does not wait for the rest.
    if (answer.text !== 'null') expect(answer.errors, attempt).toEqual(expected.errors);
    else expect(answer.errors, attempt).toEqual(expect.arrayContaining(expected.errors));
    outcomes[answer.text === 'null' ? 'refused' : 'answered']++;
  }
  expect(outcomes.answered).toBeGreaterThan(100);
  expect(outcomes.refused).toBeGreaterThan(30);
});

it('keeps no more spellings of a registered operation than clients in use bring', async () => {
  const saved = await readFile(join(test.desk.env.OPERATIONS_FOLDER, '02-my-work.graphql'), 'utf8');
  const fresh = await Admission.of(schema, test.desk.env);
  const spelled = Array.from({ length: REMEMBERED + 1 }, (_, blanks) => saved + ' '.repeat(blanks));
  for (const text of spelled) fresh.read(text);
  expect(spelled.filter((text) => !fresh.isKept(text))).toEqual([spelled.at(-1)]);
});

it('can compile each query and subscription that staff save', async () => {
  const folder = test.desk.env.OPERATIONS_FOLDER;
  const files = (await readdir(folder)).filter((name) => name.endsWith('.graphql'));
  const documents = await Promise.all(
    files.map(async (name) => parse(await readFile(join(folder, name), 'utf8'))),
  );
  const saved = documents.filter(
    (document) => getOperationAST(document)?.operation === OperationTypeNode.QUERY,
  );
  expect(saved.length).toBeGreaterThan(10);
  expect(saved.filter((document) => !isCompiledQuery(compileQuery(schema, document)))).toEqual([]);
});
