import type { Procedure } from './published.ts';

/**
 * The procedure by which an older case goes on: what we promised when it was opened, with today's ways to reach us, outside
 * bodies and wordings of the law, which a customer needs as they are now, the root causes that we count by, and how long
 * data is kept.
 */
export function asPromised(then: Procedure, now: Procedure): Procedure {
  const { organisation, channels, outsideBodies, wordings, leaflet } = now;
  const { rootCauses, holidays, retention } = now;
  // What a version of long ago does not speak of is as it is now.
  return {
    ...now,
    ...then,
    organisation,
    channels,
    outsideBodies,
    wordings,
    leaflet,
    rootCauses,
    holidays,
    retention,
  };
}

/**
 * What a version says: bank holidays become known and assumptions are confirmed without a new one, and one time of keeping
 * holds for every case.
 */
export function contentOf({ retention: _, ...procedure }: Procedure): Omit<Procedure, 'retention'> {
  return { ...procedure, assumed: [], holidays: [], confirmed: [] };
}
