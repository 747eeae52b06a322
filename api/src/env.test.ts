import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EnvError, readEnv } from './env.ts';

describe('readEnv', () => {
  it('needs nothing to be set', () => {
    expect(readEnv({})).toMatchObject({
      NODE_ENV: 'development',
      PORT: 4000,
      HOST: '127.0.0.1',
      DATA_FOLDER: resolve('.data'),
    });
  });

  it.each([
    [{ PORT: 'four thousand' }, 'PORT must be a number'],
    [{ PORT: '70000' }, 'PORT must be 0 to 65535'],
    [{ DATABASE_URL: 'mysql://localhost' }, 'DATABASE_URL must look like postgres://'],
    [{ NODE_ENV: 'staging' }, 'NODE_ENV must be development, production or test'],
    [{ UK_NATION: 'wales' }, 'UK_NATION must be england-and-wales'],
    [{ PUBLIC_URL: 'help' }, 'PUBLIC_URL must be a whole address'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be'],
  ])('refuses %o in one sentence', (variables, message) => {
    expect(() => readEnv(variables)).toThrow(message);
  });

  it('names everything that is wrong at once', () => {
    expect(() => readEnv({ PORT: 'x', NODE_ENV: 'y' })).toThrow(
      new EnvError('Cannot start: NODE_ENV must be development, production or test; PORT must be a number.'),
    );
  });
});
