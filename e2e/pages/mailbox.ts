import { expect, type APIRequestContext } from '@playwright/test';

/** What fits in the newest mail to an address that has it; the desk without a mail server keeps them on a page. */
export async function findInMail(request: APIRequestContext, address: string, fits: RegExp): Promise<string> {
  let found: string | undefined;
  const look = async (): Promise<string | undefined> => {
    const list = await (await request.get('/mailbox')).text();
    const rows = list.split('<tr>').filter((row) => row.includes(address));
    for (const row of rows) {
      const [id = ''] = /(?<=\/mailbox\/)[\w-]{36}/.exec(row) ?? [];
      [found] = fits.exec(await (await request.get(`/mailbox/${id}`)).text()) ?? [];
      if (found !== undefined) return found;
    }
    return undefined;
  };
  await expect.poll(look).toBeDefined();
  return found ?? '';
}
