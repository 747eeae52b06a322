import { readFileSync } from 'node:fs';
import { stripIgnoredCharacters } from 'graphql';
import { expect, it } from 'vitest';
import * as documents from '../gql/graphql.ts';

const file = new URL('../gql/persisted-documents.json', import.meta.url);

it('registers every operation that the portal sends, word for word', () => {
  const registered = Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
  const sent = Object.entries(documents).filter(([name]) => name.endsWith('Document'));
  expect(sent.length).toBeGreaterThanOrEqual(5);
  expect(registered.map(stripIgnoredCharacters).sort()).toEqual(
    sent.map(([, document]) => stripIgnoredCharacters(String(document))).sort(),
  );
});
