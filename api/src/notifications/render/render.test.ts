import { NOTICE_KINDS, type NoticeKind } from '@desk/db';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { calendarFor } from '../../procedure/calendar.ts';
import { finalResponseDue, limits, ombudsmanWindow } from '../../procedure/deadlines.ts';
import { procedure } from '../../procedure/procedure.ts';
import { Temporal } from 'temporal-polyfill';
import { composeDocument, type NoticeContent } from '../compose-document.ts';
import type { Frame, NoticeContents } from '../notice-content.ts';
import { english } from '../templates/english.ts';
import { renderHtml } from './render-html.ts';
import { renderPdf } from './render-pdf.ts';
import { renderText } from './render-text.ts';

const HOSTILE = 'Zoë <b onmouseover="x">Łukasz</b> & \'Søn\'';
const received = Temporal.Instant.from('2026-11-23T10:12:00Z');
const calendar = calendarFor('england-and-wales');
const due = [
  finalResponseDue(received, false, calendar, procedure),
  ...limits(received, 'PAYMENT', calendar, procedure),
];
const words = { text: `First line ${HOSTILE}\n\nSecond paragraph.`, author: HOSTILE };
const outside = { bodies: procedure.outsideBodies, lastDay: ombudsmanWindow(received).dueOn };
const [body = null] = procedure.outsideBodies;

const CONTENTS: NoticeContents = {
  ACKNOWLEDGEMENT: { due, agreedSummary: HOSTILE },
  PROGRESS_UPDATE: { words, due },
  AUTOMATIC_UPDATE: { words },
  DELAY_EXPLAINED: { words, due },
  MARKED_COMPLEX: { words, due },
  INFORMATION_REQUESTED: { words, dueOn: '2026-12-01' },
  MESSAGE: { words },
  LIMIT_PASSED: { words },
  FINAL_RESPONSE: {
    decision: 'PARTLY_UPHELD',
    summary: HOSTILE,
    explanation: Array.from({ length: 25 }, (_, index) => `Paragraph ${index}. ${HOSTILE}`).join('\n\n'),
    proposedResolution: HOSTILE,
    redressPence: 31_000,
    referralWording: 'You have the right …',
    issuedBy: HOSTILE,
    outside,
  },
  ESCALATION_RECEIVED: { level: 1, due },
  REVIEWER_ASSIGNED: { level: 1, reviewer: HOSTILE },
  ESCALATION_DECIDED: {
    level: 2,
    decision: 'CHANGED',
    summary: HOSTILE,
    explanation: HOSTILE,
    decidedBy: HOSTILE,
    isLastLevel: true,
    outside,
  },
  REFERRED: { body, bodyReference: HOSTILE, referredOn: '2026-12-16' },
  REFERRAL_OUTCOME: { body: null, outcome: HOSTILE, isInCustomersFavour: true },
  CLOSED: { closure: 'REFERRED' },
  REOPENED: { due },
  WITHDRAWN: {},
};

const frame: Frame = {
  reference: 'CON-7K3M-92QX-5TD',
  customer: HOSTILE,
  handler: HOSTILE,
  receivedOn: '2026-11-23',
  procedure,
  medium: 'MAIL',
  way: { kind: 'LINK', url: `https://help.example.com/open#${'x'.repeat(90)}` },
};
const onPaper: Frame = {
  ...frame,
  medium: 'PAPER',
  way: { kind: 'ADDRESS', url: 'https://help.example.com/track', key: '7K3M-92QX-5TDA-0B1C' },
};
const head = {
  reference: frame.reference,
  organisation: procedure.organisation,
  address: `${HOSTILE}\n1 High Street\nCardiff\nCF10 1AA`,
  at: new Date('2026-11-23T10:12:00Z'),
};

const told = (kind: NoticeKind): NoticeContent => ({ kind, content: CONTENTS[kind] }) as NoticeContent;
/** What a forgotten variable leaves behind. */
const GAPS = /undefined|null|NaN|\[object|\$\{/;

describe.each(NOTICE_KINDS)('%s', (kind) => {
  const mail = composeDocument(told(kind), frame);

  it('is a text that a text client can show, without gaps', () => {
    const text = renderText(mail);
    expect(text).not.toMatch(GAPS);
    expect(text).toContain(frame.reference);
    const lines = text.split('\n');
    expect(lines.filter((line) => line.length > 76 && !line.startsWith('https://'))).toEqual([]);
    expect(text).not.toMatch(/<\/?(?:p|div|a|br|h\d|t[drh]|table|ul|li|blockquote)\b/);
  });

  it('is HTML that holds nothing of what people typed, and nothing from elsewhere', () => {
    const html = renderHtml(mail);
    expect(html).not.toMatch(GAPS);
    expect(html).not.toContain('<b ');
    expect(html).toContain('&lt;b onmouseover=&quot;x&quot;&gt;');
    expect(html).not.toMatch(/<(?:img|script|style|link|iframe|form)\b|url\(|\bsrc=|\bon\w+="/i);
  });

  it('is a tagged letter with language, title and all its words', async () => {
    const document = composeDocument(told(kind), onPaper);
    const bytes = await renderPdf(document, head, english);
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    const text = (await extractText(pdf, { mergePages: true })).text.replaceAll(/\s+/g, ' ');
    expect(text).not.toMatch(GAPS);
    for (const part of [document.subject, 'Łukasz', 'CF10 1AA', '7K3M-92QX-5TDA-0B1C'])
      expect(text).toContain(part);
    expect(text).toContain(`page ${pdf.numPages} of ${pdf.numPages}`);
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: document.subject, Language: 'en' });
    const pages = Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1));
    const trees = (await Promise.all(pages)).map((page) => page.getStructTree());
    const tree = JSON.stringify(await Promise.all(trees));
    for (const role of ['"Document"', '"H1"', '"P"', '"Table"', '"TH"', '"TD"']) expect(tree).toContain(role);
    expect(bytes.toString('latin1')).toContain('/FontFile2');
  });
});

it('writes a letter the same whatever was written before, or at the same time, with the same fonts', async () => {
  const [one, other] = [NOTICE_KINDS[0], NOTICE_KINDS[1]].map((kind) => composeDocument(told(kind), onPaper));
  if (one === undefined || other === undefined) throw new Error('There are no two kinds of notices');
  const alone = await renderPdf(one, head, english);
  const [again, between, atOnce] = await Promise.all(
    [one, other, one].map((document) => renderPdf(document, head, english)),
  );
  expect(again?.equals(alone)).toBe(true);
  expect(atOnce?.equals(alone)).toBe(true);
  expect(between?.equals(alone)).toBe(false);
});
