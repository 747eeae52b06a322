import type { Complaint, Contact, StoredFile } from '@desk/db';
import { Temporal } from 'temporal-polyfill';
import type { CaseEventView } from '../live/case-event-view.ts';
import { paragraphs, section, type Block, type NoticeDocument } from '../notifications/document.ts';
import { formatDate, formatLongDate, londonDate, londonTime } from '../procedure/calendar.ts';
import type { WayOutside } from '../procedure/ways-outside.ts';
import { EVENT_TITLES } from './event-titles.ts';

/** All that the customer of a case may see of it. */
export interface CaseFileContents {
  reference: string;
  receivedAt: Date;
  complaint: Complaint | null;
  contact: Contact | null;
  events: readonly CaseEventView[];
  files: readonly StoredFile[];
  ways: readonly WayOutside[];
}

/**
 * The case file in words, for an outside body: what was said and done in its order, the ways outside, and every file with
 * the SHA-256 of its bytes, by which anyone can check that a copy is the one that we have.
 */
export function caseFileDocument(contents: CaseFileContents): NoticeDocument {
  return {
    language: 'en',
    subject: `Case file of the complaint ${contents.reference}`,
    blocks: [
      ...aboutCase(contents),
      ...contents.events.flatMap(tell),
      ...contents.ways.flatMap(tellWay),
      ...section(
        'Files',
        contents.files.length === 0 ? nothing('There are no files.') : listOf(contents.files),
      ),
    ],
  };
}

function aboutCase({ reference, receivedAt, complaint, contact }: CaseFileContents): Block[] {
  const facts = {
    'Reference number': reference,
    Received: moment(receivedAt),
    Name: contact?.name,
    Email: contact?.email,
    Phone: contact?.phone,
    Address: contact?.postalAddress,
    'When it happened': complaint?.happenedOn,
    'What it concerns': complaint?.concerns,
    'What was asked for': complaint?.desiredOutcome,
  };
  return [{ kind: 'facts', facts: present(facts) }];
}

function tell({ type, at, by, facts, text, finalResponse, escalation, evidence }: CaseEventView): Block[] {
  const title = EVENT_TITLES[type];
  if (title === null) return [];
  const decided = type === 'escalationDecided' ? escalation?.explanation : escalation?.desiredOutcome;
  return [
    { kind: 'heading', text: `${moment(at)} – ${title}` },
    { kind: 'facts', facts: [...present({ By: by, Title: evidence?.title }), ...facts] },
    ...[text, finalResponse?.explanation, finalResponse?.proposedResolution, decided].flatMap(quoted),
    ...paragraphs(finalResponse?.referralWording ?? ''),
  ];
}

function tellWay({ body, isOpen, explanation, openUntil }: WayOutside): Block[] {
  const last = openUntil === null ? null : formatLongDate(Temporal.PlainDate.from(openUntil));
  const facts = { 'Open now': isOpen ? 'Yes' : 'No', 'Last day': last, Takes: body.takes };
  const contact = { Website: body.website, Email: body.email, Phone: body.phone };
  return section(
    body.name,
    { kind: 'paragraph', text: explanation },
    { kind: 'facts', facts: [...present(facts), ...present(contact)] },
  );
}

function listOf(files: readonly StoredFile[]): Block {
  const items = files.map(
    ({ name, byteSize, uploadedAt, sha256 }) =>
      `${name} (${byteSize.toLocaleString('en-GB')} bytes, ${moment(uploadedAt)}) SHA-256 ${sha256}`,
  );
  return { kind: 'list', items };
}

function quoted(words: string | null | undefined): Block[] {
  return words == null || words === '' ? [] : [{ kind: 'quote', text: words }];
}

function nothing(text: string): Block {
  return { kind: 'paragraph', text };
}

function present(facts: Record<string, string | null | undefined>): { name: string; value: string }[] {
  return Object.entries(facts).flatMap(([name, value]) =>
    value == null || value === '' ? [] : [{ name, value }],
  );
}

function moment(at: Date): string {
  const instant = Temporal.Instant.fromEpochMilliseconds(at.getTime());
  return `${formatDate(londonDate(instant))}, ${londonTime(instant)}`;
}
