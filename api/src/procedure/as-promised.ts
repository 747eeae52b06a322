import type { Procedure } from './published.ts';

/**
 * The procedure by which an older case goes on: what we promised when it was opened, with today's ways to reach us, outside
 * bodies and wordings of the law, which a customer needs as they are now, and the root causes that we count by.
 */
export function asPromised(then: Procedure, now: Procedure): Procedure {
  const { organisation, channels, outsideBodies, wordings, leaflet, rootCauses, holidays } = now;
  // What a version of long ago does not speak of is as it is now.
  return { ...now, ...then, organisation, channels, outsideBodies, wordings, leaflet, rootCauses, holidays };
}

/** What a version says: bank holidays become known and assumptions are confirmed without a new one. */
export function contentOf(procedure: Procedure): Procedure {
  return { ...procedure, assumed: [], holidays: [], confirmed: [] };
}
