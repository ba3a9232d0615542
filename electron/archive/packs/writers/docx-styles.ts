/**
 * The page of GB/T 9704-2012 as Word knows it: A4, margins 37/35/28/26 mm, 22 lines of 28 characters, body 三号仿宋,
 * headings 黑体 and 楷体, title 小标宋. The typefaces of the standard are proprietary: they are asked for by name, with the
 * names other systems have for them, and never taken along.
 */
import {
  AlignmentType,
  DocumentGridType,
  type IFontAttributesProperties,
  type IStylesOptions,
  LineRuleType,
} from 'docx';

/** Twentieths of a point. */
export const TWIPS_PER_MM = 1440 / 25.4;
const mm = (value: number): number => Math.round(value * TWIPS_PER_MM);

export const page = {
  size: { width: mm(210), height: mm(297) },
  margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), header: mm(15), footer: mm(25) },
};
/** Width of the type area, for tables. */
export const TYPE_WIDTH = page.size.width - page.margin.left - page.margin.right;

/** 225 mm over 22 lines. */
export const LINE_PITCH = 579;
export const grid = { type: DocumentGridType.LINES, linePitch: LINE_PITCH };
/**
 * 156 mm over 28 characters of 16 pt leaves 15.79 pt each: a quarter point less. As spacing of the text, not as a
 * character grid: LibreOffice and some WPS versions stretch every other size of type to the grid's cells.
 */
const TIGHT = { characterSpacing: -5 };

/** Half-points. */
export const size = { 二号: 44, 三号: 32, 四号: 28, 小四: 24, 五号: 21, 小五: 18 } as const;

/** `hint` makes Chinese quotation marks and dashes take the Chinese typeface. */
function font(eastAsia: string, latin = 'Times New Roman'): IFontAttributesProperties {
  return { ascii: latin, hAnsi: latin, cs: latin, eastAsia, hint: 'eastAsia' };
}
export const fonts = {
  仿宋: font('仿宋_GB2312'),
  楷体: font('楷体_GB2312'),
  黑体: font('黑体'),
  小标宋: font('方正小标宋简体'),
  宋体: font('宋体', '宋体'),
};

/** Written into `fontTable.xml`: what to take where a typeface is not installed. */
export const fontAlternatives: ReadonlyArray<{ name: string; alternatives: string; family: 'roman' | 'modern' }> = [
  { name: '仿宋_GB2312', alternatives: '仿宋,FangSong,STFangsong,FandolFang,Noto Serif CJK SC', family: 'modern' },
  { name: '楷体_GB2312', alternatives: '楷体,KaiTi,STKaiti,FandolKai,Noto Serif CJK SC', family: 'modern' },
  { name: '黑体', alternatives: 'SimHei,STHeiti,Noto Sans CJK SC', family: 'modern' },
  { name: '方正小标宋简体', alternatives: '方正小标宋_GBK,小标宋体,STSong,SimSun,Noto Serif CJK SC', family: 'roman' },
  { name: '宋体', alternatives: 'SimSun,STSong,Noto Serif CJK SC', family: 'roman' },
];

const exactLine = { line: LINE_PITCH, lineRule: LineRuleType.EXACT, before: 0, after: 0 };
/** Exact, or the line grid of the page would stretch small type to 29 pt. */
const small = { line: 320, lineRule: LineRuleType.EXACT, before: 0, after: 0 };
/** Two characters of the paragraph's own size. */
export function indent(halfPoints: number, characters = 2): { firstLine: number; firstLineChars: number } {
  return { firstLine: halfPoints * 10 * characters, firstLineChars: characters * 100 };
}

const black = '000000';

export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: fonts.仿宋, size: size.三号, color: black, language: { value: 'en-US', eastAsia: 'zh-CN' } },
      paragraph: { spacing: exactLine },
    },
    heading1: {
      run: { font: fonts.黑体, size: size.三号, color: black, ...TIGHT },
      paragraph: { spacing: exactLine, indent: indent(size.三号), keepNext: true, outlineLevel: 0 },
    },
    heading2: {
      run: { font: fonts.楷体, size: size.三号, color: black, ...TIGHT },
      paragraph: { spacing: exactLine, indent: indent(size.三号), keepNext: true, outlineLevel: 1 },
    },
    footnoteText: {
      run: { font: fonts.仿宋, size: size.小五 },
      paragraph: { spacing: { ...small, line: 260 }, alignment: AlignmentType.LEFT },
    },
    footnoteReference: { run: { superScript: true } },
  },
  paragraphStyles: [
    {
      id: 'Body',
      name: '正文三号仿宋',
      basedOn: 'Normal',
      quickFormat: true,
      run: TIGHT,
      paragraph: { indent: indent(size.三号), alignment: AlignmentType.JUSTIFIED },
    },
    { id: 'Flush', name: '正文顶格', basedOn: 'Normal', paragraph: { alignment: AlignmentType.LEFT } },
    {
      id: 'CoverTitle',
      name: '封面题名',
      basedOn: 'Normal',
      run: { font: fonts.小标宋, size: size.二号 },
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { line: 700, lineRule: LineRuleType.AT_LEAST, before: 0, after: 0 },
      },
    },
    {
      id: 'CoverLine',
      name: '封面文字',
      basedOn: 'Normal',
      paragraph: { alignment: AlignmentType.CENTER },
    },
    {
      id: 'PageTitle',
      name: '版心标题',
      basedOn: 'Normal',
      run: { font: fonts.小标宋, size: size.二号 },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { ...exactLine, after: LINE_PITCH } },
    },
    {
      id: 'InnerHeading',
      name: '文内小标题',
      basedOn: 'Body',
      run: { bold: true },
      paragraph: { keepNext: true },
    },
    {
      id: 'Quotation',
      name: '引文',
      basedOn: 'Normal',
      run: { font: fonts.楷体, ...TIGHT },
      paragraph: { indent: indent(size.三号), alignment: AlignmentType.JUSTIFIED },
    },
    {
      id: 'Reference',
      name: '参考文献',
      basedOn: 'Normal',
      run: { size: size.四号 },
      paragraph: { alignment: AlignmentType.LEFT, indent: { left: 700, hanging: 700 } },
    },
    {
      id: 'Cell',
      name: '表格文字',
      basedOn: 'Normal',
      run: { size: size.五号 },
      paragraph: { spacing: small, alignment: AlignmentType.LEFT },
    },
    {
      id: 'Gap',
      name: '表后间距',
      basedOn: 'Cell',
      paragraph: { spacing: { ...small, line: 160 } },
    },
    { id: 'CellHead', name: '表头', basedOn: 'Cell', run: { font: fonts.黑体, size: size.五号 } },
    {
      id: 'TOC1',
      name: 'toc 1',
      basedOn: 'Normal',
      run: { font: fonts.黑体, size: size.四号 },
      paragraph: { spacing: { line: 520, lineRule: LineRuleType.EXACT } },
    },
    {
      id: 'TOC2',
      name: 'toc 2',
      basedOn: 'Normal',
      run: { size: size.四号 },
      paragraph: { spacing: { line: 520, lineRule: LineRuleType.EXACT }, indent: { left: 560 } },
    },
  ],
};
