import {
  Escalation,
  Evidence,
  FinalResponse,
  Lesson,
  Note,
  Notice,
  Rating,
  Referral,
  Summary,
  type CaseFile,
  type StoredFile,
} from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { filesByCase } from '../files/file.loader.ts';

type Words<Row> = DataLoader<string, Row[]>;

/** Reads the words that belong to cases, oldest first, by the case's id: one query a table for all that are asked for. */
export class CaseContentLoaders {
  readonly notes: Words<Note>;
  readonly evidence: Words<Evidence>;
  readonly finalResponses: Words<FinalResponse>;
  readonly escalations: Words<Escalation>;
  readonly referrals: Words<Referral>;
  readonly lessons: Words<Lesson>;
  readonly ratings: Words<Rating>;
  readonly summaries: Words<Summary>;
  readonly notices: Words<Notice>;
  readonly files: Words<StoredFile>;

  constructor(em: SqlEntityManager) {
    const orderBy = { seq: 'asc' } as const;
    this.notes = byCase((caseFile) => em.find(Note, { caseFile }, { orderBy }));
    this.evidence = byCase((caseFile) => em.find(Evidence, { caseFile }, { orderBy }));
    this.finalResponses = byCase((caseFile) => em.find(FinalResponse, { caseFile }, { orderBy }));
    this.escalations = byCase((caseFile) => em.find(Escalation, { caseFile }, { orderBy }));
    this.referrals = byCase((caseFile) => em.find(Referral, { caseFile }, { orderBy }));
    this.lessons = byCase((caseFile) => em.find(Lesson, { caseFile }, { orderBy }));
    this.notices = byCase((caseFile) => em.find(Notice, { caseFile }, { orderBy }));
    this.files = filesByCase(em);
    this.ratings = byCase((caseFile) => em.find(Rating, { caseFile }, { orderBy }));
    this.summaries = byCase((caseFile) => em.find(Summary, { caseFile }, { orderBy }));
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
