/**
 * What all slides share: paper, ink and one seal; a serif for titles and numbers, a sans for the rest. Faces are named in
 * the theme with what they are like, so that a program without them takes a Chinese one of that kind.
 */
import { barXml } from './pptx-shapes.ts';
import type { Box } from './pptx-text.ts';

export const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
export const namespaces = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${office}/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`;

/** 16:9, in points. */
export const page = { w: 960, h: 540 };
export const MARGIN = 56;
export const WIDTH = page.w - 2 * MARGIN;
/** Where things stand on a slide of content. */
export const areas = {
  kicker: { x: MARGIN + 18, y: 27, w: WIDTH - 18, h: 20 },
  title: { x: MARGIN, y: 50, w: WIDTH, h: 52 },
  body: { x: MARGIN, y: 122, w: WIDTH, h: 320 },
  /** The body of a slide without a source line. */
  tall: { x: MARGIN, y: 122, w: WIDTH, h: 370 },
  source: { x: MARGIN, y: 450, w: WIDTH, h: 48 },
  footer: { x: MARGIN, y: 511, w: WIDTH - 80, h: 16 },
  number: { x: page.w - MARGIN - 60, y: 511, w: 60, h: 16 },
} satisfies Record<string, Box>;

export type Layout = 'cover' | 'section' | 'content';
export const layouts: readonly Layout[] = ['cover', 'section', 'content'];
const layoutNames: Record<Layout, string> = { cover: '封面', section: '章节', content: '内容' };

const colours = [
  ['dk1', '22252A'],
  ['lt1', 'FFFFFF'],
  ['dk2', '5D636C'],
  ['lt2', 'FAF8F4'],
  ['accent1', 'B3392C'],
  ['accent2', '2C6A5D'],
  ['accent3', '8A6116'],
  ['accent4', '9298A1'],
  ['accent5', 'E7E2D8'],
  ['accent6', 'F3E3A4'],
  ['hlink', '2C6A5D'],
  ['folHlink', '5D636C'],
] as const;

const face = (tag: string, name: string, panose: string, family: number, charset: string): string =>
  `<a:${tag} typeface="${name}" panose="${panose}" pitchFamily="${family}" charset="${charset}"/>`;
const serif = (charset: string, tag: string): string =>
  face(tag, 'Noto Serif CJK SC', '02020400000000000000', 18, charset);
const sans = (charset: string, tag: string): string =>
  face(tag, 'Microsoft YaHei', '020B0503020204020204', 34, charset);
const fonts = (of: typeof serif, hans: string): string =>
  `${of('0', 'latin')}${of('-122', 'ea')}<a:cs typeface=""/><a:font script="Hans" typeface="${hans}"/>`;
const solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
const effects = '<a:effectStyle><a:effectLst/></a:effectStyle>';
const strokes = [6350, 12700, 19050].map((w) => `<a:ln w="${w}">${solid}</a:ln>`).join('');

export const themeXml = `${head}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="纸墨"><a:themeElements><a:clrScheme name="纸墨">${colours
  .map(([name, value]) => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`)
  .join(
    '',
  )}</a:clrScheme><a:fontScheme name="纸墨"><a:majorFont>${fonts(serif, '宋体')}</a:majorFont><a:minorFont>${fonts(sans, '微软雅黑')}</a:minorFont></a:fontScheme><a:fmtScheme name="纸墨"><a:fillStyleLst>${solid.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${strokes}</a:lnStyleLst><a:effectStyleLst>${effects.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${solid.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;

const emu = (points: number): number => Math.round(points * 12_700);
const group =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>';
export const treeOf = (shapes: string): string => `<p:spTree>${group}${shapes}</p:spTree>`;
const mapping =
  'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"';

function place(id: number, name: string, type: string, { x, y, w, h }: Box, body: string, anchor = 't'): string {
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ${type}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(w)}" cy="${emu(h)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="${anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>${body}</p:txBody></p:sp>`;
}

const prompt = (text: string): string => `<a:p><a:r><a:rPr lang="zh-CN"/><a:t>${text}</a:t></a:r></a:p>`;
const small = (align: string): string => `<a:pPr algn="${align}"/>`;
export const numberField = `<a:p>${small('r')}<a:fld id="{1E2C6B0A-7C55-4C0F-9C6B-6A5B2F3D4E01}" type="slidenum"><a:rPr lang="zh-CN" sz="1100"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:rPr><a:t>‹#›</a:t></a:fld></a:p>`;

function levels(size: number, font: 'mj' | 'mn'): string {
  return Array.from(
    { length: 9 },
    (_, i) =>
      `<a:lvl${i + 1}pPr marL="0" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:buNone/><a:defRPr sz="${size * 100}" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+${font}-lt"/><a:ea typeface="+${font}-ea"/><a:cs typeface="+${font}-cs"/></a:defRPr></a:lvl${i + 1}pPr>`,
  ).join('');
}

const paper = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg2"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>';

export const masterXml = `${head}<p:sldMaster ${namespaces}><p:cSld>${paper}${treeOf(
  place(2, '标题', 'type="title"', areas.title, prompt('标题'), 'ctr') +
    place(3, '正文', 'type="body" idx="1"', areas.body, prompt('正文')) +
    place(
      4,
      '页脚',
      'type="ftr" sz="quarter" idx="3"',
      areas.footer,
      '<a:p><a:endParaRPr lang="zh-CN" sz="1000"/></a:p>',
    ) +
    place(5, '页码', 'type="sldNum" sz="quarter" idx="4"', areas.number, numberField),
)}</p:cSld><p:clrMap ${mapping}/><p:sldLayoutIdLst>${layouts.map((_, i) => `<p:sldLayoutId id="${2147483649 + i}" r:id="rId${i + 1}"/>`).join('')}</p:sldLayoutIdLst><p:hf hdr="0" dt="0"/><p:txStyles><p:titleStyle>${levels(28, 'mj')}</p:titleStyle><p:bodyStyle>${levels(20, 'mn')}</p:bodyStyle><p:otherStyle>${levels(18, 'mn')}</p:otherStyle></p:txStyles></p:sldMaster>`;

/** The seal is the one red thing on a slide. */
const decorations: Record<Layout, string> = {
  cover: barXml({ x: MARGIN, y: 470, w: WIDTH, h: 0.75 }, 'accent5', 11),
  section: barXml({ x: MARGIN, y: 196, w: 18, h: 18 }, 'accent1', 10),
  content:
    barXml({ x: MARGIN, y: 32, w: 10, h: 10 }, 'accent1', 10) +
    barXml({ x: MARGIN, y: 108, w: WIDTH, h: 0.75 }, 'accent5', 11) +
    barXml({ x: MARGIN, y: 504, w: WIDTH, h: 0.5 }, 'accent5', 12),
};
export const coverTitle: Box = { x: MARGIN, y: 190, w: WIDTH, h: 112 };
export const sectionTitleBox: Box = { x: MARGIN, y: 226, w: WIDTH, h: 104 };
const titles: Record<Layout, string> = {
  cover: place(2, '标题', 'type="ctrTitle"', coverTitle, prompt('标题'), 'ctr'),
  section: place(2, '标题', 'type="title"', sectionTitleBox, prompt('章节标题')),
  content: place(2, '标题', 'type="title"', areas.title, prompt('标题'), 'ctr'),
};
const kinds: Record<Layout, string> = { cover: 'title', section: 'secHead', content: 'titleOnly' };
const footers =
  place(
    4,
    '页脚',
    'type="ftr" sz="quarter" idx="10"',
    areas.footer,
    '<a:p><a:endParaRPr lang="zh-CN" sz="1000"/></a:p>',
  ) + place(5, '页码', 'type="sldNum" sz="quarter" idx="11"', areas.number, numberField);

export function layoutXml(layout: Layout): string {
  return `${head}<p:sldLayout ${namespaces} type="${kinds[layout]}" preserve="1"><p:cSld name="${layoutNames[layout]}">${treeOf(`${decorations[layout]}${titles[layout]}${layout === 'cover' ? '' : footers}`)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`;
}

export const notesMasterXml = `${head}<p:notesMaster ${namespaces}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>${treeOf(
  '<p:sp><p:nvSpPr><p:cNvPr id="2" name="幻灯片"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" y="1143000"/><a:ext cx="5486400" cy="3086100"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="12700"><a:solidFill><a:prstClr val="black"/></a:solidFill></a:ln></p:spPr></p:sp>' +
    '<p:sp><p:nvSpPr><p:cNvPr id="3" name="备注"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" y="4400550"/><a:ext cx="5486400" cy="3600450"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="zh-CN"/></a:p></p:txBody></p:sp>',
)}</p:cSld><p:clrMap ${mapping}/><p:notesStyle>${levels(12, 'mn')}</p:notesStyle></p:notesMaster>`;
