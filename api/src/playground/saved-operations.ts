import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Kind, parse } from 'graphql';

/** One operation that staff find ready in the playground. */
export interface SavedOperation {
  /** The name of the operation, which the playground shows on its tab. */
  name: string;
  /** The document with the comments that tell what to fill in. */
  query: string;
  /** JSON text of the variables to fill in; null when there are none. */
  variables: string | null;
}

/**
 * Reads the saved operations of a folder, sorted by file name: `04-case.graphql`, with its variables in
 * `04-case.variables.json` beside it.
 * Throws an Error that names the file when a document does not hold exactly one named operation, or when its
 * variables are not JSON.
 */
export async function readSavedOperations(folder: string): Promise<SavedOperation[]> {
  const files = await readdir(folder);
  const documents = files.filter((file) => file.endsWith('.graphql')).sort();
  return Promise.all(documents.map((file) => readSavedOperation(folder, file, files)));
}

async function readSavedOperation(folder: string, file: string, files: string[]): Promise<SavedOperation> {
  const query = await readFile(join(folder, file), 'utf8');
  const variablesFile = file.replace(/\.graphql$/, '.variables.json');
  const variables = files.includes(variablesFile)
    ? await readFile(join(folder, variablesFile), 'utf8')
    : null;
  try {
    if (variables !== null) JSON.parse(variables);
    return { name: operationName(query), query, variables };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The saved operation ${file} cannot be used: ${reason}`, { cause: error });
  }
}

function operationName(query: string): string {
  const [definition, ...others] = parse(query).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION || !definition.name || others.length > 0) {
    throw new Error('it must hold one operation with a name, and nothing else.');
  }
  return definition.name.value;
}
