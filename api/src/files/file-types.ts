/** A kind of file that the desk takes. */
export interface FileType {
  /** As people call it. */
  name: string;
  /** Endings of its names, lower case, the usual one first. */
  extensions: readonly string[];
  /** What it is handed out as. */
  mediaType: string;
  /** What its first bytes may be recognised as; null: it is text. */
  signatures: readonly string[] | null;
}

const CFB = 'application/x-cfb';

/** The types that complaints come with; nothing that a browser could run. */
export const FILE_TYPES: readonly FileType[] = [
  typeOf('PDF', ['pdf'], 'application/pdf'),
  typeOf('JPEG', ['jpg', 'jpeg'], 'image/jpeg'),
  typeOf('PNG', ['png'], 'image/png'),
  {
    ...typeOf('HEIC', ['heic', 'heif'], 'image/heic'),
    signatures: ['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'],
  },
  typeOf('WebP', ['webp'], 'image/webp'),
  { ...typeOf('plain text', ['txt'], 'text/plain'), signatures: null },
  typeOf('Word', ['docx'], 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'),
  { ...typeOf('Word', ['doc'], 'application/msword'), signatures: [CFB] },
  typeOf('Excel', ['xlsx'], 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  { ...typeOf('Excel', ['xls'], 'application/vnd.ms-excel'), signatures: [CFB] },
  { ...typeOf('email (EML)', ['eml'], 'message/rfc822'), signatures: null },
];

/** Every type by its name: “PDF, JPEG, … and email (EML)”. */
export const TYPE_NAMES = new Intl.ListFormat('en-GB').format(new Set(FILE_TYPES.map(({ name }) => name)));

/** The type that the end of a name says; undefined when it is none of ours. */
export function typeByName(fileName: string): FileType | undefined {
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase();
  return FILE_TYPES.find(({ extensions }) => extension !== undefined && extensions.includes(extension));
}

/** The type of a media type, such as an email states of its attachments. */
export function typeByMedia(mediaType: string): FileType | undefined {
  return FILE_TYPES.find((type) => type.mediaType === mediaType.toLowerCase());
}

function typeOf(name: string, extensions: string[], mediaType: string): FileType {
  return { name, extensions, mediaType, signatures: [mediaType] };
}
