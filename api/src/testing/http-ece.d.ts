declare module 'http_ece' {
  import type { ECDH } from 'node:crypto';

  /** Reads an encrypted push (RFC 8188, RFC 8291) as the browser does. */
  export function decrypt(
    body: Buffer,
    keys: { version: 'aes128gcm'; privateKey: ECDH; authSecret: string },
  ): Buffer;
}
