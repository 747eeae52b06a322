import { typeByMedia } from './file-types.ts';

const LONGEST_NAME = 120;

/** Control characters, marks that turn the direction of writing (`gpj.exe` shown as `exe.jpg`), and what no name shows. */
const DECEIVING = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** What ends a folder's name on some system, and what several forbid. */
const NOT_IN_NAMES = /[\\/:*?"<>|]/g;

/**
 * A name that can be shown and saved anywhere: no folders, nothing that deceives, not too long, its ending kept.
 * @param claimedType the ending follows from it when the name has none, as for pictures inside an email
 */
export function safeFileName(name: string, claimedType?: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const shown = last.replace(DECEIVING, '').replace(NOT_IN_NAMES, '_').replace(/\s+/g, ' ').trim();
  const [, stem, ending] = /^(.*?)(\.[^. ]{1,10})?$/.exec(shown) ?? [];
  const usual = ending ?? endingOf(claimedType);
  return `${shorten(stem?.replace(/^\.+/, '') ?? '')}${usual}`;
}

function endingOf(claimedType = ''): string {
  const extension = typeByMedia(claimedType)?.extensions[0];
  return extension === undefined ? '' : `.${extension}`;
}

function shorten(stem: string): string {
  return [...stem].slice(0, LONGEST_NAME).join('').trim() || 'file';
}
