import { Arg, Int, Resolver, Root, Subscription } from 'type-graphql';
import type { OperationContext } from '../context.ts';
import { caseEvents } from './case-events.ts';
import type { CaseEventView } from './case-event-view.ts';
import { CaseEventObject } from './case-event.type.ts';

@Resolver()
export class CaseEventsResolver {
  @Subscription(() => CaseEventObject, {
    subscribe: ({ args, context }) => {
      const { reference, after } = args as { reference: string; after: number };
      return caseEvents(context as OperationContext, reference, after);
    },
    description:
      'Every event of a case after one of them: first those that were missed, then each as it happens, once and in order. Staff see all; a customer, on a device that may open the case, those that are for them. After a broken connection subscribe again with the newest seq. Errors: REFERENCE_INVALID, NOT_FOUND, BAD_USER_INPUT, and UNAUTHENTICATED, also later, as soon as the access ends.',
  })
  caseEvents(
    @Root() event: CaseEventView,
    @Arg('reference', () => String, { description: 'The reference number in any typed form.' })
    _reference: string,
    @Arg('after', () => Int, { description: 'The seq of the newest event that you have; 0 for all of them.' })
    _after: number,
  ): CaseEventView {
    return event;
  }
}
