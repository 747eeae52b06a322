/** The header block that Outlook and its relatives put above what they quote, in five languages. */
const QUOTED_FROM = /^[*\s]*(From|Von|De|Da|Van)\s?:[*\s]*\S/;
const QUOTED_DATE = /^[*\s]*(Sent|Date|Gesendet|Datum|Envoyé|Inviato|Verzonden|Data)\s?:/;
const QUOTED_TO = /^[*\s]*(To|Subject|An|Betreff|À|Objet|A|Oggetto|Aan|Onderwerp)\s?:/;
const RULE = /^\s*_{10,}\s*$/;
const ORIGINAL = /^\s*-{2,}\s*(Original Message|Ursprüngliche Nachricht|Message d['’]origine)\s*-{2,}\s*$/i;
/** The line that Gmail, Apple Mail and Thunderbird put above what they quote. */
const ATTRIBUTION =
  /^\s*(On\s.*\bwrote|Am\s.*\bschrieb\b.*|Le\s.*\ba écrit|El\s.*\bescribió|Il\s.*\bha scritto|Op\s.*\bschreef\b.*)\s?:\s*$/s;
const ATTRIBUTION_BEGINS = /^\s*(On|Am|Le|El|Il|Op)\s/;
const MOST_ATTRIBUTION_LINES = 3;
const LONGEST_ATTRIBUTION = 400;
const HEADER_BLOCK = 6;

/**
 * What is new in an answer, without what it quotes, whether that stands below or above. An answer in which nothing else
 * is found is given whole: rather a repetition than a word lost.
 */
export function newWords(text: string): string {
  const kept: string[] = [];
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (beginsQuotedMail(lines, at)) break;
    const height = attributionAt(lines, at);
    if (height > 0) {
      const next = lines.slice(at + height).find((below) => below.trim() !== '');
      // Some programs mark only the beginning of what they quote.
      if (!isQuoted(next ?? '')) break;
      at += height - 1;
    } else if (!isQuoted(line)) kept.push(line);
  }
  const words = kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return words === '' ? text : words;
}

function isQuoted(line: string): boolean {
  return /^\s*>/.test(line);
}

function beginsQuotedMail(lines: string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (ORIGINAL.test(line)) return true;
  if (RULE.test(line)) return lines.slice(at + 1, at + 4).some((below) => QUOTED_FROM.test(below));
  const block = lines.slice(at + 1, at + HEADER_BLOCK);
  return (
    QUOTED_FROM.test(line) &&
    block.some((below) => QUOTED_DATE.test(below)) &&
    block.some((below) => QUOTED_TO.test(below))
  );
}

/** How many lines the attribution takes that begins here; 0 when none does. */
function attributionAt(lines: string[], at: number): number {
  if (!ATTRIBUTION_BEGINS.test(lines[at] ?? '')) return 0;
  for (let height = 1; height <= MOST_ATTRIBUTION_LINES; height++) {
    const words = lines.slice(at, at + height).join(' ');
    if (words.length > LONGEST_ATTRIBUTION) return 0;
    if (ATTRIBUTION.test(words)) return /\d/.test(words) || words.includes('@') ? height : 0;
  }
  return 0;
}
