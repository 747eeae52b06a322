import * as client from 'openid-client';
import type { Env } from '../env.ts';

/** Where the provider sends people back to. */
export const CALLBACK = '/staff/oidc/callback';

const ANSWER_SECONDS = 10;
/** Clocks of two machines are never quite the same. */
const CLOCK_TOLERANCE_SECONDS = 30;

/** What one sign-in must come back with; it stays with the browser that began it. */
export interface SignInAttempt {
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** What the provider says of a person. */
export type Claims = Record<string, unknown> & { sub: string };

/** The company's OpenID Connect provider: code flow with PKCE, state, nonce, and a signature on every ID token. */
export class OpenIdProvider {
  readonly issuer: string;
  readonly #env: Env;
  readonly #site: string;
  #configuration: Promise<client.Configuration> | undefined;

  /** The provider of the settings; null without one. @param site the address of the desk, where people come back to */
  static of(env: Env, site: string): OpenIdProvider | null {
    return env.OIDC_ISSUER === undefined ? null : new OpenIdProvider(env, env.OIDC_ISSUER, site);
  }

  private constructor(env: Env, issuer: string, site: string) {
    this.#env = env;
    this.#site = site;
    this.issuer = issuer;
  }

  /** Where to send a browser that wants to sign in, and what it must come back with. */
  async begin(): Promise<{ url: URL; attempt: SignInAttempt }> {
    const configuration = await this.#discovered();
    const attempt = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      codeVerifier: client.randomPKCECodeVerifier(),
    };
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: `${this.#site}${CALLBACK}`,
      scope: this.#env.OIDC_SCOPES,
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(attempt.codeVerifier),
      code_challenge_method: 'S256',
    });
    return { url, attempt };
  }

  /**
   * Who came back, by their ID token and, beneath it, the provider's user info.
   * @param address the path and query that the provider sent the browser to
   * @throws when anything of the answer is not as it must be
   */
  async finish(address: string, attempt: SignInAttempt): Promise<Claims> {
    const configuration = await this.#discovered();
    const tokens = await client.authorizationCodeGrant(configuration, new URL(address, this.#site), {
      expectedState: attempt.state,
      expectedNonce: attempt.nonce,
      pkceCodeVerifier: attempt.codeVerifier,
      idTokenExpected: true,
    });
    const proved = tokens.claims();
    if (proved === undefined) throw new Error('The provider sent no ID token.');
    if (configuration.serverMetadata().userinfo_endpoint === undefined) return proved;
    const told = await client.fetchUserInfo(configuration, tokens.access_token, proved.sub);
    return { ...told, ...proved };
  }

  #discovered(): Promise<client.Configuration> {
    this.#configuration ??= this.#discover().catch((error: unknown) => {
      // A provider that is away now may be back for the next person.
      this.#configuration = undefined;
      throw error;
    });
    return this.#configuration;
  }

  async #discover(): Promise<client.Configuration> {
    const { OIDC_CLIENT_ID = '', OIDC_CLIENT_SECRET = '' } = this.#env;
    const url = new URL(this.issuer);
    const configuration = await client.discovery(
      url,
      OIDC_CLIENT_ID,
      { client_secret: OIDC_CLIENT_SECRET, [client.clockTolerance]: CLOCK_TOLERANCE_SECONDS },
      client.ClientSecretBasic(OIDC_CLIENT_SECRET),
      {
        timeout: ANSWER_SECONDS,
        execute: url.protocol === 'http:' ? [allowPlainHttp, requireSignature] : [requireSignature],
      },
    );
    const { issuer } = configuration.serverMetadata();
    if (issuer !== this.issuer) throw new Error(`The provider calls itself ${issuer}, not ${this.issuer}.`);
    return configuration;
  }
}

/** Without it an ID token that came over TLS would be taken by its word. */
const requireSignature = client.enableNonRepudiationChecks;

// eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so as a warning; env.ts allows http on this machine only
const allowPlainHttp = client.allowInsecureRequests;
