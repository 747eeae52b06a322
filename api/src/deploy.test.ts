import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readEnv, VariablesSchema } from './env.ts';
import { TEST_SECRET_KEY } from './testing/index.ts';

const SETTINGS = {
  Dockerfile: /^ENV (?<name>\w+)=(?<value>.*)$/gm,
  'compose.yaml': /^ {6}(?<name>(?!POSTGRES_)[A-Z_]+): (?<value>.*)$/gm,
  'complaints-desk.service': /^Environment=(?<name>\w+)=(?<value>.*)$/gm,
};

describe('the files to deploy by', () => {
  it.each(Object.entries(SETTINGS))(
    '%s sets variables that the desk knows, to what it takes',
    async (file, pattern) => {
      const settings = await settingsIn(file, pattern);
      expect(Object.keys(settings).filter((name) => !(name in VariablesSchema.entries))).toEqual([]);
      const given =
        file === 'compose.yaml'
          ? { ...settings, ...(await settingsIn('Dockerfile', SETTINGS.Dockerfile)) }
          : settings;
      expect(readEnv(given)).toMatchObject({ DATA_FOLDER: expect.stringMatching(/^\//) as string });
    },
  );
});

async function settingsIn(file: string, pattern: RegExp): Promise<Record<string, string>> {
  const text = await readFile(resolve(import.meta.dirname, '../../deploy', file), 'utf8');
  const settings = [...text.matchAll(pattern)].map(({ groups }) => [
    groups?.['name'] ?? '',
    groups?.['value'] ?? '',
  ]);
  expect(settings.length).toBeGreaterThan(0);
  return Object.fromEntries(settings.map(([name = '', value = '']) => [name, filledIn(name, value)]));
}

/** What the operator has to give stands as `${NAME:?}`: here it is the variable's example. */
function filledIn(name: string, value: string): string {
  const plain = value.replace(/^'(.*)'$/, '$1');
  if (!plain.startsWith('${')) return plain.replace(/\$\{\w+:\?\}/g, 'given');
  return name === 'SECRET_KEY' ? TEST_SECRET_KEY : exampleOf(name);
}

function exampleOf(name: string): string {
  const entry = Object.entries(VariablesSchema.entries).find(([known]) => known === name)?.[1];
  if (entry === undefined) throw new Error(`There is no variable ${name}.`);
  return v.getMetadata(entry.wrapped).example;
}
