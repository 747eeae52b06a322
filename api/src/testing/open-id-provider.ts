import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** What the provider knows of a person. */
export type Person = { sub: string } & Record<string, unknown>;

/** Changes the claims of the next ID token, which is signed again. */
export type Forgery = { claims?: Record<string, unknown>; isSignedByAnother?: boolean } | null;

/** A real OpenID Connect provider where whoever comes is signed in at once. */
export interface TestProvider {
  issuer: string;
  /** Who signs in next. */
  person: Person;
  /** What the next ID tokens say instead. */
  forgery: Forgery;
  /** Follows the provider's redirects as a browser does. @returns the address at the desk that it ends at */
  visit(address: string): Promise<string>;
  close(): Promise<void>;
}

const CLIENT = { id: 'complaints-desk', secret: 'a-client-secret-for-tests' };

/** The desk's settings with this provider. */
export function settingsOf({ issuer }: TestProvider): Record<string, string> {
  return { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret };
}

/** @param callback where people go back to, at the desk */
export async function startTestProvider(callback: string): Promise<TestProvider> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const jwk = newKey();
  const test: TestProvider = {
    issuer,
    person: { sub: 'nobody' },
    forgery: null,
    visit: (address) => visit(address, callback),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  const provider: Provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [callback] }],
    jwks: { keys: [jwk] },
    cookies: { keys: ['a key for tests'] },
    features: { devInteractions: { enabled: false } },
    claims: { openid: ['sub', 'roles'], profile: ['name'], email: ['email'] },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => test.person }),
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({ clientId: CLIENT.id, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  });
  provider.use(async (context, next) => {
    if (context.path.startsWith('/interaction/')) {
      context.respond = false;
      const login = { accountId: test.person.sub };
      await provider.interactionFinished(context.req, context.res, { login });
      return;
    }
    await next();
    const { forgery } = test;
    if (context.path !== '/token' || forgery === null || context.body?.id_token === undefined) return;
    context.body = { ...context.body, id_token: forged(context.body.id_token, forgery, jwk) };
  });
  server.on('request', provider.callback());
  return test;
}

function newKey() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' };
}

function forged(
  token: string,
  { claims, isSignedByAnother }: NonNullable<Forgery>,
  jwk: ReturnType<typeof newKey>,
) {
  const [header = '', body = ''] = token.split('.');
  const told = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
  const text = `${header}.${Buffer.from(JSON.stringify({ ...told, ...claims })).toString('base64url')}`;
  const key = createPrivateKey({ key: isSignedByAnother === true ? newKey() : jwk, format: 'jwk' });
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), key).toString('base64url')}`;
}

async function visit(address: string, end: string): Promise<string> {
  const cookies = new Map<string, string>();
  let at = address;
  while (!at.startsWith(end)) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`The provider stopped at ${at}: ${await response.text()}`);
    at = new URL(location, at).href;
  }
  return at;
}
