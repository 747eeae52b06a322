import { STAFF_ROLES, type StaffRole } from '@desk/db';
import * as v from 'valibot';
import { described, isThisMachine } from '../described.ts';
import { text } from '../variable-kinds.ts';

/** Whoever can read or change what the provider says is whoever they like: without TLS only on this very machine. */
const issuer = v.pipe(
  v.string(),
  v.check((text) => {
    const url = URL.parse(text);
    if (url?.search !== '' || url.hash !== '' || text.includes('/.well-known/')) return false;
    return url.protocol === 'https:' || (url.protocol === 'http:' && isThisMachine(url));
  }, 'must be the issuer itself, such as https://login.example.com/realms/staff; http:// serves for a provider on this machine'),
);

const roleNames = v.pipe(
  v.string(),
  v.rawTransform<string, Record<string, StaffRole>>(({ dataset, addIssue, NEVER }) => {
    const pairs = dataset.value.split(',').map((pair) => /^\s*(.+)=([a-z]+)\s*$/.exec(pair));
    const roles = pairs.map((pair) => STAFF_ROLES.find((role) => role === pair?.[2]?.toUpperCase()));
    const named = pairs.flatMap((pair, index) => {
      const role = roles[index];
      return pair?.[1] === undefined || role === undefined ? [] : [[pair[1].trim(), role] as const];
    });
    if (named.length === pairs.length) return Object.fromEntries(named);
    addIssue({
      message: `must look like complaints-team=handler, with a role of ${STAFF_ROLES.join(', ').toLowerCase()}`,
    });
    return NEVER;
  }),
);

/** The variables of sign-in by OpenID Connect. */
export const openIdVariables = {
  OIDC_ISSUER: v.optional(
    described(
      issuer,
      'signs staff in by OpenID Connect: the provider’s issuer, letter by letter; the desk’s redirect address there is `PUBLIC_URL` and `/staff/oidc/callback`',
      'https://login.example.com/realms/staff',
    ),
  ),
  OIDC_CLIENT_ID: v.optional(described(text, 'the desk’s name at the provider', 'complaints-desk')),
  OIDC_CLIENT_SECRET: v.optional(described(text, 'its secret there', 'as the provider shows it')),
  OIDC_SCOPES: v.optional(
    described(
      v.pipe(v.string(), v.regex(/(^| )openid( |$)/, 'must contain openid')),
      'what the desk asks for',
      'openid profile email groups',
    ),
    'openid profile email',
  ),
  OIDC_ROLES_CLAIM: v.optional(
    described(text, 'the claim that gives the role: a text or a list of them', 'groups'),
    'roles',
  ),
  OIDC_ROLES: v.optional(
    described(
      roleNames,
      'what its values mean; without it they are `handler`, `manager`, `director` and `auditor`; of several the strongest counts',
      'complaints-team=handler, complaints-leads=manager',
    ),
  ),
  LOCAL_SIGN_IN: v.optional(
    described(
      v.picklist(['on', 'off'], 'must be on or off'),
      '`off`: no passwords, staff sign in with the company account only',
      'off',
    ),
    'on',
  ),
};
