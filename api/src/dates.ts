import { GraphQLScalarType } from 'graphql';
import { GraphQLDateTime as StrictDateTime, GraphQLLocalDate as StrictLocalDate } from 'graphql-scalars';

/** As PostgreSQL writes a moment in JSON while its time zone is UTC, and as deadlines have it. */
const WRITTEN = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3,6})?(?:Z|\+00:00)$/;
const SECONDS = '2026-11-24T09:00:00'.length;
const MILLISECONDS = SECONDS + '.000'.length;

/**
 * A moment, ISO 8601 in UTC to the millisecond. What clients send is read as strictly as graphql-scalars does; what the
 * desk tells is its own, and told as a text: JSON takes three times as long to turn a Date into one.
 */
export const GraphQLDateTime = new GraphQLScalarType<Date, string>({
  ...StrictDateTime.toConfig(),
  serialize: (value) => textOf(value as Date | string),
});

/** A day, such as 2026-11-24: read as strictly, and told as it is. */
export const GraphQLLocalDate = new GraphQLScalarType<string, string>({
  ...StrictLocalDate.toConfig(),
  serialize: String,
});

/** To read a text into a Date and write it again takes twenty times as long as to cut it. */
function textOf(moment: Date | string): string {
  if (typeof moment !== 'string' || !WRITTEN.test(moment)) return new Date(moment).toISOString();
  return moment[SECONDS] === '.' ? `${moment.slice(0, MILLISECONDS)}Z` : `${moment.slice(0, SECONDS)}.000Z`;
}
