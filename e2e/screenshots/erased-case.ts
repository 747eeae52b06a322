import type { APIRequestContext } from '@playwright/test';
import pg from 'pg';
import { act, caseAt } from '../desk/actions.ts';
import { ask } from '../desk/api.ts';

/** A case that was closed ten years ago and is erased now; answers with its reference number. */
export async function erasedCase(
  customer: APIRequestContext,
  staff: APIRequestContext,
  director: APIRequestContext,
): Promise<string> {
  const reference = await caseAt({ customer, staff }, 'responded');
  await act(staff, reference, 'closeCase', { rootCause: 'DELAY' });
  const database = new pg.Client({ connectionString: process.env['DESK_DATABASE'] });
  await database.connect();
  await database.query(
    `update case_file set closed_at = closed_at - interval '10 years' where reference = $1`,
    [reference],
  );
  await database.end();
  await ask(
    director,
    'mutation ($input: EraseCaseInput!) { eraseCase(input: $input) { case { erasedAt } } }',
    { input: { reference } },
  );
  return reference;
}
