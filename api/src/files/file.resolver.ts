import type { StoredFile } from '@desk/db';
import { FieldResolver, Resolver, Root } from 'type-graphql';
import { EvidenceFileType } from './file.type.ts';
import { isPreviewed } from './previews.ts';

@Resolver(() => EvidenceFileType)
export class FileResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Path of its download on this server, with the same cookies; access is checked each time. Null unless CLEAN.',
  })
  url(@Root() { id, state }: StoredFile): string | null {
    return state === 'CLEAN' ? `/files/${id}` : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Path of a small picture of it, up to 480 pixels, without what the camera wrote; null where there is none, as for HEIC.',
  })
  previewUrl(@Root() file: StoredFile): string | null {
    return isPreviewed(file) ? `/files/${file.id}/preview` : null;
  }
}
