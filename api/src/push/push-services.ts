/** The push services of the browsers that there are. */
export const KNOWN_PUSH_SERVICES = [
  'https://fcm.googleapis.com',
  'https://*.push.services.mozilla.com',
  'https://*.notify.windows.com',
  'https://*.push.apple.com',
] as const;

/**
 * Whether the desk may send to an address: a customer names it, and without this rule they could make the desk call any
 * machine of its own network.
 * @param services origins; `*.` stands for any names below
 */
export function isPushService(endpoint: string, services: readonly string[]): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { origin, protocol, host, username, password } = new URL(endpoint);
  if (username !== '' || password !== '') return false;
  return services.some((service) => {
    const [scheme = '', name = ''] = service.split('://');
    if (!name.startsWith('*.')) return origin === service;
    return protocol === `${scheme}:` && host.endsWith(name.slice(1));
  });
}
