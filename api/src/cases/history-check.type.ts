import { Field, Int, ObjectType } from 'type-graphql';
import { enumOf } from './enum-of.ts';
import type { HistoryCheck } from './case-history.queries.ts';
import type { BrokenEvent, HistoryProblem } from './history-check.ts';

export const HistoryProblemEnum = enumOf<HistoryProblem>('HistoryProblem', 'What is wrong with a history.', {
  EVENT_MISSING: 'An event is gone.',
  CHAIN_BROKEN: 'An event does not follow from the one before it.',
  EVENT_CHANGED: 'An event is not the one that was recorded.',
  CONTENT_MISSING: 'The words that an event sealed are gone.',
  CONTENT_CHANGED: 'The words or files are not those that the event sealed.',
  CASE_DIFFERS: 'The case does not say what its events add up to.',
});

@ObjectType('BrokenEvent', { description: 'The first thing that is wrong with a history.' })
export class BrokenEventType implements BrokenEvent {
  @Field(() => Int, { description: 'Number of the event within the case.' })
  seq!: number;

  @Field(() => HistoryProblemEnum, { description: 'What is wrong with it.' })
  problem!: HistoryProblem;

  @Field(() => String, { description: 'The same as a sentence.' })
  explanation!: string;
}

@ObjectType('HistoryCheck', { description: 'What came of walking the hash chain of a case.' })
export class HistoryCheckType implements Omit<HistoryCheck, 'firstBroken'> {
  @Field(() => String, { description: 'The reference number.' })
  reference!: string;

  @Field(() => Int, { description: 'How many events the case has.' })
  eventCount!: number;

  @Field(() => BrokenEventType, {
    nullable: true,
    description: 'The first event that is broken; null when the history is whole.',
  })
  firstBroken!: BrokenEvent | null;
}
