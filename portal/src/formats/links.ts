/** The link that dials a phone number; null for what no phone could dial, such as a number still to be filled in. */
export function telLink(phone: string): string | null {
  const digits = phone.replace(/\(0\)|[\s()./-]/g, '');
  return /^\+?\d{6,15}$/.test(digits) ? `tel:${digits}` : null;
}

/** The link to a site that is written with or without its scheme; null for what is no site. */
export function siteLink(site: string): string | null {
  const address = /^https?:\/\//.test(site) ? site : `https://${site}`;
  return /^https?:\/\/[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(address) ? address : null;
}
