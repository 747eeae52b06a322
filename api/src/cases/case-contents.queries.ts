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
  type CaseFile,
} from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';

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
}

/** Reads all words of a case, one table after the other, so that one transaction can hold them still. */
export async function readContents(em: SqlEntityManager, caseFile: CaseFile): Promise<CaseContents> {
  return {
    complaint: await em.findOne(Complaint, { caseFile }),
    contact: await em.findOne(Contact, { caseFile }),
    messages: await em.find(Message, { caseFile }),
    notes: await em.find(Note, { caseFile }),
    evidence: await em.find(Evidence, { caseFile }),
    finalResponses: await em.find(FinalResponse, { caseFile }),
    escalations: await em.find(Escalation, { caseFile }),
    referrals: await em.find(Referral, { caseFile }),
    lessons: await em.find(Lesson, { caseFile }),
    ratings: await em.find(Rating, { caseFile }),
  };
}
