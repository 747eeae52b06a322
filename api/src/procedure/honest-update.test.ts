import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { progressUpdateDue } from './deadlines.ts';
import { honestUpdate } from './honest-update.ts';
import { procedure } from './procedure.ts';
import { STAGES } from './stages.ts';

const missed = progressUpdateDue(Temporal.Instant.from('2026-11-23T10:12:00Z'), procedure);
const next = progressUpdateDue(Temporal.Instant.from('2026-11-28T17:00:01Z'), procedure);

it('says what we promised, that we did not, where the case stands and when we write next', () => {
  expect(honestUpdate({ stage: 'INVESTIGATION', awaiting: 'US' }, missed, next, procedure)).toBe(
    `We promised to write to you by Saturday 28 November 2026, and we did not. We are sorry.

Where your complaint stands: We are gathering evidence about your complaint. We collect evidence, speak to the people involved and check the records of our platform.

We will next write to you by Thursday 3 December 2026.

This message was written automatically. The people who look after your complaint have been told that we broke our promise.`,
  );
});

it('says when an answer is outstanding', () => {
  const text = honestUpdate({ stage: 'REVIEW', awaiting: 'CUSTOMER' }, missed, next, procedure);
  expect(text).toContain('We are also waiting for your answer to what we asked you.');
});

it.each(STAGES)('has words for a case that is %s', (stage) => {
  expect(honestUpdate({ stage, awaiting: 'US' }, missed, next, procedure)).toContain(
    'Where your complaint stands',
  );
});
