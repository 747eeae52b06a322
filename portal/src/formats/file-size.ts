/** A size in bytes as people read it, counted as the limits of the server are: "340 kB", "2.5 MB". */
export function fileSize(bytes: number, number: (value: number) => string): string {
  const kilobytes = bytes / 1024;
  if (kilobytes < 1000) return `${number(Math.max(1, Math.round(kilobytes)))} kB`;
  return `${number(Math.round(kilobytes / 102.4) / 10)} MB`;
}
