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
    [{ TRUSTED_PROXIES: 'the balancer' }, 'TRUSTED_PROXIES must list addresses or networks'],
    [{ TRUSTED_PROXIES: '10.0.0.0/33' }, 'TRUSTED_PROXIES must list addresses or networks'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be'],
    [{ FILES_S3_URL: 'https://s3.example.com' }, 'FILES_S3_URL must look like https://KEY:SECRET@'],
    [{ FILES_S3_URL: 's3://bucket' }, 'FILES_S3_URL must look like https://KEY:SECRET@'],
    [{ OIDC_ISSUER: 'http://login.example.com' }, 'OIDC_ISSUER must be the issuer itself'],
    [{ OIDC_ISSUER: 'https://login.example.com' }, 'OIDC_ISSUER needs OIDC_CLIENT_ID'],
    [{ OIDC_SCOPES: 'profile' }, 'OIDC_SCOPES must contain openid'],
    [{ OIDC_ROLES: 'team=chief' }, 'OIDC_ROLES must look like complaints-team=handler'],
    [{ LOCAL_SIGN_IN: 'off' }, 'LOCAL_SIGN_IN may be off only with OIDC_ISSUER'],
    [{ CLAMD_URL: 'localhost' }, 'CLAMD_URL must look like tcp://127.0.0.1:3310'],
  ])('refuses %o in one sentence', (variables, message) => {
    expect(() => readEnv(variables)).toThrow(message);
  });

  it.each([
    ['tcp://127.0.0.1:3310', { host: '127.0.0.1', port: 3310 }],
    ['tcp://[::1]:3310', { host: '::1', port: 3310 }],
    ['unix:/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
  ])('finds the scanner at %s', (CLAMD_URL, address) => {
    expect(readEnv({ CLAMD_URL }).CLAMD_URL).toEqual(address);
  });

  it('names everything that is wrong at once', () => {
    expect(() => readEnv({ PORT: 'x', NODE_ENV: 'y' })).toThrow(
      new EnvError('Cannot start: PORT must be a number; NODE_ENV must be development, production or test.'),
    );
  });
});
