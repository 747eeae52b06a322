import { setTimeout as pause } from 'node:timers/promises';
import type { Cell } from './cell.ts';
import type { Client } from './client.ts';
import type { Watcher } from './watcher.ts';
import type { Write, Written } from './written.ts';

/** By then jobs that a killed process had in hand are done by others. */
const SETTLED_MS = 150_000;
const CAUGHT_UP_MS = 15_000;

/** Where what an operation wrote stands; the marker is its key. Operations without words are counted as events. */
const CONTENT: Record<string, string> = {
  submitComplaint: `select count(*)::int as count from complaint where what_happened like '%' || $1`,
  sendMessage: `select count(*)::int as count from message where text like '%' || $1`,
  issueFinalResponse: `select count(*)::int as count from final_response where explanation like '%' || $1`,
  requestEscalation: `select count(*)::int as count from escalation where reason like '%' || $1`,
};
const EVENTS: Record<string, string> = {
  startReview: 'reviewStarted',
  startInvestigation: 'investigationStarted',
  startResolution: 'resolutionStarted',
};

/** What is only half there: words without their event, cases without their complaint, keys without their case. */
const HALVES = `
  select 'a message without its event' as what, m.id::text as id from message m
    where not exists (select from case_event e where e.case_id = m.case_id and e.seq = m.seq)
  union all select 'a response without its event', r.id::text from final_response r
    where not exists (select from case_event e where e.case_id = r.case_id and e.seq = r.seq)
  union all select 'a case without its events', c.reference from case_file c
    where c.last_seq <> (select count(*) from case_event e where e.case_id = c.id)
  union all select 'a case without its complaint', c.reference from case_file c
    where not exists (select from complaint k where k.case_id = c.id)
  union all select 'a key without its case', k.key::text from idempotency_key k
    where k.operation = 'submitComplaint' and k.case_id is null
  union all select 'a notice without its event', n.id::text from notice n
    where not exists (select from case_event e where e.case_id = n.case_id and e.seq = n.seq)`;

/** What the desk owes at a moment: promises due and not counted as missed, notices that wait, jobs that failed. */
const OWED = `
  select 'a promise that came due and was not counted' as what, c.reference as id
    from case_file c, jsonb_array_elements(c.deadlines) d
    where (d ->> 'dueAt')::timestamptz < $1 and not c.missed ? (d ->> 'kind') and c.stage <> 'CLOSED'
  union all select 'a notice that waits', n.id::text from notice n
    where n.state = 'WAITING' and n.next_attempt_at < $1
  union all select 'a job that failed for good', j.id::text from pgboss.job j where j.state = 'failed'`;

/** What the check of one cell found. */
export interface Findings {
  lost: Write[];
  doubled: Write[];
  halves: string[];
  watchers: number;
  watchersAstray: string[];
  histories: number;
  brokenHistories: string[];
  owed: string[];
  mails: number;
  /** Mails that came again under the Message-ID that they had: their process was killed before it could note them. */
  repeatedMails: number;
  wrongMails: string[];
}

/** Holds what the clients know against what is stored, once everything has come to rest. */
export async function check(
  cell: Cell,
  written: Written,
  watchers: readonly Watcher[],
  staff: Client,
): Promise<Findings> {
  const owed = await whatIsOwed(cell);
  const { lost, doubled } = await compareWrites(cell, written);
  const halves = await cell.postgres.ask<{ what: string; id: string }>(HALVES);
  const cases = await cell.postgres.ask<{ reference: string }>('select reference from case_file');
  return {
    lost,
    doubled,
    halves: halves.map(({ what, id }) => `${what}: ${id}`),
    watchers: watchers.length,
    watchersAstray: await compareWatchers(cell, watchers),
    histories: cases.length,
    brokenHistories: await brokenHistories(
      staff,
      cases.map(({ reference }) => reference),
    ),
    owed,
    ...(await compareMails(cell)),
  };
}

async function compareWrites(cell: Cell, { writes }: Written) {
  const lost: Write[] = [];
  const doubled: Write[] = [];
  await cell.postgres.connected(async (client) => {
    for (const write of writes) {
      const event = EVENTS[write.operation];
      const { rows } = await (event === undefined
        ? client.query<{ count: number }>(CONTENT[write.operation] ?? '', [write.marker])
        : client.query<{ count: number }>(
            `select count(*)::int as count from case_event e join case_file c on c.id = e.case_id
             where c.reference = $1 and e.type = $2`,
            [write.reference, event],
          ));
      const count = rows[0]?.count ?? 0;
      if (count > 1) doubled.push(write);
      if (count === 0 && write.outcome === 'answered') lost.push(write);
    }
  });
  return { lost, doubled };
}

