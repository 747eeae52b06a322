import { CaseFile, Complaint, Contact, Staff } from '@desk/db';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { messagePages, type MessagePages } from '../messages/message-page.queries.ts';
import { unreadCounts, type UnreadCounts } from '../messages/unread.queries.ts';
import { CaseContentLoaders } from './case-content.loaders.ts';

/** Reads what belongs to the cases of one operation: one query a table, however many cases are listed. */
export class CaseLoaders {
  readonly cases: DataLoader<string, CaseFile>;
  readonly complaints: DataLoader<string, Complaint>;
  readonly contacts: DataLoader<string, Contact>;
  readonly staff: DataLoader<string, Staff>;
  readonly contents: CaseContentLoaders;
  readonly messages: MessagePages;
  readonly unread: UnreadCounts;

  constructor(em: SqlEntityManager) {
    this.contents = new CaseContentLoaders(em);
    this.messages = messagePages(em);
    this.unread = unreadCounts(em);
    this.cases = new DataLoader(async (ids) => {
      const found = await em.find(CaseFile, { id: { $in: [...ids] } });
      return inOrder(ids, found, (caseFile) => caseFile.id);
    });
    this.complaints = new DataLoader(async (caseIds) => {
      const found = await em.find(Complaint, { caseFile: { $in: [...caseIds] } });
      return inOrder(caseIds, found, (complaint) => complaint.caseFile.id);
    });
    this.contacts = new DataLoader(async (caseIds) => {
      const found = await em.find(Contact, { caseFile: { $in: [...caseIds] } });
      return inOrder(caseIds, found, (contact) => contact.caseFile.id);
    });
    this.staff = new DataLoader(async (ids) => {
      const found = await em.find(Staff, { id: { $in: [...ids] } });
      return inOrder(ids, found, (staff) => staff.id);
    });
  }
}

function inOrder<Row>(ids: readonly string[], rows: Row[], idOf: (row: Row) => string): (Row | Error)[] {
  const byId = new Map(rows.map((row) => [idOf(row), row]));
  return ids.map((id) => byId.get(id) ?? new Error(`No row for ${id}`));
}
