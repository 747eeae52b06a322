import { randomUUID } from 'node:crypto';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import {
  execute,
  getNamedType,
  GraphQLID,
  parse,
  subscribe,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operationContext } from './context.ts';
import { buildDeskSchema } from './graphql.ts';
import { anyAddress } from './testing/access-mail.ts';
import { Everyone, forgottenCookies } from './testing/everyone.ts';
import { startTestDesk, type TestDesk } from './testing/index.ts';
import { documentOf, inputPaths, rootFields, withValueAt, type RootField } from './testing/root-fields.ts';
import { PUBLIC_BY_REFERENCE, ROLES, VERDICTS, type Role, type Verdict } from './testing/verdicts.ts';

const schema: GraphQLSchema = await buildDeskSchema();
const fields = rootFields(schema);
/** What narrows a list down: nothing fits what does not exist. */
const FILTERS = new Set(['filter.handlerId', 'filter.staffId']);
/** It answers with the public status, which no open transaction can show. */
const READS_AFTER_COMMIT = new Set(['submitComplaint']);

type Variables = Record<string, unknown>;

describe('security 32: every operation, tried by everybody', () => {
  let test: TestDesk;
  let everyone: Everyone;

  beforeAll(async () => {
    test = await startTestDesk('2026-11-23T10:12:00Z');
    everyone = await Everyone.of(test);
  });

  afterAll(() => test.close());

  /** What comes of one attempt; what it did is undone. */
  async function attempt(root: RootField, role: Role, variables?: Variables): Promise<Verdict> {
    const variableValues = variables ?? (await everyone.variablesOf(root.name));
    const viewers = await everyone.viewers(role, await everyone.placeOf(root.name));
    const em = test.desk.orm.em.fork();
    if (!READS_AFTER_COMMIT.has(root.name)) await em.begin();
    try {
      const origin = { address: anyAddress(), browser: 'A test' };
      const contextValue = operationContext(test.desk, viewers, forgottenCookies(), em, origin);
      const args = { schema, document: parse(documentOf(root, 1)), variableValues, contextValue };
      return verdictOf(root.kind === 'subscription' ? await firstPush(args) : await execute(args));
    } finally {
      if (em.isInTransaction()) await em.rollback();
    }
  }

  it('has a verdict for every operation, and for nothing else', () => {
    expect(Object.keys(VERDICTS).sort()).toEqual(fields.map(({ name }) => name).sort());
  });

  it('are said in the one policy of a feature each, where it matters who asks', async () => {
    const files = globSync('*/*.policy.ts', { cwd: import.meta.dirname });
    const policies = await Promise.all(
      files.map((file) => import(/* @vite-ignore */ join(import.meta.dirname, file)) as Promise<object>),
    );
    const said = policies.flatMap((policy) => Object.values(policy).flatMap(namesIn));
    const roleMatters = ({ name }: RootField) => new Set(Object.values(VERDICTS[name] ?? {})).size > 1;
    const times = fields
      .filter(roleMatters)
      .map(({ name }) => [name, said.filter((each) => each === name).length]);
    expect(times.filter(([, count]) => count !== 1)).toEqual([]);
  });

  it.each(fields)('$kind $name lets in whom it should', async (root) => {
    const verdicts: [Role, Verdict][] = [];
    for (const role of ROLES) verdicts.push([role, await attempt(root, role)]);
    expect(Object.fromEntries(verdicts)).toEqual(VERDICTS[root.name]);
  });

  it.each(idsOf(fields))('takes no id of something else: $operation $path', async ({ root, path }) => {
    const role = ROLES.find((each) => VERDICTS[root.name]?.[each] === 'ALLOWED');
    const good = await everyone.variablesOf(root.name);
    const { made } = await everyone.placeOf(root.name);
    const caseId = (await made.read()).id;
    for (const id of [caseId, everyone.otherLessonId, randomUUID(), 'no id', made.reference]) {
      const verdict = await attempt(root, role ?? 'director', withValueAt(good, path, id));
      expect([id, verdict]).toEqual([
        id,
        expect.stringMatching(FILTERS.has(path) ? /./ : /NOT_FOUND|BAD_USER/),
      ]);
      expect(verdict).not.toBe('INTERNAL_SERVER_ERROR');
    }
  });

  it('opens nothing to another customer by a reference number, but what is public', () => {
    const byReference = fields.filter((root) =>
      inputPaths(root).some(({ path }) => path.endsWith('reference')),
    );
    const open = byReference.filter(({ name }) => VERDICTS[name]?.otherCustomer === 'ALLOWED');
    expect(open.map(({ name }) => name).sort()).toEqual([...PUBLIC_BY_REFERENCE].sort());
    expect(byReference.length).toBeGreaterThan(30);
  });
});

/** The operations that a declaration of rights names. */
function namesIn(declared: unknown): string[] {
  return typeof declared === 'object' && declared !== null ? Object.keys(declared) : [];
}

/** Every id that an operation takes. */
function idsOf(roots: RootField[]) {
  return roots.flatMap((root) =>
    inputPaths(root)
      .filter(({ type }) => getNamedType(type) === GraphQLID)
      .map(({ path }) => ({ root, path, operation: root.name })),
  );
}

async function firstPush(args: Parameters<typeof subscribe>[0]): Promise<ExecutionResult> {
  const stream = await subscribe(args);
  if (!(Symbol.asyncIterator in stream)) return stream;
  const { value } = (await stream.next()) as IteratorResult<ExecutionResult, ExecutionResult>;
  await stream.return(undefined);
  return value;
}

function verdictOf({ errors }: ExecutionResult): Verdict {
  const [error] = errors ?? [];
  if (error === undefined) return 'ALLOWED';
  return typeof error.extensions.code === 'string' ? error.extensions.code : error.message;
}
