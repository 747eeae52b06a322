/**
 * Chooses the form that a count needs in a language.
 * `other` is always given; languages with more forms (Welsh has six) name the ones they use.
 */
export function plural(
  locale: string,
  count: number,
  forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string },
): string {
  return forms[new Intl.PluralRules(locale).select(count)] ?? forms.other;
}
