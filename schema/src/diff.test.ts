import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const program = fileURLToPath(new URL('./diff.ts', import.meta.url));

const before = `
type Query { case(reference: String!): Case, ping: String }
type Case { reference: String!, stage: Stage!, handler: String }
enum Stage { RECEIVED CLOSED }
`;
const after = `
type Query { case(reference: String!, at: String!): Case, ping: String }
type Case { reference: String!, stage: Stage!, notes: [Note!]! }
type Note { text: String!, author: String! }
enum Stage { RECEIVED CLOSED REVIEW }
`;

let folder: string;

async function git(...args: string[]): Promise<void> {
  const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false'];
  await run('git', [...author, ...args], { cwd: folder });
}

async function schemaDiff(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  try {
    return { code: 0, ...(await run(process.execPath, [program, ...args], { cwd: folder })) };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'schema-diff-'));
  await git('init', '--quiet');
  await writeFile(join(folder, 'other.txt'), 'before there was a schema');
  await git('add', '.');
  await git('commit', '--quiet', '-m', 'empty');
  await git('tag', 'without-schema');
  await writeFile(join(folder, 'schema.graphql'), before);
  await git('add', '.');
  await git('commit', '--quiet', '-m', 'first');
  await git('tag', 'first');
  await writeFile(join(folder, 'schema.graphql'), after);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('npm run schema:diff -- REVISION', () => {
  it('names each change under what it means for clients', async () => {
    const { code, stdout } = await schemaDiff('first');
    expect(code).toBe(0);
    const [, breaks = '', surprises = '', harmless = ''] = stdout.split(
      /Breaks clients|May surprise clients|Harmless/,
    );
    expect(breaks).toContain("Field 'handler' was removed from object type 'Case'");
    expect(breaks).toContain("Argument 'at: String!' added to field 'Query.case'");
    expect(surprises).toContain("Enum value 'REVIEW' was added to enum 'Stage'");
    expect(harmless).toContain("Type 'Note' was added");
    expect(harmless).toContain("Field 'notes' was added to object type 'Case'");
    expect(stdout).toMatch(/since [0-9a-f]{7,}: 5 changes, 2 breaking\./);
  });

  it('does not list the fields of a type that is new as a whole', async () => {
    expect((await schemaDiff('first')).stdout).not.toContain('author');
  });

  it('says so when nothing changed', async () => {
    await git('stash', '--quiet');
    const { code, stdout } = await schemaDiff('HEAD');
    await git('stash', 'pop', '--quiet');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^schema\.graphql means the same as at [0-9a-f]{7,}\.\n$/);
  });

  it.each([
    ['an unknown revision', ['nowhere'], 'There is no commit "nowhere" in this repository.'],
    [
      'a revision that looks like an option',
      ['--output=x'],
      'There is no commit "--output=x" in this repository.',
    ],
    ['a revision without a schema', ['without-schema'], 'has no schema.graphql to compare with.'],
    ['no revision', [], 'Name the commit to compare with: npm run schema:diff -- REVISION'],
  ])('answers %s with one sentence and exit code 1', async (_, args, sentence) => {
    const { code, stdout, stderr } = await schemaDiff(...args);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(sentence)]);
  });

  it('answers a schema that cannot be read with one sentence', async () => {
    await writeFile(join(folder, 'schema.graphql'), 'type Query {');
    const { code, stderr } = await schemaDiff('first');
    await writeFile(join(folder, 'schema.graphql'), after);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^One of the two schemas cannot be read: Syntax Error: .*\n$/);
  });
});
