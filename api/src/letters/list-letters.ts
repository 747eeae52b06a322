import { Letter } from '@desk/db';
import { requireRight } from '../access/rights.ts';
import { readsRestricted } from '../cases/case.policy.ts';
import type { OperationContext } from '../context.ts';
import { badInput } from '../errors.ts';
import { noteRead } from '../reads/note-read.ts';
import { isUuid } from '../uuid.ts';
import type { LetterConnection, LetterType } from './letter.type.ts';
import { LETTERS } from './letter.policy.ts';

const LARGEST_PAGE = 100;

/** Which page of which letters. */
export interface LetterPage {
  isPosted: boolean;
  first: number;
  after: string | null;
}

/**
 * A page of letters, oldest first: their ids are in the order in which they were made.
 * @throws DomainError UNAUTHENTICATED, BAD_USER_INPUT
 */
export async function listLetters(
  context: OperationContext,
  { isPosted, first, after }: LetterPage,
): Promise<LetterConnection> {
  const viewer = context.viewers.staff;
  requireRight(viewer, LETTERS.letters);
  if (first < 1 || first > LARGEST_PAGE) {
    throw badInput([{ path: 'first', message: `A page has 1 to ${LARGEST_PAGE} letters.` }]);
  }
  if (after !== null && !isUuid(after)) {
    throw badInput([{ path: 'after', message: 'This is not a cursor of this list.' }]);
  }
  const found = await context.em.find(
    Letter,
    {
      ...(readsRestricted(viewer) ? {} : { notice: { caseFile: { restriction: null } } }),
      postedAt: isPosted ? { $ne: null } : null,
      ...(after === null ? {} : { id: { $gt: after } }),
    },
    { orderBy: { id: 'asc' }, limit: first + 1, populate: ['notice.caseFile', 'postedBy'] },
  );
  const letters = found.slice(0, first);
  const nodes = await Promise.all(letters.map((letter) => letterOf(context, letter)));
  return {
    edges: nodes.map((node) => ({ cursor: node.id, node })),
    pageInfo: { endCursor: nodes.at(-1)?.id ?? null, hasNextPage: found.length > first },
  };
}

/** A letter as staff see it. */
export async function letterOf(context: OperationContext, letter: Letter): Promise<LetterType> {
  const notice = await letter.notice.loadOrFail();
  const caseFile = await notice.caseFile.loadOrFail();
  noteRead(context, { kind: 'CASE', caseFile });
  const { id, madeAt, postedAt } = letter;
  return {
    id,
    madeAt,
    postedAt: postedAt ?? null,
    postedBy: (await letter.postedBy?.load()) ?? null,
    notice,
    case: caseFile,
    addressee: await context.loaders.contacts.load(caseFile.id),
    path: `/letters/${id}.pdf`,
  };
}