async function compareWatchers(cell: Cell, watchers: readonly Watcher[]): Promise<string[]> {
  const astray: string[] = [];
  const until = Date.now() + CAUGHT_UP_MS;
  for (const watcher of watchers) {
    const log = await cell.postgres.ask<{ seq: number; type: string }>(
      `select e.seq, e.type from case_event e join case_file c on c.id = e.case_id 
       where c.reference = $1 and e.visibility <> 'STAFF' order by e.seq`,
      [watcher.reference],
    );
    while (watcher.seen.length < log.length && Date.now() < until) await pause(50);
    if (JSON.stringify(watcher.seen) === JSON.stringify(log)) continue;
    const seqs = watcher.seen.map(({ seq }) => seq).join();
    astray.push(`${watcher.reference}: told ${seqs} of ${log.length}; ${JSON.stringify(watcher.refusal)}`);
  }
  return astray;
}

const VERIFY =
  'query ($reference: String!) { verifyHistory(reference: $reference) { firstBroken { seq explanation } } }';

async function brokenHistories(staff: Client, references: readonly string[]): Promise<string[]> {
  const broken: string[] = [];
  for (const reference of references) {
    const { verifyHistory } = await staff.askUntilAnswered<{
      verifyHistory: { firstBroken: { explanation: string } | null };
    }>(VERIFY, { reference });
    if (verifyHistory.firstBroken !== null)
      broken.push(`${reference}: ${verifyHistory.firstBroken.explanation}`);
  }
  return broken;
}

/** Waits until nothing is owed by the clock that is furthest ahead. @returns what still is, when it takes too long */
async function whatIsOwed(cell: Cell): Promise<string[]> {
  const aheadMs = Math.max(...cell.desks.map((desk) => desk.aheadMs));
  const now = new Date(Date.now() + aheadMs);
  const until = Date.now() + SETTLED_MS;
  for (;;) {
    const owed = await cell.postgres.ask<{ what: string; id: string }>(OWED, [now]);
    if (owed.length === 0 || Date.now() > until) return owed.map(({ what, id }) => `${what}: ${id}`);
    await pause(250);
  }
}

/** A mail is known by the case, the event and the kind of its notice, as its Message-ID names them. */
const NOTICES = `
  select concat_ws('.', replace(case_id::text, '-', ''), seq, replace(lower(kind::text), '_', '-')) as name,
    state = 'SENT' as "isSent"
  from notice where channel = 'EMAIL'`;

/** Every notice that counts as sent left as a mail, and no mail left without one; it may have been cut off before it was marked. */
async function compareMails({ postgres, mail }: Cell) {
  const notices = await postgres.ask<{ name: string; isSent: boolean }>(NOTICES);
  const mails = new Map([...mail.counts].map(([messageId, count]) => [noticeNameOf(messageId), count]));
  const known = new Set(notices.map(({ name }) => name));
  const unsent = notices.filter(({ name, isSent }) => isSent && !mails.has(name));
  const strangers = [...mails.keys()].filter((name) => !known.has(name));
  return {
    mails: mails.size,
    repeatedMails: [...mails.values()].filter((count) => count > 1).length,
    wrongMails: [
      ...unsent.map(({ name }) => `No mail of a notice that counts as sent: ${name}`),
      ...strangers.map((name) => `A mail of no notice: ${name}`),
    ],
  };
}

/** What a Message-ID of the desk says: the case is in the first 16 of 26 bytes, written as digits and letters a to v. */
function noticeNameOf(messageId: string): string {
  const [, token, rest] = /^<([0-9a-v]{42})\.(\d+\.[a-z-]+)@/.exec(messageId) ?? [];
  if (token === undefined) return messageId;
  const value = [...token].reduce((sum, digit) => sum * 32n + BigInt(Number.parseInt(digit, 32)), 0n);
  return `${value.toString(16).padStart(52, '0').slice(0, 32)}.${rest}`;
}
