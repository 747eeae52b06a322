import { CriticalityLevel, diff, type Change } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

/** What changed between two versions of the schema, in sentences, sorted by what it means for a client. */
export interface SchemaChanges {
  /** A client that worked before may now be refused. */
  breaking: string[];
  /** Still answered, but a client may meet something it does not know, such as a new enum value. */
  surprising: string[];
  harmless: string[];
}

/**
 * Compares two schemas, each given as SDL text.
 * Throws GraphQLError when a text is not a schema.
 */
export async function compareSchemas(before: string, after: string): Promise<SchemaChanges> {
  const changes = await diff(buildSchema(before), buildSchema(after));
  const sentences = (level: CriticalityLevel): string[] =>
    changes
      .filter((change) => change.criticality.level === level)
      .filter((change) => !isPartOfSomethingLarger(change, changes))
      .map((change) => change.message)
      .sort();
  return {
    breaking: sentences(CriticalityLevel.Breaking),
    surprising: sentences(CriticalityLevel.Dangerous),
    harmless: sentences(CriticalityLevel.NonBreaking),
  };
}

/** A new type already says that its fields are new: naming each would bury the changes that matter. */
function isPartOfSomethingLarger(change: Change, changes: Change[]): boolean {
  if (!change.path?.includes('.')) return false;
  return changes.some(
    (other) =>
      other !== change && isAddition(other) && other.path && change.path?.startsWith(`${other.path}.`),
  );
}

function isAddition(change: Change): boolean {
  return String(change.type).endsWith('_ADDED') && change.criticality.level !== CriticalityLevel.Breaking;
}

/** The changes as a text for the terminal; `since` names the version that the schema is compared with. */
export function describeChanges(changes: SchemaChanges, since: string): string {
  const { breaking, surprising, harmless } = changes;
  const total = breaking.length + surprising.length + harmless.length;
  if (total === 0) return `schema.graphql means the same as at ${since}.`;
  return [
    `schema.graphql since ${since}: ${total} ${total === 1 ? 'change' : 'changes'}, ${breaking.length} breaking.`,
    ...section('Breaks clients', breaking),
    ...section('May surprise clients', surprising),
    ...section('Harmless', harmless),
  ].join('\n');
}

function section(title: string, sentences: string[]): string[] {
  return sentences.length === 0 ? [] : ['', title, ...sentences.map((sentence) => `  - ${sentence}`)];
}
