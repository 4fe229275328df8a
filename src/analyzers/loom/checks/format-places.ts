/**
 * How many values a `printf` format of Java takes: its highest numbered place, or its places in order; `broken` where a
 * percent sign begins no conversion.
 */
export function javaPlaces(format: string): number | 'broken' {
  let ordinary = 0;
  let highest = 0;
  for (const [, numbered, , conversion] of format.matchAll(/%(\d+\$|<)?([-#+ 0,(]*\d*(?:\.\d+)?)([a-zA-Z%])?/g)) {
    if (conversion === undefined) return 'broken';
    if (conversion === 'n' || conversion === '%') continue;
    if (numbered === '<') continue;
    if (numbered) highest = Math.max(highest, parseInt(numbered, 10));
    else ordinary += 1;
  }
  return Math.max(ordinary, highest);
}

/** The numbers of the places of a .NET format, or `broken` where it has a brace that is neither doubled nor part of a place. */
export function netPlaces(format: string): readonly number[] | 'broken' {
  const places: number[] = [];
  const rest = format
    .replaceAll('{{', '')
    .replaceAll(/\{(\d{1,6})\s*(?:,\s*-?\d{1,6}\s*)?(?::[^{}]*)?\}/g, (_, place: string) => {
      places.push(Number(place));
      return '';
    });
  return /[{}]/.test(rest.replaceAll('}}', '')) ? 'broken' : places;
}
