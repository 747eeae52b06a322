import { describe, expect, it } from 'vitest';
import { procedure } from '../procedure/procedure.ts';
import { readProcedure } from './procedure-file.ts';
import { ProcedureUnfinishedError, refuseBrackets } from './refuse-brackets.ts';
import { finishedOverride, procedureFiles } from '../testing/procedure-files.ts';

const write = procedureFiles();

describe('refuseBrackets', () => {
  it('names every placeholder in production', () => {
    const start = () => refuseBrackets(procedure, 'production');
    expect(start).toThrow(ProcedureUnfinishedError);
    expect(start).toThrow(
      'The procedure still holds placeholders, which customers must not see: organisation.phone (“+44 20 XXXX XXXX”), ',
    );
    expect(start).toThrow(
      'outsideBodies.ADR_PROVIDER.email (“[ADR Email]”). Fill them in with PROCEDURE_FILE.',
    );
  });

  it.each(['development', 'test'] as const)('lets them pass in %s', (environment) => {
    expect(() => refuseBrackets(procedure, environment)).not.toThrow();
  });

  it('lets a finished procedure into production', async () => {
    const finished = await readProcedure(await write(finishedOverride));
    expect(() => refuseBrackets(finished, 'production')).not.toThrow();
  });
});
