/** Dates as the catalogue takes them: `2022`, `2022-10` or `2022-10-13`. */
export function isDate(text: string): boolean {
  return text === '' || /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(text);
}
