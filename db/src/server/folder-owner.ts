import { link, readFile, rm, writeFile } from 'node:fs/promises';

/**
 * Notes this process as the one that uses the data folder, so that two desks never share one server that the
 * first to end would stop. A note left by a process that died is replaced.
 * Returns how to give the folder back. Throws one sentence when a living process holds it.
 */
export async function takeFolder(folder: string, note: string): Promise<() => Promise<void>> {
  const own = `${process.pid} ${await startTimeOf(process.pid)}`;
  const holder = await livingHolder(note);
  if (holder !== undefined) throw inUse(folder, holder);
  const draft = `${note}.${process.pid}`;
  await writeFile(draft, own).catch((cause: unknown) => {
    throw new Error(`The data folder ${folder} cannot be written: ${String(cause)}`, { cause });
  });
  try {
    await rm(note, { force: true });
    // A link appears with its content and fails where another process was quicker.
    await link(draft, note);
  } catch (cause) {
    throw new Error(inUse(folder, 'another process').message, { cause });
  } finally {
    await rm(draft, { force: true });
  }
  return () => rm(note, { force: true });
}

function inUse(folder: string, holder: string): Error {
  return new Error(
    `The data folder ${folder} is in use by ${holder}: stop that desk first, or set DATA_FOLDER to another folder.`,
  );
}

async function livingHolder(note: string): Promise<string | undefined> {
  const text = await readFile(note, 'utf8').catch(() => '');
  const [pid = '', startTime = ''] = text.split(' ');
  if (!isAlive(Number(pid))) return undefined;
  return (await startTimeOf(Number(pid))) === startTime ? `process ${pid}` : undefined;
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * When a process started, in ticks since the machine did: process ids are used again, this pair is not.
 * Empty where the system has no /proc or the process is a zombie, which holds nothing.
 */
async function startTimeOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The program's name, in parentheses, may itself contain spaces; the start time is field 22 of all.
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return state === 'Z' ? '' : (fields[18] ?? '');
}
