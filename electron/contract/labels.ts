/**
 * A label in both languages for every value of the closed lists. Import it through `messages.ts`, which holds the
 * sentences.
 */
import type { Figure } from './record.ts';
import type { Certainty, Link, QualityFlag, RecordKind, RelationType } from './vocabulary.ts';

export interface Wording {
  zh: string;
  en: string;
}
export type Locale = keyof Wording;

/** From a language tag such as `zh-CN`; every language but English is answered in Chinese. */
export function localeOf(language: string): Locale {
  return /^en\b/i.test(language) ? 'en' : 'zh';
}

/** Stands before the number. */
export const boundWords: Record<Figure['bound'], Wording> = {
  exact: { zh: '', en: '' },
  'more-than': { zh: '超', en: 'over ' },
  'less-than': { zh: '不足', en: 'under ' },
  about: { zh: '约', en: 'about ' },
};

const numbers = {
  zh: new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 20, useGrouping: 'min2' }),
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 20 }),
};

/**
 * What a source states, with all of its digits. In Chinese up to four digits stand together and more in groups of three
 * (GB/T 15835-2011).
 */
export function figureNumber(value: number, locale: Locale): string {
  return numbers[locale].format(value);
}

export const kindLabels: Record<RecordKind, Wording> = {
  report: { zh: '会议报道', en: 'Meeting report' },
  case: { zh: '案例', en: 'Case' },
  publication: { zh: '出版物', en: 'Publication' },
  research: { zh: '调研报告', en: 'Research report' },
  briefing: { zh: '简报', en: 'Briefing' },
  lecture: { zh: '讲义课件', en: 'Lecture' },
  'site-plan': { zh: '现场教学方案', en: 'Site teaching plan' },
  speech: { zh: '发言讲话', en: 'Speech' },
  notice: { zh: '通知方案', en: 'Notice' },
  regulation: { zh: '法规制度', en: 'Regulation' },
  minutes: { zh: '会议纪要', en: 'Minutes' },
  article: { zh: '理论文章', en: 'Article' },
  image: { zh: '图片音视频', en: 'Image or recording' },
  'web-copy': { zh: '网页转载', en: 'Web copy' },
  artefact: { zh: '实物', en: 'Artefact' },
  institution: { zh: '机构场所', en: 'Institution or site' },
  document: { zh: '其他文件', en: 'Other document' },
};

export const qualityLabels: Record<QualityFlag, Wording> = {
  rewritten: { zh: '文字经机器改写', en: 'Machine-rewritten' },
  mirror: { zh: '转载副本', en: 'Mirror copy' },
  incomplete: { zh: '内容不全', en: 'Incomplete' },
  'no-text': { zh: '无文字，待录入', en: 'No text yet' },
  unreviewed: { zh: '未经审核', en: 'Not reviewed' },
  undecodable: { zh: '有无法识别的字符', en: 'Unreadable characters' },
};

/** What a person must confirm before an export: the marks of records, and what a quotation itself holds. */
export const markLabels: Record<QualityFlag | 'personal', Wording> = {
  ...qualityLabels,
  personal: { zh: '含个人信息', en: 'Personal data' },
};

export const certaintyLabels: Record<Certainty, Wording> = {
  confirmed: { zh: '已有他处资料印证', en: 'Confirmed elsewhere' },
  stated: { zh: '原文所述', en: 'As stated' },
  'single-source': { zh: '仅见一处来源', en: 'Single source' },
  inferred: { zh: '据上下文推断', en: 'Inferred' },
};

export const linkLabels: Record<Link, Wording> = {
  L1: { zh: '民主选举', en: 'Election' },
  L2: { zh: '民主协商', en: 'Consultation' },
  L3: { zh: '民主决策', en: 'Decision-making' },
  L4: { zh: '民主管理', en: 'Management' },
  L5: { zh: '民主监督', en: 'Oversight' },
};

/** Read from the record that holds the relation: it is part of, was presented at … the other. */
export const relationLabels: Record<RelationType, Wording> = {
  'part-of': { zh: '属于', en: 'Part of' },
  'presented-at': { zh: '交流于', en: 'Presented at' },
  'version-of': { zh: '另一版本见', en: 'Version of' },
  'same-event': { zh: '同一事项', en: 'Same event' },
  cites: { zh: '引用', en: 'Cites' },
  about: { zh: '关于', en: 'About' },
  'given-at': { zh: '赠送或授予于', en: 'Given at' },
};

/** The same relations, read from the record they point to. */
export const relatedFromLabels: Record<RelationType, Wording> = {
  'part-of': { zh: '包括', en: 'Includes' },
  'presented-at': { zh: '会上交流', en: 'Presented here' },
  'version-of': { zh: '其他版本', en: 'Other versions' },
  'same-event': { zh: '同一事项', en: 'Same event' },
  cites: { zh: '被引用于', en: 'Cited by' },
  about: { zh: '相关资料', en: 'About this' },
  'given-at': { zh: '会上赠送或授予', en: 'Given here' },
};
