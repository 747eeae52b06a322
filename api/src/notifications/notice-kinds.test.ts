import { NOTICE_KINDS } from '@desk/db';
import { describe, expect, it } from 'vitest';
import { AUDIENCES, EVENT_TYPES, type CaseEventDraft } from '../procedure/events.ts';
import { chooseChannel } from './choose-channel.ts';
import { noticeOf } from './notice-kinds.ts';

/** An event of the type, with the facts that decide set one way or the other. */
function draftsOf(type: string): CaseEventDraft[] {
  return [true, false].map(
    (flag) => ({ type, data: { isAutomatic: flag, isFromCustomer: flag } }) as unknown as CaseEventDraft,
  );
}

describe('noticeOf', () => {
  it('tells the customer of nothing that they may not see', () => {
    const hidden = EVENT_TYPES.filter((type) => AUDIENCES[type] === 'STAFF').flatMap(draftsOf);
    expect(hidden.map(noticeOf).filter((kind) => kind !== null)).toEqual([]);
  });

  it('knows an event for every kind of notice', () => {
    const kinds = EVENT_TYPES.flatMap(draftsOf).map(noticeOf);
    expect(NOTICE_KINDS.filter((kind) => !kinds.includes(kind))).toEqual([]);
  });

  it.each([
    ['progressUpdated', ['AUTOMATIC_UPDATE', 'PROGRESS_UPDATE']],
    ['messageSent', [null, 'MESSAGE']],
    ['complaintReceived', [null, null]],
  ])('%s', (type, kinds) => {
    expect(draftsOf(type).map(noticeOf)).toEqual(kinds);
  });
});

describe('chooseChannel', () => {
  const ways = {
    email: 'a@b.example',
    emailFailedAt: null,
    postalAddress: '1 High Street',
    phone: '020 7946 0000',
  };

  it.each([
    ['EMAIL', {}],
    ['LETTER', { email: null }],
    ['LETTER', { emailFailedAt: new Date() }],
    ['PHONE', { email: null, postalAddress: null }],
    ['NONE', { email: null, postalAddress: null, phone: null }],
    ['NONE', { emailFailedAt: new Date(), postalAddress: null, phone: null }],
  ])('is %s with %j', (channel, changes) => {
    expect(chooseChannel({ ...ways, ...changes })).toBe(channel);
  });
});
