import { Temporal } from 'temporal-polyfill';
import { requireRight } from '../access/rights.ts';
import type { OperationContext } from '../context.ts';
import { badInput } from '../errors.ts';
import { londonDate } from '../procedure/calendar.ts';
import { allDeadlines, type PreviewedDeadline } from '../procedure/deadlines.ts';
import type { Category } from '../procedure/published.ts';
import { PUBLICATION } from './publication.policy.ts';

/**
 * Every date that a complaint received at this moment would lead to, each with its trace.
 * @throws DomainError UNAUTHENTICATED; BAD_USER_INPUT for a day that the list of bank holidays does not know
 */
export function previewDeadlines(
  { desk, viewers }: OperationContext,
  received: Date,
  category: Category,
  isComplex: boolean,
): PreviewedDeadline[] {
  requireRight(viewers.staff, PUBLICATION.previewDeadlines);
  const { calendar, procedure } = desk;
  const receivedAt = Temporal.Instant.fromEpochMilliseconds(received.getTime());
  const day = londonDate(receivedAt).toString();
  if (day.length !== calendar.coversFrom.length || day < calendar.coversFrom || day > calendar.coversUntil) {
    const message = `Our list of bank holidays reaches from ${calendar.coversFrom} to ${calendar.coversUntil}.`;
    throw badInput([{ path: 'receivedAt', message }]);
  }
  return allDeadlines(receivedAt, { category, isComplex }, calendar, procedure);
}
