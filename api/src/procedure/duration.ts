/** An amount of time in words: "24 hours", "1 working day". @param unit in the singular */
export function duration(count: number, unit: string): string {
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}
