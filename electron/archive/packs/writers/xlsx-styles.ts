/**
 * The few looks a cell of the workbook can have. A workbook cannot name a second typeface to fall back to: `family` and
 * `charset` tell a program without 宋体 or 黑体 to take a Chinese one of its own.
 */

/**
 * `literal` is for dates, hashes and numbers in words: the format of the cell is text, so that editing it by hand does
 * not turn it into a date or a number. `ordinal` is a number that names. `thousands` is a whole number, 1,234. `quoted` is for text that would be a formula if a person typed it.
 */
export type CellStyle = 'default' | 'head' | 'text' | 'literal' | 'number' | 'ordinal' | 'quoted' | 'thousands';

const order: readonly CellStyle[] = ['default', 'head', 'text', 'literal', 'number', 'ordinal', 'quoted', 'thousands'];

export function styleIndex(style: CellStyle): number {
  return order.indexOf(style);
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

function font(name: string): string {
  return `<font><sz val="11"/><color rgb="FF000000"/><name val="${name}"/><family val="3"/><charset val="134"/></font>`;
}

const edge = (side: string): string => `<${side} style="thin"><color rgb="FFBFBFBF"/></${side}>`;

/** Text at the top of its cell and wrapped: rows differ much in height. */
const top = '<alignment vertical="top" wrapText="1"/>';
const body = 'fontId="0" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1"';

const looks: Record<CellStyle, string> = {
  default: '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  head: '<xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>',
  text: `<xf numFmtId="0" ${body}>${top}</xf>`,
  literal: `<xf numFmtId="49" ${body} applyNumberFormat="1">${top}</xf>`,
  number: `<xf numFmtId="0" ${body}><alignment horizontal="right" vertical="top"/></xf>`,
  thousands: `<xf numFmtId="3" ${body} applyNumberFormat="1"><alignment horizontal="right" vertical="top"/></xf>`,
  ordinal: `<xf numFmtId="0" ${body}><alignment horizontal="center" vertical="top"/></xf>`,
  quoted: `<xf numFmtId="0" ${body} quotePrefix="1">${top}</xf>`,
};

export const stylesXml = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
  `<styleSheet xmlns="${main}">`,
  `<fonts count="2">${font('宋体')}${font('黑体')}</fonts>`,
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFEDEDED"/><bgColor indexed="64"/></patternFill></fill></fills>',
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>',
  `<border>${['left', 'right', 'top', 'bottom'].map(edge).join('')}<diagonal/></border></borders>`,
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="${order.length}">${order.map((style) => looks[style]).join('')}</cellXfs>`,
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  '</styleSheet>',
].join('');
