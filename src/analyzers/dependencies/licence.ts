/** What a licence asks of those who use the package. */
export type Obligation =
  /** Who passes the program on passes its source on. */
  | 'on-distribution'
  /** Who offers the program as a service does so too, or may not offer it at all. */
  | 'on-service'
  | 'none';

const ON_SERVICE = /^(?:AGPL-|SSPL-|BUSL-|Elastic-|CPAL-|RSAL|PolyForm-(?:Noncommercial|Strict)|CC-BY-NC)/i;
const ON_DISTRIBUTION = /^(?:GPL-|GPL[v\d]|GNU GPL|EUPL-|OSL-|CECILL-(?:1|2))/i;
const WEIGHT: Readonly<Record<Obligation, number>> = { none: 0, 'on-distribution': 1, 'on-service': 2 };

/** The obligation of an SPDX expression; of alternatives the lightest counts, and an exception is taken to lift it. */
export function obligation(expression: string): Obligation {
  const alternatives = expression.slice(0, 500).split(/\s+OR\s+|\s*\/\s*|\s*\|\|?\s*/i);
  return alternatives.map(ofAll).reduce((one, other) => (WEIGHT[other] < WEIGHT[one] ? other : one));
}

function ofAll(expression: string): Obligation {
  const parts = expression.split(/\s+AND\s+/i).map((part) => part.replace(/[()]/g, '').trim());
  return parts.map(ofOne).reduce((one, other) => (WEIGHT[other] > WEIGHT[one] ? other : one));
}

function ofOne(licence: string): Obligation {
  if (/\bWITH\b/i.test(licence)) return 'none';
  if (ON_SERVICE.test(licence)) return 'on-service';
  return ON_DISTRIBUTION.test(licence) ? 'on-distribution' : 'none';
}
