import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Secrets } from '../access/secrets.ts';
import { LONGEST_LOCAL_PART, mailboxIn } from './mailbox-address.ts';
import {
  caseOfReplyAddress,
  caseOfReplyToken,
  messageIdOf,
  noticeOfMessageId,
  replyAddress,
  replyToken,
  threadIdOf,
} from './reply-address.ts';

const secrets = new Secrets(Buffer.alloc(32, 1));
const caseId = '01934567-89ab-7def-8123-456789abcdef';
const token = replyToken(secrets, caseId);

describe('the token of a case', () => {
  it('names its case, also when a mail server changed its capitals', () => {
    for (const id of [caseId, randomUUID(), '00000000-0000-4000-8000-000000000000']) {
      expect(caseOfReplyToken(secrets, replyToken(secrets, id).toUpperCase())).toBe(id);
    }
  });

  it('is worth nothing when a character is changed, added or left out, or another desk signed it', () => {
    for (let at = 0; at < token.length; at++) {
      const other = token[at] === '7' ? '8' : '7';
      expect(caseOfReplyToken(secrets, token.slice(0, at) + other + token.slice(at + 1))).toBeNull();
    }
    for (const wrong of [`${token}0`, token.slice(1), `z${token.slice(1)}`, '', 'v'.repeat(42)]) {
      expect(caseOfReplyToken(secrets, wrong)).toBeNull();
    }
    expect(caseOfReplyToken(new Secrets(Buffer.alloc(32, 2)), token)).toBeNull();
  });

  it('fits into an address', () => {
    const mailbox = `${'c'.repeat(LONGEST_LOCAL_PART)}@constrat.example`;
    const address = replyAddress(mailbox, token);
    expect(address.indexOf('@')).toBe(64);
    expect(caseOfReplyAddress(secrets, address)).toBe(caseId);
    expect(caseOfReplyAddress(secrets, mailbox)).toBeNull();
  });

  it('stands in Message-IDs that tell the event and its kind', () => {
    const id = messageIdOf(token, 12, 'FINAL_RESPONSE', 'constrat.example');
    expect(noticeOfMessageId(secrets, id)).toEqual({ caseId, seq: 12, kind: 'FINAL_RESPONSE' });
    expect(noticeOfMessageId(secrets, threadIdOf(token, 'x.example'))).toEqual({
      caseId,
      seq: null,
      kind: null,
    });
    expect(noticeOfMessageId(secrets, `<${token.replace(/.$/, 'z')}.1.closed@x>`)).toBeNull();
    expect(noticeOfMessageId(secrets, '<CAK3x@mail.example>')).toBeNull();
  });
});

describe('mailboxIn', () => {
  it.each([
    ['complaints@constrat.example', { name: null, address: 'complaints@constrat.example' }],
    ['Complaints <c@constrat.example>', { name: 'Complaints', address: 'c@constrat.example' }],
    ['"Complaints, CONSTRAT" <c@x.example>', { name: 'Complaints, CONSTRAT', address: 'c@x.example' }],
    ['complaints', null],
    ['a+b@x.example', null],
    ['a@b.example\r\nBcc: all@x.example', null],
  ])('%j', (text, mailbox) => {
    expect(mailboxIn(text)).toEqual(mailbox);
  });
});
