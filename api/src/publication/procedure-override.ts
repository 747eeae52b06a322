import type { Procedure } from '../procedure/published.ts';
import type { ProcedureOverride } from './override.schema.ts';

/**
 * The template with what a file says in its place; each entry of a list with codes is met by its code. Whoever
 * states an assumed value in the file has confirmed it.
 */
export function overridden(template: Procedure, file: ProcedureOverride): Procedure {
  return {
    version: file.version,
    organisation: { ...template.organisation, ...file.organisation },
    introduction: file.introduction ?? template.introduction,
    channels: template.channels.map((each) => ({ ...each, ...file.channels?.[each.channel] })),
    commitments: file.commitments ?? template.commitments,
    whatToInclude: file.whatToInclude ?? template.whatToInclude,
    stages: template.stages.map((each) => ({ ...each, ...file.stages?.[each.stage] })),
    deadlines: { ...template.deadlines, ...file.deadlines },
    promises: template.promises.map((each) => ({ ...each, ...file.promises?.[each.kind] })),
    escalationLevels: template.escalationLevels.map((each) => ({
      ...each,
      ...file.escalationLevels?.[each.level],
    })),
    outsideBodies: template.outsideBodies.map((each) => ({ ...each, ...file.outsideBodies?.[each.code] })),
    wordings: template.wordings.map((each) => ({ ...each, ...file.wordings?.[each.code] })),
    leaflet: { ...template.leaflet, ...file.leaflet },
    categories: template.categories.map((each) => ({ ...each, ...file.categories?.[each.category] })),
    rootCauses: file.rootCauses ?? template.rootCauses,
    retention: { ...template.retention, ...file.retention },
    assumed: template.assumed,
    holidays: file.holidays ?? template.holidays,
    confirmed: [...(file.confirmed ?? []), ...valuePaths(file, '')],
  };
}

/** The paths of all values in the file; a list is one value. */
function valuePaths(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([key, part]) =>
    valuePaths(part, path === '' ? key : `${path}.${key}`),
  );
}
