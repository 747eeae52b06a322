import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A revision or its schema that cannot be read; the message is one sentence for the person who asked. */
export class RevisionError extends Error {}

/**
 * The text of `schema.graphql` of a folder as it was committed at a git revision (a hash, branch or tag),
 * with the short hash of that commit.
 * Throws RevisionError when there is no such commit, or it has no such file.
 */
export async function schemaAtRevision(
  folder: string,
  revision: string,
): Promise<{ text: string; commit: string }> {
  // What a person typed may begin with a dash; it must never reach git as an option.
  const commit = await git(folder, [
    'rev-parse',
    '--short',
    '--verify',
    '--end-of-options',
    `${revision}^{commit}`,
  ]);
  if (!commit) throw new RevisionError(`There is no commit "${revision}" in this repository.`);
  const text = await git(folder, ['show', `${commit.trim()}:./schema.graphql`]);
  if (!text) throw new RevisionError(`Commit ${commit.trim()} has no schema.graphql to compare with.`);
  return { text, commit: commit.trim() };
}

async function git(folder: string, args: string[]): Promise<string | null> {
  try {
    const { stdout } = await run('git', args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  } catch (error) {
    if (isMissingProgram(error))
      throw new RevisionError('git is needed to read an earlier schema; install it first.');
    return null;
  }
}

function isMissingProgram(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
