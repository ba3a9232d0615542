/**
 * The page of GB/T 9704-2012 as Word knows it: A4, margins 37/35/28/26 mm, 22 lines of 28 characters, body 三号仿宋,
 * headings 黑体 and 楷体, title 小标宋.
 */
import { AlignmentType, BorderStyle, DocumentGridType, type IStylesOptions, LineRuleType, PageOrientation } from 'docx';
import { fonts, size } from './docx-fonts.ts';

export { fonts, size } from './docx-fonts.ts';

/** Twentieths of a point. */
export const TWIPS_PER_MM = 1440 / 25.4;
const mm = (value: number): number => Math.round(value * TWIPS_PER_MM);

export const page = {
  size: { width: mm(210), height: mm(297) },
  margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), header: mm(15), footer: mm(25) },
};
/**
 * Turned to the left for wide tables, so that the head of the table is at the binding: the margins turn with the paper,
 * and the number of the page stays as far below the type area.
 */
export const turnedPage = {
  size: { ...page.size, orientation: PageOrientation.LANDSCAPE },
  margin: { top: mm(28), bottom: mm(26), left: mm(35), right: mm(37), header: mm(15), footer: mm(16) },
};
/** Width of the type area, for tables. */
export const TYPE_WIDTH = page.size.width - page.margin.left - page.margin.right;
export const TURNED_WIDTH = page.size.height - turnedPage.margin.left - turnedPage.margin.right;

/** 225 mm over 22 lines. */
export const LINE_PITCH = 579;
/** Contents of twenty headings and more stay on one page, as they do in the PDF. */
export const CONTENTS_PITCH = 480;
export const grid = { type: DocumentGridType.LINES, linePitch: LINE_PITCH };
/** 156 mm hold 15 lines. */
export const turnedGrid = { type: DocumentGridType.LINES, linePitch: Math.round(mm(156) / 15) };
/**
 * 156 mm over 28 characters of 16 pt leaves 15.79 pt each: a quarter point less. As spacing of the text, not as a
 * character grid: LibreOffice and some WPS versions stretch every other size of type to the grid's cells.
 */
const TIGHT = { characterSpacing: -5 };

const exactLine = { line: LINE_PITCH, lineRule: LineRuleType.EXACT, before: 0, after: 0 };
/** Exact, or the line grid of the page would stretch small type to 29 pt. */
const small = { line: 320, lineRule: LineRuleType.EXACT, before: 0, after: 0 };
const caption = { line: 400, lineRule: LineRuleType.EXACT, before: 0, after: 0 };
const factLine = { line: 420, lineRule: LineRuleType.EXACT, before: 0, after: 0 };
/** Two characters of the paragraph's own size. */
export function indent(halfPoints: number, characters = 2): { firstLine: number; firstLineChars: number } {
  return { firstLine: halfPoints * 10 * characters, firstLineChars: characters * 100 };
}

/** One character of 四号, on both sides of 报尾. */
const IMPRINT_INSET = 280;

const black = '000000';
/** The red of an official head, as screens and office printers have it. */
const RED = 'FF0000';

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
      id: 'Notice',
      name: '密级或提示',
      basedOn: 'Normal',
      run: { font: fonts.黑体 },
      paragraph: { alignment: AlignmentType.LEFT },
    },
    {
      id: 'CoverFact',
      name: '封面事项',
      basedOn: 'Normal',
      run: { size: size.四号 },
      paragraph: { spacing: factLine },
    },
    { id: 'CoverFactName', name: '封面事项名', basedOn: 'CoverFact', run: { font: fonts.黑体, size: size.四号 } },
    {
      id: 'MastheadName',
      name: '简报名称',
      basedOn: 'Normal',
      run: { font: fonts.小标宋, size: 84, color: RED },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { ...exactLine, line: 2 * LINE_PITCH } },
    },
    {
      id: 'MastheadLine',
      name: '编印单位和日期',
      basedOn: 'Normal',
      paragraph: {
        border: { bottom: { style: BorderStyle.SINGLE, size: 18, space: 6, color: RED } },
      },
    },
    {
      id: 'ImprintLine',
      name: '报送单位',
      basedOn: 'Normal',
      run: { size: size.四号 },
      paragraph: {
        spacing: { ...small, line: 500 },
        alignment: AlignmentType.LEFT,
        indent: { left: IMPRINT_INSET + size.四号 * 20, right: IMPRINT_INSET, hanging: size.四号 * 20 },
      },
    },
    {
      id: 'ImprintRule',
      name: '版记分隔线',
      basedOn: 'Normal',
      run: { size: 2 },
      paragraph: { spacing: { before: 0, after: 0 } },
    },
    {
      id: 'ImprintCopies',
      name: '印数',
      basedOn: 'Normal',
      run: { size: size.四号 },
      paragraph: { spacing: { ...small, line: 500 }, alignment: AlignmentType.RIGHT, indent: { right: IMPRINT_INSET } },
    },
    {
      id: 'PageTitle',
      name: '版心标题',
      basedOn: 'Normal',
      run: { font: fonts.小标宋, size: size.二号 },
      paragraph: { alignment: AlignmentType.CENTER, spacing: exactLine },
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
      id: 'Signed',
      name: '署名',
      basedOn: 'Normal',
      run: TIGHT,
      paragraph: { alignment: AlignmentType.RIGHT, indent: { right: size.三号 * 20 } },
    },
    {
      id: 'TableCaption',
      name: '表题',
      basedOn: 'Normal',
      run: { font: fonts.黑体, size: size.小四 },
      paragraph: { spacing: { ...caption, before: 160 }, alignment: AlignmentType.CENTER, keepNext: true },
    },
    {
      id: 'TableNote',
      name: '表注',
      basedOn: 'Cell',
      run: { size: size.五号 },
      paragraph: { spacing: { ...small, before: 40 } },
    },
    {
      id: 'Figure',
      name: '插图',
      basedOn: 'Normal',
      paragraph: {
        spacing: { line: 240, lineRule: LineRuleType.AUTO, before: 160, after: 0 },
        alignment: AlignmentType.CENTER,
        keepNext: true,
      },
    },
    {
      id: 'FigureCaption',
      name: '图题',
      basedOn: 'Normal',
      run: { font: fonts.黑体, size: size.小四 },
      paragraph: { spacing: { ...caption, after: 160 }, alignment: AlignmentType.CENTER },
    },
    {
      id: 'Break',
      name: '分页',
      basedOn: 'Cell',
      paragraph: { spacing: { ...small, line: 20 } },
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
      paragraph: { spacing: { line: CONTENTS_PITCH, lineRule: LineRuleType.EXACT } },
    },
    {
      id: 'TOC2',
      name: 'toc 2',
      basedOn: 'Normal',
      run: { size: size.四号 },
      paragraph: { spacing: { line: CONTENTS_PITCH, lineRule: LineRuleType.EXACT }, indent: { left: 560 } },
    },
  ],
};
