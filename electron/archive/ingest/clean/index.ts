/** Clean-up of decoded text and the lifting of metadata out of page furniture. Pure functions, no files. */
export { type Storable, storable } from './characters.ts';
export { dayIn } from './dates.ts';
export { type Lifted, lift, webAddress } from './lift.ts';
export { headLines, tailLines } from './lines.ts';
export { withoutRadicals } from './radicals.ts';
export { closeUp } from './spaced.ts';
export { isPoorTitle } from './title.ts';
