import { GraphQLScalarType } from 'graphql';
import { GraphQLDateTime as StrictDateTime, GraphQLLocalDate as StrictLocalDate } from 'graphql-scalars';

/** As PostgreSQL writes a moment in JSON while its time zone is UTC, and as it is told. */
const WRITTEN = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3})(?:Z|\d{0,3}\+00:00)$/;

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

function textOf(moment: Date | string): string {
  // To read a text into a Date and write it again would take a twentieth of the time of an answer.
  const toMilliseconds = typeof moment === 'string' ? WRITTEN.exec(moment)?.[1] : undefined;
  return toMilliseconds === undefined ? new Date(moment).toISOString() : `${toMilliseconds}Z`;
}
