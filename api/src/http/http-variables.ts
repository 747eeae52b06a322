import { isIP, isIPv6 } from 'node:net';
import * as v from 'valibot';
import { described } from '../described.ts';
import { path, port, text } from '../variable-kinds.ts';

const addresses = v.pipe(
  v.string(),
  v.transform((text) => text.split(',').map((address) => address.trim())),
  v.check(
    (list) => list.every(isAddressOrNetwork),
    'must list addresses or networks, such as 10.0.0.5, 10.1.0.0/16',
  ),
);

/** Where the desk listens, and as whom customers and proxies know it. */
export const httpVariables = {
  PORT: v.optional(described(port, 'the one port; `0` takes any that is free', '8080'), '4000'),
  HOST: v.optional(described(text, 'the address to listen on; `0.0.0.0` for all', '0.0.0.0'), '127.0.0.1'),
  PUBLIC_URL: v.optional(
    described(
      v.pipe(v.string(), v.url('must be a whole address such as https://help.example.com')),
      'the address that customers use; with `https:` cookies are `Secure` and `__Host-`',
      'https://help.example.com',
    ),
  ),
  TRUSTED_PROXIES: v.optional(
    described(
      addresses,
      'addresses or networks of the proxies in front; only their `X-Forwarded-For` counts',
      '10.0.0.5, 10.1.0.0/16',
    ),
  ),
  PORTAL_FOLDER: v.optional(described(path, 'the built portal', '/srv/portal'), 'portal/dist'),
};

function isAddressOrNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  if (isIP(address) === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (isIPv6(address) ? 128 : 32));
}
