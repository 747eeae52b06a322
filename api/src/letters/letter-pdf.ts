import { AccessKey, Contact, Letter, type CaseFile } from '@desk/db';
import { LockMode, type SqlEntityManager } from '@mikro-orm/postgresql';
import { newAccessKey } from '../access/access-key.ts';
import { requireRight } from '../access/rights.ts';
import type { OperationContext } from '../context.ts';
import { DomainError } from '../errors.ts';
import { paperOf, type Paper } from '../notifications/paper.ts';
import { admitRead } from '../reads/note-read.ts';
import { isUuid } from '../uuid.ts';
import { LETTERS } from './letter.policy.ts';

/**
 * The letter to print. It is made at the first download and kept until it is posted, so that whoever downloads it gets
 * the same key: a new one each time would make the key of a letter that is on its way worthless. Afterwards it is made
 * anew, without the key.
 * @throws DomainError UNAUTHENTICATED, NOT_FOUND
 */
export function letterPdf(context: OperationContext, id: string): Promise<Paper> {
  requireRight(context.viewers.staff, LETTERS.letterPdf);
  return context.em.transactional(async (em) => {
    const letter = isUuid(id)
      ? await em.findOne(Letter, id, { lockMode: LockMode.PESSIMISTIC_WRITE, populate: ['pdf'] })
      : null;
    if (letter === null) throw new DomainError('NOT_FOUND', 'There is no letter with this id.');
    const notice = await letter.notice.loadOrFail();
    const caseFile = await notice.caseFile.loadOrFail();
    const { name, postalAddress } = await em.findOneOrFail(Contact, { caseFile });
    admitRead(context, { kind: 'DOCUMENT', caseFile, what: notice.kind });
    const address = `${name}\n${postalAddress ?? ''}`;
    const key = letter.postedAt || letter.pdf ? null : await firstKey(context, em, caseFile);
    const paper = await paperOf(context.desk, em, notice, caseFile, { address, key });
    if (letter.pdf) return { name: paper.name, bytes: Buffer.from(letter.pdf) };
    if (!letter.postedAt) letter.pdf = paper.bytes;
    return paper;
  });
}

/** The first letter of a case brings the key; those after it leave it in force. Two at once wait for each other. */
async function firstKey(
  { desk, now }: OperationContext,
  em: SqlEntityManager,
  caseFile: CaseFile,
): Promise<string | null> {
  await em.lock(caseFile, LockMode.PESSIMISTIC_WRITE);
  if ((await em.count(AccessKey, { caseFile: caseFile.id })) > 0) return null;
  return newAccessKey(em, desk.secrets, caseFile.id, now);
}
