import { Query, Resolver } from 'type-graphql';
import { FILE_TYPES } from './file-types.ts';
import * as limits from './upload-limits.ts';
import { uploadRefusals, UploadRules } from './upload-rules.type.ts';

@Resolver()
export class UploadRulesResolver {
  @Query(() => UploadRules, { description: 'What files we take, for everybody.' })
  uploadRules(): UploadRules {
    return {
      largestFileBytes: limits.LARGEST_FILE_BYTES,
      mostFilesAtOnce: limits.MOST_FILES_AT_ONCE,
      largestCaseBytes: limits.LARGEST_CASE_BYTES,
      mostUnboundFiles: limits.MOST_UNBOUND_FILES,
      largestUnboundBytes: limits.LARGEST_UNBOUND_BYTES,
      unboundHours: limits.UNBOUND_HOURS,
      types: FILE_TYPES,
      refusals: uploadRefusals(),
    };
  }
}
