import { randomInt } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildDeskSchema } from './graphql.ts';
import { anyAddress } from './testing/access-mail.ts';
import { Everyone } from './testing/everyone.ts';
import { startTestDesk, TestSubscriber, type TestDesk } from './testing/index.ts';
import { Dice, randomDocument, randomVariables } from './testing/random-documents.ts';
import { rootFields, type RootField } from './testing/root-fields.ts';
import { testCase } from './testing/test-case.ts';
import { CUSTOMER_ROLES, ROLES, type Role } from './testing/verdicts.ts';

/** `npm run fuzz` takes two minutes and another seed each time; what it finds is found again by that `FUZZ_SEED`. */
const SECONDS = Number(process.env['FUZZ_SECONDS'] ?? 0);
const SEED = Number(process.env['FUZZ_SEED'] ?? (SECONDS > 0 ? randomInt(2 ** 31) : 20_261_123));
/** Else always the same ones, so that nobody's change fails for what was there before. */
const TRIES = 400;

/** Words of somebody else's case, and of our notes on every case. */
const CANARY = 'zebra-canary';
const NOTE_CANARY = 'note-canary';
/** What no answer may show of our code. */
const INNARDS =
  /INTERNAL_SERVER_ERROR|node_modules|\.ts:\d+|\bat \w[\w.]* \(|\b(?:select|insert into|update) "/;
/** These would end the sessions by which everything else is tried. */
const ENDING = new Set([
  'signOut',
  'signOutEverywhere',
  'signOutDevice',
  'leaveCase',
  'changePassword',
  'revokeSession',
  'revokeAccessToken',
]);

const fields = rootFields(await buildDeskSchema()).filter(({ name }) => !ENDING.has(name));

let test: TestDesk;
let everyone: Everyone;
let socketUrl: string;

beforeAll(async () => {
  test = await startTestDesk('2026-11-23T10:12:00Z');
  everyone = await Everyone.of(test);
  const contact = { name: CANARY, email: `${CANARY}@mail.example`, postalAddress: CANARY };
  const other = await testCase(test, everyone.office, 'asked', { whatHappened: CANARY, contact });
  await other.act('provideInformation', { text: CANARY });
  await other.act('addNote', { text: `${CANARY} ${NOTE_CANARY}` });
  const { made } = await everyone.placeOf('case');
  await made.act('addNote', { text: NOTE_CANARY });
  await test.app.listen({ port: 0, host: '127.0.0.1' });
  socketUrl = `ws://127.0.0.1:${(test.app.server.address() as AddressInfo).port}/graphql`;
});

afterAll(() => test.close());

async function answerOf(root: RootField, role: Role, query: string, variables: Record<string, unknown>) {
  const headers = everyone.headers(role, await everyone.placeOf(root.name));
  if (root.kind !== 'subscription') {
    const remoteAddress = anyAddress();
    const payload = { query, variables };
    const { statusCode, body } = await test.app.inject({
      method: 'POST',
      url: '/graphql',
      headers,
      remoteAddress,
      payload,
    });
    return { status: statusCode, body };
  }
  const subscriber = new TestSubscriber(socketUrl, query, variables, headers.cookie);
  const told = await subscriber.next().catch((error: unknown) => (error as Error).cause ?? 'refused');
  await subscriber.close();
  return { status: 200, body: JSON.stringify(told) };
}

it(
  'answers random documents with hostile values, by everybody, without a fault and without words of others',
  { timeout: (SECONDS + 180) * 1000 },
  async () => {
    const dice = new Dice(SEED);
    const end = performance.now() + SECONDS * 1000;
    let tried = 0;
    for (; tried < TRIES || performance.now() < end; tried++) {
      const root = dice.pick(fields);
      const role = dice.pick(ROLES);
      const variables = randomVariables(dice, root, await everyone.variablesOf(root.name));
      const query = randomDocument(dice, root);
      const { status, body } = await answerOf(root, role, query, variables);
      const attempt = `seed ${SEED}, try ${tried}: ${role} sent ${query} with ${JSON.stringify(variables).slice(0, 2000)}: ${body.slice(0, 500)}`;
      expect(status, attempt).toBeLessThan(500);
      expect(body, attempt).not.toMatch(INNARDS);
      if (!CUSTOMER_ROLES.includes(role)) continue;
      expect(body, attempt).not.toContain(CANARY);
      expect(body, attempt).not.toContain(NOTE_CANARY);
    }
  },
);
