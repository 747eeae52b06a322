import { AccessKey, Letter } from '@desk/db';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepNotices } from '../notifications/sweep-notices.ts';
import { startTestDesk, TestCaller, type TestDesk } from '../testing/index.ts';
import { testCase } from '../testing/test-case.ts';
import { staffOffice, type Office } from '../testing/test-office.ts';

const LETTERS = /* GraphQL */ `
  query ($isPosted: Boolean!, $first: Int! = 100, $after: String) {
    letters(isPosted: $isPosted, first: $first, after: $after) {
      edges {
        cursor
        node {
          id
          path
          postedAt
          postedBy {
            name
          }
          notice {
            kind
            state
          }
          case {
            reference
          }
          addressee {
            postalAddress
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;
const MARK =
  'mutation ($input: MarkPostedInput!) { markPosted(input: $input) { letter { postedAt postedBy { name } } } }';
const OPEN =
  'mutation ($input: OpenCaseWithKeyInput!) { openCaseWithKey(input: $input) { case { reference } } }';
const BY_POST = { contact: { name: 'Zofia Łukaszewicz', postalAddress: '1 High Street\nCardiff\nCF10 1AA' } };
const KEY = /(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}/;

interface Seen {
  id: string;
  path: string;
  notice: { kind: string; state: string };
  case: { reference: string };
  addressee: { postalAddress: string };
}

let test: TestDesk;
let office: Office;

beforeAll(async () => {
  test = await startTestDesk();
  office = await staffOffice(test);
});

afterAll(() => test.close());

async function letters(isPosted: boolean): Promise<Seen[]> {
  const answer = await office.handler.data<{ letters: { edges: { node: Seen }[] } }>(LETTERS, { isPosted });
  return answer.letters.edges.map(({ node }) => node);
}

async function letterOf(reference: string): Promise<Seen> {
  const found = (await letters(false)).find((letter) => letter.case.reference === reference);
  if (found === undefined) throw new Error('There is no letter of the case.');
  return found;
}

function download(caller: TestCaller, url: string) {
  return test.app.inject({ url, headers: { cookie: caller.cookie } });
}

async function words(bytes: Buffer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  return text.replaceAll(/\s+/g, ' ');
}

async function complainByPost(situation: 'acknowledged' | 'responded' = 'acknowledged') {
  const complaint = await testCase(test, office, situation, BY_POST);
  await sweepNotices(test.desk);
  return complaint;
}

describe('a customer with a postal address alone', () => {
  it('gets the acknowledgement as a letter, with a key that opens the case', async () => {
    const { reference } = await complainByPost();
    const letter = await letterOf(reference);
    expect(letter).toMatchObject({
      notice: { kind: 'ACKNOWLEDGEMENT', state: 'TO_POST' },
      addressee: { postalAddress: BY_POST.contact.postalAddress },
    });
    const { headers, rawPayload } = await download(office.handler, letter.path);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${reference}-acknowledgement.pdf"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    });
    const text = await words(rawPayload);
    for (const part of [
      'Zofia Łukaszewicz 1 High Street Cardiff CF10 1AA',
      reference,
      'Amira Hassan',
      'day 0',
    ]) {
      expect(text).toContain(part);
    }
    const key = KEY.exec(text.slice(text.indexOf('Your access key')))?.[0] ?? '';
    const opened = await new TestCaller(test.app).data(OPEN, { input: { reference, key } });
    expect(opened).toEqual({ openCaseWithKey: { case: { reference } } });
  });

  it('gets one key, however often and by however many the letter is downloaded', async () => {
    const { reference } = await complainByPost();
    const { path } = await letterOf(reference);
    const both = await Promise.all([download(office.handler, path), download(office.manager, path)]);
    expect(both[0].rawPayload.equals(both[1].rawPayload)).toBe(true);
    expect(await test.desk.orm.em.fork().count(AccessKey, { caseFile: { reference } })).toBe(1);
  });

  it('gets later letters without a key, so that the first one stays in force', async () => {
    const complaint = await complainByPost('responded');
    const kinds = (await letters(false)).filter((letter) => letter.case.reference === complaint.reference);
    expect(kinds.map(({ notice }) => notice.kind)).toEqual(['ACKNOWLEDGEMENT', 'FINAL_RESPONSE']);
    await download(office.handler, kinds[0]?.path ?? '');
    const { rawPayload } = await download(office.handler, kinds[1]?.path ?? '');
    const text = await words(rawPayload);
    expect(text).toContain('within six months of the date of this letter');
    expect(text).not.toContain('access key');
  });
});

describe('a posted letter', () => {
  it('leaves the list, with who and when, and its key is kept nowhere', async () => {
    const { reference } = await complainByPost();
    const { id, path } = await letterOf(reference);
    await download(office.handler, path);
    const { markPosted } = await office.handler.data<{ markPosted: unknown }>(MARK, {
      input: { letterId: id },
    });
    expect(markPosted).toEqual({
      letter: { postedAt: '2026-11-23T10:12:00.000Z', postedBy: { name: 'Amira Hassan' } },
    });
    test.clock.advance({ minutes: 1 });
    expect(await office.manager.data(MARK, { input: { letterId: id } })).toEqual({ markPosted });
    expect((await letters(false)).map((letter) => letter.id)).not.toContain(id);
    expect((await letters(true)).map((letter) => letter.id)).toContain(id);
    const stored = await test.desk.orm.em.fork().findOneOrFail(Letter, id, { populate: ['pdf'] });
    expect(stored.pdf).toBeNull();
    expect(await words((await download(office.handler, path)).rawPayload)).not.toContain('access key');
  });

  it('is marked by those who write, and only if there is one', async () => {
    const { reference } = await complainByPost();
    const input = { letterId: (await letterOf(reference)).id };
    const code = async (caller: TestCaller, wrong = input) =>
      (await caller.refusal(MARK, { input: wrong })).extensions.code;
    expect(await code(office.auditor)).toBe('FORBIDDEN');
    expect(await code(new TestCaller(test.app))).toBe('UNAUTHENTICATED');
    expect(await code(office.handler, { letterId: 'no id' })).toBe('NOT_FOUND');
  });
});

describe('the list of letters', () => {
  it('goes page by page', async () => {
    const all = await letters(false);
    const first = all.length - 1;
    const page = await office.auditor.data<{
      letters: { pageInfo: { hasNextPage: boolean; endCursor: string } };
    }>(LETTERS, { isPosted: false, first });
    expect(page.letters.pageInfo).toEqual({ hasNextPage: true, endCursor: all[first - 1]?.id });
    const rest = await office.auditor.data<{ letters: { edges: { node: Seen }[] } }>(LETTERS, {
      isPosted: false,
      after: page.letters.pageInfo.endCursor,
    });
    expect(rest.letters.edges.map(({ node }) => node.id)).toEqual([all.at(-1)?.id]);
  });

  it.each([
    ['first', { first: 0 }],
    ['first', { first: 101 }],
    ['after', { after: 'x' }],
  ])('refuses %s in %j', async (path, changes) => {
    const { extensions } = await office.handler.refusal(LETTERS, { isPosted: false, ...changes });
    expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path }] });
  });
});

describe('who may download', () => {
  it('a letter to be posted: staff alone', async () => {
    const { reference, customer } = await complainByPost();
    const { path } = await letterOf(reference);
    const answer = await download(customer, path);
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(
      (await download(office.handler, '/letters/00000000-0000-7000-8000-000000000000.pdf')).statusCode,
    ).toBe(404);
  });

  it('our answer: its customer and staff, for whom it looks the same as if there were none', async () => {
    const { reference, customer } = await complainByPost('responded');
    const stranger = await testCase(test, office);
    const url = `/cases/${reference}/final-response.pdf`;
    for (const caller of [customer, office.auditor]) {
      const { statusCode, rawPayload } = await download(caller, url);
      expect(statusCode).toBe(200);
      expect(await words(rawPayload)).toContain('Our final response to your complaint');
    }
    const refused = await download(stranger.customer, url);
    const missing = await download(customer, `/cases/${reference}/escalation-decision.pdf`);
    expect([refused.statusCode, missing.statusCode]).toEqual([404, 404]);
    expect(refused.body).toBe(missing.body);
  });
});
