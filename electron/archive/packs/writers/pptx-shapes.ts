/** What stands on a slide, as DrawingML (ECMA-376-1, 19–21). Points in, EMU out. Text can only be text. */
import { isSideways, type Turn } from '../exif.ts';
import { html } from './escape.ts';
import { type Box, type Para, paraXml } from './pptx-text.ts';

export interface TextShape {
  type: 'text';
  name: string;
  box: Box;
  paras: Para[];
  anchor?: 't' | 'ctr' | 'b';
  /** Stands in this place of the layout, and in the outline of the slides. */
  place?: 'title' | 'ctrTitle';
}
export interface TableShape {
  type: 'table';
  name: string;
  box: Box;
  /** Points. */
  widths: number[];
  rows: Array<{ height: number; cells: Para[][]; head: boolean }>;
}
export interface PictureShape {
  type: 'picture';
  name: string;
  alt: string;
  box: Box;
  /** What every program shows, and beside it the drawing itself for those that can. */
  media: Media;
  svg?: Media;
  /** `box` is that of the upright picture. */
  turn?: Turn | null;
}
export interface BarShape {
  type: 'bar';
  box: Box;
  colour: 'accent1' | 'accent4' | 'accent5';
}
export type Shape = TextShape | TableShape | PictureShape | BarShape;

export interface Media {
  /** `image1.png`: named by content, so that a picture used twice is there once. */
  name: string;
  bytes: Uint8Array;
}

const emu = (points: number): number => Math.round(points * 12_700);

function frame({ x, y, w, h }: Box, tag: 'a' | 'p' = 'a'): string {
  return `<${tag}:xfrm><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(w)}" cy="${emu(h)}"/></${tag}:xfrm>`;
}

/** Mirrored, then turned about its middle (ECMA-376-1, 20.1.7.6): the frame given is that of the picture before. */
function turnedFrame({ x, y, w, h }: Box, turn: Turn): string {
  const before = isSideways(turn) ? { x: x + (w - h) / 2, y: y + (h - w) / 2, w: h, h: w } : { x, y, w, h };
  const flip = turn.mirrored ? ' flipH="1"' : '';
  return frame(before).replace('<a:xfrm>', `<a:xfrm rot="${turn.degrees * 60_000}"${flip}>`);
}

const rectangle = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>';
const scheme = (colour: string): string => `<a:solidFill><a:schemeClr val="${colour}"/></a:solidFill>`;

export function barXml(box: Box, colour: string, id: number): string {
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="线${id}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>${frame(box)}${rectangle}${scheme(colour)}<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="zh-CN"/></a:p></p:txBody></p:sp>`;
}

export function textBody(paras: readonly Para[], anchor = 't'): string {
  const body = paras.length === 0 ? '<a:p><a:endParaRPr lang="zh-CN"/></a:p>' : paras.map(paraXml).join('');
  return `<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="${anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>${body}</p:txBody>`;
}

function textXml(shape: TextShape, id: number): string {
  const kind =
    shape.place === undefined
      ? '<p:cNvSpPr txBox="1"/><p:nvPr/>'
      : `<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="${shape.place}"/></p:nvPr>`;
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${html(shape.name)}"/>${kind}</p:nvSpPr><p:spPr>${frame(shape.box)}${rectangle}<a:noFill/></p:spPr>${textBody(shape.paras, shape.anchor)}</p:sp>`;
}

function pictureXml(shape: PictureShape, id: number, relation: (media: Media) => string): string {
  const svg =
    shape.svg === undefined
      ? ''
      : `<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="${relation(shape.svg)}"/></a:ext></a:extLst>`;
  const place = shape.turn ? turnedFrame(shape.box, shape.turn) : frame(shape.box);
  return `<p:pic><p:nvPicPr><p:cNvPr id="${id}" name="${html(shape.name)}" descr="${html(shape.alt.replace(/\s+/g, ' '))}"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="${relation(shape.media)}">${svg}</a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>${place}${rectangle}</p:spPr></p:pic>`;
}

const none = (side: string): string => `<a:${side} w="0"><a:noFill/></a:${side}>`;
const rule = (side: string, width: number, colour: string): string =>
  `<a:${side} w="${emu(width)}">${scheme(colour)}</a:${side}>`;

function cellXml(paras: readonly Para[], above: string, below: string): string {
  return `<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>${paras.length === 0 ? '<a:p><a:endParaRPr lang="zh-CN" sz="1000"/></a:p>' : paras.map(paraXml).join('')}</a:txBody><a:tcPr marL="${emu(CELL_MARGIN)}" marR="${emu(CELL_MARGIN)}" marT="${emu(CELL_MARGIN / 2)}" marB="${emu(CELL_MARGIN / 2)}">${none('lnL')}${none('lnR')}${above}${below}<a:noFill/></a:tcPr></a:tc>`;
}

/** Points left and right of a cell's words; half of it above and below. */
export const CELL_MARGIN = 6;

/** Three-line table: rules above and below, one under the head, hairlines between. Without a head, hairlines only. */
function rules({ rows }: TableShape, r: number): { above: string; below: string } {
  const hair = rule('lnB', 0.5, 'accent5');
  const headed = rows[0]?.head === true;
  const isLast = r === rows.length - 1;
  if (!headed) return { above: r === 0 ? none('lnT') : '', below: isLast ? none('lnB') : hair };
  if (r === 0) return { above: rule('lnT', 1.25, 'tx1'), below: rule('lnB', isLast ? 1.25 : 0.75, 'tx1') };
  return { above: '', below: isLast ? rule('lnB', 1.25, 'tx1') : hair };
}

function tableXml(shape: TableShape, id: number): string {
  const { name, box, widths, rows } = shape;
  const grid = widths.map((w) => `<a:gridCol w="${emu(w)}"/>`).join('');
  const body = rows
    .map(({ height, cells }, r) => {
      const { above, below } = rules(shape, r);
      const line = widths.map((_, i) => cellXml(cells[i] ?? [], above, below));
      return `<a:tr h="${emu(height)}">${line.join('')}</a:tr>`;
    })
    .join('');
  const head = rows[0]?.head === true ? ' firstRow="1"' : '';
  return `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="${id}" name="${html(name)}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>${frame(box, 'p')}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr${head}/><a:tblGrid>${grid}</a:tblGrid>${body}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`;
}

/** @param relation the id under which a slide names a picture */
export function shapeXml(shape: Shape, id: number, relation: (media: Media) => string): string {
  switch (shape.type) {
    case 'text':
      return textXml(shape, id);
    case 'table':
      return tableXml(shape, id);
    case 'picture':
      return pictureXml(shape, id, relation);
    case 'bar':
      return barXml(shape.box, shape.colour, id);
  }
}
