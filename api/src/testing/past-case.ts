import { randomBytes } from 'node:crypto';
import { CaseEvent, CaseFile } from '@desk/db';
import type { Category, Channel } from '../procedure/published.ts';
import { newReference } from '../procedure/reference.ts';
import type { TestDesk } from './test-desk.ts';

/** An event of the past, for reports that count events. */
export interface PastEvent {
  type: string;
  /** ISO 8601. */
  at: string;
  data?: Record<string, unknown>;
}

/** Stores a case with events as they were recorded long ago: only what reports read is true of it. */
export async function pastCase(
  { desk }: TestDesk,
  receivedAt: string,
  events: PastEvent[],
  { category = 'OTHER', channel = 'FORM' }: { category?: Category; channel?: Channel } = {},
): Promise<void> {
  const em = desk.orm.em.fork();
  const caseFile = em.create(CaseFile, {
    reference: newReference(randomBytes),
    stage: 'REVIEW',
    awaiting: 'US',
    channel,
    category,
    receivedAt: new Date(receivedAt),
    deadlines: [],
    procedureVersion: '1',
    lastSeq: events.length,
    lastHash: '',
  });
  for (const [index, { type, at, data = {} }] of events.entries()) {
    const visibility = 'PUBLIC';
    em.create(CaseEvent, {
      caseFile,
      seq: index + 1,
      type,
      actorKind: 'STAFF',
      at: new Date(at),
      visibility,
      data,
      prevHash: '',
      hash: '',
    });
  }
  await em.flush();
}
