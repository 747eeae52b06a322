import {
  Complaint,
  Contact,
  Escalation,
  Evidence,
  FinalResponse,
  Lesson,
  Message,
  Note,
  Rating,
  Referral,
  Summary,
  StoredFile,
  type CaseEvent,
  type CaseFile,
} from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rowOf, tellsComplaint, type WordsTable } from './event-contents.ts';

/** Every row that holds words of one case; null or missing where a row is gone. */
export interface CaseContents {
  complaint: Complaint | null;
  contact: Contact | null;
  messages: Message[];
  notes: Note[];
  evidence: Evidence[];
  finalResponses: FinalResponse[];
  escalations: Escalation[];
  referrals: Referral[];
  lessons: Lesson[];
  ratings: Rating[];
  summaries: Summary[];
  /** Those of every event; an event may bring several. */
  files: StoredFile[];
}

/** Which rows of a table: all of a case, or those of some events. */
interface WordsWhere {
  caseFile: string;
  $or?: ({ seq: { $in: number[] } } | { id: { $in: string[] } })[];
}

const FIND: {
  [Table in WordsTable]: (em: SqlEntityManager, where: WordsWhere) => Promise<CaseContents[Table]>;
} = {
  messages: (em, where) => em.find(Message, where),
  notes: (em, where) => em.find(Note, where),
  evidence: (em, where) => em.find(Evidence, where),
  finalResponses: (em, where) => em.find(FinalResponse, where),
  escalations: (em, where) => em.find(Escalation, where),
  referrals: (em, where) => em.find(Referral, where),
  lessons: (em, where) => em.find(Lesson, where),
  ratings: (em, where) => em.find(Rating, where),
  summaries: (em, where) => em.find(Summary, where),
};

/** Reads all words of a case, one table after the other, so that one transaction can hold them still. */
export async function readContents(em: SqlEntityManager, { id: caseFile }: CaseFile): Promise<CaseContents> {
  const contents = {
    ...noContents(),
    complaint: await em.findOne(Complaint, { caseFile }),
    contact: await em.findOne(Contact, { caseFile }),
    files: await em.find(StoredFile, { caseFile }),
  };
  for (const table of Object.keys(FIND) as WordsTable[]) {
    Object.assign(contents, { [table]: await FIND[table](em, { caseFile }) });
  }
  return contents;
}

/** Reads the words of some events of a case without their files, and of no table that holds none of them. */
export async function readContentsOf(
  em: SqlEntityManager,
  caseFile: string,
  events: readonly CaseEvent[],
): Promise<CaseContents> {
  const contents = noContents();
  if (events.some(tellsComplaint)) contents.complaint = await em.findOne(Complaint, { caseFile });
  const wanted = events.map(rowOf).filter((row) => row !== null);
  for (const [table, rows] of Map.groupBy(wanted, (row) => row.table)) {
    const seqs = rows.map(({ seq }) => seq).filter((seq) => seq !== undefined);
    const ids = rows.map(({ id }) => id).filter((id) => id !== undefined);
    const where = { caseFile, $or: [{ seq: { $in: seqs } }, { id: { $in: ids } }] };
    Object.assign(contents, { [table]: await FIND[table](em, where) });
  }
  return contents;
}

function noContents(): CaseContents {
  return {
    complaint: null,
    contact: null,
    messages: [],
    notes: [],
    evidence: [],
    finalResponses: [],
    escalations: [],
    referrals: [],
    lessons: [],
    ratings: [],
    summaries: [],
    files: [],
  };
}
