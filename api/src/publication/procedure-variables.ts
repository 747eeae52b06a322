import * as v from 'valibot';
import { described } from '../described.ts';
import { path } from '../variable-kinds.ts';

/** The procedure of this company, and where its holidays are. */
export const procedureVariables = {
  PROCEDURE_FILE: v.optional(
    described(
      path,
      'a JSON file with this company’s values of the procedure (see below)',
      '/etc/complaints-desk/procedure.json',
    ),
  ),
  UK_NATION: v.optional(
    described(
      v.picklist(
        ['england-and-wales', 'scotland', 'northern-ireland'],
        'must be england-and-wales, scotland or northern-ireland',
      ),
      'whose bank holidays count: also `scotland`, `northern-ireland`',
      'scotland',
    ),
    'england-and-wales',
  ),
};
