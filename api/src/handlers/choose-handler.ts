import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { OperationContext } from '../context.ts';
import { readCandidates, type Candidate } from './candidates.ts';
import { isNamedIn } from './named-in.ts';

/**
 * The handler for a new case: the fewest open cases first, by lot among those who have a hundred or more, never someone
 * on leave, never someone whom the complaint names; when no handler is left, a manager, those on duty first. Null when
 * nobody is.
 */
export async function chooseHandler(
  { desk, now }: OperationContext,
  em: SqlEntityManager,
  whatHappened: string,
): Promise<Candidate | null> {
  // Whoever holds a connection must not wait for another one.
  const candidates = await (em.isInTransaction() ? readCandidates(em, now) : desk.candidates.read(now));
  return takeNext(candidates, whatHappened);
}

/** @param candidates in their turn; the chosen one has a case more from then on, and is put in their new place */
function takeNext(candidates: Candidate[], whatHappened: string): Candidate | null {
  const chosen = candidates.find(({ name }) => !isNamedIn(whatHappened, name));
  if (chosen === undefined) return null;
  chosen.cases += 1;
  candidates.sort((one, other) => one.rank - other.rank || one.cases - other.cases);
  return chosen;
}
