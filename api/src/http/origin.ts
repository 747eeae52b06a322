import type { IncomingHttpHeaders } from 'node:http';
import { isIPv4, isIPv6 } from 'node:net';
import type { Origin } from '../context.ts';
import { browserWords } from './browser-words.ts';

/** Where a request comes from. */
export function originOf(ip: string | undefined, headers: IncomingHttpHeaders): Origin {
  const userAgent = headers['user-agent'];
  return {
    address: limitedAddress(ip),
    // Seldom asked for: only where somebody signs in or a device is let in.
    get browser() {
      return browserWords(userAgent);
    },
  };
}

/**
 * What limits are kept by: an IPv4 address as it is, of an IPv6 address the first 64 bits, since one subscriber has
 * all addresses of such a network.
 * @param ip undefined once the client has left; all of those count as one
 */
export function limitedAddress(ip = ''): string {
  if (isIPv4(ip)) return ip;
  const [address = ''] = ip.split('%');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address;
  const [before = '', after] = address.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  // An address may end in four decimal numbers, which stand for two groups.
  const length = head.length + tail.length + (address.includes('.') ? 1 : 0);
  const zeros = after === undefined ? [] : Array.from({ length: 8 - length }, () => '0');
  const groups = [...head, ...zeros, ...tail].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
