import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Refused } from './client.ts';
import type { Write, Written } from './written.ts';

/** How many of the clients whose request failed never try again, so that nobody knows what became of it. */
const GIVING_UP = 0.15;
const BETWEEN_MS = 120;

/** The people of one case, who write down whatever they do. */
export interface People {
  addresses: readonly string[];
  staff: Client;
  written: Written;
  /** Told of each new case, with the cookie that opens it. */
  onCase: (reference: string, cookie: string) => void;
  isOver: () => boolean;
  /** Resolves when nobody needs the cores for something else. */
  mayGoOn: () => Promise<void>;
}

/** Lives cases one after the other, from complaint to escalation, until it is over. */
export async function liveCases(people: People): Promise<void> {
  while (!people.isOver()) {
    await people.mayGoOn();
    await liveCase(people);
  }
}

async function liveCase(people: People): Promise<void> {
  const customer = new Client(people.addresses);
  const reference = await submit(people, customer);
  if (reference === null) return;
  people.onCase(reference, customer.cookie);
  const act = (who: Client, operation: string, says: (marker: string) => Record<string, string>) =>
    write(people, who, operation, reference, says);
  const message = (marker: string) => ({ text: `It is still not solved. ${marker}` });
  const steps = [
    () => act(customer, 'sendMessage', message),
    () => act(people.staff, 'startReview', () => ({})),
    () => act(people.staff, 'startInvestigation', () => ({})),
    () => act(people.staff, 'sendMessage', message),
    () => act(people.staff, 'startResolution', () => ({})),
    () => act(people.staff, 'issueFinalResponse', finalResponse),
    () => act(customer, 'requestEscalation', escalation),
    () => act(customer, 'sendMessage', message),
  ];
  for (const step of steps) {
    if (people.isOver() || !(await step())) return;
    await pause(BETWEEN_MS);
    await people.mayGoOn();
  }
}

function finalResponse(marker: string) {
  return {
    decision: 'NOT_UPHELD',
    summary: 'We cannot agree.',
    explanation: `The payment was made. ${marker}`,
    proposedResolution: 'We help you to write to the bank.',
  };
}

function escalation(marker: string) {
  return { reason: `Nobody asked the bank. ${marker}`, desiredOutcome: 'Ask the bank.' };
}

interface Submitted {
  submitComplaint: { status: { reference: string } };
}

async function submit(people: People, customer: Client): Promise<string | null> {
  const marker = randomUUID();
  const input = {
    idempotencyKey: marker,
    category: 'PAYMENT',
    whatHappened: `The payment was taken twice. ${marker}`,
    contact: { name: 'Ada Fault', email: 'ada@mail.example' },
  };
  const query =
    'mutation ($input: SubmitComplaintInput!) { submitComplaint(input: $input) { status { reference } } }';
  const noted = note(people, 'submitComplaint', null, marker);
  const data = await settle<Submitted>(people, noted, () => customer.ask(query, { input }));
  noted.reference = data?.submitComplaint.status.reference ?? null;
  return noted.reference;
}

/** @returns whether the desk said that it is done */
async function write(
  people: People,
  who: Client,
  operation: string,
  reference: string,
  says: (marker: string) => Record<string, string>,
): Promise<boolean> {
  const marker = randomUUID();
  const type = `${operation.charAt(0).toUpperCase()}${operation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${operation}(input: $input) { case { reference } } }`;
  const input = { reference, idempotencyKey: marker, ...says(marker) };
  const noted = note(people, operation, reference, marker);
  return (await settle(people, noted, () => who.ask(query, { input }))) !== null;
}

function note({ written }: People, operation: string, reference: string | null, marker: string): Write {
  const noted: Write = { operation, reference, marker, during: written.during, outcome: 'given up' };
  written.writes.push(noted);
  return noted;
}

/** Sends the same again under the same key until there is an answer, or the client gives up. */
async function settle<Data>(people: People, noted: Write, ask: () => Promise<Data>): Promise<Data | null> {
  for (;;) {
    try {
      const data = await ask();
      noted.outcome = 'answered';
      return data;
    } catch (error) {
      if (error instanceof Refused) {
        noted.outcome = 'refused';
        people.written.refusals.push(`${noted.operation}: ${error.message}`);
        return null;
      }
      if (people.isOver() || Math.random() < GIVING_UP) return null;
      await pause(BETWEEN_MS);
    }
  }
}
