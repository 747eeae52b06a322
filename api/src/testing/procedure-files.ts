import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

/** Writes procedure files into a folder that goes away with the tests; text as it is, anything else as JSON. */
export function procedureFiles(): (content: unknown) => Promise<string> {
  let folder = '';
  let written = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'procedure-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  return async (content) => {
    const file = join(folder, `procedure-${++written}.json`);
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  };
}

/** Fills in every placeholder of the shipped procedure and confirms every assumed value. */
export const finishedOverride = {
  version: '2027-01',
  organisation: {
    phone: '+44 20 7946 0000',
    postalAddress: '{organisation.legalName}, 1 Example Street, London',
  },
  outsideBodies: {
    ADR_PROVIDER: {
      name: 'Example Resolution',
      takes: 'Any complaint',
      website: 'https://www.example.com/adr',
      email: 'cases@example.com',
      listedFrom: '2026-12-01',
    },
    FINANCIAL_OMBUDSMAN: { listedFrom: '2026-12-01' },
  },
  confirmed: [
    'channels',
    'whatToInclude',
    'stages',
    'deadlines',
    'escalationLevels',
    'wordings',
    'leaflet',
    'categories',
    'retention',
    'rootCauses',
  ],
};
