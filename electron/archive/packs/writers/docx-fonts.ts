/**
 * Typefaces and sizes of GB/T 9704-2012. The typefaces are proprietary: they are asked for by name, with the names other
 * systems have for them, and never taken along.
 */
import type { IFontAttributesProperties } from 'docx';

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
