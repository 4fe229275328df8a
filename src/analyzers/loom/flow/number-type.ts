const NUMBERS =
  /^(?:u?int\d*|integer|u?long|u?short|s?byte|float\d*|double|decimal|rune|bool(?:ean)?|bigint(?:eger)?|bigdecimal|uuid|guid|datetime|timespan|local(?:date(?:time)?|time)|instant)$/i;

/** Whether a declared type holds nothing but a number, or what is read as strictly: its text is not what its sender likes. */
export function isNumberType(type: string | null): boolean {
  return type !== null && NUMBERS.test(type);
}
