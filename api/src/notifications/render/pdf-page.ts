import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const MILLIMETRE = 72 / 25.4;

/** Measures of an A4 letter in points. */
export const PAGE = {
  margin: 20 * MILLIMETRE,
  width: 170 * MILLIMETRE,
  /** Where an envelope with a window (DL, C5, C4) shows the address. */
  window: { x: 20 * MILLIMETRE, y: 45 * MILLIMETRE, width: 85 * MILLIMETRE, height: 28 * MILLIMETRE },
  bodyBegins: 92 * MILLIMETRE,
  footer: 285 * MILLIMETRE,
} as const;

/** Names have letters of many scripts, which the fonts that every reader has do not know: so ours are embedded. */
const FONTS = { regular: 'DejaVuSans.ttf', bold: 'DejaVuSans-Bold.ttf' };

type Fonts = Record<keyof typeof FONTS, PDFKit.Mixins.PDFFontSource>;

let fonts: Promise<Fonts> | undefined;

/**
 * The fonts of letters, read when the first letter is made and kept with all that was found in them: to read them for
 * each letter took three quarters of its time.
 */
export function letterFonts(): Promise<Fonts> {
  return (fonts ??= readFonts());
}

async function readFonts(): Promise<Fonts> {
  const [regular, bold] = await Promise.all([readFont(FONTS.regular), readFont(FONTS.bold)]);
  return { regular, bold };
}

async function readFont(name: string): Promise<PDFKit.Mixins.PDFFontSource> {
  const { create } = await import('fontkit');
  const bytes = await readFile(fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}`)));
  // PDFKit takes a font that was read already; its types do not say so.
  return create(bytes) as unknown as PDFKit.Mixins.PDFFontSource;
}
