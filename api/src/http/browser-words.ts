// The first that fits is right: Edge and Opera also call themselves Chrome, and Chrome calls itself Safari.
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:Edg|EdgA|EdgiOS)\//, 'Edge'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const PLACES: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'an iPhone'],
  [/iPad/, 'an iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'a Mac'],
  [/CrOS/, 'a Chromebook'],
  [/Linux/, 'Linux'],
];

/** A browser in words that its owner recognises, such as `Safari on an iPhone`; never the header itself. */
export function browserWords(userAgent: string | undefined): string {
  const browser = first(BROWSERS, userAgent) ?? 'Another program';
  const place = first(PLACES, userAgent);
  return place === undefined ? browser : `${browser} on ${place}`;
}

function first(table: readonly (readonly [RegExp, string])[], text = ''): string | undefined {
  return table.find(([pattern]) => pattern.test(text))?.[1];
}
