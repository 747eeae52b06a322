/** The part of oidc-provider, a real provider for tests, that the tests use; it brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

  interface Context {
    path: string;
    respond: boolean;
    req: IncomingMessage;
    res: ServerResponse;
    body?: Record<string, unknown> & { id_token?: string };
    oidc: { session: { accountId: string } };
  }

  interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  export default class Provider {
    constructor(
      issuer: string,
      options: {
        clients: { client_id: string; client_secret: string; redirect_uris: string[] }[];
        jwks: { keys: object[] };
        cookies: { keys: string[] };
        features: { devInteractions: { enabled: boolean } };
        claims: Record<string, string[]>;
        interactions: { url: (context: Context, interaction: { uid: string }) => string };
        findAccount: (context: Context, sub: string) => { accountId: string; claims: () => object };
        loadExistingGrant: (context: Context) => Promise<Grant>;
      },
    );
    Grant: new (owner: { clientId: string; accountId: string }) => Grant;
    use(middleware: (context: Context, next: () => Promise<void>) => Promise<void>): void;
    callback(): RequestListener;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: { login: { accountId: string } },
    ): Promise<void>;
  }
}
