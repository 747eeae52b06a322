import { readFile } from 'node:fs/promises';
import { GraphQLError } from 'graphql';
import { RevisionError, schemaAtRevision } from './schema-at-revision.ts';
import { compareSchemas, describeChanges } from './schema-changes.ts';

const folder = process.cwd();
const revision = process.argv[2];

try {
  if (!revision) throw new RevisionError('Name the commit to compare with: npm run schema:diff -- REVISION');
  const { text, commit } = await schemaAtRevision(folder, revision);
  const now = await readFile(`${folder}/schema.graphql`, 'utf8');
  console.log(describeChanges(await compareSchemas(text, now), commit));
} catch (error) {
  console.error(sentenceFor(error));
  process.exitCode = 1;
}

function sentenceFor(error: unknown): string {
  if (error instanceof RevisionError) return error.message;
  if (error instanceof GraphQLError) return `One of the two schemas cannot be read: ${error.message}`;
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
    return 'There is no schema.graphql here; npm run codegen writes it.';
  }
  throw error;
}
