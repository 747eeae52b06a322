import type { Scores } from './lighthouse.ts';

/** What is measured of a page: `inpMs` is the longest time from a touch or a key to the next frame. */
export type Figures = Scores & { inpMs: number };

const aims: Record<string, (figures: Figures) => boolean> = {
  'performance 95': ({ performance }) => performance >= 95,
  'accessibility 100': ({ accessibility }) => accessibility === 100,
  'best practices 100': ({ bestPractices }) => bestPractices === 100,
  'the largest content within 2.5 s': ({ lcpMs }) => lcpMs <= 2_500,
  'an answer to each touch and key within 200 ms': ({ inpMs }) => inpMs <= 200,
};

/** The aims that a page misses, in words; a figure that could not be measured misses its aim. */
export function missedAims(figures: Figures): string[] {
  return Object.entries(aims).flatMap(([aim, isMet]) => (isMet(figures) ? [] : [aim]));
}
