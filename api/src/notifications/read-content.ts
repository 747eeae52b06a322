import {
  CaseEvent,
  Escalation,
  FinalResponse,
  Message,
  Referral,
  Staff,
  Summary,
  type CaseFile,
  type NoticeKind,
} from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { draftOf } from '../cases/history-check.ts';
import type { CaseEventDraft, CaseEventType, DeadlineChanges, EventFacts } from '../procedure/events.ts';
import type { Procedure } from '../procedure/published.ts';
import type { NoticeContent } from './compose-document.ts';
import type { NoticeContents, OutsideOptions, Words } from './notice-content.ts';

/** Reads what belongs to one event. */
interface Reading {
  em: SqlEntityManager;
  caseFile: CaseFile;
  seq: number;
  facts: (EventFacts[CaseEventType] & DeadlineChanges) | object;
  due: NonNullable<DeadlineChanges['due']>;
  procedure: Procedure;
}

/** An event of the history, with its place in it. */
type RecordedEvent = CaseEventDraft & { seq: number };

type Reader<Content> = (reading: Reading) => Promise<Content>;

const message: Reader<NoticeContents['MESSAGE']> = async (reading) => ({ words: await wordsOf(reading) });
const messageWithDates: Reader<NoticeContents['PROGRESS_UPDATE']> = async (reading) => ({
  words: await wordsOf(reading),
  due: reading.due,
});
const dates: Reader<NoticeContents['REOPENED']> = ({ due }) => Promise.resolve({ due });

const READERS: { [Kind in NoticeKind]: Reader<NoticeContents[Kind]> } = {
  ACKNOWLEDGEMENT: async ({ em, caseFile, due }) => {
    const [newest] = await em.find(Summary, { caseFile }, { orderBy: { seq: 'desc' }, limit: 1 });
    return { due, agreedSummary: newest?.text ?? null };
  },
  PROGRESS_UPDATE: messageWithDates,
  AUTOMATIC_UPDATE: message,
  DELAY_EXPLAINED: messageWithDates,
  MARKED_COMPLEX: messageWithDates,
  INFORMATION_REQUESTED: async (reading) => {
    const { dueOn = null } = await messageOf(reading);
    return { words: await wordsOf(reading), dueOn };
  },
  MESSAGE: message,
  LIMIT_PASSED: message,
  FINAL_RESPONSE: async (reading) => {
    const { em, caseFile, seq } = reading;
    const row = await em.findOneOrFail(FinalResponse, { caseFile, seq }, { populate: ['issuedBy'] });
    const { decision, summary, explanation, proposedResolution, referralWording, redressPence = null } = row;
    return {
      decision,
      summary,
      explanation,
      proposedResolution,
      redressPence,
      referralWording,
      issuedBy: row.issuedBy.$.name,
      outside: await outsideOptions(reading, true),
    };
  },
  ESCALATION_RECEIVED: async (reading) => ({ level: (await escalationOf(reading)).level, due: reading.due }),
  REVIEWER_ASSIGNED: async ({ em, facts }) => {
    const { reviewerId, level } = facts as EventFacts['reviewerAssigned'];
    return { level, reviewer: (await em.findOneOrFail(Staff, reviewerId)).name };
  },
  ESCALATION_DECIDED: async (reading) => {
    const { level, decision, summary, explanation, decidedBy } = await escalationOf(reading);
    if (!decision || !summary || !explanation || !decidedBy)
      throw new Error('The escalation is not decided.');
    const isLastLevel = !reading.procedure.escalationLevels.some((published) => published.level > level);
    return {
      level,
      decision,
      summary,
      explanation,
      decidedBy: (await decidedBy.loadOrFail()).name,
      isLastLevel,
      outside: await outsideOptions(reading, isLastLevel),
    };
  },
  REFERRED: async (reading) => {
    const { body, bodyReference = null, referredOn } = await referralOf(reading);
    return { body: bodyOf(reading, body), bodyReference, referredOn };
  },
  REFERRAL_OUTCOME: async (reading) => {
    const { body, outcome, isInCustomersFavour } = await referralOf(reading);
    if (outcome == null || isInCustomersFavour == null) throw new Error('The referral has no outcome.');
    return { body: bodyOf(reading, body), outcome, isInCustomersFavour };
  },
  CLOSED: ({ facts }) => Promise.resolve({ closure: (facts as EventFacts['caseClosed']).closure }),
  REOPENED: dates,
  WITHDRAWN: () => Promise.resolve({}),
};

/** Reads what a notice tells, as it was when its event happened. */
export async function readContent(
  em: SqlEntityManager,
  kind: NoticeKind,
  { event: { seq, data }, ...of }: Pick<Reading, 'caseFile' | 'procedure'> & { event: RecordedEvent },
): Promise<NoticeContent> {
  const reading = { em, ...of, seq, facts: data, due: data.due ?? [] };
  return { kind, content: await READERS[kind](reading) } as NoticeContent;
}

function messageOf({ em, caseFile, seq }: Reading): Promise<Message> {
  return em.findOneOrFail(Message, { caseFile, seq });
}

async function wordsOf(reading: Reading): Promise<Words> {
  const { text, author } = await messageOf(reading);
  return { text, author: author ? (await author.loadOrFail()).name : null };
}

function escalationOf({ em, facts }: Reading): Promise<Escalation> {
  return em.findOneOrFail(Escalation, (facts as EventFacts['escalationDecided']).escalationId);
}

function referralOf({ em, facts }: Reading): Promise<Referral> {
  return em.findOneOrFail(Referral, (facts as EventFacts['caseReferred']).referralId);
}

function bodyOf({ procedure }: Reading, code: string) {
  return procedure.outsideBodies.find((body) => body.code === code) ?? null;
}

/** The ombudsman takes its kinds of complaint after our response; the ADR provider once our reviews are over. */
async function outsideOptions(
  { em, caseFile, seq, procedure }: Reading,
  isWithAdr: boolean,
): Promise<OutsideOptions> {
  const bodies = procedure.outsideBodies.filter(
    ({ code, categories }) =>
      categories.includes(caseFile.category) && (isWithAdr || code === 'FINANCIAL_OMBUDSMAN'),
  );
  const answer = await em.findOne(
    CaseEvent,
    { caseFile, type: 'finalResponseIssued', seq: { $lte: seq } },
    { orderBy: { seq: 'desc' } },
  );
  const due = answer === null ? [] : (draftOf(answer).data.due ?? []);
  return { bodies, lastDay: due.find(({ kind }) => kind === 'OMBUDSMAN_WINDOW')?.dueOn ?? null };
}
