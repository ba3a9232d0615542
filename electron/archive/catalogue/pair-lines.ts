/** Word pairs as lines of a table: the supplied file and what people bring are read alike, and no bad line is lost. */
import { PairClass, type PairImport } from '../../contract/index.ts';

const LONGEST_WORD = 40;
const LONGEST_NOTE = 400;
/** Of a refused line, as much as a person needs to find it. */
const SHOWN_OF_A_LINE = 80;

interface PairLine {
  spun: string;
  standard: string;
  /** Absent where the line leaves it open. */
  cls?: PairClass;
  note?: string;
}

/**
 * Reads tab-separated pairs. A first line that begins with spun and standard names the columns, as in the supplied
 * file; without one they are: spun, standard, class, note. Comments (#) and empty lines are passed over.
 */
export function readPairLines(tsv: string): { pairs: PairLine[]; refused: PairImport['refused'] } {
  const pairs: PairLine[] = [];
  const refused: PairImport['refused'] = [];
  let columns = { class: 2, note: 3 };
  let first = true;
  const lines = tsv.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  lines.forEach((text, i) => {
    if (text.trim() === '' || text.startsWith('#')) return;
    const cells = text.split('\t').map((cell) => cell.trim());
    const [spun = '', standard] = cells;
    if (first && spun === 'spun' && standard === 'standard') {
      columns = { class: cells.indexOf('class'), note: cells.indexOf('note') };
      first = false;
      return;
    }
    first = false;
    const note = cells[columns.note] ?? '';
    const stated = (cells[columns.class] ?? '').toUpperCase();
    const cls = PairClass.safeParse(stated).data;
    let why: PairImport['refused'][number]['why'] | undefined;
    if (standard === undefined) why = 'columns';
    // A word that stands for itself says nothing either.
    else if (spun === '' || standard === '' || spun === standard) why = 'empty';
    else if (spun.length > LONGEST_WORD || standard.length > LONGEST_WORD || note.length > LONGEST_NOTE) why = 'long';
    else if (stated !== '' && cls === undefined) why = 'class';
    if (why !== undefined) refused.push({ line: i + 1, text: text.slice(0, SHOWN_OF_A_LINE), why });
    else if (standard !== undefined)
      pairs.push({ spun, standard, ...(cls === undefined ? {} : { cls }), ...(note === '' ? {} : { note }) });
  });
  return { pairs, refused };
}
