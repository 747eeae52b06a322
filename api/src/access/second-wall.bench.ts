import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { SqlEntityManager } from '@mikro-orm/postgresql';
import { startTestDesk, type TestDesk } from '../testing/index.ts';
import { testCase, type TestCase } from '../testing/test-case.ts';
import { staffOffice } from '../testing/test-office.ts';

const STATUS =
  'query ($reference: String!) { caseStatus(reference: $reference) { stage seq timeline { seq type at } deadlines { kind dueAt } } }';
const OWN_CASE = `query ($reference: String!) { customerCase(reference: $reference) {
  reference handlerName allowedActions unreadMessages
  status { stage seq timeline { seq type at } deadlines { kind dueAt } }
  complaint { whatHappened files { id name } } summaries { seq text }
  messages { edges { node { id seq text sentAt files { id name } } } }
  evidence { id title } finalResponses { id decision summary } escalations { id level reason }
  waysOutside { isOpen explanation } } }`;
const ROUNDS = 15;
const ASKED = 40;
const AT_ONCE = 8;

let test: TestDesk;
let made: TestCase;

beforeAll(async () => {
  test = await startTestDesk('2026-11-23T10:12:00Z');
  made = await testCase(test, await staffOffice(test), 'responded');
});

afterAll(() => test.close());

/** Milliseconds of one answer, while a few are asked for at once. */
async function time(query: string): Promise<number> {
  const startedAt = performance.now();
  const ask = async (): Promise<void> => {
    for (let asked = 0; asked < ASKED / AT_ONCE; asked++)
      await made.customer.data(query, { reference: made.reference });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
  return (performance.now() - startedAt) / ASKED;
}

/** The same while the database is told of no viewer, so that it shows all as it does to the desk. */
async function withoutWall(query: string): Promise<number> {
  const wall = vi.spyOn(SqlEntityManager.prototype, 'setSessionContext').mockReturnValue();
  try {
    return await time(query);
  } finally {
    wall.mockRestore();
  }
}

it.each([
  ['the public status', STATUS],
  ['a customer’s case', OWN_CASE],
])('costs for %s', { timeout: 120_000 }, async (what, query) => {
  const rounds: { wall: number; none: number }[] = [];
  // In turn, so that a slow moment of the machine meets both; the first round only warms both up.
  for (let round = 0; round <= ROUNDS; round++)
    rounds.push({ wall: await time(query), none: await withoutWall(query) });
  const median = (of: 'wall' | 'none'): number =>
    rounds
      .slice(1)
      .map((round) => round[of])
      .sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? NaN;
  const [wall, none] = [median('wall'), median('none')];
  process.stdout.write(
    `${what}: ${wall.toFixed(2)} ms with the second wall, ${none.toFixed(2)} ms without, ratio ${(wall / none).toFixed(2)}\n`,
  );
  expect(wall / none).toBeGreaterThan(0);
});
