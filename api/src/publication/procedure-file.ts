import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { procedure, procedureTemplate } from '../procedure/procedure.ts';
import { publish } from '../procedure/publish.ts';
import type { Procedure } from '../procedure/published.ts';
import { OverrideSchema } from './override.schema.ts';
import { overridden } from './procedure-override.ts';

/** A procedure file that cannot be used; the message names the file and lists every error with its path. */
export class ProcedureFileError extends Error {}

/**
 * The procedure in force: the shipped one, or with the values that an operator's JSON file puts in their place.
 *
 * The file is one object. It must give a `version` of its own, as every case keeps the version under which it was
 * opened. Values stand at their paths, and lists with codes are objects by code, so that a path reads the same in
 * the file, in its errors and in the go-live check:
 *
 *     { "version": "2027-01",
 *       "organisation": { "phone": "+44 20 7946 0000" },
 *       "deadlines": { "finalResponseWorkingDays": 8 },
 *       "channels": { "POST": { "hours": "Opened daily" } },
 *       "escalationLevels": { "1": { "workingDays": 5 } },
 *       "outsideBodies": { "ADR_PROVIDER": { "name": "…", "website": "…", "email": null } },
 *       "holidays": [{ "date": "2027-06-15", "name": "…" }],
 *       "confirmed": ["wordings", "deadlines.progressUpdateDays"] }
 *
 * `commitments`, `whatToInclude` and `rootCauses` have no codes and are replaced whole. Texts name numbers and
 * addresses by path (`{deadlines.acknowledgeHours}`), so changing the value is enough; a promise with a time in
 * fixed words is refused. `holidays` are added to the shipped list, `confirmed` names assumed values that hold as
 * they are; an assumed value that the file states is confirmed by that.
 * @param file its path; none for the shipped procedure
 * @throws ProcedureFileError if it cannot be read, is no JSON, or has an unknown, missing or wrong value
 */
export async function readProcedure(file: string | undefined): Promise<Procedure> {
  if (file === undefined) return procedure;
  const result = v.safeParse(OverrideSchema, parsed(file, await read(file)));
  if (result.success) return publish(overridden(procedureTemplate, result.output));
  throw new ProcedureFileError(listed(file, result.issues));
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new ProcedureFileError(`The procedure file ${file} cannot be read: ${reasonOf(error)}.`);
  }
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ProcedureFileError(`The procedure file ${file} is not valid JSON: ${reasonOf(error)}.`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function listed(file: string, issues: readonly v.BaseIssue<unknown>[]): string {
  const problems = issues.map((issue) => `  ${v.getDotPath(issue) ?? 'the file'} ${issue.message}`);
  const amount = problems.length === 1 ? '1 error' : `${problems.length} errors`;
  return [`The procedure file ${file} has ${amount}:`, ...problems].join('\n');
}
