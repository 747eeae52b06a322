import { expect, it } from 'vitest';
import { readEnv } from '../env.ts';
import { cookieName } from './cookies.ts';

it.each([
  ['https://help.example.com', '__Host-desk-session', '__Host-desk-device'],
  ['http://localhost:4000', 'desk-session', 'desk-device'],
  [undefined, 'desk-session', 'desk-device'],
])('security 27: at %s cookies are named %s and %s', (PUBLIC_URL, session, device) => {
  const env = readEnv({ PUBLIC_URL });
  expect([cookieName(env, 'session'), cookieName(env, 'device')]).toEqual([session, device]);
});
