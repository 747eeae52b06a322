import {
  Escalation,
  Evidence,
  FinalResponse,
  Lesson,
  Message,
  Note,
  Rating,
  Referral,
  type CaseFile,
} from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';

type Words<Row> = DataLoader<string, Row[]>;

/** Reads the words that belong to cases, oldest first, by the case's id: one query a table for all that are asked for. */
export class CaseContentLoaders {
  readonly messages: Words<Message>;
  readonly notes: Words<Note>;
  readonly evidence: Words<Evidence>;
  readonly finalResponses: Words<FinalResponse>;
  readonly escalations: Words<Escalation>;
  readonly referrals: Words<Referral>;
  readonly lessons: Words<Lesson>;
  readonly ratings: Words<Rating>;

  constructor(em: SqlEntityManager) {
    const orderBy = { seq: 'asc' } as const;
    this.messages = byCase((caseFile) => em.find(Message, { caseFile }, { orderBy }));
    this.notes = byCase((caseFile) => em.find(Note, { caseFile }, { orderBy }));
    this.evidence = byCase((caseFile) => em.find(Evidence, { caseFile }, { orderBy }));
    this.finalResponses = byCase((caseFile) => em.find(FinalResponse, { caseFile }, { orderBy }));
    this.escalations = byCase((caseFile) => em.find(Escalation, { caseFile }, { orderBy }));
    this.referrals = byCase((caseFile) => em.find(Referral, { caseFile }, { orderBy }));
    this.lessons = byCase((caseFile) => em.find(Lesson, { caseFile }, { orderBy }));
    this.ratings = byCase((caseFile) => em.find(Rating, { caseFile }, { orderBy }));
  }
}

function byCase<Row extends { caseFile: Pick<CaseFile, 'id'> }>(
  find: (caseFile: { $in: string[] }) => Promise<Row[]>,
): Words<Row> {
  return new DataLoader(async (caseIds) => {
    const rows = Map.groupBy(await find({ $in: [...caseIds] }), (row) => row.caseFile.id);
    return caseIds.map((id) => rows.get(id) ?? []);
  });
}
