import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Action } from '../procedure/stages.ts';
import { startTestDesk, type TestDesk } from '../testing/index.ts';
import { playLife } from '../testing/play-life.ts';
import { testCase, type TestCase } from '../testing/test-case.ts';
import { TestMailServer, type ArrivedMail } from '../testing/test-mail-server.ts';
import { staffOffice } from '../testing/test-office.ts';
import { caseOfReplyAddress, noticeOfMessageId } from './reply-address.ts';
import { sweepNotices } from './sweep-notices.ts';

/** What each turn makes the customer read; turns that are not named write nothing. */
const TOLD: Partial<Record<Action, { subject: string; says: string[] }[]>> = {
  requestInformation: [
    {
      subject: 'We need something from you',
      says: ['Amira Hassan would like to know:', '> Which account was it?', 'by Friday 27 November 2026'],
    },
  ],
  markComplex: [
    {
      subject: 'Your complaint needs more time',
      says: ['We answer: by Monday 21 December 2026', 'Why these dates', '20 working days'],
    },
  ],
  explainDelay: [
    {
      subject: 'Why your complaint is taking longer',
      says: ['We keep you informed: by Sunday 6 December 2026'],
    },
  ],
  issueFinalResponse: [
    {
      subject: 'Our final response to your complaint',
      says: [
        'What we found',
        'free of charge – but you must do so within six months of the date of this letter',
        'Last day for the ombudsman: Friday 4 June 2027',
        'financial-ombudsman.org.uk, 0800 023 4567',
      ],
    },
  ],
  requestEscalation: [
    { subject: 'We will look at your complaint again', says: ['senior review', 'Monday 21 December 2026'] },
    {
      subject: 'We will look at your complaint again',
      says: ['executive review', 'Tuesday 29 December 2026'],
    },
  ],
  assignReviewer: [
    { subject: 'Who will review your complaint', says: ['Omar Diaz has been named for the senior review'] },
    {
      subject: 'Who will review your complaint',
      says: ['Iris Vance has been named for the executive review'],
    },
  ],
  decideEscalation: [
    {
      subject: 'The decision of our review',
      says: [
        'Omar Diaz has decided the senior review',
        'you can ask for our executive review',
        'until Friday 4 June 2027',
      ],
    },
    {
      subject: 'The decision of our review',
      says: ['Iris Vance', 'alternative dispute resolution (ADR) provider', 'until Friday 4 June 2027'],
    },
  ],
  recordReferral: [
    { subject: 'Your complaint is with an outside body', says: ['with Financial Ombudsman Service since'] },
  ],
  recordReferralOutcome: [
    { subject: 'The outside body has decided', says: ['Financial Ombudsman Service has decided'] },
  ],
  closeCase: [
    {
      subject: 'Your complaint is closed',
      says: ['The outside body has dealt with it.', 'Tell us how we did:'],
    },
  ],
  reopenCase: [
    { subject: 'We have opened your complaint again', says: ['We answer: by Monday 1 February 2027'] },
  ],
};

const flowing = ({ email }: ArrivedMail) => (email.text ?? '').replaceAll(/\s+/g, ' ');

