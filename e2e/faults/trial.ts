import { setTimeout as pause } from 'node:timers/promises';
import { linesOf, startCell, type Cell } from './cell.ts';
import { check, type Findings } from './check.ts';
import { Client } from './client.ts';
import { happen, type FaultName } from './fault-list.ts';
import { liveCases } from './life-of-a-case.ts';
import { LongCase } from './long-case.ts';
import type { Quiet } from './quiet.ts';
import { Watcher } from './watcher.ts';
import { Written } from './written.ts';

/** A process has to start after it, which takes a core for some seconds. */
const KILL: FaultName = 'kill -9 an API process';
const READY_MS = 10_000;
/** Beyond its limit a desk is waited for, so that the next fault meets a desk that works. */
const PATIENCE_MS = 60_000;
const BETWEEN_FAULTS_MS = 400;
/** More would keep the cores busy all the time, and a desk of another cell would take long to start. */
const CUSTOMERS = 2;

/** One time that a fault happened. */
export interface Happening {
  fault: FaultName;
  /** From the end of the fault until every desk was ready again. */
  readyMs: number;
  problem: string | null;
}

/** What came of one cell's trial. */
export interface Trial {
  happenings: Happening[];
  written: Written;
  findings: Findings;
  slowReaderFaults: string[];
}

/**
 * Lets people use a desk while faults happen to it one after the other, then checks everything.
 * @param rounds how often each fault happens
 * @param untilMs no fault begins after this moment
 * @param hasRedis whether Redis carries the wake-ups; else PostgreSQL does
 * @param quiet shared by all trials at the same time
 */
export async function tryFaults(
  folder: string,
  faults: readonly FaultName[],
  rounds: number,
  untilMs: number,
  hasRedis: boolean,
  quiet: Quiet,
): Promise<Trial> {
  const cell = await startCell(folder, hasRedis);
  const written = new Written();
  try {
    const token = await tokenOfStaff(cell);
    const staff = new Client(cell.addresses, token);
    const longCase = await LongCase.make(cell.addresses, staff);
    const watchers: Watcher[] = [];
    let isOver = false;
    const people = {
      addresses: cell.addresses,
      staff,
      written,
      onCase: (reference: string, cookie: string) =>
        void watchers.push(new Watcher(cell.addresses, reference, cookie)),
      isOver: () => isOver,
      // Its own people go on while one of its processes starts: the other one serves them.
      mayGoOn: () => (written.during === KILL ? Promise.resolve() : quiet.over()),
    };
    const customers = Array.from({ length: CUSTOMERS }, () => liveCases(people));
    const happenings: Happening[] = [];
    const happens = async (fault: FaultName): Promise<void> => {
      written.during = fault;
      happenings.push(await oneFault(fault, cell, longCase));
      written.during = null;
    };
    for (let round = 0; round < rounds; round++) {
      for (const fault of faults) {
        if (Date.now() > untilMs) break;
        await pause(BETWEEN_FAULTS_MS);
        await (fault === KILL ? quiet.during(() => happens(fault)) : happens(fault));
      }
    }
    isOver = true;
    await Promise.all(customers);
    for (const line of linesOf(cell)) line.buryDead();
    const findings = await check(cell, written, watchers, staff);
    await Promise.all(watchers.map((watcher) => watcher.close()));
    return { happenings, written, findings, slowReaderFaults: longCase.faults };
  } finally {
    await cell.stop();
  }
}

async function oneFault(fault: FaultName, cell: Cell, longCase: LongCase): Promise<Happening> {
  await happen(fault, cell, longCase);
  const from = performance.now();
  try {
    const readyMs = Math.max(...(await Promise.all(cell.desks.map((desk) => desk.ready(PATIENCE_MS)))));
    return { fault, readyMs, problem: readyMs > READY_MS ? `ready only after ${readyMs} ms` : null };
  } catch (error) {
    return { fault, readyMs: Math.round(performance.now() - from), problem: String(error) };
  }
}

/** A token of the demonstration's manager, whom no jump of the clock signs out. */
async function tokenOfStaff({ addresses }: Cell): Promise<string> {
  const person = new Client(addresses.slice(0, 1));
  await person.ask('mutation ($input: SignInInput!) { signIn(input: $input) { staff { name } } }', {
    input: { email: 'grace@demo.example', password: 'a-demonstration-only' },
  });
  const { createAccessToken } = await person.ask<{ createAccessToken: { token: string } }>(
    'mutation ($input: CreateAccessTokenInput!) { createAccessToken(input: $input) { token } }',
    { input: { name: 'faults', scope: 'ACT', validDays: 90 } },
  );
  return createAccessToken.token;
}
