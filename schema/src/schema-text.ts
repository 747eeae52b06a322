import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildDeskSchema } from '@desk/api/graphql';

/** The API's schema as SDL, sorted so that a change shows as the lines that changed, ending in a newline. */
export async function emittedSchema(): Promise<string> {
  return `${printSchema(lexicographicSortSchema(await buildDeskSchema()))}\n`;
}
