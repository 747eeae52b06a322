import { expect, it } from 'vitest';
import { TEST_SECRET_KEY } from '../testing/test-desk.ts';
import { readEnv } from '../env.ts';
import { isOwnOrigin } from './own-origin.ts';

const LIVE = 'https://help.example/';

it.each([
  ['a script without a page', undefined, 'help.example', LIVE, true],
  ['our page', 'https://help.example', 'help.example', LIVE, true],
  ['our page behind a proxy', 'https://help.example', '10.0.0.7:4000', LIVE, true],
  ['another page', 'https://evil.example', 'help.example', LIVE, false],
  ['our page without TLS', 'http://help.example', 'help.example', LIVE, false],
  ['our name within another', 'https://help.example.evil.example', 'help.example', LIVE, false],
  ['a page whose name was pointed at us', 'https://evil.example', 'evil.example', LIVE, false],
  ['a page without origin', 'null', 'help.example', LIVE, false],
  ['no address at all', '%%%', 'help.example', LIVE, false],
  ['our page at home', 'http://localhost:4000', 'localhost:4000', undefined, true],
  ['another page at home', 'http://localhost:9999', 'localhost:4000', undefined, false],
])('security 13: a socket is for our own pages: %s', (_who, origin, host, url, isOwn) => {
  const production = url === undefined ? {} : { NODE_ENV: 'production', PUBLIC_URL: url };
  const env = readEnv({ SECRET_KEY: TEST_SECRET_KEY, ...production });
  expect(isOwnOrigin({ ...(origin === undefined ? {} : { origin }), host }, env)).toBe(isOwn);
});