describe('the mails of a whole life', () => {
  let server: TestMailServer;
  let test: TestDesk;
  let complaint: TestCase;

  beforeAll(async () => {
    server = await TestMailServer.start();
    test = await startTestDesk('2026-11-23T10:12:00Z', {
      SMTP_URL: server.url,
      MAIL_FROM: 'CONSTRAT complaints <complaints@constrat.example>',
      PUBLIC_URL: 'https://help.constrat.example',
    });
    const office = await staffOffice(test);
    complaint = await testCase(test, office);
    await sweepNotices(test.desk);
    for await (const { does } of playLife(test, office, complaint)) {
      const before = server.arrived.length;
      expect(await sweepNotices(test.desk)).toBe(0);
      const mails = server.arrived.slice(before);
      const expected = TOLD[does]?.shift();
      expect(
        mails.map(({ email }) => email.subject),
        does,
      ).toEqual(expected === undefined ? [] : [`${expected.subject} (${complaint.reference})`]);
      for (const mail of mails) {
        for (const words of expected?.says ?? []) expect(flowing(mail), does).toContain(words);
      }
    }
  }, 60_000);

  afterAll(async () => {
    await test.close();
    await server.close();
  });

  it('begin with the acknowledgement: reference, handler, dates with their reasons, link', () => {
    const [mail] = server.arrived;
    if (mail === undefined) throw new Error('no mail');
    expect(mail.email.subject).toBe(`We have received your complaint (${complaint.reference})`);
    const text = flowing(mail);
    for (const words of [
      'Dear Maria Kowalski,',
      'Amira Hassan looks after it from now on',
      `Your reference number: ${complaint.reference}`,
      'We keep you informed: by Saturday 28 November 2026',
      'We answer: by Monday 7 December 2026',
      'The legal limit for a complaint about a payment: by Monday 14 December 2026',
      'day 0',
    ]) {
      expect(text).toContain(words);
    }
    expect(mail.email.html).toMatch(/<a href="https:\/\/help\.constrat\.example\/open#[\w-]{20,}"/);
  });

  it('leave none of what was expected out', () => {
    expect(Object.values(TOLD).flat()).toEqual([]);
  });

  it('keep robots from answering, and name their sender and the address for answers', () => {
    for (const { headers, email, to } of server.arrived) {
      expect(headers).toMatchObject({
        'auto-submitted': 'auto-generated',
        'x-auto-response-suppress': 'All',
        'x-loop': 'complaints@constrat.example',
        'content-language': 'en',
      });
      expect(to).toEqual(['maria@mail.example']);
      expect(email.from).toMatchObject({
        name: 'CONSTRAT complaints',
        address: 'complaints@constrat.example',
      });
      const [answers] = email.replyTo ?? [];
      expect(answers?.address).toMatch(/^complaints\+[0-9a-v]{42}@constrat\.example$/);
    }
  });

  it('can be told back to their case and event, and form one thread', async () => {
    const { id } = await complaint.read();
    const { secrets } = test.desk;
    const ids = server.arrived.map(({ email }) => email.messageId ?? '');
    expect(new Set(ids).size).toBe(server.arrived.length);
    for (const [index, { email, headers }] of server.arrived.entries()) {
      expect(caseOfReplyAddress(secrets, email.replyTo?.[0]?.address ?? '')).toBe(id);
      expect(noticeOfMessageId(secrets, email.messageId ?? '')).toMatchObject({ caseId: id });
      const references = headers['references']?.split(/\s+/) ?? [];
      expect(noticeOfMessageId(secrets, references[0] ?? '')).toEqual({ caseId: id, seq: null, kind: null });
      expect(references.slice(1)).toEqual(ids.slice(Math.max(0, index - 10), index));
      expect(headers['in-reply-to']).toBe(references.at(-1));
    }
  });

  it('carry the final response and the decisions as a letter in PDF', async () => {
    const withLetter = server.arrived.filter(({ email }) => email.attachments.length > 0);
    expect(withLetter.map(({ email }) => email.attachments.map(({ filename }) => filename))).toEqual(
      ['final-response', 'escalation-decided', 'escalation-decided'].map((name) => [
        `${complaint.reference}-${name}.pdf`,
      ]),
    );
    const letter = withLetter[0]?.email.attachments[0]?.content as ArrayBuffer;
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(letter)), { mergePages: true });
    expect(text.replaceAll(/\s+/g, ' ')).toContain('within six months of the date of this letter');
    expect(text).not.toContain('/open#');
  });

  it('are seen by staff on the case', async () => {
    const auditor = await test.staff('AUDITOR');
    const query =
      'query ($reference: String!) { case(reference: $reference) { notices { kind channel state sentAt text } } }';
    const { case: seen } = await auditor.data<{ case: { notices: Record<string, string>[] } }>(query, {
      reference: complaint.reference,
    });
    expect(seen.notices).toHaveLength(server.arrived.length);
    expect(seen.notices[0]).toMatchObject({
      kind: 'ACKNOWLEDGEMENT',
      channel: 'EMAIL',
      state: 'SENT',
      sentAt: '2026-11-23T10:12:00.000Z',
    });
    expect(seen.notices.map(({ text }) => text).join()).not.toContain('/open#');
  });
});
